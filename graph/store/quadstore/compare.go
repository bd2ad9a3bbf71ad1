package quadstore

import (
	"context"
	"fmt"
	"slices"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"

	"corkboard/graph"
)

// Compare is a filter of nodes by value, which OptimizeShape puts in the place
// of shape.Comparison.
//
// Numbers of all numeric datatypes of XML Schema and of Cayley's native kinds
// compare with each other, exactly; a floating-point number stands for the
// shortest decimal that names it. So do dates: xsd:dateTime, date, gYearMonth
// and gYear, the same forms under EDTF, and native times. One without a time
// zone counts as one at Greenwich. What covers more than a moment is before
// another date if all of it is, and at or before it if it does not end later.
// Texts compare by their bytes, with texts in the same language and of the
// same datatype; so do IRIs, blank nodes and triple terms among themselves,
// and truth values, false first. What is of different kinds, or no value of
// its datatype ("abc" for a number), does not pass.
type Compare struct {
	Store *QuadStore
	Op    iterator.Operator
	Value quad.Value
}

// BuildIterator gives those nodes of an iterator that pass; an error where the
// value is one that nothing compares with.
func (c Compare) BuildIterator(_ cayley.QuadStore, it iterator.Shape) iterator.Shape {
	t, err := Term(c.Value)
	if err != nil {
		return iterator.NewError(fmt.Errorf("%v: %w", c.Op, err))
	}
	limit := order(t)
	if limit.kind == kindNothing {
		return iterator.NewError(fmt.Errorf("%v: %v is no value of its datatype, so nothing compares with it", c.Op, c.Value))
	}
	return &compared{s: c.Store, of: it, op: c.Op, limit: limit}
}

// optimizeFilter puts comparisons by value into a filter.
func (s *QuadStore) optimizeFilter(part shape.Filter) (_ shape.Shape, changed bool) {
	part.From, changed = built(part.From)
	cloned := false
	for i, f := range part.Filters {
		c, ok := f.(shape.Comparison)
		if !ok {
			continue
		}
		if !cloned {
			part.Filters, cloned, changed = slices.Clone(part.Filters), true, true
		}
		part.Filters[i] = Compare{s, c.Op, c.Val}
	}
	return part, changed
}

// compared gives the nodes of an iterator that pass a comparison.
type compared struct {
	s     *QuadStore
	of    iterator.Shape
	op    iterator.Operator
	limit ordered
}

func (c *compared) String() string { return "CorkboardCompared" }

func (c *compared) SubIterators() []iterator.Shape { return []iterator.Shape{c.of} }

func (c *compared) Optimize(ctx context.Context) (iterator.Shape, bool) {
	of, changed := c.of.Optimize(ctx)
	if iterator.IsNull(of) {
		return of, true
	}
	c.of = of
	return c, changed
}

// Stats reckons that half of the nodes pass.
func (c *compared) Stats(ctx context.Context) (iterator.Costs, error) {
	costs, err := c.of.Stats(ctx)
	costs.Size.Value, costs.Size.Exact = costs.Size.Value/2+1, false
	costs.NextCost = 2 * (costs.NextCost + seekCost)
	costs.ContainsCost += seekCost
	return costs, err
}

func (c *compared) Iterate() iterator.Scanner { return &comparedScan{Scanner: c.of.Iterate(), by: c} }

func (c *compared) Lookup() iterator.Index {
	x := &comparedIndex{Index: c.of.Lookup(), by: c}
	_, x.any = c.of.(*terms)
	return x
}

// passes compares the term of a reference.
func (c *compared) passes(ref refs.Ref) (bool, error) {
	var t graph.Term
	var err error
	switch ref := ref.(type) {
	case node:
		t, err = c.s.nodeTerm(ref)
	case refs.PreFetchedValue:
		t, err = Term(ref.NameOf())
	}
	if err != nil {
		return false, err
	}
	o := order(t)
	return o.stands(c.op, &c.limit), nil
}

type comparedScan struct {
	iterator.Scanner
	by  *compared
	err error
}

func (s *comparedScan) String() string { return "CorkboardComparedScan" }

func (s *comparedScan) Next(ctx context.Context) bool {
	for n := 1; s.err == nil && s.Scanner.Next(ctx); n++ {
		var ok bool
		if ok, s.err = s.by.passes(s.Scanner.Result()); ok {
			return true
		}
		if n%ctxEach == 0 && s.err == nil {
			s.err = ctx.Err()
		}
	}
	return false
}

func (s *comparedScan) Err() error {
	if s.err != nil {
		return s.err
	}
	return s.Scanner.Err()
}

type comparedIndex struct {
	iterator.Index
	by     *compared
	any    bool // the nodes that are looked up stand in quads, and so are among all nodes
	result refs.Ref
	err    error
}

func (x *comparedIndex) String() string { return "CorkboardComparedIndex" }

func (x *comparedIndex) Contains(ctx context.Context, ref refs.Ref) bool {
	x.result = nil
	ok, err := x.by.passes(ref)
	if x.err = err; !ok || err != nil || !x.any && !x.Index.Contains(ctx, ref) {
		return false
	}
	x.result = ref
	return true
}

func (x *comparedIndex) NextPath(ctx context.Context) bool { return !x.any && x.Index.NextPath(ctx) }

func (x *comparedIndex) TagResults(dst map[string]refs.Ref) {
	if !x.any {
		x.Index.TagResults(dst)
	}
}

func (x *comparedIndex) Result() refs.Ref { return x.result }

func (x *comparedIndex) Err() error {
	if x.err != nil {
		return x.err
	}
	return x.Index.Err()
}
