package quadstore

import (
	"context"
	"math"

	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"

	"corkboard/graph/store/engine"
)

// selection says which quads are wanted, and how much of them is told.
type selection struct {
	s       *QuadStore
	bound   [4]refs.Ref // by side, see sideOf; nil takes anything
	vias    []via
	saves   []save
	labeled bool // quads without a label are not wanted

	counted *state // for which the number below holds
	count   int64
	exact   bool
}

// via says that the nodes on a side have to be some that another iterator
// gives.
type via struct {
	side  quad.Direction
	nodes iterator.Shape
}

// save says under which names the nodes on a side are told.
type save struct {
	side quad.Direction
	tags []string
}

func sideOf(d quad.Direction) int { return int(d) - 1 }

// pattern gives what is bound as numbers of a state; ok is false where the
// state does not know one.
func (l *selection) pattern(st *state) (p engine.Pattern, ok bool, err error) {
	for i, ref := range l.bound {
		if ref == nil {
			continue
		}
		id, err := l.s.nodeID(st, ref)
		if id == 0 || err != nil {
			return p, false, err
		}
		p, _ = bind(p, quad.Directions[i], id)
	}
	return p, true, nil
}

// size gives how many quads have all that is bound.
func (l *selection) size() (n int64, exact bool, err error) {
	st := l.s.hold()
	defer l.s.drop(st)
	if l.counted == st {
		return l.count, l.exact, nil
	}
	p, ok, err := l.pattern(st)
	if err != nil {
		return 0, false, err
	}
	l.count, l.exact = 0, true
	if ok {
		if l.count, l.exact, err = st.snapshot.Count(p); err != nil {
			return 0, false, err
		}
	}
	l.exact = l.exact && (!l.labeled || p.Graph != 0)
	l.counted = st
	return l.count, l.exact, nil
}

// What it costs to go to a place in an index, in steps to the next quad; and
// how many quads a node is believed to have on a side, with a given predicate
// and without.
const (
	seekCost     = 4
	fanPredicate = 4
	fanAny       = 20
	mostRows     = 1 << 40 // of what Cayley's iterators estimate; some overflow
)

func (l *selection) fan() float64 {
	if l.bound[sideOf(quad.Predicate)] != nil {
		return fanPredicate
	}
	return fanAny
}

// plan is how a selection is gone through.
type plan struct {
	driver   int     // the via of which every node's quads are read; -1 reads all that is bound
	cost     float64 // of all, in steps
	rows     float64
	exact    bool
	contains float64 // the cost of looking a quad up
}

// driver gives the via by which it is cheapest to go through the selection, or
// -1.
func (l *selection) driver(ctx context.Context) (int, error) {
	if len(l.vias) == 0 {
		return -1, nil
	}
	p, err := l.plan(ctx)
	return p.driver, err
}

// plan finds the cheapest way to go through the selection.
func (l *selection) plan(ctx context.Context) (plan, error) {
	n, exact, err := l.size()
	if err != nil {
		return plan{driver: -1}, err
	}
	costs := make([]iterator.Costs, len(l.vias))
	best := plan{driver: -1, rows: float64(n), exact: exact && len(l.vias) == 0, contains: 1}
	for i, v := range l.vias {
		if costs[i], err = v.nodes.Stats(ctx); err != nil {
			return plan{driver: -1}, err
		}
		best.contains += float64(costs[i].ContainsCost)
	}
	best.cost = float64(n)*best.contains + 1
	for i, v := range l.vias {
		m := float64(min(max(costs[i].Size.Value, 0), mostRows))
		rows := min(m*l.fan(), float64(n))
		if fixed, ok := v.nodes.(*iterator.Fixed); ok && len(fixed.Values()) <= 16 {
			if rows, err = l.sizeOf(v.side, fixed.Values()); err != nil {
				return plan{driver: -1}, err
			}
		}
		cost := m*float64(costs[i].NextCost+seekCost) + rows*(best.contains-float64(costs[i].ContainsCost)) + 1
		if cost < best.cost {
			best.driver, best.cost = i, cost
		}
		best.rows = min(best.rows, rows)
	}
	return best, nil
}

// sizeOf gives how many quads have all that is bound and one of some nodes on
// a side.
func (l *selection) sizeOf(side quad.Direction, nodes []refs.Ref) (total float64, err error) {
	for _, ref := range nodes {
		one := selection{s: l.s, bound: l.bound}
		one.bound[sideOf(side)] = ref
		n, _, err := one.size()
		if err != nil {
			return 0, err
		}
		total += float64(n)
	}
	return total, nil
}

// costs gives a plan's costs as Cayley counts them.
func (p plan) costs() iterator.Costs {
	return iterator.Costs{
		NextCost:     whole(p.cost / max(p.rows, 1)),
		ContainsCost: whole(p.contains),
		Size:         refs.Size{Value: int64(min(p.rows, mostRows)), Exact: p.exact},
	}
}

// whole gives a cost as a number that can be multiplied by another.
func whole(f float64) int64 { return int64(math.Ceil(min(max(f, 1), 1<<20))) }

// optimize optimizes the iterators of the sides; none is true where one of them
// gives nothing.
func (l *selection) optimize(ctx context.Context) (none bool) {
	for i := range l.vias {
		l.vias[i].nodes, _ = l.vias[i].nodes.Optimize(ctx)
		none = none || iterator.IsNull(l.vias[i].nodes)
	}
	return none
}

func (l *selection) subIterators() []iterator.Shape {
	var list []iterator.Shape
	for _, v := range l.vias {
		list = append(list, v.nodes)
	}
	return list
}
