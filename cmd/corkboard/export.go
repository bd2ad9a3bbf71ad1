package main

import (
	"io"
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"corkboard/export"
	"corkboard/graph"
	"corkboard/graph/store"
	"corkboard/schema"
)

func (p *program) exportCommand() *cli.Command {
	return &cli.Command{
		Name: "export", Usage: "write the RDF of a store",
		ArgsUsage: "STORE --to SYNTAX [-o FILE]",
		Description: `Writes every statement of a store, sorted, with the same bytes each time. What
only private sources say and where in the files everything was read stays out
unless asked for.

examples:
   corkboard export out/graph.corkboard --to trig -o case.trig
   corkboard export out/graph.corkboard --places -o case.nq.gz
   corkboard export out/graph.corkboard --canonical -o case.nq --verify
   corkboard export out/graph.corkboard --to turtle --cite 1.2 --prefix w=https://example.org/w/`,
		Flags: append(rdfFlags(),
			&cli.StringFlag{Name: "source", Usage: "only what one source says: its `ID`"},
			&cli.BoolFlag{Name: "places", Usage: "with the row that everything was read from"},
			&cli.BoolFlag{Name: "private", Usage: "with what only private sources say"},
		),
		Action: p.export,
	}
}

func (p *program) export(c *cli.Context) error {
	ctx := c.Context
	w, err := p.writingOf(c)
	if err != nil {
		return err
	}
	st, err := p.openStore(c)
	if err != nil {
		return err
	}
	defer st.Close()
	shown, err := p.shown(c, st)
	if err != nil {
		return err
	}
	described, err := readStoreCase(ctx, st)
	if err != nil {
		return err
	}
	w.know(ownPrefixes(described.prefix, described.base), described.schema)
	w.Fault = func(e *graph.Error) error { p.fault(e); return nil }
	all := shown.Match(ctx, graph.Pattern{})
	if w.Cite == export.CiteNone {
		all = rdfStream(ctx, w.to, shown, graph.Pattern{})
	}
	name := c.String("output")
	err = p.writeTo(name, []string{c.Args().First()}, func(out io.Writer) error { return w.write(ctx, out, all) })
	if err == nil && w.verify {
		err = p.verified(ctx, w, name, all)
	}
	if err != nil {
		return err
	}
	return p.closeFaults()
}

// shown gives what export shows of a store.
func (p *program) shown(c *cli.Context, st graph.Matcher) (graph.Matcher, error) {
	ctx := c.Context
	shown, err := schema.Visible(ctx, st, schema.Visibility{Private: c.Bool("private"), Places: c.Bool("places")})
	if err != nil {
		return nil, err
	}
	id := c.String("source")
	if id == "" {
		return shown, nil
	}
	base, source, err := storeSource(ctx, st, id)
	if err != nil {
		return nil, err
	}
	known, err := isSource(ctx, st, source)
	if err != nil {
		return nil, err
	}
	if !known {
		return nil, usagef("%s: no source %q says anything in it", c.Args().First(), id)
	}
	named, err := namedGraphs(ctx, st, base, source)
	if err != nil {
		return nil, err
	}
	return onlySource{shown, schema.SourceGraphs(base, source), named}, nil
}

// rdfFormat finds the syntax that is meant.
func (p *program) rdfFormat(to, file string) (export.Format, error) {
	f, ok := export.Lookup(to)
	if to == "" {
		if f, ok = export.ForFile(file); !ok {
			return f, usagef("--to: which syntax? %s", rdfNames())
		}
	}
	if !ok || f.Write == nil {
		return f, usagef("--to: %q is not one of %s", to, rdfNames())
	}
	return f, nil
}

func rdfNames() string {
	var all []string
	for _, f := range export.Formats {
		if f.Write != nil {
			all = append(all, f.Name)
		}
	}
	return strings.Join(all, ", ")
}

// openStore opens the store that is the command's first argument, for reading.
func (p *program) openStore(c *cli.Context) (*store.Store, error) {
	name := c.Args().First()
	if name == "" {
		return nil, usagef("%s: which store? %s", c.Command.Name, c.Command.ArgsUsage)
	}
	if _, err := os.Stat(name); err != nil {
		return nil, err
	}
	return store.Open(name, store.ReadOnly())
}
