package store

import (
	"context"
	"iter"

	"corkboard/graph"
	"corkboard/graph/store/engine"
)

// Subjects yields the terms that are the subject of an answer to each of the
// patterns, each once, sorted by graph.Term.Compare: of what was sent by one
// person and what was received by another, the messages between them. Without
// a pattern it yields nothing.
//
// It reads no text but that of what it yields, and costs in proportion to the
// shortest of the answers, so it is much faster than to compare the answers of
// Match. It holds 4 bytes for each statement of the answers that it goes
// through.
//
// The answer is that of the moment of the first pull. The error is the
// context's, or says that the store is closed or damaged, and ends the stream.
func (s *Store) Subjects(ctx context.Context, patterns ...graph.Pattern) iter.Seq2[graph.Term, error] {
	return func(yield func(graph.Term, error) bool) {
		stopped := false
		err := s.read(ctx, func(at *engine.Snapshot) error {
			selected := make([]engine.Pattern, len(patterns))
			for i, p := range patterns {
				var ok bool
				var err error
				if selected[i], ok, err = selects(at, p); err != nil || !ok {
					return err
				}
			}
			for t, err := range at.Subjects(ctx, selected...) {
				if err != nil {
					return err
				}
				if !yield(t, nil) {
					stopped = true
					return nil
				}
			}
			return nil
		})
		if err != nil && !stopped {
			yield(graph.Term{}, err)
		}
	}
}
