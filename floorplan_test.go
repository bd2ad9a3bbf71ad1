package corkboard_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
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
	files  bool     // may it touch the file system?
}

// doors are the only files that may import a module of which the types stay
// behind a door, by the beginning of the module's path.
var doors = map[string][]string{
	"github.com/knakk/rdf":    {"export/knakk.go", "export/verify.go"},
	"github.com/piprate/":     {"graph/source/jsonld"},
	"github.com/klauspost/":   {"graph/source/compress.go", "cmd/corkboard/whole.go"},
	"go.yaml.in/yaml/":        {"graph/source/yaml.go", "graph/source/yamlvalue.go", "schema/", "schema/vocabgen/"},
	"github.com/cayleygraph/": {"graph/store/", "cmd/corkboard-bench/"},
	"github.com/hidal-go/":    {"graph/store/", "cmd/corkboard-bench/enginepeers.go"},
	"github.com/syndtr/":      {"cmd/corkboard-bench/enginepeers.go"},
	"go.etcd.io/":             {"graph/store/", "cmd/corkboard-bench/enginepeers.go"},
	"github.com/dop251/":      {"graph/store/"},
	"github.com/urfave/cli/":  {"cmd/corkboard/"},
	"golang.org/x/term":       {"cmd/corkboard/"},
	"github.com/go-fonts/":    {"export/glyphs.go"},
	"github.com/go-text/":     {"export/glyphs.go"},
	"golang.org/x/image/":     {"export/glyphs.go"},
}

// barred are packages of the standard library that nothing imports: there is
// no network, no log, no randomness and no C.
var barred = []string{
	"C", "log", "log/slog", "math/rand", "math/rand/v2", "crypto/rand",
	"net", "net/http", "net/rpc", "net/smtp", "os/exec", "plugin", "unsafe",
}

// spared are the files that may import what is barred: Graphviz is run where
// the user asks for it by name, and only there.
var spared = map[string]string{"os/exec": "cmd/corkboard/drawengine.go"}

// plan is the floor plan of ARCHITECTURE.md. A package that is not on it may
// not exist.
var plan = []floor{
	{folder: "graph", files: true}, // temporary ones, for sorting
	{folder: "graph/source", files: true, own: []string{"graph"}, others: []string{
		"github.com/klauspost/compress/", "go.yaml.in/yaml/", "golang.org/x/text/", "github.com/piprate/json-gold/ld",
	}},
	{folder: "graph/measure", own: []string{"graph"}},
	{folder: "schema", own: []string{"graph", "graph/source"}, others: []string{"go.yaml.in/yaml/"}},
	{folder: "schema/vocabgen", files: true, own: []string{"schema"}, others: []string{"go.yaml.in/yaml/"}},
	{folder: "schema/coregen", files: true, own: []string{"graph", "schema"}},
	{folder: "export", own: []string{"graph"}, others: []string{
		"github.com/knakk/rdf", "github.com/go-text/typesetting/", "github.com/go-fonts/liberation/", "golang.org/x/image/font", "golang.org/x/image/font/sfnt", "golang.org/x/image/math/fixed",
	}},
	{folder: "graph/store/engine", files: true, own: []string{"graph"}, others: []string{"golang.org/x/sys/windows"}},
	{folder: "graph/store", files: true, own: []string{"graph", "graph/store/engine", "graph/store/quadstore"}, others: []string{
		"github.com/cayleygraph/", "github.com/hidal-go/hidalgo", "go.etcd.io/bbolt", "github.com/dop251/goja",
	}},
	{folder: "graph/store/quadstore", own: []string{"graph", "graph/store/engine"}, others: []string{"github.com/cayleygraph/"}},
	{folder: "cmd/corkboard", files: true, own: []string{"graph", "graph/measure", "graph/source", "graph/store", "schema", "export"}, others: []string{
		"github.com/urfave/cli/v2", "github.com/klauspost/compress/", "golang.org/x/term",
	}},
	{folder: "cmd/corkboard-bench", files: true, own: []string{"graph", "graph/source", "graph/store", "schema", "export"}, others: []string{
		"github.com/cayleygraph/", "github.com/hidal-go/hidalgo", "github.com/syndtr/goleveldb", "go.etcd.io/bbolt",
	}},
}

// TestFloorPlan walks the tree and fails on every import that the floor plan
// does not draw.
func TestFloorPlan(t *testing.T) {
	files := 0
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && file != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata" || d.Name() == "out") {
			return fs.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		files++
		folder := filepath.ToSlash(filepath.Dir(file))
		i := slices.IndexFunc(plan, func(f floor) bool { return f.folder == folder })
		if i < 0 {
			t.Errorf("%s: package %s is not on the floor plan", file, folder)
			return nil
		}
		checkImports(t, file, plan[i])
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 20 {
		t.Fatalf("walked only %d files", files)
	}
}

func checkImports(t *testing.T, file string, f floor) {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	for _, spec := range parsed.Imports {
		name, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		if spec.Name != nil && (spec.Name.Name == "." || spec.Name.Name == "_" && name != "embed" && name != "time/tzdata") {
			t.Errorf("%s: %s is imported as %s", file, name, spec.Name.Name)
		}
		if !f.allows(filepath.ToSlash(file), name) {
			t.Errorf("%s: %s may not import %s here", file, f.folder, name)
		}
	}
}

// allows tells whether a file of the floor may import a package.
func (f floor) allows(file, name string) bool {
	begins := func(prefix string) bool { return strings.HasPrefix(name, prefix) }
	first, rest, _ := strings.Cut(name, "/")
	switch {
	case first == "corkboard":
		return slices.Contains(f.own, rest)
	case !strings.Contains(first, "."): // the standard library
		return (!slices.Contains(barred, name) || spared[name] == file) && (f.files || name != "os" && name != "path/filepath")
	case !slices.ContainsFunc(f.others, begins):
		return false
	}
	for module, files := range doors {
		if begins(module) && !slices.ContainsFunc(files, func(door string) bool { return strings.HasPrefix(file, door) }) {
			return false
		}
	}
	return true
}

// TestFloorPlanBars tries arrows that the plan does not draw.
func TestFloorPlanBars(t *testing.T) {
	byFolder := map[string]floor{}
	for _, f := range plan {
		byFolder[f.folder] = f
	}
	tests := []struct {
		file, name string
		want       bool
	}{
		{"graph/sort.go", "slices", true},
		{"graph/sort.go", "os", true},
		{"graph/sort.go", "corkboard/schema", false},
		{"graph/sort.go", "corkboard", false},
		{"graph/sort.go", "golang.org/x/text/collate", false},
		{"graph/sort.go", "unsafe", false},
		{"graph/source/csv.go", "corkboard/graph", true},
		{"graph/source/csv.go", "corkboard/schema", false},
		{"graph/source/csv.go", "go.yaml.in/yaml/v3", false},
		{"graph/source/yaml.go", "go.yaml.in/yaml/v3", true},
		{"graph/source/jsonldexpand.go", "github.com/piprate/json-gold/ld", true},
		{"graph/source/json.go", "github.com/piprate/json-gold/ld", false},
		{"export/jsonld.go", "github.com/piprate/json-gold/ld", false},
		{"schema/load.go", "os", false},
		{"schema/load.go", "corkboard/export", false},
		{"export/verify.go", "github.com/knakk/rdf", true},
		{"export/turtle.go", "github.com/knakk/rdf", false},
		{"export/glyphs.go", "github.com/go-text/typesetting/font", true},
		{"export/svg.go", "github.com/go-text/typesetting/font", false},
		{"export/svg.go", "math/rand", false},
		{"export/svg.go", "corkboard/graph/store", false},
		{"cmd/corkboard/app.go", "net/http", false},
		{"cmd/corkboard/app.go", "os/exec", false},
		{"cmd/corkboard/drawengine.go", "os/exec", true},
		{"cmd/corkboard/app.go", "github.com/cayleygraph/quad", false},
	}
	for _, test := range tests {
		f, ok := byFolder[path.Dir(test.file)]
		if !ok {
			t.Fatalf("%s is on no floor", test.file)
		}
		if have := f.allows(test.file, test.name); have != test.want {
			t.Errorf("%s may import %s: %t", test.file, test.name, have)
		}
	}
}
