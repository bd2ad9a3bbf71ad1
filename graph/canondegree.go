package graph

import (
	"bytes"
	"slices"
	"strconv"
)

// frame is one call of the algorithm Hash N-Degree Quads (RDFC-1.0, section
// 4.8). Calls nest as deep as a chain of blank nodes is long, so that they
// stand in a slice and not on the stack.
type frame struct {
	node    uint32
	related []relatedNode // in the order of their hashes
	from    int           // where the group of related that is looked at begins
	to      int           // and where it ends; from == to between groups

	// The group's permutation that is being walked.
	perm   []uint32 // the ranks of its nodes
	path   []byte
	fresh  []uint32 // the nodes to go into
	next   int      // of them
	pruned bool     // the path is worse than the chosen one

	// The best permutation so far: its path and the nodes that got temporary
	// identifiers on it.
	base   int // how many had one before
	found  bool
	chosen []byte
	tail   []uint32

	data []byte // to hash
}

// relatedNode is a node in a quad of another, and its hash as such.
type relatedNode struct {
	hash digest
	node uint32
}

// nDegree gives the n-degree hash of a node, and leaves the temporary
// identifiers of the nodes that it went through.
func (c *canonizer) nDegree(node uint32) (digest, error) {
	c.depth = 0
	if err := c.enter(node); err != nil {
		return digest{}, err
	}
	for {
		var err error
		f := &c.frames[c.depth-1]
		switch {
		case f.next < len(f.fresh):
			err = c.enter(f.fresh[f.next])
		case f.from < f.to:
			err = c.walked(f)
		case f.to < len(f.related):
			err = c.nextGroup(f)
		default:
			sum := c.hash.sum(f.data)
			if c.depth--; c.depth == 0 {
				return sum, nil
			}
			c.returned(&c.frames[c.depth-1], f.node, &sum)
		}
		if err != nil {
			return digest{}, err
		}
	}
}

// enter begins a call.
func (c *canonizer) enter(node uint32) error {
	if c.depth == len(c.frames) {
		c.frames = append(c.frames, frame{})
	}
	f := &c.frames[c.depth]
	c.depth++
	*f = frame{
		node: node, related: f.related[:0], perm: f.perm[:0], path: f.path[:0], fresh: f.fresh[:0],
		chosen: f.chosen[:0], tail: f.tail[:0], data: f.data[:0],
	}
	for _, i := range c.quadsOf(node) {
		r := &c.rows[i]
		c.room = c.mentions(c.room[:0], r)
		for _, m := range c.room {
			if m.node == node {
				continue
			}
			if err := c.stepped(); err != nil {
				return err
			}
			f.related = append(f.related, relatedNode{c.relatedHash(m, r), m.node})
		}
	}
	slices.SortFunc(f.related, func(a, b relatedNode) int { return a.hash.compare(&b.hash) })
	return c.stepped()
}

// relatedHash is the algorithm Hash Related Blank Node (RDFC-1.0, section 4.7).
// A node within a triple term, of which RDFC-1.0 does not speak, is at the
// position t and its number among the terms there.
func (c *canonizer) relatedHash(m mention, r *row) digest {
	b := c.text[:0]
	switch m.place {
	case 0:
		b = append(b, 's')
	case 2:
		b = append(b, 'o')
	case 3:
		b = append(b, 'g')
	default:
		b = strconv.AppendInt(append(b, 't'), int64(m.place-nestedPlace), 10)
	}
	if m.place != 3 {
		b = append(append(append(b, '<'), c.held.terms.terms[r.term[1]].text...), '>')
	}
	if c.canon[m.node] != 0 || c.temp[m.node] != 0 {
		b = c.appendID(b, m.node)
	} else {
		b = c.hash.appendHex(b, &c.first[m.node])
	}
	c.text = b
	return c.hash.sum(b)
}

// appendID appends the identifier of a node, its canonical one if it has any.
func (c *canonizer) appendID(b []byte, n uint32) []byte {
	if c.canon[n] != 0 {
		return strconv.AppendUint(append(b, "_:c14n"...), uint64(c.canon[n]-1), 10)
	}
	return strconv.AppendUint(append(b, "_:b"...), uint64(c.temp[n]-1), 10)
}

// nextGroup begins with the related nodes of the next hash.
func (c *canonizer) nextGroup(f *frame) error {
	f.from = f.to
	hash := &f.related[f.from].hash
	f.perm = f.perm[:0]
	for f.to < len(f.related) && f.related[f.to].hash == *hash {
		f.perm = append(f.perm, c.rank[f.related[f.to].node])
		f.to++
	}
	slices.Sort(f.perm)
	f.data = c.hash.appendHex(f.data, hash)
	f.base, f.found = len(c.issuing), false
	return c.place(f)
}

// place gives the nodes of a permutation temporary identifiers.
func (c *canonizer) place(f *frame) error {
	f.path, f.fresh, f.next, f.pruned = f.path[:0], f.fresh[:0], 0, false
	for _, rank := range f.perm {
		n := c.ranked[rank]
		if err := c.stepped(); err != nil {
			return err
		}
		if c.canon[n] == 0 && c.temp[n] == 0 {
			f.fresh = append(f.fresh, n)
			c.issueTemp(n)
		}
		f.path = c.appendID(f.path, n)
		if f.prune() {
			break
		}
	}
	return nil
}

// prune gives up a permutation whose path is worse than the chosen one.
func (f *frame) prune() bool {
	if f.found && len(f.path) >= len(f.chosen) && bytes.Compare(f.path, f.chosen) > 0 {
		f.pruned, f.fresh, f.next = true, f.fresh[:0], 0
	}
	return f.pruned
}

// returned takes in the hash of a node that a permutation went into.
func (c *canonizer) returned(f *frame, node uint32, sum *digest) {
	f.next++
	f.path = append(c.appendID(f.path, node), '<')
	f.path = append(c.hash.appendHex(f.path, sum), '>')
	f.prune()
}

// walked compares the permutation that was walked with the best one, and goes
// on to the next. Permutations that swap a node with itself are one.
func (c *canonizer) walked(f *frame) error {
	better := !f.pruned && (!f.found || bytes.Compare(f.path, f.chosen) < 0)
	more := nextPermutation(f.perm)
	switch {
	case more && better:
		f.found = true
		f.chosen = append(f.chosen[:0], f.path...)
		f.tail = append(f.tail[:0], c.issuing[f.base:]...)
		fallthrough
	case more:
		c.forget(f.base)
		return c.place(f)
	case better: // the last one, whose identifiers stay
		f.data = append(f.data, f.path...)
	default:
		c.forget(f.base)
		for _, n := range f.tail {
			c.issueTemp(n)
		}
		f.data = append(f.data, f.chosen...)
	}
	f.from, f.fresh, f.next = f.to, f.fresh[:0], 0
	return nil
}

// nextPermutation puts a list into the next order, until it is in the last.
func nextPermutation(l []uint32) bool {
	i := len(l) - 2
	for i >= 0 && l[i] >= l[i+1] {
		i--
	}
	if i < 0 {
		return false
	}
	j := len(l) - 1
	for l[j] <= l[i] {
		j--
	}
	l[i], l[j] = l[j], l[i]
	slices.Reverse(l[i+1:])
	return true
}
