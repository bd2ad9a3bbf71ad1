package graph

import (
	"context"
	"errors"
	"slices"
)

// Order says how Sort orders statements.
type Order uint8

// The orders: by subject, predicate, object and graph, as a Matcher answers;
// or graph by graph, as TriG is written. Terms sort as Term.Compare says.
const (
	SPOG Order = iota
	GSPO
)

// Compare orders two statements; origins do not count.
func (o Order) Compare(s, t Statement) int {
	if o == GSPO {
		if c := s.Graph.Compare(t.Graph); c != 0 {
			return c
		}
	}
	return s.Compare(t)
}

// SortOptions says how and within what bounds Sort works. The zero value
// sorts as SPOG with 64 MB and keeps duplicates.
type SortOptions struct {
	Memory  int64  // bytes of statements held at once; 0 means 64 MB
	TempDir string // where runs are spilled to; "" means os.TempDir()
	Unique  bool   // of equal quads keep only the one that came first
	Order   Order
}

// Sort yields the statements of a stream in order. Equal statements stay in
// the order in which they came.
//
// A fault of the input (an *Error) is yielded at once, before the sorted
// statements; any other error ends the stream.
func Sort(ctx context.Context, in Statements, o SortOptions) Statements {
	return func(yield func(Statement, error) bool) {
		var held []Statement
		for s, err := range in {
			var fault *Error
			switch {
			case errors.As(err, &fault):
				if !yield(Statement{}, err) {
					return
				}
				continue
			case err == nil:
				err = ctx.Err()
			}
			if err != nil {
				yield(Statement{}, err)
				return
			}
			held = append(held, s)
		}
		slices.SortStableFunc(held, o.Order.Compare)
		for i, s := range held {
			if err := ctx.Err(); err != nil {
				yield(Statement{}, err)
				return
			}
			if o.Unique && i > 0 && s.SameQuad(held[i-1]) {
				continue
			}
			if !yield(s, nil) {
				return
			}
		}
	}
}
