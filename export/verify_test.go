package export

import (
	"bytes"
	"context"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"

	"corkboard/graph"
)

// rdfFormats is the formats that write RDF and that Verify reads back.
func rdfFormats() []Format {
	return slices.DeleteFunc(slices.Clone(Formats), func(f Format) bool { return f.Write == nil || newDecoder(f.Name, strings.NewReader("")) == nil })
}

// isTurtle tells whether a format is of Turtle's family.
func isTurtle(f Format) bool {
	return slices.Contains([]string{"turtle", "trig", "turtle-pretty", "trig-pretty"}, f.Name)
}

// writings is the ways in which the tests write a document.
func writings(f Format) map[string]Options {
	o := map[string]Options{"bare": {MergeGraphs: !f.Graphs}}
	if isTurtle(f) {
		o["prefixes"] = Options{MergeGraphs: !f.Graphs, Prefixes: testPrefixes}
		o["clashes"] = Options{MergeGraphs: !f.Graphs, Prefixes: torturePrefixes}
		o["base"] = Options{MergeGraphs: !f.Graphs, Base: ex, Prefixes: []Prefix{{"p", ex + "p"}}}
	}
	return o
}

func TestVerifyTorture(t *testing.T) {
	graphs := torture()
	if len(graphs) < 100 {
		t.Fatalf("%d graphs", len(graphs))
	}
	for _, f := range rdfFormats() {
		for _, name := range slices.Sorted(maps.Keys(graphs)) {
			for way, o := range writings(f) {
				text := write(t, f, graphs[name], o)
				want := stream(sorted(graphs[name], graph.SPOG))
				if o.MergeGraphs {
					want = Merged(want)
				}
				v, err := Verify(context.Background(), f, strings.NewReader(text), want)
				if err != nil {
					t.Errorf("%s, %s, %s: %v\n%.2000s", f.Name, name, way, err, text)
					continue
				}
				if v.Compared == 0 || v.NotCovered != 0 || v.NotWritten != 0 {
					t.Errorf("%s, %s, %s: %+v", f.Name, name, way, v)
				}
			}
		}
	}
}

func TestVerifyCounts(t *testing.T) {
	all := parse(t, small+`
<http://example.org/a> <http://example.org/p> _:two..dots
_:two..dots <http://example.org/p> "a"
<http://example.org/a> <http://example.org/p> <urn:x-corkboard-verify:term>
<http://example.org/a> <http://example.org/p> <<( _:a..b <http://example.org/p> <<( _:x <http://example.org/p> ")>> \" <<(" )>> )>>
<http://example.org/a> <http://example.org/p> "a" _:defaultGraph
`)
	for _, f := range rdfFormats() {
		text := write(t, f, all, Options{Prefixes: testPrefixes, MergeGraphs: !f.Graphs})
		want := stream(sorted(all, graph.SPOG))
		if !f.Graphs {
			want = Merged(want)
		}
		v, err := Verify(context.Background(), f, strings.NewReader(text), want)
		if err != nil {
			t.Fatalf("%s: %v\n%s", f.Name, err, text)
		}
		compared := int64(11)
		if !f.Graphs {
			compared--
		}
		wanted := Verification{Compared: compared, NotCovered: 5}
		if strings.HasSuffix(f.Name, "-pretty") { // where labels do not matter
			wanted = Verification{Compared: compared + 2, NotCovered: 3}
		}
		if v != wanted {
			t.Errorf("%s: %+v", f.Name, v)
		}
		v, err = Verify(context.Background(), f, strings.NewReader(text), graph.Concat(want, stream([]graph.Statement{
			{Subject: graph.Text("no subject"), Predicate: graph.IRI("x:p"), Object: graph.IRI("x:o")},
		})))
		if err != nil || v.NotWritten != 1 {
			t.Errorf("%s: %+v, %v", f.Name, v, err)
		}
	}
}

func TestVerifyDiffers(t *testing.T) {
	all := sorted(parse(t, small), graph.SPOG)
	for _, f := range rdfFormats() {
		o := Options{Prefixes: testPrefixes, MergeGraphs: !f.Graphs}
		text := write(t, f, all, o)
		merged := func(st graph.Statements) graph.Statements {
			if o.MergeGraphs {
				return Merged(st)
			}
			return st
		}
		ctx := context.Background()
		for name, c := range map[string]struct {
			text string
			want []graph.Statement
			hint string
		}{
			"a statement is missing":     {text, append(slices.Clone(all), graph.Statement{Subject: graph.IRI("x:s"), Predicate: graph.IRI("x:p"), Object: graph.Text("o")}), `missing: <x:s> <x:p> "o" .`},
			"a statement is not wanted":  {text, all[1:], "not wanted: " + all[0].String()},
			"a triple term is missing":   {text, append(slices.Clone(all), graph.Statement{Subject: graph.IRI("x:s"), Predicate: graph.IRI("x:p"), Object: all[len(all)-1].Object}), "of those that cannot be compared, -1"},
			"another lexical form":       {strings.Replace(text, "042", "42", 1), all, "1 missing, 1 not wanted"},
			"another character":          {strings.Replace(text, "Anna", "Anne", 1), all, "1 missing, 1 not wanted"},
			"another language":           {strings.Replace(text, "en-GB", "en-gb", 1), all, "1 missing, 1 not wanted"},
			"another direction":          {strings.Replace(text, "--rtl", "--ltr", 1), all, "1 missing, 1 not wanted"},
			"a statement said once more": {text + write(t, f, all[:1], o), all, "1 not wanted"},
		} {
			_, err := Verify(ctx, f, strings.NewReader(c.text), merged(stream(c.want)))
			if strings.HasSuffix(f.Name, "-pretty") && name == "a statement said once more" {
				if err != nil { // a set has no repetitions
					t.Errorf("%s, %s: %v", f.Name, name, err)
				}
				continue
			}
			if !errors.Is(err, ErrDiffers) || !strings.Contains(err.Error(), c.hint) {
				t.Errorf("%s, %s: %v", f.Name, name, err)
			}
		}
		if _, err := Verify(ctx, f, io.MultiReader(strings.NewReader(text), failingReader{}), merged(stream(all))); !strings.Contains(err.Error(), "disk") {
			t.Errorf("%s, a reader that fails: %v", f.Name, err)
		}
		broken := errors.New("broken")
		if _, err := Verify(ctx, f, strings.NewReader(text), func(yield func(graph.Statement, error) bool) {
			yield(graph.Statement{}, broken)
		}); !errors.Is(err, broken) {
			t.Errorf("%s, a stream that fails: %v", f.Name, err)
		}
	}
	if _, err := Verify(context.Background(), Format{Name: "dot"}, strings.NewReader(""), stream(nil)); !errors.Is(err, ErrNotCovered) {
		t.Errorf("dot: %v", err)
	}
}

type failingReader struct{}

func (failingReader) Read([]byte) (int, error) { return 0, errors.New("the disk is gone") }

// A file cut anywhere must be found out, and must not take the program down.
func TestVerifyCut(t *testing.T) {
	all := sorted(append(parse(t, small), torture()["text backslashes"]...), graph.SPOG)
	for _, f := range rdfFormats() {
		var merged graph.Statements = stream(all)
		o := Options{Prefixes: testPrefixes, MergeGraphs: !f.Graphs}
		if o.MergeGraphs {
			merged = Merged(merged)
		}
		text := write(t, f, all, o)
		for end := range len(text) - 1 { // nobody misses the last line feed
			if _, err := Verify(context.Background(), f, strings.NewReader(text[:end]), merged); err == nil {
				t.Fatalf("%s: not found out that it ends in %q", f.Name, text[max(0, end-40):end])
			}
		}
	}
}

func TestRevisionErrors(t *testing.T) {
	for _, text := range []string{
		`<x:s> <x:p> "\x" .`, `<x:s> <x:p> "\u12" .`, `<x:s> <x:p> "\U0000004" .`, `<x:s> <x:p\u0041> <x:o> .`,
		"<x:s> <x:p> \"a\nb\" .", "<x:s> <x:p> \"\"\"a\rb\"\"\" .", `<x:s> <x:p> [] .`, `{`, `<x:s`, `"`, `"""a""`, `""""a"""`, `<<( <x:s> `,
	} {
		for _, format := range []string{"nq", "turtle"} {
			if got, err := io.ReadAll(newRevision(strings.NewReader(text), format)); err == nil {
				t.Errorf("%s, %s: became %q", format, text, bytes.TrimSpace(got))
			}
		}
	}
}
