package export

import (
	"unicode/utf8"

	"corkboard/graph"
)

// What an ASCII character may do in a local name (Turtle 1.1, PN_LOCAL).
const (
	localNever  = iota // cannot stand in a local name
	localPlain         // stands as it is
	localEscape        // stands behind a backslash (PN_LOCAL_ESC)
	localDash          // '-': escaped as first character
	localDot           // '.': escaped as first and as last character
	localHex           // '%': stands as it is before two hexadecimal digits, else escaped
)

var localClass = func() (class [utf8.RuneSelf]uint8) {
	for c := range class {
		if isASCIIAlnum(byte(c)) || c == '_' || c == ':' {
			class[c] = localPlain
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
	for i := 0; i < len(local); {
		c := local[i]
		if c >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(local[i:])
			if r == utf8.RuneError && n == 1 || !graph.IsNameStart(r) && (i == 0 || !graph.IsNameChar(r)) {
				return b, false
			}
			b = append(b, local[i:i+n]...)
			i += n
			continue
		}
		escaped := false
		switch localClass[c] {
		case localNever:
			return b, false
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
			b = append(b, '\\')
		}
		b = append(b, c)
		i++
	}
	return b, true
}

// isPrefixName tells whether a text is a prefix name (PN_PREFIX), or empty,
// which names the prefix ":".
func isPrefixName(name string) bool {
	for i, r := range name {
		switch {
		case graph.IsNameStart(r):
		case i > 0 && graph.IsNameChar(r):
		case i > 0 && r == '.' && i < len(name)-1:
		default:
			return false
		}
	}
	return utf8.ValidString(name)
}

func isASCIIAlnum(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}
