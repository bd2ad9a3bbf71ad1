package export

import (
	"strings"
	"unicode/utf8"

	"corkboard/graph"
)

// appendText appends a literal's text in quotes: three where it has line
// feeds, else one. Inside a triple term it is always one, as readers in use
// want it. ok is false for what is not UTF-8.
func (n *names) appendText(b []byte, text string) (out []byte, ok bool) {
	plain := plainLength(text)
	if plain == len(text) {
		return append(append(append(b, '"'), text...), '"'), true
	}
	// What is plain is ASCII, so that no character is cut in two here.
	if !utf8.ValidString(text[plain:]) {
		return b, false
	}
	if !n.inside && strings.IndexByte(text[plain:], '\n') >= 0 {
		return appendLong(b, text), true
	}
	return appendShort(b, text, plain), true
}

// plainLength gives the length of the beginning of a text that stands in
// quotes as it is and is ASCII.
func plainLength(s string) int {
	const ones, high = 0x0101010101010101, 0x8080808080808080
	i := 0
	for ; i+8 <= len(s); i += 8 {
		// Eight bytes at once: each sum or difference sets the high bit of a
		// byte that is not plain, and of none below the first such byte.
		w := eightBytes(s[i:])
		quote, backslash := w^'"'*ones, w^'\\'*ones
		if (w|(w+ones)|(w-' '*ones)|(quote-ones)&^quote|(backslash-ones)&^backslash)&high != 0 {
			break
		}
	}
	for i < len(s) && s[i] >= ' ' && s[i] < 0x7F && s[i] != '"' && s[i] != '\\' {
		i++
	}
	return i
}

// appendShort appends a text in one quote, as graph.AppendQuoted does; plain
// bytes at its beginning are known to need no escape.
func appendShort(b []byte, text string, plain int) []byte {
	b = append(b, '"')
	start := 0
	for i := plain; i < len(text); i++ {
		n := 1
		switch c := text[i]; {
		case c == '"', c == '\\', c < ' ', c == 0x7F:
		case c == 0xEF && i+2 < len(text) && text[i+1] == 0xBF && text[i+2] >= 0xBE: // U+FFFE, U+FFFF
			n = 3
		default:
			continue
		}
		b = appendEscaped(append(b, text[start:i]...), text[i:i+n])
		i += n - 1
		start = i + 1
	}
	return append(append(b, text[start:]...), '"')
}

// appendEscaped appends a character as graph.AppendQuoted escapes it.
func appendEscaped(b []byte, character string) []byte {
	var escape [16]byte
	quoted := graph.AppendQuoted(escape[:0], character)
	return append(b, quoted[1:len(quoted)-1]...)
}

// appendLong appends a text in three quotes, its line feeds as they are and
// every other control character escaped, carriage returns above all, which
// would not live through every editor. A quote is escaped at the start, at the
// end and before another quote.
func appendLong(b []byte, text string) []byte {
	b = append(b, `"""`...)
	start := 0
	for i := 0; i < len(text); i++ {
		n := 1
		switch c := text[i]; {
		case c == '"':
			if i > 0 && i < len(text)-1 && text[i+1] != '"' {
				continue
			}
		case c == 0xEF && i+2 < len(text) && text[i+1] == 0xBF && text[i+2] >= 0xBE:
			n = 3
		case c == '\n', c >= ' ' && c != '\\' && c != 0x7F:
			continue
		}
		b = appendEscaped(append(b, text[start:i]...), text[i:i+n])
		i += n - 1
		start = i + 1
	}
	return append(append(b, text[start:]...), `"""`...)
}
