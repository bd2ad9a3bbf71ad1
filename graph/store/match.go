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
		if err := ctx.Err(); err != nil {
			yield(graph.Statement{}, err)
			return
		}
		at, err := s.engine.Open()
		if err != nil {
			yield(graph.Statement{}, said(err))
			return
		}
		defer at.Release()
		sel, ok, err := selects(at, p)
		if err != nil {
			yield(graph.Statement{}, said(err))
		} else if ok {
			at.Each(ctx, sel, func(st graph.Statement, err error) bool {
				if err != nil {
					return yield(st, said(err))
				}
				st.Object = quadstore.Given(st.Object)
				return yield(st, nil)
			})
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
	if sel.DefaultGraph {
		p.Graph = graph.Term{}
	}
	if sel.Subject, ok, err = numberOf(at, p.Subject); !ok {
		return sel, false, err
	}
	if sel.Predicate, ok, err = numberOf(at, p.Predicate); !ok {
		return sel, false, err
	}
	if sel.Object, ok, err = numberOf(at, p.Object); !ok {
		return sel, false, err
	}
	if sel.Graph, ok, err = numberOf(at, p.Graph); !ok {
		return sel, false, err
	}
	sel.SubjectTerm = p.Subject
	return sel, true, nil
}

// numberOf gives the store's number of a term; ok is false where it has none,
// and true for the zero Term.
func numberOf(at *engine.Snapshot, t graph.Term) (id engine.ID, ok bool, err error) {
	if t.IsZero() {
		return 0, true, nil
	}
	id, err = at.Find(quadstore.Kept(t))
	return id, id != 0 && err == nil, err
}

func sortTerms(terms []graph.Term) { slices.SortFunc(terms, graph.Term.Compare) }
