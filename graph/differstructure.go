package graph

import (
	"cmp"
	"slices"
)

// structure is what hangs together by blank nodes in one of two datasets.
type structure struct {
	side  int
	nodes []uint32
	rows  []uint32
	sum   uint64 // of the nodes' colors
}

// findStructures takes the datasets apart.
func (d *differ) findStructures() {
	q := d.q
	root := make([]uint32, len(q.nodes))
	for n := range root {
		root[n] = uint32(n)
	}
	find := func(n uint32) uint32 {
		for root[n] != n {
			root[n] = root[root[n]]
			n = root[n]
		}
		return n
	}
	var room []mention
	for i := range q.rows {
		room = q.mentions(room[:0], &q.rows[i])
		for _, m := range room[1:] {
			a, b := find(room[0].node), find(m.node)
			root[max(a, b)] = min(a, b)
		}
	}
	number := make([]int, len(q.nodes)) // of the structure of a root, plus one
	of := func(n uint32) *structure {
		r := find(n)
		if number[r] == 0 {
			d.parts = append(d.parts, structure{})
			number[r] = len(d.parts)
		}
		return &d.parts[number[r]-1]
	}
	for n := range q.nodes {
		p := of(uint32(n))
		p.nodes = append(p.nodes, uint32(n))
		p.sum += scatter(d.colors.color(uint32(n)))
		if n >= d.nodes {
			p.side = 1
		}
	}
	for i := range q.rows {
		room = q.mentions(room[:0], &q.rows[i])
		p := of(room[0].node)
		p.rows = append(p.rows, uint32(i))
	}
	slices.SortStableFunc(d.parts, structure.compare)
}

// compare orders structures by their size and colors, and those that may be the
// same by their side.
func (p structure) compare(q structure) int {
	return cmp.Or(p.looks(q), cmp.Compare(p.side, q.side))
}

// looks gives 0 if two structures may be the same.
func (p structure) looks(q structure) int {
	return cmp.Or(cmp.Compare(len(p.rows), len(q.rows)), cmp.Compare(len(p.nodes), len(q.nodes)), cmp.Compare(p.sum, q.sum))
}

// cancel takes away structures that both datasets have, and gives the others.
func (d *differ) cancel() (left []structure, err error) {
	s := newStructureSearch(d)
	for from, to := 0, 0; from < len(d.parts); from = to {
		split := 0 // where the second dataset's begin
		for to = from; to < len(d.parts) && d.parts[to].looks(d.parts[from]) == 0; to++ {
			split += 1 - d.parts[to].side
		}
		first, second := d.parts[from:from+split], slices.Clone(d.parts[from+split:to])
		for _, p := range first {
			found := -1
			for j := len(second) - 1; j >= 0 && found < 0; j-- {
				same, err := s.same(&p, &second[j])
				if err != nil {
					return nil, err
				}
				if same {
					found = j
				}
			}
			if found < 0 {
				left = append(left, p)
				continue
			}
			second = slices.Delete(second, found, found+1)
		}
		left = append(left, second...)
	}
	return left, nil
}
