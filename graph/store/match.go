package store

import (
	"context"
	"slices"

	"corkboard/graph"
	"corkboard/graph/store/engine"
	"corkboard/graph/store/quadstore"
)

var _ graph.Estimator = (*Store)(nil)

// Match yields the statements that answer a pattern, sorted by subject,
// predicate, object and graph, each once, without origins. The answer is that
// of the moment of the first pull: the store may be changed, and closed, while
// it is read.
//
// Every pattern is looked up, none costs a look at the whole store; but where
// no index has the answer in its order and it has more than four million
// statements, all subjects are gone through. It holds 16 bytes for each
// statement of an answer that has to be sorted, and what is said of one
// subject.
//
// The error is the context's, or says that the store is closed or damaged, and
// ends the stream.
func (s *Store) Match(ctx context.Context, p graph.Pattern) graph.Statements {
	return func(yield func(graph.Statement, error) bool) {
		stopped := false
		err := s.read(ctx, func(at *engine.Snapshot) error {
			sel, ok, err := selects(at, p)
			if err != nil || !ok {
				return err
			}
			for st, err := range at.Match(ctx, sel) {
				if err != nil {
					return err
				}
				st.Object = quadstore.Given(st.Object)
				if !yield(st, nil) {
					stopped = true
					return nil
				}
			}
			return nil
		})
		if err != nil && !stopped {
			yield(graph.Statement{}, err)
		}
	}
}

// Estimate gives how many statements answer a pattern: the number itself, but
// for patterns of a subject with an object or a predicate with a graph alone,
// where it may be too large. It takes two lookups.
func (s *Store) Estimate(ctx context.Context, p graph.Pattern) (n int64, ok bool) {
	err := s.read(ctx, func(at *engine.Snapshot) error {
		sel, held, err := selects(at, p)
		if held && err == nil {
			n, _, err = at.Count(sel)
		}
		return err
	})
	return n, err == nil
}

// selects gives a pattern in the store's own numbers; ok is false where the
// store does not hold one of its terms.
func selects(at *engine.Snapshot, p graph.Pattern) (sel engine.Pattern, ok bool, err error) {
	sel.DefaultGraph = p.Graph == graph.DefaultGraph
	for i, part := range [...]struct {
		term graph.Term
		id   *engine.ID
	}{{p.Subject, &sel.Subject}, {p.Predicate, &sel.Predicate}, {p.Object, &sel.Object}, {p.Graph, &sel.Graph}} {
		if part.term.IsZero() || i == 3 && sel.DefaultGraph {
			continue
		}
		if *part.id, err = at.Find(quadstore.Kept(part.term)); *part.id == 0 || err != nil {
			return sel, false, err
		}
	}
	sel.SubjectTerm = p.Subject
	return sel, true, nil
}

func sortTerms(terms []graph.Term) { slices.SortFunc(terms, graph.Term.Compare) }
