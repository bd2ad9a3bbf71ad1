package export

import (
	"corkboard/graph"
)

// surface is what a picture is painted on, in points, y downwards.
type surface interface {
	// fill fills closed contours of cubic curves, by their winding.
	fill(contours [][]Point, color string, opacity float64)
	// stroke draws a line along cubic curves; dash is how long it is drawn and
	// left out in turn, empty for a whole line; round ends are for dots.
	stroke(path []Point, width float64, color string, dash []float64, round bool)
	// text writes a line of text.
	text(t Text, color string)
}

// painter paints a layout with the same forms and colours as WriteSVG writes.
type painter struct {
	surface
	theme Theme
}

func (p *painter) paint(l Layout) {
	t := p.theme
	p.rect(Box{0, 0, l.Width, l.Height}, 0, t.Canvas, 1)
	ink := (&svg{theme: t}).ink
	texts := func(ts []Text, onPerson bool) {
		for _, x := range ts {
			if x.Words != "" {
				p.text(x, ink(x.Role, onPerson))
			}
		}
	}
	texts(l.Heading, false)
	if a := l.Axis; a != nil {
		p.straight(a.Top, a.Bottom, 1.2, t.Ink, nil, false)
		texts([]Text{a.Caption, a.Rest}, false)
	}
	p.bars(l.Histogram, texts)
	for _, accent := range []bool{false, true} {
		for _, e := range l.Edges {
			if e.Accent == accent {
				p.edge(e)
			}
		}
	}
	for _, n := range l.Nodes {
		p.node(n)
		if n.Form != FormPoint {
			texts(n.Texts, n.Column == graph.ColumnPerson)
		}
	}
	for _, e := range l.Edges {
		for _, x := range e.Label {
			p.halo(x)
		}
		for _, x := range e.Label {
			switch {
			case x.Role == RoleNear:
				p.text(x, t.Ink)
			case e.Accent:
				p.text(x, t.AccentText)
			default:
				p.text(x, t.Quiet)
			}
		}
	}
	for _, n := range l.Nodes {
		if n.Form == FormPoint {
			for _, x := range n.Texts {
				p.halo(x)
			}
			texts(n.Texts, false)
		}
	}
	for _, s := range l.Legend {
		p.swatch(s)
		p.text(s.Text, t.Quiet)
	}
	texts(l.Footer, false)
}

// bars paints the messages per week.
func (p *painter) bars(h *Histogram, texts func([]Text, bool)) {
	if h == nil {
		return
	}
	t := p.theme
	for _, l := range h.Leaders {
		path := trail{l.Path[0]}
		path.lineTo(l.Path[1])
		path.lineTo(l.Path[2])
		p.stroke(path, 0.7, t.Context, nil, false)
	}
	for _, tick := range h.Ticks {
		p.straight(tick.Line[0], tick.Line[1], 0.5, t.Context, nil, false)
	}
	for _, b := range h.Bars {
		p.rect(b.Box, 0, t.Accent, 1)
	}
	p.straight(h.Line[0], h.Line[1], 0.9, t.Ink, nil, false)
	for _, l := range h.Leaders {
		p.disc(l.Path[2], 2.2, t.Ink)
	}
	p.halo(h.Peak)
	texts(h.texts(), false)
}

func (p *painter) halo(t Text) {
	b := t.box()
	p.rect(Box{b.X - 1.5, b.Y, b.W + 3, b.H}, 0, p.theme.Canvas, 0.88)
}

func (p *painter) edge(e PlacedEdge) {
	color := p.theme.Tie
	switch {
	case e.Accent:
		color = p.theme.Accent
	case e.Context:
		color = p.theme.Context
	}
	switch e.Dash {
	case Dashed:
		p.stroke(e.Path, e.Width, color, []float64{4 + e.Width, 2.5 + e.Width}, false)
	case Dotted:
		p.stroke(e.Path, e.Width, color, []float64{0.1, 2.5 + e.Width}, true)
	default:
		p.stroke(e.Path, e.Width, color, nil, false)
	}
	for _, h := range e.Heads {
		p.fill([][]Point{polygon(h[:])}, color, 1)
	}
}

func (p *painter) node(n PlacedNode) {
	t := p.theme
	switch {
	case n.Form == FormPoint:
		p.point(n.Dot, n.Radius, n.Column)
	case n.Column == graph.ColumnGroup:
		p.rect(n.Box, 0, t.Group, 1)
	case n.Column == graph.ColumnPerson:
		p.rect(n.Box, min(9, n.Box.H/3), t.Person, 1)
	case n.Form == FormCard:
		p.outlined(n.Box)
	default:
		p.dot(n.Dot, n.Undated)
	}
}

func (p *painter) point(at Point, r float64, c graph.Column) {
	t := p.theme
	switch c {
	case graph.ColumnGroup:
		p.rect(Box{at.X - r, at.Y - r, 2 * r, 2 * r}, 0, t.GroupPoint, 1)
	case graph.ColumnPerson:
		p.disc(at, r, t.Person)
	default:
		p.disc(at, r, t.Ink)
		p.disc(at, r-1, t.Canvas)
	}
}

func (p *painter) dot(at Point, hollow bool) {
	p.disc(at, 3.8, p.theme.Ink)
	if hollow {
		p.disc(at, 2.6, p.theme.Canvas)
	}
}

func (p *painter) outlined(b Box) {
	p.rect(b, 0, p.theme.Context, 1)
	p.rect(Box{b.X + 1, b.Y + 1, b.W - 2, b.H - 2}, 0, p.theme.Canvas, 1)
}

func (p *painter) swatch(s Swatch) {
	t, mid := p.theme, s.Box.Y+s.Box.H/2
	line := func(color string, width float64, dash []float64, round bool) {
		p.straight(Point{s.Box.X, mid}, Point{s.Box.X + s.Box.W, mid}, width, color, dash, round)
	}
	switch s.Sign {
	case SignGroup:
		p.rect(s.Box, 0, t.Group, 1)
	case SignPerson:
		p.rect(s.Box, 4, t.Person, 1)
	case SignEvent, SignUndated:
		p.dot(Point{s.Box.X + s.Box.W/2, mid}, s.Sign == SignUndated)
	case SignAccent:
		line(t.Accent, 3, nil, false)
	case SignTie:
		line(t.Tie, 1, nil, false)
	case SignMessages:
		line(t.Tie, 2.2, nil, false)
	case SignBars:
		for _, b := range barsSign(s.Box) {
			p.rect(b, 0, t.Accent, 1)
		}
	case SignEventCard:
		p.outlined(s.Box)
	case SignGroupPoint, SignPersonPoint, SignEventPoint:
		p.point(Point{s.Box.X + s.Box.W/2, mid}, 4, graph.Column(s.Sign-SignGroupPoint))
	case SignDashed:
		line(t.Tie, 1, []float64{5, 3.5}, false)
	case SignDotted:
		line(t.Tie, 1.2, []float64{0.1, 3.7}, true)
	}
}

func (p *painter) straight(from, to Point, width float64, color string, dash []float64, round bool) {
	t := trail{from}
	t.lineTo(to)
	p.stroke(t, width, color, dash, round)
}

// polygon gives a closed contour of straight sides.
func polygon(corners []Point) []Point {
	t := trail{corners[0]}
	for _, c := range corners[1:] {
		t.lineTo(c)
	}
	t.lineTo(corners[0])
	return t
}

// curve is how far the control points of a quarter of a circle are from its
// ends, for radius 1.
const curve = 0.5522847498

func (p *painter) disc(at Point, r float64, color string) {
	p.rect(Box{at.X - r, at.Y - r, 2 * r, 2 * r}, r, color, 1)
}

func (p *painter) rect(b Box, r float64, color string, opacity float64) {
	x, y, w, h := b.X, b.Y, b.W, b.H
	if r <= 0 {
		p.fill([][]Point{polygon([]Point{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}})}, color, opacity)
		return
	}
	k := mul(r, 1-curve)
	t := trail{{x + r, y}}
	t.lineTo(Point{x + w - r, y})
	t = append(t, Point{x + w - k, y}, Point{x + w, y + k}, Point{x + w, y + r})
	t.lineTo(Point{x + w, y + h - r})
	t = append(t, Point{x + w, y + h - k}, Point{x + w - k, y + h}, Point{x + w - r, y + h})
	t.lineTo(Point{x + r, y + h})
	t = append(t, Point{x + k, y + h}, Point{x, y + h - k}, Point{x, y + h - r})
	t.lineTo(Point{x, y + r})
	t = append(t, Point{x, y + k}, Point{x + k, y}, Point{x + r, y})
	p.fill([][]Point{t}, color, opacity)
}

// startOf gives where the glyphs of a line of text begin, and how much narrower
// they must be to stay within what was measured.
func startOf(t Text, width float64) (at Point, narrow float64) {
	at, narrow = t.At, 1
	switch {
	case width > t.Width+0.2 && width > 0:
		narrow = t.Width / width
	case t.Role == RoleLabel || t.Role == RoleCount:
		at.X += (t.Width - width) / 2
	}
	return at, narrow
}
