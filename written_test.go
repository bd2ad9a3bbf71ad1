package corkboard_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"corkboard/export"
	"corkboard/graph"
	"corkboard/graph/source"
)

// writing is a way to write RDF.
type writing struct {
	name    string
	format  export.Format
	syntax  string // by the name of its reader
	options export.Options
}

// writings gives each RDF syntax that is written, once without prefixes and
// once with prefixes that clash with each other and with words of syntaxes.
func writings() []writing {
	var all []writing
	for _, f := range export.Formats {
		if f.Write == nil {
			continue
		}
		w := writing{name: f.Name, format: f, syntax: strings.TrimSuffix(f.Name, "-pretty")}
		all = append(all, w)
		if f.Name != "nt" && f.Name != "nq" {
			w.name += " with prefixes"
			w.options = export.Options{Base: "http://example.org/people/", Prefixes: clashing}
			all = append(all, w)
		}
	}
	return all
}

var clashing = []export.Prefix{
	{Name: "", IRI: tortureBase}, {Name: "a", IRI: tortureBase + "a"}, {Name: "base", IRI: tortureBase + "sub#"},
	{Name: "prefix", IRI: tortureBase + "s"}, {Name: "ns0", IRI: "http://example.org/peop"}, {Name: "é.é", IRI: tortureBase + "é"},
	{Name: "xsd", IRI: xsd}, {Name: "zzz", IRI: tortureBase}, {Name: "rdf", IRI: "http://d.example/rdf#"}, {Name: "urn", IRI: "http://b.example/ns"},
	{Name: "http", IRI: "http://a.example/ns"}, {Name: "xml", IRI: "http://d.example/xml#"}, {Name: "x", IRI: "urn:x:"}, {Name: "b-1", IRI: rdfVocabulary},
}

// write writes a dataset, and gives what could be said; what could not must be
// what is reported, statement by statement.
func (w writing) write(d dataset) (text []byte, said []graph.Statement, left map[string]int, err error) {
	given := slices.Clone(d.statements)
	order := graph.SPOG
	if w.syntax == "trig" {
		order = graph.GSPO
	}
	slices.SortStableFunc(given, order.Compare)
	left = map[string]int{}
	var want, have []int32
	for i := range given {
		given[i].Origin = graph.Origin{File: "given", Line: int32(i + 1)}
		if reason := unsaid(w.syntax, w.format.Graphs, given[i]); reason != "" {
			left[reason]++
			want = append(want, int32(i+1))
			continue
		}
		said = append(said, given[i])
	}
	o := w.options
	o.Fault = func(e *graph.Error) error {
		have = append(have, e.Origin.Line)
		return nil
	}
	var b bytes.Buffer
	if _, err = w.format.Write(&b, stream(given), o); err != nil {
		return nil, nil, nil, err
	}
	slices.Sort(have)
	if !slices.Equal(have, want) {
		return nil, nil, nil, fmt.Errorf("%w: reports statements %v, not %v%s", errFaults, have, want, quoted(given, have, want))
	}
	return b.Bytes(), said, left, nil
}

var errFaults = errors.New("faults")

// quoted shows the first statement that is in one list of lines alone.
func quoted(given []graph.Statement, a, b []int32) string {
	for _, line := range slices.Concat(a, b) {
		if slices.Contains(a, line) != slices.Contains(b, line) {
			return fmt.Sprintf(": %.300v", given[line-1])
		}
	}
	return ""
}

func stream(all []graph.Statement) graph.Statements {
	return func(yield func(graph.Statement, error) bool) {
		for _, s := range all {
			if !yield(s, nil) {
				return
			}
		}
	}
}

// readBack reads a text with our reader of the syntax.
func readBack(f source.Format, text []byte) ([]graph.Statement, error) {
	return graph.Collect(f.Statements(context.Background(), textInput("written", string(text)), source.Options{}))
}

// compareWritten writes datasets in a way and has them read back by us and by
// every reader that is there, and prints a line about it.
func compareWritten(t *testing.T, w writing, datasets []dataset, there []*reader) {
	t.Helper()
	format := rdfFormat(t, w.syntax)
	left := map[string]int{}
	var documents []document
	ours, out := 0, map[string]int{}
	for _, d := range datasets {
		text, mine, mineLeft, err := w.write(d)
		if err != nil {
			t.Errorf("%s: %v", d.name, err)
			continue
		}
		for reason, n := range mineLeft {
			left[reason] += n
		}
		doc := document{d.name, w.syntax, text, mine, shapeOf(mine)}
		documents = append(documents, doc)
		if reason := cannot(ourLimits, w, mine); reason != "" {
			out[reason]++
			continue
		}
		back, err := readBack(format, text)
		if err == nil {
			err = shapeOf(back).same(doc.shape)
		}
		if err != nil {
			t.Errorf("%s, read back by us: %v\n%.1000s", d.name, err, text)
			continue
		}
		ours++
	}
	line := fmt.Sprintf("%s: %d graphs written%s, %d read back by us%s", w.name, len(documents),
		counted(left, "statements cannot be said"), ours, counted(out, "left out"))
	for _, r := range there {
		if r.syntaxes[w.syntax] != "" {
			line += r.compare(t, w, documents)
		}
	}
	t.Log(line)
}

// counted prints reasons with their numbers, "" where there are none.
func counted(reasons map[string]int, what string) string {
	if len(reasons) == 0 {
		return ""
	}
	all := 0
	var text []string
	for _, reason := range slices.Sorted(maps.Keys(reasons)) {
		all += reasons[reason]
		text = append(text, fmt.Sprintf("%d %s", reasons[reason], reason))
	}
	return fmt.Sprintf(" (%d %s: %s)", all, what, strings.Join(text, ", "))
}

// compare has a reader read the documents that it is not known to misread, and
// compares what it reads with what was said.
func (r *reader) compare(t *testing.T, w writing, documents []document) string {
	t.Helper()
	out := map[string]int{}
	var given []document
	for _, d := range documents {
		if reason := cannot(r.limits, w, d.said); reason != "" {
			out[reason]++
			continue
		}
		given = append(given, d)
	}
	same := 0
	for i, read := range r.read(t, given) {
		d, err := given[i], read.err
		want := d.shape
		if r.lowers && slices.ContainsFunc(d.said, hasUpperTag) {
			want, read.statements = shapeOf(inLowerCase(d.said)), inLowerCase(read.statements)
		}
		if err == nil {
			err = shapeOf(read.statements).same(want)
		}
		if err != nil {
			t.Errorf("%s, read by %s: %v\n%.1000s", d.name, r.name, err, d.text)
			continue
		}
		same++
	}
	return fmt.Sprintf(", %d by %s%s", same, r.name, counted(out, "left out"))
}

// readersHere gives the readers that can be run, and says which cannot.
func readersHere(t *testing.T) []*reader {
	t.Helper()
	var there []*reader
	for _, r := range readers {
		if r.there() {
			there = append(there, r)
		} else {
			t.Logf("%s is not here, and reads nothing", r.name)
		}
	}
	return there
}
