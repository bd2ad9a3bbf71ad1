package engine

import (
	"sync/atomic"

	"corkboard/graph"
)

// cache keeps blocks that were read, by their offset, so that questions about
// the same neighborhood do not read them again, and single terms, by ID: those
// of predicates, graphs and classes are asked for again and again. What comes
// later takes the place of what was there. It is safe for several goroutines,
// which do not wait for each other.
type cache struct {
	blocks []atomic.Pointer[cachedBlock] // none: nothing is kept
	known  [1 << 12]atomic.Pointer[knownTerm]
	asked  [1 << 12]atomic.Uint32 // which term was asked for last
}

// cachedBlock is a block of keys or one of terms; the other is empty.
type cachedBlock struct {
	from  uint64
	keys  keyBlock
	terms packedTerms
}

type knownTerm struct {
	id   uint32
	run  *run // IDs are those of a run
	term graph.Term
}

// keptBytes is how large a block is that is kept at most, and keptText how
// long a text.
const (
	keptBytes = 16 << 10
	keptText  = 256
)

// newCache keeps as many blocks, which take some 4 KB each.
func newCache(blocks int) *cache {
	return &cache{blocks: make([]atomic.Pointer[cachedBlock], blocks)}
}

func (c *cache) slot(from uint64) *atomic.Pointer[cachedBlock] {
	h := from * 0x9e3779b97f4a7c15
	return &c.blocks[(h>>32)*uint64(len(c.blocks))>>32]
}

// get gives what is kept of the block at an offset, or nil.
func (c *cache) get(from uint64) *cachedBlock {
	if len(c.blocks) == 0 {
		return nil
	}
	if b := c.slot(from).Load(); b != nil && b.from == from {
		return b
	}
	return nil
}

// put keeps a block of so many bytes, which nobody changes any more.
func (c *cache) put(b *cachedBlock, bytes int) {
	if len(c.blocks) > 0 && bytes <= keptBytes {
		c.slot(b.from).Store(b)
	}
}

func (c *cache) getTerm(r *run, id uint32) (graph.Term, bool) {
	if c.asked[id%uint32(len(c.asked))].Load() != id {
		return graph.Term{}, false // and its place in memory need not be looked at
	}
	if t := c.known[id%uint32(len(c.known))].Load(); t != nil && t.id == id && t.run == r {
		return t.term, true
	}
	return graph.Term{}, false
}

// putTerm keeps a term if it is asked for again before another that would
// stand in its place: most are asked for once.
func (c *cache) putTerm(r *run, id uint32, t graph.Term) {
	i := id % uint32(len(c.known))
	switch {
	case c.asked[i].Load() != id:
		c.asked[i].Store(id)
	case len(t.Value()) <= keptText:
		c.known[i].Store(&knownTerm{id, r, t})
	}
}

// forget drops the blocks from an offset on: others will stand there.
func (c *cache) forget(from uint64) {
	for i := range c.blocks {
		if b := c.blocks[i].Load(); b != nil && b.from >= from {
			c.blocks[i].Store(nil)
		}
	}
}
