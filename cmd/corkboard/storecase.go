package main

import (
	"context"
	"strings"

	"corkboard/graph"
	"corkboard/schema"
)

// storeCase is what a store says of the case it was made from, in the graph
// <base>sources.
type storeCase struct {
	base, title, prefix string
	credit, note        string         // for the foot of pictures
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
		case schema.PropertyCredit:
			c.credit = s.Object.Value()
		case schema.PropertyFootnote:
			c.note = s.Object.Value()
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

// namedGraphs gives the graphs that a source speaks in, those of RDF documents
// included.
func namedGraphs(ctx context.Context, m graph.Matcher, base string, source graph.Term) (map[graph.Term]bool, error) {
	named := make(map[graph.Term]bool)
	for s, err := range m.Match(ctx, graph.Pattern{Predicate: graph.IRI(schema.PROVWasAttributedTo), Object: source, Graph: schema.SourcesGraph(base)}) {
		if err != nil {
			return nil, err
		}
		named[s.Subject] = true
	}
	return named, nil
}

// onlySource shows the graphs of one source.
type onlySource struct {
	m      graph.Matcher
	graphs string              // what the names of most begin with
	named  map[graph.Term]bool // named graphs of RDF documents
}

// Match answers the pattern from the graphs of the source alone.
func (o onlySource) Match(ctx context.Context, p graph.Pattern) graph.Statements {
	return func(yield func(graph.Statement, error) bool) {
		for s, err := range o.m.Match(ctx, p) {
			if err == nil && !o.shows(s.Graph) {
				continue
			}
			if !yield(s, err) {
				return
			}
		}
	}
}

func (o onlySource) shows(g graph.Term) bool {
	rest, ok := strings.CutPrefix(g.Value(), o.graphs)
	return o.named[g] || ok && (rest == "" || rest[0] == '/' || rest[0] == '#')
}
