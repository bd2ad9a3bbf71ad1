package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"sync/atomic"

	"corkboard/graph"
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
//     and a full stop, the closing one a whole statement;
//   - in the pretty forms, what is said of a reifier between {| and |} becomes
//     a statement with the subject [] behind the one at hand, and labels of
//     blank nodes become others, so that they cannot meet those of its own.
//
// It also refuses what our writers never write, bad escapes above all: on some
// of that the lexer panics in a goroutine of its own, which nobody can catch.
type revision struct {
	in     *bufio.Reader
	lines  bool   // the document is N-Triples or N-Quads
	braces bool   // it is TriG
	pretty bool   // it may have brackets, parentheses and notes
	noted  bool   // between {| and |}
	notes  []byte // what stood there
	out    []byte // revised and not yet read
	done   int    // how much of out has been read
	line   int
	err    error
	// failed is err, but for the end of the text, for the goroutine that does
	// not read: knakk's lexer takes any error for the end.
	failed atomic.Pointer[error]
}

func newRevision(r io.Reader, format string) *revision {
	syntax, pretty := strings.CutSuffix(format, "-pretty")
	return &revision{
		in:    bufio.NewReaderSize(r, outputSize),
		lines: syntax == "nt" || syntax == "nq", braces: syntax == "trig", pretty: pretty, line: 1,
	}
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
	if v.pretty && (c == '~' || c == '{' && v.follows("|") || c == '|' && v.follows("}")) {
		v.note(c)
		return nil
	}
	if !v.noted {
		return v.revise(c)
	}
	start := len(v.out)
	err = v.revise(c)
	v.notes, v.out = append(v.notes, v.out[start:]...), v.out[:start]
	return err
}

// note revises the beginning or the end of what is said of a reifier.
func (v *revision) note(c byte) {
	if c != '~' {
		v.in.Discard(1)
	}
	if c != '|' {
		v.notes = append(v.notes, "[] <"+rdfReifies+"> <"+markTerm+"> ;"...)
	}
	if c != '{' {
		v.notes = append(v.notes, " .\n"...)
	}
	v.noted = c == '{'
}

// revise revises the token that begins with c.
func (v *revision) revise(c byte) error {
	switch {
	case c == '<' && v.follows("<("):
		v.mark(markTerm)
		return v.skipTriple()
	case c == '<':
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
	case c == ' ', c == '\n', !v.lines && (c == ';' || c == ','), v.pretty && strings.IndexByte("[]()", c) >= 0:
		v.out = append(v.out, c)
	case c == '.' && v.follows("\n"):
		v.out = append(append(append(v.out, c), '\n'), v.notes...)
		v.notes = v.notes[:0]
	case !v.lines && c == '@' && v.follows("prefix "), !v.lines && c == '@' && v.follows("base "):
		v.out = append(v.out, c)
		v.letters()
	case c < ' ', strings.IndexByte(".;,@^{}()[]#'\\", c) >= 0, v.lines && c != '_':
		return v.errorf("%q is not in place", c)
	default:
		return v.word(c)
	}
	return nil
}

func (v *revision) mark(iri string) {
	v.out = append(append(append(v.out, '<'), iri...), "> "...)
}

// iri copies an IRI, of which "<" has been taken.
func (v *revision) iri() error {
	v.out = append(v.out, '<')
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

// text copies a literal in quotes, of which the first quote has been taken,
// up to where its datatype begins.
func (v *revision) text() error {
	quotes := `"`
	if v.follows(`""`) {
		v.in.Discard(2)
		quotes = `"""`
		if v.lines || v.follows(`"`) {
			return v.errorf("three quotes and what follows are not in place")
		}
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
			return v.afterText()
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

// afterText copies a language tag, or the sign before a datatype.
func (v *revision) afterText() error {
	switch {
	case v.follows("@"):
		v.in.Discard(1)
		v.out = append(v.out, '@')
		if tag, _, _ := strings.Cut(v.letters(), "--"); graph.CheckLanguage(tag) != nil {
			return v.errorf("%q is not a language tag", tag)
		}
	case v.follows("^^"):
		v.in.Discard(2)
		v.out = append(v.out, "^^"...)
		if v.follows("<<") || v.follows(" ") || v.follows("\n") {
			return v.errorf("a datatype is missing")
		}
	}
	return nil
}

// letters copies letters, digits and hyphens.
func (v *revision) letters() string {
	start := len(v.out)
	for {
		b, err := v.in.Peek(1)
		if err != nil || !isASCIIAlnum(b[0]) && b[0] != '-' {
			return string(v.out[start:])
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
	text := string(word)
	prefix, local, isName := strings.Cut(text, ":")
	switch {
	case prefix == "_" && isName:
		if checkTerm(graph.Blank(local)) != nil {
			return v.errorf("%q is not a blank node", text)
		}
		if v.pretty {
			text = fmt.Sprintf("_:p%x", local)
		} else if strings.Contains(text, "..") {
			v.mark(markTerm)
			return nil
		}
		v.out = append(v.out, text...)
	case isName:
		if !isPrefixName(prefix) || !isLocal(local) {
			return v.errorf("%q is not a prefixed name", text)
		}
		v.out = append(append(append(v.out, "n-"...), text...), ' ')
	case text == "a", isBare(text, xsdInteger), isBare(text, xsdDecimal), isBare(text, xsdDouble), isBare(text, xsdBoolean):
		v.out = append(append(v.out, text...), ' ')
	default:
		return v.errorf("%q is not in place", text)
	}
	return nil
}

// isLocal tells whether a text is a local name as appendLocal writes it.
func isLocal(text string) bool {
	plain := make([]byte, 0, len(text))
	for i := 0; i < len(text); i++ {
		if text[i] == '\\' && i+1 < len(text) {
			i++
		}
		plain = append(plain, text[i])
	}
	local, ok := appendLocal(nil, string(plain))
	return ok && string(local) == text
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
