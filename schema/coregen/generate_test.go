package main

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"corkboard/graph"
	"corkboard/schema"
)

// The data that is checked in is that of core.yaml, to the byte.
func TestGenerated(t *testing.T) {
	data, err := os.ReadFile("../core.yaml")
	if err != nil {
		t.Fatal(err)
	}
	s, err := schema.ReadCore(data)
	if err != nil {
		t.Fatal(err)
	}
	want, err := generate(s)
	if err != nil {
		t.Fatal(err)
	}
	have, err := os.ReadFile("../core_gen.go")
	if err != nil {
		t.Fatal(err)
	}
	// A checkout may end lines as its system does.
	have = bytes.ReplaceAll(have, []byte("\r\n"), []byte("\n"))
	if !bytes.Equal(have, want) {
		t.Error("core_gen.go is not what core.yaml gives; run go generate ./schema")
	}
}

func TestGenerate(t *testing.T) {
	have, err := generate(&schema.Schema{
		Prefixes: []schema.Prefix{{Name: "x", IRI: "http://x/"}},
		Classes: []schema.Class{
			{Name: "A", Also: []graph.Term{graph.IRI("http://x/a")}, Edge: &schema.EdgeBlock{Label: `"is"`, Accent: true}},
			{Origin: graph.Origin{File: "core.yaml", Line: 3, Column: 1}},
		},
		Tables: []schema.Table{{Key: []string{"from", "to"}}},
	})
	want := `var core = Schema{Prefixes: []Prefix{{Name: "x", IRI: "http://x/"}}, Classes: []Class{
	{Name: "A", Also: []graph.Term{graph.IRI("http://x/a")}, Edge: &EdgeBlock{Label: "\"is\"", Accent: true}},
	{Origin: at(3, 1)},
}, Tables: []Table{{Key: []string{"from", "to"}}}}
`
	if _, body, _ := strings.Cut(string(have), "core.yaml.\n"); err != nil || body != want {
		t.Errorf("%v:\n%s\nwant\n%s", err, body, want)
	}
}

// What has no literal is no vocabulary.
func TestGenerateErrors(t *testing.T) {
	if _, err := generate(&schema.Schema{Classes: []schema.Class{{IRI: graph.Text("no name")}}}); err == nil {
		t.Error("a literal was taken for an IRI")
	}
}
