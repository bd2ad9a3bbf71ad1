package main

import (
	"io"

	"github.com/urfave/cli/v2"

	"corkboard/export"
	"corkboard/graph"
	"corkboard/schema"
)

func (p *program) convertCommand() *cli.Command {
	return &cli.Command{
		Name: "convert", Usage: "turn tables into RDF without a store",
		ArgsUsage: "FILE… --to SYNTAX [-o FILE]",
		Description: `Reads tables with the names of the standard tables, or any table with --map, and
writes sorted RDF. The memory it takes does not grow with the files; names are
looked up among the files given. "-" is standard input.

examples:
   corkboard convert testdata/wikileaks-messages/people.csv --to nq -o people.nq.gz
   corkboard convert testdata/address-book/calendar.csv testdata/address-book/contacts.json --map testdata/address-book/mapping.yarrrml.yml --to turtle
   corkboard convert - --table people --to nt < testdata/wikileaks-messages/people.csv`,
		Flags: append(append([]cli.Flag{
			&cli.StringFlag{Name: "to", Usage: "nt, nq, turtle or trig; taken from the name of the file where there is one"},
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `FILE`", TakesFile: true},
			&cli.StringFlag{Name: "map", Usage: "a mapping in YARRRML: `FILE`", TakesFile: true},
			&cli.StringFlag{Name: "base", Usage: "name entities under `IRI`"},
			&cli.BoolFlag{Name: "places", Usage: "with the row that everything was read from"},
		}, stdinFlags()...), faultFlags()...),
		Action: p.convert,
	}
}

// convertMemory bounds what sorting holds where there is no store to fill: the
// whole run is to stay under 100 MB.
const convertMemory = 16 << 20

func (p *program) convert(c *cli.Context) error {
	ctx := c.Context
	if c.NArg() == 0 {
		return usagef("convert: which files?")
	}
	f, err := p.rdfFormat(c.String("to"), c.String("output"))
	if err != nil {
		return err
	}
	fault, err := p.openFaults(c)
	if err != nil {
		return err
	}
	cs, err := p.caseFor(c, graph.List{})
	if err != nil {
		return err
	}
	once := p.onceOnly(fault)
	sorting := graph.SortOptions{Memory: convertMemory, Unique: true}
	if f.Name == "trig" {
		sorting.Order = graph.GSPO
	}
	var all graph.Statements = func(yield func(graph.Statement, error) bool) {
		said := p.said(ctx, cs)
		if !c.Bool("places") {
			said = schema.WithoutPlaces(said)
		}
		for s, err := range graph.Sort(ctx, graph.Report(said, once.report), sorting) {
			if !yield(s, err) {
				return
			}
		}
		once.again = true // the second reading meets the same faults
	}
	if !f.Graphs {
		all = export.Merged(all)
	}
	err = p.writeTo(c.String("output"), c.Args().Slice(), func(w io.Writer) error {
		_, err := writeRDF(w, f, all, p.prefixes(cs), once.report)
		return err
	})
	if err != nil {
		return err
	}
	return p.closeFaults()
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
