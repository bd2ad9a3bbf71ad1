package store

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"

	cayley "github.com/cayleygraph/cayley/graph"

	"corkboard/graph"
)

var (
	errClosed   = errors.New("store: it is closed")
	errReadOnly = errors.New("store: it is open for reading alone")
)

// Store is a set of statements at rest, in memory or in a file. It is safe for
// several goroutines at once; changes happen one after the other.
type Store struct {
	options
	path string // "" is memory
	lock *writerLock

	// changing is held by the one Add or Remove under way. It is a channel so
	// that whoever waits can be cancelled.
	changing chan struct{}

	// reading guards what follows: held for reading while an answer is
	// gathered, for writing only while a finished change is put in place.
	reading sync.RWMutex
	quads   cayley.QuadStore // nil once closed
}

// Open opens the store at path, and makes an empty one where there is none. An
// empty path is a store in memory, gone with the program.
//
// It fails, and changes nothing, where the path is something else than a whole
// store (a text, a folder, a store that was cut short), and, after a short
// wait, where another Store has it open for writing. The caller closes it.
func Open(path string, o ...Option) (*Store, error) {
	s := &Store{changing: make(chan struct{}, 1)}
	s.batch = batchSize
	for _, set := range o {
		set(&s.options)
	}
	if path == "" {
		s.quads = newMemory()
		return s, nil
	}
	if err := s.openFile(path); err != nil {
		return nil, fmt.Errorf("store: %q %w", path, err)
	}
	return s, nil
}

// Close waits for the answers being gathered and lets go of the file. Closing
// a closed store does nothing.
func (s *Store) Close() error {
	s.changing <- struct{}{}
	defer func() { <-s.changing }()
	s.reading.Lock()
	defer s.reading.Unlock()
	var err error
	if s.quads != nil {
		err = s.quads.Close()
	}
	err = errors.Join(err, s.lock.release())
	s.quads, s.lock = nil, nil
	return err
}

// Count gives the number of statements, each counted once in every graph that
// holds it. It takes no time to speak of.
func (s *Store) Count(ctx context.Context) (n int64, err error) {
	err = s.read(ctx, func(quads cayley.QuadStore) error {
		n, err = count(ctx, quads)
		return err
	})
	return n, err
}

// Graphs gives the names of the graphs that hold statements, sorted; the zero
// Term is the default graph. It looks at every statement.
func (s *Store) Graphs(ctx context.Context) ([]graph.Term, error) {
	var names []graph.Term
	err := s.read(ctx, func(quads cayley.QuadStore) error {
		refs, err := graphRefs(ctx, quads)
		for name := range refs {
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	sortTerms(names)
	return names, nil
}

// read runs f on what the store holds now.
func (s *Store) read(ctx context.Context, f func(cayley.QuadStore) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	s.reading.RLock()
	defer s.reading.RUnlock()
	if s.quads == nil {
		return errClosed
	}
	return guard(func() error { return f(s.quads) })
}

// change waits for its turn to change the store and gives what ends it.
func (s *Store) change(ctx context.Context) (done func(), err error) {
	if s.readOnly {
		return nil, errReadOnly
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	select {
	case s.changing <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	done = func() { <-s.changing }
	// No lock is needed to look: only a change, or Close, sets quads.
	if s.quads == nil {
		done()
		return nil, errClosed
	}
	return done, nil
}

// guard turns a panic into an error. The engine panics, or reads beyond its
// mapped file, when the file was damaged after it was opened.
func guard(f func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("store: it is damaged: %v", p)
		}
	}()
	return f()
}
