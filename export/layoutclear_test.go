package export

import (
	"strings"
	"testing"

	"corkboard/graph"
)

// TestWordsOffOtherLines crosses two lines in their middles: the words of both
// stand beside the crossing.
func TestWordsOffOtherLines(t *testing.T) {
	b := new(board)
	at := map[graph.Term]Point{}
	for name, p := range map[string]Point{"a": {0, 0}, "b": {500, 300}, "c": {0, 300}, "d": {500, 0}} {
		b.node(name, "Person", name, graph.ColumnPerson)
		at[graph.IRI(boardBase+name)] = p
	}
	b.edge("a", "works with", "b", "")
	b.edge("c", "works with", "d", "")
	l := Arrange(b.n, DrawOptions{Layout: LayoutNameNetwork, At: at})
	for i, p := range l.Edges {
		other := l.Edges[1-i]
		var line trace
		for k := range 51 {
			line.at = append(line.at, along(other.Path, float64(k)/50))
		}
		line.around = Box{0, 0, l.Width, l.Height}
		if len(p.Label) == 0 || line.runsThrough(p.LabelBox) {
			t.Errorf("words %v at %v, the other line %v", p.Label, p.LabelBox, other.Path)
		}
	}
}

// TestHidden tells words that would cover a line from those that leave it to be
// seen.
func TestHidden(t *testing.T) {
	line := trace{at: []Point{{0, 0}, {10, 0}, {20, 0}, {30, 0}, {40, 0}}}
	for _, test := range []struct {
		box  Box
		want bool
	}{{Box{-5, -5, 60, 10}, true}, {Box{5, -5, 30, 10}, true}, {Box{15, -5, 20, 10}, false}, {Box{0, 5, 60, 10}, false}} {
		if got := line.hidden(test.box, 0.5); got != test.want {
			t.Errorf("%v: %v", test.box, got)
		}
	}
}

// TestWordsBeside gives a line between near cards words that have no room on it:
// they stand beside it, all of them, with what was reported.
func TestWordsBeside(t *testing.T) {
	for name, to := range map[string]Point{"level": {150, 0}, "upright": {0, 120}} {
		b := new(board)
		b.node("a", "Person", "Ann", graph.ColumnPerson)
		b.node("b", "Person", "Bob", graph.ColumnPerson)
		b.edge("a", "colluded with", "b", graph.Investigated)
		at := map[graph.Term]Point{graph.IRI(boardBase + "a"): {0, 0}, graph.IRI(boardBase + "b"): to}
		l := Arrange(b.n, DrawOptions{Layout: LayoutNameNetwork, At: at})
		p := l.Edges[0]
		var said []string
		for _, w := range p.Label {
			said = append(said, w.Words)
		}
		if strings.Join(said, " ") != "investigated: colluded with" {
			t.Fatalf("%s: the line says %q", name, said)
		}
		for _, v := range l.Nodes {
			if overlap(v.Box, p.LabelBox) {
				t.Errorf("%s: words at %v, a card at %v", name, p.LabelBox, v.Box)
			}
		}
	}
	b := new(board)
	b.node("a", "Person", "Ann", graph.ColumnPerson)
	b.node("b", "Person", "Bob", graph.ColumnPerson)
	e := b.edge("a", "messages", "b", "")
	e.Accent, e.Forward, e.Figures = true, 7, quotes("about 12 messages (reported)", "3 replies (reported)")
	if l := Arrange(b.n, DrawOptions{Layout: LayoutNameNetwork}); len(l.Edges[0].Label) < 4 {
		t.Errorf("of reported figures only %v is drawn", l.Edges[0].Label)
	}
}
