package export

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"corkboard/graph"
)

// evidenceColumns are the columns of an evidence table, in order.
var evidenceColumns = []string{
	"line", "from", "relation", "to", "status", "according_to", "source", "source_iri", "date", "end", "date_inferred", "date_words",
	"place", "at", "quote", "counted", "item", "says",
}

// WriteEvidence writes what is behind a picture as a table: for every line,
// in the order of the network's edges and numbered from 1, one row for each
// tie, message or claim that it stands for; then for every event "n" and its
// number among the nodes, with the relation "is shown". A line or event
// without evidence has one row that names nothing behind it.
//
// For a message, from and to are its own. An item's status stands before the
// status of its line; "stated" is written out. according_to is whom the source
// passes on; source is empty where none is named, and source_iri then the
// assertion graph. Dates are as stored, date_inferred is "yes" where a rule
// gave one of them. Names that do not leave the newsroom are replaced, in
// quotes between brackets; identifiers that tell of them are left out.
//
// The table is CSV (RFC 4180) in UTF-8 without a byte order mark, but its rows
// end in a line feed alone, as the case's own tables do. A spreadsheet takes a
// cell that begins with = + - @ (full-width ones too), a tab or a line feed for
// a formula; before those stands an apostrophe, before negative numbers too. Control
// characters other than tab and line feed are left out, invalid UTF-8 becomes
// U+FFFD.
//
// It is a paper for the newsroom and no picture: file names, places and quotes
// are written whatever WithText says, and it must not be published as it is.
// Of the options it uses none. Any number of nodes and edges is written.
// Memory: the network's.
func WriteEvidence(w io.Writer, n graph.Network, o DrawOptions) error {
	if err := wired(n); err != nil {
		return err
	}
	n = canonical(n)
	table := csv.NewWriter(w)
	if err := table.Write(evidenceColumns); err != nil {
		return err
	}
	for i, e := range n.Edges {
		for _, x := range orNone(e.Evidence.Slice()) {
			from, to := e.Source, e.Target
			if e.Forward+e.Backward > 0 && x.Counted != "" && !x.Forward {
				from, to = to, from
			}
			status := x.Status
			if status == graph.Stated {
				status = e.Status
			}
			row := evidenceRow(n, x, status)
			row[0], row[1] = strconv.Itoa(i+1), n.Nodes[from].Label
			row[2], row[3] = e.Label, n.Nodes[to].Label
			if err := table.Write(guarded(row)); err != nil {
				return err
			}
		}
	}
	for i, v := range n.Nodes {
		if v.Column != graph.ColumnTime {
			continue
		}
		for _, x := range orNone(v.Evidence) {
			row := evidenceRow(n, x, x.Status)
			row[0], row[1], row[2] = "n"+strconv.Itoa(i+1), v.Label, "is shown"
			if err := table.Write(guarded(row)); err != nil {
				return err
			}
		}
	}
	table.Flush()
	return table.Error()
}

// orNone gives a line without evidence a row of its own, so that it is seen.
func orNone(ev []graph.Evidence) []graph.Evidence {
	if len(ev) == 0 {
		return []graph.Evidence{{}}
	}
	return ev
}

// evidenceRow fills the columns from status on.
func evidenceRow(n graph.Network, x graph.Evidence, s graph.Status) []string {
	status, inferred := string(s), ""
	if s == graph.Stated {
		status = "stated"
	}
	if x.Inferred {
		inferred = "yes"
	}
	return []string{
		"", "", "", "", status, x.Speaker, x.Named, n.Identifier(x.Source), x.Date, x.End, inferred, x.Words,
		n.Identifier(x.Place), x.At, x.Quote, x.Counted, x.Identifier(n), x.Label,
	}
}

// guarded makes cells fit for a spreadsheet.
func guarded(row []string) []string {
	for i, s := range row {
		row[i] = guardCell(s)
	}
	return row
}

// guardCell keeps a spreadsheet from taking a cell for a formula, and a cell
// free of what no table should hold.
func guardCell(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\r' || r < ' ' && r != '\t' && r != '\n' || r == 0x7F:
			return -1
		case r&0xFFFE == 0xFFFE:
			return utf8.RuneError
		}
		return r
	}, s)
	if first, _ := utf8.DecodeRuneInString(s); s != "" && strings.ContainsRune("=+-@\t\n＝＋－＠", first) {
		return "'" + s
	}
	return s
}
