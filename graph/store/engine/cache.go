package engine

import (
	"sync"
	"sync/atomic"

	"corkboard/graph"
)

// cache keeps blocks that were read, by their offset, so that questions about
// the same neighborhood do not read them again. Each new one pushes out one
// that was not asked for lately. It is safe for several goroutines.
type cache struct {
	lock   sync.Mutex
	byFrom map[uint64]int
	ring   []cached
	hand   int
	free   int // bytes
	known  known
}

type cached struct {
	from  uint64
	block any
	size  int
	used  bool
}

func newCache(bytes int) *cache { return &cache{byFrom: make(map[uint64]int), free: bytes} }

// known keeps single terms, by ID: those of predicates, graphs and classes are
// asked for again and again. It is safe for several goroutines.
type known struct {
	slots [1 << 12]atomic.Pointer[knownTerm]
}

type knownTerm struct {
	id   uint32
	run  *run // IDs are those of a run
	term graph.Term
}

func (k *known) get(r *run, id uint32) (graph.Term, bool) {
	if t := k.slots[id%uint32(len(k.slots))].Load(); t != nil && t.id == id && t.run == r {
		return t.term, true
	}
	return graph.Term{}, false
}

// keptText is how long the texts are that are kept.
const keptText = 256

func (k *known) put(r *run, id uint32, t graph.Term) {
	if len(t.Value()) <= keptText {
		k.slots[id%uint32(len(k.slots))].Store(&knownTerm{id, r, t})
	}
}

// get gives a block, or nil.
func (c *cache) get(from uint64) any {
	c.lock.Lock()
	defer c.lock.Unlock()
	i, ok := c.byFrom[from]
	if !ok {
		return nil
	}
	c.ring[i].used = true
	return c.ring[i].block
}

// put keeps a block, which nobody changes any more.
func (c *cache) put(from uint64, block any, size int) {
	c.lock.Lock()
	defer c.lock.Unlock()
	if _, ok := c.byFrom[from]; ok {
		return
	}
	for c.free < size && len(c.byFrom) > 0 {
		c.evict()
	}
	if c.free < size {
		return
	}
	c.free -= size
	e := cached{from: from, block: block, size: size, used: true}
	if c.hand < len(c.ring) && c.ring[c.hand].block == nil {
		c.ring[c.hand] = e
		c.byFrom[from] = c.hand
		return
	}
	c.byFrom[from] = len(c.ring)
	c.ring = append(c.ring, e)
}

// evict goes round and drops the first block that was not asked for since the
// last time.
func (c *cache) evict() {
	for {
		if c.hand++; c.hand >= len(c.ring) {
			c.hand = 0
		}
		e := &c.ring[c.hand]
		switch {
		case e.block == nil:
		case e.used:
			e.used = false
		default:
			delete(c.byFrom, e.from)
			c.free += e.size
			*e = cached{}
			return
		}
	}
}
