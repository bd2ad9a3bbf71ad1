package main

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"corkboard/graph"
	"corkboard/graph/source"
	"corkboard/graph/store"
	"corkboard/schema"
)

// side is one of the two that are compared.
type side struct {
	name string
	// statements streams what it says, as often as it is asked.
	statements func() graph.Statements
	close      func() error
}

// fingerprint gives the SHA-256 of what a side says in canonical form.
func (s *side) fingerprint(ctx context.Context) (string, error) {
	return graph.Fingerprint(ctx, s.statements(), graph.CanonicalOptions{})
}

// openSide opens one argument of diff.
func (p *program) openSide(c *cli.Context, name string, once *reportOnce, declared *graph.Prefixes) (*side, error) {
	ctx := c.Context
	if strings.HasSuffix(name, ".corkboard") && isNoFolder(name) {
		if _, err := os.Stat(name); err != nil {
			return nil, err
		}
		st, err := store.Open(name, store.ReadOnly())
		if err != nil {
			return nil, err
		}
		return p.storeSide(c, name, st)
	}
	format, err := fromFormat(c)
	if err != nil {
		return nil, err
	}
	if slices.Contains(c.Args().Slice(), "-") {
		format = source.Format{}
	}
	folder, err := p.gatherOne(c, name, format, false)
	if err != nil {
		return nil, err
	}
	readDocuments(folder.Files, false)
	if (name == "-" || isNoFolder(name)) && len(folder.Files) == 1 && folder.Files[0].IsRDF() {
		f := folder.Files[0]
		f.Options.RDF.Base, f.Options.RDF.Declared = c.String("base"), declared
		places := c.Bool("places")
		return &side{name: filepath.Base(name), close: func() error { return nil }, statements: func() graph.Statements {
			st := graph.Report(f.Statements(ctx), once.report)
			if places {
				return st
			}
			return schema.WithoutPlaces(st)
		}}, nil
	}
	cs, err := p.caseOf(c, graph.List{}, folder)
	if err != nil {
		return nil, err
	}
	st, err := store.Open("")
	if err != nil {
		return nil, err
	}
	if _, err := st.Add(ctx, p.statements(ctx, cs, once.report)); err != nil {
		st.Close()
		return nil, err
	}
	return p.storeSide(c, name, st)
}

// storeSide is what export would show of a store.
func (p *program) storeSide(c *cli.Context, name string, st *store.Store) (*side, error) {
	shown, err := p.shown(c, st)
	if err != nil {
		st.Close()
		return nil, err
	}
	return &side{name: filepath.Base(name), close: st.Close, statements: func() graph.Statements {
		return shown.Match(c.Context, graph.Pattern{})
	}}, nil
}
