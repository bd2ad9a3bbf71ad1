package engine

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"

	"corkboard/graph"
)

// manyBlocks makes a run whose parts have some hundred blocks on a device, and
// gives its subjects.
func manyBlocks(t *testing.T) (*tape, []graph.Term) {
	t.Helper()
	dev := newTape(nil)
	if err := initialize(dev); err != nil {
		t.Fatal(err)
	}
	s, err := open(dev, "", Options{})
	if err != nil {
		t.Fatal(err)
	}
	var subjects []graph.Term
	_, err = s.Add(t.Context(), func(yield func(graph.Statement, error) bool) {
		for i := range 40_000 {
			subject := graph.IRI(fmt.Sprintf("http://example.org/%05d", i))
			subjects = append(subjects, subject)
			if !yield(graph.Statement{Subject: subject, Predicate: graph.IRI("http://example.org/p"), Object: graph.Text(fmt.Sprint("text ", i))}, nil) {
				return
			}
		}
	}, AddOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return dev, subjects
}

// askAbout asks about some subjects by chance.
func askAbout(s *Snapshot, subjects []graph.Term, n int, seed uint64) error {
	r := rand.New(rand.NewPCG(seed, 3))
	for range n {
		i := r.IntN(len(subjects))
		id, err := s.Find(subjects[i])
		if err != nil {
			return err
		}
		for st, err := range s.Match(context.Background(), Pattern{Subject: id}) {
			if err != nil {
				return err
			}
			if want := fmt.Sprint("text ", i); st.Object.Value() != want {
				return fmt.Errorf("%v says %v, not %s", st.Subject, st.Object, want)
			}
		}
	}
	return nil
}

func blocksKept[T any](all kept[T]) (n int) {
	for i := range all {
		if all[i].Load() != nil {
			n++
		}
	}
	return n
}

// TestPrefetch asks about few subjects, after which nothing is read that was not
// asked for, then about more: all blocks of the parts that were asked are kept.
func TestPrefetch(t *testing.T) {
	if runtime.GOMAXPROCS(0) == 1 {
		t.Skip("there is no processor to spare")
	}
	dev, subjects := manyBlocks(t)
	s, err := open(dev, "", Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	now := s.Snapshot()
	run := now.runs[0]
	for _, asked := range []int{20, 2000} {
		for seed := range uint64(4) {
			if err := askAbout(now, subjects, asked/4, seed); err != nil {
				t.Fatal(err)
			}
		}
		now.file.cache.prefetches.under.Wait()
		names, values, keys := blocksKept(run.names.kept), blocksKept(run.values.kept), blocksKept(run.added[spog].kept)
		if asked < prefetchFrom {
			if names > asked+1 || values > asked || keys > asked {
				t.Errorf("%d questions read %d, %d and %d blocks", asked, names, values, keys)
			}
		} else if names != len(run.names.kept) || values != len(run.values.kept) || keys != len(run.added[spog].kept) {
			t.Errorf("kept are %d of %d, %d of %d, %d of %d blocks", names, len(run.names.kept), values, len(run.values.kept), keys, len(run.added[spog].kept))
		}
	}
	if n := blocksKept(run.added[ogsp].kept); n > 0 {
		t.Errorf("%d blocks were read that nobody asked for", n)
	}
	now.Release()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

// slowDevice does not answer who reads ahead before that is to end.
type slowDevice struct {
	device
	stopped        *atomic.Bool
	begun          chan struct{} // closed once somebody reads ahead
	once           sync.Once
	ahead, closed  atomic.Int32
	readWhenClosed bool
}

func (d *slowDevice) ReadAt(b []byte, at int64) (int, error) {
	if len(b) > prefetchEach/2 {
		d.ahead.Add(1)
		defer d.ahead.Add(-1)
		d.once.Do(func() { close(d.begun) })
		for !d.stopped.Load() && d.closed.Load() == 0 {
			runtime.Gosched()
		}
	}
	return d.device.ReadAt(b, at)
}

func (d *slowDevice) Close() error {
	d.readWhenClosed = d.ahead.Load() > 0
	d.closed.Add(1)
	return d.device.Close()
}

// TestPrefetchClosed closes a store in the middle of reading ahead: that ends
// first, and does not go on to the end.
func TestPrefetchClosed(t *testing.T) {
	if runtime.GOMAXPROCS(0) == 1 {
		t.Skip("there is no processor to spare")
	}
	dev, subjects := manyBlocks(t)
	d := &slowDevice{device: dev, begun: make(chan struct{})}
	s, err := open(d, "", Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	d.stopped = &s.now.file.cache.prefetches.stopped
	now := s.Snapshot()
	names := now.runs[0].names
	if err := askAbout(now, subjects, 150, 1); err != nil {
		t.Fatal(err)
	}
	<-d.begun
	now.Release()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if d.readWhenClosed || d.closed.Load() != 1 {
		t.Errorf("closed %d times, while it was read: %t", d.closed.Load(), d.readWhenClosed)
	}
	if n := blocksKept(names.kept); n == len(names.kept) {
		t.Error("it was read to the end")
	}
}

// TestPrefetchDamage damages blocks that are read ahead: nobody is told but who
// asks for them.
func TestPrefetchDamage(t *testing.T) {
	dev, subjects := manyBlocks(t)
	s, err := open(dev, "", Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	now := s.Snapshot()
	names := now.runs[0].names
	if err := names.open(); err != nil {
		t.Fatal(err)
	}
	bad := len(names.index.extents) - 3
	from := int(names.index.before[bad]) // of the subjects, behind which the predicate stands
	at := names.index.extents[bad].offset
	if _, err := dev.WriteAt([]byte{0xFF, 0xFF}, int64(at)+3); err != nil {
		t.Fatal(err)
	}
	if err := askAbout(now, subjects[:from], 2000, 1); err != nil {
		t.Errorf("who asks for others is told: %v", err)
	}
	now.file.cache.prefetches.under.Wait()
	if n := blocksKept(names.kept); runtime.GOMAXPROCS(0) > 1 && n < len(names.kept)/2 {
		t.Errorf("%d of %d blocks are kept", n, len(names.kept))
	}
	var damage *Damage
	if err := askAbout(now, subjects[from:from+1], 1, 1); !errors.As(err, &damage) || damage.Offset != at {
		t.Errorf("who asks for it is told: %v", err)
	}
	now.Release()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}
