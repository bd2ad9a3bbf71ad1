package source

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"
)

// blockSize is how much of an input is looked at and read at a time.
const blockSize = 64 << 10

// decoded gives a stream's text as UTF-8, without its byte order mark. Where
// no encoding is named it is recognized: by the mark, by the NUL bytes of
// UTF-16, else by the first bytes beyond ASCII, which make UTF-8 or
// Windows-1252 of the whole.
//
// What an encoding has no character for comes out as a byte that is not UTF-8
// either, so readers find every such fault where it stands by one test.
func decoded(r io.Reader, label string) (io.Reader, error) {
	b := bufio.NewReaderSize(r, blockSize)
	label = strings.ToLower(strings.TrimSpace(label))
	head, _ := b.Peek(1024) // an error comes again when it is read
	mark, markLen := byteOrderMark(head)
	switch {
	case label == "" && mark == "":
		label = utf16WithoutMark(head)
	case label == "" || label == mark || label == "utf-16" && mark != "":
		label = mark
	default:
		if mark != label {
			markLen = 0
		}
	}
	if _, err := b.Discard(markLen); err != nil {
		return nil, err
	}
	switch label {
	case "":
		return &recognizing{src: b}, nil
	case "utf-8", "utf8":
		return b, nil
	case "utf-16le", "utf-16":
		return &converted{src: b, convert: fromUTF16(0, 1)}, nil
	case "utf-16be":
		return &converted{src: b, convert: fromUTF16(1, 0)}, nil
	case "windows-1252", "cp1252":
		return &converted{src: b, convert: fromWindows1252}, nil
	}
	e, err := htmlindex.Get(label)
	if err != nil {
		return nil, fmt.Errorf("encoding: %q is not known", label)
	}
	return e.NewDecoder().Reader(b), nil
}

// byteOrderMark names the encoding that the mark at the start tells, and the
// mark's length.
func byteOrderMark(head []byte) (label string, n int) {
	switch {
	case bytes.HasPrefix(head, []byte{0xef, 0xbb, 0xbf}):
		return "utf-8", 3
	case bytes.HasPrefix(head, []byte{0xff, 0xfe}):
		return "utf-16le", 2
	case bytes.HasPrefix(head, []byte{0xfe, 0xff}):
		return "utf-16be", 2
	}
	return "", 0
}

// utf16WithoutMark recognizes UTF-16 of mostly Latin text: almost every second
// byte is NUL, and hardly one of the others.
func utf16WithoutMark(head []byte) string {
	var zeros [2]int
	for i, c := range head {
		if c == 0 {
			zeros[i&1]++
		}
	}
	pairs := len(head) / 2
	switch {
	case pairs < 2:
		return ""
	case zeros[1]*5 >= pairs*3 && zeros[0]*20 <= pairs:
		return "utf-16le"
	case zeros[0]*5 >= pairs*3 && zeros[1]*20 <= pairs:
		return "utf-16be"
	}
	return ""
}

// recognizing passes ASCII on, and at the first other byte decides between
// UTF-8 and Windows-1252 from what follows it.
type recognizing struct {
	src     *bufio.Reader
	decided io.Reader
}

func (r *recognizing) Read(p []byte) (int, error) {
	if r.decided != nil || len(p) == 0 {
		return r.read(p)
	}
	if _, err := r.src.Peek(1); err != nil {
		return 0, err
	}
	block, _ := r.src.Peek(min(r.src.Buffered(), len(p)))
	if n := asciiPrefix(block); n > 0 {
		copy(p, block[:n])
		return r.src.Discard(n)
	}
	block, _ = r.src.Peek(blockSize)
	r.decided = r.src
	if !mostlyUTF8(block) {
		r.decided = &converted{src: r.src, convert: fromWindows1252}
	}
	return r.read(p)
}

func (r *recognizing) read(p []byte) (int, error) {
	if r.decided == nil {
		return 0, nil
	}
	return r.decided.Read(p)
}

// mostlyUTF8 tells whether more of the bytes beyond ASCII make characters of
// UTF-8 than do not; a character cut off at the end counts for neither.
func mostlyUTF8(b []byte) bool {
	good, bad := 0, 0
	for len(b) > 0 {
		if b[0] < utf8.RuneSelf {
			b = b[1:]
			continue
		}
		r, n := utf8.DecodeRune(b)
		switch {
		case r != utf8.RuneError || n > 1:
			good++
		case utf8.FullRune(b):
			bad++
		}
		b = b[n:]
	}
	return good > bad || bad == 0 && good > 0
}

// converted is a stream through a conversion. convert appends the text of src
// to dst and says how many bytes it used; with last set it uses them all.
type converted struct {
	src     *bufio.Reader
	convert func(dst, src []byte, last bool) ([]byte, int)
	out     []byte // converted, and not yet read from at
	at      int
}

func (c *converted) Read(p []byte) (int, error) {
	for c.at == len(c.out) {
		block, err := c.src.Peek(4)
		if len(block) == 0 {
			return 0, err
		}
		last := err == io.EOF
		block, _ = c.src.Peek(c.src.Buffered())
		var used int
		c.out, used = c.convert(c.out[:0], block, last)
		c.at = 0
		if _, err := c.src.Discard(used); err != nil {
			return 0, err
		}
		if used == 0 && err != nil {
			return 0, err
		}
	}
	n := copy(p, c.out[c.at:])
	c.at += n
	return n, nil
}

// notUTF8 stands for what an encoding has no character for.
const notUTF8 = 0xff

// fromUTF16 converts UTF-16 with its low and high bytes at these offsets.
func fromUTF16(low, high int) func(dst, src []byte, last bool) ([]byte, int) {
	unit := func(b []byte) rune { return rune(b[low]) | rune(b[high])<<8 }
	return func(dst, src []byte, last bool) ([]byte, int) {
		i := 0
		for ; i+2 <= len(src); i += 2 {
			r := unit(src[i:])
			if !utf16.IsSurrogate(r) {
				dst = utf8.AppendRune(dst, r)
				continue
			}
			if i+4 > len(src) && !last {
				return dst, i
			}
			pair := rune(utf8.RuneError)
			if i+4 <= len(src) {
				pair = utf16.DecodeRune(r, unit(src[i+2:]))
			}
			if pair == utf8.RuneError {
				dst = append(dst, notUTF8)
				continue
			}
			dst = utf8.AppendRune(dst, pair)
			i += 2
		}
		if i < len(src) && last {
			return append(dst, notUTF8), len(src)
		}
		return dst, i
	}
}

// windows1252 holds the characters of 0x80 to 0x9f; 0 is none.
var windows1252 = [32]rune{
	'€', 0, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0, 'Ž', 0,
	0, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0, 'ž', 'Ÿ',
}

func fromWindows1252(dst, src []byte, _ bool) ([]byte, int) {
	for _, c := range src {
		r := rune(c)
		if c >= 0x80 && c < 0xa0 {
			r = windows1252[c-0x80]
		}
		if r == 0 && c != 0 {
			dst = append(dst, notUTF8)
			continue
		}
		dst = utf8.AppendRune(dst, r)
	}
	return dst, len(src)
}
