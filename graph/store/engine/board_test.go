package engine

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"corkboard/graph"
)

// board is what a store should hold: statements by their lines.
type board map[string]graph.Statement

func boardOf(list []graph.Statement) board {
	b := make(board)
	b.pin(list)
	return b
}

func (b board) pin(list []graph.Statement) {
	for _, st := range list {
		b[string(st.AppendTo(nil))] = st
	}
}

// lines gives the lines, sorted.
func (b board) lines() []string { return slices.Sorted(maps.Keys(b)) }

// sum is a digest of the sorted lines.
func (b board) sum() string {
	h := sha256.New()
	for _, line := range b.lines() {
		h.Write([]byte(line + "\n"))
	}
	return hex.EncodeToString(h.Sum(nil)[:12])
}

// held gives what a snapshot holds.
func held(s *Snapshot) (board, error) {
	b := make(board)
	c := s.Quads(Pattern{})
	for c.Next() {
		st, err := s.Statement(c.Quad())
		if err != nil {
			return nil, err
		}
		b[string(st.AppendTo(nil))] = st
	}
	if c.Err() == nil && int64(len(b)) != s.Len() {
		return nil, fmt.Errorf("%d quads are found, and %d should be", len(b), s.Len())
	}
	return b, c.Err()
}

// sound gives the digest of what a store holds, once Verify has found nothing.
func sound(s *Store) (string, error) {
	now := s.Snapshot()
	defer now.Release()
	var damages []error
	err := now.Verify(context.Background(), func(d *Damage) { damages = append(damages, d) })
	if err := errors.Join(append(damages, err)...); err != nil {
		return "", err
	}
	b, err := held(now)
	return b.sum(), err
}

// holds fails unless a store is sound and holds a board.
func holds(t testing.TB, s *Store, want board, when string) {
	t.Helper()
	got, err := sound(s)
	if err != nil {
		t.Fatalf("%s: %v", when, err)
	}
	if got != want.sum() {
		t.Fatalf("%s: the store does not hold the %d statements it should", when, len(want))
	}
}

// change is one change of a store, and what the store holds behind it. Where
// fails is set it must give an error.
type change struct {
	name  string
	do    func(context.Context, *Store) error
	after board
	fails bool
}

var errSpoiled = errors.New("the stream is spoiled")

// spoiled is a stream that ends with an error behind n statements.
func spoiled(list []graph.Statement, n int) graph.Statements {
	return func(yield func(graph.Statement, error) bool) {
		for _, st := range list[:n] {
			if !yield(st, nil) {
				return
			}
		}
		yield(graph.Statement{}, errSpoiled)
	}
}

// anyChange makes up a change of what the store holds now: loads of at most so
// many statements.
func anyChange(r *rand.Rand, now board, most int) change {
	switch r.IntN(12) {
	case 0, 1, 2:
		return loading(now, someStatements(r.Uint64(), 1+r.IntN(most), 5+r.IntN(most)))
	case 3, 4:
		return replacing(now, fmt.Sprint("http://example.org/g", 1+r.IntN(3)), someStatements(r.Uint64(), r.IntN(most), 5+r.IntN(most)))
	case 5:
		list := someStatements(r.Uint64(), 1+r.IntN(most), most)
		n := r.IntN(len(list))
		return change{"a spoiled load", func(ctx context.Context, s *Store) error {
			_, err := s.Add(ctx, spoiled(list, n), AddOptions{})
			return err
		}, now, true}
	case 6:
		return change{"compacting", compacting, now, false}
	}
	return applying(now, anyDeltas(r, now))
}

func compacting(ctx context.Context, s *Store) error { return s.Compact(ctx) }

func loading(now board, list []graph.Statement) change {
	after := maps.Clone(now)
	after.pin(list)
	return change{"a load", func(ctx context.Context, s *Store) error {
		_, err := s.Add(ctx, streamOf(list), AddOptions{})
		return err
	}, after, false}
}

func replacing(now board, name string, list []graph.Statement) change {
	after := maps.Clone(now)
	maps.DeleteFunc(after, func(_ string, st graph.Statement) bool { return st.Graph == graph.IRI(name) })
	after.pin(list)
	return change{"a replacement", func(ctx context.Context, s *Store) error {
		_, err := s.Add(ctx, streamOf(list), AddOptions{Remove: wholeGraph(name)})
		return err
	}, after, false}
}

// wholeGraph removes what stands in a graph.
func wholeGraph(name string) func(*Snapshot, func(Quad)) error {
	return func(s *Snapshot, gone func(Quad)) error {
		id, err := s.Find(graph.IRI(name))
		if id == 0 {
			return err
		}
		c := s.Quads(Pattern{Graph: id})
		for c.Next() {
			gone(c.Quad())
		}
		return c.Err()
	}
}

func applying(now board, deltas []Delta) change {
	after := maps.Clone(now)
	for _, d := range deltas {
		line := string(d.Statement.AppendTo(nil))
		if d.Remove {
			delete(after, line)
		} else {
			after[line] = d.Statement
		}
	}
	return change{"deltas", func(ctx context.Context, s *Store) error { return s.Apply(ctx, deltas) }, after, false}
}

// anyDeltas makes up few deltas. Some take back what others say, so that
// nothing changes in the end.
func anyDeltas(r *rand.Rand, now board) (deltas []Delta) {
	all := now.lines()
	for range 1 + r.IntN(4) {
		d := Delta{Statement: anyStatement(r, 40), Remove: r.IntN(3) == 0}
		if len(all) > 0 && r.IntN(2) == 0 {
			d = Delta{Statement: now[all[r.IntN(len(all))]], Remove: true}
		}
		deltas = append(deltas, d)
		if r.IntN(3) == 0 {
			deltas = append(deltas, Delta{Statement: d.Statement, Remove: !d.Remove})
		}
	}
	return deltas
}
