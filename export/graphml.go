package export

import (
	"io"

	"corkboard/graph"
)

// WriteGraphML writes a network as GraphML 1.0 for yEd, Gephi, Cytoscape,
// igraph, networkx and NodeXL: typed keys, identifiers that the schema takes,
// the IRI as data. The graph is directed as a whole, since many readers take no
// mixture; the key direction says what is so. The keys x, y, r, g, b, size and
// weight are those that Gephi takes up, label is what is shown. Dates are
// texts, as stored. Any number of nodes and edges is written. Memory: the
// network's.
func WriteGraphML(w io.Writer, n graph.Network, o DrawOptions) error {
	x, err := newInterchange(n, o)
	if err != nil {
		return err
	}
	x.addLooks()
	g := graphMLWriter{interchange: x, tagWriter: tagWriter{out: output{w: w}}}
	about := x.about()
	g.put(xmlHeader)
	g.line(0, "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">")
	for _, m := range about {
		g.key("graph", column{name: m.name})
	}
	for _, c := range x.nodes {
		g.key("node", c)
	}
	for _, c := range x.edges {
		g.key("edge", c)
	}
	g.line(0, "<graph id=\"corkboard\" edgedefault=\"directed\">")
	for _, m := range about {
		g.data(1, "graph", m.name, m.value)
	}
	for i, id := range x.ids {
		g.line(1, "<node id=\"", id, "\">")
		g.row("node", x.nodes, i)
		g.line(1, "</node>")
	}
	for i, e := range x.n.Edges {
		g.line(1, "<edge id=\"", x.edgeIDs[i], "\" source=\"", x.ids[e.Source], "\" target=\"", x.ids[e.Target], "\">")
		g.row("edge", x.edges, i)
		g.line(1, "</edge>")
	}
	g.line(0, "</graph>")
	g.line(0, "</graphml>")
	return g.end()
}

type graphMLWriter struct {
	*interchange
	tagWriter
}

// addLooks adds what other formats write in a way of their own: labels,
// weights, positions and colors.
func (x *interchange) addLooks() {
	channel := func(k int) func(int) any {
		return func(i int) any {
			r, g, b := rgb(paint(x.n.Nodes[i]))
			return []int{r, g, b}[k]
		}
	}
	fields := []field{
		{"label", textCell, func(i int) any { return english.fullName(x.n, i) }},
		{"size", realCell, func(i int) any { return x.size(i) }},
		{"r", wholeCell, channel(0)}, {"g", wholeCell, channel(1)}, {"b", wholeCell, channel(2)},
	}
	if x.at != nil { // upwards in Gephi
		fields = append(fields,
			field{"x", realCell, func(i int) any { return x.at[i].X }}, field{"y", realCell, func(i int) any { return -x.at[i].Y + 0 }})
	}
	x.nodes = append(columnsOf(len(x.ids), fields), x.nodes...)
	x.edges = append(columnsOf(len(x.edgeIDs), []field{
		{"label", textCell, func(i int) any { return wording(x.n.Edges[i]) }},
		{"weight", realCell, func(i int) any {
			w, ok := weight(x.n.Edges[i])
			return when(ok, w)
		}},
	}), x.edges...)
}

// key declares a column. Its identifier tells columns of one name apart.
func (g *graphMLWriter) key(of string, c column) {
	kind := [...]string{textCell: "string", listCell: "string", wholeCell: "long", realCell: "double", truthCell: "boolean"}[c.kind]
	g.line(0, "<key id=\"", of, "_", c.name, "\" for=\"", of, "\" attr.name=\"", c.name, "\" attr.type=\"", kind, "\"/>")
}

func (g *graphMLWriter) row(of string, columns []column, i int) {
	for _, c := range columns {
		if c.cells[i] != nil {
			g.data(2, of, c.name, c.cells[i])
		}
	}
}

func (g *graphMLWriter) data(depth int, of, name string, v any) {
	g.line(depth, "<data key=\"", of, "_", name, "\">", svgText(plain(v)), "</data>")
}
