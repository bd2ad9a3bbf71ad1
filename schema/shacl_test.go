package schema_test

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"corkboard/graph"
	"corkboard/graph/source"
	"corkboard/schema"
)

// TestShapes lets another author's validator, pyshacl, check what the bundled
// cases say against our shapes: they hold, but for the one contradiction that
// check lists too.
func TestShapes(t *testing.T) {
	validator, err := exec.LookPath("pyshacl")
	if err != nil {
		t.Skip("no pyshacl on the path")
	}
	dir := t.TempDir()
	shapes := filepath.Join(dir, "shapes.ttl")
	var b bytes.Buffer
	if err := schema.Core().WriteSHACL(&b); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(shapes, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, violation string }{
		{"wikileaks-messages", ""},
		{"address-book", ""},
		{"town-council", "tobias-renz"},
	} {
		t.Run(c.name, func(t *testing.T) {
			data := filepath.Join(dir, c.name+".nt")
			if err := os.WriteFile(data, triples(t, c.name), 0o644); err != nil {
				t.Fatal(err)
			}
			out, err := exec.Command(validator, "-s", shapes, "-sf", "turtle", "-df", "nt", "-f", "human", data).CombinedOutput()
			switch text := string(out); {
			case c.violation == "" && (err != nil || !strings.Contains(text, "Conforms: True")):
				t.Errorf("%v\n%s", err, text)
			case c.violation != "" && (!strings.Contains(text, "Results (1)") || !strings.Contains(text, c.violation)):
				t.Errorf("want one violation about %s\n%s", c.violation, text)
			}
		})
	}
}

// triples gives what a bundled case says as N-Triples, all graphs merged.
func triples(t *testing.T, name string) []byte {
	t.Helper()
	ctx := context.Background()
	folder, err := source.Open(ctx, filepath.Join("..", "testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	c, err := schema.ReadCase(ctx, schema.Core(), folder)
	if err != nil {
		t.Fatal(err)
	}
	var b []byte
	for s, err := range graph.Sort(ctx, c.Statements(ctx), graph.SortOptions{}) {
		if err != nil {
			t.Fatal(err)
		}
		s.Graph = graph.Term{}
		b = s.AppendTo(b)
	}
	return b
}
