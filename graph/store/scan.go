package store

import (
	"context"
	"slices"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"

	"corkboard/graph"
)

// sides are the parts of a quad, in the order in which this package looks
// them up: where Cayley cannot say which is rarest, the earlier one is.
var sides = [4]quad.Direction{quad.Subject, quad.Object, quad.Predicate, quad.Label}

// selection is a pattern in the engine's own references.
type selection struct {
	refs      [4]refs.Ref // by sides; nil matches anything
	unlabeled bool        // the default graph alone
	nothing   bool        // a term that the store does not hold
}

// selects looks a pattern's terms up.
func selects(quads cayley.QuadStore, p graph.Pattern) (selection, error) {
	var sel selection
	sel.unlabeled = p.Graph == graph.DefaultGraph
	for i, t := range [4]graph.Term{p.Subject, p.Object, p.Predicate, p.Graph} {
		if t.IsZero() || sides[i] == quad.Label && sel.unlabeled {
			continue
		}
		v := toValue(t)
		if v == nil {
			sel.nothing = true
			continue
		}
		ref, err := quads.ValueOf(v)
		if err != nil {
			return sel, err
		}
		sel.nothing = sel.nothing || ref == nil
		sel.refs[i] = ref
	}
	return sel, nil
}

// shape gives the shortest list of quads that holds all that are selected.
func (sel selection) shape(ctx context.Context, quads cayley.QuadStore) (iterator.Shape, error) {
	best, size := -1, int64(0)
	for i, ref := range sel.refs {
		if ref == nil {
			continue
		}
		n, err := quads.QuadIteratorSize(ctx, sides[i], ref)
		if err != nil {
			return nil, err
		}
		if best < 0 || n.Value < size {
			best, size = i, n.Value
		}
	}
	if best < 0 {
		return quads.QuadsAllIterator(), nil
	}
	return quads.QuadIterator(sides[best], sel.refs[best]), nil
}

// scan calls f with the reference of each quad that is selected.
func (sel selection) scan(ctx context.Context, quads cayley.QuadStore, f func(refs.Ref) error) error {
	if sel.nothing {
		return nil
	}
	shape, err := sel.shape(ctx, quads)
	if err != nil {
		return err
	}
	it := shape.Iterate()
	defer it.Close()
	for it.Next(ctx) {
		if err := ctx.Err(); err != nil {
			return err
		}
		ok, err := sel.holds(quads, it.Result())
		if ok && err == nil {
			err = f(it.Result())
		}
		if err != nil {
			return err
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return it.Err()
}

func (sel selection) holds(quads cayley.QuadStore, ref refs.Ref) (bool, error) {
	for i, want := range sel.refs {
		if want == nil && !(sel.unlabeled && sides[i] == quad.Label) {
			continue
		}
		got, err := quads.QuadDirection(ref, sides[i])
		if err != nil || refs.ToKey(got) != refs.ToKey(want) {
			return false, err
		}
	}
	return true, nil
}

// graphRefs gives the graphs that hold statements and their references, the
// zero Term and nil for the default graph.
func graphRefs(ctx context.Context, quads cayley.QuadStore) (map[graph.Term]refs.Ref, error) {
	seen := make(map[any]refs.Ref)
	err := selection{}.scan(ctx, quads, func(ref refs.Ref) error {
		label, err := quads.QuadDirection(ref, quad.Label)
		if err == nil {
			seen[refs.ToKey(label)] = label
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	names := make(map[graph.Term]refs.Ref, len(seen))
	for _, label := range seen {
		v, err := quads.NameOf(label)
		if err != nil {
			return nil, err
		}
		name, err := fromValue(v)
		if err != nil {
			return nil, err
		}
		names[name] = label
	}
	return names, nil
}

func count(ctx context.Context, quads cayley.QuadStore) (int64, error) {
	stats, err := quads.Stats(ctx, false)
	if err == errNoSize {
		return 0, nil
	}
	return stats.Quads.Value, err
}

func sortTerms(terms []graph.Term) { slices.SortFunc(terms, graph.Term.Compare) }
