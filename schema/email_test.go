package schema

import (
	"strings"
	"testing"

	"corkboard/graph"
)

func TestEmail(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"anna@example.org", "anna@example.org"},
		{" Anna.Lee@Example.ORG ", "Anna.Lee@example.org"},
		{"mailto:Anna@example.org", "Anna@example.org"},
		{"MAILTO:a@b.co", "a@b.co"},
		{"a+tag_1%x@sub.b-c.example", "a+tag_1%x@sub.b-c.example"},
		{"o'neil@example.org", "o'neil@example.org"},
		{"josé@MÜNCHEN.de", "josé@MÜNCHEN.de"},
		{"a@xn--mnchen-3ya.DE", "a@xn--mnchen-3ya.de"},
		{"用户@例子.中国", "用户@例子.中国"},
	} {
		checkParse(t, "email", c.text, Context{}, graph.Text(c.want))
	}
	for _, text := range []string{
		"@example.org", "a@", "a@b", "a@localhost", "a@b..c", "a@.b.c", "a@b.c.", ".a@b.org", "a.@b.org", "a..b@c.org",
		"a b@c.org", "a@b c.org", `"a b"@c.org`, "a@[127.0.0.1]", "a@1.2.3.4", "a@-b.org", "a@b-.org", "a@b_c.org",
		"a@b.org, c@d.org", "a@b.org?subject=x", "a@b.org;", "(x)a@b.org", "a\u0000@b.org", "a@b.org/", "mailto:",
		strings.Repeat("a", 65) + "@b.org", "a@" + strings.Repeat("b", 64) + ".org", "a@" + strings.Repeat("b.", 130) + "org",
	} {
		if r, err := parseEmail(text, Context{}); err == nil {
			t.Errorf("%q = %v", text, r.Terms)
		}
	}
	checkFaults(t, "email",
		"anna", `"anna" is not an e-mail address; it has no @`,
		"a@b@c.org", `"a@b@c.org" is not an e-mail address; it has more than one @`,
		"Anna <a@b.org>", `"Anna <a@b.org>" is not an e-mail address; write it without a name and angle brackets`,
		"a@b", `"a@b" is not an e-mail address`,
	)
}

func FuzzEmail(f *testing.F) {
	for _, s := range []string{"a@b.org", "mailto:A@B.ORG", "Anna <a@b.org>", "josé@MÜNCHEN.de"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		fuzzParse(t, "email", text, Context{})
		if r, err := parseEmail(text, Context{}); err == nil {
			if n := strings.Count(r.Terms[0].Value(), "@"); n != 1 {
				t.Errorf("%q = %v", text, r.Terms)
			}
		}
	})
}
