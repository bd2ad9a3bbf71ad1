package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"corkboard/export"
)

// TestOutgrown wants a case that outgrew its picture to be built without one,
// and the old one gone: it may show who is hidden now.
func TestOutgrown(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	if code, _, said := corkboard(t, "build", "../../testdata/town-council", "-o", out); code != exitDone {
		t.Fatalf("%d: %s", code, said)
	}
	crowd := filepath.Join(t.TempDir(), "crowd")
	var people, ties strings.Builder
	people.WriteString("id,name\n")
	ties.WriteString("from,relation,to\n")
	for i := range export.MaxNodes + 1 {
		fmt.Fprintf(&people, "p%d,P %d\n", i, i)
		fmt.Fprintf(&ties, "p%d,knows,p%d\n", i, (i+1)%(export.MaxNodes+1))
	}
	if err := os.Mkdir(crowd, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"case.yaml": "base: https://example.org/crowd/\n", "people.csv": people.String(), "ties.csv": ties.String(),
	} {
		if err := os.WriteFile(filepath.Join(crowd, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	code, _, said := corkboard(t, "build", crowd, "-o", out)
	if want := "5001 nodes are too many"; code != exitDone || !strings.Contains(said, want) {
		t.Errorf("%d: %s; want %q", code, said, want)
	}
	for _, name := range []string{"relationships.svg", "relationships.dot", "relationships.txt"} {
		if _, err := os.Stat(filepath.Join(out, name)); !os.IsNotExist(err) {
			t.Errorf("%s is still there: %v", name, err)
		}
	}
}
