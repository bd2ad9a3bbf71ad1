package quadstore

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/cayleygraph/quad"

	"corkboard/graph"
	"corkboard/graph/store/engine"
)

var errWritten = errors.New("store: the writer is closed")

// NewQuadWriter gives a writer for many quads. They are loaded at once, all or
// none, when the writer is closed; quads that the store holds already are left
// out. Memory is the engine's, whatever their number. The load begins with the
// first quad, and until Close other changes wait.
func (s *QuadStore) NewQuadWriter() (quad.WriteCloser, error) {
	if s.fixed {
		return nil, errFixed
	}
	return &writer{s: s}, nil
}

// writer hands quads to a load, which pulls them: Cayley pushes. This takes a
// goroutine, which the writer joins.
type writer struct {
	s *QuadStore

	lock    sync.Mutex
	batches chan []graph.Statement
	ended   chan struct{} // closed when the load is over
	stop    context.CancelFunc
	batch   []graph.Statement
	result  error // the load's, to be read once ended
	err     error // what every call gives from now on
	closed  bool
}

const batchSize = 1024

// WriteQuad takes a quad.
func (w *writer) WriteQuad(q quad.Quad) error {
	_, err := w.WriteQuads([]quad.Quad{q})
	return err
}

// WriteQuads takes quads and gives how many it took. After an error nothing of
// the writer is loaded.
func (w *writer) WriteQuads(list []quad.Quad) (int, error) {
	w.lock.Lock()
	defer w.lock.Unlock()
	if w.closed {
		return 0, errWritten
	}
	for i, q := range list {
		st, err := statement(q)
		if err != nil {
			w.fail(err)
		} else if w.batch = append(w.batch, st); len(w.batch) == batchSize {
			w.flush()
		}
		if w.err != nil {
			return i, w.err
		}
	}
	return len(list), nil
}

// statement gives a quad in the store's terms.
func statement(q quad.Quad) (st graph.Statement, err error) {
	parts := [...]*graph.Term{&st.Subject, &st.Predicate, &st.Object, &st.Graph}
	for i, side := range quad.Directions {
		*parts[i], err = Term(q.Get(side))
		if err == nil && parts[i].IsZero() && side != quad.Label {
			err = errMissing
		}
		if err != nil {
			return st, fmt.Errorf("%v: %w", side, err)
		}
	}
	return st, nil
}

// fail ends the load without a result.
func (w *writer) fail(err error) {
	if w.stop != nil {
		w.stop()
		<-w.ended
	}
	w.err = err
}

// flush hands the batch over.
func (w *writer) flush() {
	if len(w.batch) == 0 {
		return
	}
	if w.batches == nil {
		w.begin()
	}
	select {
	case w.batches <- w.batch:
		w.batch = make([]graph.Statement, 0, batchSize)
	case <-w.ended:
		if w.err = w.result; w.err == nil {
			w.err = errWritten
		}
	}
}

func (w *writer) begin() {
	ctx, stop := context.WithCancel(context.Background())
	w.batches, w.ended, w.stop = make(chan []graph.Statement, 2), make(chan struct{}), stop
	go func() {
		defer close(w.ended)
		w.result = w.s.load(ctx, w.statements(ctx))
	}()
}

// statements yields what is handed over.
func (w *writer) statements(ctx context.Context) graph.Statements {
	return func(yield func(graph.Statement, error) bool) {
		for {
			select {
			case batch, ok := <-w.batches:
				if !ok {
					return
				}
				for _, st := range batch {
					if !yield(st, nil) {
						return
					}
				}
			case <-ctx.Done():
				yield(graph.Statement{}, ctx.Err())
				return
			}
		}
	}
}

// load adds statements and begins another era.
func (s *QuadStore) load(ctx context.Context, statements graph.Statements) error {
	s.changing.Lock()
	defer s.changing.Unlock()
	if s.closed {
		return errClosed
	}
	if _, err := s.store.Add(ctx, statements, engine.AddOptions{Unchecked: true}); err != nil {
		return err
	}
	s.advance(true)
	return nil
}

// Close loads what was written. Closing a closed writer gives the same error
// again.
func (w *writer) Close() error {
	w.lock.Lock()
	defer w.lock.Unlock()
	if w.closed {
		return w.err
	}
	if w.closed = true; w.err != nil {
		return w.err
	}
	if w.flush(); w.batches != nil {
		close(w.batches)
		<-w.ended
		w.stop()
		w.err = w.result
	}
	return w.err
}
