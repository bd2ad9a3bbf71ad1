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
	// MatchAny yields the statements about any of some subjects, or about all
	// where subjects is nil, that have one of some predicates: in the order of
	// Match, all about one subject at once. The slice may be changed, and is used
	// again.
	MatchAny(ctx context.Context, subjects, predicates []Term) iter.Seq2[[]Statement, error]
}

// Divider is a Sifter of which parts can be read at once.
type Divider interface {
	Sifter
	// MatchAnyInParts calls do with parts of what MatchAny yields of all
	// subjects, numbered from 0, as many as are worth it: all at once, each in a
	// goroutine of its own. The subjects of a part come before those of the next.
	// It gives the first error of do, after which the other parts end in one.
	MatchAnyInParts(ctx context.Context, predicates []Term, do func(part int, of iter.Seq2[[]Statement, error]) error) error
}

// MatchAny yields what a Sifter's method of this name does, of any Matcher.
// Others than a Sifter are asked for each of the subjects, or for all there is.
func MatchAny(ctx context.Context, m Matcher, subjects, predicates []Term) iter.Seq2[[]Statement, error] {
	if s, ok := m.(Sifter); ok {
		return s.MatchAny(ctx, subjects, predicates)
	}
	patterns := []Pattern{{}}
	if subjects != nil {
		patterns = nil
		for _, s := range slices.Compact(slices.SortedFunc(slices.Values(subjects), Term.Compare)) {
			patterns = append(patterns, Pattern{Subject: s})
		}
	}
	wanted := make(map[Term]bool, len(predicates))
	for _, p := range predicates {
		wanted[p] = true
	}
	return func(yield func([]Statement, error) bool) {
		var of []Statement
		for _, p := range patterns {
			for s, err := range m.Match(ctx, p) {
				switch {
				case err != nil:
					yield(nil, err)
					return
				case !wanted[s.Predicate]:
					continue
				case len(of) > 0 && of[0].Subject != s.Subject:
					if !yield(of, nil) {
						return
					}
					of = of[:0]
				}
				of = append(of, s)
			}
		}
		if len(of) > 0 {
			yield(of, nil)
		}
	}
}

// MatchAnyInParts does what a Divider's method of this name does, with any
// Matcher: others than a Divider have one part.
func MatchAnyInParts(ctx context.Context, m Matcher, predicates []Term, do func(part int, of iter.Seq2[[]Statement, error]) error) error {
	if d, ok := m.(Divider); ok {
		return d.MatchAnyInParts(ctx, predicates, do)
	}
	return do(0, MatchAny(ctx, m, nil, predicates))
}
