package main

import (
	"context"
	"strings"

	"corkboard/graph"
	"corkboard/schema"
)

// storeSource finds a source of a store by its id or its IRI, and the base of
// the case that it belongs to. Where several cases of the store have the id, it
// must be given as an IRI. An id that nobody has belongs to the first case.
func storeSource(ctx context.Context, m graph.Matcher, id string) (base string, source graph.Term, err error) {
	cases, err := graph.Collect(m.Match(ctx, graph.Pattern{Predicate: graph.IRI(schema.RDFType), Object: graph.IRI(schema.ClassCase)}))
	if err != nil {
		return "", graph.Term{}, err
	}
	var found []graph.Term
	for _, c := range cases {
		at := c.Subject.Value()
		one := schema.EntityIRI(at, id)
		if strings.HasPrefix(id, at) {
			one = graph.IRI(id)
		}
		if source.IsZero() {
			base, source = at, one
		}
		known, err := isSource(ctx, m, one)
		if err != nil {
			return "", graph.Term{}, err
		}
		if known {
			base, source = at, one
			found = append(found, one)
		}
	}
	if len(found) > 1 {
		return "", source, usagef("--source: %q is a source of several cases here: %s and %s", id, found[0].Value(), found[1].Value())
	}
	if len(cases) == 0 {
		source = schema.EntityIRI("", id)
	}
	return base, source, nil
}

// isSource tells whether something is said by a source.
func isSource(ctx context.Context, m graph.Matcher, source graph.Term) (bool, error) {
	for _, err := range m.Match(ctx, graph.Pattern{Predicate: graph.IRI(schema.PROVWasAttributedTo), Object: source}) {
		return err == nil, err
	}
	return false, nil
}
