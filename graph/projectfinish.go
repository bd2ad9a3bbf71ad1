package graph

import (
	"cmp"
	"slices"
	"strings"
)

// edges makes the edges of the lines.
func (p *projection) edges() error {
	if p.view.Asserted != nil {
		return p.asserted()
	}
	for _, l := range p.lines {
		e := l.finished(p.view.Keep)
		if e.Around != nil {
			e.Figures = append([]string{e.Around.words()}, e.Figures...)
		}
		p.net.Edges = append(p.net.Edges, e)
	}
	return nil
}

// finish sorts the edges into the network. A view that has a name shows no
// node that nothing is tied to.
func (p *projection) finish() Network {
	slices.SortFunc(p.net.Edges, compareEdges)
	p.slices()
	p.dispatched()
	n := p.net
	if p.view.Joined != nil {
		n = n.joined(*p.view.Joined, p.view.Keep)
	}
	if p.view.Name != "" {
		n = n.Connected()
	}
	return n
}

// compareEdges orders edges as a Network holds them.
func compareEdges(a, b Edge) int {
	return cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.Target, b.Target), a.Kind.Compare(b.Kind),
		strings.Compare(string(a.Status), string(b.Status)), strings.Compare(a.Key, b.Key))
}
