package schema

import (
	"testing"

	"corkboard/graph"
)

func TestURL(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"https://example.org/", "https://example.org/"},
		{" https://example.org ", "https://example.org"},
		{"HTTPS://Example.ORG/Path?Query=A#Frag", "https://example.org/Path?Query=A#Frag"},
		{"http://User:Pass@Example.org:8080/x", "http://User:Pass@example.org:8080/x"},
		{"http://[2001:DB8::1]:80/", "http://[2001:db8::1]:80/"},
		{"http://MÜNCHEN.de/Straße", "http://MÜNCHEN.de/Straße"},
		{"ftp://example.org/a%20b", "ftp://example.org/a%20b"},
		{"https://example.org?A", "https://example.org?A"},
		{"Mailto:Anna@Example.org", "mailto:Anna@Example.org"},
		{"https://example.org/a:b@c", "https://example.org/a:b@c"},
	} {
		checkParse(t, "url", c.text, Context{}, graph.IRI(c.want))
	}
	checkFaults(t, "url",
		"www.example.org", `"www.example.org" is not a URL; it has no scheme`,
		"example.org:8080/x", `"example.org:8080/x" is not a URL; it has no scheme`,
		"localhost:8080/x", `"localhost:8080/x" is not a URL; it has no scheme`,
		"//example.org/", `"//example.org/" is not a URL; it has no scheme`,
		"", `"" is not a URL; it has no scheme`,
		"http://", `"http://" is not a URL; it has no host`,
		"http:example.org", `"http:example.org" is not a URL; it has no host`,
		"https:///path", `"https:///path" is not a URL; it has no host`,
		"https://user@/path", `"https://user@/path" is not a URL; it has no host`,
		"http://:80/", `"http://:80/" is not a URL; it has no host`,
		"http://a:b/", `"http://a:b/" is not a URL; it has no host`,
		"https://example.org/a b", `"https://example.org/a b" is not a URL; it has blanks`,
		"https://a.org https://b.org", `"https://a.org https://b.org" is not a URL; it has blanks`,
		"https://example.org/<x>", `"https://example.org/<x>" is not a URL; it has characters that must be escaped`,
		`https:\\example.org`, `"https:\\\\example.org" is not a URL; it has no host`,
		"javascript:alert(1)", `"javascript:alert(1)" is not a URL; its scheme is not http, https, ftp or mailto`,
		"urn:isbn:0", `"urn:isbn:0" is not a URL; its scheme is not http, https, ftp or mailto`,
		"mailto:anna", `"mailto:anna" is not a URL; a mailto: has an address`,
	)
}

func FuzzURL(f *testing.F) {
	for _, s := range []string{"https://a.org/x", "HTTP://A:80", "mailto:a@b", "http://[::1]/", "//x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		fuzzParse(t, "url", text, Context{})
		if r, err := parseURL(text, Context{}); err == nil && graph.CheckIRI(r.Terms[0].Value()) != nil {
			t.Errorf("%q = %v", text, r.Terms)
		}
	})
}
