package engine

import (
	"math/rand/v2"
	"testing"
)

// TestBlockOf looks for every item of parts whose blocks are alike, or not.
func TestBlockOf(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for name, items := range map[string]func(block int) uint64{
		"alike":     func(int) uint64 { return 32 },
		"of one":    func(int) uint64 { return 1 },
		"random":    func(int) uint64 { return 1 + random.Uint64N(32) },
		"late ones": func(i int) uint64 { return 1 + uint64(i/400)*31 },
		"early":     func(i int) uint64 { return 32 - uint64(min(i, 31)) },
	} {
		for _, blocks := range []int{1, 2, 3, 500} {
			x := &index{extents: make([]extent, blocks), before: []uint64{0}}
			for i := range blocks {
				x.before = append(x.before, x.before[i]+items(i))
			}
			for i := range blocks {
				for item := x.before[i]; item < x.before[i+1]; item++ {
					if block, place := x.blockOf(item); block != i || uint64(place) != item-x.before[i] {
						t.Fatalf("%s: item %d of %d blocks is %d of block %d, want %d of %d", name, item, blocks, place, block, item-x.before[i], i)
					}
				}
			}
		}
	}
}
