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
	var differences []string
	for change, err := range graph.Diff(context.Background(), stream(want), stream(got), graph.DiffOptions{}) {
		if err != nil {
			t.Fatal(err)
		}
		sign := "- "
		if change.Added {
			sign = "+ "
		}
		differences = append(differences, sign+change.Statement.String())
	}
	if len(differences) > 0 {
		t.Fatalf("not the same:\n%.2000s\n%s", strings.Join(differences, "\n"), text)
	}
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

// tiny makes a small dataset of bytes: of few nodes, so that they meet often.
func tiny(data []byte) []graph.Statement {
	node := func(b byte) graph.Term {
		if b%10 < 7 {
			return graph.Blank(fmt.Sprint("n", b%10))
		}
		return graph.IRI(fmt.Sprint(ex, b%10))
	}
	predicates := []graph.Term{graph.IRI(rdfFirst), graph.IRI(rdfRest), graph.IRI(ex + "p"), graph.IRI(rdfReifies), graph.IRI(rdfType), graph.IRI(rdfRest)}
	var object func(b, c byte, depth int) graph.Term
	object = func(b, c byte, depth int) graph.Term {
		switch b % 7 {
		case 0:
			return graph.IRI(rdfNil)
		case 1:
			return graph.Text(string(rune('a' + c%4)))
		case 2:
			if depth < 2 {
				return graph.TripleTerm(node(c), predicates[c%3], object(b/7, c/3, depth+1))
			}
		}
		return node(c)
	}
	var all []graph.Statement
	for ; len(data) >= 5 && len(all) < 24; data = data[5:] {
		s := graph.Statement{Subject: node(data[0]), Predicate: predicates[int(data[1])%len(predicates)], Object: object(data[2], data[3], 0)}
		switch g := data[4]; {
		case g%8 == 0:
			s.Graph = node(g / 8)
		case g%8 == 1:
			s.Graph = graph.IRI(ex + "g")
		}
		all = append(all, s)
	}
	return graph.NewList(all)
}

// FuzzPretty writes small datasets of all shapes: they are read back the same
// by two readers, and their labels and order leave no trace.
func FuzzPretty(f *testing.F) {
	f.Add([]byte("abcdeabcdefghijklmnopqrstuvwxyz0123456789"), int64(1))
	f.Add([]byte{0, 0, 1, 1, 2, 0, 1, 3, 1, 2, 1, 0, 1, 2, 2, 1, 1, 0, 0, 2, 9, 2, 3, 0, 2}, int64(2))
	r := rand.New(rand.NewSource(3))
	for i := range int64(200) {
		data := make([]byte, 5*(1+r.Intn(20)))
		r.Read(data)
		f.Add(data, i)
	}
	f.Fuzz(func(t *testing.T, data []byte, seed int64) {
		all := tiny(data)
		for _, format := range prettyFormats() {
			o := Options{MergeGraphs: !format.Graphs, Prefixes: []Prefix{{"", ex}}}
			want := all
			if o.MergeGraphs {
				want, _ = graph.Collect(Merged(stream(all)))
			}
			text := write(t, format, all, o)
			back := readOurs(t, format, text)
			same(t, back, want, text)
			if again := write(t, format, back, o); again != text {
				t.Fatalf("%s\nbecame\n%s", text, again)
			}
			if other := write(t, format, relabel(all, seed), o); other != text {
				t.Fatalf("%s\nand with other labels\n%s", text, other)
			}
			v, err := Verify(context.Background(), format, strings.NewReader(text), stream(want))
			if err != nil {
				t.Fatalf("%v %+v\n%s", err, v, text)
			}
		}
	})
}
