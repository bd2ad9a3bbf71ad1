package quadstore

import (
	"errors"

	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"

	"corkboard/graph/store/engine"
)

// node is a reference to a term: its number in the states of one era.
type node struct {
	id  engine.ID
	era uint32
}

// Key gives the reference itself, which is comparable.
func (n node) Key() any { return n }

// link is a reference to a quad.
type link struct {
	quad engine.Quad
	era  uint32
}

// Key gives the reference itself, which is comparable.
func (l link) Key() any { return l }

var (
	errOld     = errors.New("store: the reference is from before the last load")
	errForeign = errors.New("store: the reference is none to what is asked for, or another store's")
)

// at gives the part of a quad on a side; 0 also for no side at all.
func at(q engine.Quad, d quad.Direction) engine.ID {
	switch d {
	case quad.Subject:
		return q.Subject
	case quad.Predicate:
		return q.Predicate
	case quad.Object:
		return q.Object
	case quad.Label:
		return q.Graph
	}
	return 0
}

// bind gives a pattern that also asks for a term on a side; ok is false where
// it asked for another one already.
func bind(p engine.Pattern, d quad.Direction, id engine.ID) (_ engine.Pattern, ok bool) {
	part := &p.Graph
	switch d {
	case quad.Subject:
		part = &p.Subject
	case quad.Predicate:
		part = &p.Predicate
	case quad.Object:
		part = &p.Object
	}
	ok = *part == 0 || *part == id
	*part = id
	return p, ok
}

// matches tells whether a quad answers a pattern.
func matches(p engine.Pattern, q engine.Quad) bool {
	return (p.Subject == 0 || p.Subject == q.Subject) && (p.Predicate == 0 || p.Predicate == q.Predicate) &&
		(p.Object == 0 || p.Object == q.Object) && (p.Graph == 0 || p.Graph == q.Graph)
}

// nodeID gives the number of a node in a state, 0 where the state does not
// know it, which is also said of what is no reference to a node. One of another
// era is looked up by its term, and a value that Cayley made up, such as a
// count, by that.
func (s *QuadStore) nodeID(st *state, ref refs.Ref) (engine.ID, error) {
	switch ref := ref.(type) {
	case node:
		if ref.era == st.era.number {
			return ref.id, nil
		}
		t, err := s.nodeTerm(ref)
		if err != nil {
			return 0, err
		}
		return st.snapshot.Find(t)
	case refs.PreFetchedValue:
		return find(st, ref.NameOf())
	}
	return 0, nil
}
