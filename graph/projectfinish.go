package graph

import (
	"cmp"
	"slices"
	"strings"
)

// edges makes the edges of the lines, in order.
func (p *projection) edges() error {
	switch {
	case p.view.Asserted != nil:
		return p.asserted()
	case len(p.lines) == 0:
		return nil
	}
	p.sortLines()
	edges := make([]Edge, len(p.lines))
	inParts(len(edges), func(from, to int) {
		for i, l := range p.lines[from:to] {
			l.finish(&edges[from+i], p.view.Keep)
		}
	})
	p.net.Edges = edges
	return nil
}

// sortLines puts the lines in the order of their edges. Most differ in their
// ends, which are compared without looking at the lines.
func (p *projection) sortLines() {
	type ended struct {
		ends uint64
		line *line
	}
	all := make([]ended, len(p.lines))
	for i, l := range p.lines {
		all[i] = ended{uint64(l.Source)<<32 | uint64(l.Target), l}
	}
	slices.SortFunc(all, func(a, b ended) int {
		if a.ends != b.ends {
			return cmp.Compare(a.ends, b.ends)
		}
		return compareEdges(&a.line.Edge, &b.line.Edge)
	})
	for i, x := range all {
		p.lines[i] = x.line
	}
}

// finish makes the network of its parts. A view that has a name shows no node
// that nothing is tied to.
func (p *projection) finish() Network {
	p.slices()
	p.dispatched()
	n := p.spokenOf(p.net)
	if p.view.Joined != nil {
		n = n.joined(*p.view.Joined, p.view.Keep)
	}
	if p.view.Name != "" {
		n = n.connectedIn(n.Nodes[:0], n.Edges[:0]) // nobody has seen it yet
	}
	return n
}

// compareEdges orders edges as a Network holds them.
func compareEdges(a, b *Edge) int {
	return cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.Target, b.Target), a.Kind.Compare(b.Kind),
		strings.Compare(string(a.Status), string(b.Status)), strings.Compare(a.Key, b.Key))
}
