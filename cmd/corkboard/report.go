package main

import (
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"corkboard/graph"
	"corkboard/schema"
)

// report writes what the build read, how much of each class and source, and
// what was wrong.
func (b *building) report(ctx context.Context, w io.Writer) error {
	classes, graphs, total, err := b.countAll(ctx)
	if err != nil {
		return err
	}
	title := b.c.Title
	if title == "" {
		title = "Case without a title"
	}
	fmt.Fprintf(w, "%s\n%s\n\n", oneLine(title), b.c.Base)
	fmt.Fprintf(w, "statements: %s\n\nby class\n", thousands(total))
	for _, class := range slices.Sorted(maps.Keys(classes)) {
		fmt.Fprintf(w, "%9s  %s\n", thousands(classes[class]), class)
	}
	fmt.Fprint(w, "\nby source\n")
	for _, g := range slices.Sorted(maps.Keys(graphs)) {
		fmt.Fprintf(w, "%9s  %s\n", thousands(graphs[g]), oneLine(g))
	}
	fmt.Fprint(w, "\nfiles read\n")
	for _, f := range b.c.Files {
		what := "as " + f.Table
		switch {
		case f.IsRDF():
			what = "as RDF"
		case f.Table == "" && len(f.Maps) == 0:
			what = "damaged"
		case f.Table == "":
			what = "by a mapping"
		}
		fmt.Fprintf(w, "%9s  %s  %s\n", thousands(f.Size), oneLine(f.Input.Name), what)
	}
	for _, l := range b.c.LeftAlone {
		fmt.Fprintf(w, "left alone  %s: %s\n", oneLine(l.Name), l.Why)
	}
	fmt.Fprint(w, "\nfaults of the input\n")
	if b.faults.count == 0 {
		fmt.Fprintln(w, "        0")
	}
	for _, kind := range slices.Sorted(maps.Keys(b.faults.kinds)) {
		fmt.Fprintf(w, "%9s  %s\n", thousands(int64(b.faults.kinds[kind])), oneLine(kind))
	}
	return b.findings(ctx, w)
}

// countAll counts entities by class and statements by source.
func (b *building) countAll(ctx context.Context) (classes, graphs map[string]int64, total int64, err error) {
	classes, graphs = make(map[string]int64), make(map[string]int64)
	var last graph.Statement
	typeIRI := graph.IRI(schema.RDFType)
	for s, err := range b.st.Match(ctx, graph.Pattern{}) {
		if err != nil {
			return nil, nil, 0, err
		}
		total++
		graphs[b.sourceOf(s.Graph)]++
		if s.Predicate == typeIRI && (s.Subject != last.Subject || s.Object != last.Object || last.Predicate != typeIRI) {
			classes[b.c.Schema.Shorten(s.Object)]++
		}
		last = s
	}
	return classes, graphs, total, nil
}

// sourceOf names the source that a graph belongs to, by the id it has.
func (b *building) sourceOf(g graph.Term) string {
	name, ok := strings.CutPrefix(g.Value(), b.c.Base)
	if !ok {
		return b.c.Schema.Shorten(g)
	}
	name, _, _ = strings.Cut(name, "#")
	if rest, ok := strings.CutPrefix(name, "source/"); ok {
		id, _, _ := strings.Cut(rest, "/")
		return id
	}
	return name
}

// findings lists what check would find.
func (b *building) findings(ctx context.Context, w io.Writer) error {
	fmt.Fprint(w, "\nto look at before printing\n")
	n := 0
	for f, err := range b.c.Schema.Check(ctx, b.st) {
		if err != nil {
			return err
		}
		if n++; f.Kind == "contradiction" {
			b.say("%s: %s%s", f.Kind, oneLine(f.Text), oneLine(b.rows(f.At)))
		}
		fmt.Fprintf(w, "%s: %s%s\n", f.Kind, oneLine(f.Text), oneLine(b.rows(f.At)))
	}
	if n == 0 {
		fmt.Fprintln(w, "nothing")
	}
	return nil
}

// rows writes the places of a finding: " (people.csv row 4; ties.csv row 9)".
func (b *building) rows(at []graph.Term) string {
	return placesText(b.c.Base, at)
}

func placesText(base string, at []graph.Term) string {
	var all []string
	for _, t := range at {
		name := strings.TrimPrefix(t.Value(), base+"file/")
		file, fragment, _ := strings.Cut(name, "#")
		all = append(all, file+" "+strings.Replace(fragment, "row=", "row ", 1))
	}
	if len(all) == 0 {
		return ""
	}
	return " (" + strings.Join(all, "; ") + ")"
}
