package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"

	"github.com/urfave/cli/v2"

	"corkboard/export"
	"corkboard/graph"
	"corkboard/graph/source"
	"corkboard/schema"
)

func (p *program) convertCommand() *cli.Command {
	return &cli.Command{
		Name: "convert", Usage: "turn RDF and tables into RDF of any syntax without a store",
		ArgsUsage: "FILE… --to SYNTAX [-o FILE]",
		Description: `Reads RDF of any syntax and writes it as it comes: named graphs stay, and so does
everything else that is said. Blank nodes are named anew by file and label, so
that those of two files never meet; --keep-labels keeps their names. What cannot
be read is reported with its place, counted and left out.

Tables with the names of the standard tables, or any table with --map, become
sorted RDF; names are looked up among the files given. The memory it takes does
not grow with the files, but for a pretty or canonical form of many blank nodes.
"-" is standard input.

examples:
   corkboard convert out/graph.nq --to turtle --merge --prefix foaf=http://xmlns.com/foaf/0.1/
   corkboard convert out/graph.trig out/graph.ttl -o all.nq.gz
   corkboard convert - --from turtle --canonical < out/graph.ttl
   corkboard convert out/graph.nq --cite 1.1 -o cited.nt --verify
   corkboard convert testdata/wikileaks-messages/people.csv --to nq -o people.nq.gz
   corkboard convert testdata/address-book/calendar.csv testdata/address-book/contacts.json --map testdata/address-book/mapping.yarrrml.yml --to turtle
   corkboard convert - --table people --to nt < testdata/wikileaks-messages/people.csv`,
		Flags: append(append(append(rdfFlags(),
			&cli.BoolFlag{Name: "merge", Usage: "write the statements of named graphs as triples where the syntax has no graphs"},
			&cli.StringFlag{Name: "map", Usage: "a mapping in YARRRML: `FILE`", TakesFile: true},
			&cli.StringFlag{Name: "base", Usage: "resolve relative IRIs against `IRI`, and name the entities of tables under it"},
			&cli.BoolFlag{Name: "places", Usage: "with the row that everything in tables was read from"},
		), stdinFlags()...), faultFlags()...),
		Action: p.convert,
	}
}

// convertMemory bounds what sorting holds where there is no store to fill: the
// whole run is to stay under 100 MB.
const convertMemory = 16 << 20

// converting is one run of convert.
type converting struct {
	*program
	*writing
	once      *reportOnce
	tables    *schema.Case // nil where there are none
	places    bool
	documents []source.File
	declared  graph.Prefixes
}

func (p *program) convert(c *cli.Context) error {
	if c.NArg() == 0 {
		return usagef("convert: which files?")
	}
	w, err := p.writingOf(c)
	if err != nil {
		return err
	}
	w.MergeGraphs = c.Bool("merge")
	fault, err := p.openFaults(c)
	if err != nil {
		return err
	}
	run := &converting{program: p, writing: w, once: p.onceOnly(fault), places: c.Bool("places")}
	if err := run.open(c); err != nil {
		return err
	}
	if run.tables == nil && !w.canonical {
		// What streams leaves little behind for the garbage collector to look at
		// again, so that it may come half as often.
		defer debug.SetGCPercent(debug.SetGCPercent(200))
	}
	write := p.writeTo
	if c.Bool("strict") {
		write = p.writeAtOnce
	}
	out := c.String("output")
	err = write(out, c.Args().Slice(), func(to io.Writer) error {
		return w.write(c.Context, to, run.statements(c.Context))
	})
	if err == nil && w.verify {
		run.once.again = true // the second reading meets the same faults
		err = p.verified(c.Context, w, out, run.statements(c.Context))
	}
	if err != nil {
		return err
	}
	return p.closeFaults()
}

// open finds the documents and the tables among the arguments.
func (r *converting) open(c *cli.Context) error {
	folder, err := r.gather(c, !r.verify)
	if err != nil {
		return err
	}
	r.documents = split(folder)
	base := c.String("base")
	for i := range r.documents {
		o := &r.documents[i].Options.RDF
		o.Base, o.Declared = base, &r.declared
	}
	r.Declared, r.Fault = &r.declared, r.once.report
	if len(r.documents) > 0 && len(folder.Files) == 0 && c.String("map") == "" {
		if err := graph.CheckIRI(base); base != "" && err != nil {
			return usagef("--base: %w", err)
		}
		for _, l := range folder.LeftAlone {
			r.say("note: left alone: %s: %s", l.Name, l.Why)
		}
		r.know(nil, schema.Core())
		return nil
	}
	if r.tables, err = r.caseOf(c, graph.List{}, folder); err != nil {
		return err
	}
	r.know(casePrefixes(r.tables), r.tables.Schema)
	return nil
}

// statements gives what the tables say, sorted, and then what the documents
// say, as they say it.
func (r *converting) statements(ctx context.Context) graph.Statements {
	var all []graph.Statements
	if r.tables != nil {
		all = append(all, r.said(ctx))
	}
	for _, f := range r.documents {
		st := f.Statements(ctx)
		if !r.to.Graphs && !r.MergeGraphs && r.Cite == export.CiteNone {
			st = withoutGraphs(st, r.to)
		}
		all = append(all, st)
	}
	m := &meter{}
	var inputs []*source.Input
	for i := range r.documents {
		inputs = append(inputs, &r.documents[i].Input)
	}
	m.measure(inputs...)
	return r.progress(graph.Report(graph.Concat(all...), r.once.report), m)
}

// said gives what the tables say.
func (r *converting) said(ctx context.Context) graph.Statements {
	said := r.tables.Statements(ctx)
	if !r.places {
		said = schema.WithoutPlaces(said)
	}
	sorting := graph.SortOptions{Memory: convertMemory, Unique: true}
	if byGraph(r.to) {
		sorting.Order = graph.GSPO
	}
	// Faults are told, and end a strict run, before the first statement.
	said = graph.Sort(ctx, graph.Report(said, r.once.report), sorting)
	if !r.to.Graphs && r.Cite == export.CiteNone {
		return export.Merged(said)
	}
	return said
}

// withoutGraphs makes faults of the statements in named graphs.
func withoutGraphs(st graph.Statements, f export.Format) graph.Statements {
	return func(yield func(graph.Statement, error) bool) {
		for s, err := range st {
			if err == nil && !s.Graph.IsZero() {
				err = &graph.Error{Origin: s.Origin, Err: fmt.Errorf(
					"named graph: %q has no place in %s; --merge writes its statements as triples, --cite says which are its", s.Graph.Value(), f.Title)}
				s = graph.Statement{}
			}
			if !yield(s, err) {
				return
			}
		}
	}
}

// verified reads back what was written, and says where nobody can.
func (p *program) verified(ctx context.Context, w *writing, name string, want graph.Statements) error {
	ok, err := verify(ctx, w.to, name, w.formed(ctx, want))
	if err == nil && !ok {
		return errors.New("not verified: there is no independent reader of " + w.to.Title)
	}
	return err
}

// reportOnce reports faults while a stream is read for the first time.
type reportOnce struct {
	fault func(*graph.Error) error
	again bool
}

func (p *program) onceOnly(fault func(*graph.Error) error) *reportOnce {
	return &reportOnce{fault: fault}
}

func (r *reportOnce) report(e *graph.Error) error {
	if r.again {
		return nil
	}
	return r.fault(e)
}
