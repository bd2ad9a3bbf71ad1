package export

import (
	"bytes"
	"context"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"

	"corkboard/graph"
	"corkboard/graph/source"
)

// ldFormats are the syntaxes of JSON-LD.
func ldFormats(t testing.TB) []Format {
	t.Helper()
	var all []Format
	for _, name := range []string{"jsonld", "ndjsonld"} {
		f, ok := Lookup(name)
		if !ok {
			t.Fatalf("no %s", name)
		}
		all = append(all, f)
	}
	return all
}

// readLD reads a document with our own reader, labels and all.
func readLD(t testing.TB, f Format, text string) []graph.Statement {
	t.Helper()
	i := slices.IndexFunc(source.Formats, func(s source.Format) bool { return s.Name == f.Name })
	in := source.Input{Name: "written" + f.Ext[0], Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }}
	all, err := graph.Collect(source.Formats[i].Statements(context.Background(), in, source.Options{RDF: source.RDFOptions{KeepLabels: true}}))
	if err != nil {
		t.Fatalf("%s: %v\n%.2000s", f.Name, err, text)
	}
	return all
}

// rereads writes statements, reads them and compares. The cells of a list that
// was folded have lost their labels; everything else keeps them.
func rereads(t testing.TB, f Format, all []graph.Statement, o Options) string {
	t.Helper()
	text := write(t, f, all, o)
	want, have := graph.NewList(all), graph.NewList(readLD(t, f, text))
	if f.Name == "jsonld" && len(foldLists(want)) > 0 {
		same, err := graph.Isomorphic(context.Background(), stream(want), stream(have), graph.DiffOptions{})
		if err != nil || !same {
			t.Fatalf("%s: the same: %t, %v\n%.4000s", f.Name, same, err, text)
		}
		return text
	}
	for i := range max(len(want), len(have)) {
		if i >= len(want) || i >= len(have) || !want[i].SameQuad(have[i]) {
			t.Fatalf("%s: %d statements read, %d written; the first that differs is %d:\n%s\n%.4000s", f.Name, len(have), len(want), i, linesRead(have, i)+linesRead(want, i), text)
		}
	}
	return text
}

func linesRead(l graph.List, i int) string {
	if i >= len(l) {
		return "(none)\n"
	}
	return l[i].String() + "\n"
}

// sayables takes out what JSON-LD has no word for.
func sayables(all []graph.Statement) []graph.Statement {
	return slices.DeleteFunc(slices.Clone(all), func(s graph.Statement) bool { return sayableLD(&s) != nil })
}

// ldWritings are the ways in which the tests write.
var ldWritings = map[string][]Prefix{"bare": nil, "prefixes": testPrefixes, "clashes": torturePrefixes}

func TestJSONLDTorture(t *testing.T) {
	graphs := torture()
	graphs["small"] = sayables(parse(t, small))
	for _, f := range ldFormats(t) {
		for _, name := range slices.Sorted(maps.Keys(graphs)) {
			for _, prefixes := range ldWritings {
				rereads(t, f, graphs[name], Options{Prefixes: prefixes})
				rereads(t, f, graphs[name], Options{Prefixes: prefixes, Terms: ldTerms})
			}
		}
	}
}

// ldTerms are names that fit and names that clash, with types that values have
// and have not.
var ldTerms = []ContextTerm{
	{"p", ex + "p", "@id"}, {"p0", ex + "p0", ""}, {"p1", ex + "p1", xsdInteger}, {"first", ex + "p1", ""},
	{"people", ex + "list", "@id"}, {"list", ex + "list", "@id"}, {"http", ex + "age", ""}, {"", ex + "empty", ""},
	{"a:b", ex + "a", ""}, {"Person", schema + "Person", ""}, {"name", schema + "name", xsd + "token"}, {"List", rdfNS + "List", ""},
}

// TestJSONLDTerms writes what the context says in short.
func TestJSONLDTerms(t *testing.T) {
	iri := func(s string) graph.Term { return graph.IRI(ex + s) }
	all := []graph.Statement{
		{Subject: iri("a"), Predicate: graph.IRI(rdfType), Object: iri("Person")},
		{Subject: iri("a"), Predicate: iri("knows"), Object: iri("b")},
		{Subject: iri("a"), Predicate: iri("knows"), Object: graph.Text("somebody")},
		{Subject: iri("a"), Predicate: iri("name"), Object: graph.Text("Anna")},
		{Subject: iri("a"), Predicate: iri("age"), Object: graph.Typed("042", xsdInteger)},
		{Subject: iri("a"), Predicate: iri("age"), Object: graph.Text("old")},
		{Subject: iri("a"), Predicate: iri("other"), Object: iri("b")},
	}
	f, _ := Lookup("jsonld")
	have := rereads(t, f, all, Options{
		Prefixes: []Prefix{{"ex", ex}, {"xsd", xsd}},
		Terms: []ContextTerm{{"Person", ex + "Person", ""}, {"knows", ex + "knows", "@id"}, {"name", ex + "name", ""},
			{"age", ex + "age", xsdInteger}, {"unused", ex + "unused", ""}},
	})
	want := `{
  "@context": {
    "ex": "http://example.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "Person": "ex:Person",
    "age": {"@id": "ex:age", "@type": "xsd:integer"},
    "knows": {"@id": "ex:knows", "@type": "@id"},
    "name": "ex:name"
  },
  "@graph": [
    {
      "@id": "ex:a",
      "@type": "Person",
      "age": [
        "042",
        {"@value": "old"}
      ],
      "knows": [
        "ex:b",
        {"@value": "somebody"}
      ],
      "name": "Anna",
      "ex:other": {"@id": "ex:b"}
    }
  ]
}
`
	if have != want {
		t.Errorf("written as\n%s", have)
	}
}

const ldLists = `
<http://example.org/s> <http://example.org/list> _:a1
_:a1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> "one"
_:a1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> _:a2
_:a2 <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> _:n1
_:a2 <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> <http://www.w3.org/1999/02/22-rdf-syntax-ns#nil>
_:n1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> "within"@EN
_:n1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> <http://www.w3.org/1999/02/22-rdf-syntax-ns#nil>
<http://example.org/s> <http://example.org/empty> <http://www.w3.org/1999/02/22-rdf-syntax-ns#nil>
<http://example.org/s> <http://example.org/typed> _:t1
_:t1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/1999/02/22-rdf-syntax-ns#List>
_:t1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> "typed"
_:t1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> <http://www.w3.org/1999/02/22-rdf-syntax-ns#nil>
<http://example.org/s> <http://example.org/twice> _:w1
<http://example.org/r> <http://example.org/twice> _:w1
_:w1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> "spoken of twice"
_:w1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> <http://www.w3.org/1999/02/22-rdf-syntax-ns#nil>
_:c1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> "circle"
_:c1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> _:c1
_:d1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> _:d2
_:d1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> <http://www.w3.org/1999/02/22-rdf-syntax-ns#nil>
_:d2 <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> _:d1
_:d2 <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> <http://www.w3.org/1999/02/22-rdf-syntax-ns#nil>
<http://example.org/s> <http://example.org/open> _:o1
_:o1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> "open"
_:o1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> _:o2
<http://example.org/s> <http://example.org/graph> _:g1
_:g1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> "names a graph"
_:g1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> <http://www.w3.org/1999/02/22-rdf-syntax-ns#nil>
<http://example.org/s> <http://example.org/p> "in it" _:g1
<http://example.org/s> <http://example.org/elsewhere> _:e1
_:e1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> "elsewhere" <http://example.org/g>
_:e1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> <http://www.w3.org/1999/02/22-rdf-syntax-ns#nil> <http://example.org/g>
<http://example.org/s> <http://example.org/longer> _:l1
_:l1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> "no cell, what follows is"
_:l1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> _:l2
_:l1 <http://example.org/p> "more"
_:l2 <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> <http://example.org/s>
_:l2 <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> <http://www.w3.org/1999/02/22-rdf-syntax-ns#nil>
<http://example.org/s> <http://example.org/list> _:in1 <http://example.org/g>
_:in1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> "042"^^<http://www.w3.org/2001/XMLSchema#integer> <http://example.org/g>
_:in1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> <http://www.w3.org/1999/02/22-rdf-syntax-ns#nil> <http://example.org/g>
<http://example.org/s> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "a literal"
<http://example.org/s> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/1999/02/22-rdf-syntax-ns#nil>
`

func TestJSONLDGolden(t *testing.T) {
	for _, f := range ldFormats(t) {
		o := Options{Prefixes: append([]Prefix{{"rdf", rdfNamespace}, {"e", "http://example.org"}, {"", ex}}, testPrefixes...)}
		golden(t, "small"+f.Ext[0], []byte(write(t, f, sayables(parse(t, small)), o)))
		golden(t, "lists"+f.Ext[0], []byte(write(t, f, parse(t, ldLists), o)))
	}
}

// The document does not depend on the order of its input, nor on statements
// that come twice; a line depends on the order within its subject alone.
func TestJSONLDShuffled(t *testing.T) {
	f := ldFormats(t)[0]
	all := parse(t, ldLists)
	want := write(t, f, all, Options{Prefixes: testPrefixes})
	for seed := range uint64(20) {
		var b bytes.Buffer
		twice := append(shuffle(all, seed), shuffle(all, seed+1)...)
		if _, err := f.Write(&b, stream(twice), Options{Prefixes: testPrefixes}); err != nil || b.String() != want {
			t.Fatalf("shuffle %d: %v\n%s", seed, err, b.String())
		}
	}
}

func TestJSONLDUnsayable(t *testing.T) {
	good := sayables(parse(t, small))
	mixed := append(slices.Clone(unsayable), graph.Statement{
		Subject: graph.IRI(ex), Predicate: graph.IRI(ex), Object: graph.TripleTerm(graph.IRI(ex), graph.IRI(ex), graph.IRI(ex)),
	})
	for _, f := range ldFormats(t) {
		want := write(t, f, good, Options{})
		faults := 0
		o := Options{Fault: func(e *graph.Error) error {
			if faults++; !strings.HasPrefix(e.Error(), "not written: ") {
				t.Errorf("%s: %v", f.Name, e)
			}
			return nil
		}}
		var b bytes.Buffer
		in := sorted(good, order(f))
		n, err := f.Write(&b, graph.Concat(stream(in[:1]), stream(mixed), stream(in[1:])), o)
		if err != nil || b.String() != want || faults != len(mixed) || int(n.Statements) != len(good) {
			t.Errorf("%s: %v, %d faults, %d written\n%s", f.Name, err, faults, n.Statements, b.String())
		}
		for i := range mixed {
			var fault *graph.Error
			if n, err := f.Write(io.Discard, stream(mixed[i:]), Options{}); !errors.As(err, &fault) || n.Statements != 0 {
				t.Errorf("%s: %v", f.Name, err)
			}
		}
	}
}

func TestJSONLDWriteFails(t *testing.T) {
	all := parse(t, ldLists)
	broken := errors.New("broken")
	failing := func(yield func(graph.Statement, error) bool) { yield(graph.Statement{}, broken) }
	for _, f := range ldFormats(t) {
		length := len(write(t, f, all, Options{}))
		in := stream(sorted(all, graph.GSPO))
		for room := range length {
			if _, err := f.Write(&full{room}, in, Options{}); !errors.Is(err, errFull) {
				t.Fatalf("%s: room for %d of %d bytes: %v", f.Name, room, length, err)
			}
		}
		if _, err := f.Write(short{}, in, Options{}); !errors.Is(err, io.ErrShortWrite) {
			t.Errorf("%s: a short write: %v", f.Name, err)
		}
		if _, err := f.Write(io.Discard, graph.Concat(in, failing), Options{Fault: func(*graph.Error) error { return nil }}); !errors.Is(err, broken) {
			t.Errorf("%s: %v", f.Name, err)
		}
	}
	if _, err := JSONLD(io.Discard, stream(all), Options{Prefixes: []Prefix{{"a", ex}, {"a", ex + "b"}}}); err == nil {
		t.Error("a prefix stands for two IRIs")
	}
}

func TestJSONLDEmpty(t *testing.T) {
	for i, want := range []string{"{\n  \"@graph\": []\n}\n", ""} {
		f := ldFormats(t)[i]
		if got := write(t, f, nil, Options{Prefixes: testPrefixes}); got != want {
			t.Errorf("%s: %q", f.Name, got)
		}
		readLD(t, f, want)
	}
}

// A subject with more than a line holds goes on in another, and predicates that
// come in turns stand once on each.
func TestNDJSONLDLong(t *testing.T) {
	f := ldFormats(t)[1]
	var all []graph.Statement
	for i := range 2*maxLineStatements + 2 {
		all = append(all, graph.Statement{
			Subject: graph.Blank("s"), Predicate: graph.IRI(ex + "p" + string(rune('0'+i%2))), Object: graph.Typed(strings.Repeat("0", 1+i/9000), ex+string(rune('a'+i%26))+strings.Repeat("x", i%100)),
		})
	}
	all = graph.NewList(all)
	var b bytes.Buffer
	in := shuffle(all, 1)
	for range 8 {
		in = append(in, in[:min(len(in), maxLineStatements)]...)
	}
	if _, err := f.Write(&b, stream(in), Options{}); err != nil {
		t.Fatal(err)
	}
	if got, want := strings.Count(b.String(), "\n"), (len(in)+maxLineStatements-1)/maxLineStatements; got != want {
		t.Errorf("%d lines, not %d", got, want)
	}
	for line := range strings.Lines(b.String()) {
		if n := strings.Count(line, `"`+ex+`p0"`); n > 1 {
			t.Fatalf("a key stands %d times on a line", n)
		}
	}
	if have := graph.NewList(readLD(t, f, b.String())); len(have) != len(all) {
		t.Errorf("%d statements, not %d", len(have), len(all))
	}
}

func FuzzJSONLDWrite(f *testing.F) {
	f.Add(ex+"a", "text\n\"", "en", "b", "ex", ex)
	f.Add("ex:a", "\x00\u2028", "EN-gb", "1.2", "urn", "urn:")
	f.Add("http:a//b", "@id", "x--ltr", "é", "p", "http:a")
	f.Add("A:@type", "_:b", "de", "_", "A", "http://a/b")
	f.Add("0", "_::", "e", "_", "A", "http://p:b")
	f.Add(ex+":", "text\n\"", "en", "b", "ex", ex)
	f.Add("http://ex::", "text", "en", "b", "ex", ex)
	f.Add("http://p:b", "b", "en", "b", "p", "http://p:")
	f.Add("http://p:b", ":b", "en", "b", "p", "http://p")
	f.Fuzz(func(t *testing.T, iri, text, tag, label, name, prefix string) {
		var all []graph.Statement
		s, g := graph.IRI(iri), graph.Blank(label)
		for _, o := range []graph.Term{
			s, g, graph.Text(text), graph.Typed(text, iri), graph.LangText(text, tag), graph.DirText(text, tag, graph.RightToLeft),
			graph.IRI(prefix + text), graph.IRI(rdfNil),
		} {
			for _, q := range []graph.Statement{
				{Subject: s, Predicate: s, Object: o, Graph: g}, {Subject: g, Predicate: graph.IRI(rdfType), Object: o},
				{Subject: g, Predicate: graph.IRI(rdfFirst), Object: o, Graph: s},
			} {
				if sayableLD(&q) == nil {
					all = append(all, q)
				}
			}
		}
		o := Options{Prefixes: []Prefix{{name, prefix}, {"ex", ex}}}
		if _, err := newNames(Options{Prefixes: o.Prefixes}); err != nil {
			o.Prefixes = nil
		}
		for _, format := range ldFormats(t) {
			rereads(t, format, graph.NewList(all), o)
		}
	})
}

func BenchmarkJSONLDWrite(b *testing.B) {
	all := messages(20_000)
	for _, f := range ldFormats(b) {
		b.Run(f.Name, func(b *testing.B) {
			b.ReportAllocs()
			var c counter
			for b.Loop() {
				if _, err := f.Write(&c, stream(all), Options{Prefixes: benchPrefixes}); err != nil {
					b.Fatal(err)
				}
			}
			b.SetBytes(c.n / int64(b.N))
			b.ReportMetric(float64(len(all))*float64(b.N)/b.Elapsed().Seconds(), "statements/s")
		})
	}
}
