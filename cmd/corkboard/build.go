package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"corkboard/export"
	"corkboard/graph"
	"corkboard/graph/store"
	"corkboard/schema"
)

// verifyLimit is the number of statements up to which build reads its RDF back
// with the independent reader.
const verifyLimit = 200_000

func (p *program) buildCommand() *cli.Command {
	return &cli.Command{
		Name: "build", Usage: "read a case and leave a store, RDF, a picture and a report",
		ArgsUsage: "CASE -o OUT",
		Description: `Reads a case folder (or an .xlsx workbook with sheets of the same names), says
what it read and what was wrong with it, and makes in OUT, anew: graph.corkboard,
graph.trig, graph.nq, graph.ttl, relationships.dot, relationships.svg,
relationships.txt, relationships.html, evidence.csv, network.gexf, network.graphml and
report.txt. The RDF of a store of up to 200,000 statements is read back with an independent
reader and compared.

example:
   corkboard build testdata/wikileaks-messages -o out`,
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "the folder to make the files in", Required: true, TakesFile: true},
			&cli.BoolFlag{Name: "private", Usage: "write what only private sources say, too"},
			memoryFlag(),
		}, faultFlags()...),
		Action: p.build,
	}
}

// building is one run of build.
type building struct {
	*program
	c       *schema.Case
	st      *store.Store
	shown   graph.Matcher // what the files may show
	dir     string        // where the files are made before they appear
	private bool
	memory  store.Option
	undrawn []string // the pictures that could not be drawn
}

func (p *program) build(c *cli.Context) (err error) {
	ctx := c.Context
	if c.NArg() != 1 {
		return usagef("build takes one case: a folder or a workbook")
	}
	fault, err := p.openFaults(c)
	if err != nil {
		return err
	}
	memory, err := openMemory(c)
	if err != nil {
		return err
	}
	out := c.String("output")
	if sameFile(out, c.Args().First()) {
		return usagef("%s: is the case itself; the files need a folder of their own", out)
	}
	cs, err := p.readCase(ctx, c.Args().First(), out)
	if err != nil {
		return err
	}
	dir, leave, err := enter(out)
	if err != nil {
		return err
	}
	defer leave()
	b := &building{program: p, c: cs, dir: dir, private: c.Bool("private"), memory: memory}
	if err := b.fill(ctx, fault); err != nil {
		return err
	}
	defer b.st.Close()
	names, err := b.write(ctx)
	if err != nil {
		return err
	}
	if err := b.st.Close(); err != nil {
		return err
	}
	if err := p.closeFaults(); err != nil {
		return err
	}
	return b.appear(out, append(names, storeName))
}

const storeName = "graph.corkboard"

// fill makes the store.
func (b *building) fill(ctx context.Context, fault func(*graph.Error) error) (err error) {
	if b.st, err = store.Open(filepath.Join(b.dir, storeName), b.memory); err != nil {
		return err
	}
	if _, err = b.st.Add(ctx, b.statements(ctx, b.c, fault)); err != nil {
		b.st.Close()
		return err
	}
	b.shown, err = schema.Visible(ctx, b.st, schema.Visibility{Private: b.private})
	return err
}

// write makes all files but the store and gives their names.
func (b *building) write(ctx context.Context) ([]string, error) {
	var names []string
	for _, rdf := range []struct{ name, format string }{
		{"graph.nq", "nq"}, {"graph.trig", "trig"}, {"graph.ttl", "turtle"},
	} {
		if err := b.rdf(ctx, rdf.name, rdf.format); err != nil {
			return nil, fmt.Errorf("%s: %w", rdf.name, err)
		}
		names = append(names, rdf.name)
	}
	drawn, err := b.pictures(ctx)
	if err != nil {
		return nil, err
	}
	if err := b.file("report.txt", func(w *whole) error { return b.report(ctx, w) }); err != nil {
		return nil, err
	}
	return append(append(names, drawn...), "report.txt"), nil
}

// file makes one file in the folder aside.
func (b *building) file(name string, write func(*whole) error) error {
	w, err := createWhole(filepath.Join(b.dir, name))
	if err != nil {
		return err
	}
	if err := write(w); err != nil {
		w.discard()
		return err
	}
	return w.commit()
}

// rdf writes the store in one syntax and reads it back.
func (b *building) rdf(ctx context.Context, name, format string) error {
	f, _ := export.Lookup(format)
	w := &writing{to: f, Options: export.Options{Declared: &b.c.Declared, Spool: openSpool, Fault: b.unsayable}}
	w.know(casePrefixes(b.c), b.c.Schema)
	all := rdfStream(ctx, f, b.shown, graph.Pattern{})
	err := b.file(name, func(out *whole) error { return w.write(ctx, out, all) })
	if err != nil {
		return err
	}
	n, err := b.st.Count(ctx)
	if err != nil || n > verifyLimit {
		return err
	}
	_, err = verify(ctx, f, filepath.Join(b.dir, name), all)
	return err
}

// unsayable reports a statement that a syntax cannot say.
func (b *building) unsayable(e *graph.Error) error {
	b.fault(e)
	return nil
}

// pictures projects the store and draws it.
func (b *building) pictures(ctx context.Context) ([]string, error) {
	n, err := project(ctx, b.st, b.c.Schema, b.private)
	if err != nil {
		return nil, err
	}
	o := export.DrawOptions{Title: b.c.Title, Credit: b.c.Credit, Note: b.c.Note, Version: version()}
	var names []string
	for _, d := range []struct{ name, format string }{
		{"relationships.dot", "dot"}, {"relationships.svg", "svg"}, {"relationships.txt", "caption"}, {"relationships.html", "html"}, {"evidence.csv", "evidence"},
		{"network.gexf", "gexf"}, {"network.graphml", "graphml"},
	} {
		f, ok := export.Lookup(d.format)
		if !ok {
			continue
		}
		n := fewerLines(0, f, o.Numbers, n)
		if err := b.file(d.name, func(w *whole) error { return f.Draw(w, n, o) }); err != nil {
			if !errors.Is(err, export.ErrTooLarge) {
				return nil, fmt.Errorf("%s: %w", d.name, err)
			}
			// That is no failure of the build.
			b.say("%s: %s; hide some in the table publish, or build a part of the case", d.name, err)
			b.undrawn = append(b.undrawn, d.name)
			continue
		}
		names = append(names, d.name)
	}
	return names, nil
}

// appear moves the finished files to where the user wants them. A picture of
// an earlier build goes where this one has none: it may show who is hidden now.
func (b *building) appear(out string, names []string) error {
	for _, name := range b.undrawn {
		if err := os.Remove(filepath.Join(out, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	for _, name := range names {
		if err := os.Rename(filepath.Join(b.dir, name), filepath.Join(out, name)); err != nil {
			return err
		}
	}
	b.say("%d files in %s", len(names), out)
	return nil
}
