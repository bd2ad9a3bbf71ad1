package engine

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestLists sorts and writes quads in several lists, with repetitions within
// and among them, and compares each order with one sorted whole.
func TestLists(t *testing.T) {
	t.Parallel()
	for _, sizes := range [][]int{{0}, {1}, {700}, {3, 0, 5}, {600, 600, 600, 2}, {manyKeys, 40, manyKeys / 2, 0}, {1, manyKeys}} {
		random := rand.New(rand.NewPCG(1, uint64(len(sizes))))
		var all []key
		l := &lists{}
		most := slices.Max(sizes)
		l.spare = make([]key, most)
		for round := range 2 { // the second in the room of the first
			all = all[:0]
			l.clear()
			for _, n := range sizes {
				l.begin(most)
				last := &l.all[len(l.all)-1]
				for range n {
					k := key{random.Uint32N(50) + 1, random.Uint32N(3) + 1, random.Uint32N(1 << 20), random.Uint32N(2)}
					*last = append(*last, k)
					all = append(all, k)
				}
				if n > 2 {
					(*last)[1], (*last)[2] = (*last)[0], all[0]
					all[len(all)-n+1], all[len(all)-n+2] = (*last)[0], all[0]
				}
			}
			l.each(func(s *keySorter) error {
				s.all()
				s.cut(len(slices.Compact(s.keys)))
				return nil
			})
			dev := new(memoryDevice)
			to := &appender{dev: dev}
			parts, err := writeOrders(t.Context(), to, l)
			if err != nil {
				t.Fatal(err)
			}
			for order, p := range parts {
				want := make([]key, 0, len(all))
				for _, k := range all {
					want = append(want, k.rotate(order))
				}
				slices.SortFunc(want, key.compare)
				want = slices.Compact(want)
				var got []key
				c := newKeyCursor(newKeys(&reader{dev, to.end, newCache(0)}, p, "keys"), 0)
				for c.seek(key{}, 0); c.ok; c.next() {
					got = append(got, c.key)
				}
				if c.err != nil || !slices.Equal(got, want) {
					t.Errorf("%v, round %d, by %s: %d quads, want %d: %v", sizes, round, orderNames[order], len(got), len(want), c.err)
				}
			}
		}
	}
}
