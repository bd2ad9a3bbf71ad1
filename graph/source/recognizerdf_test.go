package source

import (
	"testing"
)

// TestRDFBeginning tells the syntaxes of RDF apart by what a text begins with.
func TestRDFBeginning(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"<http://e/a> <http://e/b> <http://e/c> .\n", "nt"},
		{"# a licence\n\n_:a <http://e/b> \"x . <y> {\"@en . # end\n", "nt"},
		{"<http://e/a> <http://e/b> \"1\"^^<http://e/t> <http://e/g> .\n", "nq"},
		{"<http://e/a><http://e/b>\"1\".\n<http://e/a> <http://e/b> _:x _:g.\n", "nq"},
		{"<http://e/a> <http://e/b> <http://e/c> ;\n  a <http://e/d> .\n", "turtle"},
		{"@prefix e: <http://e/> .\ne:a e:b \"{\", '''a'{''', <http://e/{> .", "turtle"},
		{"PREFIX e: <http://e/>\ne:a e:b e:c {| e:d 1 |} .", "turtle"},
		{"# {\nprefix e: <http://e/>\ne:g { e:a e:b e:c }", "trig"},
		{"@base <http://e/> .\n{ <a> <b> <c> }", "trig"},
		{"<?xml version='1.0'?>\n<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/>", "rdfxml"},
		{"<?xml version='1.0'?>\n<feed/>", ""},
		{"<!DOCTYPE html>\n<html>", ""},
		{"<html><body>", ""},
		{"# only a comment", ""},
		{"id;name\n1;2", ""},
		{"", ""},
	} {
		if got := rdfBeginning([]byte(test.text)); got != test.want {
			t.Errorf("%q: %q, not %q", test.text, got, test.want)
		}
	}
}

// TestFirstKeyLD tells JSON-LD from other JSON.
func TestFirstKeyLD(t *testing.T) {
	for text, want := range map[string]bool{
		` {"@context": "x"}`:       true,
		"[\n {\"@id\":\"x\"}]":     true,
		`{"context": "@context"}`:  false,
		`{"a": {"@id": "x"}}`:      false,
		`["@id"]`:                  false,
		`{"@contexts": 1}`:         false,
		`{ "@graph" : [] }`:        true,
		`{"@included":[],"@id":1}`: true,
	} {
		if firstKeyLD().MatchString(text) != want {
			t.Errorf("%s: not %v", text, want)
		}
	}
}

// FuzzRDFBeginning looks at anything without failing.
func FuzzRDFBeginning(f *testing.F) {
	for _, s := range []string{"<a> '\\", "_:a <b> \"\\\"", "prefix <{", "#", "@prefix ''' {", "<?xml"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		if name := rdfBeginning(text); name != "" {
			if _, ok := formatNamed(name); !ok {
				t.Errorf("%q is no format", name)
			}
		}
	})
}
