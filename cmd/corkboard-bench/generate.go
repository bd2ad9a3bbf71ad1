package main

import (
	"context"
	"errors"
	"io"
	"os"

	"corkboard/export"
	"corkboard/graph"
)

// generate writes a world or a society to a file or to standard output. Memory:
// the writer's own, the statements of one subject and, of a society, what it
// holds of its people.
func generate(ctx context.Context, s settings, _ io.Reader, out io.Writer) (err error) {
	var all graph.Statements
	switch {
	case s.statements > 0 && s.scale > 0:
		return usagef("generate: --statements or --scale, not both")
	case s.tables != "" && (s.scale == 0 || s.output != "" || s.syntax != ""):
		return usagef("generate: --tables takes a --scale, and neither -o nor --syntax")
	case s.tables != "":
		return newSociety(s.scale, s.seed).writeTables(ctx, s.tables)
	case s.scale > 0:
		all = newSociety(s.scale, s.seed).all
	case s.statements > 0:
		all = newWorld(s.statements, s.seed).all
	default:
		return usagef("generate: how many --statements, or which --scale?")
	}
	f, err := s.writtenFormat()
	if err != nil {
		return err
	}
	if s.output != "" {
		file, err := os.Create(s.output)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, file.Close()) }()
		out = file
	}
	_, err = f.Write(out, until(ctx, all), writeOptions(f))
	return err
}

// writtenFormat gives the RDF syntax asked for: by name, else by the name of
// the output, else N-Quads.
func (s settings) writtenFormat() (export.Format, error) {
	f, ok := export.Lookup("nq")
	switch {
	case s.syntax != "":
		f, ok = export.Lookup(s.syntax)
	case s.output != "":
		f, ok = export.ForFile(s.output)
	}
	if !ok || f.Write == nil {
		return f, usagef("syntax: %q is no RDF syntax that is written", s.syntax+s.output)
	}
	return f, nil
}

func writeOptions(f export.Format) export.Options {
	return export.Options{Prefixes: prefixes, MergeGraphs: !f.Graphs}
}

// until ends a stream with the context.
func until(ctx context.Context, st graph.Statements) graph.Statements {
	return func(yield func(graph.Statement, error) bool) {
		for s, err := range st {
			if err == nil {
				err = ctx.Err()
			}
			if !yield(s, err) || err != nil {
				return
			}
		}
	}
}
