package export

import (
	"strings"
	"testing"
)

func TestLocalName(t *testing.T) {
	for local, want := range map[string]string{
		"": "", "a": "a", "0": "0", ":": ":", "_": "_", "a-b": "a-b", "-a": `\-a`, "a-": "a-",
		".": `\.`, "a.": `a\.`, ".a": `\.a`, "a.b": "a.b", "..": `\.\.`, "...": `\..\.`,
		"%20": "%20", "%2": `\%2`, "%zz": `\%zz`, "%": `\%`, "%41%": `%41\%`,
		"~!$&'()*+,;=/?#@": `\~\!\$\&\'\(\)\*\+\,\;\=\/\?\#\@`,
		"é":                "é", "a·": "a·", "𝄞": "𝄞", "joe@example.org": `joe\@example.org`,
	} {
		if got, ok := appendLocal(nil, local); !ok || string(got) != want {
			t.Errorf("%q: %s, %t; want %s", local, got, ok, want)
		}
	}
	for _, local := range []string{"[", "a]", "·a", "\u0300", "a b", "×", "\u00A0", "a\xff", "a<b", `a\b`, "\x00", "a\"", "a|b", "a^b", "a`b", "{", "}"} {
		if got, ok := appendLocal(nil, local); ok {
			t.Errorf("%q: %s", local, got)
		}
	}
}

func TestPrefixes(t *testing.T) {
	for _, name := range []string{"", "a", "A1", "a-b", "a.b", "a_", "é", "a-", "a·b", "foaf", "日本"} {
		if !isPrefixName(name) {
			t.Errorf("%q is refused", name)
		}
	}
	for _, c := range []struct {
		prefixes []Prefix
		base     string
		want     string
	}{
		{[]Prefix{{"1a", ex}}, "", `prefix: "1a" is not a prefix name`},
		{[]Prefix{{"_", ex}}, "", "is not a prefix name"},
		{[]Prefix{{"a.", ex}}, "", "is not a prefix name"},
		{[]Prefix{{"a:b", ex}}, "", "is not a prefix name"},
		{[]Prefix{{"a b", ex}}, "", "is not a prefix name"},
		{[]Prefix{{"a\xff", ex}}, "", "is not a prefix name"},
		{[]Prefix{{"a", "> .\n"}}, "", "prefix a: "},
		{[]Prefix{{"a", ""}}, "", "prefix a: "},
		{[]Prefix{{"b", schema}, {"a", ex}, {"b", ex}}, "", "prefix b: stands for both"},
		{nil, "relative/", "base: "},
	} {
		for _, name := range []string{"turtle", "trig", "turtle-pretty", "trig-pretty"} {
			f, _ := Lookup(name)
			var b strings.Builder
			_, err := f.Write(&b, stream(nil), Options{Prefixes: c.prefixes, Base: c.base})
			if err == nil || !strings.Contains(err.Error(), c.want) || b.Len() > 0 {
				t.Errorf("%s, %q: %v, %q", f.Name, c.prefixes, err, b.String())
			}
		}
	}
	n, err := newNames(Options{Prefixes: []Prefix{{"z", ex}, {"a", ex}, {"z", ex}, {"b", schema}}})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := string(n.appendHeader(nil, true)), "@prefix b: <"+schema+"> .\n@prefix z: <"+ex+"> .\n"; got != want {
		t.Errorf("header:\n%s", got)
	}
}

func TestNames(t *testing.T) {
	n, err := newNames(Options{
		Prefixes: []Prefix{{"ex", ex}, {"p", ex + "people/"}, {"q", ex + "people/"}, {"dir", "http://h/d/"}}, Base: "http://h/",
	})
	if err != nil {
		t.Fatal(err)
	}
	for iri, want := range map[string]string{
		ex + "people/anna": "p:anna", ex + "people/": "p:", ex + "people": "ex:people", ex: "ex:",
		ex + "people/[": "<" + ex + "people/[>", "http://other/": "<http://other/>",
		ex + "people/·": `ex:people\/·`,
		"http://h/a/b":  "<a/b>", "http://h/": "<http://h/>", "http://h/d/x": "dir:x", "http://h/d/[": "<d/[>",
		"http://h//a": "<http://h//a>", "http://h/?a": "<http://h/?a>", "http://h/#a": "<http://h/#a>",
		"http://h/a:b": "<http://h/a:b>", "http://h/a/b:c": "<a/b:c>", "http://h/a/../b": "<http://h/a/../b>",
		"http://h/.": "<http://h/.>", "http://h/a?..": "<a?..>", "http://h/a?b/../c": "<a?b/../c>",
	} {
		for range 2 { // the second time from memory
			if got, ok := n.appendIRI(nil, iri); string(got) != want || !ok {
				t.Errorf("%s: %s, want %s", iri, got, want)
			}
		}
	}
	for _, base := range []string{"http://h/a", "urn:a:", "http://h/?a/", "http://h/a/../", "file:///", "http:///", "mailto:a/"} {
		if isPlainBase(base) {
			t.Errorf("base %s", base)
		}
	}
}
