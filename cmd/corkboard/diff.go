package main

import (
	"context"
	"fmt"
	"io"

	"github.com/urfave/cli/v2"

	"corkboard/export"
	"corkboard/graph"
	"corkboard/schema"
)

func (p *program) diffCommand() *cli.Command {
	return &cli.Command{
		Name: "diff", Usage: "say what two files, cases or stores say differently",
		ArgsUsage: "A B [--to SYNTAX] [--quiet]",
		Description: `Compares what two RDF documents, tables, case folders or stores say, whatever
their blank nodes are called and in whatever order. On standard output, sorted,
stand the N-Quads that only A has, behind "- ", and those that only B has, behind
"+ "; on standard error, how many there are and the SHA-256 of the canonical form
(RDFC-1.0) of each side. Of cases and stores, what export would show is compared.

Exit code 0 tells that nothing differs, 4 that something does, 3 that a part of
the input could not be read.

examples:
   corkboard diff out/graph.nq out/graph.corkboard
   corkboard diff out/graph.trig out/graph.ttl --to trig
   corkboard diff testdata/wikileaks-messages out/graph.corkboard --quiet && echo "the store is up to date"`,
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "to", Usage: "write two blocks of a `SYNTAX` instead: " + diffSyntaxes},
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `FILE`", TakesFile: true},
			&cli.StringFlag{Name: "from", Usage: "the format of standard input, or of both files where it is not among them"},
			&cli.StringFlag{Name: "base", Usage: "resolve relative IRIs against `IRI`, and name the entities of tables under it"},
			&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, Usage: "write nothing: the exit code is the answer"},
			&cli.BoolFlag{Name: "places", Usage: "with the row that everything was read from"},
			&cli.BoolFlag{Name: "private", Usage: "with what only private sources say in a store or a case"},
		}, faultFlags()...),
		Action: p.diff,
	}
}

// diffSyntaxes are those whose comments can tell one block from the other.
const diffSyntaxes = "nq or trig; turtle is trig where there are graphs"

// comparing is one run of diff.
type comparing struct {
	*program
	ctx      context.Context
	sides    [2]*side
	once     *reportOnce
	to       export.Format // none for lines
	declared graph.Prefixes

	removed, added int64
}

func (p *program) diff(c *cli.Context) (err error) {
	if c.NArg() != 2 {
		return usagef("diff takes two: %s", c.Command.ArgsUsage)
	}
	run := &comparing{program: p, ctx: c.Context}
	if run.to, err = diffFormat(c.String("to")); err != nil {
		return err
	}
	fault, err := p.openFaults(c)
	if err != nil {
		return err
	}
	run.once = p.onceOnly(fault)
	for i, name := range c.Args().Slice() {
		if run.sides[i], err = p.openSide(c, name, run.once, &run.declared); err != nil {
			return err
		}
		defer run.sides[i].close()
	}
	switch {
	case c.Bool("quiet"):
		err = run.differs()
	default:
		if err = p.writeAtOnce(c.String("output"), c.Args().Slice(), run.write); err == nil {
			err = run.summarize()
		}
	}
	if err != nil {
		return err
	}
	return p.closeFaults()
}

// diffFormat finds the syntax of the blocks. What has no graphs is written as
// TriG, which is Turtle as long as there are none.
func diffFormat(to string) (export.Format, error) {
	if to == "" {
		return export.Format{}, nil
	}
	f, ok := export.Lookup(to)
	switch {
	case ok && (f.Name == "nt" || f.Name == "nq"):
		f, _ = export.Lookup("nq")
		return f, nil
	case ok && (f.Name == "turtle" || f.Name == "trig"):
		f, _ = export.Lookup("trig")
		return f, nil
	}
	return f, usagef("--to: %q is not one of %s", to, diffSyntaxes)
}

// changes compares the sides. Only the first comparison reports faults.
func (d *comparing) changes() func(func(graph.Change, error) bool) {
	return func(yield func(graph.Change, error) bool) {
		for change, err := range graph.Diff(d.ctx, d.sides[0].statements(), d.sides[1].statements(), graph.DiffOptions{}) {
			if !yield(change, err) {
				return
			}
		}
		d.once.again = true
	}
}

// differs looks for the first difference.
func (d *comparing) differs() error {
	for _, err := range d.changes() {
		if err != nil {
			return err
		}
		d.found = true
		return nil
	}
	return nil
}

// write writes the changes: line by line, or as two blocks.
func (d *comparing) write(w io.Writer) error {
	if d.to.Write != nil {
		return d.writeBlocks(w)
	}
	var line []byte
	for change, err := range d.changes() {
		if err != nil {
			return err
		}
		d.count(change)
		line = append(line[:0], '-', ' ')
		if change.Added {
			line[0] = '+'
		}
		if _, err := w.Write(change.AppendTo(line)); err != nil {
			return err
		}
	}
	return nil
}

func (d *comparing) count(change graph.Change) {
	if d.found = true; change.Added {
		d.added++
	} else {
		d.removed++
	}
}

// writeBlocks writes what only A has and what only B has, each as a document
// below a comment. The sides are compared once for each.
func (d *comparing) writeBlocks(w io.Writer) error {
	for i, added := range []bool{false, true} {
		o := export.Options{Declared: &d.declared, Vocabulary: mergePrefixes(schema.Core().Prefixes), Spool: openSpool}
		var all graph.Statements = func(yield func(graph.Statement, error) bool) {
			for change, err := range d.changes() {
				if err != nil {
					yield(graph.Statement{}, err)
					return
				}
				if change.Added != added {
					continue
				}
				d.count(change)
				if !yield(change.Statement, nil) {
					return
				}
			}
		}
		if byGraph(d.to) {
			all = export.ByGraph(d.ctx, all)
		}
		head := "# only in %s\n"
		if added {
			head = "\n" + head
		}
		if _, err := fmt.Fprintf(w, head, oneLine(d.sides[i].name)); err != nil {
			return err
		}
		if _, err := d.to.Write(w, all, o); err != nil {
			return err
		}
	}
	return nil
}

// summarize says how much differs, and the fingerprint of each side: one where
// they are the same.
func (d *comparing) summarize() error {
	if !d.found {
		print, err := d.sides[0].fingerprint(d.ctx)
		if err == nil {
			d.say("no difference: sha256 %s", print)
		}
		return err
	}
	for _, s := range d.sides {
		print, err := s.fingerprint(d.ctx)
		if err != nil {
			return err
		}
		d.say("%s: sha256 %s", s.name, print)
	}
	d.say("%s, %d added", plural(d.removed, "statement removed", "statements removed"), d.added)
	return nil
}
