package main

import (
	"context"
	"strings"

	"corkboard/export"
	"corkboard/graph"
	"corkboard/schema"
)

// storeCase is what a store says of the case it was made from, in the graph
// <base>sources.
type storeCase struct {
	base, title, prefix string
	schema              *schema.Schema // with what the case adds to it
}

// readStoreCase finds the case of a store. Where there are several, it is the
// first; where there is none, all is empty but prefix and vocabulary.
func readStoreCase(ctx context.Context, m graph.Matcher) (storeCase, error) {
	c := storeCase{prefix: "ex", schema: schema.Core()}
	for s, err := range m.Match(ctx, graph.Pattern{Predicate: graph.IRI(schema.RDFType), Object: graph.IRI(schema.ClassCase)}) {
		if err != nil {
			return c, err
		}
		c.base = s.Subject.Value()
		break
	}
	if c.base == "" {
		return c, nil
	}
	for s, err := range m.Match(ctx, graph.Pattern{Subject: graph.IRI(c.base), Graph: schema.SourcesGraph(c.base)}) {
		if err != nil {
			return c, err
		}
		switch s.Predicate.Value() {
		case schema.VANNPreferredNamespacePrefix:
			c.prefix = s.Object.Value()
		case schema.DCTermsTitle:
			c.title = s.Object.Value()
		case schema.PropertyVocabulary:
			if c.schema, err = schema.Core().Extend([]byte(s.Object.Value()), "schema.yaml"); err != nil {
				return c, err
			}
		}
	}
	return c, nil
}

// storeBase finds the base of the case in a store: "" where it holds none.
func storeBase(ctx context.Context, m graph.Matcher) (string, error) {
	c, err := readStoreCase(ctx, m)
	return c.base, err
}

// storePrefixes gives the prefixes for the output of a store: the case's own,
// then the vocabulary's.
func storePrefixes(ctx context.Context, m graph.Matcher) ([]export.Prefix, error) {
	c, err := readStoreCase(ctx, m)
	if err != nil {
		return nil, err
	}
	return mergePrefixes(ownPrefixes(c.prefix, c.base), c.schema.Prefixes), nil
}

// ownPrefixes gives the prefixes for what stands under a case's base: its own,
// and one for every kind of thing that is named by a key, so that their names
// need no escaped slashes.
func ownPrefixes(name, base string) []schema.Prefix {
	if base == "" {
		return nil
	}
	all := []schema.Prefix{{Name: name, IRI: base}}
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
