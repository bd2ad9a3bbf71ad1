package quadstore

import (
	"context"
	"errors"
	"fmt"
	"sync"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"

	"corkboard/graph"
	"corkboard/graph/store/engine"
)

var (
	_ cayley.QuadStore  = (*QuadStore)(nil)
	_ shape.Optimizer   = (*QuadStore)(nil)
	_ shape.QuadIndexer = (*QuadStore)(nil)
)

var (
	errClosed = errors.New("store: it is closed")
	errFixed  = errors.New("store: a snapshot cannot be changed")
)

// QuadStore is an engine's store as Cayley sees it. It may be used by several
// goroutines at once; changes happen one after the other.
type QuadStore struct {
	store *engine.Store // nil with View
	fixed bool

	changing sync.Mutex // held by whoever changes the store

	lock   sync.Mutex // guards what follows, and the counts of holders
	now    *state
	past   map[uint32]*era // of loads before the present one, while held
	closed bool
}

// New gives a QuadStore over a store, which it owns: nobody else may change
// the store, and Close closes it.
func New(store *engine.Store) *QuadStore {
	s := &QuadStore{store: store, past: make(map[uint32]*era)}
	e := new(era)
	s.now = newState(store.Snapshot(), e)
	e.last = s.now
	return s
}

// View gives a QuadStore of one snapshot: it answers and cannot be changed.
// The snapshot stays the caller's, who releases it when the QuadStore is no
// longer used.
func View(snapshot *engine.Snapshot) *QuadStore {
	return &QuadStore{fixed: true, now: newState(snapshot, new(era))}
}

// Close closes the store, unless it is a View. Iterators must be closed before.
// Closing a closed store does nothing.
func (s *QuadStore) Close() error {
	if s.fixed {
		return nil
	}
	s.changing.Lock()
	defer s.changing.Unlock()
	s.lock.Lock()
	defer s.lock.Unlock()
	if s.closed {
		return nil
	}
	s.closed = true
	s.now.snapshot.Release()
	return s.store.Close()
}

// find gives the number of the term that keeps a value, 0 where a state does
// not hold it. A native value also finds what an RDF document says instead.
func find(st *state, v quad.Value) (engine.ID, error) {
	t, err := Term(v)
	if err != nil {
		return 0, err
	}
	id, err := st.find(t)
	for _, t := range alternatives(v) {
		if id != 0 || err != nil {
			break
		}
		id, err = st.find(t)
	}
	return id, err
}

// ValueOf gives the reference to a value, nil where the store does not hold it.
// A native value that nobody wrote as such is looked for as RDF documents say
// it: quad.Int(5) as "5"^^xsd:integer. The error wraps ErrValue for values
// that no store can hold.
func (s *QuadStore) ValueOf(v quad.Value) (refs.Ref, error) {
	st := s.hold()
	defer s.drop(st)
	id, err := find(st, v)
	if id == 0 || err != nil {
		return nil, err
	}
	return node{id, st.era.number}, nil
}

// NameOf gives the value of a reference, nil for nil.
func (s *QuadStore) NameOf(ref refs.Ref) (quad.Value, error) {
	switch ref := ref.(type) {
	case nil:
		return nil, nil
	case refs.PreFetchedValue:
		return ref.NameOf(), nil
	case node:
		st := s.holdEra(ref.era)
		if st == nil {
			return nil, errOld
		}
		defer s.drop(st)
		return st.value(ref.id)
	}
	return nil, errForeign
}

// TermOf gives the term of a reference to a node as whoever loaded it gave it,
// the zero Term for nil. A value that Cayley made up, such as a count, becomes a
// literal, as by Term.
func (s *QuadStore) TermOf(ref refs.Ref) (graph.Term, error) {
	n, ok := ref.(node)
	if !ok {
		v, err := s.NameOf(ref)
		if err != nil {
			return graph.Term{}, err
		}
		t, err := Term(v)
		return Given(t), err
	}
	t, err := s.nodeTerm(n)
	return Given(t), err
}

// nodeTerm gives the term that the store keeps for a node.
func (s *QuadStore) nodeTerm(n node) (graph.Term, error) {
	st := s.holdEra(n.era)
	if st == nil {
		return graph.Term{}, errOld
	}
	defer s.drop(st)
	return st.snapshot.Term(n.id)
}

// Quad gives the quad of a reference.
func (s *QuadStore) Quad(ref refs.Ref) (q quad.Quad, err error) {
	l, ok := ref.(link)
	if !ok {
		return q, errForeign
	}
	st := s.holdEra(l.era)
	if st == nil {
		return q, errOld
	}
	defer s.drop(st)
	for _, d := range quad.Directions {
		id := at(l.quad, d)
		if id == 0 {
			continue
		}
		v, err := st.value(id)
		if err != nil {
			return quad.Quad{}, fmt.Errorf("%v: %w", d, err)
		}
		q.Set(d, v)
	}
	return q, nil
}

// QuadDirection gives the node on a side of a quad, nil for the label of a quad
// that has none. It asks nobody.
func (s *QuadStore) QuadDirection(ref refs.Ref, d quad.Direction) (refs.Ref, error) {
	l, ok := ref.(link)
	if !ok {
		return nil, errForeign
	}
	if id := at(l.quad, d); id != 0 {
		return node{id, l.era}, nil
	}
	return nil, nil
}

// Stats gives the number of quads, which is always exact, and of nodes, which
// is exact if asked for, and where nothing was deleted. To find it out each
// node is looked up.
func (s *QuadStore) Stats(_ context.Context, exact bool) (stats cayley.Stats, err error) {
	st := s.hold()
	defer s.drop(st)
	stats.Quads = refs.Size{Value: st.snapshot.Len(), Exact: true}
	stats.Nodes.Value, stats.Nodes.Exact, err = st.snapshot.TermCount(exact)
	return stats, err
}
