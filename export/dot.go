package export

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"corkboard/graph"
)

// DrawDOT writes a network in the DOT language of Graphviz, for the program
// dot: organizations, people and events from left to right. Identifiers are
// made of a letter, a number and the name ("p2_anna_lindqvist"), all labels are
// quoted strings, nodes come first in a fixed order, and nothing refers to
// files or addresses, so other programs read it too. Events are joined top to
// bottom by the axis: one edge of class "axis" between neighbours, beside the
// network's own edges. With o.Positions each node has its place and size for
// neato -n.
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
	boxes  []Box // of nodes, nil where no positions are written
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
	var lines []string
	for _, s := range []string{d.o.Title, d.o.Dek} {
		lines = append(lines, wrap(cut(s, labelMax), 600, measures[RoleDek])...)
	}
	lines = append(lines, "")
	for _, s := range d.key() {
		lines = append(lines, wrap(s, 600, measures[RoleDek])...)
	}
	lines = append(lines, "")
	d.put("digraph corkboard {\n",
		"  graph [rankdir=LR, bgcolor=\"", t.Canvas, "\", pad=0.35, nodesep=0.4, ranksep=1.0, splines=true,\n",
		"    outputorder=edgesfirst, start=1, charset=\"UTF-8\", ", font, ", fontsize=11, fontcolor=\"", t.Ink, "\",\n",
		"    labelloc=t, labeljust=l, tooltip=\" \", label=", dotLines(lines), "];\n",
		"  node [shape=box, style=filled, penwidth=0, margin=\"0.14,0.08\", ", font, ", fontsize=11, fontcolor=\"", t.Ink, "\"];\n",
		"  edge [arrowhead=none, arrowsize=0.5, arrowtail=none, class=\"\", color=\"", t.Tie, "\", constraint=true, dir=forward,\n",
		"    fontcolor=\"", t.Quiet, "\", ", font, ", fontsize=9, id=\"\", label=\"\", labeltooltip=\"\",\n",
		"    penwidth=1, style=solid, tooltip=\"\", weight=1, xlabel=\"\"];\n")
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
	if d.known > 1 {
		ps = append(ps, d.t.say("Axis: in order of time, not to scale."))
		ps = append(ps, d.t.axisNotes(d.n, d.events[:d.known])...)
	}
	o, n := d.o.brief(d.n, 2*labelMax)
	return append(ps, o.foot(n)...)
}

func (d *dotWriter) node(i int) {
	v, t := d.n.Nodes[i], d.o.Theme
	m := measures[RoleName]
	name := d.t.fullName(d.n, i)
	if v.Column == graph.ColumnTime {
		name = d.t.eventTitle(d.n, i)
	}
	lines := wrap(cut(name, nameMax), mul(nameWrap, mul(m.size, 0.56)), m)
	if k := d.t.kicker(d.n, i); k != "" && v.Column != graph.ColumnTime {
		lines = slices.Insert(lines, 0, k)
	}
	var look, class string
	switch v.Column {
	case graph.ColumnGroup:
		class, look = "group", `fillcolor="`+t.Group+`"`
	case graph.ColumnPerson:
		class, look = "person", `style="filled,rounded", fillcolor="`+t.Person+`", fontcolor="`+t.PersonText+`"`
	default:
		class, look = "event", `shape=plaintext, style="", fontsize=10`
		mark := "● "
		if v.Start == "" && v.End == "" {
			mark = "○ "
		}
		for k := range lines {
			lines[k] = "    " + lines[k]
		}
		lines = slices.Insert(lines, 0, mark+d.t.eventDate(d.n, i))
	}
	d.put("  ", d.ids[i], " [id=\"", d.ids[i], "\", class=\"node ", class, "\", ", look,
		", label=", dotLines(lines), ", tooltip=", dotText(nodeTip(d.n, i, d.o)))
	d.place(i)
	d.put("];\n")
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
	for i := 1; i < d.known; i++ {
		d.put("  ", d.ids[d.events[i-1]], " -> ", d.ids[d.events[i]], " [class=\"axis\", color=\"",
			d.o.Theme.Ink, "\", penwidth=1.2, weight=10, tooltip=\" \"];\n")
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
	d.put(dotHeads(e, turned, toEvent && !e.Accent))
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
	var lines []string
	for _, w := range d.t.edgeLabel(d.n, e) {
		lines = append(lines, wrap(w.Text, figureWrap, measures[RoleLabel])...)
	}
	if len(lines) > 0 {
		// Within a column a label would lie on its line.
		name := ", label="
		if from == to {
			name = ", xlabel="
		}
		d.put(name, dotLines(lines))
	}
	tip := dotText(edgeTip(d.n, e, d.o))
	d.put(", tooltip=", tip, ", labeltooltip=", tip, "];\n")
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
