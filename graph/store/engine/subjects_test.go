package engine

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"corkboard/graph"
)

// subjects compares who answers several patterns, each like something that is
// held.
func (h *history) subjects(s *Snapshot, patterns []Pattern) {
	h.Helper()
	common := make(map[graph.Term]int)
	for _, p := range patterns {
		seen := make(map[graph.Term]bool)
		for st, err := range s.Match(context.Background(), p) {
			if err != nil {
				h.Fatal(err)
			}
			seen[st.Subject] = true
		}
		for t := range seen {
			common[t]++
		}
	}
	var want []graph.Term
	for t, n := range common {
		if n == len(patterns) {
			want = append(want, t)
		}
	}
	slices.SortFunc(want, graph.Term.Compare)
	var got []graph.Term
	for t, err := range s.Subjects(context.Background(), patterns...) {
		if err != nil {
			h.Fatal(err)
		}
		got = append(got, t)
	}
	if !slices.Equal(got, want) {
		h.Errorf("%d patterns have %d subjects in common, want %d", len(patterns), len(got), len(want))
	}
}

// TestSubjectsByLookup asks for the subjects of a short answer and one that is
// so long that each subject is looked up in it, in several runs and a tail.
func TestSubjectsByLookup(t *testing.T) {
	s, _ := onTape(t)
	a, b := graph.IRI("p:a"), graph.IRI("p:b")
	var deltas []Delta
	var want []graph.Term
	for i := range 3 * probing {
		var list []graph.Statement
		who := graph.IRI(fmt.Sprintf("s:%03d", i*7919%1000))
		for j := range 2 {
			list = append(list, graph.Statement{Subject: who, Predicate: a, Object: graph.Text("x"), Graph: graph.IRI(fmt.Sprint("g:", j))})
		}
		if i%100 == 0 {
			list = append(list, graph.Statement{Subject: who, Predicate: b, Object: graph.Text("y")})
			want = append(want, who)
		}
		if i%7 == 0 {
			for _, st := range list {
				deltas = append(deltas, Delta{Statement: st})
			}
		} else if _, err := s.Add(t.Context(), streamOf(list), AddOptions{}); err != nil {
			t.Fatal(err)
		}
	}
	other := graph.Statement{Subject: graph.IRI("s:other"), Predicate: b, Object: graph.Text("y")}
	if err := s.Apply(t.Context(), append(deltas, Delta{Statement: other})); err != nil {
		t.Fatal(err)
	}
	now := s.Snapshot()
	defer now.Release()
	id := func(term graph.Term) ID {
		id, err := now.Find(term)
		if err != nil || id == 0 {
			t.Fatal(id, err)
		}
		return id
	}
	patterns := []Pattern{{Predicate: id(a), Object: id(graph.Text("x"))}, {Predicate: id(b)}}
	var got []graph.Term
	for term, err := range now.Subjects(t.Context(), patterns...) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, term)
	}
	slices.SortFunc(want, graph.Term.Compare)
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	for range now.Subjects(t.Context(), patterns...) {
		break // nothing comes behind that
	}
	for term, err := range now.Subjects(t.Context()) {
		t.Errorf("no pattern gives %v, %v", term, err)
	}
}
