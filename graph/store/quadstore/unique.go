package quadstore

import (
	"context"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/cayley/query/shape"

	"corkboard/graph/store/engine"
)

// uniqueShape is shape.Unique, which remembers numbers rather than references.
type uniqueShape struct{ From shape.Shape }

// BuildIterator gives the iterator that gives each node once.
func (u uniqueShape) BuildIterator(qs cayley.QuadStore) iterator.Shape {
	return &unique{iterator.NewUnique(u.From.BuildIterator(qs))}
}

// Optimize optimizes what gives the nodes.
func (u uniqueShape) Optimize(ctx context.Context, r shape.Optimizer) (shape.Shape, bool) {
	from, changed := u.From.Optimize(ctx, r)
	if shape.IsNull(from) {
		return shape.Null{}, true
	}
	return uniqueShape{from}, changed
}

// unique gives each node of an iterator once, by the first path to it.
type unique struct{ *iterator.Unique }

func (u *unique) String() string { return "CorkboardUnique" }

func (u *unique) of() iterator.Shape { return u.SubIterators()[0] }

func (u *unique) Optimize(ctx context.Context) (iterator.Shape, bool) {
	of, _ := u.of().Optimize(ctx)
	if iterator.IsNull(of) {
		return of, true
	}
	return &unique{iterator.NewUnique(of)}, true
}

func (u *unique) Iterate() iterator.Scanner {
	return &uniqueScan{Scanner: u.of().Iterate(), seen: make(map[engine.ID]struct{})}
}

type uniqueScan struct {
	iterator.Scanner
	result refs.Ref
	steps  int
	err    error

	era    uint32
	seen   map[engine.ID]struct{}
	others map[any]struct{} // what is no node of the era
}

func (s *uniqueScan) String() string { return "CorkboardUniqueScan" }

func (s *uniqueScan) Next(ctx context.Context) bool {
	for s.err == nil && s.Scanner.Next(ctx) {
		s.result = s.Scanner.Result()
		if s.fresh() {
			return true
		}
		if s.steps++; s.steps%ctxEach == 0 {
			s.err = ctx.Err()
		}
	}
	return false
}

// fresh tells whether the result was not seen, and takes it for seen.
func (s *uniqueScan) fresh() bool {
	n, ok := s.result.(node)
	if ok && len(s.seen) == 0 {
		s.era = n.era
	}
	if ok && n.era == s.era {
		before := len(s.seen)
		s.seen[n.id] = struct{}{}
		return len(s.seen) > before
	}
	if s.others == nil {
		s.others = make(map[any]struct{})
	}
	before := len(s.others)
	s.others[refs.ToKey(s.result)] = struct{}{}
	return len(s.others) > before
}

func (s *uniqueScan) Result() refs.Ref { return s.result }

func (s *uniqueScan) NextPath(context.Context) bool { return false }

func (s *uniqueScan) Err() error {
	if s.err != nil {
		return s.err
	}
	return s.Scanner.Err()
}
