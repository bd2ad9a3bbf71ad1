package export

import (
	"slices"
	"strconv"
	"strings"

	"corkboard/graph"
)

// eventIndent is the room of an event's dot, left of its words.
const eventIndent = 18

// locate finds the places of nodes and lines where they are wanted.
func (d *dotWriter) locate() {
	if !d.o.Positions {
		return
	}
	l := Arrange(d.n, d.o)
	d.placed = &l
	slices.SortFunc(l.Nodes, func(a, b PlacedNode) int { return a.Node - b.Node })
	slices.SortFunc(l.Edges, func(a, b PlacedEdge) int { return a.Edge - b.Edge })
}

// room gives the box of a node: an event's has its dot in it, but for
// plain DOT, which draws none.
func (d *dotWriter) room(i int) Box {
	p := d.placed.Nodes[i]
	switch {
	case p.Form == FormPoint:
		return Box{p.Dot.X - p.Radius, p.Dot.Y - p.Radius, 2 * p.Radius, 2 * p.Radius}
	case p.Form == FormStory && p.Column == graph.ColumnTime && !d.plain:
		return Box{p.Box.X - eventIndent, p.Box.Y, p.Box.W + eventIndent, p.Box.H}
	}
	return p.Box
}

// place writes a node's position in points and its size in inches.
func (d *dotWriter) place(i int) {
	if d.placed == nil {
		return
	}
	b := d.room(i)
	d.put(", pos=\"", d.at(Point{b.X + b.W/2, b.Y + b.H/2}), "!\", width=", inches(b.W), ", height=", inches(b.H), ", fixedsize=true")
}

// at writes a place: Graphviz counts upwards.
func (d *dotWriter) at(p Point) string { return num(p.X) + "," + num(d.placed.Height-p.Y) }

func inches(points float64) string { return strconv.FormatFloat(points/72, 'f', 4, 64) }

// placedCard writes the words of a node, broken as the layout breaks them: those
// of a card in a table as wide as it, or they would stand in its middle.
func (d *dotWriter) placedCard(i int) {
	p := d.placed.Nodes[i]
	var lines []dotLine
	for _, t := range p.Texts {
		lines = append(lines, dotLine{t.Role, t.Words})
	}
	if p.Form == FormPoint {
		d.put(`, label=""`)
		if len(lines) > 0 {
			d.put(", xlabel=", d.markup(lines, false))
		}
		return
	}
	pad := 2 * (p.Texts[0].At.X - p.Box.X)
	if p.Form == FormStory && p.Column == graph.ColumnTime {
		pad = -eventIndent
		lines[0].words = d.mark(i) + lines[0].words
		for k := range lines[1:] {
			lines[k+1].words = eventSpace + lines[k+1].words
		}
	}
	d.put(`, margin=0, label=`, dotTable(d.markup(lines, p.Column == graph.ColumnPerson),
		`WIDTH="`+strconv.Itoa(int(max(1, p.Box.W-pad)))+`"`, `ALIGN="LEFT"`))
}

// dotTable puts a label into a table of one cell.
func dotTable(label, table, cell string) string {
	return `<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0" ` + table + `><TR><TD ` + cell + `>` +
		label[1:len(label)-1] + `</TD></TR></TABLE>>`
}

// way writes the course of a line from a node, and its words on a piece of
// canvas, where the layout has room for them. neato -n2 keeps both; for -n the
// line is drawn anew.
func (d *dotWriter) way(i, from int) {
	p := d.placed.Edges[i]
	d.put(", pos=\"", d.spline(p, p.fromNear(d.room(from))), "\"")
	var lines []dotLine
	for _, t := range p.Label {
		if overlap(t.box(), p.LabelBox) { // not under the other end, as in a list
			lines = append(lines, dotLine{t.Role, t.Words})
		}
	}
	if len(lines) == 0 {
		return
	}
	b := p.LabelBox
	d.put(", label=", dotTable(d.markup(lines, false), `BGCOLOR="`+d.o.Theme.Canvas+`"`, `ALIGN="CENTER"`),
		", lp=\"", d.at(Point{b.X + b.W/2, b.Y + b.H/2}), "\"")
}

// fromNear tells whether a path begins at the end that is nearer to a box.
func (p PlacedEdge) fromNear(b Box) bool {
	mid := Point{b.X + b.W/2, b.Y + b.H/2}
	return p.Path[0].distance(mid) <= p.Path[len(p.Path)-1].distance(mid)
}

// spline writes a path as Graphviz reads it: the tips of heads, then the points.
func (d *dotWriter) spline(p PlacedEdge, forward bool) string {
	path := slices.Clone(p.Path)
	if !forward {
		slices.Reverse(path)
	}
	var tips, points []string
	for _, h := range p.Heads {
		if end := path[len(path)-1]; h[0].distance(end) < h[0].distance(path[0]) {
			tips = append(tips, "e,"+d.at(h[0]))
		} else {
			tips = append(tips, "s,"+d.at(h[0]))
		}
	}
	for _, q := range path {
		points = append(points, d.at(q))
	}
	slices.SortFunc(tips, func(a, b string) int { return strings.Compare(b, a) }) // that of the start first
	return strings.Join(append(tips, points...), " ")
}

// axisWay writes the piece of the axis between two events.
func (d *dotWriter) axisWay(a, b int) {
	if d.placed == nil {
		return
	}
	p, q := d.placed.Nodes[a].Dot, d.placed.Nodes[b].Dot
	third := Point{p.X, p.Y + (q.Y-p.Y)/3}
	d.put(", pos=\"", d.at(p), " ", d.at(third), " ", d.at(Point{p.X, q.Y - (q.Y-p.Y)/3}), " ", d.at(q), "\"")
}
