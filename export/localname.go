package export

import (
	"unicode/utf8"

	"corkboard/graph"
)

// What an ASCII character may do in a local name (Turtle 1.1, PN_LOCAL).
const (
	localPlain  = iota // stands as it is
	localEscape        // stands behind a backslash (PN_LOCAL_ESC)
	localDash          // '-': escaped as first character
	localDot           // '.': escaped as first and as last character
	localHex           // '%': stands as it is before two hexadecimal digits, else escaped
	localWide          // the beginning of a character beyond ASCII
	localNever         // cannot stand in a local name
)

var localClass = func() (class [256]uint8) {
	for c := range class {
		switch {
		case c >= utf8.RuneSelf:
			class[c] = localWide
		case !isASCIIAlnum(byte(c)) && c != '_' && c != ':':
			class[c] = localNever
		}
	}
	for _, c := range []byte("~!$&'()*+,;=/?#@") {
		class[c] = localEscape
	}
	class['-'], class['.'], class['%'] = localDash, localDot, localHex
	return class
}()

// appendLocal appends a text as the local part of a prefixed name (PN_LOCAL),
// with the escapes it needs and no others. ok is false where the text holds a
// character that no escape lets in; what was appended is then of no use.
func appendLocal(b []byte, local string) (out []byte, ok bool) {
	start := 0
	for i := 0; i < len(local); i++ {
		escaped := false
		switch localClass[local[i]] {
		case localPlain:
			continue
		case localNever:
			return b, false
		case localWide:
			r, n := utf8.DecodeRuneInString(local[i:])
			if r == utf8.RuneError && n == 1 || !graph.IsNameStart(r) && (i == 0 || !graph.IsNameChar(r)) {
				return b, false
			}
			i += n - 1
			continue
		case localEscape:
			escaped = true
		case localDash:
			escaped = i == 0
		case localDot:
			escaped = i == 0 || i == len(local)-1
		case localHex:
			escaped = i+2 >= len(local) || !isHex(local[i+1]) || !isHex(local[i+2])
		}
		if escaped {
			b = append(append(b, local[start:i]...), '\\')
			start = i
		}
	}
	return append(b, local[start:]...), true
}

func isASCIIAlnum(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}
