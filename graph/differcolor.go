package graph

import (
	"cmp"
	"context"
	"slices"
)

// coloring tells blank nodes apart by what is said about them: nodes have the
// same color if all that can be seen from them, however far, looks the same.
// It says nothing certain: nodes of one color may still be different, and are
// looked at one by one where that counts. Colors depend neither on labels nor
// on the order of the input.
type coloring struct {
	q      *blankQuads
	ground []uint64 // a hash of each term
	shapes []uint64 // and of each triple term that holds blank nodes

	class   []uint32 // the class of each node
	at      []uint32 // its place in the class
	classes []colorClass
	mark    []uint32 // the last round that looked at a node
	round   uint32
}

// colorClass are the nodes of one color.
type colorClass struct {
	nodes []uint32
	color uint64
	sight uint64 // what each of them sees
}

// What a node is to itself, and the color that all have to begin with: were they
// one, a node could not be told from another in its place.
const (
	selfColor  = 0x9E3779B97F4A7C15
	firstColor = 0xD1B54A32D192ED03
)

// scatter spreads the bits of a number (the finalizer of SplitMix64).
func scatter(x uint64) uint64 {
	x = (x ^ x>>30) * 0xBF58476D1CE4E5B9
	x = (x ^ x>>27) * 0x94D049BB133111EB
	return x ^ x>>31
}

// join adds a number to a hash of a sequence.
func join(h, x uint64) uint64 { return scatter(h*0x2545F4914F6CDD1D + x + 1) }

// hashText is a hash that is the same everywhere and always.
func hashText[T string | []byte](s T) uint64 {
	h := uint64(0xCBF29CE484222325)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 0x100000001B3
	}
	return scatter(h)
}

// newColoring gives all nodes the same color.
func newColoring(q *blankQuads) *coloring {
	n := len(q.nodes)
	c := &coloring{q: q, class: make([]uint32, n), at: make([]uint32, n), mark: make([]uint32, n)}
	c.ground = make([]uint64, len(q.held.terms.terms))
	var b []byte
	for i, t := range q.held.terms.terms {
		b = t.AppendTo(b[:0])
		c.ground[i] = hashText(b)
	}
	for _, t := range q.nested {
		h := uint64(len(t.nodes))
		for _, p := range t.pieces {
			h = join(h, hashText(p))
		}
		c.shapes = append(c.shapes, h)
	}
	all := make([]uint32, n)
	for i := range all {
		all[i], c.at[i] = uint32(i), uint32(i)
	}
	c.classes = []colorClass{{nodes: all, color: firstColor}}
	return c
}

func (c *coloring) color(n uint32) uint64 { return c.classes[c.class[n]].color }

// quad is a hash of a quad in which each node has the color that the function
// gives.
func (c *coloring) quad(r *row, color func(uint32) uint64) uint64 {
	h := uint64(0)
	for _, p := range r.term {
		switch {
		case p&partNode != 0:
			h = join(h, color(p&^partNode))
		case p&partNested != 0:
			h = join(h, c.shapes[p&partNumber])
			for _, n := range c.q.nested[p&partNumber].nodes {
				h = join(h, color(n))
			}
		default:
			h = join(h, c.ground[p])
		}
	}
	return h
}

// sight is a hash of all quads that mention a node.
func (c *coloring) sight(n uint32, color func(uint32) uint64) uint64 {
	seen := func(m uint32) uint64 {
		if m == n {
			return selfColor
		}
		return color(m)
	}
	sum := uint64(0)
	for _, i := range c.q.quadsOf(n) {
		sum += c.quad(&c.q.rows[i], seen)
	}
	return sum
}

// refine splits classes until all nodes of each see the same.
func (c *coloring) refine(ctx context.Context) error {
	look := make([]uint32, len(c.q.nodes))
	for i := range look {
		look[i] = uint32(i)
	}
	for len(look) > 0 {
		if err := ctx.Err(); err != nil {
			return err
		}
		look = c.around(c.split(look))
	}
	return nil
}

// around gives the nodes that share a quad with some nodes, each once, marked
// with the next round.
func (c *coloring) around(nodes []uint32) (l []uint32) {
	c.round++
	var room []mention
	for _, n := range nodes {
		for _, i := range c.q.quadsOf(n) {
			room = c.q.mentions(room[:0], &c.q.rows[i])
			for _, m := range room {
				if m.node != n && c.mark[m.node] != c.round {
					c.mark[m.node] = c.round
					l = append(l, m.node)
				}
			}
		}
	}
	return l
}

// seenNode is a node and what it sees now.
type seenNode struct {
	sight uint64
	node  uint32
}

// split looks at nodes anew, splits the classes in which they no longer see
// the same, and gives the nodes that have another color now. The greatest part
// of a class keeps its color, so that little has to be looked at again.
func (c *coloring) split(look []uint32) (changed []uint32) {
	seen := make([]seenNode, len(look))
	for i, n := range look {
		seen[i] = seenNode{c.sight(n, c.color), n}
	}
	slices.SortFunc(seen, func(a, b seenNode) int {
		return cmp.Or(cmp.Compare(c.class[a.node], c.class[b.node]), cmp.Compare(a.sight, b.sight))
	})
	for from, to := 0, 0; from < len(seen); from = to {
		class := c.class[seen[from].node]
		for to = from; to < len(seen) && c.class[seen[to].node] == class; to++ {
		}
		changed = c.splitClass(class, seen[from:to], changed)
	}
	return changed
}

// splitClass splits one class by what some of its nodes see now; the others see
// what they saw.
func (c *coloring) splitClass(class uint32, seen []seenNode, changed []uint32) []uint32 {
	k := &c.classes[class]
	rest := len(k.nodes) - len(seen)
	best, most := k.sight, rest
	restCounts := rest > 0
	for from, to := 0, 0; from < len(seen); from = to {
		to = sightEnd(seen, from)
		size := to - from
		if restCounts && seen[from].sight == k.sight {
			size += rest
		}
		if size > most || size == most && (seen[from].sight < best || most == 0) {
			best, most = seen[from].sight, size
		}
	}
	old := k.sight
	k.sight = best
	if most == rest+len(seen) {
		return changed // all see the same
	}
	var others []uint32 // nodes that nobody looked at
	if restCounts && best != old {
		others = c.unseen(class, seen)
	}
	color, from, to := k.color, 0, 0
	for ; from < len(seen); from = to {
		to = sightEnd(seen, from)
		if sight := seen[from].sight; sight != best {
			var nodes []uint32
			for _, s := range seen[from:to] {
				nodes = append(nodes, s.node)
			}
			if sight == old {
				nodes, others = append(nodes, others...), nil
			}
			changed = c.move(nodes, color, sight, changed)
		}
	}
	if len(others) > 0 {
		changed = c.move(others, color, old, changed)
	}
	return changed
}

// sightEnd gives where the nodes end that see the same as the one at from.
func sightEnd(seen []seenNode, from int) int {
	to := from + 1
	for to < len(seen) && seen[to].sight == seen[from].sight {
		to++
	}
	return to
}

// unseen gives the nodes of a class that are not among those looked at.
func (c *coloring) unseen(class uint32, seen []seenNode) (l []uint32) {
	looked := make(map[uint32]bool, len(seen))
	for _, s := range seen {
		looked[s.node] = true
	}
	for _, n := range c.classes[class].nodes {
		if !looked[n] {
			l = append(l, n)
		}
	}
	return l
}

// move makes a class of its own of some nodes.
func (c *coloring) move(nodes []uint32, color, sight uint64, changed []uint32) []uint32 {
	for i, n := range nodes {
		k := &c.classes[c.class[n]]
		last := k.nodes[len(k.nodes)-1]
		k.nodes[c.at[n]], c.at[last] = last, c.at[n]
		k.nodes = k.nodes[:len(k.nodes)-1]
		c.class[n], c.at[n] = uint32(len(c.classes)), uint32(i)
	}
	c.classes = append(c.classes, colorClass{nodes: nodes, color: join(color, sight), sight: sight})
	return append(changed, nodes...)
}
