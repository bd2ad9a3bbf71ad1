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
	slices.SortFunc(p.lines, func(a, b *line) int { return compareEdges(&a.Edge, &b.Edge) })
	edges := make([]Edge, len(p.lines))
	inParts(len(edges), func(from, to int) {
		var room evidenceRoom
		for i, l := range p.lines[from:to] {
			l.finish(&edges[from+i], p.view.Keep, &room)
		}
	})
	p.net.Edges = edges
	return nil
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
