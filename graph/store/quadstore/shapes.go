package quadstore

import (
	"context"
	"maps"
	"slices"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"
)

// The fields of shapes are exported because shape.Walk looks into them.

// quadsShape is shape.Quads with what is bound looked at together.
type quadsShape struct {
	Store   *QuadStore
	Bound   [4]refs.Ref
	Vias    []shape.QuadFilter
	Saves   map[quad.Direction][]string
	Labeled bool
}

// addFilter narrows the quads to those with some values on a side; ok is false
// where there are none.
func (q *quadsShape) addFilter(d quad.Direction, values shape.Shape) (ok bool) {
	if shape.IsNull(values) {
		return false
	}
	if one, ok := shape.One(values); ok {
		return q.bind(d, one)
	}
	switch v := values.(type) {
	case shape.AllNodes:
		q.Labeled = q.Labeled || d == quad.Label
	case shape.Save:
		_, all := v.From.(shape.AllNodes)
		_, one := shape.One(v.From)
		if !all && !one {
			q.Vias = append(q.Vias, shape.QuadFilter{Dir: d, Values: values})
			return true
		}
		q.save(d, v.Tags)
		return q.addFilter(d, v.From)
	default:
		values, _ = built(values)
		q.Vias = append(q.Vias, shape.QuadFilter{Dir: d, Values: values})
	}
	return true
}

func (q *quadsShape) bind(d quad.Direction, ref refs.Ref) (ok bool) {
	part := &q.Bound[sideOf(d)]
	ok = *part == nil || refs.ToKey(*part) == refs.ToKey(ref)
	*part = ref
	return ok
}

func (q *quadsShape) save(d quad.Direction, tags []string) {
	if q.Saves == nil {
		q.Saves = make(map[quad.Direction][]string)
	}
	q.Saves[d] = append(slices.Clip(q.Saves[d]), tags...)
	q.Labeled = q.Labeled || d == quad.Label
}

// selection gives what the shape asks for, with iterators for its sides.
func (q quadsShape) selection() selection {
	l := selection{s: q.Store, bound: q.Bound, labeled: q.Labeled}
	for _, v := range q.Vias {
		l.vias = append(l.vias, via{v.Dir, v.Values.BuildIterator(q.Store)})
	}
	for _, d := range quad.Directions {
		if tags := q.Saves[d]; len(tags) > 0 {
			l.saves = append(l.saves, save{d, tags})
		}
	}
	return l
}

// BuildIterator gives the iterator of the quads.
func (q quadsShape) BuildIterator(cayley.QuadStore) iterator.Shape { return &quads{q.selection()} }

// Optimize optimizes what stands on the sides.
func (q quadsShape) Optimize(ctx context.Context, r shape.Optimizer) (shape.Shape, bool) {
	changed := false
	for i, v := range q.Vias {
		values, ok := v.Values.Optimize(ctx, r)
		if shape.IsNull(values) {
			return shape.Null{}, true
		}
		if ok {
			if !changed {
				q.Vias = slices.Clone(q.Vias)
			}
			q.Vias[i].Values, changed = values, true
		}
	}
	return q, changed
}

// nodesShape is shape.NodesFrom of a quadsShape.
type nodesShape struct {
	Side  quad.Direction
	Quads quadsShape
}

// BuildIterator gives the iterator of the nodes.
func (n nodesShape) BuildIterator(cayley.QuadStore) iterator.Shape {
	n.Quads.Labeled = n.Quads.Labeled || n.Side == quad.Label
	return &nodes{n.Quads.selection(), n.Side}
}

// Optimize optimizes what stands on the sides of the quads.
func (n nodesShape) Optimize(ctx context.Context, r shape.Optimizer) (shape.Shape, bool) {
	s, changed := n.Quads.Optimize(ctx, r)
	q, ok := s.(quadsShape)
	if !ok {
		return s, true
	}
	n.Quads = q
	return n, changed
}

// countShape is shape.Count, counted right: Cayley believes the size that an
// intersection takes over from one of its parts.
type countShape struct{ Values shape.Shape }

// BuildIterator gives the iterator of the one number.
func (c countShape) BuildIterator(qs cayley.QuadStore) iterator.Shape {
	it := c.Values.BuildIterator(qs)
	if n, ok := it.(*nodes); ok && len(n.vias) == 0 {
		it = &quads{n.selection} // as many, and their number may be known
	}
	if q, ok := it.(*quads); !ok || len(q.vias) > 0 {
		it = guess{it}
	}
	return iterator.NewCount(it, qs)
}

// Optimize optimizes what is counted.
func (c countShape) Optimize(ctx context.Context, r shape.Optimizer) (shape.Shape, bool) {
	values, changed := c.Values.Optimize(ctx, r)
	if shape.IsNull(values) {
		return shape.Fixed{refs.PreFetched(quad.Int(0))}, true
	}
	return countShape{values}, changed
}

// guess is an iterator whose size is not to be taken for exact.
type guess struct{ iterator.Shape }

func (g guess) Stats(ctx context.Context) (iterator.Costs, error) {
	costs, err := g.Shape.Stats(ctx)
	costs.Size.Exact = false
	return costs, err
}

func (g guess) Optimize(ctx context.Context) (iterator.Shape, bool) {
	it, changed := g.Shape.Optimize(ctx)
	return guess{it}, changed
}

// OptimizeShape gives a shape that asks the store for all that is known of a
// quad at once, compares by value, and counts right. Cayley calls it for each
// part of a query.
func (s *QuadStore) OptimizeShape(_ context.Context, part shape.Shape) (shape.Shape, bool) {
	switch part := part.(type) {
	case shape.Quads:
		if len(part) == 0 {
			return part, false
		}
		q := quadsShape{Store: s}
		for _, f := range part {
			if !q.addFilter(f.Dir, f.Values) {
				return shape.Null{}, true
			}
		}
		return q, true
	case shape.NodesFrom:
		if q, ok := part.Quads.(quadsShape); ok {
			return nodesShape{part.Dir, q}, true
		}
	case shape.QuadsAction:
		return s.optimizeAction(part)
	case shape.Filter:
		return s.optimizeFilter(part)
	case shape.Count:
		return countShape{part.Values}, true
	case shape.Intersect:
		all, _ := builtAll(part)
		return meetShape{All: all}, true
	case shape.IntersectOpt:
		all, _ := builtAll(part.Sub)
		optional, _ := builtAll(part.Opt)
		return meetShape{all, optional}, true
	case shape.Union:
		return unite(part), true
	case shape.Save:
		from, changed := built(part.From)
		return shape.Save{Tags: part.Tags, From: from}, changed
	case shape.FixedTags:
		on, changed := built(part.On)
		return shape.FixedTags{Tags: part.Tags, On: on}, changed
	case shape.Unique:
		from, _ := built(part.From)
		return uniqueShape{from}, true
	case shape.Except:
		exclude, changed := built(part.Exclude)
		return shape.Except{Exclude: exclude, From: part.From}, changed
	}
	return part, false
}

func (s *QuadStore) optimizeAction(part shape.QuadsAction) (shape.Shape, bool) {
	q := quadsShape{Store: s}
	for d, ref := range part.Filter {
		q.bind(d, ref)
	}
	q.Saves = maps.Clone(part.Save)
	q.Labeled = len(part.Save[quad.Label]) > 0
	return nodesShape{part.Result, q}, true
}
