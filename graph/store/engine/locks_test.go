package engine

import (
	"bufio"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// brief is an Options.Wait that is over at once.
const brief = 30 * time.Millisecond

func openOr(t *testing.T, path string, o Options) *Store {
	t.Helper()
	s, err := Open(path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func busy(t *testing.T, path string, o Options) {
	t.Helper()
	s, err := Open(path, o)
	if err == nil {
		s.Close()
	}
	if !errors.Is(err, ErrBusy) {
		t.Errorf("opening gives %v, not ErrBusy", err)
	}
}

// TestLocks opens stores several times in one process.
func TestLocks(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.corkboard")
	writer, reader := Options{Wait: brief}, Options{Wait: brief, ReadOnly: true}
	s := openOr(t, path, writer)
	busy(t, path, writer)
	busy(t, path, reader)
	now := must(t, s, loading(make(board), says("1")))
	// What is held of a store keeps it locked.
	held := s.Snapshot()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	busy(t, path, reader)
	held.Release()
	held.Release() // twice does nothing

	var readers []*Store
	for range 20 {
		readers = append(readers, openOr(t, path, reader))
	}
	busy(t, path, writer)
	for _, r := range readers {
		holds(t, r, now, "with many readers")
		if err := errors.Join(r.Close(), r.Close()); err != nil {
			t.Error(err)
		}
	}
	s = openOr(t, path, writer)
	// A file that takes the place of another is locked, too.
	if err := s.Compact(t.Context()); err != nil {
		t.Fatal(err)
	}
	busy(t, path, writer)
	busy(t, path, reader)
	// So is it by another name.
	link := filepath.Join(t.TempDir(), "link.corkboard")
	if err := os.Symlink(path, link); err == nil {
		busy(t, link, writer)
	}
}

// TestReaders has many goroutines read what others change.
func TestReaders(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.corkboard")
	s := openOr(t, path, Options{})
	var states sync.Map // of which snapshots may be
	states.Store(make(board).sum(), true)
	done := make(chan bool)
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				sum, err := sound(s)
				if err != nil {
					t.Error(err)
					return
				}
				if _, ok := states.Load(sum); !ok {
					t.Error("a snapshot holds what the store never held")
					return
				}
			}
		})
	}
	now := make(board)
	r := rand.New(rand.NewPCG(4, 4))
	for range 60 {
		c := anyChange(r, now, 50)
		states.Store(c.after.sum(), true)
		if err := c.do(t.Context(), s); (err != nil) != c.fails {
			t.Fatalf("%s: %v", c.name, err)
		}
		now = c.after
	}
	close(done)
	all.Wait()
}

// waiting is a child that holds a store until it is told to let go.
type waiting struct {
	said *bufio.Reader
	to   io.WriteCloser
	end  func() error
}

func (w *waiting) hears(t *testing.T) string {
	t.Helper()
	line, err := w.said.ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(line)
}

// holding begins a child that opens a store and holds it.
func holding(t *testing.T, does, path string) *waiting {
	t.Helper()
	c := childCommand(does, path, 0, 0)
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	in, err := c.StdinPipe()
	if err == nil {
		err = c.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Process.Kill(); c.Wait() })
	return &waiting{bufio.NewReader(out), in, c.Wait}
}

func (w *waiting) letsGo(t *testing.T) {
	t.Helper()
	io.WriteString(w.to, "\n")
	if got := w.hears(t); got != "closed <nil>" {
		t.Errorf("a child says %q", got)
	}
}

// TestLocksOfOthers has another process hold the store.
func TestLocksOfOthers(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.corkboard")
	s := openOr(t, path, Options{})
	now := must(t, s, loading(make(board), says("1")))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	child := func(does string) *waiting {
		w := holding(t, does, path)
		if got := w.hears(t); got != "open" {
			t.Fatalf("a child says %q", got)
		}
		return w
	}
	writer := child("hold")
	busy(t, path, Options{Wait: brief})
	busy(t, path, Options{Wait: brief, ReadOnly: true})
	writer.letsGo(t)

	first, second := child("read"), child("read")
	r := openOr(t, path, Options{Wait: brief, ReadOnly: true})
	holds(t, r, now, "while others read")
	r.Close()
	busy(t, path, Options{Wait: brief})
	// A writer that waits gets it when the last reader lets go.
	got := make(chan error)
	go func() {
		s, err := Open(path, Options{Wait: time.Minute})
		if err == nil {
			err = s.Close()
		}
		got <- err
	}()
	first.letsGo(t)
	second.letsGo(t)
	if err := <-got; err != nil {
		t.Errorf("who waited got %v", err)
	}

	// A child that waits for one that compacts gets the new file.
	s = openOr(t, path, Options{})
	late := holding(t, "read", path)
	for range 20 {
		if err := s.Compact(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	now = must(t, s, loading(now, says("2")))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if got := late.hears(t); got != "open" {
		t.Fatalf("a child says %q", got)
	}
	late.letsGo(t)
	s = openOr(t, path, Options{})
	holds(t, s, now, "behind the child")
}

// TestReplacedWhileWaiting has several wait for a store that is compacted
// meanwhile: each gets the file that has the name, not the one it waited for.
func TestReplacedWhileWaiting(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.corkboard")
	s := openOr(t, path, Options{})
	now := must(t, s, loading(make(board), says("1")))
	var all sync.WaitGroup
	for range 6 {
		all.Go(func() {
			r, err := Open(path, Options{ReadOnly: true, Wait: time.Minute})
			if err != nil {
				t.Error(err)
				return
			}
			defer r.Close()
			if sum, err := sound(r); err != nil || sum != boardOf(says("1", "2")).sum() {
				t.Errorf("who waited got something old (%v)", err)
			}
		})
	}
	for range 10 {
		if err := s.Compact(t.Context()); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Millisecond)
	}
	must(t, s, loading(now, says("2")))
	if err := s.Compact(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	all.Wait()
}

// TestNamedLock looks at locks on names.
func TestNamedLock(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.lock")
	release, err := Lock(name, brief)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Lock(name, brief); !errors.Is(err, ErrBusy) {
		t.Errorf("a second lock gives %v", err)
	}
	if err := errors.Join(release(), release()); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(name); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the file is left (%v)", err)
	}
	var have atomic.Int32
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 20 {
				release, err := Lock(name, time.Minute)
				if err != nil {
					t.Error(err)
					return
				}
				if have.Add(1) != 1 {
					t.Error("two have the lock")
				}
				have.Add(-1)
				if err := release(); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
}

// TestReadOnly looks at what a reader may not do.
func TestReadOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.corkboard")
	s := openOr(t, path, Options{})
	now := must(t, s, loading(make(board), says("1")))
	now = must(t, s, applying(now, []Delta{{Statement: says("2")[0]}}))
	// As after a kill: what Apply said stands in the journal alone.
	image, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), "b.corkboard")
	if err := os.WriteFile(path, image, 0o400); err != nil {
		t.Fatal(err)
	}
	left := beside(path, "tmp-1")
	if err := os.WriteFile(left, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	r := openOr(t, path, Options{ReadOnly: true})
	holds(t, r, now, "with a journal")
	for _, c := range []change{loading(now, says("3")), applying(now, []Delta{{Statement: says("3")[0]}}), {name: "compacting", do: compacting}} {
		if err := c.do(t.Context(), r); !errors.Is(err, ErrReadOnly) {
			t.Errorf("%s gives %v", c.name, err)
		}
	}
	if err := r.Close(); err != nil {
		t.Error(err)
	}
	if after, err := os.ReadFile(path); err != nil || string(after) != string(image) {
		t.Error("reading changed the file")
	}
	if _, err := os.Stat(left); err != nil {
		t.Error("reading removed what is another's")
	}
	for _, c := range []change{loading(now, says("3")), {name: "compacting", do: compacting}} {
		if err := c.do(t.Context(), r); err == nil {
			t.Errorf("%s of a closed store succeeds", c.name)
		}
	}
	if r.Snapshot().Len() != 0 {
		t.Error("a closed store holds something")
	}
}
