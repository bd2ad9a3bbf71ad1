package export

import (
	"fmt"
	"slices"
	"strconv"
	"testing"

	"corkboard/graph"
)

// TestPicturesContrast computes the contrast of all that is drawn with what is
// behind it, from the colours in the SVG: 4.5 to 1 for every text, 3 to 1 for
// every line, arrow and point (WCAG 2.2).
func TestPicturesContrast(t *testing.T) {
	t.Parallel()
	for _, theme := range ThemeNames {
		for _, layout := range LayoutNames {
			for what, n := range map[string]graph.Network{"founding case": founding(), "holding": holding(60), "correspondence": correspondence(60), "generated": generated(40, 3)} {
				name := fmt.Sprintf("%s, %s, %s", what, layout, theme)
				o := DrawOptions{Layout: layout, Dek: "Every line says where it comes from", Numbers: true}
				o.Theme, _ = ThemeNamed(theme)
				see(t, drawn(t, DrawSVG, n, o)).contrasts(t, name)
			}
		}
	}
}

// contrasts reports every text and line that cannot be told from what is behind.
func (s *sight) contrasts(t *testing.T, name string) {
	t.Helper()
	canvas := s.shapes[0].get("fill")
	if !s.shapes[0].has("canvas") {
		t.Fatalf("%s: the background is not what is drawn first", name)
	}
	seen := map[string]bool{} // a pair of colours is computed once
	wants := func(x shape, color, behind string, least float64) {
		key := fmt.Sprint(color, behind, least)
		if color == "" || color == "none" || seen[key] {
			return
		}
		seen[key] = true
		if got := contrast(t, color, behind); got < least {
			t.Errorf("%s: %s, %s on %s, has a contrast of %.2f, want %v", name, x, color, behind, got, least)
		}
	}
	for i, x := range s.shapes {
		switch {
		case x.kind == "text":
			for _, behind := range s.behind(i) {
				wants(x, x.get("fill"), behind, 4.5)
			}
		case x.kind == "path" || x.kind == "line":
			wants(x, x.get("stroke"), canvas, 3)
			wants(x, x.get("fill"), canvas, 3)
		case x.get("stroke") != "": // an outline is what it can be told by
			wants(x, x.get("stroke"), canvas, 3)
		case x.kind == "circle" || s.points && x.has("node"):
			wants(x, x.get("fill"), canvas, 3)
		}
	}
}

// behind lists the colours that may be behind a text: those of the areas drawn
// before it where it stands and, where it has a halo, of all lines through that.
func (s *sight) behind(text int) []string {
	x := s.shapes[text]
	colors := []string{s.shapes[0].get("fill")}
	var lines []string
	for _, y := range s.shapes[1:text] {
		switch {
		case y.kind == "path":
			lines = append(lines, y.get("stroke"), y.get("fill"))
		case y.kind == "text" || y.kind == "line" || !y.box.meets(x.box):
		case y.has("halo"):
			slices.Sort(lines)
			colors = append(colors, slices.DeleteFunc(slices.Compact(lines), func(c string) bool { return c == "" || c == "none" })...)
			for i, c := range colors {
				colors[i] = veiled(y.get("fill"), c, s.number(y.get("fill-opacity")))
			}
		case y.box.holds(x.box):
			colors = []string{y.get("fill")}
		default:
			colors = append(colors, y.get("fill"))
		}
	}
	slices.Sort(colors)
	return slices.Compact(colors)
}

// veiled gives the colour of one that lets another through.
func veiled(over, under string, opacity float64) string {
	out := "#"
	for i := 1; i < 7; i += 2 {
		a, _ := strconv.ParseUint(over[i:i+2], 16, 8)
		b, _ := strconv.ParseUint(under[i:i+2], 16, 8)
		out += fmt.Sprintf("%02X", int(float64(a)*opacity+float64(b)*(1-opacity)+0.5))
	}
	return out
}
