package schema

import (
	"slices"
	"strings"
	"testing"
)

func TestSplitEscaped(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
	}{
		{"", []string{""}}, {"a", []string{"a"}}, {" a ; b;", []string{"a", "b", ""}}, {`a\;b;c`, []string{"a;b", "c"}},
		{`\;`, []string{";"}}, {`a\b;c\`, []string{`a\b`, `c\`}}, {";;", []string{"", "", ""}}, {`a\\;b`, []string{`a\;b`}},
	} {
		if have := splitEscaped(test.text, ";"); !slices.Equal(have, test.want) {
			t.Errorf("%q: %q, want %q", test.text, have, test.want)
		}
	}
}

func TestSplitRole(t *testing.T) {
	for _, test := range []struct{ text, who, role string }{
		{"", "", ""}, {"a", "a", ""}, {":r", "", "r"}, {"a:", "a", ""}, {"a:r:s", "a", "r:s"}, {`a\:b`, "a:b", ""}, {`a\:b: r\:s `, "a:b", "r:s"},
		{"https://x.org/a", "https://x.org/a", ""}, {"https://x.org/a:r", "https://x.org/a", "r"}, {`https://x.org/a\:b:r`, "https://x.org/a:b", "r"},
		{"urn:x", "urn", "x"}, {`urn\:x`, "urn:x", ""},
	} {
		if who, role := splitRole(test.text); who != test.who || role != test.role {
			t.Errorf("%q: %q %q, want %q %q", test.text, who, role, test.who, test.role)
		}
	}
}

// FuzzSplit: what is escaped comes out again as it was, piece for piece.
func FuzzSplit(f *testing.F) {
	f.Add("a;b", "r:s", "c")
	f.Add("Smith; Sons", "", ":")
	f.Fuzz(func(t *testing.T, who, role, other string) {
		for _, s := range []string{who, role, other} {
			if strings.Contains(s, `\`) || strings.TrimSpace(s) != s || strings.Contains(s, "//") {
				t.Skip()
			}
		}
		escape := func(s string) string {
			return strings.NewReplacer(";", `\;`, ":", `\:`).Replace(s)
		}
		pieces := splitEscaped(escape(who)+":"+escape(role)+";"+escape(other), ";")
		if len(pieces) != 2 {
			t.Fatalf("%q", pieces)
		}
		if w, r := splitRole(pieces[0]); w != who || r != role {
			t.Errorf("%q %q became %q %q", who, role, w, r)
		}
		if w, r := splitRole(pieces[1]); w != other || r != "" {
			t.Errorf("%q became %q %q", other, w, r)
		}
	})
}
