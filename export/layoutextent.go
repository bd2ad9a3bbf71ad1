package export

// extent gives the box around everything placed so far: cards, dots, lines,
// labels and the axis. A curve lies within the hull of its points.
func (l *Layout) extent() Box {
	var e extent
	for _, p := range l.Nodes {
		e.box(p.Box)
		for _, t := range p.Texts {
			e.box(t.box())
		}
		if p.Dot != (Point{}) {
			e.box(Box{p.Dot.X - 5, p.Dot.Y - 5, 10, 10})
		}
	}
	for _, p := range l.Edges {
		for _, at := range p.Path {
			e.box(Box{at.X - p.Width/2, at.Y - p.Width/2, p.Width, p.Width})
		}
		for _, h := range p.Heads {
			for _, at := range h {
				e.box(Box{at.X, at.Y, 0, 0})
			}
		}
		for _, t := range p.Label {
			e.box(t.box())
		}
	}
	if a := l.Axis; a != nil {
		e.box(Box{a.Top.X, a.Top.Y, 0, a.Bottom.Y - a.Top.Y})
		for _, t := range []Text{a.Caption, a.Rest} {
			if t.Words != "" {
				e.box(t.box())
			}
		}
	}
	if l.Histogram != nil {
		e.histogram(l.Histogram)
	}
	return Box{e.left, e.top, e.right - e.left, e.bottom - e.top}
}

type extent struct {
	some                     bool
	left, top, right, bottom float64
}

func (e *extent) box(b Box) {
	if !e.some {
		*e = extent{true, b.X, b.Y, b.X + b.W, b.Y + b.H}
		return
	}
	e.left, e.top = min(e.left, b.X), min(e.top, b.Y)
	e.right, e.bottom = max(e.right, b.X+b.W), max(e.bottom, b.Y+b.H)
}

// move shifts everything placed so far, headings aside.
func (l *Layout) move(dx, dy float64) {
	shift := func(p *Point) { p.X, p.Y = p.X+dx, p.Y+dy }
	texts := func(ts []Text) {
		for i := range ts {
			shift(&ts[i].At)
		}
	}
	for i := range l.Nodes {
		p := &l.Nodes[i]
		p.Box.X, p.Box.Y = p.Box.X+dx, p.Box.Y+dy
		if p.Dot != (Point{}) { // a card has none
			shift(&p.Dot)
		}
		texts(p.Texts)
	}
	for i := range l.Edges {
		p := &l.Edges[i]
		for k := range p.Path {
			shift(&p.Path[k])
		}
		for h := range p.Heads {
			for k := range p.Heads[h] {
				shift(&p.Heads[h][k])
			}
		}
		p.LabelBox.X, p.LabelBox.Y = p.LabelBox.X+dx, p.LabelBox.Y+dy
		texts(p.Label)
	}
	if l.Axis != nil {
		shift(&l.Axis.Top)
		shift(&l.Axis.Bottom)
		shift(&l.Axis.Caption.At)
		shift(&l.Axis.Rest.At)
	}
	if l.Histogram != nil {
		l.Histogram.move(shift)
	}
}

// WordSize gives the size of the smallest words of nodes and lines as they are
// shown, in points, or 0 where there are none.
func (l *Layout) WordSize() float64 {
	smallest := 0.0
	look := func(ts []Text) {
		for _, t := range ts {
			if size := measures[t.Role].size; smallest == 0 || size < smallest {
				smallest = size
			}
		}
	}
	for _, p := range l.Nodes {
		look(p.Texts)
	}
	for _, p := range l.Edges {
		look(p.Label)
	}
	if l.Shown > 0 {
		return mul(smallest, l.Shown/l.Width)
	}
	return smallest
}
