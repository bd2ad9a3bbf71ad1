package corkboard_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// floor is a package and what it may import besides the standard library.
type floor struct {
	folder string
	own    []string // packages of this module
	others []string // beginnings of other modules' paths; nil: the standard library alone
}

// plan is the floor plan of ARCHITECTURE.md. A package that is not on it may
// not exist.
var plan = []floor{
	{folder: "graph"},
	{folder: "graph/source", own: []string{"graph"}, others: []string{
		"github.com/klauspost/compress/", "go.yaml.in/yaml/", "golang.org/x/text/",
	}},
	{folder: "schema", own: []string{"graph", "graph/source"}, others: []string{"go.yaml.in/yaml/", "golang.org/x/text/"}},
	{folder: "schema/vocabgen", own: []string{"schema"}, others: []string{"go.yaml.in/yaml/"}},
	{folder: "export", own: []string{"graph"}, others: []string{"github.com/knakk/rdf"}},
	{folder: "graph/store", own: []string{"graph"}, others: []string{
		"github.com/cayleygraph/", "github.com/hidal-go/hidalgo", "go.etcd.io/bbolt", "github.com/dop251/goja",
	}},
	{folder: "cmd/corkboard", own: []string{"graph", "graph/source", "graph/store", "schema", "export"}, others: []string{
		"github.com/urfave/cli/v2", "github.com/klauspost/compress/", "golang.org/x/term",
	}},
	{folder: "cmd/corkboard-bench", own: []string{"graph", "graph/source", "graph/store", "schema", "export"}, others: []string{"github.com/cayleygraph/"}},
}

// TestFloorPlan walks the tree and fails on every import that the floor plan
// does not draw.
func TestFloorPlan(t *testing.T) {
	files := 0
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && path != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata" || d.Name() == "out") {
			return fs.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		files++
		folder := filepath.ToSlash(filepath.Dir(path))
		i := slices.IndexFunc(plan, func(f floor) bool { return f.folder == folder })
		if i < 0 {
			t.Errorf("%s: package %s is not on the floor plan", path, folder)
			return nil
		}
		checkImports(t, path, plan[i])
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 20 {
		t.Fatalf("walked only %d files", files)
	}
}

func checkImports(t *testing.T, path string, f floor) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	for _, spec := range file.Imports {
		name, _ := strconv.Unquote(spec.Path.Value)
		if own, ok := strings.CutPrefix(name, "corkboard/"); ok {
			if !slices.Contains(f.own, own) {
				t.Errorf("%s: %s may not import %s", path, f.folder, own)
			}
			continue
		}
		first, _, _ := strings.Cut(name, "/")
		if !strings.Contains(first, ".") {
			continue // the standard library
		}
		if !slices.ContainsFunc(f.others, func(prefix string) bool { return strings.HasPrefix(name, prefix) }) {
			t.Errorf("%s: %s may not import %s", path, f.folder, name)
		}
	}
}
