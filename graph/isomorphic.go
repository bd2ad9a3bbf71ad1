package graph

import "context"

// Isomorphic tells whether two datasets are the same but for the labels of
// their blank nodes (RDF 1.2 Concepts, section 3.6), triple terms included.
// Order, repetitions and origins do not count. It holds what Diff holds, stops
// at the first difference, and ends with the first error, a fault of the input
// included.
func Isomorphic(ctx context.Context, a, b Statements, o DiffOptions) (bool, error) {
	for _, err := range Diff(ctx, a, b, o) {
		return false, err
	}
	return true, nil
}
