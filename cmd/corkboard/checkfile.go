package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"corkboard/graph"
	"corkboard/graph/source"
	"corkboard/schema"
)

// inspected is what check says of one file.
type inspected struct {
	File    string   `json:"file"`
	Format  string   `json:"format"`
	Table   string   `json:"table,omitempty"`
	Columns []string `json:"columns"`
	Records int      `json:"records"`
	Faults  int      `json:"faults"`
}

// inspectedRDF is what check says of one RDF document.
type inspectedRDF struct {
	File         string   `json:"file"`
	Format       string   `json:"format"`
	Statements   int64    `json:"statements"`
	Graphs       int      `json:"graphs"`
	Faults       int      `json:"faults"`
	Prefixes     []string `json:"prefixes"`
	Vocabularies []string `json:"vocabularies"`
}

// checkFiles says of single files what they are; their faults go the way of
// all faults. What they refer to may stand in files that are not given, so
// nothing is looked for beyond the form of each.
func (p *program) checkFiles(c *cli.Context, names []string, fault func(*graph.Error) error) error {
	settings, s, err := p.caseVocabulary(filepath.Dir(names[0]))
	if err != nil {
		return err
	}
	folder, err := p.gather(c, false)
	if err != nil {
		return err
	}
	folder.Config = nil // their case is not read
	files := folder.Files
	cs, err := schema.ReadCase(c.Context, s, folder, schema.WithBase(settings.Base))
	if err != nil {
		return p.explain(err)
	}
	for _, note := range cs.Notes {
		p.say("note: %s", note)
	}
	for _, l := range folder.LeftAlone {
		p.say("note: left alone: %s: %s", l.Name, l.Why)
	}
	return p.writeTo("", nil, func(w io.Writer) error {
		for _, f := range files {
			if f.IsRDF() {
				if err := p.inspectRDF(c, w, f, cs.Base, fault); err != nil {
					return err
				}
				continue
			}
			about, err := p.inspect(c.Context, cs, f, fault)
			if err != nil {
				return err
			}
			if err := about.write(w, c.String("as")); err != nil {
				return err
			}
		}
		return nil
	})
}

// inspect reads one file through: as the standard table that it is, or record
// by record.
func (p *program) inspect(ctx context.Context, cs *schema.Case, f source.File, fault func(*graph.Error) error) (inspected, error) {
	about := inspected{File: f.Input.Name, Format: f.Format.Title, Columns: []string{}}
	header, err := f.Header(ctx)
	var broken *graph.Error
	if err != nil && !errors.As(err, &broken) {
		return about, err
	}
	for _, h := range header {
		about.Columns = append(about.Columns, h.Name)
	}
	count := func(e *graph.Error) error {
		about.Faults++
		return fault(e)
	}
	for _, file := range cs.Files {
		if file.Input.Name != f.Input.Name {
			continue
		}
		about.Table = file.Table
		for _, err := range graph.Report(cs.FileEntities(ctx, file), count) {
			if err != nil {
				return about, err
			}
		}
		count = func(*graph.Error) error { return nil } // reported already
	}
	for _, err := range graph.Report(f.Records(ctx), count) {
		if err != nil {
			return about, err
		}
		about.Records++
	}
	return about, nil
}

// write writes one line: people.csv: CSV, table people, 2 records, ….
func (a inspected) write(w io.Writer, as string) error {
	if as == "jsonl" {
		return writeJSON(w, a)
	}
	table := "no standard table"
	if a.Table != "" {
		table = "table " + a.Table
	}
	faults := "no faults"
	if a.Faults > 0 {
		faults = plural(a.Faults, "fault", "faults")
	}
	_, err := fmt.Fprintf(w, "%s: %s, %s, %s, %s; columns: %s\n", a.File, a.Format, table,
		plural(a.Records, "record", "records"), faults, strings.Join(a.Columns, ", "))
	return err
}

// inspectRDF reads an RDF document through and writes one line on it:
// a.ttl: Turtle, 12 statements, no faults; prefixes: …; vocabularies: ….
func (p *program) inspectRDF(c *cli.Context, w io.Writer, f source.File, base string, fault func(*graph.Error) error) error {
	d, err := p.readDocument(c.Context, f, base, fault)
	if err != nil {
		return err
	}
	vocabularies := d.vocabularies.top(mostFrequent)
	if c.String("as") == "jsonl" {
		return writeJSON(w, inspectedRDF{f.Input.Name, f.Format.Title, d.statements, len(d.graphs.seen), d.faults,
			append([]string{}, d.prefixes()...), append([]string{}, vocabularies...)})
	}
	faults := "no faults"
	if d.faults > 0 {
		faults = plural(d.faults, "fault", "faults")
	}
	graphs := ""
	if n := len(d.graphs.seen); n > 0 {
		graphs = " in " + d.graphs.String() + " named graphs"
		if n == 1 {
			graphs = " in 1 named graph"
		}
		graphs += " and the default graph"
	}
	line := fmt.Sprintf("%s: %s, %s%s, %s", f.Input.Name, f.Format.Title, plural(d.statements, "statement", "statements"), graphs, faults)
	if all := d.prefixes(); len(all) > 0 {
		line += "; prefixes: " + strings.Join(all, ", ")
	}
	if len(vocabularies) > 0 {
		line += "; vocabularies: " + strings.Join(vocabularies, ", ")
	}
	_, err = fmt.Fprintln(w, oneLine(line))
	return err
}
