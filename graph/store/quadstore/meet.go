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

// lookups gives checks of iterators.
func lookups(list []iterator.Shape) (checks []check) {
	for _, it := range list {
		checks = append(checks, check{index: it.Lookup()})
	}
	return checks
}

func (m *meet) Iterate() iterator.Scanner {
	err := m.sort(context.Background())
	return &meetScan{of: m.all[0].Iterate(), meeting: meeting{all: lookups(m.all[1:]), optional: lookups(m.optional), err: err}}
}

func (m *meet) Lookup() iterator.Index {
	err := m.sort(context.Background())
	return &meetIndex{meeting{all: lookups(m.all), optional: lookups(m.optional), err: err}}
}

// meeting looks something up in several iterators.
type meeting struct {
	all, optional []check
	result        refs.Ref
	err           error
}

// finds tells whether all have something, and takes it for the result.
func (m *meeting) finds(ctx context.Context, ref refs.Ref) bool {
	for i := range m.all {
		if !m.all[i].contains(ctx, ref, &m.err) {
			return false
		}
	}
	for i := range m.optional {
		if m.optional[i].contains(ctx, ref, &m.err); m.err != nil {
			return false
		}
	}
	m.result = ref
	return true
}

// nextPath moves on to the next combination of paths.
func (m *meeting) nextPath(ctx context.Context) bool {
	again := func(c *check) { c.contains(ctx, m.result, &m.err) }
	if nextPath(ctx, m.optional, again, &m.err) {
		return true
	}
	if m.err != nil || !nextPath(ctx, m.all, again, &m.err) {
		return false
	}
	reset(m.optional, again)
	return m.err == nil
}

func (m *meeting) tag(dst map[string]refs.Ref) {
	tagAll(m.all, dst)
	tagAll(m.optional, dst)
}

func (m *meeting) close(err error) error {
	for _, list := range [...][]check{m.all, m.optional} {
		if e := closeAll(list); err == nil {
			err = e
		}
	}
	m.result = nil
	return err
}

type meetScan struct {
	meeting
	of iterator.Scanner
}

func (s *meetScan) String() string { return "CorkboardMeetScan" }

func (s *meetScan) Next(ctx context.Context) bool {
	for n := 1; s.err == nil && s.of.Next(ctx); n++ {
		if s.finds(ctx, s.of.Result()) {
			return true
		}
		if n%ctxEach == 0 && s.err == nil {
			s.err = ctx.Err()
		}
	}
	return false
}

func (s *meetScan) NextPath(ctx context.Context) bool {
	if s.result == nil || s.nextPath(ctx) {
		return s.result != nil
	}
	if s.err != nil || !s.of.NextPath(ctx) {
		return false
	}
	again := func(c *check) { c.contains(ctx, s.result, &s.err) }
	reset(s.all, again)
	reset(s.optional, again)
	return s.err == nil
}

func (s *meetScan) Result() refs.Ref { return s.result }

func (s *meetScan) TagResults(dst map[string]refs.Ref) {
	s.of.TagResults(dst)
	s.tag(dst)
}

func (s *meetScan) Err() error {
	if s.err != nil {
		return s.err
	}
	return s.of.Err()
}

func (s *meetScan) Close() error { return s.close(s.of.Close()) }

type meetIndex struct{ meeting }

func (x *meetIndex) String() string { return "CorkboardMeetIndex" }

func (x *meetIndex) Contains(ctx context.Context, ref refs.Ref) bool {
	x.result = nil
	return x.err == nil && x.finds(ctx, ref)
}

func (x *meetIndex) NextPath(ctx context.Context) bool { return x.result != nil && x.nextPath(ctx) }

func (x *meetIndex) Result() refs.Ref { return x.result }

func (x *meetIndex) TagResults(dst map[string]refs.Ref) {
	if x.result != nil {
		x.tag(dst)
	}
}

func (x *meetIndex) Err() error { return x.err }

func (x *meetIndex) Close() error { return x.close(nil) }
