package engine

import (
	"os"
	"slices"
)

// tempDevice is a device beside a store that is gone when it is closed.
type tempDevice struct {
	*os.File
	named bool // it still has a name
}

// newTemp makes a device for what a load does not hold in memory: a file beside
// the store, or memory for a store in memory.
func newTemp(path string) (device, error) {
	if path == "" {
		return new(memoryDevice), nil
	}
	f, err := createBeside(path)
	if err != nil {
		return nil, err
	}
	// Without a name, nothing is left of it even by a killed process. Windows
	// does not take the name of an open file: then Close does.
	return &tempDevice{f, os.Remove(f.Name()) != nil}, nil
}

func (t *tempDevice) Close() error {
	err := t.File.Close()
	if t.named {
		os.Remove(t.Name())
	}
	return err
}

// spill writes a batch as a run of its own, which knows no other: its IDs
// begin at 1, its quads stand in one order.
func (b *batch) spill(to *appender) (*run, error) {
	r, err := b.resolve(&Snapshot{}, 1)
	if err != nil {
		return nil, err
	}
	quads := newKeySorter(b.numbered(r.ids))
	var p runParts
	err = parallel(func() error {
		return r.writeTerms(to, b.terms, &p)
	}, func() (err error) {
		quads.all()
		p.added[spog], err = writeKeys(to, slices.Compact(quads.keys), spog)
		return err
	})
	if err != nil {
		return nil, err
	}
	p.base = 1
	return p.open(&reader{to.dev, maxSize, newCache(0)}), nil
}

// spiller writes batches while others are filled, one at a time.
type spiller struct {
	to   *appender
	runs []*run
	busy chan error // nil, or tells when the batch under way is written
}

// take writes a batch, once the one before is written.
func (s *spiller) take(b *batch) error {
	if err := s.wait(); err != nil {
		return err
	}
	s.busy = make(chan error, 1)
	go func() {
		r, err := b.spill(s.to)
		s.runs = append(s.runs, r)
		s.busy <- err
	}()
	return nil
}

// wait waits until nothing is being written.
func (s *spiller) wait() error {
	if s.busy == nil {
		return nil
	}
	err := <-s.busy
	s.busy = nil
	return err
}
