package export

import (
	"cmp"
	"math"
	"slices"

	"corkboard/graph"
)

// bends are how far a line may leave the straight way, in points, the nearest
// first; at last, nearer to another line between the same two than is good.
var bends = []float64{0, 14, -14, 28, -28, 44, -44, 66, -66, 95, -95, 7, -7}

// behindCard is how far a line leaves the straight way rather than run behind a
// card, where it seems to end.
const behindCard = 240

// quietPart is how much of their width the lines of messages keep that are not
// among those with the most.
const quietPart = 0.3

// edges draws every line from node to node.
func (f *free) edges() {
	keys := make([]string, len(f.n.Edges))
	for i, e := range f.n.Edges {
		keys[i] = e.Key
	}
	ids := identities("e", keys)
	loud := f.loud()
	crowded := len(f.n.Nodes) > kickerNodes
	beside := map[[2]int]int{} // lines drawn between two nodes
	around := newDetours(f)
	for i, e := range f.n.Edges {
		toEvent := max(f.n.Nodes[e.Source].Column, f.n.Nodes[e.Target].Column) >= graph.ColumnTime
		p := PlacedEdge{
			Edge: i, ID: ids[i], Accent: loud[i], Context: !loud[i] && (toEvent || crowded),
			Status: e.Status, Dash: lineDash(e), Width: lineWidth(e, toEvent), Tip: edgeTip(f.n, e, f.o),
		}
		if e.Accent && !loud[i] {
			p.Width = 1 + mul(quietPart, p.Width-1)
		}
		pair := [2]int{min(e.Source, e.Target), max(e.Source, e.Target)}
		if e.Source == e.Target {
			p.Path = loop(f.box(e.Source), beside[pair])
		} else {
			var behind bool
			if p.Path, behind = f.bend(pair[0], pair[1], beside[pair], p.Width); behind {
				p.Path = around.path(pair[0], pair[1], p.Width, p.Path)
			}
			if e.Source > e.Target {
				slices.Reverse(p.Path)
			}
			if len(p.Path) == 4 {
				f.clip(&p, e)
			}
			f.heads(&p, e, toEvent || crowded)
		}
		beside[pair]++
		f.out.Edges = append(f.out.Edges, p)
	}
}

// bend finds the way between two nodes that meets the fewest others, and of
// these the straightest; the ways of earlier lines between them are left out. It
// tells whether it runs behind a card.
func (f *free) bend(a, b, earlier int, width float64) (path []Point, behind bool) {
	from, to := f.at[a], f.at[b]
	length := distanceOf(from, to)
	type way struct {
		path []Point
		met  int
		cost float64
	}
	var ways []way
	for _, off := range bends {
		if math.Abs(off) > mul(length, 0.6) && off != 0 && len(ways) > earlier {
			break
		}
		path := bow(from, to, length, off)
		met := 0
		if len(f.at) <= networkNodes && f.o.Layout != LayoutNameOverview {
			met = f.met(path, a, b, width)
		}
		ways = append(ways, way{path, met, mul(behindCard, float64(met)) + math.Abs(off)})
		if met == 0 && len(ways) > earlier {
			break
		}
	}
	slices.SortStableFunc(ways, func(x, y way) int { return cmp.Compare(x.cost, y.cost) })
	best := ways[min(earlier, len(ways)-1)]
	return best.path, best.met > 0
}

// bow is a curve from one point to another that leaves the straight line by
// off in its middle.
func bow(from, to Point, length, off float64) []Point {
	d := Point{to.X - from.X, to.Y - from.Y}
	n := Point{}
	if length > 0 {
		n = Point{mul(-d.Y/length, off) * 4 / 3, mul(d.X/length, off) * 4 / 3}
	}
	third := Point{d.X / 3, d.Y / 3}
	return []Point{from, {from.X + third.X + n.X, from.Y + third.Y + n.Y}, {to.X - third.X + n.X, to.Y - third.Y + n.Y}, to}
}

// met counts the cards that a curve of a width runs behind, or along the edge of,
// but for those it joins.
func (f *free) met(path []Point, a, b int, width float64) int {
	const pieces = 12
	var seen []int
	last := path[0]
	for k := 1; k <= pieces; k++ {
		next := cubic(path, float64(k)/pieces)
		piece := Box{min(last.X, next.X), min(last.Y, next.Y), math.Abs(next.X - last.X), math.Abs(next.Y - last.Y)}
		wide := Box{piece.X - f.widest.X/2, piece.Y - f.widest.Y/2, piece.W + f.widest.X, piece.H + f.widest.Y}
		f.cells.within(wide, func(i int) bool {
			if i != a && i != b && !slices.Contains(seen, i) && crosses(f.box(i).wider(1+width/2), last, next) {
				seen = append(seen, i)
			}
			return true
		})
		last = next
	}
	return len(seen)
}

// crosses tells whether a straight piece runs through a box.
func crosses(b Box, from, to Point) bool {
	low, high := 0.0, 1.0
	for _, side := range [2]struct{ start, step, near, size float64 }{
		{from.X, to.X - from.X, b.X, b.W}, {from.Y, to.Y - from.Y, b.Y, b.H},
	} {
		if side.step == 0 {
			if side.start < side.near || side.start > side.near+side.size {
				return false
			}
			continue
		}
		in, out := (side.near-side.start)/side.step, (side.near+side.size-side.start)/side.step
		low, high = max(low, min(in, out)), min(high, max(in, out))
	}
	return low < high
}

// cubic gives a point of a curve's first piece.
func cubic(p []Point, t float64) Point {
	u := 1 - t
	a, b, c, d := mul(mul(u, u), u), mul(3*mul(u, u), t), mul(3*u, mul(t, t)), mul(mul(t, t), t)
	return Point{mul(a, p[0].X) + mul(b, p[1].X) + mul(c, p[2].X) + mul(d, p[3].X),
		mul(a, p[0].Y) + mul(b, p[1].Y) + mul(c, p[2].Y) + mul(d, p[3].Y)}
}

// along gives a point of a path of curves, of which each is as long as it is from
// end to end.
func along(path []Point, t float64) Point {
	if len(path) == 4 {
		return cubic(path, t)
	}
	rest := 0.0
	for k := 3; k < len(path); k += 3 {
		rest += distanceOf(path[k-3], path[k])
	}
	rest = mul(rest, t)
	k := 0
	for ; k+6 < len(path); k += 3 {
		length := distanceOf(path[k], path[k+3])
		if rest <= length {
			break
		}
		rest -= length
	}
	length := distanceOf(path[k], path[k+3])
	if length == 0 {
		return path[k]
	}
	return cubic(path[k:], rest/length)
}

// clip ends a line where it meets the nodes that it joins.
func (f *free) clip(p *PlacedEdge, e graph.Edge) {
	inside := func(i int, at Point) bool {
		b := f.box(i)
		if f.out.Nodes[i].Form == FormPoint {
			dx, dy := at.X-f.at[i].X, at.Y-f.at[i].Y
			return mul(dx, dx)+mul(dy, dy) < mul(b.W/2, b.W/2)
		}
		return at.X > b.X && at.X < b.X+b.W && at.Y > b.Y && at.Y < b.Y+b.H
	}
	from, to := 0.0, 1.0
	for step := 0.25; step > 0.001; step /= 2 {
		if inside(e.Source, cubic(p.Path, from+step)) {
			from += step
		}
		if inside(e.Target, cubic(p.Path, to-step)) {
			to -= step
		}
	}
	if from >= to {
		from, to = 0.45, 0.55
	}
	p.Path = cutCurve(p.Path, from, to)
}

// cutCurve gives the piece of a curve between two of its points.
func cutCurve(p []Point, from, to float64) []Point {
	between := func(a, b Point, t float64) Point { return Point{a.X + mul(b.X-a.X, t), a.Y + mul(b.Y-a.Y, t)} }
	split := func(p []Point, t float64) (head, tail []Point) {
		a, b, c := between(p[0], p[1], t), between(p[1], p[2], t), between(p[2], p[3], t)
		d, e := between(a, b, t), between(b, c, t)
		m := between(d, e, t)
		return []Point{p[0], a, d, m}, []Point{m, e, c, p[3]}
	}
	head, _ := split(p, to)
	_, out := split(head, from/to)
	for i := range out {
		out[i] = rounded(out[i])
	}
	return out
}

// heads puts heads on a line: on messages the ways they went, on other
// directed ties a small one unless they are many or go to an event.
func (f *free) heads(p *PlacedEdge, e graph.Edge, none bool) {
	atTarget, atSource := headed(e)
	if !p.Accent && none {
		return
	}
	length := 5.0
	if p.Accent {
		length = 4.5 + mul(1.5, p.Width)
	}
	if atTarget {
		p.freeHead(len(p.Path)-1, len(p.Path)-2, length)
	}
	if atSource {
		p.freeHead(0, 1, length)
	}
}

// freeHead puts a triangle at an end of the path, in the direction that it
// comes from, and ends the path inside it.
func (p *PlacedEdge) freeHead(end, next int, length float64) {
	tip := p.Path[end]
	dx, dy := tip.X-p.Path[next].X, tip.Y-p.Path[next].Y
	d := math.Sqrt(mul(dx, dx) + mul(dy, dy))
	if d < 0.1 {
		return
	}
	length = min(length, mul(d, 2.4))
	dx, dy = mul(dx/d, length), mul(dy/d, length)
	back := Point{tip.X - dx, tip.Y - dy}
	p.Heads = append(p.Heads, [3]Point{rounded(tip),
		rounded(Point{back.X - mul(dy, 0.42), back.Y + mul(dx, 0.42)}),
		rounded(Point{back.X + mul(dy, 0.42), back.Y - mul(dx, 0.42)})})
	p.Path[end] = rounded(Point{tip.X - mul(dx, 0.8), tip.Y - mul(dy, 0.8)})
}

// loop leads from a node back to itself, above its right corner.
func loop(b Box, k int) []Point {
	r := 9 + 4*float64(k)
	x, y := b.X+b.W, b.Y
	return []Point{rounded(Point{x - 10, y}), rounded(Point{x - 10, y - r}), rounded(Point{x + r, y - r + 2}), rounded(Point{x, y + 6})}
}
