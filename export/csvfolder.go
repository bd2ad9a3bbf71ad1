package export

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"

	"corkboard/graph"
)

// tableParts are the files of the format csv.
var tableParts = []Part{
	{"nodes.csv", writeNodesCSV},
	{"edges.csv", writeEdgesCSV},
	{"about.txt", writeAbout},
}

// header says how a table of columns is headed: what stands before the columns,
// and the name of each.
type header struct {
	first []string
	name  func(c column) string
	list  bool // the program has lists of texts
}

func (o DrawOptions) header(gephi, neo4j []string) (header, error) {
	switch o.Headers {
	case "", "gephi":
		return header{gephi, func(c column) string { return c.name }, false}, nil
	case "neo4j":
		return header{neo4j, func(c column) string {
			return c.name + [...]string{textCell: "", listCell: ":string[]", wholeCell: ":long", realCell: ":double", truthCell: ":boolean"}[c.kind]
		}, true}, nil
	}
	return header{}, fmt.Errorf("csv: headers: %q is not one of gephi, neo4j", o.Headers)
}

// writeNodesCSV writes the nodes as a table. Every cell that a spreadsheet
// could take for a formula has an apostrophe before it (guardCell); numbers are
// ours and have none. It is CSV (RFC 4180) in UTF-8 without a byte order mark,
// its rows end in a line feed.
func writeNodesCSV(w io.Writer, n graph.Network, o DrawOptions) error {
	h, err := o.header([]string{"Id", "Label"}, []string{"id:ID", "name", ":LABEL"})
	if err != nil {
		return err
	}
	x, err := newBareInterchange(n, o)
	if err != nil {
		return err
	}
	x.nodes = columnsOf(len(x.ids), x.nodeFields())
	if o.Headers != "neo4j" && x.at != nil { // upwards in Gephi
		x.nodes = append(x.nodes, columnsOf(len(x.ids), []field{
			{"x", realCell, func(i int) any { return x.at[i].X }}, {"y", realCell, func(i int) any { return -x.at[i].Y + 0 }},
		})...)
	}
	return h.write(w, x.nodes, len(x.ids), func(i int) []string {
		row := []string{x.ids[i], english.fullName(x.n, i)}
		if o.Headers == "neo4j" {
			row = append(row, lastName(x.n.Nodes[i].Class))
		}
		return row
	})
}

// writeEdgesCSV writes the edges as a table, as writeNodesCSV does. Type is
// Directed where an edge points one way, and Undirected otherwise; one that
// points backward has its ends as in the network and says so in direction.
func writeEdgesCSV(w io.Writer, n graph.Network, o DrawOptions) error {
	h, err := o.header([]string{"Source", "Target", "Type", "Id", "Label", "Weight"}, []string{":START_ID", ":END_ID", ":TYPE", "id", "label", "weight:double"})
	if err != nil {
		return err
	}
	x, err := newBareInterchange(n, o)
	if err != nil {
		return err
	}
	x.edges = columnsOf(len(x.edgeIDs), x.edgeFields())
	return h.write(w, x.edges, len(x.edgeIDs), func(i int) []string {
		e, kind := x.n.Edges[i], "Undirected"
		if d := towards(e); d == "forward" || d == "backward" {
			kind = "Directed"
		}
		if o.Headers == "neo4j" {
			kind = lastName(e.Kind)
		}
		f, ok := weight(e)
		return []string{x.ids[e.Source], x.ids[e.Target], kind, x.edgeIDs[i], wording(e), plain(when(ok, f))}
	})
}

// write writes a table. first gives the cells before the columns.
func (h header) write(w io.Writer, columns []column, rows int, first func(i int) []string) error {
	columns = slices.Clone(columns)
	for i, c := range columns {
		if c.kind == listCell {
			columns[i] = h.joined(c)
		}
	}
	table := csv.NewWriter(w)
	row := append([]string(nil), h.first...)
	for _, c := range columns {
		row = append(row, h.name(c))
	}
	if err := table.Write(row); err != nil {
		return err
	}
	for i := range rows {
		row = guarded(first(i))
		for _, c := range columns {
			row = append(row, cellText(c, i))
		}
		if err := table.Write(row); err != nil {
			return err
		}
	}
	table.Flush()
	return table.Error()
}

// joined gives a column of lists as one of texts, with "; " between those of a
// list; where the program has lists, as one of these, with ";" between.
//
// Neo4j knows no way to write a semicolon inside a text of a list, and a text is
// kept as it is: where one has any, the column stays one of texts.
func (h header) joined(c column) column {
	between, guard := "; ", false
	if h.list && !slices.ContainsFunc(c.cells, hasSemicolon) {
		between, guard = ";", true
	} else {
		c.kind = textCell
	}
	cells := make([]any, len(c.cells))
	for i, v := range c.cells {
		if texts, ok := v.([]string); ok {
			if guard {
				texts = guarded(slices.Clone(texts))
			}
			cells[i] = strings.Join(texts, between)
		}
	}
	c.cells = cells
	return c
}

func hasSemicolon(cell any) bool {
	texts, _ := cell.([]string)
	return slices.ContainsFunc(texts, func(s string) bool { return strings.Contains(s, ";") })
}

func cellText(c column, i int) string {
	if c.kind == wholeCell || c.kind == realCell || c.kind == truthCell {
		return plain(c.cells[i])
	}
	return guardCell(plain(c.cells[i]))
}

// writeAbout writes what stands below a picture, for the tables have no room
// for it.
func writeAbout(w io.Writer, n graph.Network, o DrawOptions) error {
	x, err := newBareInterchange(n, o)
	if err != nil {
		return err
	}
	var b strings.Builder
	for _, m := range x.about() {
		if texts, ok := m.value.([]string); ok {
			for _, s := range texts {
				b.WriteString(s + "\n")
			}
			continue
		}
		if m.name != "title" && m.name != "dek" {
			b.WriteString(strings.ReplaceAll(m.name, "_", " ") + ": ")
		}
		b.WriteString(plain(m.value) + "\n")
	}
	_, err = io.WriteString(w, b.String())
	return err
}
