package export

import (
	"fmt"
	"strings"
	"testing"
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
	for width, want := range map[float64]string{0: "story", 240: "list", 900: "story", 2000: "story"} {
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
