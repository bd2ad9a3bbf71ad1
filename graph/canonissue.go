package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
)

// canonizer gives the blank nodes of a dataset their canonical numbers
// (RDFC-1.0, section 4.4).
type canonizer struct {
	*blankQuads
	ctx   context.Context
	hash  Hash
	limit int64 // of steps
	steps int64

	first  []digest // the first degree hash of each node
	canon  []uint32 // the canonical number of each node, plus one; 0 is none yet
	issued []uint32 // the nodes in the order of their canonical numbers
	ranked []uint32 // the nodes in the order of their colors
	rank   []uint32 // and the place of each there

	// The temporary identifiers of the node whose n-degree hash is being made,
	// in the same way. An issuer is copied by remembering how long issuing was
	// and going back to that.
	temp    []uint32
	issuing []uint32

	frames []frame
	depth  int
	text   []byte
	room   []mention
}

// label gives the canonical label of a node.
func (c *canonizer) label(n uint32) string { return "c14n" + strconv.Itoa(int(c.canon[n])-1) }

// stepped counts the work: one step for each hash, and for each node in each
// permutation.
func (c *canonizer) stepped() error {
	c.steps++
	if c.steps > c.limit {
		return fmt.Errorf("canonical: %d blank nodes look so much alike that telling them apart needs more than %d steps", len(c.nodes), c.limit)
	}
	if c.steps&1023 == 0 {
		return c.ctx.Err()
	}
	return nil
}

// number gives every node its canonical number.
func (c *canonizer) number() error {
	c.canon = make([]uint32, len(c.nodes))
	groups, err := c.alike()
	if err != nil {
		return err
	}
	for _, g := range groups {
		if len(g) == 1 {
			c.issue(g[0])
		}
	}
	c.temp = make([]uint32, len(c.nodes))
	if len(c.issued) < len(c.nodes) {
		if err := c.rankNodes(); err != nil {
			return err
		}
	}
	for _, g := range groups {
		if len(g) > 1 {
			if err := c.tellApart(g); err != nil {
				return err
			}
		}
	}
	return nil
}

// alike gives the nodes that have the same first degree hash, in the order of
// the hashes.
func (c *canonizer) alike() ([][]uint32, error) {
	f := firstDegree{q: c.blankQuads, hash: c.hash}
	c.first = make([]digest, len(c.nodes))
	nodes := make([]uint32, len(c.nodes))
	for n := range c.nodes {
		if n&255 == 0 && c.ctx.Err() != nil {
			return nil, c.ctx.Err()
		}
		nodes[n], c.first[n] = uint32(n), f.sum(uint32(n))
	}
	slices.SortFunc(nodes, func(a, b uint32) int { return c.first[a].compare(&c.first[b]) })
	var groups [][]uint32
	for from, to := 0, 0; from < len(nodes); from = to {
		for to = from + 1; to < len(nodes) && c.first[nodes[to]] == c.first[nodes[from]]; to++ {
		}
		groups = append(groups, nodes[from:to:to])
	}
	return groups, nil
}

// rankNodes puts the nodes in an order of colors. It decides where RDFC-1.0
// leaves a choice: hashes of one node's relations do not tell which graph name
// goes with which object, so that nodes of equal hashes may still be different,
// and taking them as they come would let the order of the input show.
func (c *canonizer) rankNodes() error {
	colors := newColoring(c.blankQuads)
	if err := colors.refine(c.ctx); err != nil {
		return err
	}
	c.ranked, c.rank = make([]uint32, len(c.nodes)), make([]uint32, len(c.nodes))
	for n := range c.ranked {
		c.ranked[n] = uint32(n)
	}
	slices.SortFunc(c.ranked, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(colors.color(a), colors.color(b)), cmp.Compare(a, b))
	})
	for i, n := range c.ranked {
		c.rank[n] = uint32(i)
	}
	return nil
}

func (c *canonizer) issue(n uint32) {
	if c.canon[n] == 0 {
		c.issued = append(c.issued, n)
		c.canon[n] = uint32(len(c.issued))
	}
}

// tellApart numbers the nodes that share a first degree hash, and those that
// their n-degree hashes went through, in the order of the n-degree hashes.
func (c *canonizer) tellApart(group []uint32) error {
	type result struct {
		hash  digest
		nodes []uint32 // in the order in which they got temporary identifiers
	}
	slices.SortFunc(group, func(a, b uint32) int { return cmp.Compare(c.rank[a], c.rank[b]) })
	var results []result
	for _, n := range group {
		if c.canon[n] != 0 {
			continue
		}
		c.issueTemp(n)
		hash, err := c.nDegree(n)
		if err != nil {
			return err
		}
		results = append(results, result{hash, slices.Clone(c.issuing)})
		c.forget(0)
	}
	slices.SortStableFunc(results, func(a, b result) int { return a.hash.compare(&b.hash) })
	for _, r := range results {
		for _, n := range r.nodes {
			c.issue(n)
		}
	}
	return nil
}

func (c *canonizer) issueTemp(n uint32) {
	c.issuing = append(c.issuing, n)
	c.temp[n] = uint32(len(c.issuing))
}

// forget takes back the temporary identifiers from a number on.
func (c *canonizer) forget(from int) {
	for _, n := range c.issuing[from:] {
		c.temp[n] = 0
	}
	c.issuing = c.issuing[:from]
}
