package export

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"corkboard/graph"
)

func TestWriteEvidenceGolden(t *testing.T) {
	n := founding()
	m := n.Edges[0]
	m.Evidence = graph.ListEvidence([]graph.Evidence{
		{Subject: graph.IRI(boardBase + "m1"), Label: "asks for tax returns", Named: "The report", Date: "2016-10-03", Inferred: true,
			Words: "October 3 last year", Place: graph.IRI(boardBase + "messages.csv#row=2"), At: "-5", Quote: "=1+1, “so”\nhe said",
			Counted: "1", Forward: true},
		{Subject: graph.IRI(boardBase + "m2"), Label: "@someone answers", Named: "+The report", Counted: "1..", Status: graph.SecondHand},
	}...)
	n.Edges[0] = m
	n.Edges[1].Evidence = graph.EvidenceList{}
	golden(t, "evidence.csv", drawn(t, WriteEvidence, n, DrawOptions{}))
}

// TestWriteEvidenceRows reads the table back: every line and every event has
// a row, and no cell is a formula.
func TestWriteEvidenceRows(t *testing.T) {
	n := generated(40, 9)
	for i := range n.Edges {
		retold(&n.Edges[i], func(x *graph.Evidence) {
			x.Quote = []string{"=cmd|' /C calc'!A0", "+1", "-1", "@x", "\t=1", "\r=1", "plain", "a\x00b\xff"}[i%8]
		})
	}
	rows, err := csv.NewReader(bytes.NewReader(drawn(t, WriteEvidence, n, DrawOptions{}))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(rows[0], evidenceColumns) {
		t.Errorf("header %q", rows[0])
	}
	events := 0
	for _, v := range n.Nodes {
		if v.Column == graph.ColumnTime {
			events++
		}
	}
	if got, want := len(rows)-1, len(n.Edges)+events; got != want {
		t.Errorf("%d rows, want %d", got, want)
	}
	for i, row := range rows[1:] {
		for c, cell := range row {
			if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r") {
				t.Errorf("row %d, %s: %q is a formula", i+2, evidenceColumns[c], cell)
			}
		}
	}
}

func TestGuardCell(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "plain": "plain", "=1": "'=1", "-5": "'-5", "+49 30": "'+49 30", "@x": "'@x", "\tx": "'\tx", "\r=1": "'=1",
		"~12": "~12", "1..": "1..", "a=b": "a=b", "＝1": "'＝1", "a\r\nb": "a\nb", "\xff": "\uFFFD",
	} {
		if got := guardCell(in); got != want {
			t.Errorf("guardCell(%q) = %q, want %q", in, got, want)
		}
	}
}
