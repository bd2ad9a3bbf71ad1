package graph

import (
	"sync/atomic"
	"testing"
)

// Each item is in one part, whatever their number.
func TestInParts(t *testing.T) {
	for _, n := range []int{0, 1, fewItems, 2 * fewItems, 7*fewItems + 3} {
		seen := make([]atomic.Int32, n)
		inParts(n, func(from, to int) {
			for i := from; i < to; i++ {
				seen[i].Add(1)
			}
		})
		for i := range seen {
			if times := seen[i].Load(); times != 1 {
				t.Fatalf("item %d of %d is in %d parts", i, n, times)
			}
		}
	}
}
