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

// TestShapesCatch lets pyshacl find what is wrong with data that others might
// hand to a case: each line alone breaks the shape of one property.
func TestShapesCatch(t *testing.T) {
	validator, err := exec.LookPath("pyshacl")
	if err != nil {
		t.Skip("no pyshacl on the path")
	}
	const head = `@prefix cb: <https://w3id.org/corkboard/ns#> .
@prefix schema: <http://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <https://example.org/> .
:org a schema:Organization . :kin a cb:Kinship ; cb:from :ann ; cb:to :ben ; cb:relation cb:relation-son-of .
:ann a schema:Person ; schema:birthDate "1960"^^xsd:gYear . :ben a schema:Person ; schema:parent :ann .
:few a cb:Figure ; schema:value "~12"^^cb:count . :some a cb:Figure ; schema:value 12 .
:here a schema:Place ; schema:latitude 50.5 ; schema:longitude -179.5 .
`
	bad := []struct{ path, data string }{
		{"", ""},
		{"cb:act", ":m a schema:Message ; cb:act cb:act-nonsense ."},
		{"schema:parent", ":cat a schema:Person ; schema:parent :org ."},
		{"schema:birthDate", `:dan a schema:Person ; schema:birthDate "1960"^^xsd:gYear , "1961"^^xsd:gYear .`},
		{"schema:dateSent", `:m a schema:Message ; schema:dateSent "yesterday" .`},
		{"cb:relation", `:t a cb:Kinship ; cb:relation "son-of" .`},
		{"cb:status", ":c a schema:Claim ; cb:status cb:status-certain ."},
		{"cb:holds", `:c a schema:Claim ; cb:holds "that it is so" .`},
		{"schema:value", `:f a cb:Figure ; schema:value "~twelve"^^cb:count .`},
		{"schema:latitude", ":p a schema:Place ; schema:latitude 90.5 ."},
		{"schema:longitude", ":p a schema:Place ; schema:longitude -180.5 ."},
	}
	dir := t.TempDir()
	shapes, data := filepath.Join(dir, "shapes.ttl"), filepath.Join(dir, "data.ttl")
	var b bytes.Buffer
	if err := schema.Core().WriteSHACL(&b); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(shapes, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range bad {
		if err := os.WriteFile(data, []byte(head+c.data), 0o644); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command(validator, "-s", shapes, "-sf", "turtle", "-df", "turtle", "-f", "human", data).CombinedOutput()
		switch text := string(out); {
		case c.path == "" && err != nil:
			t.Errorf("%v\n%s", err, text)
		case c.path != "" && (!strings.Contains(text, "Results (1)") || !strings.Contains(text, "Result Path: "+c.path)):
			t.Errorf("%s\nwant one violation of %s\n%s", c.data, c.path, text)
		}
	}
}

// triples gives what a bundled case says as N-Triples, all graphs merged.
func triples(t *testing.T, name string) []byte {
	t.Helper()
	var b []byte
	for _, s := range statements(t, name) {
		s.Graph = graph.Term{}
		b = s.AppendTo(b)
	}
	return b
}

// statements gives all that a bundled case says, sorted.
func statements(t *testing.T, name string) []graph.Statement {
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
	var all []graph.Statement
	for s, err := range graph.Sort(ctx, c.Statements(ctx), graph.SortOptions{}) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, s)
	}
	return all
}
