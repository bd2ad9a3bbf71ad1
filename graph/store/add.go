package store

import (
	"context"

	"corkboard/graph"
	"corkboard/graph/store/engine"
	"corkboard/graph/store/quadstore"
)

// Added tells what Add did.
type Added struct {
	Statements int64 // statements in the stream, repetitions included
	New        int64 // statements that the store did not hold before
}

// Add puts the statements of a stream into the store, all or none of them. A
// statement that the store holds already changes nothing; origins are not
// kept.
//
// The first error of the stream, a *graph.Error included, ends it and is
// returned, as is the context's; so is a statement that graph.Statement.Check
// refuses, as a *graph.Error with its origin. Whoever wants to leave faults
// out filters the stream through graph.Report first.
//
// The stream may read the store itself, which shows its old state until Add is
// done, but must not change it. What Add costs is in proportion to what it
// adds. It holds what Memory allows and sets the rest aside in files beside
// the store that have no name.
func (s *Store) Add(ctx context.Context, statements graph.Statements) (Added, error) {
	added, err := s.engine.Add(ctx, statements, engine.AddOptions{Kept: quadstore.Kept})
	return Added{Statements: added.Statements, New: added.New}, saidOfStream(err)
}
