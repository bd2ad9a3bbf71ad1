package quadstore

import (
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"

	"corkboard/graph/store/engine"
)

// SizeOfIndex gives how many quads have all the nodes given, and whether that
// is exact. It is but for the subject and object alone, or the predicate and
// label alone.
func (s *QuadStore) SizeOfIndex(nodes map[quad.Direction]refs.Ref) (int64, bool) {
	sel := selection{s: s}
	for d, ref := range nodes {
		sel.bound[sideOf(d)] = ref
	}
	n, exact, err := sel.size()
	return n, exact && err == nil
}

// LookupQuadIndex gives the one quad that has all the nodes given; ok is false
// where there is none or more than one.
func (s *QuadStore) LookupQuadIndex(nodes map[quad.Direction]refs.Ref) (q shape.InternalQuad, ok bool) {
	sel := selection{s: s}
	for d, ref := range nodes {
		sel.bound[sideOf(d)] = ref
	}
	st := s.hold()
	defer s.drop(st)
	p, ok, err := sel.pattern(st)
	if !ok || err != nil {
		return q, false
	}
	c := st.snapshot.Quads(p)
	if !c.Next() {
		return q, false
	}
	only := c.Quad()
	if c.Next() || c.Err() != nil {
		return q, false
	}
	return internal(only, st.era.number), true
}

func internal(l engine.Quad, era uint32) (q shape.InternalQuad) {
	for _, d := range quad.Directions {
		if id := at(l, d); id != 0 {
			q.Set(d, node{id, era})
		}
	}
	return q
}
