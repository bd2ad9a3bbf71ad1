package export

import (
	"math"

	"corkboard/graph"
)

// free is a layout without columns in the making: nodes lie near to those that
// they have lines to.
type free struct {
	sheet
	wiring wiring
	at     []Point // the middles of nodes
	size   []Point // their widths and heights
	room   []Point // what some take with a name above or below, if any do
	gap    Point   // room between nodes
	roomy  float64 // the area of the picture as a multiple of that of its nodes
	cells  cells   // of the nodes, once they are placed
	widest Point
}

// place gives every node its place: the connected parts one by one, packed
// side by side.
func (f *free) place() {
	f.at = make([]Point, len(f.n.Nodes))
	if len(f.at) == 0 {
		return
	}
	parts := f.wiring.parts()
	boxes := make([]Point, len(parts))
	tops := make([]Point, len(parts))
	for k, part := range parts {
		at, sizes := f.placePart(part)
		var e extent
		for i := range at {
			e.box(Box{at[i].X - sizes[i].X/2, at[i].Y - sizes[i].Y/2, sizes[i].X, sizes[i].Y})
			f.at[part[i]] = at[i]
		}
		tops[k], boxes[k] = Point{e.left, e.top}, Point{e.right - e.left, e.bottom - e.top}
	}
	corners := packed(boxes, f.gap.X, 1.5)
	for k, part := range parts {
		for _, i := range part {
			f.at[i] = rounded(Point{f.at[i].X + corners[k].X - tops[k].X, f.at[i].Y + corners[k].Y - tops[k].Y})
		}
	}
	f.given()
}

// placePart places a connected part, and gives the sizes of its nodes with the
// room around them.
func (f *free) placePart(part []int32) (at, sizes []Point) {
	wiring := f.wiring.only(part)
	at = spread(wiring)
	sizes = make([]Point, len(part))
	area := 0.0
	var mean Point
	for k, i := range part {
		size := f.size[i]
		if f.room != nil {
			size = Point{max(size.X, f.room[i].X), max(size.Y, f.room[i].Y)}
		}
		sizes[k] = Point{size.X + f.gap.X, size.Y + f.gap.Y}
		area += mul(sizes[k].X, sizes[k].Y)
		mean = Point{mean.X + sizes[k].X, mean.Y + sizes[k].Y}
	}
	if len(at) == 1 {
		return at, sizes
	}
	var e extent
	for _, p := range at {
		e.box(Box{p.X, p.Y, 0, 0})
	}
	w, h := e.right-e.left+1, e.bottom-e.top+1
	// Wider than high, as pictures and words are, but no more than twice what
	// the distances say.
	ratio := min(2.2, max(0.7, mul(1.5, h/w)))
	unit := math.Sqrt(mul(area, f.roomy) / mul(mul(w, h), ratio))
	// A line is no shorter than what lets its two nodes stand apart.
	count := float64(len(part))
	unit = max(unit, mul(0.55, max(mean.X/count/ratio, mean.Y/count)))
	for k := range at {
		at[k] = rounded(Point{mul(at[k].X, mul(unit, ratio)), mul(at[k].Y, unit)})
	}
	moveApart(at, sizes)
	drawIn(at, sizes, mul(area, f.roomy))
	if f.room == nil { // cards; of points a line shows that it goes on
		untangle(at, sizes, f.gap, wiring)
	}
	return at, sizes
}

// given moves the nodes to where they were told to be, and what nobody placed
// below them.
func (f *free) given() {
	if len(f.o.At) == 0 {
		return
	}
	var low extent
	var rest []int
	for i, v := range f.n.Nodes {
		if p, ok := f.o.At[v.ID]; ok && sane(p) {
			f.at[i] = rounded(p)
			low.box(Box{p.X - f.size[i].X/2, p.Y - f.size[i].Y/2, f.size[i].X, f.size[i].Y})
		} else {
			rest = append(rest, i)
		}
	}
	if !low.some || len(rest) == 0 {
		return
	}
	sizes := make([]Point, len(rest))
	for k, i := range rest {
		sizes[k] = f.size[i]
	}
	for k, corner := range packed(sizes, f.gap.X, 12) {
		i := rest[k]
		f.at[i] = rounded(Point{low.left + corner.X + f.size[i].X/2, low.bottom + 30 + corner.Y + f.size[i].Y/2})
	}
}

// sane tells a place that a picture can have.
func sane(p Point) bool { return math.Abs(p.X) < 1e6 && math.Abs(p.Y) < 1e6 }

// rounded keeps hundredths, which is what is written.
func rounded(p Point) Point {
	return Point{math.Round(mul(p.X, 100)) / 100, math.Round(mul(p.Y, 100)) / 100}
}

// box gives the room of a node.
func (f *free) box(i int) Box {
	return Box{f.at[i].X - f.size[i].X/2, f.at[i].Y - f.size[i].Y/2, f.size[i].X, f.size[i].Y}
}

// index prepares to find what is near.
func (f *free) index() {
	for _, s := range f.size {
		f.widest = Point{max(f.widest.X, s.X), max(f.widest.Y, s.Y)}
	}
	if len(f.at) > 0 {
		f.cells = newCells(f.at, f.widest.X, f.widest.Y)
	}
}

// hits counts the nodes but two that meet a box.
func (f *free) hits(b Box, but, also int) int {
	count := 0
	wide := Box{b.X - f.widest.X/2, b.Y - f.widest.Y/2, b.W + f.widest.X, b.H + f.widest.Y}
	f.cells.within(wide, func(i int) bool {
		if i != but && i != also && overlap(b, f.box(i)) {
			count++
		}
		return true
	})
	return count
}

func overlap(a, b Box) bool {
	return a.X < b.X+b.W && b.X < a.X+a.W && a.Y < b.Y+b.H && b.Y < a.Y+a.H
}

// node places a node of a form, without its texts.
func (f *free) node(i int, id string, form Form) PlacedNode {
	v := f.n.Nodes[i]
	return PlacedNode{Node: i, ID: id, Column: min(v.Column, graph.ColumnTime), Form: form, Box: f.box(i), Tip: nodeTip(f.n, i, f.o)}
}
