package engine

import "sync/atomic"

// cache counts the blocks that the parts of a file keep after they were read, so
// that questions about the same neighborhood do not read them again; what is
// kept longest makes room. Blocks that were not asked for yet may be read into
// it (see indexed.prefetch). It is safe for several goroutines, which do not wait
// for each other.
type cache struct {
	terms ring[openTerms]
	keys  ring[keyBlock]

	prefetches prefetches
}

// kept are the blocks of a part that are kept, by number.
type kept[T any] []atomic.Pointer[T]

// lacks tells whether block i is not kept.
func (k kept[T]) lacks(i int) bool { return k[i].Load() == nil }

// ring says where the blocks of a kind stand, in the order in which they came.
type ring[T any] struct {
	places []atomic.Pointer[atomic.Pointer[T]] // none: nothing is kept
	next   atomic.Uint32
}

// put keeps a block of so many bytes, which nobody changes any more, at its
// place in its part.
func (r *ring[T]) put(at *atomic.Pointer[T], b *T, bytes int) {
	if len(r.places) == 0 || bytes > keptBytes {
		return
	}
	at.Store(b)
	i := (r.next.Add(1) - 1) % uint32(len(r.places))
	if old := r.places[i].Swap(at); old != nil && old != at {
		old.Store(nil)
	}
}

// keptBytes is how large a block is that is kept at most.
const keptBytes = 16 << 10

// newCache has room for as many blocks, which take some 4 KB each: two thirds
// are of terms.
func newCache(blocks int) *cache {
	c := new(cache)
	c.terms.places = make([]atomic.Pointer[atomic.Pointer[openTerms]], blocks-blocks/3)
	c.keys.places = make([]atomic.Pointer[atomic.Pointer[keyBlock]], blocks/3)
	return c
}
