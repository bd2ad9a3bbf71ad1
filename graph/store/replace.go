package store

import (
	"context"

	"corkboard/graph"
	"corkboard/graph/store/engine"
	"corkboard/graph/store/quadstore"
)

// Selection says which statements of a store are meant.
type Selection interface {
	// Graph tells whether all statements of a graph are meant, or some are.
	Graph(name graph.Term) (all, some bool)
	// Says tells whether a statement is meant.
	Says(graph.Statement) bool
}

// Replace takes out the statements that gone means and puts those of a stream
// in, both or neither: a reader sees the state before or the state after. It
// tells how many statements went, and what the stream added to those that
// stayed; a statement that is taken out and put in again stays, and counts in
// neither.
//
// Errors of the stream end it as they do in Add. It costs time in proportion
// to what is in the stream and in the graphs of which gone means something,
// and holds 16 bytes for each statement that may go.
func (s *Store) Replace(ctx context.Context, gone Selection, with graph.Statements) (Removed, Added, error) {
	added, err := s.engine.Add(ctx, with, engine.AddOptions{Kept: quadstore.Kept, Remove: func(at *engine.Snapshot, f func(engine.Quad)) error {
		return eachGraph(at, func(name graph.Term, p engine.Pattern) error {
			all, some := gone.Graph(name)
			switch {
			case all:
				return eachQuad(at, p, f)
			case some:
				return eachMeant(at, p, gone, f)
			}
			return nil
		})
	}})
	if err != nil {
		return Removed{}, Added{}, saidOfStream(err)
	}
	return Removed{Statements: added.Gone}, Added{Statements: added.Statements, New: added.New}, nil
}

// eachMeant calls f with the quads of a pattern that are meant.
func eachMeant(at *engine.Snapshot, p engine.Pattern, gone Selection, f func(engine.Quad)) error {
	c := at.Quads(p)
	for c.Next() {
		st, err := at.Statement(c.Quad())
		if err != nil {
			return err
		}
		st.Object = quadstore.Given(st.Object)
		if gone.Says(st) {
			f(c.Quad())
		}
	}
	return c.Err()
}
