package export

import (
	"io"
	"strconv"
	"strings"

	"corkboard/graph"
)

// DrawDOT writes a network in the DOT language of Graphviz, for the program
// dot: organizations, people and events from left to right. Identifiers are
// made of a letter, a number and the name ("p2_anna_lindqvist"), labels are
// Graphviz's HTML, in the sizes of the other pictures, nodes come first in a
// fixed order, and nothing refers to files or addresses. In a story events are
// joined top to bottom by the axis: one edge of class "axis" between neighbours,
// beside the network's own edges. With o.Positions each node has its place and
// size for neato -n, each line and its words theirs for neato -n2.
//
// Equal networks give equal bytes, whatever the order of their nodes and
// edges. Networks that DrawSVG refuses are refused here too. Memory: the
// network's.
func DrawDOT(w io.Writer, n graph.Network, o DrawOptions) error {
	if err := fits(n, o); err != nil {
		return err
	}
	n = canonical(n)
	o = o.withDefaults(n)
	d := &dotWriter{out: output{w: w}, n: n, o: o, t: o.tongue()}
	d.events, d.known = timeOrder(n)
	d.name()
	d.locate()
	if d.story = chosenLayout(n, o) == LayoutNameStory; d.placed != nil {
		d.story = d.placed.Name == LayoutNameStory
	}
	d.head()
	for i := range n.Nodes {
		d.node(i)
	}
	d.ranks()
	d.axis()
	for i := range n.Edges {
		d.edge(i)
	}
	d.put("}\n")
	if d.err != nil {
		return d.err
	}
	return d.out.flush()
}

type dotWriter struct {
	out    output
	n      graph.Network
	o      DrawOptions
	t      *tongue
	ids    []string
	placed *Layout // nil where no positions are written
	story  bool    // an axis joins the events
	plain  bool
	events []int // in order of time
	known  int   // how many of them have a known place
	err    error
}

func (d *dotWriter) put(parts ...string) {
	if d.err != nil {
		return
	}
	for _, p := range parts {
		d.out.b = append(d.out.b, p...)
	}
	d.err = d.out.spill()
}

// name gives each node its identifier.
func (d *dotWriter) name() {
	var count [3]int
	for i, v := range d.n.Nodes {
		col := min(v.Column, graph.ColumnTime)
		count[col]++
		id := [...]string{"o", "p", "t"}[col] + strconv.Itoa(count[col])
		if s := slug(d.t.fullName(d.n, i)); s != "" {
			id += "_" + s
		}
		d.ids = append(d.ids, id)
	}
}

// head opens the graph and sets what holds for all. The attributes of edges
// are declared in the order of their names, all that occur: where two cards of
// a column are joined, Graphviz 2.43 looks attributes up by their number in
// that order, and would take a color for an arrow.
func (d *dotWriter) head() {
	t := d.o.Theme
	const font = `fontname="Helvetica,Arial,sans-serif"`
	d.put("digraph corkboard {\n",
		"  graph [rankdir=LR, bgcolor=\"", t.Canvas, "\", pad=0.35, nodesep=0.4, ranksep=1.0, splines=true,\n",
		"    outputorder=edgesfirst, start=1, charset=\"UTF-8\", ", font, ", fontsize=11, fontcolor=\"", t.Ink, "\",\n",
		"    labelloc=t, labeljust=l, tooltip=\" \", label=", d.markup(d.words(), false), "];\n",
		"  node [shape=box, style=filled, penwidth=0, margin=\"0.14,0.08\", ", font, ", fontsize=11, fontcolor=\"", t.Ink, "\"];\n",
		"  edge [arrowhead=none, arrowsize=0.5, arrowtail=none, class=\"\", color=\"", t.Tie, "\", constraint=true, dir=forward,\n",
		"    fontcolor=\"", t.Quiet, "\", ", font, ", fontsize=9, id=\"\", label=\"\", labeltooltip=\"\",\n",
		"    lp=\"\", penwidth=1, pos=\"\", style=solid, tooltip=\"\", weight=1, xlabel=\"\"];\n")
}

// words gives the lines above the picture: headline and dek, and, smaller, what
// other pictures say in their legend and footer.
func (d *dotWriter) words() []dotLine {
	var lines []dotLine
	add := func(s string, r Role) {
		for _, l := range wrap(s, 600, measures[r]) {
			lines = append(lines, dotLine{r, l})
		}
	}
	add(cut(d.o.Title, labelMax), RoleTitle)
	add(cut(d.o.Dek, labelMax), RoleDek)
	lines = append(lines, dotLine{RoleFoot, " "})
	for _, s := range d.key() {
		add(s, RoleFoot)
	}
	return append(lines, dotLine{RoleFoot, " "}, dotLine{RoleFoot, " "})
}

// key gives the paragraphs below the headline: how lines are broken, how events
// are ordered, what was left out, sources and caution.
func (d *dotWriter) key() []string {
	var ps []string
	if s := d.t.statusWords(d.n.Edges, Dashed); s != "" {
		ps = append(ps, d.t.say("Dashed: %1.", cut(s, labelMax)))
	}
	if s := d.t.statusWords(d.n.Edges, Dotted); s != "" {
		ps = append(ps, d.t.say("Dotted: %1.", cut(s, labelMax)))
	}
	if d.story && d.known > 1 {
		ps = append(ps, d.t.say("Axis: in order of time, not to scale."))
		if d.placed == nil {
			ps = append(ps, d.t.axisNotes(d.n, d.events[:d.known])...)
		}
	}
	if d.placed != nil { // which says what it has no room for
		return append(ps, footWords(d.placed.Footer)...)
	}
	o, n := d.o.brief(d.n, 2*labelMax)
	return append(ps, o.foot(n)...)
}

func (d *dotWriter) node(i int) {
	v := d.n.Nodes[i]
	d.put("  ", d.ids[i], " [id=\"", d.ids[i], "\", class=\"node ",
		[...]string{"group", "person", "event"}[min(v.Column, graph.ColumnTime)], "\", ", d.look(i))
	if d.placed == nil {
		d.put(", label=", d.markup(d.card(i), v.Column == graph.ColumnPerson))
	} else {
		d.placedCard(i)
	}
	d.put(", tooltip=", dotText(nodeTip(d.n, i, d.o)))
	d.place(i)
	d.put("];\n")
}

// look gives the form and the colors of a node.
func (d *dotWriter) look(i int) string {
	t, form := d.o.Theme, FormStory
	if d.placed != nil {
		form = d.placed.Nodes[i].Form
	}
	switch column := d.n.Nodes[i].Column; {
	case column == graph.ColumnGroup && form == FormPoint:
		return `fillcolor="` + t.GroupPoint + `"`
	case column == graph.ColumnGroup:
		return `fillcolor="` + t.Group + `"`
	case column == graph.ColumnPerson && form == FormPoint:
		return `shape=circle, fillcolor="` + t.Person + `"`
	case column == graph.ColumnPerson:
		return `style="filled,rounded", fillcolor="` + t.Person + `", fontcolor="` + t.PersonText + `"`
	case form == FormPoint:
		return `shape=circle, penwidth=1, color="` + t.Ink + `", fillcolor="` + t.Canvas + `"`
	case form == FormCard:
		return `penwidth=1, color="` + t.Context + `", fillcolor="` + t.Canvas + `"`
	}
	return `shape=plaintext, style="", fontsize=10`
}

// card gives the words of a node whose size Graphviz finds.
func (d *dotWriter) card(i int) []dotLine {
	v := d.n.Nodes[i]
	wide := mul(nameWrap, mul(nameSize, 0.56))
	var lines []dotLine
	if v.Column == graph.ColumnTime {
		return append(append(lines, dotLine{RoleDate, d.mark(i) + d.t.eventDate(d.n, i)}),
			indented(wrap(cut(d.t.eventTitle(d.n, i), nameMax), wide, measures[RoleEvent]))...)
	}
	if k := d.t.kicker(d.n, i); k != "" {
		lines = append(lines, dotLine{RoleKicker, k})
	}
	for _, s := range wrap(cut(d.t.fullName(d.n, i), nameMax), wide, measures[RoleName]) {
		lines = append(lines, dotLine{RoleName, s})
	}
	return lines
}

// ranks keeps the columns apart. Where there are no organizations the people
// come first.
func (d *dotWriter) ranks() {
	var columns [3][]string
	for i, v := range d.n.Nodes {
		col := min(v.Column, graph.ColumnTime)
		columns[col] = append(columns[col], d.ids[i])
	}
	rank := [...]string{"source", "same", "sink"}
	for col, ids := range columns {
		if len(ids) > 0 {
			d.put("  { rank=", rank[col], "; ", strings.Join(ids, "; "), "; }\n")
		}
	}
}

// axis joins the events whose order is known.
func (d *dotWriter) axis() {
	if !d.story {
		return
	}
	for i := 1; i < d.known; i++ {
		d.put("  ", d.ids[d.events[i-1]], " -> ", d.ids[d.events[i]], " [class=\"axis\", color=\"",
			d.o.Theme.Ink, "\", penwidth=1.2, weight=10, tooltip=\" \"")
		d.axisWay(d.events[i-1], d.events[i])
		d.put("];\n")
	}
}

// edge writes a line from the left column to the right, whatever its
// direction, so that the columns stay; its heads say the direction.
func (d *dotWriter) edge(i int) {
	e, t := d.n.Edges[i], d.o.Theme
	from, to := d.n.Nodes[e.Source].Column, d.n.Nodes[e.Target].Column
	a, b := e.Source, e.Target
	turned := from > to
	if turned {
		a, b = b, a
	}
	toEvent := max(from, to) == graph.ColumnTime
	d.put("  ", d.ids[a], " -> ", d.ids[b], " [id=\"e", strconv.Itoa(i+1), "\", class=\"edge ", dotClass(e), "\"")
	if from == to {
		d.put(", constraint=false")
	}
	d.put(dotHeads(e, turned, toEvent && !e.Accent || d.placed != nil && len(d.placed.Edges[i].Heads) == 0))
	switch lineDash(e) {
	case Dashed:
		d.put(", style=dashed")
	case Dotted:
		d.put(", style=dotted")
	}
	switch {
	case e.Accent:
		d.put(", color=\"", t.Accent, "\", fontcolor=\"", t.AccentText, "\", weight=60")
	case toEvent:
		d.put(", color=\"", t.Context, "\"")
	}
	d.put(", penwidth=", num(lineWidth(e, toEvent)))
	if d.placed == nil {
		d.edgeWords(i)
	} else {
		d.way(i, a)
	}
	tip := dotText(edgeTip(d.n, e, d.o))
	d.put(", tooltip=", tip, ", labeltooltip=", tip, "];\n")
}

// edgeWords writes the words of a line for Graphviz to place.
func (d *dotWriter) edgeWords(i int) {
	e := d.n.Edges[i]
	var lines []dotLine
	for _, w := range d.t.edgeLabel(d.n, e) {
		for _, s := range wrap(w.Text, figureWrap, measures[labelRole(w)]) {
			lines = append(lines, dotLine{labelRole(w), s})
		}
	}
	if len(lines) == 0 {
		return
	}
	// Within a column a label would lie on its line.
	name := ", label="
	if d.n.Nodes[e.Source].Column == d.n.Nodes[e.Target].Column {
		name = ", xlabel="
	}
	d.put(name, d.markup(lines, false))
}

func dotClass(e graph.Edge) string {
	class := [...]string{"stated", "not-established", "denied"}[lineDash(e)]
	if e.Accent {
		return "accent " + class
	}
	return class
}

// dotHeads gives the attributes for the heads of an edge.
func dotHeads(e graph.Edge, turned, none bool) string {
	atTarget, atSource := headed(e)
	if none {
		return ""
	}
	if turned {
		atTarget, atSource = atSource, atTarget
	}
	switch {
	case atTarget && atSource:
		return ", dir=both, arrowhead=normal, arrowtail=normal"
	case atTarget:
		return ", arrowhead=normal"
	case atSource:
		return ", dir=back, arrowtail=normal"
	}
	return ""
}
