package measure

import (
	"cmp"
	"slices"

	"corkboard/graph"
)

// adjacency is a network over numbers: nodes by their IRIs. Parallel lines are
// one, with the sum of their weights.
type adjacency struct {
	order []int // number → place in the network
	both  lists // neighbors, whatever the direction
	out   lists // neighbors that a line or a message goes to
	even  bool  // every line counts 1: not all have a weight
	notSo int   // lines that count nothing
}

// lists holds what each node is next to, in order.
type lists struct {
	start  []int32 // node n has to[start[n]:start[n+1]]
	to     []int32
	weight []float64
}

func (l lists) of(n int32) ([]int32, []float64) {
	a, b := l.start[n], l.start[n+1]
	return l.to[a:b], l.weight[a:b]
}

func (l lists) degree(n int32) int { return int(l.start[n+1] - l.start[n]) }

// arc is one direction of a line.
type arc struct {
	from, to int32
	weight   float64
}

func newAdjacency(n graph.Network) *adjacency {
	a := &adjacency{order: make([]int, len(n.Nodes))}
	for i := range a.order {
		a.order[i] = i
	}
	slices.SortFunc(a.order, func(i, j int) int { return n.Nodes[i].ID.Compare(n.Nodes[j].ID) })
	place := make([]int32, len(a.order))
	for to, from := range a.order {
		place[from] = int32(to)
	}
	edges := slices.DeleteFunc(slices.Clone(n.Edges), n.NotSo)
	a.notSo = len(n.Edges) - len(edges)
	slices.SortFunc(edges, func(x, y graph.Edge) int { return cmp.Compare(x.Key, y.Key) })
	a.even = slices.ContainsFunc(edges, func(e graph.Edge) bool { return !(e.Weight > 0) })
	var both, out []arc
	for _, e := range edges {
		s, t := place[e.Source], place[e.Target]
		if s == t {
			continue
		}
		w := e.Weight
		if a.even {
			w = 1
		}
		both = append(both, arc{s, t, w}, arc{t, s, w})
		switch {
		case e.Forward+e.Backward > 0:
			f, b := w, w
			if !a.even {
				f, b = float64(e.Forward), float64(e.Backward)
			}
			if e.Forward > 0 {
				out = append(out, arc{s, t, f})
			}
			if e.Backward > 0 {
				out = append(out, arc{t, s, b})
			}
		case e.Directed:
			out = append(out, arc{s, t, w})
		default:
			out = append(out, arc{s, t, w}, arc{t, s, w})
		}
	}
	a.both, a.out = newLists(len(a.order), both), newLists(len(a.order), out)
	return a
}

// newLists sorts arcs into lists and adds parallel ones up, in the order given.
func newLists(nodes int, arcs []arc) lists {
	slices.SortStableFunc(arcs, func(x, y arc) int { return cmp.Or(cmp.Compare(x.from, y.from), cmp.Compare(x.to, y.to)) })
	l := lists{start: make([]int32, nodes+1)}
	for i, x := range arcs {
		if i > 0 && arcs[i-1].from == x.from && arcs[i-1].to == x.to {
			l.weight[len(l.weight)-1] += x.weight
			continue
		}
		l.to, l.weight = append(l.to, x.to), append(l.weight, x.weight)
		l.start[x.from+1]++
	}
	for i := range nodes {
		l.start[i+1] += l.start[i]
	}
	return l
}
