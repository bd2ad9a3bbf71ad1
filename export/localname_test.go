package export

import (
	"context"
	"strings"
	"testing"

	"corkboard/graph"
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
		for _, f := range rdfFormats()[2:] {
			var b strings.Builder
			_, err := f.Write(&b, stream(nil), Options{Prefixes: c.prefixes, Base: c.base})
			if err == nil || !strings.Contains(err.Error(), c.want) || b.Len() > 0 {
				t.Errorf("%s, %q: %v, %q", f.Name, c.prefixes, err, b.String())
			}
		}
	}
	n, err := newNames([]Prefix{{"z", ex}, {"a", ex}, {"z", ex}, {"b", schema}}, "")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := string(n.appendHeader(nil)), "@prefix a: <"+ex+"> .\n@prefix b: <"+schema+"> .\n@prefix z: <"+ex+"> .\n"; got != want {
		t.Errorf("header:\n%s", got)
	}
}

func TestNames(t *testing.T) {
	n, err := newNames([]Prefix{{"ex", ex}, {"p", ex + "people/"}, {"q", ex + "people/"}, {"dir", "http://h/d/"}}, "http://h/")
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
		if got := string(n.appendIRI(nil, iri)); got != want {
			t.Errorf("%s: %s, want %s", iri, got, want)
		}
	}
	for _, base := range []string{"http://h/a", "urn:a:", "http://h/?a/", "http://h/a/../", "file:///", "http:///", "mailto:a/"} {
		if isPlainBase(base) {
			t.Errorf("base %s", base)
		}
	}
}

func TestUsed(t *testing.T) {
	all := parse(t, small)
	used, err := Used(append(testPrefixes, Prefix{"rdf", rdfType[:len(rdfType)-4]}, Prefix{"unused", "http://unused.example/"}), stream(all))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, p := range used {
		names = append(names, p.Name)
	}
	// xsd is only needed for what can be written without it; ex for a predicate.
	if got := strings.Join(names, " "); got != "ex people rdf rdfs schema" {
		t.Errorf("used: %s", got)
	}
	used, err = Used([]Prefix{{"ex", ex + "source/"}}, Merged(stream(all)))
	if err != nil || len(used) != 0 {
		t.Errorf("merged: %v, %v", used, err)
	}
	used, err = Used([]Prefix{{"ex", ex + "source/"}}, stream(all))
	if err != nil || len(used) != 1 {
		t.Errorf("graphs: %v, %v", used, err)
	}
	if _, err := Used([]Prefix{{"1", ex}}, stream(all)); err == nil {
		t.Error("a bad prefix is taken")
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Used(nil, graph.NewList(all).Match(ctx, graph.Pattern{})); err == nil {
		t.Error("an error of the stream is lost")
	}
	// What is declared after a first pass gives the same text but for the
	// directives of the others.
	f, _ := Lookup("trig")
	everything := write(t, f, all, Options{Prefixes: testPrefixes})
	used, _ = Used(testPrefixes, stream(all))
	if got := write(t, f, all, Options{Prefixes: used}); got != strings.Replace(everything, "@prefix xsd: <"+xsd+"> .\n", "", 1) {
		t.Errorf("with used prefixes:\n%s", got)
	}
}
