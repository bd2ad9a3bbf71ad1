package export

import (
	"bytes"
	"os/exec"
	"strings"
	"testing"

	"corkboard/graph"
)

// TestDOTPlaced has neato keep our places: no words too large for their card,
// lines and words where the picture has them, no axis but in a story.
func TestDOTPlaced(t *testing.T) {
	networks := map[string]graph.Network{"council": council(), "founding": founding(), "tender": tender(), "society": society(40, 2)}
	for name, n := range networks {
		n = canonical(n)
		n.Nodes[0].Kicker, n.Nodes[len(n.Nodes)-1].Kicker = "Schatzmeister des Vereins", "Bäckermeister in der Marktstraße"
		for _, layout := range []string{LayoutNameStory, LayoutNameNetwork, LayoutNameOverview} {
			b := drawn(t, DrawDOT, n, DrawOptions{Title: "The mill", Layout: layout, Positions: true})
			if got, want := bytes.Contains(b, []byte(`class="axis"`)), layout == LayoutNameStory; got && !want {
				t.Errorf("%s, %s: an axis joins its events", name, layout)
			}
			for _, want := range []string{`POINT-SIZE="20"`, `<B>`, `, pos="`} {
				if layout != LayoutNameOverview && !bytes.Contains(b, []byte(want)) {
					t.Errorf("%s, %s: has no %s", name, layout, want)
				}
			}
			neato, err := exec.LookPath("neato")
			if err != nil {
				continue
			}
			for _, mode := range []string{"-n", "-n2"} {
				out, complaints := run(t, neato, "-Tplain", b, mode)
				if complaints != "" {
					t.Errorf("%s, %s, neato %s: %s", name, layout, mode, complaints)
				}
				if got := strings.Count(out, "\nnode "); got != len(n.Nodes) {
					t.Errorf("%s, %s, neato %s: %d nodes, want %d", name, layout, mode, got, len(n.Nodes))
				}
			}
		}
	}
}

// TestDOTSizes wants a headline larger than the rest, bold names, small print
// small, and nothing of that in plain DOT.
func TestDOTSizes(t *testing.T) {
	b := string(drawn(t, DrawDOT, council(), DrawOptions{Title: "The mill <of> Hollerfurt"}))
	for _, want := range []string{
		`<FONT POINT-SIZE="20" FACE="Georgia,DejaVu Serif,serif" COLOR="#1A1A1A"><B>The mill &lt;of&gt; Hollerfurt</B></FONT>`,
		`<FONT POINT-SIZE="8" COLOR="#5F5F5F">Shown: `,
		`<FONT POINT-SIZE="11" COLOR="#FFFFFF"><B>`,
	} {
		if !strings.Contains(b, want) {
			t.Errorf("there is no %s in\n%.3000s", want, b)
		}
	}
	if b := string(drawn(t, DrawDOTPlain, council(), DrawOptions{Positions: true})); strings.Contains(b, "<") {
		t.Errorf("plain DOT has markup:\n%.3000s", b)
	}
}
