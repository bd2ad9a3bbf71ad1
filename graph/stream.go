package graph

import (
	"context"
	"errors"
	"iter"
	"slices"
)

// Report filters the faults of the input out of a stream: each *Error goes to
// fault, and the stream goes on with the next item unless fault returns an
// error, which then ends it (as --strict does). Any other error passes
// through and ends the stream. This is the one place where a command decides
// what a fault means.
func Report[T any](seq iter.Seq2[T, error], fault func(*Error) error) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var zero T
		for item, err := range seq {
			if err == nil {
				if !yield(item, nil) {
					return
				}
				continue
			}
			var e *Error
			if errors.As(err, &e) {
				err = fault(e)
			}
			if err != nil {
				yield(zero, err)
				return
			}
		}
	}
}

// Collect reads a whole stream into memory. It stops at the first error and
// returns it with what was read before.
func Collect[T any](seq iter.Seq2[T, error]) ([]T, error) {
	var all []T
	for item, err := range seq {
		if err != nil {
			return all, err
		}
		all = append(all, item)
	}
	return all, nil
}

// Concat streams one stream after the other; errors pass through untouched.
func Concat[T any](seqs ...iter.Seq2[T, error]) iter.Seq2[T, error] {
	if len(seqs) == 1 {
		return seqs[0]
	}
	return func(yield func(T, error) bool) {
		for _, seq := range seqs {
			for item, err := range seq {
				if !yield(item, err) {
					return
				}
			}
		}
	}
}

// List is a Matcher over statements in memory, sorted and without duplicates.
type List []Statement

// NewList sorts statements and removes duplicates. It keeps the first origin
// of each.
func NewList(statements []Statement) List {
	l := slices.Clone(statements)
	slices.SortStableFunc(l, Statement.Compare)
	return slices.CompactFunc(l, Statement.SameQuad)
}

// Match yields the statements that answer the pattern, in order. It costs one
// look at each statement, or a binary search where the subject is given.
func (l List) Match(ctx context.Context, p Pattern) Statements {
	return func(yield func(Statement, error) bool) {
		if err := ctx.Err(); err != nil {
			yield(Statement{}, err)
			return
		}
		rest := l
		if !p.Subject.IsZero() {
			i, _ := slices.BinarySearchFunc(l, p.Subject, func(s Statement, t Term) int { return s.Subject.Compare(t) })
			rest = l[i:]
		}
		for _, s := range rest {
			if !p.Subject.IsZero() && s.Subject != p.Subject {
				return
			}
			if err := ctx.Err(); err != nil {
				yield(Statement{}, err)
				return
			}
			if p.Matches(s) && !yield(s, nil) {
				return
			}
		}
	}
}
