package corkboard_test

import (
	"bytes"
	"context"
	"flag"
	"os"
	"testing"

	"corkboard/export"
	"corkboard/graph"
	"corkboard/graph/source"
	"corkboard/graph/store"
	"corkboard/schema"
)

var update = flag.Bool("update", false, "rewrite the README's picture")

// TestPicture keeps the picture of the README as the program draws it.
func TestPicture(t *testing.T) {
	const name = "testdata/wikileaks-messages.svg"
	ctx := context.Background()
	folder, err := source.Open(ctx, "testdata/wikileaks-messages")
	if err != nil {
		t.Fatal(err)
	}
	c, err := schema.ReadCase(ctx, schema.Core(), folder)
	if err != nil {
		t.Fatal(err)
	}
	st, err := store.Open("")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := st.Add(ctx, c.Statements(ctx)); err != nil {
		t.Fatal(err)
	}
	network, err := graph.Project(ctx, st, c.Schema.View())
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	if err := export.DrawSVG(&got, network, export.DrawOptions{Title: c.Title}); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(name, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Errorf("%s is not what is drawn now; go test . -update rewrites it", name)
	}
}
