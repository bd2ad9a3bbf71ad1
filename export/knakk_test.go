package export

import (
	"errors"
	"maps"
	"slices"
	"testing"

	"github.com/knakk/rdf"

	"corkboard/graph"
)

// Every torture term goes to knakk's types and comes back the same.
func TestKnakk(t *testing.T) {
	graphs := torture()
	count := 0
	for _, name := range slices.Sorted(maps.Keys(graphs)) {
		for _, s := range graphs[name] {
			q, err := ToKnakkQuad(s)
			if err != nil {
				t.Errorf("%s: %v: %v", name, s, err)
				continue
			}
			back, err := FromKnakkQuad(q)
			if err != nil || back != s {
				t.Errorf("%s: %v came back as %v, %v", name, s, back, err)
			}
			if s.Graph.IsZero() {
				triple, err := ToKnakkTriple(s)
				back, err2 := FromKnakkTriple(triple)
				if err != nil || err2 != nil || back != s {
					t.Errorf("%s: %v came back as %v, %v, %v", name, s, back, err, err2)
				}
			}
			count++
		}
	}
	if count < 1000 {
		t.Errorf("%d statements", count)
	}
}

func TestToKnakkRefuses(t *testing.T) {
	iri := graph.IRI(ex)
	for _, u := range []graph.Term{
		{}, graph.DefaultGraph, graph.TripleTerm(iri, iri, iri), graph.DirText("a", "he", graph.RightToLeft),
		graph.IRI("relative"), graph.Blank("a b"), graph.LangText("a", "--"), graph.Typed("a", "b"), graph.Text("\xff"),
	} {
		if k, err := ToKnakk(u); err == nil {
			t.Errorf("%v became %v", u, k)
		}
	}
	if _, err := ToKnakkTriple(graph.Statement{Subject: iri, Predicate: iri, Object: iri, Graph: iri}); !errors.Is(err, errNamedGraph) {
		t.Errorf("a named graph: %v", err)
	}
	if _, err := ToKnakkQuad(graph.Statement{Subject: iri, Predicate: iri, Object: iri, Graph: graph.Blank(knakkDefault)}); !errors.Is(err, errKnakkGraph) {
		t.Errorf("a graph with the name of the default graph: %v", err)
	}
	for _, s := range unsayable {
		if q, err := ToKnakkQuad(s); err == nil {
			t.Errorf("%v became %v", s, q)
		}
	}
}

func TestFromKnakk(t *testing.T) {
	iri, _ := rdf.NewIRI(ex)
	blank, _ := rdf.NewBlank("a b")
	relative, _ := rdf.NewIRI("relative")
	for _, k := range []rdf.Term{nil, rdf.IRI{}, rdf.Blank{}, rdf.Literal{}, blank, relative, rdf.NewTypedLiteral("a", relative)} {
		if u, err := FromKnakk(k); err == nil {
			t.Errorf("%#v became %v", k, u)
		}
	}
	if s, err := FromKnakkQuad(rdf.Quad{}); err == nil {
		t.Errorf("no quad became %v", s)
	}
	if s, err := FromKnakkTriple(rdf.Triple{Subj: iri}); err == nil {
		t.Errorf("half a triple became %v", s)
	}
	number, _ := rdf.NewLiteral(5)
	text, _ := rdf.NewLiteral("5")
	for want, k := range map[graph.Term]rdf.Term{
		graph.IRI(ex): iri, graph.Typed("5", xsdInteger): number, graph.Text("5"): text,
	} {
		if u, err := FromKnakk(k); err != nil || u != want {
			t.Errorf("%#v became %v, %v", k, u, err)
		}
	}
}
