package store

import (
	"context"
	"errors"
	"fmt"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"corkboard/graph"
)

// errStopped ends a scan from inside.
var errStopped = errors.New("stopped")

// batchSize is how many statements go to the file at a time. The engine makes
// up to two buckets for each new term, in time that grows with the square of a
// batch; much smaller ones write every page too often.
const batchSize = 5000

// Added tells what Add did.
type Added struct {
	Statements int64 // statements in the stream, repetitions included
	New        int64 // statements that the store did not hold before
}

// Add puts the statements of a stream into the store, all or none of them. A
// statement that the store holds already changes nothing; origins are not
// kept.
//
// The first error of the stream, a *graph.Error included, ends it and is
// returned, as is the context's; so is a statement that graph.Statement.Check
// refuses, as a *graph.Error with its origin. Whoever wants to leave faults
// out filters the stream through graph.Report first.
//
// The stream may read the store itself, which shows its old state until Add is
// done, but must not change it. In memory, Add holds the whole stream; on
// disk, one batch, and the file beside the store needs as much room as the
// store will.
func (s *Store) Add(ctx context.Context, statements graph.Statements) (Added, error) {
	done, err := s.change(ctx)
	if err != nil {
		return Added{}, err
	}
	defer done()
	if s.path == "" {
		return s.addToMemory(ctx, statements)
	}
	return s.addToFile(ctx, statements)
}

// each calls f with every statement of a stream, checked.
func each(ctx context.Context, statements graph.Statements, f func(graph.Statement) error) error {
	for st, err := range statements {
		if err == nil {
			err = ctx.Err()
		}
		if err == nil {
			if fault := st.Check(); fault != nil {
				err = &graph.Error{Origin: st.Origin, Err: fault}
			}
		}
		if err == nil {
			err = f(st)
		}
		if err != nil {
			return err
		}
	}
	return ctx.Err()
}

// addToMemory gathers the stream before it touches the store.
func (s *Store) addToMemory(ctx context.Context, statements graph.Statements) (Added, error) {
	var (
		added  Added
		all    []quad.Quad
		values = make(map[graph.Term]quad.Value)
	)
	// One copy of each term, which shares no memory with the input.
	value := func(t graph.Term) quad.Value {
		v, ok := values[t]
		if !ok && !t.IsZero() {
			t = t.Clone()
			v = toValue(t)
			values[t] = v
		}
		return v
	}
	err := each(ctx, statements, func(st graph.Statement) error {
		added.Statements++
		all = append(all, quad.Quad{
			Subject: value(st.Subject), Predicate: value(st.Predicate),
			Object: value(st.Object), Label: value(st.Graph),
		})
		return nil
	})
	if err != nil {
		return Added{}, err
	}
	s.reading.Lock()
	defer s.reading.Unlock()
	quads := s.quads.(*memory)
	for _, q := range all {
		if _, isNew := quads.AddQuad(q); isNew {
			added.New++
		}
	}
	return added, nil
}

// addToFile writes batch after batch into a draft, which begins with the
// first new statement.
func (s *Store) addToFile(ctx context.Context, statements graph.Statements) (Added, error) {
	w := batchWriter{store: s, pending: make(map[graph.Statement]struct{})}
	defer w.discard()
	var added Added
	err := each(ctx, statements, func(st graph.Statement) error {
		added.Statements++
		return w.add(ctx, st)
	})
	if err == nil {
		err = w.flush(ctx)
	}
	if err == nil && w.draft != nil {
		err = s.adopt(w.draft)
	}
	if err != nil {
		return Added{}, err
	}
	added.New = w.written
	return added, nil
}

// batchWriter gathers statements and writes those that are new.
type batchWriter struct {
	store   *Store
	draft   *draft // nil until there is something to write
	pending map[graph.Statement]struct{}
	batch   []quad.Quad
	written int64
}

func (w *batchWriter) add(ctx context.Context, st graph.Statement) error {
	st.Origin = graph.Origin{}
	if _, ok := w.pending[st]; ok {
		return nil
	}
	// The engine remembers terms for longer than the input's blocks should live.
	st = graph.Statement{
		Subject: st.Subject.Clone(), Predicate: st.Predicate.Clone(),
		Object: st.Object.Clone(), Graph: st.Graph.Clone(),
	}
	w.pending[st] = struct{}{}
	w.batch = append(w.batch, ToQuad(st))
	if len(w.batch) < w.store.batch {
		return nil
	}
	return w.flush(ctx)
}

func (w *batchWriter) flush(ctx context.Context) error {
	quads := w.store.quads
	if w.draft != nil {
		quads = w.draft.quads
	}
	fresh, err := missing(ctx, quads, w.batch)
	if err != nil {
		return err
	}
	if len(fresh) > 0 && w.draft == nil {
		if w.draft, err = w.store.revise(ctx); err != nil {
			return fmt.Errorf("store: %w", err)
		}
	}
	if err := apply(w.draft, fresh, cayley.Add); err != nil {
		return err
	}
	w.written += int64(len(fresh))
	clear(w.pending)
	w.batch = w.batch[:0]
	return ctx.Err()
}

func (w *batchWriter) discard() {
	if w.draft != nil {
		w.draft.discard()
	}
}

// apply adds or deletes a batch of quads in a draft.
func apply(d *draft, batch []quad.Quad, action cayley.Procedure) error {
	if len(batch) == 0 {
		return nil
	}
	deltas := make([]cayley.Delta, len(batch))
	for i, q := range batch {
		deltas[i] = cayley.Delta{Quad: q, Action: action}
	}
	return guard(func() error { return d.quads.ApplyDeltas(deltas, cayley.IgnoreOpts{}) })
}
