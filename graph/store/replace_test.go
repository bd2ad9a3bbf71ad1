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
		inOne := func(x graph.Statement) bool { return x.Graph == graph.IRI("ex:one") }
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
		if removed.Statements != 2 || added.Statements != 2 || added.New != 2 {
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
