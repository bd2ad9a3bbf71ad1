package export

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"corkboard/graph"
)

// WriteGEXF writes a network for Gephi as GEXF 1.3, or 1.2 where o.GEXF says
// so: typed attributes, intervals of days, colors, sizes, shapes and, where
// there is a layout, positions. Edges are directed all of them, since many
// readers take no mixture; the attribute direction says what is so. Edges of
// one pair are told apart by their kind.
//
// GEXF knows whole days alone. Dates stay as stored in attributes; a month, a
// year or a set becomes the interval of all its days, an approximate date
// none, and the attribute interval says which: "exact", "widest" or
// "incomplete". A weight is written where the view gives one, or where all
// messages are in hand. Any number of nodes and edges is written; a text of more
// than 500,000 bytes, which Gephi would not read, is cut. Memory: the
// network's.
func WriteGEXF(w io.Writer, n graph.Network, o DrawOptions) error {
	g := gexfWriter{}
	switch o.GEXF {
	case "", "1.3":
		g.version, g.space = "1.3", "http://gexf.net/1.3"
	case "1.2":
		g.version, g.space = "1.2", "http://www.gexf.net/1.2draft"
	default:
		return fmt.Errorf("gexf: version: %q is not one of 1.2, 1.3", o.GEXF)
	}
	x, err := newInterchange(n, o)
	if err != nil {
		return err
	}
	g.interchange, g.tagWriter = x, tagWriter{out: output{w: w}}
	g.times()
	g.head()
	g.line(1, "<nodes count=\"", strconv.Itoa(len(x.ids)), "\">")
	for i := range x.ids {
		g.node(i)
	}
	g.line(1, "</nodes>")
	g.line(1, "<edges count=\"", strconv.Itoa(len(x.edgeIDs)), "\">")
	for i := range x.edgeIDs {
		g.edge(i)
	}
	g.line(1, "</edges>")
	g.line(0, "</graph>")
	g.line(0, "</gexf>")
	return g.end()
}

type gexfWriter struct {
	*interchange
	tagWriter
	version, space string
	nodeTimes      []interval
	edgeTimes      []interval
	dynamic        bool
}

// times finds the intervals and adds the column that says what they are.
func (g *gexfWriter) times() {
	note := func(i interval) interval {
		g.dynamic = g.dynamic || i.first != (day{}) || i.last != (day{})
		return i
	}
	for _, v := range g.n.Nodes {
		g.nodeTimes = append(g.nodeTimes, note(nodeInterval(v)))
	}
	for _, e := range g.n.Edges {
		g.edgeTimes = append(g.edgeTimes, note(edgeInterval(e)))
	}
	says := func(all []interval) []field {
		return []field{{"interval", textCell, func(i int) any { return string(all[i].says) }}}
	}
	g.nodes = append(g.nodes, columnsOf(len(g.nodeTimes), says(g.nodeTimes))...)
	g.edges = append(g.edges, columnsOf(len(g.edgeTimes), says(g.edgeTimes))...)
}

func (g *gexfWriter) head() {
	g.put(xmlHeader)
	g.line(0, "<gexf xmlns=\"", g.space, "\" xmlns:viz=\"", g.space, "/viz\" version=\"", g.version, "\">")
	g.line(0, "<meta>")
	g.element(1, "creator", "corkboard "+g.o.Version)
	description := ""
	for _, m := range g.about() {
		if m.name == "title" {
			g.element(1, "keywords", plain(m.value))
		}
		description += sentence(plain(m.value)) + " "
	}
	if g.dynamic {
		description += "Dates of a month or a year are intervals of all its days (interval: widest); approximate dates are in no interval (incomplete)."
	}
	g.element(1, "description", description)
	g.line(0, "</meta>")
	mode := "mode=\"static\""
	if g.dynamic {
		mode = "mode=\"dynamic\" timeformat=\"date\""
		if g.version == "1.3" {
			mode += " timerepresentation=\"interval\""
		}
	}
	g.line(0, "<graph defaultedgetype=\"directed\" idtype=\"string\" ", mode, ">")
	g.declare("node", g.nodes)
	g.declare("edge", g.edges)
}

// declare writes the attributes of a class. An identifier is the name of its
// column, so that what says nothing here changes no other file.
func (g *gexfWriter) declare(class string, columns []column) {
	g.line(1, "<attributes class=\"", class, "\">")
	for _, c := range columns {
		kind := [...]string{textCell: "string", listCell: "string", wholeCell: "long", realCell: "double", truthCell: "boolean"}[c.kind]
		g.line(2, "<attribute id=\"", c.name, "\" title=\"", c.name, "\" type=\"", kind, "\"/>")
	}
	g.line(1, "</attributes>")
}

func (g *gexfWriter) node(i int) {
	v := g.n.Nodes[i]
	g.line(2, "<node id=\"", g.ids[i], "\" label=\"", gexfText(english.fullName(g.n, i)), "\"", timesOf(g.nodeTimes[i]), ">")
	g.values(g.nodes, i)
	r, green, b := rgb(paint(v))
	g.line(3, fmt.Sprintf("<viz:color r=\"%d\" g=\"%d\" b=\"%d\"/>", r, green, b))
	if g.at != nil { // upwards in Gephi
		g.line(3, "<viz:position x=\"", num(g.at[i].X), "\" y=\"", num(-g.at[i].Y), "\" z=\"0\"/>")
	}
	g.line(3, "<viz:size value=\"", num(g.size(i)), "\"/>")
	g.line(3, "<viz:shape value=\"", [...]string{"square", "disc", "diamond"}[min(v.Column, graph.ColumnTime)], "\"/>")
	g.line(2, "</node>")
}

func (g *gexfWriter) edge(i int) {
	e := g.n.Edges[i]
	g.put("    <edge id=\"", g.edgeIDs[i], "\" source=\"", g.ids[e.Source], "\" target=\"", g.ids[e.Target], "\" label=\"", gexfText(wording(e)), "\"")
	if g.version == "1.3" {
		g.put(" kind=\"", gexfText(wording(e)), "\"")
	}
	if w, ok := weight(e); ok {
		g.put(" weight=\"", plain(w), "\"")
	}
	g.put(timesOf(g.edgeTimes[i]), ">\n")
	g.values(g.edges, i)
	r, green, b := rgb(g.paintEdge(e))
	g.line(3, fmt.Sprintf("<viz:color r=\"%d\" g=\"%d\" b=\"%d\"/>", r, green, b))
	g.line(3, "<viz:thickness value=\"", num(lineWidth(e, g.toEvent(e))), "\"/>")
	g.line(3, "<viz:shape value=\"", [...]string{"solid", "dashed", "dotted"}[lineDash(e)], "\"/>")
	g.line(2, "</edge>")
}

func (g *gexfWriter) values(columns []column, i int) {
	g.line(3, "<attvalues>")
	for _, c := range columns {
		if c.cells[i] != nil {
			g.line(4, "<attvalue for=\"", c.name, "\" value=\"", gexfText(plain(c.cells[i])), "\"/>")
		}
	}
	g.line(3, "</attvalues>")
}

// gexfMost is how many bytes a text has at most: Gephi refuses a file with an
// attribute of half a million characters as a whole.
const gexfMost = 500_000

// gexfText writes a text as the value of an attribute. One that is too long is
// cut, with "…" behind it.
func gexfText(s string) string { return svgText(gexfCut(s)) }

func gexfCut(s string) string {
	if len(s) <= gexfMost {
		return s
	}
	return strings.ToValidUTF8(s[:gexfMost], "") + "…"
}

// timesOf writes the attributes of an interval.
func timesOf(i interval) string {
	s := ""
	if from := i.first.iso(); from != "" {
		s += " start=\"" + from + "\""
	}
	if to := i.last.iso(); to != "" {
		s += " end=\"" + to + "\""
	}
	return s
}
