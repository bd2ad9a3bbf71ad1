package graph

import (
	"strings"
	"testing"
)

func inEnglish(phrases []Phrase) (said []string) {
	for _, p := range phrases {
		said = append(said, p.String())
	}
	return said
}

func TestPhrase(t *testing.T) {
	p := Say("%2 of %1, %3.", Count(2, "%1 line", "%1 lines"), Quote("%1"), Enumerate([]Phrase{Quote("a"), Quote("b"), Quote("c")}, "%1 or %2"))
	for _, test := range []struct {
		words map[string]string
		want  string
	}{
		{nil, "%1 of 2 lines, a or b or c."},
		{map[string]string{"%2 of %1, %3.": "%1: %2 (%3)", "%1 lines": "Linien: %1", "%1 or %2": "%1|%2", "a": "never"}, "Linien: 2: %1 (a|b|c)"},
	} {
		got := p.In(func(english string) string {
			if s, ok := test.words[english]; ok {
				return s
			}
			return english
		})
		if got != test.want {
			t.Errorf("%q, want %q", got, test.want)
		}
	}
	if got := p.quoted(strings.ToUpper).String(); got != "%1 of 2 lines, A or B or C." {
		t.Errorf("quoted: %q", got)
	}
	for text, want := range map[string]string{"100 %": "100 %", "%4 and %x": "%4 and %x", "": ""} {
		if got := Say(text, Quote("1")).String(); got != want {
			t.Errorf("%q is said %q", text, got)
		}
	}
	if got := Count(1, "%1 line", "%1 lines").String(); got != "1 line" {
		t.Errorf("one is %q", got)
	}
}
