package main

import (
	"strings"
	"sync"
	"unicode"
)

// plainLetters are the letters that each of these is folded from. Marks that
// stand by themselves are dropped.
var plainLetters = sync.OnceValue(func() map[rune]string {
	m := make(map[rune]string)
	for _, row := range []struct{ to, from string }{
		{"a", "àáâãäåāăąǎ"}, {"ae", "æǽ"}, {"c", "çćĉċč"}, {"d", "ďđð"}, {"e", "èéêëēĕėęě"},
		{"g", "ĝğġģ"}, {"h", "ĥħ"}, {"i", "ìíîïĩīĭįıǐ"}, {"j", "ĵ"}, {"k", "ķ"}, {"l", "ĺļľŀł"},
		{"n", "ñńņň"}, {"o", "òóôõöøōŏőǒ"}, {"oe", "œ"}, {"r", "ŕŗř"}, {"s", "śŝşšș"}, {"ss", "ß"},
		{"t", "ţťŧț"}, {"th", "þ"}, {"u", "ùúûüũūŭůűųǔ"}, {"w", "ŵ"}, {"y", "ýÿŷ"}, {"z", "źżž"},
		{"е", "ё"}, {"и", "й"}, {"'", "’‘"},
	} {
		for _, r := range row.from {
			m[r] = row.to
		}
	}
	return m
})

// fold gives a text for comparing names: in small letters, without accents,
// with single blanks between the words.
func fold(s string) string {
	var b strings.Builder
	plainLetters := plainLetters()
	for _, r := range s {
		r = unicode.ToLower(r)
		switch plain, ok := plainLetters[r]; {
		case ok:
			b.WriteString(plain)
		case unicode.Is(unicode.Mn, r):
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
