package corkboard_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"corkboard/graph/source"
)

// suiteDatasets gives what every positive test of every suite says, those that
// say the same once.
func suiteDatasets(t *testing.T, root string) []dataset {
	t.Helper()
	var all []dataset
	seen := map[string]bool{}
	for _, s := range w3cSuites {
		i := slices.IndexFunc(readFormats(), func(name string) bool { return name == s.format })
		if i < 0 {
			t.Logf("%s is not read: its suite is left out", s.format)
			continue
		}
		format := rdfFormat(t, s.format)
		for _, test := range readManifest(t, filepath.Join(root, "rdf-tests", "rdf", filepath.FromSlash(s.folder))) {
			if _, known := s.known[test.name]; known || !test.positive() {
				continue
			}
			said, err := readFile(format, test.action, source.RDFOptions{Base: test.base})
			if err != nil {
				t.Errorf("%s: %s: %v", s.folder, test.name, err)
				continue
			}
			key := strings.Join(shapeOf(said).lines, "\n")
			if !seen[key] {
				all = append(all, dataset{s.folder + " " + test.name, said})
			}
			seen[key] = true
		}
	}
	return all
}

// TestSuitesWritten writes what the suites say in every syntax, and has it read
// back by us and by programs that have nothing of ours.
func TestSuitesWritten(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes half a minute")
	}
	datasets := suiteDatasets(t, suitesRoot(t))
	if len(datasets) < 400 {
		t.Errorf("the suites have %d different graphs", len(datasets))
	}
	there := readersHere(t)
	for _, w := range writings() {
		t.Run(w.name, func(t *testing.T) {
			t.Parallel()
			compareWritten(t, w, datasets, there)
		})
	}
}

// TestTortureWritten does the same with the torture graphs.
func TestTortureWritten(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes half a minute")
	}
	datasets := torture()
	names := map[string]bool{}
	for _, d := range datasets {
		if names[d.name] {
			t.Errorf("two torture graphs are called %s", d.name)
		}
		names[d.name] = true
		for _, s := range d.statements {
			if err := s.Check(); err != nil {
				t.Fatalf("%s: %.200v: %v", d.name, s, err)
			}
		}
	}
	if len(datasets) < 100 {
		t.Errorf("%d torture graphs", len(datasets))
	}
	there := readersHere(t)
	for _, w := range writings() {
		t.Run(w.name, func(t *testing.T) {
			t.Parallel()
			compareWritten(t, w, datasets, there)
		})
	}
}

// readFormats gives the names of the RDF syntaxes that are read.
func readFormats() []string {
	var all []string
	for _, f := range source.Formats {
		if f.Statements != nil {
			all = append(all, f.Name)
		}
	}
	return all
}
