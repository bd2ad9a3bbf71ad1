package export

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"corkboard/graph"
)

// cited is the names of the styles.
var cited = []Citation{CiteTripleTerm, CiteStatement}

func TestCiteGolden(t *testing.T) {
	all := parse(t, small)
	for _, style := range cited {
		for _, name := range []string{"turtle", "turtle-pretty"} {
			f, _ := Lookup(name)
			o := Options{Prefixes: append([]Prefix{{"prov", "http://www.w3.org/ns/prov#"}, {"rdf", rdfNS}}, testPrefixes...), Cite: style}
			var b strings.Builder
			if _, err := f.Write(&b, stream(sorted(all, graph.SPOG)), o); err != nil {
				t.Fatal(err)
			}
			golden(t, fmt.Sprintf("cite-%s-%s.ttl", style, name), []byte(b.String()))
		}
	}
}

// What is cited can be put back: from the triples alone come the quads again.
func TestCitedTellsGraphs(t *testing.T) {
	for name, all := range everything() {
		for _, style := range cited {
			said, err := graph.Collect(Cited(stream(sorted(all, graph.SPOG)), style))
			if err != nil {
				t.Fatal(err)
			}
			back := uncite(said, style)
			want := onceCited(all)
			if !equalLists(back, want) {
				t.Errorf("%s, %s: %v\nnot\n%v", name, style, back, want)
			}
			if len(graph.NewList(said)) != len(said) {
				t.Errorf("%s, %s: something is said twice", name, style)
			}
			unsorted, _ := graph.Collect(Cited(stream(shuffle(all, 1)), style))
			if !equalLists(graph.NewList(unsorted), graph.NewList(said)) {
				t.Errorf("%s, %s: another order says something else", name, style)
			}
		}
		if said, _ := graph.Collect(Cited(stream(all), CiteNone)); len(said) != len(all) {
			t.Errorf("%s: without a style: %d statements", name, len(said))
		}
	}
}

// onceCited gives statements without those of the default graph that a named
// one says as well.
func onceCited(all []graph.Statement) graph.List {
	named := map[graph.Term]bool{}
	for _, s := range all {
		if !s.Graph.IsZero() {
			named[graph.TripleTerm(s.Subject, s.Predicate, s.Object)] = true
		}
	}
	return slices.DeleteFunc(graph.NewList(all), func(s graph.Statement) bool {
		return s.Graph.IsZero() && named[graph.TripleTerm(s.Subject, s.Predicate, s.Object)]
	})
}

func equalLists(a, b graph.List) bool {
	same := len(a) == len(b)
	for i := 0; same && i < len(a); i++ {
		same = a[i].SameQuad(b[i])
	}
	return same
}

// uncite makes quads of triples and what cites them. A triple that is cited is
// one of the default graph only if it is cited nowhere.
func uncite(said []graph.Statement, style Citation) graph.List {
	parts := map[graph.Term]map[string]graph.Term{}
	for _, s := range said {
		if s.Subject.IsBlank() && len(s.Subject.Value()) == 27 && s.Subject.Value()[0] == 'c' {
			if parts[s.Subject] == nil {
				parts[s.Subject] = map[string]graph.Term{}
			}
			parts[s.Subject][s.Predicate.Value()] = s.Object
		}
	}
	var all []graph.Statement
	known := map[graph.Term]bool{}
	for _, p := range parts {
		q := graph.Statement{Subject: p[rdfSubject], Predicate: p[rdfPredicate], Object: p[rdfObject]}
		if style == CiteTripleTerm {
			q.Subject, q.Predicate, q.Object, _ = p[rdfReifies].Triple()
		}
		q.Graph = p[provDerived]
		known[graph.TripleTerm(q.Subject, q.Predicate, q.Object)] = true
		all = append(all, q)
	}
	for _, s := range said {
		if parts[s.Subject] == nil && !known[graph.TripleTerm(s.Subject, s.Predicate, s.Object)] {
			all = append(all, s)
		}
	}
	return graph.NewList(all)
}

func TestCitedOrder(t *testing.T) {
	all := parse(t, `
<http://example.org/a> <http://example.org/p> "1" <http://example.org/g>
<http://example.org/a> <http://example.org/p> "1" <http://example.org/h>
<http://example.org/a> <http://example.org/p> "2" <http://example.org/g>
<http://example.org/b> <http://example.org/p> "1" <http://example.org/g>
<http://example.org/b> <http://example.org/p> "2"
`)
	for i := range all {
		all[i].Origin = graph.Origin{File: "f", Line: int32(i + 1)}
	}
	said, err := graph.Collect(Cited(stream(all), CiteTripleTerm))
	if err != nil {
		t.Fatal(err)
	}
	var lines, places []string
	for _, s := range said {
		lines = append(lines, s.Subject.Value()[:1]+" "+s.Predicate.Value()[strings.LastIndexAny(s.Predicate.Value(), "/#")+1:])
		places = append(places, s.Origin.String())
	}
	if got, want := strings.Join(lines, ", "), "h p, h p, c reifies, c wasDerivedFrom, c reifies, c wasDerivedFrom, c reifies, c wasDerivedFrom, h p, h p, c reifies, c wasDerivedFrom"; got != want {
		t.Errorf("%s", got)
	}
	if got, want := strings.Join(places, " "), "f:1 f:3 f:1 f:1 f:2 f:2 f:3 f:3 f:4 f:5 f:4 f:4"; got != want {
		t.Errorf("%s", got)
	}
	for n := range said { // broken off anywhere, it ends
		taken := 0
		for range Cited(stream(all), CiteTripleTerm) {
			if taken++; taken > n {
				break
			}
		}
	}
}

// A fault of the input, and what is no statement, go to the writer.
func TestCitedFaults(t *testing.T) {
	broken := errors.New("broken")
	iri := graph.IRI(ex + "a")
	bad := graph.Statement{Subject: iri, Predicate: iri, Object: iri, Graph: graph.Text("g")}
	f, _ := Lookup("turtle")
	for _, style := range cited {
		faults := 0
		o := Options{Cite: style, Fault: func(*graph.Error) error { faults++; return nil }}
		in := graph.Concat(stream(append([]graph.Statement{bad}, unsayable...)), func(yield func(graph.Statement, error) bool) {
			yield(graph.Statement{}, &graph.Error{Err: broken})
		})
		n, err := f.Write(&counter{}, in, o)
		if err != nil || n.Statements != 0 || faults != 2+len(unsayable) {
			t.Errorf("%s: %d written, %d faults of %d, %v", style, n.Statements, faults, 2+len(unsayable), err)
		}
		_, err = f.Write(&counter{}, func(yield func(graph.Statement, error) bool) { yield(graph.Statement{}, broken) }, o)
		if !errors.Is(err, broken) {
			t.Errorf("%s: %v", style, err)
		}
	}
}

// However much is said of one subject, little waits.
func TestCitedWaits(t *testing.T) {
	const n = 3 * maxCitations
	most, waiting := 0, 0
	in := func(yield func(graph.Statement, error) bool) {
		for i := range n {
			if !yield(graph.Statement{Subject: graph.IRI(ex), Predicate: graph.IRI(ex), Object: graph.Typed(fmt.Sprint(i), xsdInteger), Graph: graph.IRI(ex)}, nil) {
				return
			}
			if waiting += 2; waiting > most {
				most = waiting
			}
		}
	}
	count := 0
	for s := range Cited(in, CiteTripleTerm) {
		if s.Subject.IsBlank() {
			waiting--
		}
		count++
	}
	if count != 3*n || waiting != 0 || most > maxCitations+4 {
		t.Errorf("%d statements, %d left, %d at most", count, waiting, most)
	}
}
