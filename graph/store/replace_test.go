package store

import (
	"context"
	"errors"
	"path/filepath"
	"testing"

	"corkboard/graph"
)

func streamOf(list ...graph.Statement) graph.Statements {
	return func(yield func(graph.Statement, error) bool) {
		for _, s := range list {
			if !yield(s, nil) {
				return
			}
		}
	}
}

// graphOne means all statements of a graph.
type graphOne struct{ name graph.Term }

func (g graphOne) Graph(name graph.Term) (all, some bool) { return name == g.name, false }
func (g graphOne) Says(s graph.Statement) bool            { return s.Graph == g.name }

// objects means the statements of any graph that have an object.
type objects struct{ graph.Term }

func (o objects) Graph(graph.Term) (all, some bool) { return false, true }
func (o objects) Says(s graph.Statement) bool       { return s.Object == o.Term }

func TestReplaceWithinGraphs(t *testing.T) {
	ctx := context.Background()
	list := dataset(600)
	for _, path := range []string{"", filepath.Join(t.TempDir(), "x.corkboard")} {
		s, err := Open(path)
		if err != nil {
			t.Fatal(err)
		}
		add(t, s, list)
		gone := objects{graph.Typed("01", xsd+"integer")}
		removed, added, err := s.Replace(ctx, gone, streamOf())
		if err != nil || added.New != 0 {
			t.Fatal(added, err)
		}
		var want []graph.Statement
		for _, st := range graph.NewList(list) {
			if !gone.Says(st) {
				want = append(want, st)
			}
		}
		same(t, path, match(t, s, graph.Pattern{}), want)
		if int(removed.Statements) != len(graph.NewList(list))-len(want) {
			t.Errorf("removed %d", removed.Statements)
		}
		s.Close()
	}
}

func TestReplaceIsAllOrNothing(t *testing.T) {
	ctx := context.Background()
	st := func(s, g string) graph.Statement {
		return graph.Statement{Subject: graph.IRI("ex:" + s), Predicate: graph.IRI("ex:p"), Object: graph.Text(s), Graph: graph.IRI("ex:" + g)}
	}
	for _, path := range []string{"", filepath.Join(t.TempDir(), "x.corkboard")} {
		s, err := Open(path)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Add(ctx, streamOf(st("a", "one"), st("b", "one"), st("c", "two"))); err != nil {
			t.Fatal(err)
		}
		inOne := graphOne{graph.IRI("ex:one")}
		broken := errors.New("the disk is gone")
		_, _, err = s.Replace(ctx, inOne, func(yield func(graph.Statement, error) bool) {
			_ = yield(st("d", "one"), nil) && yield(graph.Statement{}, broken)
		})
		if !errors.Is(err, broken) {
			t.Fatalf("%q: error %v", path, err)
		}
		if n, _ := s.Count(ctx); n != 3 {
			t.Fatalf("%q: %d statements after a failed replacement, want 3", path, n)
		}
		removed, added, err := s.Replace(ctx, inOne, streamOf(st("a", "one"), st("d", "one")))
		if err != nil {
			t.Fatal(err)
		}
		if removed.Statements != 1 || added.Statements != 2 || added.New != 1 {
			t.Errorf("%q: removed %+v, added %+v", path, removed, added)
		}
		got, err := graph.Collect(s.Match(ctx, graph.Pattern{}))
		if err != nil {
			t.Fatal(err)
		}
		want := graph.NewList([]graph.Statement{st("a", "one"), st("d", "one"), st("c", "two")})
		if len(got) != len(want) {
			t.Fatalf("%q: %v", path, got)
		}
		for i := range got {
			if !got[i].SameQuad(want[i]) {
				t.Errorf("%q: %v, want %v", path, got[i], want[i])
			}
		}
		s.Close()
	}
}
