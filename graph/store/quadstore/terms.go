package quadstore

import (
	"context"

	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"

	"corkboard/graph/store/engine"
)

// terms gives every node of the store.
type terms struct{ s *QuadStore }

// NodesAllIterator gives every term that stands in a quad, once.
func (s *QuadStore) NodesAllIterator() iterator.Shape { return &terms{s} }

func (t *terms) String() string { return "CorkboardTerms" }

func (t *terms) SubIterators() []iterator.Shape { return nil }

func (t *terms) Optimize(context.Context) (iterator.Shape, bool) { return t, false }

func (t *terms) Stats(context.Context) (iterator.Costs, error) {
	st := t.s.hold()
	defer t.s.drop(st)
	n, _, err := st.snapshot.TermCount(false)
	return iterator.Costs{NextCost: 2, ContainsCost: seekCost, Size: refs.Size{Value: n}}, err
}

func (t *terms) Iterate() iterator.Scanner {
	st := t.s.hold()
	return &termScan{s: t.s, state: st, cursor: st.snapshot.Terms()}
}

func (t *terms) Lookup() iterator.Index { return &termIndex{s: t.s} }

type termScan struct {
	s      *QuadStore
	state  *state
	cursor *engine.TermCursor
	id     engine.ID
	err    error
}

func (s *termScan) String() string { return "CorkboardTermScan" }

func (s *termScan) Next(ctx context.Context) bool {
	s.id = 0
	if s.state == nil || s.err != nil {
		return false
	}
	if s.cursor.Next() {
		s.id = s.cursor.ID()
		if s.id%ctxEach == 0 {
			s.err = ctx.Err()
		}
		return s.err == nil
	}
	s.err = s.cursor.Err()
	return false
}

func (s *termScan) Result() refs.Ref {
	if s.state == nil || s.id == 0 {
		return nil
	}
	return node{s.id, s.state.era.number}
}

func (s *termScan) NextPath(context.Context) bool { return false }

func (s *termScan) TagResults(map[string]refs.Ref) {}

func (s *termScan) Err() error { return s.err }

func (s *termScan) Close() error {
	if s.state != nil {
		s.s.drop(s.state)
		s.state = nil
	}
	return nil
}

// termIndex tells whether a node stands in a quad.
type termIndex struct {
	s      *QuadStore
	result refs.Ref
	err    error
}

func (x *termIndex) String() string { return "CorkboardTermIndex" }

func (x *termIndex) Contains(_ context.Context, ref refs.Ref) bool {
	x.result = nil
	if _, quad := ref.(link); quad || x.err != nil {
		return false
	}
	st := x.s.hold()
	defer x.s.drop(st)
	id, err := x.s.nodeID(st, ref)
	used := false
	if err == nil && id != 0 {
		if used = st.allUsed; !used {
			used, err = st.snapshot.Uses(id)
		}
	}
	if x.err = err; !used || err != nil {
		return false
	}
	x.result = ref
	return true
}

func (x *termIndex) Result() refs.Ref { return x.result }

func (x *termIndex) NextPath(context.Context) bool { return false }

func (x *termIndex) TagResults(map[string]refs.Ref) {}

func (x *termIndex) Err() error { return x.err }

func (x *termIndex) Close() error { return nil }
