package engine

import "slices"

// keyCursor goes through the keys of a sorted part, or of a list, that begin
// with the same numbers. A part that is read from one end to the other is not
// kept in the cache.
type keyCursor struct {
	part *keys
	list []key
	sign int // what a key counts when those of several cursors are added up

	key key
	ok  bool // there is a key
	err error

	prefix   key
	n        int    // how many numbers of prefix count
	limit    uint32 // what the number behind them stays below
	limited  bool
	whole    bool
	block    *keyBlock
	blockNo  int
	at       int // of what comes next
	buffer   []byte
	ownBlock *keyBlock
}

// newKeyCursor makes a cursor for the keys of a part, with n numbers fixed. It
// stands nowhere until it is told to seek.
func newKeyCursor(s *keys, n int) *keyCursor {
	return &keyCursor{part: s, whole: n == 0, sign: 1}
}

// seek moves to the first key of those that begin with the first n numbers of
// k. The rest of k must be 0.
func (c *keyCursor) seek(k key, n int) {
	c.prefix, c.n = k, n
	c.to(k)
}

// to moves to the first key that is not smaller than k.
func (c *keyCursor) to(k key) {
	c.ok = false
	if c.part == nil {
		c.at, _ = slices.BinarySearchFunc(c.list, k, key.compare)
		c.next()
		return
	}
	if c.err = c.part.open(); c.err != nil || c.part.part.items == 0 {
		c.block, c.blockNo = nil, 0
		return
	}
	if i := c.part.blockBefore(k); c.block == nil || i != c.blockNo {
		if c.load(i); c.err != nil {
			return
		}
	}
	c.at = c.block.search(k)
	c.next()
}

// forward moves on to the first key that is not smaller than k, if the cursor
// stands before it.
func (c *keyCursor) forward(k key) {
	for i := 0; c.ok && c.key.compare(k) < 0; i++ {
		if i == 8 {
			c.to(k)
			return
		}
		c.next()
	}
}

func (c *keyCursor) load(i int) {
	c.blockNo = i
	if !c.whole {
		c.block, c.err = c.part.get(i)
		return
	}
	if c.ownBlock == nil {
		c.ownBlock = newKeyBlock()
	}
	c.block = c.ownBlock
	if c.err = c.part.read(i, c.block, &c.buffer); c.err != nil {
		c.block = nil // what is in it is half of another
	}
}

// next moves to the next key.
func (c *keyCursor) next() {
	if c.part == nil {
		if c.ok = c.at < len(c.list) && c.belongs(c.list[c.at]); c.ok {
			c.key = c.list[c.at]
			c.at++
		}
		return
	}
	c.ok = false
	if c.err != nil || c.block == nil {
		return
	}
	if c.at == c.block.n {
		if c.blockNo+1 == len(c.part.index.extents) {
			return
		}
		if c.load(c.blockNo + 1); c.err != nil {
			return
		}
		c.at = 0
	}
	c.key = c.block.key(c.at)
	c.ok = c.belongs(c.key)
	c.at++
}

// belongs tells whether the cursor goes through a key.
func (c *keyCursor) belongs(k key) bool {
	return k.begins(c.prefix, c.n) && (!c.limited || k[c.n] < c.limit)
}

// keyHeap has the cursor with the smallest key on top. All have a key.
type keyHeap []*keyCursor

func (h keyHeap) begin() {
	for i := len(h)/2 - 1; i >= 0; i-- {
		h.down(i)
	}
}

// again puts the heap in order after the cursor on top has moved, which leaves
// the heap if it has no key any more.
func (h *keyHeap) again() {
	if !(*h)[0].ok {
		last := len(*h) - 1
		(*h)[0] = (*h)[last]
		*h = (*h)[:last]
	}
	h.down(0)
}

func (h keyHeap) down(i int) {
	for {
		child := 2*i + 1
		if child >= len(h) {
			return
		}
		if child+1 < len(h) && h[child+1].key.compare(h[child].key) < 0 {
			child++
		}
		if h[i].key.compare(h[child].key) <= 0 {
			return
		}
		h[i], h[child] = h[child], h[i]
		i = child
	}
}

// keyMerge goes through the keys of several cursors in order, each key once.
type keyMerge struct {
	heap keyHeap
	key  key
	net  int // how often the key is added rather than removed
	err  error
}

// begin takes cursors that stand at their first keys.
func (m *keyMerge) begin(cursors []*keyCursor) {
	m.heap, m.err = m.heap[:0], nil
	for _, c := range cursors {
		if c.err != nil && m.err == nil {
			m.err = c.err
		}
		if c.ok {
			m.heap = append(m.heap, c)
		}
	}
	m.heap.begin()
}

// next moves to the next key, and tells whether there is one.
func (m *keyMerge) next() bool {
	if len(m.heap) == 0 || m.err != nil {
		return false
	}
	m.key, m.net = m.heap[0].key, 0
	for len(m.heap) > 0 && m.heap[0].key == m.key {
		c := m.heap[0]
		m.net += c.sign
		if c.next(); c.err != nil {
			m.err = c.err
			return false
		}
		m.heap.again()
	}
	return true
}
