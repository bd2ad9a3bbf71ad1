package engine

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"corkboard/graph"
)

// heard gathers what a child says, and tells when it says the first line.
type heard struct {
	lock  sync.Mutex
	bytes bytes.Buffer
	begun chan struct{}
}

func (h *heard) Write(b []byte) (int, error) {
	h.lock.Lock()
	defer h.lock.Unlock()
	if h.bytes.Len() == 0 {
		close(h.begun)
	}
	return h.bytes.Write(b)
}

// TestKill kills a process that changes a store, again and again. What it said
// was done is there, and of the rest one change at most.
func TestKill(t *testing.T) {
	kills, perStore := 200, 20
	if testing.Short() {
		kills = 40
	}
	r := rand.New(rand.NewPCG(1, 2))
	var path string
	var known []string
	changes, midway, none := 0, 0, 0
	for n := range kills {
		if n%perStore == 0 {
			path, known = filepath.Join(t.TempDir(), "a.corkboard"), []string{"", make(board).sum()}
		}
		said := killed(t, path, r, n)
		rep := understand(t, said, known, false)
		if len(rep.because) > 0 {
			t.Fatalf("a change failed:\n%s", said)
		}
		sum := found(t, path, Options{ReadOnly: n%2 == 0})
		if !slices.Contains(rep.known, sum) {
			t.Fatalf("kill %d: the store holds neither what was done last nor what was under way:\n%s", n, said)
		}
		if changes += rep.done; len(rep.known) > 1 {
			midway++
		}
		if rep.done == 0 {
			none++
		}
		if known = []string{sum}; sum == "" {
			known = append(known, make(board).sum())
		}
	}
	t.Logf("%d kills, %d of them within a change and %d before the store was open; %d changes", kills, midway, none, changes)
	if midway < kills/4 {
		t.Errorf("%d of %d kills came within a change", midway, kills)
	}
}

// killed runs a child for a while, counted from when it begins or, every other
// time, from its first word on.
func killed(t *testing.T, path string, r *rand.Rand, n int) string {
	t.Helper()
	c := childCommand("change", path, uint64(n), 0)
	h := &heard{begun: make(chan struct{})}
	c.Stdout = h
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	most := 60_000
	if n%8 == 0 {
		most = 15_000
	} else {
		select {
		case <-h.begun:
		case <-time.After(time.Minute):
			t.Error("a child says nothing")
		}
	}
	time.Sleep(time.Duration(r.IntN(most)) * time.Microsecond)
	c.Process.Kill()
	c.Wait()
	return h.bytes.String()
}

// TestInterrupted cancels loads at every so many statements, and behind the
// last one: they leave nothing.
func TestInterrupted(t *testing.T) {
	t.Parallel()
	for _, memory := range []int64{0, -1} {
		path := filepath.Join(t.TempDir(), "a.corkboard")
		s, err := Open(path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		now := must(t, s, loading(make(board), someStatements(1, 500, 100)))
		s.options.Memory = memory
		list := someStatements(2, 5000, 3000)
		for at := 0; at <= len(list); at += 331 {
			interrupted(t, s, list, min(at, len(list)-1), nil)
			holds(t, s, now, fmt.Sprint("interrupted at ", at))
		}
		for looks := 1; ; looks += 1 + looks/8 {
			c := &looked{Context: context.Background(), left: looks}
			if !interrupted(t, s, list, -1, c) {
				break
			}
			holds(t, s, now, fmt.Sprint("interrupted when looked for the time ", looks))
		}
		now.pin(list)
		holds(t, s, now, "not interrupted")
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if left := leftovers(path); len(left) > 0 {
			t.Error("left over:", left)
		}
	}
}

// looked is a context that is cancelled when it was looked at so many times.
type looked struct {
	context.Context
	lock sync.Mutex
	left int
}

func (l *looked) Err() error {
	l.lock.Lock()
	defer l.lock.Unlock()
	if l.left--; l.left < 0 {
		return context.Canceled
	}
	return nil
}

// interrupted makes a load that is cancelled at a statement, or by its context,
// and tells whether it was.
func interrupted(t *testing.T, s *Store, list []graph.Statement, at int, ctx context.Context) bool {
	t.Helper()
	cancel := func() {}
	if ctx == nil {
		ctx, cancel = context.WithCancel(context.Background())
		defer cancel()
	}
	_, err := s.Add(ctx, func(yield func(graph.Statement, error) bool) {
		for i, st := range list {
			if i == at {
				cancel()
			}
			if !yield(st, nil) {
				return
			}
		}
	}, AddOptions{})
	if err != nil && !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	return err != nil
}
