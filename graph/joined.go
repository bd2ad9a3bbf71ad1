package graph

import (
	"cmp"
	"slices"
	"strings"
)

// Joined says how a network of two kinds of nodes becomes one of a single
// kind: those of the column Among that share a node of the column By are
// joined. Each shared node with k of them gives each pair 1/(k-1), after
// Newman, so that a body of fifty does not weigh more than a meeting of two.
type Joined struct {
	By, Among Column
	Kind      Term   // what the lines stand for: the class of what is shared
	One, Many string // "shared organization", "shared organizations"
}

// MaxShared is up to how many nodes that share one thing are joined pair by
// pair; of more than that, nothing could be seen.
const MaxShared = 500

// share is a node's part in what is shared.
type share struct {
	node   int
	status Status // the least doubtful of its ties to it
	edges  []int
	span   span
}

// joined makes the network of one kind of nodes.
func (n Network) joined(j Joined, keep int) Network {
	shares := make([][]share, len(n.Nodes))
	denied := 0
	for i, e := range n.Edges {
		by, of := e.Source, e.Target
		if n.Nodes[by].Column != j.By || n.Nodes[of].Column != j.Among {
			by, of = of, by
		}
		switch {
		case n.Nodes[by].Column != j.By || n.Nodes[of].Column != j.Among:
		case e.Status.denies():
			denied++
		default:
			shares[by] = addShare(shares[by], of, i, e)
		}
	}
	pairs := make(map[pairing2]*line)
	crowded, apart := 0, 0
	for by, all := range shares {
		switch {
		case len(all) < 2:
			continue
		case len(all) > MaxShared:
			crowded++
			continue
		}
		slices.SortFunc(all, func(a, b share) int { return cmp.Compare(a.node, b.node) })
		for i, a := range all {
			for _, b := range all[i+1:] {
				if !a.span.overlaps(b.span) {
					apart++
					continue
				}
				n.share(pairs, a, b, by, 1/float64(len(all)-1), keep)
			}
		}
	}
	out := n
	out.Slices, out.Sent, out.Edges = nil, nil, nil
	for at, l := range pairs {
		out.Edges = append(out.Edges, n.sharing(at, l, j, keep))
	}
	slices.SortFunc(out.Edges, func(a, b Edge) int { return compareEdges(&a, &b) })
	left := make([]bool, len(n.Nodes))
	for i, v := range n.Nodes {
		left[i] = v.Column == j.Among
	}
	out.Notes = slices.Clone(n.Notes)
	for _, x := range []struct {
		n         int
		one, many string
	}{
		{denied, "%1 tie that is denied joins nobody", "%1 ties that are denied join nobody"},
		{apart, "%1 pair is not joined: they were not there at one time", "%1 pairs are not joined: they were not there at one time"},
		{crowded, "%1 node that more than 500 share joins nobody", "%1 nodes that more than 500 share join nobody"},
	} {
		if x.n > 0 {
			out.Notes = append(out.Notes, note(x.n, x.one, x.many))
		}
	}
	out.Parameters = append(slices.Clone(n.Parameters), Say("Weight: for each thing that two share with k-2 others, 1/(k-1) (Newman)."))
	return out.subset(left, nil)
}

type pairing2 struct {
	a, b   int
	status Status
}

// addShare adds one tie to the shares of what it goes to. A tie's period is
// from its first to its last date; what is not known is open.
func addShare(all []share, node, edge int, e Edge) []share {
	s := span{openFrom, openUntil}
	if first, ok := spanOf(e.First); ok {
		s.from = first.from
	}
	if last, ok := spanOf(e.Last); ok {
		s.until = last.until
	}
	i := slices.IndexFunc(all, func(x share) bool { return x.node == node })
	if i < 0 {
		return append(all, share{node, e.Status, []int{edge}, s})
	}
	x := &all[i]
	x.edges = append(x.edges, edge)
	x.span = span{min(x.span.from, s.from), max(x.span.until, s.until)}
	if e.Status.rank() < x.status.rank() {
		x.status = e.Status
	}
	return all
}

// share adds what two nodes share to their line.
func (n Network) share(pairs map[pairing2]*line, a, b share, by int, weight float64, keep int) {
	at := pairing2{a.node, b.node, a.status}
	if b.status.rank() > a.status.rank() {
		at.status = b.status
	}
	l := pairs[at]
	if l == nil {
		l = new(line)
		pairs[at] = l
	}
	l.ties++
	l.Weight += weight
	l.Label = n.Nodes[by].Label
	for _, i := range slices.Concat(a.edges, b.edges) {
		e := n.Edges[i]
		l.Disputed = l.Disputed || e.Disputed
		l.kept.more += e.Omitted
		for _, x := range e.Evidence.pieces {
			l.kept.add(x, keep)
		}
	}
}

// sharing makes the edge of two nodes that share something.
func (n Network) sharing(at pairing2, l *line, j Joined, keep int) Edge {
	a, b := n.Nodes[at.a].ID.Value(), n.Nodes[at.b].ID.Value()
	e := Edge{
		Key: strings.Join([]string{a, b, j.Kind.Value(), j.One, string(at.status)}, " "), Source: at.a, Target: at.b,
		Kind: j.Kind, Status: at.status, Weight: l.Weight, Disputed: l.Disputed,
		Label: counted(l.ties, j.One, j.Many),
	}
	if l.ties == 1 {
		e.Label = l.Label
	}
	e.Evidence, e.Omitted = l.kept.done(keep)
	return e
}
