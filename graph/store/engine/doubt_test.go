package engine

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"corkboard/graph"
)

// onTape makes an empty store on a tape.
func onTape(t *testing.T) (*Store, *tape) {
	t.Helper()
	on := newTape(nil)
	if err := initialize(on); err != nil {
		t.Fatal(err)
	}
	s, err := open(on, filepath.Join(t.TempDir(), "a.corkboard"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s, on
}

// must makes a change and gives what is held behind it.
func must(t *testing.T, s *Store, c change) board {
	t.Helper()
	if err := c.do(context.Background(), s); err != nil {
		t.Fatal(err)
	}
	return c.after
}

func says(texts ...string) (list []graph.Statement) {
	for _, text := range texts {
		list = append(list, graph.Statement{Subject: graph.IRI("http://example.org/s"), Predicate: graph.IRI("http://example.org/p"), Object: graph.Text(text)})
	}
	return list
}

// twins gives two texts that have the same hash.
func twins() (string, string) {
	seen := make(map[uint32]string)
	for n := 1000000; ; n++ {
		text := fmt.Sprint(n)
		h := hashOf(graph.Text(text))
		if twin, ok := seen[h]; ok {
			return twin, text
		}
		seen[h] = text
	}
}

// TestStaleBlocks lets a load fail after its blocks were read back. Others stand
// in their place afterwards.
func TestStaleBlocks(t *testing.T) {
	a, b := twins()
	// The second load is merged with the first one, and the third, which is a
	// bit smaller, is not: its blocks stand where those of the second stood.
	first, second, third := says(a), says(b), says("c")
	for n := range 10 {
		first = append(first, says(fmt.Sprint("a", n))...)
		if n < 5 {
			second = append(second, says(fmt.Sprint("b", n))...)
		}
		if n < 4 {
			third = append(third, says(fmt.Sprint("c", n))...)
		}
	}
	for range 100 { // two goroutines race for where the blocks stand
		s, on := onTape(t)
		now := must(t, s, loading(make(board), first))
		syncs := 0
		on.fails = func() error {
			if syncs++; syncs == 2 {
				return errSync
			}
			return nil
		}
		if err := loading(now, second).do(t.Context(), s); !errors.Is(err, errSync) {
			t.Fatalf("the load gives %v", err)
		}
		on.fails = nil
		now = must(t, s, loading(now, third))
		holds(t, s, now, "behind a failed load and another")
	}
}

// TestWhatAnotherLeftIsSaidAgain opens what a killed process wrote and never
// synced: the system has it, the disk has not. What is changed then, and
// synced, must not stand on it before the disk has that as well.
func TestWhatAnotherLeftIsSaidAgain(t *testing.T) {
	for _, second := range []func(board) change{
		func(now board) change { return applying(now, []Delta{{Statement: says("3")[0]}}) },
		func(now board) change { return loading(now, says("3")) },
	} {
		s, on := onTape(t)
		now := must(t, s, loading(make(board), says("1")))
		disk := slices.Clone(on.now)
		now = must(t, s, applying(now, []Delta{{Statement: says("2")[0]}}))
		left := newTape(on.now)
		left.begin = disk
		again, err := open(left, filepath.Join(t.TempDir(), "a.corkboard"), Options{})
		if err != nil {
			t.Fatal(err)
		}
		now = must(t, again, second(now))
		for _, d := range left.deeds {
			disk = d.to(disk, nil)
		}
		after, err := open(newTape(disk), "", Options{})
		if err != nil {
			t.Fatal(err)
		}
		holds(t, after, now, "after a power cut")
	}
}

// TestWhatAnotherTookBackIsGone opens what a killed process left that could not
// sync a record, nor that it had been taken back: the system has it not, the
// disk has. Once a change is done that writes nothing, it must not come back.
func TestWhatAnotherTookBackIsGone(t *testing.T) {
	s, on := onTape(t)
	now := must(t, s, loading(make(board), says("1", "2")))
	on.fails = func() error { return errSync }
	from := len(on.deeds)
	if err := s.Apply(t.Context(), []Delta{{Statement: says("1")[0], Remove: true}}); !errors.Is(err, errSync) {
		t.Fatal(err)
	}
	disk := slices.Clone(on.begin)
	for _, d := range on.deeds[:from] {
		disk = d.to(disk, nil)
	}
	for _, d := range on.deeds[from:] {
		if d.does == doesWrite {
			disk = d.to(disk, nil)
		}
	}
	left := newTape(on.now)
	again, err := open(left, filepath.Join(t.TempDir(), "a.corkboard"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	now = must(t, again, loading(now, says("1")))
	synced := 0
	for i, d := range left.deeds {
		if d.does == doesSync {
			synced = i
		}
	}
	for _, d := range left.deeds[:synced] {
		disk = d.to(disk, nil)
	}
	after, err := open(newTape(disk), "", Options{})
	if err != nil {
		t.Fatal(err)
	}
	holds(t, after, now, "after a power cut")
}

// TestJournalOfNothing looks at deltas that take each other back: nothing is to
// be settled, and the journal says so until something is.
func TestJournalOfNothing(t *testing.T) {
	for _, fails := range []bool{true, false} {
		s, on := onTape(t)
		now := must(t, s, loading(make(board), says("1", "2")))
		st := says("3")[0]
		must(t, s, applying(now, []Delta{{Statement: st}}))
		now = must(t, s, applying(now, []Delta{{Statement: st, Remove: true}}))
		if fails {
			if _, err := s.Add(t.Context(), spoiled(says("4"), 1), AddOptions{}); !errors.Is(err, errSpoiled) {
				t.Fatal(err)
			}
		}
		now = must(t, s, applying(now, []Delta{{Statement: says("5")[0]}}))
		again, err := open(newTape(on.now), "", Options{})
		if err != nil {
			t.Fatal(err)
		}
		holds(t, again, now, "opened again")
	}
}

// TestUnaskedCompaction lets it fail: the load before it is done all the same.
func TestUnaskedCompaction(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "folder")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	s, err := Open(filepath.Join(dir, "a.corkboard"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := os.RemoveAll(dir); err != nil {
		t.Skip("an open file cannot be removed here:", err)
	}
	now := make(board)
	for round := range 4 {
		list := make([]graph.Statement, 40_000)
		for i := range list {
			list[i] = graph.Statement{
				Subject:   graph.IRI(fmt.Sprintf("http://example.org/%x", mix(key{uint32(round), uint32(i)}))),
				Predicate: graph.IRI("http://example.org/p"), Object: graph.Text(fmt.Sprint(i)), Graph: graph.IRI("http://example.org/g1"),
			}
		}
		now = must(t, s, replacing(now, "http://example.org/g1", list))
	}
	now = must(t, s, replacing(now, "http://example.org/g1", says("1")))
	holds(t, s, now, "behind the replacements")
	if z := s.Sizes(); z.File-z.Live <= 2*z.Live+slack {
		t.Errorf("there was nothing to compact: %+v", z)
	}
}

// TestPermissions looks at who may read a store that was compacted.
func TestPermissions(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.corkboard")
	for _, mode := range []os.FileMode{0o666, 0o640, 0o600} {
		s, err := Open(path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
		before, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(s.Compact(t.Context()), s.Close()); err != nil {
			t.Fatal(err)
		}
		if after, err := os.Stat(path); err != nil || after.Mode() != before.Mode() {
			t.Errorf("the mode was %v and is %v (%v)", before.Mode(), after.Mode(), err)
		}
	}
}
