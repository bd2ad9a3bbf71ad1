package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"sync/atomic"
)

// Marks that stand, on the way into knakk's reader, for what it cannot read.
const (
	markPrefix = "urn:x-corkboard-verify:"
	markTerm   = markPrefix + "term"  // a term that it cannot read
	markOpen   = markPrefix + "open"  // predicate: a graph's braces open
	markClose  = markPrefix + "close" // predicate: they close
)

// revision is a reader that gives one of our documents to knakk's parser with
// the few changes that this parser needs, none of which touches a text, an IRI
// or a number:
//
//   - a triple term, and a blank node label with two dots in a row, which its
//     lexer has no words for, becomes the IRI markTerm;
//   - a line feed in a long text becomes \n where the next line begins with
//     '#', since its lexer takes that line for a comment;
//   - every prefix name gets "n-" in front, since its lexer takes base:x,
//     prefix:x and true:x for keywords, and a blank behind the local name;
//   - in TriG, the brace behind a graph's name becomes a predicate, an object
//     and a full stop, the closing one a whole statement.
//
// It also checks every escape, because a bad one makes that lexer panic in a
// goroutine of its own, which nobody can catch. It reads what our writers
// write, and no Turtle beyond.
type revision struct {
	in     *bufio.Reader
	braces bool
	out    []byte // revised and not yet read
	done   int    // how much of out has been read
	line   int
	err    error
	// failed is err, but for the end of the text, for the goroutine that does
	// not read: knakk's lexer takes any error for the end.
	failed atomic.Pointer[error]
}

func newRevision(r io.Reader, braces bool) *revision {
	return &revision{in: bufio.NewReaderSize(r, outputSize), braces: braces, line: 1}
}

// Read gives the revised text.
func (v *revision) Read(p []byte) (int, error) {
	for v.done == len(v.out) {
		if v.err != nil {
			return 0, v.err
		}
		v.out, v.done = v.out[:0], 0
		for v.err == nil && len(v.out) < 4<<10 {
			if v.err = v.token(); v.err != nil && v.err != io.EOF {
				v.failed.Store(&v.err)
			}
		}
	}
	n := copy(p, v.out[v.done:])
	v.done += n
	return n, nil
}

// next takes a byte; the end of the text is io.EOF.
func (v *revision) next() (byte, error) {
	c, err := v.in.ReadByte()
	if c == '\n' && err == nil {
		v.line++
	}
	return c, err
}

// inside takes a byte of a token, where the text must not end.
func (v *revision) inside() (byte, error) {
	c, err := v.next()
	if err == io.EOF {
		err = fmt.Errorf("line %d: %w", v.line, io.ErrUnexpectedEOF)
	}
	return c, err
}

// follows tells whether a text comes next.
func (v *revision) follows(text string) bool {
	b, _ := v.in.Peek(len(text))
	return string(b) == text
}

func (v *revision) errorf(format string, args ...any) error {
	return fmt.Errorf("line %d: %w", v.line, fmt.Errorf(format, args...))
}

// token revises the next token.
func (v *revision) token() error {
	c, err := v.next()
	if err != nil {
		return err
	}
	switch {
	case c == '<' && v.follows("<("):
		v.mark(markTerm)
		return v.skipTriple()
	case c == '<':
		v.out = append(v.out, c)
		return v.iri()
	case c == '"':
		return v.text()
	case c == '{' && v.braces:
		v.mark(markOpen)
		v.out = append(v.out, `"" .`...)
	case c == '}' && v.braces:
		v.mark(markClose)
		v.mark(markClose)
		v.out = append(v.out, `"" .`...)
	case strings.IndexByte(" \n.;,^", c) >= 0:
		v.out = append(v.out, c)
	case c == '@':
		v.out = append(v.out, c)
		return v.tag()
	case strings.IndexByte("{}()[]#'\\\t\r", c) >= 0:
		return v.errorf("%q is not in place", c)
	default:
		return v.word(c)
	}
	return nil
}

func (v *revision) mark(iri string) {
	v.out = append(append(append(v.out, '<'), iri...), "> "...)
}

// iri copies the rest of an IRI.
func (v *revision) iri() error {
	for {
		c, err := v.inside()
		if err != nil {
			return err
		}
		if c <= ' ' || strings.IndexByte(`<"{}|^\`+"`", c) >= 0 {
			return v.errorf("%q in an IRI", c)
		}
		v.out = append(v.out, c)
		if c == '>' {
			return nil
		}
	}
}

// text copies a quoted text, of which the first quote has been taken.
func (v *revision) text() error {
	quotes := `"`
	if v.follows(`""`) {
		v.in.Discard(2)
		quotes = `"""`
	}
	v.out = append(v.out, quotes...)
	for {
		c, err := v.inside()
		switch {
		case err != nil:
			return err
		case c == '"' && v.follows(quotes[1:]):
			v.in.Discard(len(quotes) - 1)
			v.out = append(v.out, quotes...)
			return nil
		case c == '\n' && len(quotes) == 1, c == '\r':
			return v.errorf("%q in a text", c)
		case c == '\n' && v.follows("#"):
			v.out = append(v.out, `\n`...)
			continue
		}
		v.out = append(v.out, c)
		if c == '\\' {
			if err := v.escape(); err != nil {
				return err
			}
		}
	}
}

// escape copies what follows a backslash in a text.
func (v *revision) escape() error {
	c, err := v.inside()
	if err != nil {
		return err
	}
	v.out = append(v.out, c)
	digits := 0
	switch {
	case c == 'u':
		digits = 4
	case c == 'U':
		digits = 8
	case strings.IndexByte(`tbnrf"'\`, c) < 0:
		return v.errorf(`"\\%c" is not an escape`, c)
	}
	for ; digits > 0; digits-- {
		if c, err = v.inside(); err != nil {
			return err
		}
		if !isHex(c) {
			return v.errorf("%q in the number of an escape", c)
		}
		v.out = append(v.out, c)
	}
	return nil
}

// tag copies a language tag, or the word of a directive.
func (v *revision) tag() error {
	for {
		b, err := v.in.Peek(1)
		if err != nil || !isASCIIAlnum(b[0]) && b[0] != '-' {
			return nil
		}
		v.out = append(v.out, b[0])
		v.in.Discard(1)
	}
}

// word revises a prefixed name, a blank node, a number or a keyword that
// begins with c.
func (v *revision) word(c byte) error {
	word := []byte{c}
	for {
		b, err := v.in.Peek(1)
		if err != nil || strings.IndexByte(" \n\t,;<\"{}()", b[0]) >= 0 {
			break
		}
		v.in.Discard(1)
		word = append(word, b[0])
		if b[0] == '\\' {
			if c, err = v.inside(); err != nil {
				return err
			}
			word = append(word, c)
		}
	}
	switch text := string(word); {
	case strings.HasPrefix(text, "_:") && strings.Contains(text, ".."):
		v.mark(markTerm)
	case strings.HasPrefix(text, "_:"), !strings.Contains(text, ":"):
		v.out = append(v.out, word...)
	default:
		v.out = append(append(append(v.out, "n-"...), word...), ' ')
	}
	return nil
}

// skipTriple skips the rest of a triple term, of which "<" has been taken.
func (v *revision) skipTriple() error {
	keep := len(v.out)
	v.in.Discard(2)
	for depth := 1; depth > 0; {
		c, err := v.inside()
		switch {
		case err != nil:
			return err
		case c == '<' && v.follows("<("):
			v.in.Discard(2)
			depth++
		case c == '<':
			err = v.iri()
		case c == '"':
			err = v.text()
		case c == '\\':
			_, err = v.inside()
		case c == ')' && v.follows(">>"):
			v.in.Discard(2)
			depth--
		}
		if err != nil {
			return err
		}
		v.out = v.out[:keep]
	}
	return nil
}
