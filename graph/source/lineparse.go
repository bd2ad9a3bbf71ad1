package source

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"corkboard/graph"
)

// lineParser reads the lines of blocks. It remembers the terms that came last,
// since the next line mostly begins with the same ones. It is not safe for use
// by several goroutines.
type lineParser struct {
	file    string
	graphs  bool
	blank   *blankNodes
	most    int // bytes of a line
	mostOne int // bytes of a term

	rest    string // of the block
	long    bool   // the block is one long line: its terms share no memory
	valid   bool   // the block is UTF-8
	returns bool   // the block has carriage returns

	s         string // the line at hand
	i         int
	line      int32
	subject   seenTerm
	graph     seenTerm
	datatype  [4]seenTerm
	oldest    uint8 // of the datatypes
	predicate [16]seenTerm
	next      [16]uint8 // which predicate came after each
	last      uint8
	free      uint8
}

// seenTerm is a term and the text that it was read from.
type seenTerm struct {
	raw  string
	term graph.Term
}

// is tells whether the text at hand begins with the same term again. An IRI
// ends with its '>'; the raw text of a blank node has the blank behind it.
func (t *seenTerm) is(s string) bool { return t.raw != "" && strings.HasPrefix(s, t.raw) }

func newLineParser(in Input, o Options, graphs bool) *lineParser {
	return &lineParser{
		file: in.Name, graphs: graphs, blank: newBlankNodes(in, o.RDF),
		most: o.maxRecord(), mostOne: o.maxField(),
	}
}

// block reads the lines of a block and tells whether to go on.
func (p *lineParser) block(b lineBlock, yield func(graph.Statement, error) bool) bool {
	var st graph.Statement
	p.begin(b)
	for {
		ok, fault := p.read(&st)
		switch {
		case fault != nil:
			if !yield(graph.Statement{}, fault) {
				return false
			}
		case !ok:
			return true
		case !yield(st, nil):
			return false
		}
	}
}

// begin takes the block that is to be read.
func (p *lineParser) begin(b lineBlock) {
	if p.long {
		p.forget()
	}
	p.rest, p.line = b.text, b.line-1
	p.long = len(b.text) > blockSize
	p.valid = utf8.ValidString(p.rest)
	p.returns = strings.IndexByte(p.rest, '\r') >= 0
}

// forget lets go of the terms that came last.
func (p *lineParser) forget() {
	p.subject, p.graph = seenTerm{}, seenTerm{}
	clear(p.datatype[:])
	clear(p.predicate[:])
}

// read reads the next statement of the block, or gives the fault of the next
// line that has one. It gives false and no fault at the end.
func (p *lineParser) read(st *graph.Statement) (bool, error) {
	for p.rest != "" {
		p.s, p.rest = p.cut(p.rest)
		p.line = add(p.line, 1)
		ok, err := p.statement(st)
		if err != nil {
			at := graph.Origin{File: p.file, Line: p.line, Column: p.column(p.i)}
			return false, &graph.Error{Origin: at, Err: err}
		}
		if ok {
			if p.long {
				detach(st, len(p.s)/2)
			}
			return true, nil
		}
	}
	return false, nil
}

// detach makes the terms of a statement that are at most so long share no
// memory with the line that they were cut from.
func detach(st *graph.Statement, most int) {
	for _, t := range []*graph.Term{&st.Subject, &st.Predicate, &st.Object, &st.Graph} {
		if len(t.Value()) <= most {
			*t = t.Clone()
		}
	}
}

// cut gives the first line without its end, and what follows it.
func (p *lineParser) cut(text string) (line, rest string) {
	end := strings.IndexByte(text, '\n')
	if end < 0 {
		end = len(text)
	}
	line, rest = text[:end], text[min(end+1, len(text)):]
	if !p.returns {
		return line, rest
	}
	cr := strings.IndexByte(line, '\r')
	switch {
	case cr < 0:
		return line, rest
	case cr == len(line)-1 && end < len(text):
		return line[:cr], rest // CR LF
	}
	return text[:cr], text[cr+1:]
}

// column gives the column of an offset in the line.
func (p *lineParser) column(i int) int32 {
	return add(1, utf8.RuneCountInString(p.s[:min(i, len(p.s))]))
}

// statement reads the line. ok is false for a line without a statement.
func (p *lineParser) statement(st *graph.Statement) (ok bool, err error) {
	p.i = 0
	p.blanks()
	if p.i == len(p.s) || p.s[p.i] == '#' {
		return false, p.encoding()
	}
	if err := p.encoding(); err != nil {
		return false, err
	}
	if len(p.s) > p.most {
		p.i = 0
		return false, errLongLine(p.most)
	}
	if p.isVersion() {
		return false, p.version()
	}
	st.Origin = graph.Origin{File: p.file, Line: p.line, Column: p.column(p.i)}
	if st.Subject, err = p.readSubject(); err != nil {
		return false, err
	}
	p.blanks()
	if st.Predicate, err = p.readPredicate(); err != nil {
		return false, err
	}
	p.blanks()
	if st.Object, err = p.object(0); err != nil {
		return false, err
	}
	p.blanks()
	st.Graph = graph.Term{}
	if p.i < len(p.s) && (p.s[p.i] == '<' || p.s[p.i] == '_') {
		if !p.graphs {
			return false, p.expected("a full stop, since N-Triples names no graphs")
		}
		if st.Graph, err = p.readGraph(); err != nil {
			return false, err
		}
		p.blanks()
	}
	if err := p.end(); err != nil || len(p.s) <= p.mostOne {
		return true, err
	}
	return true, p.size(st)
}

// size tells whether a term of a long line is out of bounds.
func (p *lineParser) size(st *graph.Statement) error {
	for _, t := range []graph.Term{st.Subject, st.Predicate, st.Object, st.Graph} {
		if max(len(t.Value()), len(t.Datatype()), len(t.Language())) > p.mostOne {
			p.i = 0
			return fmt.Errorf("term: it is larger than %s; the statement is left out", bytesOf(p.mostOne))
		}
	}
	return nil
}

// end reads the full stop and what may follow it.
func (p *lineParser) end() error {
	if p.i == len(p.s) || p.s[p.i] != '.' {
		return p.expected("a full stop")
	}
	p.i++
	p.blanks()
	if p.i < len(p.s) && p.s[p.i] != '#' {
		return p.expected("the end of the line")
	}
	return nil
}

func (p *lineParser) blanks() {
	for p.i < len(p.s) && (p.s[p.i] == ' ' || p.s[p.i] == '\t') {
		p.i++
	}
}

// encoding tells whether the line is UTF-8.
func (p *lineParser) encoding() error {
	if p.valid {
		return nil
	}
	for i, r := range p.s {
		if r == utf8.RuneError && !strings.HasPrefix(p.s[i:], "\uFFFD") {
			p.i = i
			return fmt.Errorf("line: byte %q is not UTF-8", p.s[i:i+1])
		}
	}
	return nil
}

// expected is the fault of something else standing where p.i is.
func (p *lineParser) expected(what string) error {
	if p.i >= len(p.s) {
		return fmt.Errorf("expected %s, and the line ends", what)
	}
	return fmt.Errorf("expected %s: %s is none", what, quoted(p.s[p.i:]))
}

// isVersion tells the directive of RDF 1.2, VERSION "1.2".
func (p *lineParser) isVersion() bool {
	const word = "VERSION"
	r := p.s[p.i:]
	return r[0]|0x20 == 'v' && len(r) > len(word) && strings.EqualFold(r[:len(word)], word) && (r[len(word)] == ' ' || r[len(word)] == '\t' || r[len(word)] == '"')
}

// version reads the directive; what it announces is read in any case.
func (p *lineParser) version() error {
	p.i += len("VERSION")
	p.blanks()
	if p.i == len(p.s) || p.s[p.i] != '"' && p.s[p.i] != '\'' {
		return p.expected("a version in quotes")
	}
	end := strings.IndexByte(p.s[p.i+1:], p.s[p.i])
	if end < 0 {
		return errors.New("version: the quote does not close")
	}
	p.i += end + 2
	p.blanks()
	if p.i < len(p.s) && p.s[p.i] != '#' {
		return p.expected("the end of the line")
	}
	return nil
}
