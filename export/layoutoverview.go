package export

import (
	"cmp"
	"math"
	"slices"

	"corkboard/graph"
)

// namedPoints is how many points of an overview have a name.
const namedPoints = 40

// LayoutOverview places every node as a point whose size grows with the number
// of those it is tied to, and names the best connected. Points do not meet,
// nor do names. Equal networks give equal layouts, whatever the order of their
// nodes and edges. Time and memory grow in proportion to nodes and edges.
func LayoutOverview(n graph.Network, o DrawOptions) Layout {
	n = canonical(n)
	f := newOverview(n, o)
	f.place()
	f.index()
	ids := nodeIDs(n)
	for i := range n.Nodes {
		p := f.node(i, ids[i], FormPoint)
		p.Dot, p.Radius = f.at[i], f.size[i].X/2
		f.out.Nodes = append(f.out.Nodes, p)
	}
	f.edges()
	for i := range f.out.Edges {
		p := &f.out.Edges[i]
		if p.Width = 0.5; p.Accent {
			p.Width = 1.6
		}
		p.Heads = nil // points are smaller than heads
	}
	named := f.name()
	if !f.o.Numbers {
		f.ties, _ = f.tieWords()
	}
	note := "Drawn as points; %1 of those with the most ties are named, all in their tooltips."
	if o.still {
		note = "Drawn as points; %1 of those with the most ties are named."
	}
	return f.frame(LayoutNameOverview, f.t.say(note, f.t.number(named)))
}

// newOverview measures the points of a canonical network.
func newOverview(n graph.Network, o DrawOptions) *free {
	o.Layout = LayoutNameOverview
	f := &free{sheet: newSheet(n, o), wiring: wire(len(n.Nodes), n.Edges), gap: Point{2, 2}, roomy: 6}
	if len(n.Nodes) <= networkNodes {
		f.roomy = 14
	}
	for i := range n.Nodes {
		r := min(11, 1.7+mul(0.75, math.Sqrt(float64(len(f.wiring.of(i))))))
		f.size = append(f.size, rounded(Point{2 * r, 2 * r}))
	}
	f.reserve()
	return f
}

// reserve keeps room for the names of the best connected, above or below their
// points.
func (f *free) reserve() {
	f.room = make([]Point, len(f.size))
	for _, i := range f.byTies()[:min(namedPoints, len(f.size))] {
		f.room[i] = rounded(Point{measures[RoleNear].width(f.pointName(i)) + 8, f.size[i].Y + 2*14})
	}
}

// byTies gives the points, those with the most ties first.
func (f *free) byTies() []int {
	order := make([]int, len(f.size))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(len(f.wiring.of(b)), len(f.wiring.of(a)))
	})
	return order
}

func (f *free) pointName(i int) string { return f.t.titledName(f.n, i, 28) }

// name puts names beside the best connected points where there is room, and
// tells how many.
func (f *free) name() int {
	order := f.byTies()
	var taken []Box
	m := measures[RoleNear]
	named := 0
	for _, i := range order[:min(4*namedPoints, len(order))] {
		if named == namedPoints {
			break
		}
		if p := f.box(i); slices.ContainsFunc(taken, func(o Box) bool { return overlap(p, o) }) {
			continue
		}
		words := f.pointName(i)
		w, r := m.width(words), f.size[i].X/2
		t := Text{Width: w, Role: RoleNear, Words: words}
		best, fewest := Text{}, 1<<30
		for _, at := range []Point{{r + 3, 3.2}, {-r - 3 - w, 3.2}, {-w / 2, -r - 4}, {-w / 2, r + 10}} {
			t.At = rounded(Point{f.at[i].X + at.X, f.at[i].Y + at.Y})
			b := t.box()
			b = Box{b.X - 2, b.Y - 1, b.W + 4, b.H + 2}
			if slices.ContainsFunc(taken, func(o Box) bool { return overlap(b, o) }) {
				continue
			}
			if hits := f.hits(b, i, -1); hits < fewest {
				best, fewest = t, hits
			}
		}
		if best.Words == "" {
			continue
		}
		b := best.box()
		taken = append(taken, Box{b.X - 2, b.Y - 1, b.W + 4, b.H + 2})
		// Nothing is written across the points that have a name.
		p := f.box(i)
		taken = append(taken, p)
		f.out.Nodes[i].Texts = []Text{best}
		named++
	}
	return named
}
