package engine

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"syscall"
	"testing"

	"corkboard/graph"
)

// The calls of a device that can fail.
const (
	reads = iota
	writes
	syncs
	truncates
	calls
)

var callNames = [calls]string{"read", "write", "sync", "truncation"}

// faulty is a device of which calls of one kind fail, from one on: once, or
// until it is mended. A write that fails is begun.
type faulty struct {
	device
	lock sync.Mutex
	call int
	left int // until the first that fails
	once bool
	err  error
	hit  bool
}

// fault gives the error of a call.
func (f *faulty) fault(call int) error {
	f.lock.Lock()
	defer f.lock.Unlock()
	if f.err == nil || call != f.call {
		return nil
	}
	if f.left--; f.left >= 0 || f.left < -1 && f.once {
		return nil
	}
	f.hit = true
	return f.err
}

func (f *faulty) mend() {
	f.lock.Lock()
	defer f.lock.Unlock()
	f.err = nil
}

func (f *faulty) ReadAt(b []byte, at int64) (int, error) {
	if err := f.fault(reads); err != nil {
		return 0, err
	}
	return f.device.ReadAt(b, at)
}

func (f *faulty) WriteAt(b []byte, at int64) (int, error) {
	if err := f.fault(writes); err != nil {
		n, _ := f.device.WriteAt(b[:len(b)/2], at)
		return n, err
	}
	return f.device.WriteAt(b, at)
}

func (f *faulty) Sync() error {
	if err := f.fault(syncs); err != nil {
		return err
	}
	return f.device.Sync()
}

func (f *faulty) Truncate(size int64) error {
	if err := f.fault(truncates); err != nil {
		return err
	}
	return f.device.Truncate(size)
}

// faultyBase is a store of several runs with removed quads and a journal.
func faultyBase(t *testing.T) (*tape, board) {
	t.Helper()
	base := newTape(nil)
	if err := initialize(base); err != nil {
		t.Fatal(err)
	}
	s, err := open(base, "beside", Options{})
	if err != nil {
		t.Fatal(err)
	}
	now := make(board)
	for _, change := range []func() change{
		func() change { return loading(now, someStatements(1, 700, 400)) },
		func() change { return loading(now, someStatements(2, 150, 200)) },
		func() change { return replacing(now, "http://example.org/g1", someStatements(3, 20, 60)) },
		func() change {
			return applying(now, []Delta{{Statement: someStatements(4, 1, 9000)[0]}, {Statement: now[now.lines()[0]], Remove: true}})
		},
	} {
		c := change()
		if err := c.do(t.Context(), s); err != nil {
			t.Fatal(err)
		}
		now = c.after
	}
	if len(s.now.runs) < 2 || s.now.tail == nil {
		t.Fatalf("the base has %d runs", len(s.now.runs))
	}
	return base, now
}

// TestFailingDisk lets every call of every change fail, once and for good: the
// change gives the error, the store holds what it held, in this process and
// opened again, and takes the next change. With -short every third call fails.
func TestFailingDisk(t *testing.T) {
	base, now := faultyBase(t)
	step := 1
	if testing.Short() {
		step = 3
	}
	few := applying(now, []Delta{{Statement: someStatements(8, 1, 7000)[0]}, {Statement: now[now.lines()[7]], Remove: true}})
	for _, c := range []change{
		loading(now, someStatements(5, 100, 500)),
		replacing(now, "http://example.org/g2", someStatements(6, 20, 60)),
		few,
		{"closing", func(_ context.Context, s *Store) error { return s.Close() }, now, false},
		{"compacting", compacting, now, false},
	} {
		for call := range calls {
			for _, once := range []bool{true, false} {
				t.Run(fmt.Sprintf("%s/%s/once %v", c.name, callNames[call], once), func(t *testing.T) {
					t.Parallel()
					f := failingDisk{T: t, base: base.now, now: now, change: c, call: call, once: once}
					for n := 0; f.at(n); n += step {
					}
				})
			}
		}
	}
}

// failingDisk is a change during which calls fail.
type failingDisk struct {
	*testing.T
	base   []byte
	now    board
	change change
	call   int
	once   bool
}

// at lets call n fail, and tells whether there was one.
func (f failingDisk) at(n int) bool {
	f.Helper()
	when := fmt.Sprintf("%s, %s %d fails", f.change.name, callNames[f.call], n)
	dir := f.TempDir()
	disk := newTape(f.base)
	dev := &faulty{device: disk}
	s, err := open(dev, filepath.Join(dir, "a.corkboard"), Options{})
	if err != nil {
		f.Fatal(err)
	}
	s.options.Memory = int64(n%2) * -1
	dev.call, dev.left, dev.once, dev.err = f.call, n, f.once, syscall.EIO
	err = f.change.do(f.Context(), s)
	dev.mend()
	if !dev.hit {
		if err != nil {
			f.Fatal(err)
		}
		return false
	}
	if err == nil {
		f.Log(when, "and does no harm")
		f.now = f.change.after
	} else if !errors.Is(err, syscall.EIO) {
		f.Fatalf("%s: the error is %v", when, err)
	}
	if beside, _ := filepath.Glob(filepath.Join(dir, ".*")); len(beside) > 0 {
		f.Fatalf("%s: %v is left", when, beside)
	}
	if s.Closed() {
		if s = f.reopened(disk, dir); !f.once && err == nil {
			s.now.damages = nil // the copy of the header, which the next change mends
		}
	} else if f.once {
		again, err := open(newTape(disk.now), "", Options{})
		if err != nil {
			f.Fatalf("%s: opened again: %v", when, err)
		}
		holds(f, again, f.now, when+", opened again")
	}
	holds(f, s, f.now, when)
	next := loading(f.now, someStatements(9, 50, 3000))
	if err := next.do(f.Context(), s); err != nil {
		f.Fatalf("%s, mended: %v", when, err)
	}
	holds(f, s, next.after, when+", mended")
	if err := s.Close(); err != nil {
		f.Fatal(err)
	}
	holds(f, f.reopened(disk, dir), next.after, when+", mended and opened again")
	return true
}

func (f *failingDisk) reopened(disk *tape, dir string) *Store {
	f.Helper()
	path := filepath.Join(dir, "a.corkboard")
	s, err := Open(path, Options{MustExist: true}) // what was compacted stands there
	if errors.Is(err, os.ErrNotExist) {
		s, err = open(disk, path, Options{})
	}
	if err != nil {
		f.Fatal(err)
	}
	return s
}

// TestFailingReads lets every read of every question fail once: the error is
// given, and the question is answered when it is asked again.
func TestFailingReads(t *testing.T) {
	t.Parallel()
	base, now := faultyBase(t)
	some := now[now.lines()[len(now)/2]]
	for name, ask := range questions(some) {
		t.Run(name, func(t *testing.T) {
			for n := 0; ; n++ {
				dev := &faulty{device: newTape(base.now), call: reads, once: true}
				s, err := open(dev, "", Options{})
				if err != nil {
					t.Fatal(err)
				}
				want, err := ask(s)
				if err != nil {
					t.Fatal(err)
				}
				// The cache of a store that was opened again is empty.
				if s, err = open(dev, "", Options{}); err != nil {
					t.Fatal(err)
				}
				dev.left, dev.err = n, syscall.EIO
				got, err := ask(s)
				if !dev.hit {
					if err != nil || got != want {
						t.Fatalf("%v (%v), want %v", got, err, want)
					}
					return
				}
				if !errors.Is(err, syscall.EIO) && (err != nil || got != want) {
					t.Fatalf("read %d fails: %v (%v), want %v", n, got, err, want)
				}
				if got, err := ask(s); err != nil || got != want {
					t.Fatalf("read %d failed: %v (%v), want %v", n, got, err, want)
				}
				s.now.file.leave()
			}
		})
	}
}

// questions are what a snapshot can be asked about a statement it holds.
func questions(some graph.Statement) map[string]func(*Store) (string, error) {
	find := func(s *Snapshot) (p Pattern, err error) {
		p.Subject, err = s.Find(some.Subject)
		var err2 error
		p.Object, err2 = s.Find(some.Object)
		return p, errors.Join(err, err2)
	}
	asked := func(ask func(*Snapshot) (string, error)) func(*Store) (string, error) {
		return func(s *Store) (string, error) {
			now := s.Snapshot()
			defer now.Release()
			return ask(now)
		}
	}
	return map[string]func(*Store) (string, error){
		"all": asked(func(s *Snapshot) (string, error) {
			b, err := held(s)
			return b.sum(), err
		}),
		"verify": asked(func(s *Snapshot) (string, error) {
			n := 0
			err := s.Verify(context.Background(), func(*Damage) { n++ })
			return fmt.Sprint(n), err
		}),
		"find and count": asked(func(s *Snapshot) (string, error) {
			p, err := find(s)
			if err != nil {
				return "", err
			}
			n, _, err := s.Count(p)
			return fmt.Sprint(p, n), err
		}),
		"match": asked(func(s *Snapshot) (string, error) {
			var all []string
			for st, err := range s.Match(context.Background(), Pattern{}) {
				if err != nil {
					return "", err
				}
				all = append(all, st.String())
			}
			return fmt.Sprint(len(all), slices.IsSorted(all)), nil
		}),
		"graphs and terms": asked(func(s *Snapshot) (string, error) {
			graphs, err := s.Graphs()
			if err != nil {
				return "", err
			}
			n, _, err := s.TermCount(true)
			return fmt.Sprint(graphs, n), err
		}),
	}
}

// TestFailingOpen lets every read of opening a store fail: it is not taken for
// another file, nor for a store without a journal.
func TestFailingOpen(t *testing.T) {
	base, now := faultyBase(t)
	for n := 0; ; n++ {
		dev := &faulty{device: newTape(base.now), call: reads, left: n, once: true, err: syscall.EIO}
		s, err := open(dev, "", Options{})
		if !dev.hit {
			dev.mend()
			holds(t, s, now, "opened")
			return
		}
		if !errors.Is(err, syscall.EIO) {
			t.Errorf("read %d fails: the error is %v", n, err)
		}
	}
}

// TestFailingTemp takes the folder of a store away, so that no temporary files
// can be made: what needs one fails, and the rest goes on.
func TestFailingTemp(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "folder")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	s, err := Open(filepath.Join(dir, "a.corkboard"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(dir); err != nil {
		t.Skip("an open file cannot be removed here:", err)
	}
	small := loading(make(board), someStatements(1, 50, 50))
	if err := small.do(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	if err := s.Compact(t.Context()); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("compacting gives %v", err)
	}
	s.options.Memory = -1
	if err := loading(small.after, someStatements(2, 5000, 50)).do(t.Context(), s); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a load that spills gives %v", err)
	}
	holds(t, s, small.after, "behind both")
}
