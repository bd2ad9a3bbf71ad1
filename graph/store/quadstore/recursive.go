package quadstore

import (
	"context"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/cayley/query/shape"
)

// builtShape is a shape of another package, of which only the iterator shows
// what it is. Cayley's recursive paths are such.
type builtShape struct{ Of shape.Shape }

// built puts a shape that is not known into a builtShape.
func built(of shape.Shape) (_ shape.Shape, changed bool) {
	switch of.(type) {
	case nil, shape.Null, shape.AllNodes, shape.Except, shape.Filter, shape.Count, shape.Quads, shape.NodesFrom,
		shape.QuadsAction, shape.Fixed, shape.FixedTags, shape.Lookup, shape.Materialize, shape.Intersect,
		shape.IntersectOpt, shape.Union, shape.Page, shape.Unique, shape.Save, shape.Sort,
		quadsShape, nodesShape, countShape, meetShape, eitherShape, uniqueShape, builtShape:
		return of, false
	}
	return builtShape{of}, true
}

// builtAll does so with each shape of a list, in a copy.
func builtAll(list []shape.Shape) (_ []shape.Shape, changed bool) {
	for i, of := range list {
		of, ok := built(of)
		if !ok {
			continue
		}
		if !changed {
			list, changed = append([]shape.Shape(nil), list...), true
		}
		list[i] = of
	}
	return list, changed
}

// BuildIterator gives the shape's iterator, fit for looking nodes up.
func (b builtShape) BuildIterator(qs cayley.QuadStore) iterator.Shape {
	it := b.Of.BuildIterator(qs)
	if _, ok := it.(*iterator.Recursive); ok {
		return gathered{it}
	}
	return it
}

// Optimize optimizes the shape.
func (b builtShape) Optimize(ctx context.Context, r shape.Optimizer) (shape.Shape, bool) {
	of, changed := b.Of.Optimize(ctx, r)
	if shape.IsNull(of) {
		return shape.Null{}, true
	}
	return builtShape{of}, changed
}

// gathered looks nodes up in all that an iterator gives. Cayley's own way to
// look nodes up in a recursive path tells tags of a node asked for before, if
// the quads come in another order than that of its memory store.
type gathered struct{ iterator.Shape }

func (g gathered) Optimize(ctx context.Context) (iterator.Shape, bool) {
	it, changed := g.Shape.Optimize(ctx)
	return gathered{it}, changed
}

// Stats bounds the size that Cayley believes a recursive path to have: the
// fifth power of a step, which overflows.
func (g gathered) Stats(ctx context.Context) (iterator.Costs, error) {
	costs, err := g.Shape.Stats(ctx)
	if costs.Size.Value < 0 || costs.Size.Value > mostRows {
		costs.Size.Value = mostRows
	}
	if costs.ContainsCost < 0 || costs.ContainsCost > 1<<20 {
		costs.ContainsCost = 1 << 20
	}
	return costs, err
}

func (g gathered) Lookup() iterator.Index { return &gatheredIndex{of: g.Shape} }

type gatheredIndex struct {
	of     iterator.Shape
	paths  map[any][]map[string]refs.Ref // the tags of each path to a node, by the node's key
	found  []map[string]refs.Ref
	result refs.Ref
	err    error
}

func (x *gatheredIndex) String() string { return "CorkboardGatheredIndex" }

func (x *gatheredIndex) gather(ctx context.Context) {
	x.paths = make(map[any][]map[string]refs.Ref)
	it := x.of.Iterate()
	defer it.Close()
	for it.Next(ctx) {
		if x.err = ctx.Err(); x.err != nil {
			return
		}
		key := refs.ToKey(it.Result())
		for more := true; more; more = it.NextPath(ctx) {
			tags := make(map[string]refs.Ref)
			it.TagResults(tags)
			x.paths[key] = append(x.paths[key], tags)
		}
	}
	x.err = it.Err()
}

func (x *gatheredIndex) Contains(ctx context.Context, ref refs.Ref) bool {
	if x.paths == nil {
		x.gather(ctx)
	}
	x.found, x.result = x.paths[refs.ToKey(ref)], ref
	return x.err == nil && len(x.found) > 0
}

func (x *gatheredIndex) NextPath(context.Context) bool {
	if len(x.found) < 2 {
		return false
	}
	x.found = x.found[1:]
	return true
}

func (x *gatheredIndex) TagResults(dst map[string]refs.Ref) {
	if len(x.found) > 0 {
		for tag, ref := range x.found[0] {
			dst[tag] = ref
		}
	}
}

func (x *gatheredIndex) Result() refs.Ref { return x.result }

func (x *gatheredIndex) Err() error { return x.err }

func (x *gatheredIndex) Close() error {
	x.paths, x.found = nil, nil
	return nil
}
