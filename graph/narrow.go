package graph

import (
	"cmp"
	"slices"
	"strings"
)

// Each of these gives a smaller network, says in its Notes what it left out,
// and leaves the one it is given as it was. Which nodes and edges remain does
// not depend on the order of the nodes and edges given.

// Find gives the place of the node that stands for a thing, itself or as the
// holder of an account; ok is false where none does.
func (n Network) Find(thing Term) (place int, ok bool) {
	for i, v := range n.Nodes {
		if v.ID == thing || slices.Contains(v.Folded, thing) {
			return i, true
		}
	}
	return 0, false
}

// OfClass keeps the nodes of some classes and the lines of some kinds; an
// empty list keeps all. Nodes that are left without a line go, too, where
// kinds are given. The words say what the classes and kinds are.
func (n Network) OfClass(classes, kinds []Term, words Phrase) Network {
	nodes, edges := make([]bool, len(n.Nodes)), make([]bool, len(n.Edges))
	for i, v := range n.Nodes {
		nodes[i] = len(classes) == 0 || slices.Contains(classes, v.Class)
	}
	tied := make([]bool, len(n.Nodes))
	for i, e := range n.Edges {
		edges[i] = (len(kinds) == 0 || slices.Contains(kinds, e.Kind)) && nodes[e.Source] && nodes[e.Target]
		if edges[i] {
			tied[e.Source], tied[e.Target] = true, true
		}
	}
	if len(kinds) > 0 { // what only follows on something else is no tie of the kind
		nodes = tied
	}
	out := n.subset(nodes, edges)
	out.leftOut(n, Say("not of the class %1", words))
	return out
}

// leftOut notes how much smaller a network is than the one it was made of.
func (n *Network) leftOut(before Network, why Phrase) {
	var parts []Phrase
	if d := len(before.Nodes) - len(n.Nodes); d > 0 {
		parts = append(parts, Count(d, "%1 node", "%1 nodes"))
	}
	if d := len(before.Edges) - len(n.Edges); d > 0 {
		parts = append(parts, Count(d, "%1 line", "%1 lines"))
	}
	if len(parts) > 0 {
		n.Notes = append(n.Notes, Say("Left out: %1, %2.", Enumerate(parts, "%1 and %2"), why))
	}
}

// Size is how much a line stands for: the messages described, or the ties.
func (e Edge) Size() int {
	if e.Forward+e.Backward > 0 {
		return e.Forward + e.Backward
	}
	return max(1, int(e.Weight))
}

// AtLeast keeps the lines that stand for at least so many messages or ties,
// and the nodes they join.
func (n Network) AtLeast(least int) Network {
	edges, nodes := make([]bool, len(n.Edges)), make([]bool, len(n.Nodes))
	for i, e := range n.Edges {
		edges[i] = e.Size() >= least
		if edges[i] {
			nodes[e.Source], nodes[e.Target] = true, true
		}
	}
	out := n.subset(nodes, edges)
	out.leftOut(n, Say("with fewer than %1 messages or ties on a line", quoteNumber(least)))
	return out
}

// Ego keeps what is at most depth lines from some nodes, whatever the
// direction, and all lines between what remains.
func (n Network) Ego(center []int, depth int) Network {
	far := make([]int, len(n.Nodes))
	for i := range far {
		far[i] = -1
	}
	next := n.neighbors()
	queue := slices.Clone(center)
	var names []Phrase
	for _, c := range center {
		far[c] = 0
		names = append(names, named(n.Nodes[c].Label))
	}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		if far[at] == depth {
			continue
		}
		for _, to := range next[at] {
			if far[to] < 0 {
				far[to] = far[at] + 1
				queue = append(queue, to)
			}
		}
	}
	nodes := make([]bool, len(n.Nodes))
	for i, f := range far {
		nodes[i] = f >= 0
	}
	out := n.subset(nodes, nil)
	out.leftOut(n, Say("more than %1 from %2", Count(depth, "%1 line", "%1 lines"), Enumerate(names, "%1 and %2")))
	return out
}

// named puts a name into a sentence, cut where it is too long for one.
func named(label string) Phrase {
	const most = 60
	if runes := []rune(label[:min(len(label), 4*most+4)]); len(runes) > most || len(label) > 4*most+4 {
		label = strings.TrimSpace(string(runes[:min(len(runes), most)])) + "…"
	}
	return Say("“%1”", Quote(strings.ToValidUTF8(label, "�")))
}

// neighbors gives those that each node has a line to, in order, each once.
func (n Network) neighbors() [][]int {
	next := make([][]int, len(n.Nodes))
	for _, e := range n.Edges {
		next[e.Source] = append(next[e.Source], e.Target)
		next[e.Target] = append(next[e.Target], e.Source)
	}
	for i := range next {
		slices.Sort(next[i])
		next[i] = slices.Compact(next[i])
	}
	return next
}

// Top keeps the count nodes with the highest score, and of equal ones those
// whose IRI comes first. The words say what the score is.
func (n Network) Top(count int, score func(Node) float64, words Phrase) Network {
	order := make([]int, len(n.Nodes))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		a, b := n.Nodes[i], n.Nodes[j]
		return cmp.Or(cmp.Compare(score(b), score(a)), a.ID.Compare(b.ID))
	})
	nodes := make([]bool, len(n.Nodes))
	for _, i := range order[:min(count, len(order))] {
		nodes[i] = true
	}
	out := n.subset(nodes, nil)
	out.leftOut(n, Say("not among the %1 with the highest %2", quoteNumber(count), words))
	return out
}
