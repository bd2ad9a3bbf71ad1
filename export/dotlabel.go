package export

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// dotText writes text as a quoted string of the DOT language, for labels and
// tooltips. Graphviz reads it in three steps: its lexer knows only \" and
// ends of lines, its labels take a backslash as a command, and its text takes
// &…; as a character; so backslashes are doubled and ampersands spelled out.
// A newline of text becomes a line that begins at the left.
//
// Control characters are dropped, invalid UTF-8 becomes U+FFFD, so every text
// can be written.
func dotText(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '\n':
			b.WriteString(`\l`)
		case unicode.IsControl(r):
		case r&0xFFFE == 0xFFFE:
			b.WriteRune(utf8.RuneError)
		case r == '\\':
			b.WriteString(`\\`)
		case r == '"':
			b.WriteString(`\"`)
		case r == '&':
			b.WriteString("&amp;")
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// slug makes a word of an identifier from a name: ASCII letters and digits in
// lower case, anything else a single underscore, at most 24 characters; ""
// where nothing is left.
func slug(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(s) {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			if gap && b.Len() > 0 {
				b.WriteByte('_')
			}
			gap = false
			b.WriteRune(r)
		} else {
			gap = true
		}
		if b.Len() >= 24 {
			break
		}
	}
	return b.String()
}
