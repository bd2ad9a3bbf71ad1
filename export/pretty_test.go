package export

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"maps"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"corkboard/graph"
	"corkboard/graph/source"
)

// prettyFormats are the formats that this file is about.
func prettyFormats() []Format {
	return slices.DeleteFunc(rdfFormats(), func(f Format) bool { return !strings.HasSuffix(f.Name, "-pretty") })
}

// readOurs reads a document with the reader of this program.
func readOurs(t testing.TB, f Format, text string) []graph.Statement {
	t.Helper()
	name := strings.TrimSuffix(f.Name, "-pretty")
	i := slices.IndexFunc(source.Formats, func(s source.Format) bool { return s.Name == name })
	in := source.Input{Name: "document", Size: -1, Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }}
	all, err := graph.Collect(source.Formats[i].Statements(context.Background(), in, source.Options{}))
	if err != nil {
		t.Fatalf("%s: %v\n%s", f.Name, err, text)
	}
	return all
}

// same fails unless two datasets are isomorphic.
func same(t testing.TB, got, want []graph.Statement, text string) {
	t.Helper()
	ok, err := graph.Isomorphic(context.Background(), stream(got), stream(want), graph.DiffOptions{})
	if err != nil || !ok {
		t.Fatalf("not the same: %v\n%s\nfrom\n%v", err, text, want)
	}
}

// modern is graphs with what RDF 1.2 has brought.
func modern() map[string][]graph.Statement {
	all := map[string][]graph.Statement{}
	iri := func(s string) graph.Term { return graph.IRI(ex + s) }
	term := func(s, o graph.Term) graph.Term { return graph.TripleTerm(s, iri("p"), o) }
	x, r := graph.Blank("x"), graph.Blank("r")
	say := func(name string, s graph.Term, p string, o graph.Term, g ...graph.Term) {
		st := graph.Statement{Subject: s, Predicate: graph.IRI(p), Object: o}
		if len(g) > 0 {
			st.Graph = g[0]
		}
		all[name] = append(all[name], st)
	}
	for i, text := range []string{"", "a", "שלום", "two\nlines", `"`} {
		say("direction", iri("s"), ex+"p", graph.DirText(text, "he", graph.RightToLeft))
		say("direction", iri("s"), ex+fmt.Sprint("p", i), graph.DirText(text, "en-GB", graph.LeftToRight))
	}
	for _, o := range []graph.Term{iri("o"), graph.Text("\" )>> <<( "), graph.Text("a\nb"), graph.Typed("1", xsdInteger), graph.IRI(rdfNil), graph.DirText("a", "he", graph.RightToLeft)} {
		say("triple terms", iri("s"), ex+"says", term(iri("s"), o))
		say("triple terms, deep", iri("s"), ex+"says", term(iri("s"), term(iri("t"), term(iri("u"), o))))
		say("triple terms, noted", r, rdfReifies, term(iri("s"), o))
		say("triple terms, noted", iri("s"), ex+"p", o)
	}
	say("triple terms, type", iri("s"), ex+"p", graph.TripleTerm(graph.IRI(rdfType), graph.IRI(rdfType), graph.IRI(rdfType)))
	say("blank in a triple term", iri("s"), ex+"says", term(x, iri("o")))
	say("blank in a triple term", iri("s"), ex+"p", x)
	say("blank in two", iri("s"), ex+"says", term(iri("s"), x))
	say("blank in two", iri("s"), ex+"says", term(iri("s"), term(x, x)))
	note := func(name string, r graph.Term, g ...graph.Term) {
		say(name, iri("s"), ex+"p", iri("o"), g...)
		say(name, r, rdfReifies, term(iri("s"), iri("o")), g...)
	}
	note("note, empty", r)
	note("notes, empty", r)
	note("notes, empty", x)
	note("note", r)
	say("note", r, ex+"by", iri("anna"))
	note("notes", r)
	say("notes", r, ex+"by", iri("anna"))
	note("notes", x)
	say("notes", x, ex+"by", graph.Blank("y"))
	say("notes", graph.Blank("y"), ex+"name", graph.Text("bob"))
	note("notes", graph.Blank("z"))
	note("note, named", iri("r"))
	note("note, used", r)
	say("note, used", iri("s"), ex+"because", r)
	note("note, in a graph", r, iri("g"))
	say("note, two graphs", iri("s"), ex+"p", iri("o"))
	say("note, two graphs", r, rdfReifies, term(iri("s"), iri("o")), iri("g"))
	say("note, not said", r, rdfReifies, term(iri("s"), iri("o")))
	note("note of a note", r)
	say("note of a note", r, ex+"p", iri("o"))
	say("note of a note", x, rdfReifies, term(r, iri("o")))
	say("note of two", r, rdfReifies, term(iri("s"), iri("o")))
	say("note of two", r, rdfReifies, term(iri("t"), iri("o")))
	say("note of two", iri("s"), ex+"p", iri("o"))
	say("note on a list", iri("s"), ex+"p", x)
	say("note on a list", x, rdfFirst, graph.Text("1"))
	say("note on a list", x, rdfRest, graph.IRI(rdfNil))
	say("note on a list", r, rdfReifies, term(iri("s"), x))
	say("note with a type", r, rdfReifies, term(iri("s"), iri("o")))
	say("note with a type", r, rdfType, iri("Note"))
	say("note with a type", r, rdfsLabel, graph.Text("two\nlines"))
	say("note with a type", iri("s"), ex+"p", iri("o"))
	say("note with a type", iri("s"), ex+"p", graph.Blank("q"))
	for name, statements := range all {
		all[name] = graph.NewList(statements)
	}
	return all
}

// everything is all graphs that the tests write.
func everything() map[string][]graph.Statement {
	all := torture()
	maps.Copy(all, modern())
	return all
}

// What is written is read back the same, and written again it is the same to
// the byte.
func TestTurtlesReadBack(t *testing.T) {
	all := everything()
	if len(all) < 150 {
		t.Fatalf("%d graphs", len(all))
	}
	for _, f := range rdfFormats() {
		if !isTurtle(f) {
			continue
		}
		for _, name := range slices.Sorted(maps.Keys(all)) {
			for way, o := range writings(f) {
				text := write(t, f, all[name], o)
				want := all[name]
				if o.MergeGraphs {
					want, _ = graph.Collect(Merged(stream(sorted(want, graph.SPOG))))
				}
				back := readOurs(t, f, text)
				same(t, back, want, f.Name+", "+name+", "+way+"\n"+text)
				if again := write(t, f, back, o); strings.HasSuffix(f.Name, "-pretty") && again != text {
					t.Fatalf("%s, %s, %s:\n%s\nbecame\n%s", f.Name, name, way, text, again)
				}
			}
		}
	}
}

// relabel gives other labels to all blank nodes, and another order to the
// statements.
func relabel(statements []graph.Statement, seed int64) []graph.Statement {
	r := rand.New(rand.NewSource(seed))
	labels := map[string]graph.Term{}
	var other func(u graph.Term) graph.Term
	other = func(u graph.Term) graph.Term {
		if s, p, o, ok := u.Triple(); ok {
			return graph.TripleTerm(other(s), p, other(o))
		}
		if !u.IsBlank() {
			return u
		}
		if labels[u.Value()].IsZero() {
			labels[u.Value()] = graph.Blank(fmt.Sprintf("%xn%d", r.Int63(), len(labels)))
		}
		return labels[u.Value()]
	}
	all := slices.Clone(statements)
	r.Shuffle(len(all), func(i, k int) { all[i], all[k] = all[k], all[i] })
	for i := range all {
		s := &all[i]
		s.Subject, s.Object, s.Graph = other(s.Subject), other(s.Object), other(s.Graph)
	}
	return all
}

func TestPrettyLabels(t *testing.T) {
	all := everything()
	for _, f := range prettyFormats() {
		for _, name := range slices.Sorted(maps.Keys(all)) {
			o := Options{MergeGraphs: !f.Graphs, Prefixes: testPrefixes}
			want := write(t, f, all[name], o)
			for seed := range int64(5) {
				var b bytes.Buffer
				if _, err := f.Write(&b, stream(relabel(all[name], seed)), o); err != nil {
					t.Fatal(err)
				}
				if b.String() != want {
					t.Fatalf("%s, %s:\n%s\nand with other labels\n%s", f.Name, name, want, b.String())
				}
			}
			o.KeepLabels = true
			kept := write(t, f, all[name], o)
			same(t, readOurs(t, f, kept), readOurs(t, f, want), kept)
		}
	}
}

func TestPrettyGolden(t *testing.T) {
	all := shapes()
	maps.Copy(all, modern())
	f, _ := Lookup("trig-pretty")
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(all)) {
		fmt.Fprintf(&b, "# %s\n\n%s\n", name, write(t, f, all[name], Options{Prefixes: []Prefix{{"", ex}, {"rdf", rdfNS}}}))
	}
	golden(t, "shapes.trig", []byte(b.String()))
}
