package quadstore

import (
	"context"
	"slices"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/cayley/query/shape"
)

// meetShape is shape.Intersect and shape.IntersectOpt, with every combination
// of the paths of its parts: Cayley's own intersection tells only some, and
// which depends on the order in which it meets the quads.
type meetShape struct{ All, Optional []shape.Shape }

// BuildIterator gives the iterator of what all parts have.
func (m meetShape) BuildIterator(qs cayley.QuadStore) iterator.Shape {
	it := new(meet)
	for _, part := range m.All {
		it.all = append(it.all, part.BuildIterator(qs))
	}
	for _, part := range m.Optional {
		it.optional = append(it.optional, part.BuildIterator(qs))
	}
	if len(it.all) == 0 {
		it.all = append(it.all, qs.NodesAllIterator())
	}
	return it
}

// Optimize optimizes the parts.
func (m meetShape) Optimize(ctx context.Context, r shape.Optimizer) (shape.Shape, bool) {
	all, changed, null := optimizeAll(ctx, m.All, r)
	if null {
		return shape.Null{}, true
	}
	optional, changed2, _ := optimizeAll(ctx, m.Optional, r)
	optional = slices.DeleteFunc(optional, shape.IsNull)
	return meetShape{all, optional}, changed || changed2
}

// optimizeAll gives the shapes of a list optimized, in a copy; null is true
// where one of them gives nothing.
func optimizeAll(ctx context.Context, list []shape.Shape, r shape.Optimizer) (_ []shape.Shape, changed, null bool) {
	list = slices.Clone(list)
	for i, part := range list {
		of, ok := part.Optimize(ctx, r)
		list[i] = of
		changed, null = changed || ok, null || shape.IsNull(of)
	}
	return list, changed, null
}

// meet gives what all of some iterators have, with what optional ones save
// about it.
type meet struct {
	all, optional []iterator.Shape
	sorted        bool // the first is to be gone through, the others looked up in this order
	costs         iterator.Costs
}

func (m *meet) String() string { return "CorkboardMeet" }

func (m *meet) SubIterators() []iterator.Shape { return slices.Concat(m.all, m.optional) }

func (m *meet) Optimize(ctx context.Context) (iterator.Shape, bool) {
	for _, list := range [...][]iterator.Shape{m.all, m.optional} {
		for i := range list {
			list[i], _ = list[i].Optimize(ctx)
		}
	}
	if slices.ContainsFunc(m.all, iterator.IsNull) {
		return iterator.NewNull(), true
	}
	m.optional = slices.DeleteFunc(m.optional, iterator.IsNull)
	if len(m.all) == 1 && len(m.optional) == 0 {
		return m.all[0], true
	}
	m.sorted = false
	return m, true
}

// Stats never calls the size exact.
func (m *meet) Stats(ctx context.Context) (iterator.Costs, error) {
	err := m.sort(ctx)
	return m.costs, err
}

// sort finds the cheapest way to go through what all have: which iterator is
// gone through, and in what order the others are asked about what it gives.
func (m *meet) sort(ctx context.Context) error {
	if m.sorted {
		return nil
	}
	costs := make(map[iterator.Shape]iterator.Costs, len(m.all))
	contains, rows := 0.0, float64(mostRows)
	for i, list := range [...][]iterator.Shape{m.all, m.optional} {
		for _, it := range list {
			c, err := it.Stats(ctx)
			if err != nil {
				return err
			}
			contains += float64(c.ContainsCost)
			if costs[it] = c; i == 0 {
				rows = min(rows, float64(max(c.Size.Value, 0)))
			}
		}
	}
	slices.SortStableFunc(m.all, func(a, b iterator.Shape) int {
		return int(costs[a].ContainsCost - costs[b].ContainsCost)
	})
	best, cost := 0, 0.0
	for i, it := range m.all {
		c := costs[it]
		all := float64(max(c.Size.Value, 0)) * (float64(c.NextCost) + contains - float64(c.ContainsCost))
		if i == 0 || all < cost {
			best, cost = i, all
		}
	}
	first := m.all[best]
	copy(m.all[1:best+1], m.all[:best])
	m.all[0] = first
	m.sorted = true
	m.costs = iterator.Costs{NextCost: whole(cost / max(rows, 1)), ContainsCost: whole(contains), Size: refs.Size{Value: int64(rows)}}
	return nil
}

func (m *meet) Iterate() iterator.Scanner {
	err := m.sort(context.Background())
	return &meetScan{of: m.all[0].Iterate(), meeting: meeting{all: lookups(m.all[1:]), optional: lookups(m.optional), err: err}}
}

func (m *meet) Lookup() iterator.Index {
	err := m.sort(context.Background())
	return &meetIndex{meeting{all: lookups(m.all), optional: lookups(m.optional), err: err}}
}
