package source

import (
	"context"
	"fmt"
	"io"

	"corkboard/graph"
)

// The bounds of an XML document, so that no hostile one costs more memory than
// a token may.
const (
	maxXMLDepth      = 1000  // open elements
	maxXMLAttributes = 10000 // of one element
	maxXMLNames      = 10000 // kept, so that they are made once
)

// xmlScanner reads XML 1.0 (fifth edition) with Namespaces in XML 1.0, a token
// at a time. It is our own, and not encoding/xml, since RDF needs what that
// does not give: names both raw and resolved, line ends and attribute values
// normalized, entities of the internal subset with elements in them, places in
// characters, and reading on behind what is wrong only in one element.
//
// The text that it reads is UTF-8; see xmlDecoded.
type xmlScanner struct {
	ctx   context.Context
	in    Input
	src   io.Reader
	err   error // what the source ended with, io.EOF at its end
	max   int   // bytes of one text or value at most
	lossy bool  // U+FFFD stands for what the encoding has no character for

	buf    []byte // read, and from r on not yet passed over
	r      int
	mark   int   // buf[mark] stands at place at
	at     place // lags behind r
	start  int64 // offset of buf[0] in the text
	total  int64 // bytes read
	passed int64 // bytes that entities have given

	frames []xmlFrame // entities that are being read, the outermost first
	inside int        // elements begun in the outermost of them

	token   xmlToken
	text    []byte // of the token
	values  []byte // of its attributes
	cdata   bool   // in a CDATA section
	keep    bool   // comments and instructions are wanted
	closing bool   // an end tag is due, that of an empty element
	begun   bool   // the root element has begun
	typed   bool   // the document type has been read

	open     []*xmlName
	names    map[string]*xmlName
	bindings []xmlBinding
	bound    map[string]int // places in bindings, from 1, by prefix
	version  int            // of what is bound
	declared *graph.Prefixes

	dtd xmlDTD
}

// xmlFrame is what is read on when an entity ends.
type xmlFrame struct {
	buf    []byte
	r      int
	mark   int
	at     place
	start  int64
	depth  int        // open elements where the entity began
	place  place      // of the reference
	entity *xmlEntity // that is being read
}

func newXMLScanner(ctx context.Context, in Input, src io.Reader, o Options) *xmlScanner {
	return &xmlScanner{
		ctx: ctx, in: in, src: src, max: o.maxField(), at: place{1, 1},
		names: map[string]*xmlName{}, bound: map[string]int{}, declared: o.RDF.Declared,
	}
}

// fill reads more behind what is there, and moves all from r on to the front.
// It is false at the end of the source or of the entity that is being read.
func (s *xmlScanner) fill() bool {
	if s.err != nil || len(s.frames) > 0 {
		return false
	}
	if s.err = s.ctx.Err(); s.err != nil {
		return false
	}
	s.settle()
	if s.mark > 0 {
		s.buf = s.buf[:copy(s.buf, s.buf[s.mark:])]
		s.r -= s.mark
		s.start += int64(s.mark)
		s.mark = 0
	}
	if len(s.buf) == cap(s.buf) {
		grown := make([]byte, len(s.buf), max(2*cap(s.buf), blockSize))
		copy(grown, s.buf)
		s.buf = grown
	}
	for range 100 {
		n, err := s.src.Read(s.buf[len(s.buf):cap(s.buf)])
		s.buf = s.buf[:len(s.buf)+n]
		s.total += int64(n)
		s.err = err
		if n > 0 || err != nil {
			return n > 0
		}
	}
	s.err = io.ErrNoProgress
	return false
}

// settle brings the place up to r, or to a CR before it, whose LF may follow.
func (s *xmlScanner) settle() {
	end := s.r
	if end > 0 && s.buf[end-1] == '\r' {
		end--
	}
	if end > s.mark {
		s.at = s.at.after(s.buf[s.mark:end])
		s.mark = end
	}
}

// here gives the place of the next character; within an entity, that of the
// reference in the document.
func (s *xmlScanner) here() place {
	if len(s.frames) > 0 {
		return s.frames[0].place
	}
	s.settle()
	return s.at.after(s.buf[s.mark:s.r])
}

// peek gives the next byte. It is false at the end of the source or entity.
func (s *xmlScanner) peek() (byte, bool) {
	if s.r == len(s.buf) && !s.fill() {
		return 0, false
	}
	return s.buf[s.r], true
}

// more sees to it that there is a byte at i, which lies ahead of r, and gives
// where it stands then. It is false where the source or entity ends before it.
func (s *xmlScanner) more(i int) (int, bool) {
	if i < len(s.buf) {
		return i, true
	}
	ahead := i - s.r
	ok := s.fill()
	return s.r + ahead, ok
}

// begins tells whether the text goes on so.
func (s *xmlScanner) begins(text string) bool {
	for len(s.buf)-s.r < len(text) {
		if s.r < len(s.buf) && s.buf[s.r] != text[0] || !s.fill() {
			return false
		}
	}
	return string(s.buf[s.r:s.r+len(text)]) == text
}

// pass passes over a text if it comes next.
func (s *xmlScanner) pass(text string) bool {
	if !s.begins(text) {
		return false
	}
	s.r += len(text)
	return true
}

// space passes over white space and tells whether there was any.
func (s *xmlScanner) space() bool {
	any := false
	for {
		c, ok := s.peek()
		if !ok || c != ' ' && c != '\n' && c != '\t' && c != '\r' {
			return any
		}
		s.r++
		any = true
	}
}

// errorAt gives a fault of the document at a place.
func (s *xmlScanner) errorAt(p place, err error) error {
	return s.in.fault(err, graph.Origin{Line: p.line, Column: p.column})
}

// broken gives the fault that ends a document that is not well-formed; where
// the source has failed, what looks so is a piece of it, and the failure counts.
func (s *xmlScanner) broken(p place, format string, args ...any) error {
	if s.err != nil && s.err != io.EOF {
		return s.err
	}
	rest := s.here()
	return s.errorAt(p, fmt.Errorf("XML: %w; the rest of the document, from %d:%d on, is not read",
		fmt.Errorf(format, args...), rest.line, rest.column))
}

// cut says that something does not end, as broken does.
func (s *xmlScanner) cut(p place, what string) error {
	if n := len(s.frames); n > 0 {
		return s.broken(p, "%s does not end in the entity &%s;, in which it begins", what, s.frames[n-1].entity.name)
	}
	return s.broken(p, "%s does not end", what)
}

// soft notes what is wrong with the token, where the document goes on behind
// it. The first fault of a token counts; those of a document type all do.
func (s *xmlScanner) soft(p place, format string, args ...any) {
	if n := len(s.token.faults); n == 0 || s.token.kind == xmlDoctype && n < 100 {
		s.token.faults = append(s.token.faults, s.errorAt(p, fmt.Errorf("XML: "+format, args...)))
	}
}
