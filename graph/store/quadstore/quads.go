package quadstore

import (
	"context"

	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"

	"corkboard/graph/store/engine"
)

// quads gives the quads of a selection.
type quads struct{ selection }

// QuadIterator gives the quads that have a node on a side; none for nil.
func (s *QuadStore) QuadIterator(d quad.Direction, ref refs.Ref) iterator.Shape {
	if ref == nil || d < quad.Subject || d > quad.Label {
		return iterator.NewNull()
	}
	it := &quads{selection{s: s}}
	it.bound[sideOf(d)] = ref
	return it
}

// QuadsAllIterator gives all quads, in the order of their numbers.
func (s *QuadStore) QuadsAllIterator() iterator.Shape { return &quads{selection{s: s}} }

// QuadIteratorSize gives how many quads have a node on a side.
func (s *QuadStore) QuadIteratorSize(_ context.Context, d quad.Direction, ref refs.Ref) (refs.Size, error) {
	if ref == nil || d < quad.Subject || d > quad.Label {
		return refs.Size{Exact: true}, nil
	}
	sel := selection{s: s}
	sel.bound[sideOf(d)] = ref
	n, exact, err := sel.size()
	return refs.Size{Value: n, Exact: exact}, err
}

func (q *quads) String() string { return "CorkboardQuads" }

func (q *quads) SubIterators() []iterator.Shape { return q.subIterators() }

func (q *quads) Optimize(ctx context.Context) (iterator.Shape, bool) {
	if q.optimize(ctx) {
		return iterator.NewNull(), true
	}
	return q, false
}

func (q *quads) Stats(ctx context.Context) (iterator.Costs, error) {
	p, err := q.plan(ctx)
	return p.costs(), err
}

func (q *quads) Iterate() iterator.Scanner { return &quadScan{q.scan()} }

func (q *quads) Lookup() iterator.Index { return &quadIndex{sel: &q.selection} }

// quadScan is a scan that gives quads.
type quadScan struct{ scan }

func (s *quadScan) String() string { return "CorkboardQuadScan" }

func (s *quadScan) Result() refs.Ref {
	if s.state == nil || s.cursor == nil {
		return nil
	}
	return link{s.quad, s.state.era.number}
}

// quadIndex tells whether quads belong to a selection. It does not ask whether
// the store holds them: what gave them did.
type quadIndex struct {
	reading
	sel    *selection
	result refs.Ref
}

func (x *quadIndex) String() string { return "CorkboardQuadIndex" }

func (x *quadIndex) Contains(ctx context.Context, ref refs.Ref) bool {
	x.result = nil
	if x.state == nil {
		x.begin(x.sel, -1)
	}
	if x.err != nil || x.none {
		return false
	}
	l, ok := ref.(link)
	if !ok {
		return false
	}
	if l.era != x.state.era.number {
		if l.quad, x.err = x.sel.s.quadID(x.state, l); x.err != nil || l.quad.Subject == 0 {
			return false
		}
	}
	if !matches(x.pattern, l.quad) || !x.wants(ctx, l.quad) {
		return false
	}
	x.quad, x.result = l.quad, ref
	return true
}

// quadID gives the quad of another era in a state's numbers; no quad where the
// state does not know its terms.
func (s *QuadStore) quadID(st *state, l link) (q engine.Quad, err error) {
	var ids [4]engine.ID
	for i, d := range quad.Directions {
		id := at(l.quad, d)
		if id == 0 {
			continue
		}
		ids[i], err = s.nodeID(st, node{id, l.era})
		if ids[i] == 0 || err != nil {
			return engine.Quad{}, err
		}
	}
	return engine.Quad{Subject: ids[0], Predicate: ids[1], Object: ids[2], Graph: ids[3]}, nil
}

func (x *quadIndex) NextPath(ctx context.Context) bool { return x.result != nil && x.nextPath(ctx) }

func (x *quadIndex) Result() refs.Ref { return x.result }

func (x *quadIndex) TagResults(dst map[string]refs.Ref) {
	if x.result != nil {
		x.tag(dst)
	}
}

func (x *quadIndex) Err() error { return x.err }

func (x *quadIndex) Close() error {
	x.result = nil
	return x.close()
}
