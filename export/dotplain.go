package export

import (
	"io"
	"strconv"

	"corkboard/graph"
)

// DrawDOTPlain writes a network in the part of the DOT language that every
// parser reads: identifiers without quotes, all values quoted strings or
// numbers, graph attributes as statements of their own, no subgraphs, no ports,
// no HTML, no defaults. An edge leads from its source to its target; one
// without a direction has dir=none. Beside labels stand the class, IRI and
// dates of nodes and the kind, status and counts of edges. With o.Positions
// each node has its place and size for neato -n.
//
// Equal networks give equal bytes, whatever the order of their nodes and
// edges. Memory: the network's.
func DrawDOTPlain(w io.Writer, n graph.Network, o DrawOptions) error {
	if err := fits(n, o); err != nil {
		return err
	}
	n = canonical(n)
	o = o.withDefaults(n)
	d := &dotWriter{out: output{w: w}, n: n, o: o, t: o.tongue(), plain: true}
	d.events, d.known = timeOrder(n)
	d.name()
	d.locate()
	title := o.Title
	if title == "" {
		title = d.t.say("Network")
	}
	d.put("digraph corkboard {\n  charset=\"UTF-8\";\n  rankdir=LR;\n  label=", dotText(cut(title, labelMax)), ";\n")
	for i := range n.Nodes {
		d.plainNode(i)
	}
	for i := range n.Edges {
		d.plainEdge(i)
	}
	d.put("}\n")
	if d.err != nil {
		return d.err
	}
	return d.out.flush()
}

// field writes an attribute unless it is empty.
func (d *dotWriter) field(name, value string) {
	if value = shortText(value, tipMax); value != "" {
		d.put(", ", name, "=", dotText(value))
	}
}

func (d *dotWriter) plainNode(i int) {
	v := d.n.Nodes[i]
	shape := [...]string{"box", "box", "ellipse"}[min(v.Column, graph.ColumnTime)]
	d.put("  ", d.ids[i], " [label=", dotText(d.t.titledName(d.n, i, labelMax)), ", shape=", shape,
		", class=\"", [...]string{"group", "person", "event"}[min(v.Column, graph.ColumnTime)], "\"")
	if !v.ShownAs {
		d.field("iri", d.n.Identifier(v.ID))
	}
	d.field("type", v.Class.Value())
	d.field("kicker", v.Kicker)
	d.field("start", v.Start)
	d.field("end", v.End)
	d.field("status", string(v.Status))
	d.place(i)
	d.put("];\n")
}

func (d *dotWriter) plainEdge(i int) {
	e := d.n.Edges[i]
	label := e.Label
	if words := d.t.edgeLabel(d.n, e); len(words) > 0 {
		label = words[0].Text
	}
	d.put("  ", d.ids[e.Source], " -> ", d.ids[e.Target], " [id=\"e", strconv.Itoa(i+1), "\", label=",
		dotText(shortText(label, labelMax)))
	d.field("kind", e.Kind.Value())
	d.field("status", string(e.Status))
	if e.Disputed {
		d.put(", disputed=true")
	}
	if e.Forward+e.Backward > 0 {
		d.put(", forward=", strconv.Itoa(e.Forward), ", backward=", strconv.Itoa(e.Backward))
	}
	d.field("first", e.First)
	d.field("last", e.Last)
	switch atTarget, atSource := headed(e); {
	case atTarget && atSource:
		d.put(", dir=both")
	case atSource:
		d.put(", dir=back")
	case !atTarget:
		d.put(", dir=none")
	}
	if lineDash(e) != Solid {
		d.put(", style=", [...]string{"solid", "dashed", "dotted"}[lineDash(e)])
	}
	d.put("];\n")
}
