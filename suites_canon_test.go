package corkboard_test

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/knakk/rdf"

	"corkboard/graph"
)

// canonTest is one entry of the manifest of RDF Dataset Canonicalization.
type canonTest struct {
	name, kind, action, result string
	options                    graph.CanonicalOptions
}

const rdfcVocabulary = "https://w3c.github.io/rdf-canon/tests/vocab#"

// readCanonManifest gives the tests of the suite by their names.
func readCanonManifest(tb testing.TB, folder string) map[string]*canonTest {
	tb.Helper()
	text, err := os.ReadFile(filepath.Join(folder, "manifest.ttl"))
	if err != nil {
		tb.Fatal(err)
	}
	const here = "manifest:"
	d := rdf.NewTripleDecoder(strings.NewReader(string(text)), rdf.Turtle)
	base, err := rdf.NewIRI(here)
	if err != nil {
		tb.Fatal(err)
	}
	if err := d.SetOption(rdf.Base, base); err != nil {
		tb.Fatal(err)
	}
	triples, err := d.DecodeAll()
	if err != nil {
		tb.Fatal(err)
	}
	tests := map[string]*canonTest{}
	for _, t := range triples {
		_, name, isTest := strings.Cut(t.Subj.String(), "#test")
		if !isTest {
			continue
		}
		if tests[name] == nil {
			tests[name] = &canonTest{name: name}
		}
		value := t.Obj.String()
		switch t.Pred.String() {
		case rdfVocabulary + "type":
			tests[name].kind = strings.TrimPrefix(value, rdfcVocabulary)
		case manifestVocabulary + "action":
			tests[name].action = filepath.Join(folder, strings.TrimPrefix(value, here))
		case manifestVocabulary + "result":
			tests[name].result = filepath.Join(folder, strings.TrimPrefix(value, here))
		case rdfcVocabulary + "hashAlgorithm":
			if value != "SHA384" {
				tb.Fatalf("%s: no hash function is called %s", name, value)
			}
			tests[name].options.Hash = graph.SHA384
		}
	}
	return tests
}

// TestSuiteCanonicalization runs the suite of RDFC-1.0 by its manifest.
func TestSuiteCanonicalization(t *testing.T) {
	tests := readCanonManifest(t, filepath.Join(suitesRoot(t), "rdf-canon", "tests"))
	kinds := map[string]int{}
	for name, test := range tests {
		if err := test.run(t.Context()); err != nil {
			t.Errorf("%s (%s): %v", name, test.kind, err)
			continue
		}
		kinds[test.kind]++
	}
	want := map[string]int{"RDFC10EvalTest": 64, "RDFC10MapTest": 21, "RDFC10NegativeEvalTest": 1}
	if !maps.Equal(kinds, want) {
		t.Errorf("passed %v, not %v", kinds, want)
	}
	t.Logf("rdf-canon: %d tests, passed %v", len(tests), kinds)
}

func (test *canonTest) run(ctx context.Context) error {
	quads, err := quadLines(test.action)
	if err != nil {
		return err
	}
	issued := map[string]string{}
	test.options.Issued = func(label, canonical string) { issued[label] = canonical }
	var text []byte
	for s, err := range graph.Canonicalize(ctx, quadStream(quads), test.options) {
		switch {
		case test.kind == "RDFC10NegativeEvalTest" && err != nil && strings.Contains(err.Error(), "steps"):
			return nil
		case err != nil:
			return err
		}
		text = s.AppendTo(text)
	}
	switch test.kind {
	case "RDFC10NegativeEvalTest":
		return fmt.Errorf("came out as %s", text)
	case "RDFC10EvalTest":
		want, err := os.ReadFile(test.result)
		if err == nil && string(want) != string(text) {
			err = fmt.Errorf("came out as\n%snot\n%s", text, want)
		}
		return err
	case "RDFC10MapTest":
		file, err := os.ReadFile(test.result)
		if err != nil {
			return err
		}
		want := map[string]string{}
		if err := json.Unmarshal(file, &want); err != nil {
			return err
		}
		if !maps.Equal(issued, want) {
			return fmt.Errorf("issued %v, not %v", issued, want)
		}
		return nil
	}
	return fmt.Errorf("no kind of test is called %q", test.kind)
}

// quadLines reads a file of N-Quads without comments.
func quadLines(file string) ([]graph.Statement, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var all []graph.Statement
	for line := range strings.Lines(string(text)) {
		rest, n := strings.TrimSpace(line), 0
		var terms [4]graph.Term
		for ; n < len(terms) && rest != "" && rest != "."; n++ {
			end := quadTermEnd(rest)
			if terms[n], err = graph.ParseTerm(rest[:end]); err != nil {
				return nil, err
			}
			rest = strings.TrimSpace(rest[end:])
		}
		if n > 0 {
			all = append(all, graph.Statement{Subject: terms[0], Predicate: terms[1], Object: terms[2], Graph: terms[3]})
		}
	}
	return all, nil
}

// quadTermEnd gives the length of the term at the beginning of a line.
func quadTermEnd(s string) int {
	i := 0
	if s[0] == '"' {
		for i = 1; s[i] != '"'; i++ {
			if s[i] == '\\' {
				i++
			}
		}
	}
	return i + strings.IndexByte(s[i:], ' ')
}

func quadStream(l []graph.Statement) graph.Statements {
	return func(yield func(graph.Statement, error) bool) {
		for _, s := range l {
			if !yield(s, nil) {
				return
			}
		}
	}
}
