package schema

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"corkboard/graph"
	"corkboard/graph/source"
)

// reading is what was read of a case: all that it says, sorted, and every
// fault of its tables.
type reading struct {
	*Case
	all    graph.List
	faults []string
}

const readBase = "https://example.org/c/"

// readFiles reads a case given as files by their slash paths. Without a
// case.yaml the base is readBase.
func readFiles(t *testing.T, files map[string]string, o ...CaseOption) *reading {
	t.Helper()
	dir := t.TempDir()
	if _, ok := files["case.yaml"]; !ok {
		writeFile(t, dir, "case.yaml", "base: "+readBase+"\n")
	}
	for name, text := range files {
		writeFile(t, dir, name, text)
	}
	return readFolder(t, dir, o...)
}

func writeFile(t *testing.T, dir, name, text string) {
	t.Helper()
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func readFolder(t *testing.T, dir string, o ...CaseOption) *reading {
	t.Helper()
	c, err := caseOf(dir, o...)
	if err != nil {
		t.Fatal(err)
	}
	return readAgain(t, c)
}

func caseOf(dir string, o ...CaseOption) (*Case, error) {
	folder, err := source.Open(context.Background(), dir)
	if err != nil {
		return nil, err
	}
	return ReadCase(context.Background(), Core(), folder, o...)
}

// readAgain collects what a case says and the faults, and fails on a statement
// that is none.
func readAgain(t *testing.T, c *Case) *reading {
	t.Helper()
	r := &reading{Case: c}
	for s, err := range c.Statements(context.Background()) {
		var fault *graph.Error
		switch {
		case errors.As(err, &fault):
			r.faults = append(r.faults, err.Error())
			continue
		case err != nil:
			t.Fatal(err)
		}
		if err := s.Check(); err != nil {
			t.Errorf("%s: %s: %v", s.Origin, s, err)
		}
		s.Origin = graph.Origin{}
		r.all = append(r.all, s)
	}
	slices.SortFunc(r.all, graph.Statement.Compare)
	r.all = slices.Compact(r.all)
	return r
}

// short writes IRIs of the case without its base, known others with a prefix,
// and keeps literals.
func (r *reading) short(t graph.Term) string {
	if id, ok := strings.CutPrefix(t.Value(), r.Base); ok && t.IsIRI() {
		return "<" + id + ">"
	}
	if t.IsLiteral() && t.Datatype() != "http://www.w3.org/2001/XMLSchema#string" && t.Language() == "" {
		kind := t.Datatype()
		if i := strings.LastIndexAny(kind, "#/"); i >= 0 {
			kind = kind[i+1:]
		}
		return `"` + t.Value() + `"^^` + kind
	}
	return r.Schema.Shorten(t)
}

// line writes a statement in short: subject predicate object @graph.
func (r *reading) line(s graph.Statement) string {
	return r.short(s.Subject) + " " + r.short(s.Predicate) + " " + r.short(s.Object) + " @" + r.short(s.Graph)
}

// lines lists the statements of a subject in short, those of places left out.
func (r *reading) lines(subject string) []string {
	var all []string
	for _, s := range r.all {
		if s.Subject == graph.IRI(r.Base+subject) && !strings.HasSuffix(s.Graph.Value(), "#places") {
			all = append(all, r.line(s))
		}
	}
	return all
}

// text lists everything in short.
func (r *reading) text() string {
	var b strings.Builder
	for _, s := range r.all {
		b.WriteString(r.line(s) + "\n")
	}
	return b.String()
}

// wants fails where one of the lines is missing; what begins with "!" must not
// be there.
func (r *reading) wants(t *testing.T, lines ...string) {
	t.Helper()
	text := "\n" + r.text()
	var brief strings.Builder // without sources and places
	for _, s := range r.all {
		if !strings.HasSuffix(s.Graph.Value(), "#places") && s.Graph != SourcesGraph(r.Base) {
			brief.WriteString(r.line(s) + "\n")
		}
	}
	for _, line := range lines {
		if not, ok := strings.CutPrefix(line, "!"); ok {
			if strings.Contains(text, not) {
				t.Errorf("there is %s in\n%s", not, &brief)
			}
			continue
		}
		if !strings.Contains(text, "\n"+line+"\n") {
			t.Errorf("missing %s in\n%s", line, &brief)
		}
	}
}

// wantFaults fails where the faults are not as many, or not those.
func (r *reading) wantFaults(t *testing.T, parts ...string) {
	t.Helper()
	if len(r.faults) != len(parts) {
		t.Errorf("%d faults, want %d:\n%s", len(r.faults), len(parts), strings.Join(r.faults, "\n"))
		return
	}
	for i, part := range parts {
		if !strings.Contains(r.faults[i], part) {
			t.Errorf("fault %q, want %q", r.faults[i], part)
		}
	}
}

// subjects lists the subjects that have a type, in short.
func (r *reading) subjects(class string) []string {
	c, _ := r.Schema.Class(class)
	var all []string
	for _, s := range r.all {
		if s.Predicate == typeTerm && s.Object == c.IRI {
			all = append(all, r.short(s.Subject))
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}
