package main

import (
	"reflect"
	"testing"

	"corkboard/graph"
	"corkboard/graph/store"
	vocabulary "corkboard/schema"
)

// TestContactsInParts makes networks of a society, of which parts are read at
// once, and of the same read from one end to the other.
func TestContactsInParts(t *testing.T) {
	all := newSociety(0.008, 3).all
	s, err := store.Open("")
	if err != nil {
		t.Fatal(err)
	}
	if a, err := s.Add(t.Context(), all); err != nil || a.Statements < 200_000 {
		t.Fatalf("%d statements are too few (%v)", a.Statements, err)
	}
	seen, err := vocabulary.Visible(t.Context(), s, vocabulary.Visibility{}) // as draw asks
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"contacts", "affiliations", "all"} {
		for _, slice := range []graph.Slicing{graph.NoSlices, graph.Monthly} {
			view, ok := vocabulary.Core().NamedView(name)
			if !ok {
				t.Fatal("there is no view", name)
			}
			view.Limit.Slice = slice
			want, err := graph.Project(t.Context(), struct{ graph.Sifter }{s}, view)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range []graph.Divider{s, seen.(graph.Divider)} {
				got, err := graph.Project(t.Context(), m, view)
				if err != nil {
					t.Fatal(err)
				}
				if len(want.Edges) == 0 || !reflect.DeepEqual(got, want) {
					t.Errorf("%s, slices %v: of %T in parts %d lines, from one end to the other %d", name, slice, m, len(got.Edges), len(want.Edges))
				}
			}
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}
