package export

import (
	"testing"

	"corkboard/graph"
)

// TestArcWords draws lines within a column that end between the ends of others:
// their words stand beside their own line, and on no other.
func TestArcWords(t *testing.T) {
	b := new(board)
	names := []string{"a", "b", "c", "d", "e"}
	for _, name := range names {
		b.node(name, "Organization", name, graph.ColumnGroup)
	}
	for i := range names[:4] { // in this order, one below the other
		b.edge(names[i], "part of", names[i+1], "")
	}
	b.edge("a", "owns shares of", "d", "")
	b.edge("c", "owns shares of", "e", "")
	l := Arrange(b.n, DrawOptions{Layout: LayoutNameStory})
	met := 0
	for i, p := range l.Edges {
		if len(p.Label) == 0 {
			t.Errorf("line %d has no words", i)
			continue
		}
		for j, other := range l.Edges {
			line := trace{around: Box{0, 0, l.Width, l.Height}}
			for k := range 201 {
				line.at = append(line.at, along(other.Path, float64(k)/200))
			}
			if line.runsThrough(p.LabelBox) {
				t.Errorf("line %d runs through the words of line %d, at %v", j, i, p.LabelBox)
			}
			met++
		}
	}
	if met != 36 {
		t.Errorf("%d lines and words were looked at", met)
	}
}
