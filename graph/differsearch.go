package graph

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"
)

// structureSearch looks for one structure in another: node by node, each beside
// one that was found before. It seldom goes back: colors tell nearly all.
type structureSearch struct {
	d      *differ
	image  []uint32 // of each node of the first dataset, plus one
	taken  []bool   // the nodes of the second that are images
	nested map[string]part
	order  []searchNode
	text   []byte
	room   []mention
}

// searchNode is a node that is looked for.
type searchNode struct {
	node    uint32
	parent  uint32 // the node before, through which it is reached
	mention int    // its number among the mentions of the quad between them
	byClass bool   // candidates are the nodes of its color, not those beside the parent's image
	first   int    // the candidate to begin with
	tried   int    // how many were tried
	at      int    // the candidate that was taken
}

func newStructureSearch(d *differ) *structureSearch {
	s := &structureSearch{d: d, nested: make(map[string]part)}
	s.image, s.taken = make([]uint32, len(d.q.nodes)), make([]bool, len(d.q.nodes))
	for i, t := range d.q.nested {
		if int(t.nodes[0]) >= d.nodes {
			s.nested[string(s.nestedKey(t.shape, t.nodes))] = partNested | part(i)
		}
	}
	return s
}

// nestedKey is what two equal triple terms have in common.
func (s *structureSearch) nestedKey(shape uint32, nodes []uint32) []byte {
	s.text = binary.AppendUvarint(s.text[:0], uint64(shape))
	for _, n := range nodes {
		s.text = binary.AppendUvarint(s.text, uint64(n))
	}
	return s.text
}

// same tells whether two structures that look the same are the same.
func (s *structureSearch) same(a, b *structure) (bool, error) {
	s.walk(a)
	clear(s.image[:0])
	i := 0
	s.begin(0)
	for i >= 0 && i < len(s.order) {
		found, err := s.next(&s.order[i], b)
		switch {
		case err != nil:
			return false, err
		case !found:
			if i--; i >= 0 {
				s.release(s.order[i].node)
			}
			continue
		}
		if i++; i < len(s.order) {
			s.begin(i)
		}
	}
	for _, n := range s.order {
		s.release(n.node)
	}
	return i == len(s.order), nil
}

// walk puts the nodes of a structure in the order in which they are looked for,
// from one whose color few have.
func (s *structureSearch) walk(a *structure) {
	d := s.d
	size := func(n uint32) int { return len(d.colors.classes[d.colors.class[n]].nodes) }
	start := slices.MinFunc(a.nodes, func(m, n uint32) int { return cmp.Compare(size(m), size(n)) })
	s.order = append(s.order[:0], searchNode{node: start})
	s.taken[start] = true // has its place in the order
	for i := 0; i < len(s.order); i++ {
		n := s.order[i].node
		for _, r := range d.q.quadsOf(n) {
			s.room = d.q.mentions(s.room[:0], &d.q.rows[r])
			for j, m := range s.room {
				if !s.taken[m.node] {
					s.taken[m.node] = true
					s.order = append(s.order, searchNode{node: m.node, parent: n, mention: j})
				}
			}
		}
	}
	for _, n := range s.order {
		s.taken[n.node] = false
	}
}

// begin gets ready to look for the node i of the order. Alike neighbours of one
// node go on where the one before them was found.
func (s *structureSearch) begin(i int) {
	n := &s.order[i]
	n.first, n.tried, n.byClass = 0, 0, false
	if i == 0 {
		return
	}
	c := s.d.colors
	n.byClass = len(c.classes[c.class[n.node]].nodes) <= len(s.d.q.quadsOf(s.image[n.parent]-1))
	if b := &s.order[i-1]; i > 1 && b.parent == n.parent && b.byClass == n.byClass && c.class[b.node] == c.class[n.node] {
		n.first = b.at + 1
	}
}

// next takes the next candidate for a node that is possible.
func (s *structureSearch) next(n *searchNode, b *structure) (bool, error) {
	d := s.d
	class := d.colors.class[n.node]
	root := n == &s.order[0]
	var candidates []uint32 // nodes, or quads beside the parent's image
	switch {
	case root:
		candidates = b.nodes
	case n.byClass:
		candidates = d.colors.classes[class].nodes
	default:
		candidates = d.q.quadsOf(s.image[n.parent] - 1)
	}
	for n.tried < len(candidates) {
		n.at = (n.first + n.tried) % len(candidates)
		n.tried++
		d.steps++
		if err := d.stepped(); err != nil {
			return false, err
		}
		w := candidates[n.at]
		if !root && !n.byClass {
			s.room = d.q.mentions(s.room[:0], &d.q.rows[w])
			if n.mention >= len(s.room) {
				continue
			}
			w = s.room[n.mention].node
		}
		if int(w) < d.nodes || s.taken[w] || d.colors.class[w] != class {
			continue
		}
		s.image[n.node], s.taken[w] = w+1, true
		if s.fits(n.node) {
			return true, nil
		}
		s.release(n.node)
	}
	return false, nil
}

func (s *structureSearch) release(n uint32) {
	if w := s.image[n]; w != 0 {
		s.image[n], s.taken[w-1] = 0, false
	}
}

// fits tells whether each quad of a node of which all nodes have an image has
// one, too.
func (s *structureSearch) fits(n uint32) bool {
	q := s.d.q
	second := q.rows[s.d.rows:]
	for _, i := range q.quadsOf(n) {
		s.d.steps++
		image, known := s.rowImage(&q.rows[i])
		if !known {
			continue
		}
		_, found := slices.BinarySearchFunc(second, image, func(r row, t [4]part) int { return slices.Compare(r.term[:], t[:]) })
		if !found {
			return false
		}
	}
	return true
}

// rowImage gives a quad with the images of its nodes, if all have one.
func (s *structureSearch) rowImage(r *row) (image [4]part, known bool) {
	for j, p := range r.term {
		switch {
		case p&partNode != 0:
			w := s.image[p&^partNode]
			if w == 0 {
				return image, false
			}
			p = partNode | (w - 1)
		case p&partNested != 0:
			t := &s.d.q.nested[p&partNumber]
			var room [8]uint32
			nodes := room[:0]
			for _, n := range t.nodes {
				if s.image[n] == 0 {
					return image, false
				}
				nodes = append(nodes, s.image[n]-1)
			}
			var ok bool
			if p, ok = s.nested[string(s.nestedKey(t.shape, nodes))]; !ok {
				p = ^part(0) // nothing is this
			}
		}
		image[j] = p
	}
	return image, true
}

// stepped tells whether too much was tried.
func (d *differ) stepped() error {
	if d.steps > d.opt.Steps {
		return fmt.Errorf("diff: %d blank nodes look so much alike that comparing them needs more than %d steps", len(d.q.nodes), d.opt.Steps)
	}
	if d.steps&1023 == 0 {
		return d.ctx.Err()
	}
	return nil
}
