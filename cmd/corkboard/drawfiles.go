package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/urfave/cli/v2"

	"corkboard/export"
	"corkboard/graph"
)

// fileFlags are the flags of draw for files that other programs read.
func fileFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "gexf-version", Usage: "of GEXF: `VERSION` 1.3, or 1.2 for older readers", Value: "1.3"},
		&cli.StringFlag{Name: "edges-key", Usage: "what node-link calls the list of edges: `KEY` links or edges", Value: "links"},
		&cli.StringFlag{Name: "headers", Usage: "whose headers the tables of csv have: `PROGRAM` gephi or neo4j", Value: "gephi"},
	}
}

// fileOptions reads the flags of fileFlags.
func fileOptions(c *cli.Context, o *export.DrawOptions) error {
	for _, flag := range []struct {
		name  string
		to    *string
		words []string
	}{
		{"gexf-version", &o.GEXF, []string{"1.3", "1.2"}},
		{"edges-key", &o.EdgesKey, []string{"links", "edges"}},
		{"headers", &o.Headers, []string{"gephi", "neo4j"}},
	} {
		*flag.to = c.String(flag.name)
		if !slices.Contains(flag.words, *flag.to) {
			return usagef("--%s: %q is not one of %s, %s", flag.name, *flag.to, flag.words[0], flag.words[1])
		}
	}
	return nil
}

// drawTo draws a network into a file, or into a folder where the format is one.
func (p *program) drawTo(out, in string, f export.Format, n graph.Network, o export.DrawOptions) error {
	if len(f.Parts) == 0 {
		return p.writeTo(out, []string{in}, func(w io.Writer) error { return f.Draw(w, n, o) })
	}
	return drawFolder(out, in, f, n, o)
}

// drawFolder draws the files of a folder, which appear when all are written.
func drawFolder(out, in string, f export.Format, n graph.Network, o export.DrawOptions) (err error) {
	if out == "" || out == "-" {
		return usagef("--to %s: makes a folder; -o names it", f.Name)
	}
	if info, err := os.Stat(out); err == nil && !info.IsDir() {
		return usagef("%s: is a file; --to %s makes a folder", out, f.Name)
	}
	if sameFile(out, in) {
		return usagef("%s: is the case itself; the files need a folder of their own", out)
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	var made []*whole
	defer func() {
		if err != nil {
			for _, w := range made {
				w.discard()
			}
			os.Remove(out) // only where it is empty
		}
	}()
	for _, part := range f.Parts {
		w, err := createWhole(filepath.Join(out, part.Name), in)
		if err != nil {
			return err
		}
		made = append(made, w)
		if err := part.Draw(w, n, o); err != nil {
			return err
		}
	}
	var errs []error
	for _, w := range made {
		errs = append(errs, w.commit())
	}
	made = nil
	return errors.Join(errs...)
}
