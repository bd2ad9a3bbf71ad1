package export

import (
	"context"
	"strings"
	"testing"
	"unicode/utf8"

	"corkboard/graph"
)

// FuzzTurtleTerm writes whatever can be written as subject, predicate, literal
// and datatype, in every syntax, and reads it back with knakk's reader.
func FuzzTurtleTerm(f *testing.F) {
	for _, texts := range tortureTexts {
		for _, text := range texts {
			if len(text) < 1000 {
				f.Add(ex+"a", text, "", "en")
			}
		}
	}
	for _, lexicals := range tortureNumbers {
		for _, text := range lexicals {
			f.Add(ex+"a#b", text, xsdDecimal, "de-1996")
			f.Add("urn:a:b", text, xsdDouble, "x--ltr")
		}
	}
	f.Fuzz(func(t *testing.T, iri, text, datatype, tag string) {
		subject := graph.IRI(iri)
		var all []graph.Statement
		for _, object := range []graph.Term{
			subject, graph.Text(text), graph.Typed(text, datatype), graph.LangText(text, tag),
			graph.DirText(text, tag, graph.LeftToRight), graph.Blank(text), graph.Typed(text, xsdInteger),
			graph.Typed(text, xsdDouble), graph.TripleTerm(graph.IRI(ex), graph.IRI(ex), graph.Text(text)),
		} {
			s := graph.Statement{Subject: subject, Predicate: graph.IRI(rdfType), Object: object}
			if s.Check() == nil {
				all = append(all, s)
			}
		}
		all = graph.NewList(all)
		for _, format := range rdfFormats() {
			for _, o := range writings(format) {
				doc := write(t, format, all, o)
				want := stream(all)
				v, err := Verify(context.Background(), format, strings.NewReader(doc), want)
				if err != nil || v.NotWritten > 0 {
					t.Fatalf("%s: %v, %+v\n%s", format.Name, err, v, doc)
				}
			}
		}
	})
}

// FuzzText writes a text between quotes: as canonical N-Triples has it where it
// is one line, and so that it is read back.
func FuzzText(f *testing.F) {
	for _, texts := range tortureTexts {
		for _, text := range texts {
			if len(text) < 1000 {
				f.Add(text)
			}
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, n := range []*names{{}, {inside: true}} {
			b, ok := n.appendText(nil, text)
			if ok != utf8.ValidString(text) {
				t.Fatalf("%q: %t", text, ok)
			}
			if !ok {
				continue
			}
			if (n.inside || !strings.Contains(text, "\n")) && string(b) != string(graph.AppendQuoted(nil, text)) {
				t.Fatalf("%q: %s", text, b)
			}
			turtle, _ := Lookup("turtle")
			back := readOurs(t, turtle, "<x:s> <x:p> "+string(b)+" .\n")
			if len(back) != 1 || back[0].Object != graph.Text(text) {
				t.Fatalf("%q: %s: %v", text, b, back)
			}
		}
		plain := plainLength(text)
		for i := range plain {
			if c := text[i]; c < ' ' || c >= 0x7F || c == '"' || c == '\\' {
				t.Fatalf("%q: %d bytes are plain", text, plain)
			}
		}
		if plain < len(text) && text[plain] >= ' ' && text[plain] < 0x7F && text[plain] != '"' && text[plain] != '\\' {
			t.Fatalf("%q: only %d bytes are plain", text, plain)
		}
	})
}

// FuzzLocalName writes an IRI with a prefix and without and reads it back.
func FuzzLocalName(f *testing.F) {
	for _, locals := range tortureLocals {
		for _, local := range locals {
			f.Add(local, "ex")
		}
	}
	for _, p := range torturePrefixes {
		f.Add("a", p.Name)
	}
	turtle, _ := Lookup("turtle")
	f.Fuzz(func(t *testing.T, local, name string) {
		iri := graph.IRI(ex + local)
		all := []graph.Statement{{Subject: iri, Predicate: iri, Object: iri}, {Subject: iri, Predicate: iri, Object: graph.Typed("x", iri.Value())}}
		if all[1].Check() != nil || !isPrefixName(name) {
			return
		}
		doc := write(t, turtle, all, Options{Prefixes: []Prefix{{name, ex}}})
		want := iri.String()
		if short, ok := appendLocal(nil, local); ok {
			want = name + ":" + string(short)
		}
		if !strings.Contains("\n"+doc, "\n"+want+" ") {
			t.Fatalf("no %s in\n%s", want, doc)
		}
		if v, err := Verify(context.Background(), turtle, strings.NewReader(doc), stream(all)); err != nil || v.Compared != 2 {
			t.Fatalf("%v, %+v\n%s", err, v, doc)
		}
	})
}

// FuzzVerify reads anything, as a damaged file may be: it must end, without
// taking the program down, as the lexer behind it would on bad escapes.
func FuzzVerify(f *testing.F) {
	all := parse(f, small)
	for i, format := range rdfFormats() {
		f.Add(uint8(i), write(f, format, all, Options{Prefixes: testPrefixes, MergeGraphs: !format.Graphs}))
		f.Add(uint8(i), "<http://a/\\u00b7\\x> <http://p> <http://o> .\n<http://s> <http://p> <http://o> .")
		f.Add(uint8(i), "<x:s> <x:p> \"\"\"a\n#\\u00b7\"\"\"@en-- ; a 1.e5, ex:\\, true .\n@base <x:> .")
	}
	f.Fuzz(func(t *testing.T, format uint8, text string) {
		fs := rdfFormats()
		_, err := Verify(context.Background(), fs[int(format)%len(fs)], strings.NewReader(text), stream(nil))
		if err == nil && strings.Contains(text, "<x:s> <x:p> <x:o> .\n<") {
			t.Fatal("a statement that nobody wanted passes")
		}
	})
}
