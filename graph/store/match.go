package store

import (
	"context"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"

	"corkboard/graph"
)

var _ graph.Matcher = (*Store)(nil)

// Match yields the statements that answer a pattern, sorted by subject,
// predicate, object and graph, each once, without origins. The answer is
// gathered and sorted at the first pull, so that the store may be changed
// while it is read; it holds what Memory allows and spills the rest to the
// folder of TempDir.
//
// A given subject or object is looked up; a predicate or graph alone costs, on
// disk, a look at every statement. The error is the context's, or says that
// the store is closed or damaged, and ends the stream.
func (s *Store) Match(ctx context.Context, p graph.Pattern) graph.Statements {
	return graph.Sort(ctx, s.answers(ctx, p), graph.SortOptions{Memory: s.memory, TempDir: s.tempDir, Unique: true})
}

// answers yields what Match sorts. Sort drains it before it yields, so the
// lock it holds is never held while the caller's code runs.
func (s *Store) answers(ctx context.Context, p graph.Pattern) graph.Statements {
	return func(yield func(graph.Statement, error) bool) {
		stopped := false
		err := s.read(ctx, func(quads cayley.QuadStore) error {
			sel, err := selects(quads, p)
			if err != nil {
				return err
			}
			names := namer{quads: quads}
			return sel.scan(ctx, quads, func(ref refs.Ref) error {
				st, err := names.statement(ref)
				if err == nil && !yield(st, nil) {
					stopped, err = true, errStopped
				}
				return err
			})
		})
		if err != nil && !stopped {
			yield(graph.Statement{}, err)
		}
	}
}

// namer reads terms and remembers the last few thousand: the same predicates,
// classes and graphs come again and again.
type namer struct {
	quads cayley.QuadStore
	terms map[any]graph.Term
}

const namesKept = 1 << 14

func (n *namer) statement(ref refs.Ref) (s graph.Statement, err error) {
	for _, part := range [4]struct {
		side quad.Direction
		term *graph.Term
	}{{quad.Subject, &s.Subject}, {quad.Predicate, &s.Predicate}, {quad.Object, &s.Object}, {quad.Label, &s.Graph}} {
		side, err := n.quads.QuadDirection(ref, part.side)
		if err != nil {
			return s, err
		}
		if *part.term, err = n.term(side); err != nil {
			return s, err
		}
	}
	return s, nil
}

func (n *namer) term(ref refs.Ref) (graph.Term, error) {
	if ref == nil {
		return graph.Term{}, nil
	}
	key := refs.ToKey(ref)
	if t, ok := n.terms[key]; ok {
		return t, nil
	}
	v, err := n.quads.NameOf(ref)
	if err != nil {
		return graph.Term{}, err
	}
	t, err := fromValue(v)
	if err != nil {
		return graph.Term{}, err
	}
	if n.terms == nil || len(n.terms) >= namesKept {
		n.terms = make(map[any]graph.Term)
	}
	n.terms[key] = t
	return t, nil
}
