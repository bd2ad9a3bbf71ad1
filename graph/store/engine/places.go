package engine

// places is a set of small numbers, a bit for each.
type places []uint64

func newPlaces(n int) places { return make(places, (n+63)/64) }

func (p places) add(i int) { p[i>>6] |= 1 << (i & 63) }

func (p places) has(i int) bool { return p != nil && p[i>>6]&(1<<(i&63)) != 0 }
