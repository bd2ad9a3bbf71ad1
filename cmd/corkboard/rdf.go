package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"corkboard/export"
	"corkboard/graph"
	"corkboard/schema"
)

// rdfStream gives what a format writes of a store: sorted by graph for TriG,
// merged for the syntaxes without graphs.
func rdfStream(ctx context.Context, f export.Format, m graph.Matcher, p graph.Pattern) graph.Statements {
	all := m.Match(ctx, p)
	switch {
	case f.Name == "trig":
		return export.ByGraph(ctx, all)
	case !f.Graphs:
		return export.Merged(all)
	}
	return all
}

// writeRDF writes a stream with those of the prefixes that it needs.
func writeRDF(w io.Writer, f export.Format, all graph.Statements, prefixes []export.Prefix, fault func(*graph.Error) error) (export.Written, error) {
	return f.Write(w, all, export.Options{Prefixes: prefixes, Spool: openSpool, Fault: fault})
}

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

// prefixes gives the case's own prefixes, then the vocabulary's; a name or a
// namespace that stands twice counts once, the first time.
func (p *program) prefixes(c *schema.Case) []export.Prefix {
	return mergePrefixes(c.Prefixes, ownPrefixes(c.Prefix, c.Base), c.Schema.Prefixes)
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

// verify reads a file back with the independent reader. A format it does not
// know is no failure.
func verify(ctx context.Context, f export.Format, name string, want graph.Statements) error {
	r, err := os.Open(name)
	if err != nil {
		return err
	}
	defer r.Close()
	_, err = export.Verify(ctx, f, r, want)
	if errors.Is(err, export.ErrNotCovered) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("verify: %w", err)
	}
	return nil
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
