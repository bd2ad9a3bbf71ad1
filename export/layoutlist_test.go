package export

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"corkboard/graph"
)

// TestListKeepsApart draws lists as narrow as they may be.
func TestListKeepsApart(t *testing.T) {
	for _, n := range []int{1, 5, 40, 120} {
		for seed := range uint64(3) {
			for _, width := range []float64{0, WidthMin, 400} {
				o := DrawOptions{Layout: LayoutNameList, Width: width, Numbers: seed == 1, Dek: "Every line says where it comes from"}
				l := Arrange(generated(n, seed), o)
				keptApart(t, fmt.Sprintf("%d nodes, seed %d, %v wide", n, seed, width), l)
				if l.Width != max(width, WidthMin) {
					t.Errorf("%v wide, want %v", l.Width, width)
				}
			}
		}
	}
}

// TestWidth wants a picture to be as wide as asked for, and a list where its
// words would be too small.
func TestWidth(t *testing.T) {
	for width, want := range map[float64]string{0: "story", 240: "list", 510: "story", 900: "story", 2000: "story"} {
		l := Arrange(founding(), DrawOptions{Width: width})
		if l.Name != want || width > 0 && max(l.Shown, l.Width) < width {
			t.Errorf("%v: a %s, %v wide, shown %v", width, l.Name, l.Width, l.Shown)
		}
	}
}

// TestNumbers wants the numbers of the evidence table on lines and events.
func TestNumbers(t *testing.T) {
	n := founding()
	for _, layout := range []string{LayoutNameStory, LayoutNameNetwork, LayoutNameList} {
		b := string(drawn(t, DrawSVG, n, DrawOptions{Layout: layout, Numbers: true}))
		for i := range n.Edges {
			if !strings.Contains(b, fmt.Sprintf(">%d · ", i+1)) && !strings.Contains(b, fmt.Sprintf(">%d<", i+1)) {
				t.Errorf("%s: line %d has no number", layout, i+1)
			}
		}
		if layout == LayoutNameStory && !strings.Contains(b, ">n9 · ") {
			t.Errorf("events have no numbers")
		}
	}
}

func TestCaption(t *testing.T) {
	n := founding()
	got := string(drawn(t, WriteCaption, n, DrawOptions{Dek: "A dek", Alt: "What is seen", Lang: "de"}))
	for _, want := range []string{"Bildunterschrift\nWhat the messages say, and who says so. A dek.", "Alternativtext\nWhat is seen\n",
		"Gezeigt: 3 Organisationen, 5 Personen, 7 Ereignisse, 16 Linien.", "Quellen\nA news report, undated\nThe Atlantic\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("lacks %q:\n%s", want, got)
		}
	}
	if strings.Contains(got, "exact words") || strings.Contains(got, "example.invalid") {
		t.Errorf("holds what is not public:\n%s", got)
	}
}

// TestListTellsLinesAtBothEnds wants the words of each line under both of its
// ends, below their names and on nothing else, in one column and in two.
func TestListTellsLinesAtBothEnds(t *testing.T) {
	for name, n := range map[string]graph.Network{"founding": canonical(founding()), "council": canonical(council())} {
		for width, columns := range map[float64]int{WidthMin: 1, 510: 2, 900: 3} {
			l := LayoutList(n, DrawOptions{Width: width})
			lefts := map[float64]bool{}
			under := func(x Text, node int) bool {
				b := l.Nodes[node].Box
				if x.At.Y < b.Y+b.H || x.At.X < b.X-10 || x.At.X > b.X+b.W+10 {
					return false
				}
				for _, p := range l.Nodes { // the last card above it
					if p.Node != node && p.Box.X < x.At.X && p.Box.X+p.Box.W > x.At.X && p.Box.Y < x.At.Y && p.Box.Y > b.Y {
						return false
					}
				}
				return true
			}
			for _, p := range l.Nodes {
				if p.Column < graph.ColumnTime {
					lefts[p.Box.X] = true
				}
			}
			if len(lefts) > columns || columns < 3 && len(lefts) != columns {
				t.Errorf("%s, %v wide: cards in %d columns, want %d", name, width, len(lefts), columns)
			}
			for _, p := range l.Edges {
				e := n.Edges[p.Edge]
				for _, end := range []int{e.Source, e.Target} {
					if !slices.ContainsFunc(p.Label, func(x Text) bool { return under(x, end) }) {
						t.Errorf("%s, %v wide: %q is not told under %s", name, width, p.Label[0].Words, n.Nodes[end].Label)
					}
				}
				for _, x := range p.Label {
					for _, o := range l.Nodes {
						if overlap(x.box(), o.Box) {
							t.Errorf("%s, %v wide: %q lies on %s", name, width, x.Words, o.ID)
						}
					}
				}
			}
		}
	}
}
