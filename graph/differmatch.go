package graph

import (
	"cmp"
	"container/heap"
	"slices"
)

// matcher finds out which blank nodes of two datasets, in structures that only
// one of them has, are best taken to be the same.
type matcher struct {
	d     *differ
	q     *blankQuads
	nodes [2][]uint32 // of each side, in an order that labels do not change
	rank  []uint32    // the place of each node in that order
	near  [nearSteps][]uint64
	pair  []uint32 // the node taken to be the same, plus one
	score map[[2]uint32]int
	best  matchHeap
	room  []mention
}

// nearSteps is how far around a node its surroundings are compared.
const nearSteps = 5

// maxAlike is how many nodes may say the same in one statement for each pair of
// them to be thought of.
const maxAlike = 48

func newMatcher(d *differ, left []structure) *matcher {
	n := len(d.q.nodes)
	m := &matcher{d: d, q: d.q, rank: make([]uint32, n), pair: make([]uint32, n), score: make(map[[2]uint32]int)}
	m.order(left)
	before := func(uint32) uint64 { return 0 }
	for k := range m.near {
		m.near[k] = make([]uint64, n)
		for _, nodes := range m.nodes {
			for _, v := range nodes {
				m.near[k][v] = d.colors.sight(v, before)
			}
		}
		before = func(v uint32) uint64 { return m.near[k][v] }
	}
	return m
}

// order numbers the nodes that are left: structure by structure, from the node
// of the least color outwards.
func (m *matcher) order(left []structure) {
	seen := make([]bool, len(m.rank))
	for _, p := range left {
		start := slices.MinFunc(p.nodes, func(v, w uint32) int { return cmp.Compare(m.d.colors.color(v), m.d.colors.color(w)) })
		queue := []uint32{start}
		seen[start] = true
		for i := 0; i < len(queue); i++ {
			v := queue[i]
			m.rank[v] = uint32(len(m.nodes[0]) + len(m.nodes[1]))
			m.nodes[p.side] = append(m.nodes[p.side], v)
			for _, r := range m.sortedQuads(v) {
				m.room = m.q.mentions(m.room[:0], &m.q.rows[r])
				for _, o := range m.room {
					if !seen[o.node] {
						seen[o.node] = true
						queue = append(queue, o.node)
					}
				}
			}
		}
	}
}

// sortedQuads gives the quads of a node, sorted by what they look like.
func (m *matcher) sortedQuads(v uint32) []uint32 {
	rows := m.q.quadsOf(v)
	if len(rows) == 1 {
		return rows
	}
	type look struct {
		hash uint64
		row  uint32
	}
	looks := make([]look, len(rows))
	for i, r := range rows {
		looks[i] = look{m.d.colors.quad(&m.q.rows[r], func(w uint32) uint64 {
			if w == v {
				return selfColor
			}
			return m.d.colors.color(w)
		}), r}
	}
	slices.SortStableFunc(looks, func(a, b look) int { return cmp.Compare(a.hash, b.hash) })
	sorted := make([]uint32, len(rows))
	for i, l := range looks {
		sorted[i] = l.row
	}
	return sorted
}

// match pairs the nodes.
func (m *matcher) match() error {
	if len(m.nodes[0]) == 0 || len(m.nodes[1]) == 0 {
		return nil
	}
	for k := nearSteps - 1; k >= 0; k-- {
		m.pairUnique(m.near[k])
	}
	crowds := m.shareInitially()
	if err := m.pairBest(); err != nil {
		return err
	}
	crowds = append(crowds, m.lookalikes()...)
	for _, c := range crowds {
		for i, j := 0, 0; i < len(c[0]) && j < len(c[1]); {
			switch {
			case m.pair[c[0][i]] != 0:
				i++
			case m.pair[c[1][j]] != 0:
				j++
			default:
				m.take(c[0][i], c[1][j])
				if err := m.pairBest(); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// crowd are nodes of both sides that have something in common.
type crowd [2][]uint32

// crowds groups nodes by a number, in the order in which the numbers first
// come. Those that only one side has are left out.
func crowds(each func(add func(key uint64, side int, node uint32))) []crowd {
	number := make(map[uint64]int)
	var all []crowd
	each(func(key uint64, side int, node uint32) {
		i, ok := number[key]
		if !ok {
			i = len(all)
			number[key] = i
			all = append(all, crowd{})
		}
		all[i][side] = append(all[i][side], node)
	})
	return slices.DeleteFunc(all, func(c crowd) bool { return len(c[0]) == 0 || len(c[1]) == 0 })
}

// free calls add for each node that has no pair yet.
func (m *matcher) free(add func(side int, node uint32)) {
	for side, nodes := range m.nodes {
		for _, v := range nodes {
			if m.pair[v] == 0 {
				add(side, v)
			}
		}
	}
}

// pairUnique pairs nodes whose surroundings are the same, if no other node of
// either side has them.
func (m *matcher) pairUnique(near []uint64) {
	for _, c := range crowds(func(add func(uint64, int, uint32)) {
		m.free(func(side int, v uint32) { add(near[v], side, v) })
	}) {
		if len(c[0]) == 1 && len(c[1]) == 1 {
			m.pair[c[0][0]], m.pair[c[1][0]] = c[1][0]+1, c[0][0]+1
		}
	}
}

// lookalikes gives the nodes that are left and have the same statements, but
// for the nodes in them.
func (m *matcher) lookalikes() []crowd {
	return crowds(func(add func(uint64, int, uint32)) {
		m.free(func(side int, v uint32) { add(m.near[0][v], side, v) })
	})
}

// shareInitially counts the statements that nodes share, now that some are
// paired. It gives those that so many share that it did not count them.
func (m *matcher) shareInitially() (crowded []crowd) {
	for _, c := range crowds(func(add func(uint64, int, uint32)) {
		m.free(func(side int, v uint32) { m.eachKey(v, func(key uint64) { add(key, side, v) }) })
	}) {
		if !m.count(c) {
			crowded = append(crowded, c)
		}
	}
	return crowded
}

// eachKey gives a hash of each quad of which the node is the only one without a
// pair. Quads of both sides have the same hash if they would be the same quad.
func (m *matcher) eachKey(v uint32, add func(key uint64)) {
	for _, r := range m.q.quadsOf(v) {
		if key, last, ok := m.key(&m.q.rows[r]); ok && last == v {
			add(key)
		}
	}
}

func (m *matcher) key(r *row) (key uint64, last uint32, ok bool) {
	unpaired := 0
	m.room = m.q.mentions(m.room[:0], r)
	for _, o := range m.room {
		if m.pair[o.node] == 0 && (unpaired == 0 || o.node != last) {
			last = o.node
			unpaired++
		}
	}
	if unpaired != 1 {
		return 0, 0, false
	}
	return m.d.colors.quad(r, func(w uint32) uint64 {
		if w == last {
			return selfColor
		}
		first := w // the number of a pair is that of the first side's node
		if int(w) >= m.d.nodes {
			first = m.pair[w] - 1
		}
		return scatter(uint64(first) + 1)
	}), last, true
}

// count counts one more shared statement for each pair of a crowd, or gives
// false if there are too many.
func (m *matcher) count(c crowd) bool {
	if len(c[0]) > maxAlike || len(c[1]) > maxAlike {
		return false
	}
	for _, v := range c[0] {
		for _, w := range c[1] {
			p := [2]uint32{v, w}
			m.score[p]++
			heap.Push(&m.best, candidate{score: m.score[p], rank: [2]uint32{m.rank[v], m.rank[w]}, pair: p})
		}
	}
	return true
}

// take pairs two nodes, and counts what their neighbours share by that.
func (m *matcher) take(v, w uint32) {
	m.pair[v], m.pair[w] = w+1, v+1
	for _, c := range crowds(func(add func(uint64, int, uint32)) {
		for side, n := range [2]uint32{v, w} {
			for _, r := range m.q.quadsOf(n) {
				if key, last, ok := m.key(&m.q.rows[r]); ok {
					add(key, side, last)
				}
			}
		}
	}) {
		m.count(c)
	}
}

// pairBest takes the pairs that share the most statements, as long as there
// are any.
func (m *matcher) pairBest() error {
	for n := 0; m.best.Len() > 0; n++ {
		if n&1023 == 0 && m.d.ctx.Err() != nil {
			return m.d.ctx.Err()
		}
		c := heap.Pop(&m.best).(candidate)
		v, w := c.pair[0], c.pair[1]
		if m.pair[v] == 0 && m.pair[w] == 0 && m.score[c.pair] == c.score {
			m.take(v, w)
		}
	}
	return nil
}

// candidate is a pair of nodes that share some statements.
type candidate struct {
	score int
	rank  [2]uint32
	pair  [2]uint32
}

// matchHeap gives the pair with the most shared statements first, and of equal
// ones that whose nodes come first.
type matchHeap []candidate

func (h matchHeap) Len() int { return len(h) }
func (h matchHeap) Less(i, j int) bool {
	return cmp.Or(cmp.Compare(h[j].score, h[i].score), slices.Compare(h[i].rank[:], h[j].rank[:])) < 0
}
func (h matchHeap) Swap(i, j int) { h[i], h[j] = h[j], h[i] }
func (h *matchHeap) Push(x any)   { *h = append(*h, x.(candidate)) }
func (h *matchHeap) Pop() any {
	last := len(*h) - 1
	c := (*h)[last]
	*h = (*h)[:last]
	return c
}
