package corkboard_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/knakk/rdf"

	"corkboard/export"
	"corkboard/graph"
	"corkboard/graph/source"
)

// suite is one of the W3C's suites: a folder with a manifest.
type suite struct {
	folder string // below rdf-tests/rdf
	format string // the name of the syntax that it tests
	tests  int    // how many the field counts
	known  map[string]string
}

// w3cSuites lists the suites, each with its known failures and a reason for
// each.
var w3cSuites = []suite{
	{folder: "rdf11/rdf-n-triples", format: "nt", tests: 70},
	{folder: "rdf11/rdf-n-quads", format: "nq", tests: 87},
	{folder: "rdf11/rdf-turtle", format: "turtle", tests: 313},
	{folder: "rdf11/rdf-trig", format: "trig", tests: 356},
	{folder: "rdf11/rdf-xml", format: "rdfxml", tests: 166},
	{folder: "rdf12/rdf-n-triples", format: "nt"},
	{folder: "rdf12/rdf-n-quads", format: "nq"},
	{folder: "rdf12/rdf-turtle", format: "turtle"},
	{folder: "rdf12/rdf-trig", format: "trig"},
}

// suiteTest is one entry of a manifest.
type suiteTest struct {
	name, kind     string // kind is the type's local name: TestTurtleEval
	action, result string // paths; result is "" where there is none
	base           string // IRI of the action
}

// positive tells whether the action is to be read without a fault.
func (s suiteTest) positive() bool { return !strings.Contains(s.kind, "Negative") }

const (
	manifestVocabulary = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
	rdfVocabulary      = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	rdftVocabulary     = "http://www.w3.org/ns/rdftest#"
)

// suitesRoot is the folder of the suites, or skips the test.
func suitesRoot(tb testing.TB) string {
	tb.Helper()
	root := filepath.Join("..", "shared", "suites")
	if _, err := os.Stat(root); err != nil {
		tb.Skip("the conformance suites are not here")
	}
	return root
}

// readManifest gives the tests of a suite in the order of their names, those of
// manifests in folders below it included.
func readManifest(tb testing.TB, folder string) []suiteTest {
	tb.Helper()
	var all []suiteTest
	err := filepath.WalkDir(folder, func(file string, d os.DirEntry, err error) error {
		if err == nil && d.Name() == "manifest.ttl" {
			all = append(all, readOneManifest(tb, file)...)
		}
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	slices.SortFunc(all, func(a, b suiteTest) int { return strings.Compare(a.name, b.name) })
	return all
}

func readOneManifest(tb testing.TB, file string) []suiteTest {
	tb.Helper()
	text, err := os.ReadFile(file)
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
		tb.Fatalf("%s: %v", file, err)
	}
	tests := map[string]*suiteTest{}
	assumed := ""
	for _, t := range triples {
		id, value := t.Subj.String(), t.Obj.String()
		if tests[id] == nil {
			tests[id] = &suiteTest{name: id[strings.LastIndexByte(id, '#')+1:]}
		}
		path := filepath.Join(filepath.Dir(file), filepath.FromSlash(strings.TrimPrefix(value, here)))
		switch t.Pred.String() {
		case rdfVocabulary + "type":
			tests[id].kind = strings.TrimPrefix(value, rdftVocabulary)
		case manifestVocabulary + "action":
			tests[id].action, tests[id].base = path, strings.TrimPrefix(value, here)
		case manifestVocabulary + "result":
			tests[id].result = path
		case manifestVocabulary + "assumedTestBase":
			assumed = value
		}
	}
	if assumed == "" {
		assumed = "https://w3c.github.io/rdf-tests/rdf/" + filepath.Base(filepath.Dir(filepath.Dir(file))) + "/" + filepath.Base(filepath.Dir(file)) + "/"
	}
	var all []suiteTest
	for _, t := range tests {
		if t.action != "" {
			t.base = assumed + t.base
			all = append(all, *t)
		}
	}
	return all
}

// rdfFormat gives the reader of a syntax, or skips the test where there is
// none yet.
func rdfFormat(tb testing.TB, name string) source.Format {
	tb.Helper()
	i := slices.IndexFunc(source.Formats, func(f source.Format) bool { return f.Name == name })
	if i < 0 || source.Formats[i].Statements == nil {
		tb.Skipf("%s is not read", name)
	}
	return source.Formats[i]
}

// textInput is an input of a text.
func textInput(name, text string) source.Input {
	return source.Input{Name: name, Size: int64(len(text)), Open: func() (io.ReadCloser, error) {
		return readCloser{strings.NewReader(text)}, nil
	}}
}

// TestSuites runs every suite through our readers and prints a line for each.
func TestSuites(t *testing.T) {
	root := suitesRoot(t)
	for _, s := range w3cSuites {
		t.Run(s.folder, func(t *testing.T) {
			format := rdfFormat(t, s.format)
			tests := readManifest(t, filepath.Join(root, "rdf-tests", "rdf", filepath.FromSlash(s.folder)))
			if s.tests > 0 && len(tests) != s.tests {
				t.Errorf("the manifest has %d tests, not %d", len(tests), s.tests)
			}
			passed := 0
			for _, test := range tests {
				err := test.run(format)
				reason, known := s.known[test.name]
				switch {
				case err == nil && known:
					t.Errorf("%s passes, and is listed as a known failure: %s", test.name, reason)
				case err == nil:
					passed++
				case !known:
					t.Errorf("%s (%s, %s): %v", test.name, test.kind, test.action, err)
				}
			}
			t.Logf("%s: %d of %d pass, %d known failures", s.folder, passed, len(tests), len(s.known))
		})
	}
}

// run reads the action and compares it with the result.
func (s suiteTest) run(format source.Format) error {
	canonical := strings.HasSuffix(s.kind, "C14N")
	have, err := readFile(format, s.action, source.RDFOptions{Base: s.base, KeepLabels: canonical})
	switch {
	case !s.positive() && err == nil:
		return fmt.Errorf("is read, as %d statements", len(have))
	case !s.positive():
		return nil
	case err != nil:
		return err
	case s.result == "":
		return nil
	}
	if canonical {
		return sameText(format.Name, have, s.result)
	}
	want, err := readFile(resultFormat(s.result), s.result, source.RDFOptions{Base: s.base})
	if err != nil {
		return fmt.Errorf("the result: %w", err)
	}
	return sameGraph(have, want)
}

// resultFormat gives the reader of a result file.
func resultFormat(file string) source.Format {
	for _, f := range source.Formats {
		if slices.Contains(f.Ext, filepath.Ext(file)) {
			return f
		}
	}
	return source.Format{}
}

// readFile reads a document; the first fault is the error.
func readFile(f source.Format, file string, o source.RDFOptions) ([]graph.Statement, error) {
	if f.Statements == nil {
		return nil, fmt.Errorf("%s is not read", filepath.Ext(file))
	}
	in, err := source.FileInput(file, filepath.Base(file))
	if err != nil {
		return nil, err
	}
	return graph.Collect(f.Statements(context.Background(), in, source.Options{RDF: o}))
}

// sameText compares what is written of statements, in their order, with a file
// of canonical lines.
func sameText(format string, have []graph.Statement, file string) error {
	want, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	f, ok := export.Lookup(format)
	if !ok {
		return fmt.Errorf("%s is not written", format)
	}
	var b bytes.Buffer
	_, err = f.Write(&b, func(yield func(graph.Statement, error) bool) {
		for _, s := range have {
			if !yield(s, nil) {
				return
			}
		}
	}, export.Options{LowerTags: true})
	if err != nil {
		return err
	}
	if b.String() != string(want) {
		return fmt.Errorf("written as %q, not %q", b.String(), want)
	}
	return nil
}
