package source

import (
	"bytes"
	"encoding/binary"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// shown is how much of a value an error quotes, in bytes.
const shown = 60

// quoted prints a value for an error, cut where it is long.
func quoted(s string) string {
	if len(s) <= shown {
		return strconv.Quote(s)
	}
	end := shown
	for end > shown-utf8.UTFMax && !utf8.RuneStart(s[end]) {
		end--
	}
	return strconv.Quote(s[:end] + "…")
}

// asciiPrefix gives the length of the ASCII text at the start.
func asciiPrefix(b []byte) int {
	n := 0
	for len(b)-n >= 8 && binary.LittleEndian.Uint64(b[n:])&0x8080808080808080 == 0 {
		n += 8
	}
	for n < len(b) && b[n] < utf8.RuneSelf {
		n++
	}
	return n
}

// place is a position in a text: the line and the column in characters, both
// from 1. Beyond the largest int32 they stay there.
type place struct{ line, column int32 }

// after gives the place behind a text that begins at p.
func (p place) after(text []byte) place {
	for {
		i := bytes.IndexByte(text, '\n')
		line := text
		if i >= 0 {
			line = text[:i]
		}
		if cr := bytes.IndexByte(line, '\r'); cr >= 0 && cr+1 != i {
			i = cr // a lone one, or a CR whose LF may follow
		}
		if i < 0 {
			p.column = add(p.column, utf8.RuneCount(text))
			return p
		}
		p = place{add(p.line, 1), 1}
		text = text[i+1:]
	}
}

func add(a int32, n int) int32 {
	return int32(min(int64(a)+int64(n), math.MaxInt32))
}

// faultOf says why a text cannot be a field: it is not UTF-8, or has a NUL;
// "" is no fault.
func faultOf(text string) string {
	if !utf8.ValidString(text) {
		return quoted(text) + " is not in the file's encoding"
	}
	if strings.IndexByte(text, 0) >= 0 {
		return quoted(text) + " has a NUL character"
	}
	return ""
}

// bytesOf prints a size: "16 MB", "1000 bytes".
func bytesOf(n int) string {
	if n >= 1<<20 && n%(1<<20) == 0 {
		return strconv.Itoa(n>>20) + " MB"
	}
	return strconv.Itoa(n) + " bytes"
}
