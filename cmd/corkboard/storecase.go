package main

import (
	"context"
	"strings"

	"corkboard/export"
	"corkboard/graph"
	"corkboard/schema"
)

// A store says itself under which base its case was read: it describes its
// graphs in <base>sources.

// storeBase finds the base of the case in a store: "" where it holds none.
// Where there are several, it is the first.
func storeBase(ctx context.Context, m graph.Matcher) (string, error) {
	for s, err := range m.Match(ctx, graph.Pattern{Predicate: graph.IRI(schema.RDFType), Object: graph.IRI(schema.PROVEntity)}) {
		if err != nil {
			return "", err
		}
		if base, ok := strings.CutSuffix(s.Graph.Value(), "sources"); ok {
			return base, nil
		}
	}
	return "", nil
}

// storePrefixes gives the prefixes for the output of a store: the case's base
// as ex:, then the vocabulary's.
func storePrefixes(ctx context.Context, m graph.Matcher) ([]export.Prefix, error) {
	base, err := storeBase(ctx, m)
	if err != nil {
		return nil, err
	}
	return mergePrefixes(ownPrefixes("ex", base), schema.Core().Prefixes), nil
}

// ownPrefixes gives the prefixes for what stands under a case's base: its own,
// and one for every kind of thing that is named by a key, so that their names
// need no escaped slashes.
func ownPrefixes(name, base string) []schema.Prefix {
	all := []schema.Prefix{{Name: name, IRI: base}}
	if base == "" {
		return nil
	}
	for _, kind := range []string{"claim", "conclusion", "figure", "file", "judgement", "participation", "row", "rule", "source", "statement", "tie"} {
		all = append(all, schema.Prefix{Name: name + "-" + kind, IRI: base + kind + "/"})
	}
	return all
}

// onlySource shows the graphs that begin with one source's IRI.
type onlySource struct {
	m      graph.Matcher
	graphs string
}

// Match answers the pattern from the graphs of the source alone.
func (o onlySource) Match(ctx context.Context, p graph.Pattern) graph.Statements {
	return func(yield func(graph.Statement, error) bool) {
		for s, err := range o.m.Match(ctx, p) {
			rest, ok := strings.CutPrefix(s.Graph.Value(), o.graphs)
			if err == nil && (!ok || rest != "" && rest[0] != '/' && rest[0] != '#') {
				continue
			}
			if !yield(s, err) {
				return
			}
		}
	}
}
