package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"corkboard/export"
	"corkboard/graph"
	"corkboard/graph/source"
	"corkboard/schema"
)

// rdfStream gives what a format writes of a store: sorted by graph for those
// that write named graphs as blocks, merged for the syntaxes without graphs.
func rdfStream(ctx context.Context, f export.Format, m graph.Matcher, p graph.Pattern) graph.Statements {
	all := m.Match(ctx, p)
	switch {
	case byGraph(f):
		return export.ByGraph(ctx, all)
	case !f.Graphs:
		return export.Merged(all)
	}
	return all
}

// byGraph tells the syntaxes that write a block for each named graph: what they
// write is shortest where the statements of a graph follow each other. A pretty
// one sorts by itself.
func byGraph(f export.Format) bool { return f.Graphs && f.Name != "nq" && f.Name != "trig-pretty" }

// spoolFile is a temporary file for one process, gone when it is closed.
type spoolFile struct {
	*os.File
	unlinked bool // no name any more: even a killed process leaves nothing
}

// openSpool makes a place for the text of a large document.
func openSpool() (export.Spool, error) {
	f, err := os.CreateTemp("", "corkboard-*")
	if err != nil {
		return nil, err
	}
	// Windows does not remove an open file: then Close does it.
	return spoolFile{f, os.Remove(f.Name()) == nil}, nil
}

// Close takes the file away.
func (s spoolFile) Close() error {
	err := s.File.Close()
	if !s.unlinked {
		err = errors.Join(err, os.Remove(s.Name()))
	}
	return err
}

// writeAtOnce is writeTo, but nothing comes out before all is well: for what
// may still stop at a fault.
func (p *program) writeAtOnce(name string, inputs []string, write func(io.Writer) error) error {
	if name != "" && name != "-" {
		return p.writeTo(name, inputs, write) // a file appears whole anyway
	}
	spool, err := openSpool()
	if err != nil {
		return err
	}
	defer spool.Close()
	if err := writeThrough(spool, write); err != nil {
		return err
	}
	if _, err := spool.Seek(0, io.SeekStart); err != nil {
		return err
	}
	_, err = io.Copy(p.out, spool)
	return err
}

func mergePrefixes(lists ...[]schema.Prefix) []export.Prefix {
	names, iris := make(map[string]bool), make(map[string]bool)
	var all []export.Prefix
	for _, list := range lists {
		for _, x := range list {
			if names[x.Name] || iris[x.IRI] || x.IRI == "" {
				continue
			}
			names[x.Name], iris[x.IRI] = true, true
			all = append(all, export.Prefix{Name: x.Name, IRI: x.IRI})
		}
	}
	return all
}

// casePrefixes gives the prefixes of a case: its own, and those of its
// mappings.
func casePrefixes(c *schema.Case) []schema.Prefix {
	return append(c.Prefixes[:len(c.Prefixes):len(c.Prefixes)], ownPrefixes(c.Prefix, c.Base)...)
}

// verify reads a file back with the independent reader. Of a format that it
// does not know, ok is false.
func verify(ctx context.Context, f export.Format, name string, want graph.Statements) (ok bool, err error) {
	in, err := os.Open(name)
	if err != nil {
		return false, err
	}
	defer in.Close()
	r, err := source.Unpack(in, name)
	if err != nil {
		return false, err
	}
	defer r.Close()
	_, err = export.Verify(ctx, f, r, want)
	if errors.Is(err, export.ErrNotCovered) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("verify: %w", err)
	}
	return true, nil
}

// project makes the network of a store, without what may not be seen.
func project(ctx context.Context, m graph.Matcher, s *schema.Schema, private bool) (graph.Network, error) {
	// Places are the evidence's rows; what private sources say stays out.
	shown, err := schema.Visible(ctx, m, schema.Visibility{Private: private, Places: true, Publishing: true})
	if err != nil {
		return graph.Network{}, err
	}
	n, err := graph.Project(ctx, shown, s.View())
	if err == nil && len(n.Nodes) > 40 {
		n = n.Connected()
	}
	return n, err
}
