package export

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// svgText writes text as XML character data that is fit for attributes too:
// well-formed whatever comes (XML 1.0, sections 2.2 and 2.4). Characters that
// XML cannot hold become U+FFFD; cleaned text has none of them.
func svgText(s string) string {
	return xmlEscaper.Replace(strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' || r&0xFFFE == 0xFFFE {
			return utf8.RuneError
		}
		return r
	}, s))
}

var xmlEscaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "'", "&#39;")

// num writes a coordinate: at most two decimals, none that are 0.
func num(f float64) string {
	s := strconv.FormatFloat(f, 'f', 2, 64)
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	if s == "-0" {
		return "0"
	}
	return s
}
