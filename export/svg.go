package export

import (
	"io"
	"strings"

	"corkboard/graph"
)

// fonts are the families that texts ask for; none is fetched or embedded.
const (
	sansFamily  = `Helvetica,Arial,'Liberation Sans',sans-serif`
	serifFamily = `Georgia,'DejaVu Serif','Times New Roman',serif`
)

// DrawSVG draws a network as SVG 1.1, in the layout that Arrange gives. Text stays text; every node and edge is a
// group with an id made from its IRI, a class, and a tooltip that says who
// says so. The picture refers to nothing outside and holds no script.
//
// Equal networks give equal bytes on every machine, whatever the order of
// their nodes and edges. Networks of more than MaxNodes nodes or MaxEdges
// edges are refused before anything is written. Memory: a few kilobytes for
// each node and edge.
func DrawSVG(w io.Writer, n graph.Network, o DrawOptions) error {
	if err := fits(n, o); err != nil {
		return err
	}
	return WriteSVG(w, Arrange(n, o), o)
}

// WriteSVG draws a layout as SVG 1.1; of the options it takes the theme alone.
func WriteSVG(w io.Writer, l Layout, o DrawOptions) error {
	if o.Theme == (Theme{}) {
		o.Theme = LightTheme()
	}
	d := &svg{out: output{w: w}, theme: o.Theme}
	d.begin(l)
	d.axis(l.Axis)
	d.bars(l.Histogram)
	d.edges(l.Edges)
	d.nodes(l.Nodes)
	d.labels(l.Edges)
	d.names(l.Nodes)
	d.group("legend", func() {
		for _, s := range l.Legend {
			d.swatch(s)
		}
	})
	d.group("footer", func() { d.texts(l.Footer) })
	d.put("</svg>\n")
	if d.err != nil {
		return d.err
	}
	return d.out.flush()
}

// svg writes the elements of a picture. The first error stays.
type svg struct {
	out   output
	theme Theme
	err   error
}

func (d *svg) put(parts ...string) {
	if d.err != nil {
		return
	}
	for _, p := range parts {
		d.out.b = append(d.out.b, p...)
	}
	d.err = d.out.spill()
}

func (d *svg) group(class string, inside func()) {
	d.put(`<g class="`, class, "\">\n")
	inside()
	d.put("</g>\n")
}

// begin opens the picture: its size in points, what it is called, its styles
// and its background.
func (d *svg) begin(l Layout) {
	w, h := num(l.Width), num(l.Height)
	shown, high := w, h
	if l.Shown > 0 {
		shown, high = num(l.Shown), num(mul(l.Height, l.Shown/l.Width))
	}
	name, lang := l.Name, l.Lang
	if name == "" {
		name = LayoutNameStory
	}
	if lang == "" {
		lang = english.code
	}
	d.put(`<?xml version="1.0" encoding="UTF-8"?>`, "\n",
		`<svg xmlns="http://www.w3.org/2000/svg" version="1.1" id="picture" class="`, svgText(name),
		`" lang="`, svgText(lang), `" xml:lang="`, svgText(lang), `" role="graphics-document document"`,
		` aria-labelledby="title desc" width="`, shown, `pt" height="`, high, `pt" viewBox="0 0 `, w, ` `, h, "\">\n",
		`<title id="title">`, svgText(l.Title), "</title>\n",
		`<desc id="desc">`, svgText(l.Desc), "</desc>\n",
		"<style>", d.style(), "</style>\n",
		`<rect class="canvas" width="`, w, `" height="`, h, `" fill="`, d.color(d.theme.Canvas), "\"/>\n")
	d.group("heading", func() { d.texts(l.Heading) })
}

// style keeps text in its place: each line on its own, left to right, whatever
// letters it begins with.
func (d *svg) style() string {
	return "text{direction:ltr;unicode-bidi:isolate;white-space:pre}" +
		".node:hover,.edge:hover{opacity:.75}"
}

// color gives a color of the theme; what is none of the form #RRGGBB is black.
func (d *svg) color(c string) string {
	if len(c) == 7 && c[0] == '#' && strings.Trim(c[1:], "0123456789abcdefABCDEF") == "" {
		return c
	}
	return "#000000"
}

func (d *svg) axis(a *Axis) {
	if a == nil {
		return
	}
	d.group("axis", func() {
		d.put(`<line id="axis" x1="`, num(a.Top.X), `" y1="`, num(a.Top.Y), `" x2="`, num(a.Bottom.X),
			`" y2="`, num(a.Bottom.Y), `" stroke="`, d.color(d.theme.Ink), "\" stroke-width=\"1.2\"/>\n")
		for _, t := range []Text{a.Caption, a.Rest} {
			if t.Words != "" {
				d.texts([]Text{t})
			}
		}
	})
}

// edges draws the lines without their labels: stated ties first, the story
// last, on top of the others.
func (d *svg) edges(edges []PlacedEdge) {
	d.group("edges", func() {
		for _, accent := range []bool{false, true} {
			for _, e := range edges {
				if e.Accent == accent {
					d.edge(e)
				}
			}
		}
	})
}

func (d *svg) edge(e PlacedEdge) {
	color := d.theme.Tie
	switch {
	case e.Accent:
		color = d.theme.Accent
	case e.Context:
		color = d.theme.Context
	}
	color = d.color(color)
	d.put(`<g id="`, e.ID, `" class="`, edgeClass(e), `" role="img"><title>`, svgText(e.Tip), `</title>`,
		`<path d="`, svgPath(e.Path), `" fill="none" stroke="`, color, `" stroke-width="`, num(e.Width), `"`)
	switch e.Dash {
	case Dashed:
		d.put(` stroke-dasharray="`, num(4+e.Width), ` `, num(2.5+e.Width), `"`)
	case Dotted:
		d.put(` stroke-dasharray="0.1 `, num(2.5+e.Width), `" stroke-linecap="round"`)
	}
	d.put("/>")
	for _, h := range e.Heads {
		d.put(`<path class="head" d="M`, svgPoint(h[0]), "L", svgPoint(h[1]), "L", svgPoint(h[2]), `Z" fill="`, color, `"/>`)
	}
	d.put("</g>\n")
}

func edgeClass(e PlacedEdge) string {
	class := "edge"
	switch {
	case e.Accent:
		class += " accent"
	case e.Context:
		class += " context"
	}
	return class + " " + [...]string{"stated", "not-established", "denied"}[e.Dash]
}

func svgPoint(p Point) string { return num(p.X) + " " + num(p.Y) }

func svgPath(path []Point) string {
	var b strings.Builder
	for i, p := range path {
		switch {
		case i == 0:
			b.WriteByte('M')
		case i%3 == 1:
			b.WriteByte('C')
		default:
			b.WriteByte(' ')
		}
		b.WriteString(svgPoint(p))
	}
	return b.String()
}

func (d *svg) nodes(nodes []PlacedNode) {
	d.group("nodes", func() {
		for _, p := range nodes {
			d.node(p)
		}
	})
}

func (d *svg) node(p PlacedNode) {
	class := [...]string{"group", "person", "event"}[min(p.Column, graph.ColumnTime)]
	d.put(`<g id="`, p.ID, `" class="node `, class, `" role="img"><title>`, svgText(p.Tip), "</title>")
	switch {
	case p.Form == FormPoint:
		d.point(p.Dot, p.Radius, p.Column)
	case p.Column == graph.ColumnGroup:
		d.rect(p.Box, 0, d.theme.Group)
	case p.Column == graph.ColumnPerson:
		d.rect(p.Box, min(9, p.Box.H/3), d.theme.Person)
	case p.Form == FormCard:
		d.outlined(p.Box)
	default:
		d.dot(p.Dot, p.Undated)
	}
	d.put("\n")
	if p.Form != FormPoint { // names beside points are above all points
		for _, t := range p.Texts {
			d.text(t, d.ink(t.Role, p.Column == graph.ColumnPerson))
		}
	}
	d.put("</g>\n")
}

// point draws a node as a point: people as discs, organizations as squares,
// events as rings.
func (d *svg) point(at Point, r float64, c graph.Column) {
	t := d.theme
	switch c {
	case graph.ColumnGroup:
		d.rect(Box{at.X - r, at.Y - r, 2 * r, 2 * r}, 0, t.GroupPoint)
	case graph.ColumnPerson:
		d.put(`<circle cx="`, num(at.X), `" cy="`, num(at.Y), `" r="`, num(r), `" fill="`, d.color(t.Person), `"/>`)
	default:
		d.put(`<circle cx="`, num(at.X), `" cy="`, num(at.Y), `" r="`, num(r-0.5), `" fill="`, d.color(t.Canvas),
			`" stroke="`, d.color(t.Ink), `" stroke-width="1"/>`)
	}
}

// outlined draws a card that is the canvas with a hairline around it.
func (d *svg) outlined(b Box) {
	d.put(`<rect x="`, num(b.X+0.5), `" y="`, num(b.Y+0.5), `" width="`, num(b.W-1), `" height="`, num(b.H-1),
		`" fill="`, d.color(d.theme.Canvas), `" stroke="`, d.color(d.theme.Context), `" stroke-width="1"/>`)
}

func (d *svg) dot(at Point, hollow bool) {
	fill := d.theme.Ink
	if hollow {
		fill = d.theme.Canvas
	}
	d.put(`<circle cx="`, num(at.X), `" cy="`, num(at.Y), `" r="3.2" fill="`, d.color(fill),
		`" stroke="`, d.color(d.theme.Ink), `" stroke-width="1.2"/>`)
}

func (d *svg) rect(b Box, round float64, fill string) {
	d.put(`<rect x="`, num(b.X), `" y="`, num(b.Y), `" width="`, num(b.W), `" height="`, num(b.H), `"`)
	if round > 0 {
		d.put(` rx="`, num(round), `"`)
	}
	d.put(` fill="`, d.color(fill), `"/>`)
}

// ink gives the color of a text.
func (d *svg) ink(r Role, onPerson bool) string {
	switch {
	case r == RoleBar:
		return d.theme.AccentText
	case r == RoleKicker && onPerson:
		return d.theme.PersonBy
	case (r == RoleName || r == RoleSmall) && onPerson:
		return d.theme.PersonText
	case r == RoleTitle || r == RoleName || r == RoleDate || r == RoleEvent || r >= RoleSmall:
		return d.theme.Ink
	}
	return d.theme.Quiet
}

// labels draws the words of edges above everything else, each line on a piece
// of canvas so that what passes behind does not disturb.
func (d *svg) labels(edges []PlacedEdge) {
	d.group("labels", func() {
		for _, e := range edges {
			if len(e.Label) == 0 {
				continue
			}
			d.put(`<g class="label `, edgeClass(e), `" aria-hidden="true"><title>`, svgText(e.Tip), "</title>\n")
			for _, t := range e.Label {
				d.halo(t)
			}
			for _, t := range e.Label {
				ink := d.theme.Quiet
				switch {
				case t.Role == RoleNear:
					ink = d.theme.Ink
				case e.Accent:
					ink = d.theme.AccentText
				}
				d.text(t, ink)
			}
			d.put("</g>\n")
		}
	})
}

// names draws the words beside points, each on a piece of canvas.
func (d *svg) names(nodes []PlacedNode) {
	var ts []Text
	for _, p := range nodes {
		if p.Form == FormPoint {
			ts = append(ts, p.Texts...)
		}
	}
	if len(ts) == 0 {
		return
	}
	d.group("names", func() {
		for _, t := range ts {
			d.halo(t)
		}
		d.texts(ts)
	})
}

func (d *svg) texts(ts []Text) {
	for _, t := range ts {
		d.text(t, d.ink(t.Role, false))
	}
}

// text writes one line of text. textLength is not set: a font narrower than
// the one measured stays as it is.
func (d *svg) text(t Text, ink string) {
	m := measures[t.Role]
	family, weight := sansFamily, ""
	switch m.face {
	case serifBold:
		family, weight = serifFamily, ` font-weight="bold"`
	case sansBold:
		weight = ` font-weight="bold"`
	}
	x, anchor := t.At.X, ""
	if t.Role == RoleLabel || t.Role == RoleCount {
		x, anchor = t.At.X+t.Width/2, ` text-anchor="middle"`
	}
	d.put(`<text x="`, num(x), `" y="`, num(t.At.Y), `"`, anchor, ` font-family="`, family, `" font-size="`,
		num(m.size), `"`, weight, ` fill="`, d.color(ink), `">`, svgText(t.Words), "</text>\n")
}

// swatch draws a sign of the legend and its words.
func (d *svg) swatch(s Swatch) {
	mid := s.Box.Y + s.Box.H/2
	t := d.theme
	line := func(color, more string) {
		d.put(`<line x1="`, num(s.Box.X), `" y1="`, num(mid), `" x2="`, num(s.Box.X+s.Box.W), `" y2="`, num(mid),
			`" stroke="`, d.color(color), `" `, more, "/>\n")
	}
	switch s.Sign {
	case SignGroup:
		d.rect(s.Box, 0, t.Group)
	case SignPerson:
		d.rect(s.Box, 4, t.Person)
	case SignEvent, SignUndated:
		d.dot(Point{s.Box.X + s.Box.W/2, mid}, s.Sign == SignUndated)
	case SignAccent:
		line(t.Accent, `stroke-width="3"`)
	case SignTie:
		line(t.Tie, `stroke-width="1"`)
	case SignMessages:
		line(t.Tie, `stroke-width="2.2"`)
	case SignBars:
		for _, b := range barsSign(s.Box) {
			d.rect(b, 0, t.Accent)
		}
	case SignEventCard:
		d.outlined(s.Box)
	case SignGroupPoint, SignPersonPoint, SignEventPoint:
		d.point(Point{s.Box.X + s.Box.W/2, mid}, 4, graph.Column(s.Sign-SignGroupPoint))
	case SignDashed:
		line(t.Tie, `stroke-width="1" stroke-dasharray="5 3.5"`)
	case SignDotted:
		line(t.Tie, `stroke-width="1.2" stroke-dasharray="0.1 3.7" stroke-linecap="round"`)
	}
	d.text(s.Text, t.Quiet)
}
