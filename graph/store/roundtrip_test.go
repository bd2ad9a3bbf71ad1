package store

import (
	"context"
	"math"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/quad"

	"corkboard/graph"
)

const (
	ex  = "https://e.example/"
	xsd = "http://www.w3.org/2001/XMLSchema#"

	// The datatypes that the engine's Cayley side keeps for itself.
	private       = "urn:x-corkboard:"
	typeTriple    = private + "triple"
	typeDirection = private + "direction"
	typeMoved     = private + "datatype:"
)

func iri(s string) graph.Term { return graph.IRI(ex + s) }

// oddTerms are terms that some store, reader or printer is known to change.
func oddTerms() []graph.Term {
	x := func(s, local string) graph.Term { return graph.Typed(s, xsd+local) }
	inner := graph.TripleTerm(iri("s"), iri("p"), graph.LangText("é\n\"", "en-GB"))
	return []graph.Term{
		x("01", "integer"), x("1", "integer"), x("+1", "integer"), x("-0", "integer"), x("abc", "integer"), x("", "integer"),
		x("1", "int"), x("1", "long"), x("1.0", "decimal"), x("1.50", "decimal"), x("1", "double"), x("1E0", "double"),
		x("1.0", "float"), x("INF", "double"), x("-INF", "float"), x("NaN", "double"),
		x("true", "boolean"), x("True", "boolean"), x("1", "boolean"), x("maybe", "boolean"),
		x("2016-10-03T12:00:00+02:00", "dateTime"), x("2016-10-03T12:00:00.1Z", "dateTime"), x("2016-10-03T12:00:00.2Z", "dateTime"),
		x("2016-10", "gYearMonth"), x("2016", "gYear"), graph.Typed("2016-10~", "http://id.loc.gov/datatypes/edtf/EDTF"),
		graph.Typed("5", "https://schema.org/Integer"), graph.Typed("x", "xsd:integer"),
		graph.Text(""), graph.Text(" "), graph.Text("plain"), graph.Typed("plain", xsd+"token"),
		graph.Text("NUL \x00 in it"), graph.Text("\ufeffBOM"), graph.Text("\uFFFD"), graph.Text("tab\tline\r\nfeed\x0b\x7f"),
		graph.Text(`back\slash "quote" \u00e9`), graph.Text("é"), graph.Text("e\u0301"), graph.Text("😀 \u202eltr"),
		graph.Text("<" + ex + "s>"), graph.Text("_:b1"), graph.Text(`"01"^^<x>`), graph.Text(`"a"@en`), graph.Text(strings.Repeat("long ", 20000)),
		graph.LangText("x", "en"), graph.LangText("x", "EN"), graph.LangText("x", "en-GB"), graph.LangText("", "de"), graph.LangText("x@en", "fr"),
		graph.DirText("x", "ar", graph.RightToLeft), graph.DirText("x", "ar", graph.LeftToRight), graph.LangText("x", "ar"),
		graph.DirText("", "he-Hebr", graph.RightToLeft), graph.DirText("2 en rtl x", "en", graph.LeftToRight),
		graph.Typed("2 en rtl x", typeDirection), graph.Typed("<<( nonsense", typeTriple), graph.Typed("x", typeMoved+"x"),
		graph.Typed("x", typeMoved), graph.Typed("x", private), graph.Typed("5", private+"native:int"), graph.Typed("nonsense", private+"native:time"), graph.Typed("x", private+"triple/x"),
		inner, graph.TripleTerm(graph.Blank("b"), iri("p"), inner), graph.TripleTerm(iri("s"), iri("p"), graph.Text("NUL \x00")),
		graph.Typed(inner.Value(), typeTriple), graph.Text(inner.Value()),
		graph.Blank("b1"), graph.Blank("B1"), graph.Blank("memnode1"), graph.Blank("memnode2"), graph.Blank("memnode"), graph.Blank("memnodex"), graph.Blank("1a.b-c"), graph.Blank("é"),
		graph.IRI("urn:x:1"), graph.IRI(ex + "é"), graph.IRI(ex + "%C3%A9"), graph.IRI(ex + "a,b;c()@'*!$&=+~"), graph.IRI("HTTP://E.example/"), graph.IRI("x:"),
		graph.IRI(xsd + "integer"), graph.IRI("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), graph.IRI("rdf:type"),
	}
}

// both runs a test on a store in memory and on one in a file.
func both(t *testing.T, f func(t *testing.T, s *Store)) {
	t.Run("memory", func(t *testing.T) { f(t, open(t, "")) })
	t.Run("file", func(t *testing.T) { f(t, open(t, filepath.Join(t.TempDir(), "t.corkboard"))) })
}

func open(t *testing.T, path string, o ...Option) *Store {
	t.Helper()
	s, err := Open(path, o...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func stream(list []graph.Statement) graph.Statements {
	return func(yield func(graph.Statement, error) bool) {
		for _, s := range list {
			if !yield(s, nil) {
				return
			}
		}
	}
}

func add(t *testing.T, s *Store, list []graph.Statement) Added {
	t.Helper()
	added, err := s.Add(context.Background(), stream(list))
	if err != nil {
		t.Fatal(err)
	}
	return added
}

func match(t *testing.T, m graph.Matcher, p graph.Pattern) []graph.Statement {
	t.Helper()
	got, err := graph.Collect(m.Match(context.Background(), p))
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// same compares lists and says what the first difference is.
func same(t *testing.T, what string, got, want []graph.Statement) {
	t.Helper()
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			t.Fatalf("%s: statement %d\n got %v\nwant %v", what, i, got[i], want[i])
		}
	}
	if len(got) != len(want) {
		t.Fatalf("%s: %d statements, want %d", what, len(got), len(want))
	}
}

func TestOddTermsComeBack(t *testing.T) {
	var list []graph.Statement
	for i, o := range oddTerms() {
		st := graph.Statement{Subject: iri("s"), Predicate: iri("p"), Object: o}
		if o.IsIRI() || o.IsBlank() {
			list = append(list, st, graph.Statement{Subject: o, Predicate: iri("p"), Object: iri("o"), Graph: o})
		}
		if o.IsIRI() {
			list = append(list, graph.Statement{Subject: iri("s"), Predicate: o, Object: o})
		}
		st.Graph = iri("g" + string(rune('a'+i%3)))
		list = append(list, st)
	}
	want := graph.NewList(list)
	both(t, func(t *testing.T, s *Store) {
		if a := add(t, s, list); a.New != int64(len(want)) || a.Statements != int64(len(list)) {
			t.Errorf("added %+v, want %d new", a, len(want))
		}
		same(t, "all", match(t, s, graph.Pattern{}), want)
		for _, o := range oddTerms() {
			for _, p := range []graph.Pattern{{Object: o}, {Subject: o}, {Graph: o}, {Predicate: o}} {
				same(t, o.String(), match(t, s, p), match(t, want, p))
			}
		}
	})
}

func TestReopenedFileHoldsTheSame(t *testing.T) {
	path := filepath.Join(t.TempDir(), "t.corkboard")
	var list []graph.Statement
	for _, o := range oddTerms() {
		list = append(list, graph.Statement{Subject: iri("s"), Predicate: iri("p"), Object: o})
	}
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	add(t, s, list)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	same(t, "reopened", match(t, open(t, path, ReadOnly()), graph.Pattern{}), graph.NewList(list))
}

func TestFromQuadReadsNativeValues(t *testing.T) {
	zone := time.FixedZone("", 2*3600)
	for _, c := range []struct {
		value quad.Value
		want  string
	}{
		{quad.Int(5), `"5"^^<` + xsd + `integer>`},
		{quad.Int(math.MinInt64), `"-9223372036854775808"^^<` + xsd + `integer>`},
		{quad.Float(1), `"1.0E0"^^<` + xsd + `double>`},
		{quad.Float(-0.000015), `"-1.5E-5"^^<` + xsd + `double>`},
		{quad.Float(1e21), `"1.0E21"^^<` + xsd + `double>`},
		{quad.Float(0), `"0.0E0"^^<` + xsd + `double>`},
		{quad.Float(math.Copysign(0, -1)), `"-0.0E0"^^<` + xsd + `double>`},
		{quad.Float(math.Inf(-1)), `"-INF"^^<` + xsd + `double>`},
		{quad.Float(math.NaN()), `"NaN"^^<` + xsd + `double>`},
		{quad.Bool(true), `"true"^^<` + xsd + `boolean>`},
		{quad.Time(time.Date(2016, 10, 3, 1, 2, 3, 120_000_000, time.UTC)), `"2016-10-03T01:02:03.12Z"^^<` + xsd + `dateTime>`},
		{quad.Time(time.Date(2016, 10, 3, 1, 2, 3, 0, zone)), `"2016-10-02T23:02:03Z"^^<` + xsd + `dateTime>`},
		{quad.Time(time.Date(1890, 1, 1, 0, 53, 28, 0, time.FixedZone("LMT", 3208))), `"1890-01-01T00:00:00Z"^^<` + xsd + `dateTime>`},
		{quad.Time(time.Date(-44, 3, 15, 0, 0, 0, 0, time.UTC)), `"-0044-03-15T00:00:00Z"^^<` + xsd + `dateTime>`},
		{quad.Time(time.Date(12016, 3, 15, 0, 0, 0, 0, time.UTC)), `"12016-03-15T00:00:00Z"^^<` + xsd + `dateTime>`},
		{quad.TypedString{Value: "x"}, `"x"`},
		{quad.TypedString{Value: "x", Type: xsd + "string"}, `"x"`},
		{quad.LangString{Value: "x"}, `"x"`},
	} {
		st, err := FromQuad(quad.Quad{Subject: quad.IRI("x:s"), Predicate: quad.IRI("x:p"), Object: c.value})
		if err != nil || st.Object.String() != c.want {
			t.Errorf("%#v: got %v, %v; want %s", c.value, st.Object, err, c.want)
		}
	}
}

func TestFromQuadRefuses(t *testing.T) {
	s, p := quad.IRI("x:s"), quad.IRI("x:p")
	for _, q := range []quad.Quad{
		{}, {Subject: s, Predicate: p}, {Subject: s, Object: p}, {Predicate: p, Object: s},
		{Subject: s, Predicate: p, Object: quad.TypedString{Value: "<x:a>", Type: typeTriple}},
		{Subject: s, Predicate: p, Object: quad.TypedString{Value: "<<(", Type: typeTriple}},
		{Subject: s, Predicate: p, Object: quad.TypedString{Value: "9 en ltr x", Type: typeDirection}},
		{Subject: s, Predicate: p, Object: quad.TypedString{Value: "2 en up! x", Type: typeDirection}},
		{Subject: s, Predicate: p, Object: quad.TypedString{Value: "", Type: typeDirection}},
	} {
		if st, err := FromQuad(q); err == nil {
			t.Errorf("%v gave %v", q, st)
		}
	}
}

func FuzzTermRoundTrip(f *testing.F) {
	for i, o := range oddTerms() {
		f.Add(uint8(i%5), o.Value(), o.Datatype())
		f.Add(uint8(3), o.Value(), o.Language())
	}
	f.Fuzz(func(t *testing.T, kind uint8, text, tag string) {
		terms := []graph.Term{
			graph.IRI(text), graph.Blank(text), graph.Typed(text, tag), graph.LangText(text, tag),
			graph.DirText(text, tag, graph.RightToLeft), graph.TripleTerm(graph.IRI(text), graph.IRI(tag), graph.Text(text)),
		}
		want := terms[int(kind)%len(terms)]
		if want.Kind() == graph.KindTriple {
			if parsed, err := graph.ParseTerm(want.Value()); err != nil || parsed != want {
				return // cannot be read by anybody, and Add refuses it
			}
		}
		s := graph.Statement{Subject: graph.IRI("x:s"), Predicate: graph.IRI("x:p"), Object: want, Graph: want}
		got, err := FromQuad(ToQuad(s))
		if err != nil || got != s {
			t.Fatalf("%#v came back as %#v, %v", want, got.Object, err)
		}
	})
}
