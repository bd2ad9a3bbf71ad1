package export

import (
	"bytes"
	"fmt"
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

// TestDOTPlain wants no subgraphs, no HTML, no graph statement, and as many
// nodes and edges as there are, for Graphviz's own readers too.
func TestDOTPlain(t *testing.T) {
	n := council()
	b := drawn(t, DrawDOTPlain, n, DrawOptions{Positions: true})
	golden(t, "council-plain.dot", b)
	if bad := regexp.MustCompile(`(?m)^\s*(graph|node|edge|subgraph)\b|=\s*<|^  \{`).Find(b); bad != nil {
		t.Errorf("holds %q", bad)
	}
	if got := bytes.Count(b, []byte(" -> ")); got != len(n.Edges) {
		t.Errorf("%d edges, want %d", got, len(n.Edges))
	}
	for _, tool := range []string{"gc", "nop"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("no %s here", tool)
		}
	}
	cmd := exec.Command("gc", "-n", "-e")
	cmd.Stdin = bytes.NewReader(b)
	out, err := cmd.CombinedOutput()
	if want := fmt.Sprintf("%d", len(n.Nodes)); err != nil || !strings.Contains(string(out), want) {
		t.Errorf("gc: %v: %s", err, out)
	}
	cmd = exec.Command("nop")
	cmd.Stdin = bytes.NewReader(b)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("nop: %v: %s", err, out)
	}
}

// FuzzDOTPlain puts any text everywhere and reads it with Graphviz, where it is.
func FuzzDOTPlain(f *testing.F) {
	for _, s := range dotSeeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n := hostileEverywhere(s)
		b := drawn(t, DrawDOTPlain, n, DrawOptions{Title: s, Positions: true})
		if got := strings.Count(string(b), "\n"); got != 4+len(n.Nodes)+len(n.Edges)+1 {
			t.Errorf("%q: %d lines:\n%s", s, got, b)
		}
	})
}
