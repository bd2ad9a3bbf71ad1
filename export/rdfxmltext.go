package export

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// barredXML are the bytes at which a text may have a character that XML does
// not have: control characters, and the first byte of U+FFFE and U+FFFF.
var barredXML = func() (set [256]bool) {
	for c := range byte(' ') {
		set[c] = c != '\t' && c != '\n' && c != '\r'
	}
	set[0xEF] = true
	return set
}()

// notXML gives the first character of a text that XML 1.0 cannot hold, not
// even as a reference.
func notXML(s string) (rune, bool) {
	for i := range len(s) {
		if !barredXML[s[i]] {
			continue
		}
		r, _ := utf8.DecodeRuneInString(s[i:])
		if r < ' ' || r == 0xFFFE || r == 0xFFFF {
			return r, true
		}
	}
	return 0, false
}

// xmlFault tells why XML cannot hold a part of a statement.
func xmlFault(what, text string) error {
	if r, ok := notXML(text); ok {
		return fmt.Errorf("%s: XML has no way to write the character %U", what, r)
	}
	return nil
}

// appendXMLText appends a text as the content of an element. A CR is written
// as a reference, since a reader makes LF of it.
func appendXMLText(b []byte, s string) []byte {
	start := 0
	for i := range len(s) {
		var escaped string
		switch s[i] {
		case '&':
			escaped = "&amp;"
		case '<':
			escaped = "&lt;"
		case '>':
			escaped = "&gt;"
		case '\r':
			escaped = "&#xD;"
		default:
			continue
		}
		b = append(append(b, s[start:i]...), escaped...)
		start = i + 1
	}
	return append(b, s[start:]...)
}

// appendXMLValue appends a text as the value of an attribute in double quotes.
// White space but a blank is written as references, since a reader makes
// blanks of it.
func appendXMLValue(b []byte, s string) []byte {
	start := 0
	for i := range len(s) {
		var escaped string
		switch s[i] {
		case '&':
			escaped = "&amp;"
		case '<':
			escaped = "&lt;"
		case '>':
			escaped = "&gt;"
		case '"':
			escaped = "&quot;"
		case '\t':
			escaped = "&#x9;"
		case '\n':
			escaped = "&#xA;"
		case '\r':
			escaped = "&#xD;"
		default:
			continue
		}
		b = append(append(b, s[start:i]...), escaped...)
		start = i + 1
	}
	return append(b, s[start:]...)
}

// xmlLabel makes the label of a blank node a name of XML, which does not begin
// with a digit: "0" becomes "_0", and so that no other label is that, "_0"
// becomes "__0". All other labels are names already and stay.
func xmlLabel(label string) string {
	rest := strings.TrimLeft(label, "_")
	if rest != "" && rest[0] >= '0' && rest[0] <= '9' {
		return "_" + label
	}
	return label
}
