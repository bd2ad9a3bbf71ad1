package store

import (
	"context"
	"iter"
	"sync"

	"corkboard/graph"
	"corkboard/graph/store/engine"
	"corkboard/graph/store/quadstore"
)

var _ graph.Divider = (*Store)(nil)

// MatchAny yields what Match yields, but only the statements about any of some
// subjects, or about all where subjects is nil, that have one of some
// predicates: all about one subject at once; the slice is used again.
//
// Of all subjects it goes through the numbers alone and reads no text of what
// it leaves out, so that it takes less time the more of the store's text that
// is. Of some it looks up each, and holds 16 bytes for each statement about
// them.
func (s *Store) MatchAny(ctx context.Context, subjects, predicates []graph.Term) iter.Seq2[[]graph.Statement, error] {
	return func(yield func([]graph.Statement, error) bool) {
		stopped := false
		err := s.read(ctx, func(at *engine.Snapshot) error {
			of, err := idsOf(at, subjects)
			if err != nil {
				return err
			}
			any, err := idsOf(at, predicates)
			if err != nil {
				return err
			}
			for of, err := range given(at.MatchAny(ctx, of, any)) {
				if !yield(of, err) || err != nil {
					stopped = true
					return nil
				}
			}
			return nil
		})
		if err != nil && !stopped {
			yield(nil, err)
		}
	}
}

// MatchAnyInParts calls do with parts of what MatchAny yields of all subjects, as
// many as there are processors, four at most and fewer of a small store: all at
// once, each in a goroutine of its own. The subjects of a part come before those
// of the next. It gives the first error of do, after which the other parts end in
// an error.
func (s *Store) MatchAnyInParts(ctx context.Context, predicates []graph.Term, do func(part int, of iter.Seq2[[]graph.Statement, error]) error) error {
	var fault error
	var first sync.Once
	err := s.read(ctx, func(at *engine.Snapshot) error {
		any, err := idsOf(at, predicates)
		if err != nil {
			return err
		}
		return at.MatchAnyInParts(ctx, any, func(part int, of iter.Seq2[[]graph.Statement, error]) error {
			err := do(part, given(of))
			if err != nil {
				first.Do(func() { fault = err })
			}
			return err
		})
	})
	if fault != nil {
		return fault // and no more is to be said of it
	}
	return err
}

// given gives literals as they were given, and says whose an error is.
func given(all iter.Seq2[[]graph.Statement, error]) iter.Seq2[[]graph.Statement, error] {
	return func(yield func([]graph.Statement, error) bool) {
		for of, err := range all {
			for i := range of {
				if o := &of[i].Object; o.IsLiteral() {
					*o = quadstore.Given(*o)
				}
			}
			if !yield(of, said(err)) {
				return
			}
		}
	}
}

// idsOf gives the numbers of those terms that the store has, nil for nil.
func idsOf(at *engine.Snapshot, terms []graph.Term) ([]engine.ID, error) {
	if terms == nil {
		return nil, nil
	}
	ids := make([]engine.ID, 0, len(terms))
	for _, t := range terms {
		id, err := at.Find(t)
		if err != nil {
			return nil, err
		}
		if id != 0 {
			ids = append(ids, id)
		}
	}
	return ids, nil
}
