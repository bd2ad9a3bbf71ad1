package graph

import (
	"context"
	"iter"
	"slices"
)

// Sifter is a Matcher that can leave statements out for less than it costs to
// read them.
type Sifter interface {
	Matcher
	// MatchAny yields the statements that have one of some predicates, in the
	// order of Match, all about one subject at once. The slice may be changed,
	// and is used again.
	MatchAny(ctx context.Context, predicates []Term) iter.Seq2[[]Statement, error]
}

// MatchAny yields the statements of a Matcher that have one of some predicates,
// in the order of Match, all about one subject at once. The slice may be
// changed, and is used again. It reads all there are, unless the Matcher is a
// Sifter.
func MatchAny(ctx context.Context, m Matcher, predicates []Term) iter.Seq2[[]Statement, error] {
	if s, ok := m.(Sifter); ok {
		return s.MatchAny(ctx, predicates)
	}
	return func(yield func([]Statement, error) bool) {
		var of []Statement
		for s, err := range m.Match(ctx, Pattern{}) {
			switch {
			case err != nil:
				yield(nil, err)
				return
			case !slices.Contains(predicates, s.Predicate):
				continue
			case len(of) > 0 && of[0].Subject != s.Subject:
				if !yield(of, nil) {
					return
				}
				of = of[:0]
			}
			of = append(of, s)
		}
		if len(of) > 0 {
			yield(of, nil)
		}
	}
}
