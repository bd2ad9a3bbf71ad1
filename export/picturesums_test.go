package export

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"corkboard/graph"
)

// TestPictureSums compares sums of the bytes of pictures of every size and
// layout with those that are checked in, so that another machine has to draw
// the same: .ci/arm64 runs it where products may be fused with sums.
func TestPictureSums(t *testing.T) {
	t.Parallel()
	type picture struct {
		name string
		draw func(io.Writer, graph.Network, DrawOptions) error
		n    graph.Network
		o    DrawOptions
	}
	var pictures []picture
	for _, c := range pictureCases() {
		pictures = append(pictures, picture{c.name + ".svg", DrawSVG, c.n, c.o})
	}
	for _, layout := range LayoutNames {
		o := DrawOptions{Layout: layout, Width: 700, Numbers: true, Lang: "de", Scale: 1}
		pictures = append(pictures, picture{"council " + layout + ".png", DrawPNG, council(), o}, picture{"council " + layout + ".pdf", DrawPDF, council(), o})
		o.Positions = true
		pictures = append(pictures, picture{"council " + layout + ".dot", DrawDOTPlain, council(), o})
	}
	pictures = append(pictures, picture{"council.html", DrawPage, council(), DrawOptions{}}, picture{"holding of 500.gexf", WriteGEXF, holding(500), DrawOptions{}})
	lines := make([]string, len(pictures))
	t.Run("draw", func(t *testing.T) {
		for i, p := range pictures {
			t.Run(p.name, func(t *testing.T) {
				t.Parallel()
				lines[i] = fmt.Sprintf("%x  %s\n", sha256.Sum256(drawn(t, p.draw, p.n, p.o)), p.name)
			})
		}
	})
	if want, err := os.ReadFile("testdata/pictures.sha256"); err == nil && !*update {
		for _, line := range lines {
			if !bytes.Contains(want, []byte(line)) {
				t.Errorf("is drawn otherwise: %s", line)
			}
		}
		return
	}
	golden(t, "pictures.sha256", []byte(strings.Join(lines, "")))
}
