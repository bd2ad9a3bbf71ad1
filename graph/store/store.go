package store

import (
	"context"
	"iter"

	"corkboard/graph"
)

// Store is a set of statements at rest.
type Store struct{}

// Added tells what Add did.
type Added struct {
	Statements int64 // statements that the stream held, repetitions included
	New        int64 // statements that the store did not hold before
}

// Removed tells what Remove did.
type Removed struct {
	Graphs     []graph.Term // the graphs that are gone, sorted
	Statements int64
}

// Row is one answer to a query.
type Row struct {
	Columns []string
	Terms   []graph.Term
}

// Option changes how a store is opened.
type Option func(*options)
type options struct{}

func ReadOnly() Option          { panic("todo") }
func MustExist() Option         { panic("todo") }
func TempDir(dir string) Option { panic("todo") }

func Open(path string, o ...Option) (*Store, error)                             { panic("todo") }
func (s *Store) Close() error                                                   { panic("todo") }
func (s *Store) Add(ctx context.Context, st graph.Statements) (Added, error)    { panic("todo") }
func (s *Store) Remove(ctx context.Context, source graph.Term) (Removed, error) { panic("todo") }
func (s *Store) Match(ctx context.Context, p graph.Pattern) graph.Statements    { panic("todo") }
func (s *Store) Graphs(ctx context.Context) ([]graph.Term, error)               { panic("todo") }
func (s *Store) Count(ctx context.Context) (int64, error)                       { panic("todo") }
func (s *Store) Query(ctx context.Context, lang, text string, limit int) iter.Seq2[Row, error] {
	panic("todo")
}
