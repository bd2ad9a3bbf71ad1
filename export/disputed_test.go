package export

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"corkboard/graph"
)

// contested is a network of three ties that are disputed, and one that is not.
func contested() graph.Network {
	b := new(board)
	b.node("Firm", "Organization", "Firm", graph.ColumnGroup)
	for _, p := range []string{"Ann", "Bob", "Cy", "Dora"} {
		b.node(p, "Person", p, graph.ColumnPerson)
	}
	b.edge("Ann", "chair of", "Firm", "").Disputed = true
	b.edge("Bob", "adviser to", "Firm", graph.Alleged).Disputed = true
	b.edge("Cy", "paid by", "Firm", graph.Denied).Disputed = true
	b.edge("Dora", "member of", "Firm", "")
	return b.n
}

// TestDisputed looks whether a tie that is disputed looks and reads otherwise
// than one that is documented, in everything that is drawn or written.
func TestDisputed(t *testing.T) {
	n := contested()
	l := Arrange(n, DrawOptions{})
	for _, e := range l.Edges {
		want := map[string]Dash{"chair of": Dashed, "adviser to": Dashed, "paid by": Dotted, "member of": Solid}[n.Edges[e.Edge].Label]
		if e.Dash != want {
			t.Errorf("%s: dash %d, want %d", n.Edges[e.Edge].Label, e.Dash, want)
		}
	}
	for name, test := range map[string]struct {
		draw func(io.Writer, graph.Network, DrawOptions) error
		want []string
		not  string
	}{
		"svg":       {DrawSVG, []string{"disputed: chair of", "alleged, disputed:", "denied: paid by", ">Alleged, disputed<"}, "disputed: member of"},
		"dot":       {DrawDOT, []string{`class="edge not-established"`, "disputed: chair of", "denied: paid by"}, "disputed: member"},
		"dot plain": {DrawDOTPlain, []string{"label=\"disputed: chair of\"", "disputed=true, style=dashed", "disputed=true, style=dotted"}, "disputed: member"},
		"gexf":      {WriteGEXF, []string{"disputed: chair of", `<viz:shape value="dashed"/>`, `title="disputed"`}, "disputed: member"},
		"graphml":   {WriteGraphML, []string{"disputed: chair of", `attr.name="disputed"`}, "disputed: member"},
		"mermaid":   {WriteMermaid, []string{"disputed#58; chair of"}, "disputed: member"},
		"cytoscape": {WriteCytoscape, []string{"disputed: chair of", `"disputed":true`, `"dashed`}, "disputed: member"},
		"node-link": {WriteNodeLink, []string{`"disputed":true`}, "disputed: member"},
		"html":      {DrawPage, []string{"disputed: chair of"}, "disputed: member"},
	} {
		text := string(drawn(t, test.draw, n, DrawOptions{}))
		for _, want := range test.want {
			if !strings.Contains(strings.ReplaceAll(text, "\": ", "\":"), want) {
				t.Errorf("%s: there is no %s in\n%.6000s", name, want, text)
			}
		}
		if strings.Contains(text, test.not) {
			t.Errorf("%s: %s", name, test.not)
		}
	}
	german := drawn(t, DrawSVG, n, DrawOptions{Lang: "de"})
	for _, want := range []string{"umstritten: chair of", ", umstritten:"} {
		if !bytes.Contains(german, []byte(want)) {
			t.Errorf("there is no %q in German", want)
		}
	}
}
