package source

import (
	"context"
	"io"
	"math"
	"strings"
)

// turtleText is a window on the text of a document. Whoever reads a token that
// meets the end of the window asks for more of it, and begins again at pos.
type turtleText struct {
	ctx    context.Context
	src    io.Reader
	text   string // from pos on nothing is read yet
	pos    int
	offset int64 // that of text in the document, in bytes
	ended  bool  // nothing follows text
	err    error // why it ended, nil at the end of the document
	max    int   // bounds a token, in bytes
	buf    []byte

	line  int // from 1
	start int // where the line begins in text; negative where that is gone
	wide  int // bytes that continue a character, between start and pos
}

// more lets go of what stands before pos and reads on. It tells whether there
// is more text; a token that is too long gets none.
func (t *turtleText) more() bool {
	rest := t.text[t.pos:]
	if t.ended || len(rest) > t.max {
		return false
	}
	size := max(blockSize, len(rest)+len(rest)/2)
	if cap(t.buf) < size || cap(t.buf) > 2*size {
		t.buf = make([]byte, size)
	}
	buf := t.buf[:size]
	n := copy(buf, rest)
	// A token that grows must grow by a share of itself, or reading it would
	// take the square of its length.
	enough := n + max(1, n/2)
	for empty := 0; n < enough && !t.ended; empty++ {
		m, err := t.src.Read(buf[n:])
		n += m
		switch {
		case err == nil:
			err = t.ctx.Err()
		case err == io.EOF:
			t.ended = true
			continue
		}
		if err == nil && m == 0 && empty >= 100 {
			err = io.ErrNoProgress
		}
		if err != nil {
			t.err, t.ended = err, true
		}
	}
	grown := n > len(rest)
	t.offset += int64(t.pos)
	t.start -= t.pos
	t.text, t.pos = string(buf[:n]), 0
	return grown
}

// passes tells whether a token of a length passes the bound: one that closes, or
// after n bytes, given as -n, does not, or 0 for one that goes on to the end of
// the text.
func (t *turtleText) passes(n int) bool {
	return n > t.max || -n > t.max || n == 0 && len(t.text)-t.pos > t.max
}

// ahead gives the next n bytes, or what there is of them.
func (t *turtleText) ahead(n int) string {
	for len(t.text)-t.pos < n {
		if !t.more() {
			return t.text[t.pos:]
		}
	}
	return t.text[t.pos : t.pos+n]
}

// next moves over blanks and comments and gives the byte that follows, without
// taking it; 0 at the end of the document.
func (t *turtleText) next() byte {
	for {
		i, s := t.pos, t.text
		for i < len(s) && turtleBytes[s[i]]&ttlBlank != 0 {
			if s[i] == '\n' {
				t.line++
				t.start, t.wide = i+1, 0
			}
			i++
		}
		t.pos = i
		switch {
		case i == len(s):
			if !t.more() {
				return 0
			}
		case s[i] == '#':
			t.comment()
		default:
			return s[i]
		}
	}
}

// comment moves to the end of the line.
func (t *turtleText) comment() {
	for {
		n := strings.IndexAny(t.text[t.pos:], "\r\n")
		if n >= 0 {
			t.pass(t.pos + n)
			return
		}
		t.pass(len(t.text))
		if !t.more() {
			return
		}
	}
}

// atEnd tells whether the document ends here; next was called before.
func (t *turtleText) atEnd() bool { return t.pos == len(t.text) && t.ended }

// pass moves to end, over text that may hold line feeds and characters beyond
// ASCII.
func (t *turtleText) pass(end int) {
	for i := t.pos; i < end; i++ {
		switch c := t.text[i]; {
		case c == '\n':
			t.line++
			t.start, t.wide = i+1, 0
		case c&0xC0 == 0x80:
			t.wide++
		}
	}
	t.pos = end
}

// here is the place of pos.
func (t *turtleText) here() place {
	column := t.pos - t.start - t.wide + 1
	return place{int32(min(t.line, math.MaxInt32)), int32(min(column, math.MaxInt32))}
}

// at is the offset of pos in the document.
func (t *turtleText) at() int64 { return t.offset + int64(t.pos) }

// turtleArena keeps texts that were put together, many in one block.
type turtleArena struct{ block strings.Builder }

// join keeps a text of two parts.
func (a *turtleArena) join(x, y string) string {
	n := len(x) + len(y)
	if a.block.Cap()-a.block.Len() < n {
		if n > blockSize/8 {
			return x + y
		}
		a.block.Reset()
		a.block.Grow(blockSize)
	}
	start := a.block.Len()
	a.block.WriteString(x)
	a.block.WriteString(y)
	return a.block.String()[start:]
}
