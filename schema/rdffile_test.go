package schema

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"corkboard/graph"
	"corkboard/graph/source"
)

// rdfCase makes a case of RDF documents, given as name and text.
func rdfCase(t *testing.T, o []CaseOption, files ...string) *Case {
	t.Helper()
	folder := &source.Folder{Name: "case"}
	for i := 0; i < len(files); i += 2 {
		text := files[i+1]
		in := source.Input{Name: files[i], Size: int64(len(text)), Open: func() (io.ReadCloser, error) {
			return io.NopCloser(strings.NewReader(text)), nil
		}}
		f, ok, err := source.Recognize(in)
		if err != nil || !ok {
			t.Fatalf("%s: %v, %v", in.Name, ok, err)
		}
		folder.Files = append(folder.Files, source.File{Input: in, Format: f, SHA256: fmt.Sprintf("%064d", len(text)), Size: in.Size})
	}
	c, err := ReadCase(context.Background(), Core(), folder, append([]CaseOption{WithBase("https://c.example/")}, o...)...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// saidOf gives what a case says, as sorted lines, and its faults.
func saidOf(t *testing.T, c *Case) (lines string, faults []string) {
	t.Helper()
	ctx := context.Background()
	st := graph.Report(c.Statements(ctx), func(e *graph.Error) error {
		faults = append(faults, e.Error())
		return nil
	})
	var b []byte
	for s, err := range graph.Sort(ctx, st, graph.SortOptions{Unique: true}) {
		if err != nil {
			t.Fatal(err)
		}
		b = s.AppendTo(b)
	}
	return string(b), faults
}

func holds(t *testing.T, lines string, want ...string) {
	t.Helper()
	for _, w := range want {
		if !strings.Contains(lines, w+" .\n") {
			t.Errorf("%s is not in\n%s", w, lines)
		}
	}
}

func TestDocumentStatements(t *testing.T) {
	const text = "@prefix e: <http://e/> .\n<#a> e:b _:x .\ne:g { _:x e:b <c> }\n<#own> { e:x e:y e:z }\n"
	c := rdfCase(t, nil, "d/x.trig", text)
	lines, faults := saidOf(t, c)
	if len(faults) > 0 {
		t.Errorf("faults: %v", faults)
	}
	file := "<https://c.example/file/d/x.trig>"
	holds(t, lines,
		"<http://e/x> <http://e/y> <http://e/z> <https://c.example/file/d/x.trig#own>",
		"<http://e/g> <"+PROVWasDerivedFrom+"> "+file+" <https://c.example/sources>",
		"<https://c.example/file/d/x.trig#own> <"+PROVWasDerivedFrom+"> "+file+" <https://c.example/sources>",
		file+" <"+PropertyReader+"> \"trig 1\" <https://c.example/sources>",
	)
	for _, part := range []string{"<https://c.example/file/d/x.trig#a> <http://e/b> _:b", " <http://e/b> <https://c.example/file/d/c> <http://e/g> ."} {
		if !strings.Contains(lines, part) {
			t.Errorf("%s is not in\n%s", part, lines)
		}
	}
	if list := c.Declared.List(); len(list) != 1 || list[0].Name != "e" {
		t.Errorf("declared: %v", list)
	}
	again, _ := saidOf(t, c)
	if again != lines {
		t.Errorf("read again:\n%s", again)
	}
	sourced, _ := saidOf(t, rdfCase(t, []CaseOption{WithSource("anna")}, "d/x.trig", text))
	holds(t, sourced,
		"<http://e/g> <"+PROVWasAttributedTo+"> <https://c.example/anna> <https://c.example/sources>",
		"<https://c.example/source/anna/d/x.trig> <"+PROVWasDerivedFrom+"> "+file+" <https://c.example/sources>",
	)
}

// TestDocumentKeepsOut lets no document speak in the graphs of the case.
func TestDocumentKeepsOut(t *testing.T) {
	var text strings.Builder
	own := []string{"sources", "sources#places", "rule/judgement", "source/anna/x.csv", "source/anna/x.csv#places", "file/people.csv", "file/people.csv#places", "file/x.trig#places"}
	for _, g := range own {
		fmt.Fprintf(&text, "<https://c.example/%s> { <http://e/a> <http://e/b> \"forged\" }\n", g)
	}
	others := []string{"https://c.example/people", "https://c.example/file/x.trig#g", "https://other.example/sources", "https://c.example/sourcesx"}
	for _, g := range others {
		fmt.Fprintf(&text, "<%s> { <http://e/a> <http://e/b> \"good\" }\n", g)
	}
	lines, faults := saidOf(t, rdfCase(t, nil, "x.trig", text.String()))
	if strings.Contains(lines, "forged") || len(faults) != len(own) || !strings.HasPrefix(faults[0], "x.trig:1:") {
		t.Errorf("faults: %q in\n%s", faults, lines)
	}
	if n := strings.Count(lines, "good"); n != len(others) {
		t.Errorf("%d of %d others in\n%s", n, len(others), lines)
	}
	asIs, faults := saidOf(t, rdfCase(t, []CaseOption{AsIs()}, "x.trig", text.String()))
	if n := strings.Count(asIs, "\n"); n != len(own)+len(others) || len(faults) > 0 {
		t.Errorf("as it is: %d lines, %v\n%s", n, faults, asIs)
	}
}

// TestManyNamedGraphs holds few of them, and describes each.
func TestManyNamedGraphs(t *testing.T) {
	var text strings.Builder
	n := maxTied + 500
	for range 2 {
		for i := range n {
			fmt.Fprintf(&text, "<http://e/a> <http://e/b> <http://e/c> <http://g/%d> .\n", i)
		}
	}
	lines, _ := saidOf(t, rdfCase(t, nil, "x.nq", text.String()))
	if got := strings.Count(lines, "> <"+PROVWasDerivedFrom+"> <https://c.example/file/x.nq>"); got != n {
		t.Errorf("%d graphs described, not %d", got, n)
	}
}

// TestSaidByNamed takes out the named graphs of a file, and says so where it
// cannot.
func TestSaidByNamed(t *testing.T) {
	ctx := context.Background()
	const one, two = "<http://e/g> { <http://e/a> <http://e/b> 1 }\n", "<http://e/h> { <http://e/a> <http://e/b> 2 }\n<http://e/a> <http://e/b> 3 .\n"
	collect := func(files ...string) graph.List {
		all, err := graph.Collect(rdfCase(t, nil, files...).Statements(ctx))
		if err != nil {
			t.Fatal(err)
		}
		return graph.NewList(all)
	}
	left := func(m graph.List, gone func(graph.Statement) bool) string {
		var b strings.Builder
		for _, s := range m {
			if !gone(s) {
				b.WriteString(s.String() + "\n")
			}
		}
		return b.String()
	}
	whole := collect("one.trig", one, "two.trig", two)
	gone, err := SaidBy(ctx, whole, "https://c.example/", []string{"two.trig"})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := left(whole, gone.Says), left(collect("one.trig", one), func(graph.Statement) bool { return false }); got != want {
		t.Errorf("left:\n%s\nnot\n%s", got, want)
	}
	shared := collect("one.trig", one, "two.trig", one+two)
	if _, err := SaidBy(ctx, shared, "https://c.example/", []string{"two.trig"}); err == nil || !strings.Contains(err.Error(), "<http://e/g> also holds what one.trig says") {
		t.Errorf("shared: %v", err)
	}
	gone, err = SaidBy(ctx, shared, "https://c.example/", []string{"one.trig", "two.trig"})
	if err != nil || strings.Contains(left(shared, gone.Says), "trig") {
		t.Errorf("both: %v\n%s", err, left(shared, gone.Says))
	}
}

// TestSaidBySourceNamed takes out the named graphs that one source speaks in
// alone.
func TestSaidBySourceNamed(t *testing.T) {
	ctx := context.Background()
	const text = "<http://e/g> { <http://e/a> <http://e/b> 1 }\n"
	say := func(source, name string) []graph.Statement {
		all, err := graph.Collect(rdfCase(t, []CaseOption{WithSource(source)}, name, text).Statements(ctx))
		if err != nil {
			t.Fatal(err)
		}
		return all
	}
	anna := graph.IRI("https://c.example/anna")
	alone := graph.NewList(say("anna", "x.trig"))
	gone, err := SaidBySource(ctx, alone, "https://c.example/", anna)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range alone {
		if !gone.Says(s) && (strings.Contains(s.String(), "http://e/") || strings.Contains(s.String(), "x.trig")) {
			t.Errorf("left: %s", s)
		}
	}
	both := graph.NewList(append(say("anna", "x.trig"), say("ben", "y.trig")...))
	if _, err := SaidBySource(ctx, both, "https://c.example/", anna); err == nil || !strings.Contains(err.Error(), "also holds what y.trig says") {
		t.Errorf("both: %v", err)
	}
}

// TestMappedRDF reads JSON-LD as JSON where a mapping names it, and refuses a
// mapping of other RDF.
func TestMappedRDF(t *testing.T) {
	maps := []TriplesMap{{Source: LogicalSource{Origin: graph.Origin{File: "m.yml", Line: 3}}}}
	for name, want := range map[string]string{"jsonld": "json", "turtle": ""} {
		format, _ := source.Lookup(name)
		if format.Statements == nil {
			t.Skipf("there is no reader of %s", name)
		}
		f, err := (&Case{}).assignRDF(source.File{Input: source.Input{Name: "x"}, Format: format}, maps)
		var fault *graph.Error
		if want != "" && (err != nil || f.Format.Name != want) || want == "" && !errors.As(err, &fault) {
			t.Errorf("%s: %s, %v", name, f.Format.Name, err)
		}
	}
}
