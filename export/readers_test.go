package export

import (
	"bytes"
	"maps"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"corkboard/graph"
)

// program is a reader in use, with no library of ours and nothing in Go, and
// what it is known to get wrong.
type program struct {
	name string
	args []string // before the name of the format
	// misreads tells which statements are kept from it, each with a defect of
	// that program and not of the text.
	misreads func(f Format, o Options, s graph.Statement) bool
	prefix   string // a prefix name that it takes for a keyword
	lowers   bool   // writes language tags in lower case
}

var programs = []program{
	{
		name: "rapper", args: []string{"-q", "-i"}, lowers: true,
		misreads: func(f Format, _ Options, s graph.Statement) bool {
			if strings.ContainsAny(s.Object.Value(), "\uFFFE\uFFFF") {
				return true // it knows the characters of XML
			}
			if !isTurtle(f) {
				return false
			}
			return s.Graph.IsBlank() || // it has no such graph names
				strings.HasSuffix(s.Graph.Value(), "=") || // "= {" is a thing of early TriG
				anyIRI(s, hasDotSegments) // it resolves absolute IRIs as well
		},
	},
	{
		name: "serdi", args: []string{"-i"}, prefix: "true",
		misreads: func(_ Format, o Options, s graph.Statement) bool {
			return o.Base != "" && anyIRI(s, func(iri string) bool {
				// A subject <graph> or <base> is a keyword to it.
				return slices.Contains([]string{"graph", "base", "prefix"}, strings.ToLower(strings.TrimPrefix(iri, o.Base)))
			})
		},
	},
}

func anyIRI(s graph.Statement, is func(string) bool) bool {
	return is(s.Subject.Value()) || is(s.Predicate.Value()) || is(s.Object.Value()) || is(s.Object.Datatype()) || is(s.Graph.Value())
}

func hasDotSegments(iri string) bool {
	path, _, _ := strings.Cut(iri, "#")
	path, _, _ = strings.Cut(path, "?")
	return slices.ContainsFunc(strings.Split(path, "/"), func(segment string) bool { return segment == "." || segment == ".." })
}

var programFormats = map[string]string{"nt": "ntriples", "nq": "nquads", "turtle": "turtle", "trig": "trig", "turtle-pretty": "turtle", "trig-pretty": "trig"}

// TestReaders has the torture graphs read by programs in use and compares what
// they read, as sets of canonical lines.
func TestReaders(t *testing.T) {
	var all []graph.Statement
	graphs := torture()
	for _, name := range slices.Sorted(maps.Keys(graphs)) {
		all = append(all, graphs[name]...)
	}
	all = graph.NewList(all)
	for _, p := range programs {
		t.Run(p.name, func(t *testing.T) {
			if _, err := exec.LookPath(p.name); err != nil {
				t.Skipf("%s is not installed", p.name)
			}
			for _, f := range rdfFormats() {
				for way, o := range writings(f) {
					o.Prefixes = slices.DeleteFunc(slices.Clone(o.Prefixes), func(x Prefix) bool { return x.Name == p.prefix && p.prefix != "" })
					given := slices.DeleteFunc(slices.Clone(all), func(s graph.Statement) bool { return p.misreads(f, o, s) })
					if len(given) < len(all)*9/10 {
						t.Fatalf("%s, %s: %d of %d statements given", f.Name, way, len(given), len(all))
					}
					t.Run(f.Name+" "+way, func(t *testing.T) { p.read(t, f, given, o) })
				}
			}
		})
	}
}

// read has a program read what is written and compares.
func (p program) read(t *testing.T, f Format, all []graph.Statement, o Options) {
	cmd := exec.Command(p.name, append(p.args, programFormats[f.Name], "-o", "nquads", "-", "http://base.invalid/")...)
	cmd.Stdin = strings.NewReader(write(t, f, all, o))
	var faults bytes.Buffer
	cmd.Stderr = &faults
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %.300s", err, faults.String())
	}
	got := p.lines(t, strings.SplitAfter(string(out), "\n"))
	if o.MergeGraphs {
		if all, err = graph.Collect(Merged(stream(sorted(all, graph.SPOG)))); err != nil {
			t.Fatal(err)
		}
	}
	var text []string
	for _, s := range all {
		text = append(text, s.String())
	}
	want := p.lines(t, text)
	for _, l := range want {
		if _, ok := slices.BinarySearch(got, l); !ok {
			t.Errorf("missing %.300q", l)
		}
	}
	for _, l := range got {
		if _, ok := slices.BinarySearch(want, l); !ok {
			t.Errorf("not wanted %.300q", l)
		}
	}
}

// lines gives lines of N-Quads in canonical form, sorted, without duplicates.
// Blank nodes, which the programs rename, all get one label: the labels matter
// to the writing, and that is under test.
func (p program) lines(t *testing.T, text []string) []string {
	t.Helper()
	var all []string
	for _, line := range text {
		if strings.TrimSpace(line) == "" {
			continue
		}
		s, err := parseLine(line)
		if err != nil {
			t.Fatalf("%.200q: %v", line, err)
		}
		for _, term := range []*graph.Term{&s.Subject, &s.Object, &s.Graph} {
			if term.IsBlank() {
				*term = graph.Blank("any")
			}
			if tag := term.Language(); tag != "" && p.lowers {
				*term = graph.LangText(term.Value(), strings.ToLower(tag))
			}
		}
		all = append(all, s.String())
	}
	slices.Sort(all)
	return slices.Compact(all)
}
