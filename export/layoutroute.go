package export

import (
	"cmp"
	"slices"

	"corkboard/graph"
)

// route draws every line along its course and places its label.
func (s *story) route() {
	s.spreadEnds()
	keys := make([]string, len(s.n.Edges))
	for i, e := range s.n.Edges {
		keys[i] = e.Key
	}
	ids := identities("e", keys)
	s.out.Edges = make([]PlacedEdge, len(s.lines))
	for i, e := range s.n.Edges {
		l := s.lines[i]
		toEvent := s.isTime(l.to)
		p := PlacedEdge{
			Edge: i, ID: ids[i], Accent: e.Accent, Context: toEvent && !e.Accent,
			Status: e.Status, Dash: lineDash(e), Width: lineWidth(e, toEvent), Tip: edgeTip(s.n, e, s.o),
		}
		switch l.course {
		case overLeft, overRight:
			s.routeOver(&p, l)
		case through:
			s.routeThrough(&p, l)
		case between:
			s.routeBetween(&p, l)
		default:
			s.routeArc(&p, l)
		}
		addHeads(&p, e, l, toEvent)
		s.out.Edges[i] = p
	}
}

// side is the left or the right side of a node's card.
type side struct {
	node  int
	right bool
}

// lineEnd is where a line meets the side of a card.
type lineEnd struct {
	line int
	to   bool    // the line's second end
	from float64 // the height that the line comes from
	tie  float64 // orders ends that come from one height
}

// spreadEnds parts the ends of lines along the sides of cards, in the order of
// the heights that they come from, so that they neither meet nor cross there.
func (s *story) spreadEnds() {
	ends := s.lineEnds()
	for v := range s.cards {
		for _, right := range []bool{false, true} {
			es := ends[side{v, right}]
			slices.SortStableFunc(es, func(x, y lineEnd) int {
				return cmp.Or(cmp.Compare(x.from, y.from), cmp.Compare(x.tie, y.tie))
			})
			c := s.cards[v]
			step := min(9, (c.up+c.down-12)/float64(max(len(es)-1, 1)))
			for k, e := range es {
				y := c.y + mul(step, float64(k)-float64(len(es)-1)/2)
				if e.to {
					s.lines[e.line].toY = y
				} else {
					s.lines[e.line].fromY = y
				}
			}
		}
	}
}

// lineEnds gathers the ends at each side of each card, in the order of the
// lines, after it has put them all at the middle of their cards.
func (s *story) lineEnds() map[side][]lineEnd {
	ends := map[side][]lineEnd{}
	add := func(v int, right bool, e lineEnd) {
		if !s.isTime(v) {
			ends[side{v, right}] = append(ends[side{v, right}], e)
		}
	}
	for i := range s.lines {
		l := &s.lines[i]
		a, b := s.cards[l.from].y, s.cards[l.to].y
		l.fromY, l.toY = a, b
		meet := func(far float64) float64 {
			if l.slotted {
				return l.y
			}
			return far
		}
		switch l.course {
		case through:
			add(l.from, true, lineEnd{i, false, meet(l.rowY), b})
		case overLeft, overRight:
			add(l.from, true, lineEnd{i, false, meet(b), b})
			add(l.to, false, lineEnd{i, true, meet(a), a})
		case arc:
			right := l.zone == zonePeopleRight
			// Downward arcs leave below all else, the outermost of them
			// first, upward ones above, so that arcs lie within each other.
			a2, b2 := 1e6-float64(l.lane), -1e6+float64(l.lane)
			if a > b {
				a2, b2 = b2, a2
			}
			add(l.from, right, lineEnd{i, false, a2, b})
			add(l.to, right, lineEnd{i, true, b2, a})
		}
	}
	return ends
}

// right gives the right side of a node's column.
func (s *story) right(v int) float64 {
	col := s.n.Nodes[v].Column
	return s.x[col] + s.width[col]
}

// left gives where a line from the left ends at a node.
func (s *story) left(v int) float64 {
	if s.isTime(v) {
		return s.axisX - dotRoom
	}
	return s.x[s.n.Nodes[v].Column]
}

// dotRoom is the distance of lines from the middle of an event's dot.
const dotRoom = 6.0

// trail is a path in the making: lines and curves that begin and end level.
type trail []Point

func (t *trail) lineTo(p Point) {
	a := (*t)[len(*t)-1]
	if a == p {
		return
	}
	third := Point{mul(p.X-a.X, 1.0/3), mul(p.Y-a.Y, 1.0/3)}
	*t = append(*t, Point{a.X + third.X, a.Y + third.Y}, Point{p.X - third.X, p.Y - third.Y}, p)
}

func (t *trail) levelTo(p Point) {
	a := (*t)[len(*t)-1]
	if a.Y == p.Y {
		t.lineTo(p)
		return
	}
	mid := mul(p.X-a.X, 0.5)
	*t = append(*t, Point{a.X + mid, a.Y}, Point{p.X - mid, p.Y}, p)
}

// routeOver crosses a gap, below the label where there is one.
func (s *story) routeOver(p *PlacedEdge, l line) {
	k := 0
	if l.course == overRight {
		k = 1
	}
	g := s.gaps[k]
	t := trail{{s.right(l.from), l.fromY}}
	t.lineTo(Point{g.x, l.fromY})
	end := g.x + g.width
	if l.slotted {
		t.levelTo(Point{g.labelX, l.y})
		t.lineTo(Point{g.labelX + g.labelW, l.y})
		p.label(l, g.labelX+(g.labelW-l.w)/2, l.y-3-p.Width/2)
	}
	t.levelTo(Point{end, l.toY})
	t.lineTo(Point{s.left(l.to), l.toY})
	p.Path = t
}

// routeThrough passes between the people in the row that was kept free.
func (s *story) routeThrough(p *PlacedEdge, l line) {
	t := trail{{s.right(l.from), l.fromY}}
	left, right := s.x[1], s.x[1]+s.width[1]
	if g := s.gaps[0]; l.slotted {
		t.levelTo(Point{g.labelX, l.y})
		t.lineTo(Point{g.labelX + g.labelW, l.y})
	}
	if g := s.gaps[0]; g.width > 0 {
		t.levelTo(Point{g.x + g.width, l.rowY})
	}
	t.lineTo(Point{left, l.rowY})
	t.lineTo(Point{right, l.rowY})
	t.lineTo(Point{s.gaps[1].x, l.rowY})
	t.levelTo(Point{s.gaps[1].x + s.gaps[1].width, l.toY})
	t.lineTo(Point{s.left(l.to), l.toY})
	p.Path = t
	p.label(l, left+(right-left-l.w)/2, l.rowY-3-p.Width/2)
}

// routeBetween runs down from one card to the next, beside its label.
func (s *story) routeBetween(p *PlacedEdge, l line) {
	a, b := s.cards[l.from], s.cards[l.to]
	x := s.x[s.n.Nodes[l.from].Column] + l.x
	top, bottom := a.y+a.down, b.y-b.up
	t := trail{{x, top}}
	t.lineTo(Point{x, bottom})
	p.Path = t
	p.label(l, x+p.Width/2+5, (top+bottom)/2+l.h/2)
}

// routeArc leaves a column for its lane and comes back.
func (s *story) routeArc(p *PlacedEdge, l line) {
	z := s.zones[l.zone]
	out, start := z.lanes[l.lane], z.x
	if l.zone != zonePeopleRight {
		out = -out
	}
	if s.isTime(l.from) {
		start = s.axisX - dotRoom
	}
	a, b := Point{start, l.fromY}, Point{start, l.toY}
	if l.from == l.to {
		a.Y, b.Y = s.cards[l.from].y-7, s.cards[l.from].y+7
	}
	mid := Point{z.x + out, l.y}
	p.Path = arcPath(a, b, mid)
	x := mid.X + p.Width/2 + 5
	if out < 0 {
		x = mid.X - p.Width/2 - 5 - l.w
	}
	p.label(l, x, l.y+l.h/2)
}

// arcPath leads from a to b by way of mid, which lies beside both: along
// level and upright lines with round corners, or, where mid is not between
// their heights, in two wide curves.
func arcPath(a, b, mid Point) []Point {
	top, bottom := min(a.Y, b.Y), max(a.Y, b.Y)
	if mid.Y < top || mid.Y > bottom {
		return []Point{a, {mid.X, a.Y}, {mid.X, a.Y + mul(mid.Y-a.Y, 0.4)}, mid,
			{mid.X, b.Y + mul(mid.Y-b.Y, 0.4)}, {mid.X, b.Y}, b}
	}
	r := min(16, (bottom-top)/2)
	in, down := mul(sign(a.X-mid.X), r), mul(sign(b.Y-a.Y), r)
	t := trail{a}
	t.lineTo(Point{mid.X + in, a.Y})
	t = append(t, Point{mid.X + in/2, a.Y}, Point{mid.X, a.Y + down/2}, Point{mid.X, a.Y + down})
	t.lineTo(Point{mid.X, b.Y - down})
	t = append(t, Point{mid.X, b.Y - down/2}, Point{mid.X + in/2, b.Y}, Point{mid.X + in, b.Y})
	t.lineTo(b)
	return t
}

// label places a line's words above the height foot, from x on, each line in
// the middle of the label.
func (p *PlacedEdge) label(l line, x, foot float64) {
	if len(l.words) == 0 {
		return
	}
	p.LabelBox = Box{x, foot - l.h, l.w, l.h}
	y := foot - l.h
	for _, w := range l.words {
		m := measures[labelRole(w)]
		y += leading(m.size)
		width := m.width(w.Text)
		at := x + (l.w-width)/2
		if l.course == between || l.course == arc && l.zone == zonePeopleRight {
			at = x
		}
		p.Label = append(p.Label, Text{
			At: Point{at, y - mul(m.size, 0.28)}, Width: width, Role: labelRole(w), Words: w.Text,
		})
	}
}

// addHeads puts heads on a line: on messages the ways they went, on other
// directed ties one small head. A line to an event needs none.
func addHeads(p *PlacedEdge, e graph.Edge, l line, toEvent bool) {
	atTarget, atSource := headed(e)
	if toEvent && !e.Accent || !atTarget && !atSource {
		return
	}
	if l.turned {
		atTarget, atSource = atSource, atTarget
	}
	length := 5.0
	if e.Accent {
		length = 5 + mul(1.7, p.Width)
	}
	if atTarget {
		p.head(len(p.Path)-1, len(p.Path)-2, length)
	}
	if atSource {
		p.head(0, 1, length)
	}
}

// head puts a triangle at an end of the path, pointing away from the path's
// point next to it, and ends the path inside it.
func (p *PlacedEdge) head(end, next int, length float64) {
	tip := p.Path[end]
	d := Point{sign(tip.X - p.Path[next].X), 0}
	if d.X == 0 {
		d.Y = sign(tip.Y - p.Path[next].Y)
	}
	half := mul(length, 0.42)
	back := Point{tip.X - mul(d.X, length), tip.Y - mul(d.Y, length)}
	p.Heads = append(p.Heads, [3]Point{tip,
		{back.X + mul(d.Y, half), back.Y + mul(d.X, half)},
		{back.X - mul(d.Y, half), back.Y - mul(d.X, half)}})
	p.Path[end] = Point{tip.X - mul(d.X, length-1), tip.Y - mul(d.Y, length-1)}
}

func sign(x float64) float64 {
	switch {
	case x > 0.001:
		return 1
	case x < -0.001:
		return -1
	}
	return 0
}
