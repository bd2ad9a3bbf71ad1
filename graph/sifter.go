package graph

import (
	"context"
	"slices"
)

// Sifter is a Matcher that can leave statements out for less than it costs to
// read them.
type Sifter interface {
	Matcher
	// MatchAny yields the statements that have one of some predicates, in the
	// order of Match.
	MatchAny(ctx context.Context, predicates []Term) Statements
}

// MatchAny yields the statements of a Matcher that have one of some predicates,
// in the order of Match. It reads all there are, unless the Matcher is a
// Sifter.
func MatchAny(ctx context.Context, m Matcher, predicates []Term) Statements {
	if s, ok := m.(Sifter); ok {
		return s.MatchAny(ctx, predicates)
	}
	return func(yield func(Statement, error) bool) {
		for s, err := range m.Match(ctx, Pattern{}) {
			if err == nil && !slices.Contains(predicates, s.Predicate) {
				continue
			}
			if !yield(s, err) {
				return
			}
		}
	}
}
