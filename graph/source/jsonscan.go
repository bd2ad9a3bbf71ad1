package source

import (
	"errors"
	"fmt"
	"io"
	"unicode/utf16"
	"unicode/utf8"

	"corkboard/graph"
)

// maxDepth bounds how deep lists and objects nest.
const maxDepth = 200

// maxName bounds the name of a member, in bytes.
const maxName = blockSize

// jsonScanner reads the characters, strings and numbers of JSON (RFC 8259)
// from blocks of the text and knows the place of each.
type jsonScanner struct {
	in   Input
	src  io.Reader
	buf  []byte
	r, w int
	err  error // why the input ended, io.EOF at its end
	at   place
	// lines makes the end of a line the end of a value.
	lines bool
	max   int
	text  []byte // the string or number that was read last
}

// peek gives the next byte; ok is false at the end of the input.
func (j *jsonScanner) peek() (c byte, ok bool) {
	if j.r == j.w && !j.fill() {
		return 0, false
	}
	return j.buf[j.r], true
}

// fill reads the next block. All before it was used.
func (j *jsonScanner) fill() bool {
	for range 100 {
		if j.err != nil {
			return false
		}
		j.r = 0
		j.w, j.err = j.src.Read(j.buf)
		if j.w > 0 {
			return true
		}
	}
	j.err = io.ErrNoProgress
	return false
}

// use moves on by n bytes of the block.
func (j *jsonScanner) use(n int) {
	for _, c := range j.buf[j.r : j.r+n] {
		switch {
		case c == '\n':
			j.at = place{add(j.at.line, 1), 1}
		case c&0xc0 != 0x80:
			j.at.column = add(j.at.column, 1)
		}
	}
	j.r += n
}

// space moves over white space.
func (j *jsonScanner) space() {
	for {
		c, ok := j.peek()
		if !ok || c != ' ' && c != '\t' && c != '\r' && (c != '\n' || j.lines) {
			return
		}
		j.use(1)
	}
}

// malformed is the fault of a text that is no JSON, at the next character.
// Where the input broke off it is the error of reading.
func (j *jsonScanner) malformed(want string) error {
	c, ok := j.peek()
	switch {
	case !ok && j.err != io.EOF:
		return j.err
	case !ok:
		return j.faultAt(j.at, fmt.Errorf("json: the document ends where %s should stand", want))
	case c == '\n' && j.lines:
		return j.faultAt(j.at, fmt.Errorf("json: the line ends where %s should stand", want))
	}
	return j.faultAt(j.at, fmt.Errorf("json: %q stands where %s should", rune(c), want))
}

func (j *jsonScanner) faultAt(p place, err error) error {
	return j.in.fault(err, graph.Origin{Line: p.line, Column: p.column})
}

// expect reads one character.
func (j *jsonScanner) expect(c byte, want string) error {
	if got, ok := j.peek(); !ok || got != c {
		return j.malformed(want)
	}
	j.use(1)
	return nil
}

// word reads true, false or null.
func (j *jsonScanner) word(w string) error {
	for i := range w {
		if err := j.expect(w[i], w); err != nil {
			return err
		}
	}
	return nil
}

// keep adds to the text that is read, up to a bound. Beyond it the text is
// passed over, and large is set.
func (j *jsonScanner) keep(large *bool, bound int, b ...byte) {
	if *large = *large || len(j.text)+len(b) > bound; !*large {
		j.text = append(j.text, b...)
	}
}

// number reads a number into text, in its lexical form.
func (j *jsonScanner) number() (why string, err error) {
	j.text = j.text[:0]
	large := false
	digits := func() bool {
		n := 0
		for c, ok := j.peek(); ok && c >= '0' && c <= '9'; c, ok = j.peek() {
			j.keep(&large, j.max, c)
			j.use(1)
			n++
		}
		return n > 0
	}
	take := func(set string) bool {
		c, ok := j.peek()
		for i := 0; ok && i < len(set); i++ {
			if c == set[i] {
				j.keep(&large, j.max, c)
				j.use(1)
				return true
			}
		}
		return false
	}
	take("-")
	if !take("0") && !digits() {
		return "", j.malformed("a digit")
	}
	if take(".") && !digits() {
		return "", j.malformed("a digit")
	}
	if take("eE") {
		take("+-")
		if !digits() {
			return "", j.malformed("a digit")
		}
	}
	if large {
		why = "the field is larger than " + bytesOf(j.max)
	}
	return why, nil
}

// str reads a string into text, decoded. why says what is wrong with it as a
// field, or is ""; the error is that of a text that is no JSON.
func (j *jsonScanner) str(bound int) (why string, err error) {
	j.text = j.text[:0]
	start, large := j.at, false
	if err := j.expect('"', "a string"); err != nil {
		return "", err
	}
	for {
		c, ok := j.peek()
		switch {
		case !ok && j.err != io.EOF:
			return "", j.err
		case !ok || c == '\n':
			return "", j.faultAt(start, errors.New("json: the string that opens here never closes on its line"))
		case c == '"':
			j.use(1)
			if large {
				return "the field is larger than " + bytesOf(bound), nil
			}
			return why, nil
		case c == '\\':
			trouble, err := j.escape(&large, bound)
			if err != nil {
				return "", err
			}
			if why == "" {
				why = trouble
			}
		case c < ' ':
			why = fmt.Sprintf("it has the control character %U, which must be escaped", c)
			j.use(1)
		default:
			n := plainPrefix(j.buf[j.r:j.w])
			j.keep(&large, bound, j.buf[j.r:j.r+n]...)
			j.use(n)
		}
	}
}

// plainPrefix gives the length of the text before a quote, an escape or a
// control character.
func plainPrefix(b []byte) int {
	for i, c := range b {
		if c == '"' || c == '\\' || c < ' ' {
			return i
		}
	}
	return len(b)
}

// escape reads one escape, or the two of a surrogate pair.
func (j *jsonScanner) escape(large *bool, bound int) (why string, err error) {
	j.use(1)
	return j.escaped(large, bound)
}

// escaped reads what stands behind a backslash.
func (j *jsonScanner) escaped(large *bool, bound int) (why string, err error) {
	c, _ := j.peek()
	switch c {
	case '"', '\\', '/':
	case 'b':
		c = '\b'
	case 'f':
		c = '\f'
	case 'n':
		c = '\n'
	case 'r':
		c = '\r'
	case 't':
		c = '\t'
	case 'u':
		return j.unicode(large, bound)
	default:
		return "", j.malformed("an escaped character")
	}
	j.use(1)
	j.keep(large, bound, c)
	return "", nil
}

const halfPair = "it has one half of a surrogate pair"

// unicode reads u and its four digits, and a second escape for a pair.
func (j *jsonScanner) unicode(large *bool, bound int) (why string, err error) {
	r, err := j.hex()
	for err == nil && utf16.IsSurrogate(r) {
		if c, ok := j.peek(); !ok || c != '\\' {
			return halfPair, nil
		}
		j.use(1)
		if c, _ := j.peek(); c != 'u' {
			_, err = j.escaped(large, bound)
			return halfPair, err
		}
		var low rune
		if low, err = j.hex(); err != nil {
			break
		}
		if pair := utf16.DecodeRune(r, low); pair != utf8.RuneError {
			r = pair
		} else {
			r, why = low, halfPair
		}
	}
	if err == nil {
		j.keep(large, bound, utf8.AppendRune(nil, r)...)
	}
	return why, err
}

// hex reads u and four digits.
func (j *jsonScanner) hex() (r rune, err error) {
	j.use(1)
	for range 4 {
		c, _ := j.peek()
		switch {
		case c >= '0' && c <= '9':
			r = r<<4 | rune(c-'0')
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			r = r<<4 | rune(c|0x20-'a'+10)
		default:
			return 0, j.malformed("a hexadecimal digit")
		}
		j.use(1)
	}
	return r, nil
}
