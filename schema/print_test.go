package schema

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"corkboard/graph"
)

// printers are the four ways to write a vocabulary.
var printers = []struct {
	file  string
	write func(*Schema, io.Writer) error
}{
	{"core.ttl", (*Schema).WriteTurtle},
	{"core.shacl.ttl", (*Schema).WriteSHACL},
	{"core.jsonld", (*Schema).WriteContext},
	{"core.md", (*Schema).WriteMarkdown},
}

// hostile is a vocabulary whose words hold what printers must escape.
const hostile = `
prefixes: {odd: 'https://example.org/odd'}
properties:
  odd-p:
    iri: <https://example.org/a/b;c,d.(e)'f>
    range: Odd|Thing
    label: "a \"quoted\" | piped \\ <b> *bold* line\nand another"
    comment: "ends in backslash \\"
  odd-q: {iri: odd:q., range: Odd, domain: [Odd], comment: '"""'}
classes:
  Odd: {iri: odd:x-, also: [<urn:a>], parent: Person, label: "\ttab \x01 \u2028 ümläut 日本", comment: '_[x](y) & c'}
schemes:
  empty: {label: 'nothing in it'}
  one: {concepts: {w: "a | b"}}
tables:
  odd: {class: Odd, columns: {q: {property: odd-q, many: true, comment: "x | y\nz"}}}
`

func TestPrint(t *testing.T) {
	odd, err := Core().Extend([]byte(hostile), "schema.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range printers {
		t.Run(p.file, func(t *testing.T) {
			golden(t, p.file, written(t, Core(), p.write))
			for _, s := range []*Schema{Core(), odd} {
				out := written(t, s, p.write)
				if !bytes.Equal(out, written(t, s, p.write)) {
					t.Error("two runs differ")
				}
				if strings.HasSuffix(p.file, ".ttl") {
					readTurtle(t, out)
				}
			}
			if err := p.write(Core(), broken{}); !errors.Is(err, io.ErrClosedPipe) {
				t.Errorf("the writer's error is lost: %v", err)
			}
		})
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

func written(t *testing.T, s *Schema, write func(*Schema, io.Writer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(s, &b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// readTurtle reads a document with the independent readers that are installed;
// they must find equally many statements.
func readTurtle(t *testing.T, document []byte) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "a.ttl")
	if err := os.WriteFile(file, document, 0o644); err != nil {
		t.Fatal(err)
	}
	count := -1
	for _, command := range [][]string{
		{"rapper", "-q", "-i", "turtle", "-o", "ntriples", file},
		{"serdi", "-i", "turtle", "-o", "ntriples", file},
	} {
		path, err := exec.LookPath(command[0])
		if err != nil {
			t.Logf("%s is not installed; Turtle not read with it", command[0])
			continue
		}
		out, err := exec.Command(path, command[1:]...).CombinedOutput()
		if err != nil {
			t.Errorf("%s: %v\n%s", command[0], err, out)
			continue
		}
		n := bytes.Count(out, []byte(" .\n"))
		if n == 0 || count >= 0 && n != count {
			t.Errorf("%s finds %d statements, another %d", command[0], n, count)
		}
		count = n
	}
}

// Every term of the vocabulary is in the ontology, and every class has a shape.
func TestPrintIsComplete(t *testing.T) {
	ontology := "\n" + string(written(t, Core(), (*Schema).WriteTurtle))
	shapes := string(written(t, Core(), (*Schema).WriteSHACL))
	for _, c := range Core().Classes {
		if !strings.Contains(ontology, "\n"+Core().Shorten(c.IRI)+"\n    a ") {
			t.Errorf("class %s is not in the ontology", c.Name)
		}
		if !strings.Contains(shapes, "sh:targetClass "+Core().Shorten(c.IRI)+" ;") {
			t.Errorf("class %s has no shape", c.Name)
		}
	}
	for _, p := range Core().Properties {
		if !strings.Contains(ontology, "\n"+Core().Shorten(p.IRI)+"\n    a ") {
			t.Errorf("property %s is not in the ontology", p.Name)
		}
		if !strings.Contains(shapes, "sh:path "+Core().Shorten(p.IRI)+" ;") {
			t.Errorf("property %s is in no shape", p.Name)
		}
	}
	for _, s := range Core().Schemes {
		for _, c := range s.Concepts {
			if !strings.Contains(ontology, "\n"+Core().Shorten(c.IRI)+"\n    a skos:Concept ;") {
				t.Errorf("%s is not in the ontology", c.IRI)
			}
		}
	}
}

// Terms of others are used, not defined: what we say of them changes nothing
// for those who read it beside their own vocabulary.
func TestTermsOfOthers(t *testing.T) {
	odd, err := Core().Extend([]byte(`
properties:
  job: {iri: schema:jobTitle, range: name}
  own: {iri: <https://example.org/ns#own>, range: name}
`), "schema.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for block := range strings.SplitSeq(string(written(t, odd, (*Schema).WriteTurtle)), "\n\n") {
		name, rest, _ := strings.Cut(block, "\n")
		switch {
		case strings.HasPrefix(name, "@prefix"), strings.HasPrefix(name, "<https://w3id.org/corkboard/ns>"):
		case strings.HasPrefix(name, "cb:"):
			if !strings.Contains(rest, "rdfs:isDefinedBy <https://w3id.org/corkboard/ns>") && !strings.Contains(rest, "skos:inScheme cb:scheme-") {
				t.Errorf("%s is defined nowhere", name)
			}
		case strings.HasPrefix(name, "<https://example.org/ns#own>"):
			if !strings.Contains(rest, "a owl:DatatypeProperty") || strings.Contains(rest, "isDefinedBy") {
				t.Errorf("a case's own property: %s", block)
			}
		case strings.Contains(rest, "owl:"), strings.Contains(rest, "rdfs:label"), strings.Contains(rest, "rdfs:comment"):
			t.Errorf("defined anew: %s", block)
		}
	}
}

// The shapes know what an inexact count looks like.
func TestCountPattern(t *testing.T) {
	pattern := regexp.MustCompile(countPattern)
	for _, text := range []string{"~12", "~-1.5", "3..5", "1..", "..4", "-2.5..-1"} {
		c, err := ParseCount(text)
		if err != nil || c.Term().Datatype() != CountDatatype || !pattern.MatchString(c.String()) {
			t.Errorf("%q: %v, %v", text, c, err)
		}
	}
	for _, text := range []string{"12", "~", "..", "~twelve", "~3..5", "1...", "3..5..", "1.", "~12 "} {
		if pattern.MatchString(text) {
			t.Errorf("%q passes", text)
		}
	}
}

// Properties with one IRI must agree where they meet, or no value could keep
// to the shapes of both.
func TestSharedIRIsAgree(t *testing.T) {
	s := Core()
	for _, c := range s.Classes {
		seen := map[graph.Term]Property{}
		for _, p := range s.Properties {
			if !s.Suits(p, c.Name) {
				continue
			}
			q, ok := seen[p.IRI]
			if ok && (p.Range.Value != q.Range.Value || p.Range.Scheme != q.Range.Scheme || p.Single != q.Single) {
				t.Errorf("%s: %s and %s are one property with two ranges", c.Name, p.Name, q.Name)
			}
			seen[p.IRI] = p
		}
	}
}

func TestContext(t *testing.T) {
	odd, err := Core().Extend([]byte(hostile), "schema.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var document struct {
		Context map[string]any `json:"@context"`
	}
	if err := json.Unmarshal(written(t, odd, (*Schema).WriteContext), &document); err != nil {
		t.Fatal(err)
	}
	c := document.Context
	for key, want := range map[string]string{
		"schema": "http://schema.org/", "Person": "schema:Person", "name": "schema:name", "text": "schema:text",
		"sender": "@id", "sameAs": "@id", "act": "@id", "hide": "xsd:boolean", "odd-q": "@id",
		"born": "schema:birthDate", "number": "cb:number", "value": "schema:value", "size": "xsd:integer", "score": "cb:score",
	} {
		have := c[key]
		if m, ok := have.(map[string]any); ok {
			have = m["@type"]
		}
		if have != want {
			t.Errorf("%s is %v, want %s", key, c[key], want)
		}
	}
	if m, _ := c["odd"].(map[string]any); m["@prefix"] != true {
		t.Errorf("prefix odd is %v", c["odd"])
	}
	if m, _ := c["odd-p"].(map[string]any); m["@id"] != "https://example.org/a/b;c,d.(e)'f" {
		t.Errorf("odd-p is %v", c["odd-p"])
	}
	if want := 1 + len(odd.Prefixes) + len(odd.Classes) + len(odd.Properties); len(c) != want {
		t.Errorf("%d keys, want %d", len(c), want)
	}
	twice := &Schema{Classes: []Class{{Name: "A"}, {Name: "A"}}}
	if err := twice.WriteContext(io.Discard); err == nil {
		t.Error("two things of one name make a context")
	}
}

// A text of the vocabulary cannot break a row of a table.
func TestMarkdownRows(t *testing.T) {
	odd, err := Core().Extend([]byte(hostile), "schema.yaml")
	if err != nil {
		t.Fatal(err)
	}
	bar := regexp.MustCompile(`\\.|\|`)
	width := 0
	for line := range strings.Lines(string(written(t, odd, (*Schema).WriteMarkdown))) {
		if !strings.HasPrefix(line, "|") {
			width = 0
			continue
		}
		n := 0
		for _, m := range bar.FindAllString(line, -1) {
			if m == "|" {
				n++
			}
		}
		if width != 0 && n != width {
			t.Errorf("%d bars, the head has %d: %s", n, width, line)
		}
		width = n
	}
}

// The generator has a copy of the namespace, for it cannot import this package.
func TestNamespace(t *testing.T) {
	if NamespaceCB != Namespace || ConceptStatusAlleged != Namespace+"status-alleged" {
		t.Errorf("generated for %s, want %s", NamespaceCB, Namespace)
	}
}
