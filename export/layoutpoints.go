package export

import (
	"math"
	"slices"

	"corkboard/graph"
)

// layoutPage places a network for a page: as a story where it can be read as
// one, and as points otherwise.
func layoutPage(n graph.Network, o DrawOptions) Layout {
	if isStory(n) {
		return LayoutStory(n, o)
	}
	return layoutPoints(n, o)
}

// isStory tells a network that can be read as a story.
func isStory(n graph.Network) bool { return len(n.Nodes) <= 60 && len(n.Edges) <= 300 }

// topNames is how many nodes drawn as points have their names beside them.
const topNames = 24

// point tells a node that is drawn as a point: its box is the square around
// its dot.
func (p PlacedNode) point() bool {
	return p.Column != graph.ColumnTime && p.Dot != (Point{}) && p.Box.W == p.Box.H
}

// layoutPoints places nodes as points on a spiral, what hangs together side by
// side and the best connected in the middle. It is the layout of last resort:
// quick, the same everywhere, and without crossings avoided.
func layoutPoints(n graph.Network, o DrawOptions) Layout {
	n = canonical(n)
	o = o.withDefaults(n)
	s := &story{n: n, o: o}
	degree, near := neighbors(n)
	order := spread(degree, near)
	terms := make([]string, len(n.Nodes))
	for i, v := range n.Nodes {
		terms[i] = v.ID.String()
	}
	ids := identities("n", terms)
	s.out.Nodes = make([]PlacedNode, len(n.Nodes))
	for k, v := range order {
		at := spiral(k)
		r := min(11, 3+mul(0.9, math.Sqrt(float64(degree[v]))))
		s.out.Nodes[v] = PlacedNode{Node: v, ID: ids[v], Column: n.Nodes[v].Column, Dot: at, Box: Box{at.X - r, at.Y - r, 2 * r, 2 * r},
			Undated: n.Nodes[v].Column == graph.ColumnTime && n.Nodes[v].Start == "" && n.Nodes[v].End == "", Tip: nodeTip(n, v, o)}
	}
	nameTop(s, degree)
	keys := make([]string, len(n.Edges))
	for i, e := range n.Edges {
		keys[i] = e.Key
	}
	edgeIDs := identities("e", keys)
	for i, e := range n.Edges {
		a, b := s.out.Nodes[e.Source].Dot, s.out.Nodes[e.Target].Dot
		third := func(p, q float64) float64 { return mul(p, 2.0/3) + mul(q, 1.0/3) }
		s.out.Edges = append(s.out.Edges, PlacedEdge{Edge: i, ID: edgeIDs[i], Accent: e.Accent, Status: e.Status, Dash: dashOf(e.Status),
			Context: n.Nodes[e.Source].Column == graph.ColumnTime || n.Nodes[e.Target].Column == graph.ColumnTime,
			Width:   min(4, lineWidth(e, false)), Tip: edgeTip(n, e, o),
			Path: []Point{a, {third(a.X, b.X), third(a.Y, b.Y)}, {third(b.X, a.X), third(b.Y, a.Y)}, b}})
	}
	return s.finish()
}

// neighbors counts and lists the nodes next to each.
func neighbors(n graph.Network) (degree []int, near [][]int) {
	degree, near = make([]int, len(n.Nodes)), make([][]int, len(n.Nodes))
	for _, e := range n.Edges {
		if e.Source != e.Target {
			near[e.Source] = append(near[e.Source], e.Target)
			near[e.Target] = append(near[e.Target], e.Source)
		}
	}
	for i := range near {
		slices.Sort(near[i])
		near[i] = slices.Compact(near[i])
		degree[i] = len(near[i])
	}
	return degree, near
}

// spread orders nodes by their distance from the best connected one of each
// part.
func spread(degree []int, near [][]int) []int {
	byDegree := make([]int, len(degree))
	for i := range byDegree {
		byDegree[i] = i
	}
	slices.SortStableFunc(byDegree, func(a, b int) int { return degree[b] - degree[a] })
	seen := make([]bool, len(degree))
	var order []int
	for _, start := range byDegree {
		if seen[start] {
			continue
		}
		seen[start] = true
		order = append(order, start)
		for at := len(order) - 1; at < len(order); at++ {
			for _, v := range near[order[at]] {
				if !seen[v] {
					seen[v] = true
					order = append(order, v)
				}
			}
		}
	}
	return order
}

// spiral gives the k-th place of a sunflower's seeds, without a function whose
// last digits differ between machines: the turn by the golden angle is a
// multiplication, and the places are rounded.
func spiral(k int) Point {
	const cos, sin = -0.7373688780783197, 0.6754902942615238
	x, y := 1.0, 0.0
	bx, by := cos, sin
	for e := k; e > 0; e >>= 1 { // the turn to the power of k
		if e&1 == 1 {
			x, y = mul(x, bx)-mul(y, by), mul(x, by)+mul(y, bx)
		}
		bx, by = mul(bx, bx)-mul(by, by), 2*mul(bx, by)
	}
	r := mul(19, math.Sqrt(float64(k)+0.5))
	return Point{tenth(mul(mul(r, x), 1.3)), tenth(mul(r, y))}
}

// nameTop writes the names of the best connected nodes beside them.
func nameTop(s *story, degree []int) {
	order := make([]int, len(degree))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return degree[b] - degree[a] })
	m := measures[RoleLabel]
	var taken []Box
	named := 0
	for _, v := range order {
		p := &s.out.Nodes[v]
		words := cut(fullName(s.n, v), nameWrap)
		t := Text{Point{p.Dot.X + p.Box.W/2 + 3, p.Dot.Y + 4}, m.width(words), RoleLabel, words}
		if named == topNames {
			return
		}
		if slices.ContainsFunc(taken, func(b Box) bool { return b.touches(t.box()) }) {
			continue
		}
		taken = append(taken, t.box())
		p.Texts = []Text{t}
		named++
	}
}

// touches tells whether two boxes have a place in common.
func (b Box) touches(c Box) bool {
	return b.X < c.X+c.W && c.X < b.X+b.W && b.Y < c.Y+c.H && c.Y < b.Y+b.H
}
