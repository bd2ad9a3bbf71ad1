package engine

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"corkboard/graph"
)

// among compares what has some predicates with what all there is has.
func (h *history) among(s *Snapshot, patterns []Pattern) {
	h.Helper()
	var ids []ID
	for _, p := range patterns {
		if p.Predicate != 0 {
			ids = append(ids, p.Predicate, p.Predicate)
		}
	}
	compareAmong(h, s, nil, ids)
	var subjects []ID
	for _, p := range patterns {
		if p.Subject != 0 {
			subjects = append(subjects, p.Subject, p.Subject)
		}
	}
	compareAmong(h, s, append([]ID{}, subjects...), ids)
}

func compareAmong(t testing.TB, s *Snapshot, subjects, ids []ID) {
	t.Helper()
	about := make(map[graph.Term]bool)
	for _, id := range subjects {
		name, err := s.Term(id)
		if err != nil {
			t.Fatal(err)
		}
		about[name] = true
	}
	var named []graph.Term
	for _, id := range ids {
		name, err := s.Term(id)
		if err != nil {
			t.Fatal(err)
		}
		named = append(named, name)
	}
	var want []graph.Statement
	for st, err := range s.Match(context.Background(), Pattern{}) {
		if err != nil {
			t.Fatal(err)
		}
		if slices.Contains(named, st.Predicate) && (subjects == nil || about[st.Subject]) {
			want = append(want, st)
		}
	}
	var got []graph.Statement
	for of, err := range s.MatchAny(context.Background(), subjects, ids) {
		if err != nil {
			t.Fatal(err)
		}
		if len(of) == 0 || len(got) > 0 && got[len(got)-1].Subject == of[0].Subject || slices.ContainsFunc(of, func(st graph.Statement) bool { return st.Subject != of[0].Subject }) {
			t.Fatalf("%v are not all about one subject", of)
		}
		got = append(got, of...)
	}
	if !slices.Equal(got, want) {
		t.Errorf("%d statements have one of %v, want %d", len(got), named, len(want))
	}
}

// TestMatchAny picks predicates out of a store that is read ahead, and out of
// one that is not.
func TestMatchAny(t *testing.T) {
	_, at := longStore(t)
	var all []ID
	for i := range 2 {
		id, err := at.Find(graph.IRI(fmt.Sprint("http://example.org/p", i)))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, id)
	}
	subject, err := at.Find(graph.IRI("http://example.org/00001"))
	if err != nil {
		t.Fatal(err)
	}
	for _, ids := range [][]ID{nil, {subject}, {all[0]}, {all[1]}, {all[1], subject}, all} {
		compareAmong(t, at, nil, ids)
		compareAmong(t, at, []ID{}, ids)
		compareAmong(t, at, []ID{subject, all[0], subject}, ids)
		for range at.MatchAny(t.Context(), nil, ids) {
			break // whoever reads ahead ends with it
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var last error
	for of, err := range at.MatchAny(ctx, nil, all) {
		if last = err; err != nil && len(of) > 0 {
			t.Errorf("%v come with an error", of)
		}
	}
	if !errors.Is(last, context.Canceled) {
		t.Errorf("the last error is %v", last)
	}
}

// TestRareAmongMany picks a predicate that stands far apart out of one run and
// of two: whole blocks have none of it, and others end or begin with it.
func TestRareAmongMany(t *testing.T) {
	s, err := OpenMemory(Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	many, rare, both := graph.IRI("http://example.org/many"), graph.IRI("http://example.org/rare"), graph.IRI("http://example.org/both")
	for run := range 2 {
		var list []graph.Statement
		for i := range 40 * keysEach {
			st := graph.Statement{Subject: graph.IRI(fmt.Sprintf("http://example.org/%06d", 3*i+run)), Predicate: many, Object: graph.Text(fmt.Sprint(i))}
			if i%keysEach == run || i > 30*keysEach && i%777 == 0 {
				st.Predicate, st.Object = rare, graph.IRI(fmt.Sprintf("http://example.org/%06d", 3*(i*7%1000)+run))
			}
			if list = append(list, st); i%1000 == 0 {
				st.Predicate = both
				list = append(list, st)
			}
		}
		if _, err := s.Add(t.Context(), streamOf(list), AddOptions{}); err != nil {
			t.Fatal(err)
		}
		at, err := s.Open()
		if err != nil {
			t.Fatal(err)
		}
		var ids []ID
		for _, p := range []graph.Term{many, rare, both} {
			id, err := at.Find(p)
			if err != nil || id == 0 {
				t.Fatalf("%v: %d, %v", p, id, err)
			}
			ids = append(ids, id)
		}
		for _, ids := range [][]ID{ids[1:2], ids[2:], ids[1:], ids} {
			compareAmong(t, at, nil, ids)
		}
		at.Release()
	}
}

// TestIDSet looks for many IDs among few.
func TestIDSet(t *testing.T) {
	for _, ids := range [][]ID{{}, {1}, {7, 7, 8}, {1, 1 << 31, 3, 1<<32 - 1, 64, 128}} {
		s := newIDSet(ids)
		for _, id := range []ID{0, 1, 2, 3, 7, 8, 64, 128, 256, 1 << 31, 1<<32 - 1} {
			if got := s.has(id); got != slices.Contains(ids, id) {
				t.Errorf("%v has %d: %v", ids, id, got)
			}
		}
	}
}
