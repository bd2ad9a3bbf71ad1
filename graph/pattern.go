package graph

import "context"

// Pattern asks for statements. A zero Term matches anything; DefaultGraph as
// Graph matches the statements of the default graph alone.
type Pattern struct{ Subject, Predicate, Object, Graph Term }

// Matches tells whether a statement answers the pattern.
func (p Pattern) Matches(s Statement) bool {
	return p.Subject.matches(s.Subject) && p.Predicate.matches(s.Predicate) &&
		p.Object.matches(s.Object) && (p.Graph.matches(s.Graph) || p.Graph.kind == KindDefault && s.Graph.IsZero())
}

func (t Term) matches(u Term) bool { return t.kind == KindNone || t == u }

// Matcher answers patterns: a store, or a list of statements. The answer is
// sorted by subject, predicate, object and graph, without duplicates, and
// every pull checks the context.
type Matcher interface {
	Match(context.Context, Pattern) Statements
}

// Estimator is a Matcher that knows about how long an answer is without
// reading it.
type Estimator interface {
	Matcher
	// Estimate gives about how many statements answer a pattern; ok is false
	// where that is not known.
	Estimate(context.Context, Pattern) (n int64, ok bool)
}
