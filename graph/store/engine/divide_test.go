package engine

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"slices"
	"sync"
	"testing"

	"corkboard/graph"
)

// described gives what is said of subjects, in lines.
func described(of iter.Seq2[[]graph.Statement, error]) (lines []string, err error) {
	for all, err := range of {
		if err != nil {
			return lines, err
		}
		for _, st := range all {
			lines = append(lines, string(st.AppendTo(nil)))
		}
	}
	return lines, nil
}

// TestDivide reads stores of several runs, with removed quads and a tail, in
// parts: one behind the other they are the whole.
func TestDivide(t *testing.T) {
	s, err := OpenMemory(Options{})
	if err != nil {
		t.Fatal(err)
	}
	now := make(board)
	for i, change := range []func() change{
		func() change { return loading(now, someStatements(1, 3000, 900)) },
		func() change { return loading(now, someStatements(2, 700, 2000)) },
		func() change { return replacing(now, "http://example.org/g1", someStatements(3, 200, 60)) },
		func() change {
			return applying(now, []Delta{{Statement: someStatements(4, 1, 90000)[0]}, {Statement: now[now.lines()[0]], Remove: true}})
		},
	} {
		now = must(t, s, change())
		at := s.Snapshot()
		var predicates []ID
		for _, st := range someStatements(1, 50, 900) {
			if id, err := at.Find(st.Predicate); err != nil {
				t.Fatal(err)
			} else if !slices.Contains(predicates, id) {
				predicates = append(predicates, id)
			}
		}
		for some := range predicates {
			any := predicates[:some+1]
			want, err := described(at.MatchAny(t.Context(), nil, any))
			if err != nil {
				t.Fatal(err)
			}
			for n := range 9 {
				bounds, err := at.divide(n)
				if err != nil || len(bounds) > max(n-1, 0) || n > 1 && len(bounds) == 0 || !slices.IsSortedFunc(bounds, compareNames) {
					t.Fatalf("step %d: %d parts end at %v (%v)", i, n, bounds, err)
				}
				bounds = slices.Concat([]graph.Term{{}}, bounds, []graph.Term{{}})
				var got []string
				for j := range len(bounds) - 1 {
					part, err := described(at.matchAnyWithin(t.Context(), any, nameRange{bounds[j], bounds[j+1]}))
					if err != nil {
						t.Fatal(err)
					}
					got = append(got, part...)
				}
				if !slices.Equal(got, want) {
					t.Fatalf("step %d: %d parts have %d statements, the whole %d", i, n, len(got), len(want))
				}
			}
		}
		at.Release()
	}
}

// TestMatchAnyInParts reads a store of enough quads for two parts, and fails in
// one of them.
func TestMatchAnyInParts(t *testing.T) {
	s, err := OpenMemory(Options{})
	if err != nil {
		t.Fatal(err)
	}
	predicate := graph.IRI("http://example.org/p")
	_, err = s.Add(t.Context(), func(yield func(graph.Statement, error) bool) {
		for i := range 2*partEach + 1 {
			if !yield(graph.Statement{Subject: graph.IRI(fmt.Sprintf("http://example.org/%06d", i/2)), Predicate: predicate, Object: graph.Text(fmt.Sprint(i % 2))}, nil) {
				return
			}
		}
	}, AddOptions{})
	if err != nil {
		t.Fatal(err)
	}
	at := s.Snapshot()
	id, err := at.Find(predicate)
	if err != nil {
		t.Fatal(err)
	}
	parts := min(2, runtime.GOMAXPROCS(0))
	lines := make([][]string, 2)
	var lock sync.Mutex
	met := 0
	err = at.MatchAnyInParts(t.Context(), []ID{id}, func(part int, of iter.Seq2[[]graph.Statement, error]) (err error) {
		lock.Lock()
		met++
		lock.Unlock()
		lines[part], err = described(of)
		return err
	})
	want, _ := described(at.MatchAny(t.Context(), nil, []ID{id}))
	if err != nil || met != parts || !slices.Equal(slices.Concat(lines...), want) {
		t.Errorf("%d and %d of %d statements in %d parts (%v)", len(lines[0]), len(lines[1]), len(want), met, err)
	}
	if parts == 2 && min(len(lines[0]), len(lines[1])) < len(want)/3 {
		t.Errorf("the parts have %d and %d statements", len(lines[0]), len(lines[1]))
	}
	fault := errors.New("no more")
	err = at.MatchAnyInParts(t.Context(), []ID{id}, func(part int, of iter.Seq2[[]graph.Statement, error]) error {
		if part == parts-1 {
			return fault
		}
		for _, err := range of {
			if err != nil && !errors.Is(err, context.Canceled) {
				t.Errorf("the other part ends in %v", err)
			}
		}
		return nil
	})
	if err != fault {
		t.Errorf("the error is %v", err)
	}
	at.Release()
}
