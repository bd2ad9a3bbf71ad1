package store

import (
	"context"
	"errors"
	"fmt"

	"corkboard/graph"
	"corkboard/graph/store/engine"
	"corkboard/graph/store/quadstore"
)

// ErrBusy tells that another program, or another Store, has the store open:
// several may read it, or one may write it.
var ErrBusy = engine.ErrBusy

// Store is a set of statements at rest, in memory or in a file. It is safe for
// several goroutines at once; changes happen one after the other.
type Store struct {
	engine *engine.Store
}

// Open opens the store at path, and makes an empty one where there is none. An
// empty path is a store in memory, gone with the program.
//
// It fails, and changes nothing, where the path is something else than a whole
// store (a text, a folder, a store that was cut short or is of another
// format), and, after a short wait, where another has it open. The caller
// closes it.
func Open(path string, o ...Option) (*Store, error) {
	var set options
	for _, option := range o {
		option(&set)
	}
	eo := engine.Options{ReadOnly: set.readOnly, MustExist: set.mustExist, Memory: set.memory, Wait: set.wait}
	var e *engine.Store
	var err error
	if path == "" {
		e, err = engine.OpenMemory(eo)
	} else if e, err = engine.Open(path, eo); err != nil {
		err = fmt.Errorf("%q %w", path, err)
	}
	if err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	return &Store{engine: e}, nil
}

// Close lets go of the file, at the latest when the readings that are under way
// have ended. Closing a closed store does nothing.
func (s *Store) Close() error { return said(s.engine.Close()) }

// Count gives the number of statements, each counted once in every graph that
// holds it. It takes no time to speak of.
func (s *Store) Count(ctx context.Context) (n int64, err error) {
	err = s.read(ctx, func(at *engine.Snapshot) error {
		n = at.Len()
		return nil
	})
	return n, err
}

// Graphs gives the names of the graphs that hold statements, sorted; the zero
// Term is the default graph. It takes time in proportion to their number.
func (s *Store) Graphs(ctx context.Context) ([]graph.Term, error) {
	var names []graph.Term
	err := s.read(ctx, func(at *engine.Snapshot) error {
		ids, err := at.Graphs()
		if err != nil {
			return err
		}
		names, err = termsOf(at, ids)
		return err
	})
	if err != nil {
		return nil, err
	}
	sortTerms(names)
	return names, nil
}

func termsOf(at *engine.Snapshot, ids []engine.ID) ([]graph.Term, error) {
	terms := make([]graph.Term, len(ids))
	for i, id := range ids {
		t, err := at.Term(id)
		if err != nil {
			return nil, err
		}
		terms[i] = quadstore.Given(t)
	}
	return terms, nil
}

// read runs f on what the store holds now.
func (s *Store) read(ctx context.Context, f func(*engine.Snapshot) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	at, err := s.engine.Open()
	if err != nil {
		return said(err)
	}
	defer at.Release()
	return said(f(at))
}

// said says that an error is the store's.
func said(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("store: %w", err)
}

// saidOfStream leaves errors of the caller's stream as they are.
func saidOfStream(err error) error {
	if e, ok := errors.AsType[*engine.StreamError](err); ok {
		return e.Err
	}
	return said(err)
}
