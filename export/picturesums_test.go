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
	var sums bytes.Buffer
	add := func(name string, draw func(io.Writer, graph.Network, DrawOptions) error, n graph.Network, o DrawOptions) {
		fmt.Fprintf(&sums, "%x  %s\n", sha256.Sum256(drawn(t, draw, n, o)), name)
	}
	for _, c := range pictureCases() {
		add(c.name+".svg", DrawSVG, c.n, c.o)
	}
	for _, layout := range LayoutNames {
		o := DrawOptions{Layout: layout, Width: 700, Numbers: true, Lang: "de", Scale: 1}
		add("council "+layout+".png", DrawPNG, council(), o)
		add("council "+layout+".pdf", DrawPDF, council(), o)
		o.Positions = true
		add("council "+layout+".dot", DrawDOTPlain, council(), o)
	}
	add("council.html", DrawPage, council(), DrawOptions{})
	add("holding of 500.gexf", WriteGEXF, holding(500), DrawOptions{})
	if want, err := os.ReadFile("testdata/pictures.sha256"); err == nil && !*update {
		for line := range strings.Lines(sums.String()) {
			if !bytes.Contains(want, []byte(line)) {
				t.Errorf("is drawn otherwise: %s", line)
			}
		}
		return
	}
	golden(t, "pictures.sha256", sums.Bytes())
}
