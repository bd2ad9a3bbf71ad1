package corkboard_test

import (
	"slices"
	"strings"

	"corkboard/graph"
)

// limit is a class of statements that a reader in use gets wrong, each with a
// reason that lies in that program and not in what we wrote. A dataset that has
// such a statement is not given to it.
type limit struct {
	reason   string
	syntaxes []string // nil for all
	is       func(w writing, s graph.Statement) bool
}

// cannot gives the reason why a reader is not given a dataset, "" for none.
func (r *reader) cannot(w writing, all []graph.Statement) string {
	for _, l := range r.limits {
		if l.syntaxes != nil && !slices.Contains(l.syntaxes, w.syntax) {
			continue
		}
		if slices.ContainsFunc(all, func(s graph.Statement) bool { return l.is(w, s) }) {
			return l.reason
		}
	}
	return ""
}

// rdf12 is what came with RDF 1.2.
func rdf12(_ writing, s graph.Statement) bool {
	return s.Object.Kind() == graph.KindTriple || s.Object.Direction() != graph.NoDirection
}

// holdsText tells limits about characters in literals.
func holdsText(chars string) func(writing, graph.Statement) bool {
	return func(_ writing, s graph.Statement) bool {
		return s.Object.IsLiteral() && strings.ContainsAny(s.Object.Value(), chars)
	}
}

// anyIRI tells limits about IRIs.
func anyIRI(is func(iri string) bool) func(writing, graph.Statement) bool {
	return func(_ writing, s graph.Statement) bool {
		for _, t := range []graph.Term{s.Subject, s.Predicate, s.Object, s.Graph} {
			if t.IsIRI() && is(t.Value()) || t.IsLiteral() && is(t.Datatype()) {
				return true
			}
		}
		return false
	}
}

var serdiLimits = []limit{
	{"RDF 1.2", nil, rdf12},
	{"NUL ends its texts", nil, holdsText("\x00")},
}

var rapperLimits = []limit{
	{"RDF 1.2", nil, rdf12},
	{"NUL ends its texts", nil, holdsText("\x00")},
}

var n3Limits []limit

var jsonldLimits []limit

var oxigraphLimits []limit
