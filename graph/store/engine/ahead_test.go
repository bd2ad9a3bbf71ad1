package engine

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"testing"

	"corkboard/graph"
)

// longStore is a store whose whole is read ahead: in a run, with some removed,
// and in a tail.
func longStore(t *testing.T) (*Store, *Snapshot) {
	t.Helper()
	s, err := OpenMemory(Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	var list []graph.Statement
	for i := range 2*aheadFrom + 77 {
		st := graph.Statement{
			Subject: graph.IRI(fmt.Sprintf("http://example.org/%05d", i/5)), Predicate: graph.IRI(fmt.Sprint("http://example.org/p", i%5/4)), Object: graph.Text(fmt.Sprint(i)),
		}
		if i%4 == 0 {
			st.Graph = graph.IRI(fmt.Sprint("http://example.org/g", i%3))
		}
		list = append(list, st)
	}
	if _, err := s.Add(t.Context(), streamOf(list), AddOptions{}); err != nil {
		t.Fatal(err)
	}
	changes := []Delta{{list[7], true}, {list[6000], true}, {graph.Statement{Subject: graph.IRI("http://example.org/new"), Predicate: list[0].Predicate, Object: list[0].Object}, false}}
	if err := s.Apply(t.Context(), changes); err != nil {
		t.Fatal(err)
	}
	at, err := s.Open()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(at.Release)
	return s, at
}

// inOneGoroutine gives an answer that nobody reads ahead.
func inOneGoroutine(t *testing.T, at *Snapshot, p Pattern) (all []graph.Statement) {
	t.Helper()
	err := at.answer(t.Context(), p, func(st *graph.Statement, _ uint8) bool {
		all = append(all, *st)
		return true
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestReadAhead compares what is read ahead with what is not, whole and to
// where somebody stops.
func TestReadAhead(t *testing.T) {
	_, at := longStore(t)
	for _, p := range []Pattern{{}, {DefaultGraph: true}} {
		want := inOneGoroutine(t, at, p)
		for _, most := range []int{1, 2, aheadEach - 1, aheadEach, aheadEach + 1, aheadMost*aheadEach + 1, len(want) - 1, len(want)} {
			n := 0
			at.readAhead(t.Context(), p, func(st graph.Statement, err error) bool {
				if err != nil || st != want[n] {
					t.Fatalf("%v: statement %d is %v, %v; want %v", p, n, st, err, want[n])
				}
				n++
				return n < most
			})
			if n != most {
				t.Errorf("%v: %d statements, want %d", p, n, most)
			}
		}
	}
}

// TestReadAheadFails wants what ends an answer before its time behind all that
// was read before.
func TestReadAheadFails(t *testing.T) {
	_, at := longStore(t)
	want := inOneGoroutine(t, at, Pattern{})
	ctx, cancel := context.WithCancel(t.Context())
	n := 0
	var last error
	at.readAhead(ctx, Pattern{}, func(st graph.Statement, err error) bool {
		if last != nil {
			t.Fatal("something comes behind an error")
		}
		if last = err; err == nil {
			if st != want[n] {
				t.Fatalf("statement %d is %v, want %v", n, st, want[n])
			}
			if n++; n == 100 {
				cancel()
			}
		}
		return true
	})
	if !errors.Is(last, context.Canceled) || n < 100 || n == len(want) {
		t.Errorf("%d of %d statements, %v", n, len(want), last)
	}
}

// TestIsLong wants short answers, those about one subject, and those that are
// picked out of others read by one goroutine.
func TestIsLong(t *testing.T) {
	_, at := longStore(t)
	find := func(iri string) ID {
		id, err := at.Find(graph.IRI(iri))
		if err != nil || id == 0 {
			t.Fatal(iri, err)
		}
		return id
	}
	subject, often, seldom, name := find("http://example.org/00001"), find("http://example.org/p0"), find("http://example.org/p1"), find("http://example.org/g1")
	several := runtime.GOMAXPROCS(0) > 1
	for p, want := range map[Pattern]bool{
		{}: several, {Predicate: often}: several, {DefaultGraph: true}: several,
		{Subject: subject}: false, {Predicate: seldom}: false, {Graph: name}: false, {Predicate: often, DefaultGraph: true}: false,
	} {
		if got := at.isLong(p); got != want {
			t.Errorf("%+v is long: %v", p, got)
		}
	}
}
