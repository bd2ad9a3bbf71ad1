package quadstore

import (
	"context"
	"slices"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/cayley/query/shape"
)

// eitherShape is shape.Union, which looks things up in all of its parts:
// Cayley's own goes no further than the first part that has them.
type eitherShape struct{ Parts []shape.Shape }

// BuildIterator gives the iterator of what any part has.
func (e eitherShape) BuildIterator(qs cayley.QuadStore) iterator.Shape {
	it := iterator.NewOr()
	for _, part := range e.Parts {
		it.AddSubIterator(part.BuildIterator(qs))
	}
	return &either{it}
}

// Optimize optimizes the parts.
func (e eitherShape) Optimize(ctx context.Context, r shape.Optimizer) (shape.Shape, bool) {
	parts, changed, null := optimizeAll(ctx, e.Parts, r)
	if null {
		return unite(parts), true
	}
	return eitherShape{parts}, changed
}

// unite gives the union of shapes, without those that give nothing.
func unite(parts []shape.Shape) shape.Shape {
	parts, _ = builtAll(parts)
	parts = slices.DeleteFunc(slices.Clone(parts), shape.IsNull)
	switch len(parts) {
	case 0:
		return shape.Null{}
	case 1:
		return parts[0]
	}
	return eitherShape{parts}
}

// either gives what any of some iterators has, once for each that has it.
type either struct{ *iterator.Or }

func (e *either) String() string { return "CorkboardEither" }

func (e *either) Optimize(ctx context.Context) (iterator.Shape, bool) {
	it := iterator.NewOr()
	for _, part := range e.SubIterators() {
		if part, _ = part.Optimize(ctx); !iterator.IsNull(part) {
			it.AddSubIterator(part)
		}
	}
	if len(it.SubIterators()) == 0 {
		return iterator.NewNull(), true
	}
	return &either{it}, true
}

func (e *either) Lookup() iterator.Index { return &eitherIndex{parts: lookups(e.SubIterators())} }

type eitherIndex struct {
	parts  []check
	at     int // the part that has the result
	result refs.Ref
	err    error
}

func (x *eitherIndex) String() string { return "CorkboardEitherIndex" }

// from looks something up in the parts from one on.
func (x *eitherIndex) from(ctx context.Context, i int, ref refs.Ref) bool {
	for ; i < len(x.parts) && x.err == nil; i++ {
		if x.parts[i].contains(ctx, ref, &x.err) {
			x.at, x.result = i, ref
			return true
		}
	}
	return false
}

func (x *eitherIndex) Contains(ctx context.Context, ref refs.Ref) bool {
	x.result = nil
	return x.from(ctx, 0, ref)
}

func (x *eitherIndex) NextPath(ctx context.Context) bool {
	if x.result == nil || x.err != nil {
		return false
	}
	index := x.parts[x.at].index
	if index.NextPath(ctx) {
		return true
	}
	x.err = index.Err()
	return x.err == nil && x.from(ctx, x.at+1, x.result)
}

func (x *eitherIndex) Result() refs.Ref { return x.result }

func (x *eitherIndex) TagResults(dst map[string]refs.Ref) {
	if x.result != nil {
		x.parts[x.at].index.TagResults(dst)
	}
}

func (x *eitherIndex) Err() error { return x.err }

func (x *eitherIndex) Close() error {
	x.result = nil
	return closeAll(x.parts)
}
