package engine

import (
	"fmt"
	"maps"
	"math/bits"
	"math/rand/v2"
	"slices"
	"testing"

	"corkboard/graph"
)

// TestTail changes a store one statement at a time and compares it with a set
// after each step, with statements in runs that are removed and added again. No
// change may cost in proportion to all before: levels are few, and get smaller.
func TestTail(t *testing.T) {
	s, err := OpenMemory(Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	random := rand.New(rand.NewPCG(5, 6))
	statement := func(i int) graph.Statement {
		return graph.Statement{
			Subject: graph.IRI(fmt.Sprint("http://example.org/", i%40)), Predicate: graph.IRI(fmt.Sprint("http://example.org/p", i%3)), Object: graph.Text(fmt.Sprint(i)),
		}
	}
	want := make(map[graph.Statement]bool)
	var loaded []graph.Statement
	for i := range 150 {
		loaded = append(loaded, statement(i))
		want[statement(i)] = true
	}
	if _, err := s.Add(t.Context(), streamOf(loaded), AddOptions{}); err != nil {
		t.Fatal(err)
	}
	for step := range 2500 {
		d := Delta{statement(random.IntN(400)), random.IntN(3) == 0}
		if err := s.Apply(t.Context(), []Delta{d}); err != nil {
			t.Fatal(err)
		}
		if want[d.Statement] = !d.Remove; d.Remove {
			delete(want, d.Statement)
		}
		levels := s.now.tail.all()
		for i, l := range levels {
			if i > 0 && 2*l.size() >= levels[i-1].size() {
				t.Fatalf("step %d: a level of %d follows one of %d", step, l.size(), levels[i-1].size())
			}
		}
		if len(levels) > bits.Len(uint(step+1)) {
			t.Fatalf("step %d: %d levels", step, len(levels))
		}
		if step%100 == 0 || step > 2480 {
			sameAs(t, s, want)
		}
	}
	if _, err := s.Add(t.Context(), streamOf(nil), AddOptions{}); err != nil {
		t.Fatal(err)
	}
	if s.now.tail != nil {
		t.Error("a load leaves the tail")
	}
	sameAs(t, s, want)
}

func sameAs(t *testing.T, s *Store, want map[graph.Statement]bool) {
	t.Helper()
	at, err := s.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer at.Release()
	got, err := graph.Collect(at.Match(t.Context(), Pattern{}))
	if err != nil {
		t.Fatal(err)
	}
	all := slices.SortedFunc(maps.Keys(want), graph.Statement.Compare)
	if !slices.Equal(got, all) || at.Len() != int64(len(all)) {
		t.Fatalf("%d statements (%d by number), want %d", len(got), at.Len(), len(all))
	}
}
