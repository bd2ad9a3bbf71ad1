package store

import (
	"context"
	"iter"

	"corkboard/graph"
	"corkboard/graph/store/engine"
	"corkboard/graph/store/quadstore"
)

var _ graph.Sifter = (*Store)(nil)

// MatchAny yields what Match yields of the whole store, but only the statements
// that have one of some predicates, and all about one subject at once; the
// slice is used again. It reads no text of the others, so that it takes less
// time the more of the store's text is theirs.
func (s *Store) MatchAny(ctx context.Context, predicates []graph.Term) iter.Seq2[[]graph.Statement, error] {
	return func(yield func([]graph.Statement, error) bool) {
		stopped := false
		err := s.read(ctx, func(at *engine.Snapshot) error {
			var ids []engine.ID
			for _, p := range predicates {
				id, err := at.Find(p)
				if err != nil {
					return err
				}
				if id != 0 {
					ids = append(ids, id)
				}
			}
			for of, err := range at.MatchAny(ctx, ids) {
				if err != nil {
					return err
				}
				for i := range of {
					of[i].Object = quadstore.Given(of[i].Object)
				}
				if !yield(of, nil) {
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
