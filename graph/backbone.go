package graph

import (
	"cmp"
	"slices"
)

// Backbone keeps most lines at most: those that stand for the largest numbers,
// all of one number or none, and besides, of the others, those without which
// nodes that are tied would stand apart, the largest first, of equal ones those
// whose ends come first. Where these alone are more than most, the strongest are
// most at most, and they besides. A network in which no number tells the lines
// apart keeps them all, and says so.
func (n Network) Backbone(most int) Network {
	if len(n.Edges) <= most {
		return n
	}
	order := make([]int, len(n.Edges))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		return cmp.Or(cmp.Compare(n.Edges[j].Size(), n.Edges[i].Size()), compareEnds(n, i, j))
	})
	forest := n.forest(order)
	kept := n.strongest(order, forest, most)
	if kept == 0 { // the rest is kept together by more than that
		kept = n.strongest(order, nil, most)
	}
	if kept == 0 {
		n.Notes = append(slices.Clone(n.Notes), Say("All %1 lines are drawn: no number of messages or ties tells %2 of them from the others.", quoteNumber(len(n.Edges)), quoteNumber(most)))
		return n
	}
	least, loose := n.Edges[order[kept-1]].Size(), 0
	for _, i := range order[kept:] {
		if forest[i] {
			loose++
		}
	}
	edges := forest
	for _, i := range order[:kept] {
		edges[i] = true
	}
	out := n.subset(nil, edges)
	words := "Of %1 lines %2 are drawn: those of %3 or more messages or ties."
	if loose > 0 {
		words = "Of %1 lines %2 are drawn: those of %3 or more messages or ties, and those without which somebody would stand apart."
	}
	out.Notes = append(out.Notes, Say(words, quoteNumber(len(n.Edges)), quoteNumber(len(out.Edges)), quoteNumber(least)))
	return out
}

// strongest tells how many of the lines in an order there is room for, beside what
// else of a forest keeps the rest together: all those of one number, or none.
func (n Network) strongest(order []int, forest []bool, most int) (kept int) {
	loose := 0
	for _, is := range forest {
		if is {
			loose++
		}
	}
	for from := 0; from < len(order); {
		to, tree := from, 0
		size := n.Edges[order[from]].Size()
		for ; to < len(order) && n.Edges[order[to]].Size() == size; to++ {
			if forest != nil && forest[order[to]] {
				tree++
			}
		}
		if to+loose-tree > most {
			break
		}
		kept, loose, from = to, loose-tree, to
	}
	return kept
}

// compareEnds orders edges of one size, whatever the order of the network.
func compareEnds(n Network, i, j int) int {
	a, b := n.Edges[i], n.Edges[j]
	return cmp.Or(n.Nodes[a.Source].ID.Compare(n.Nodes[b.Source].ID), n.Nodes[a.Target].ID.Compare(n.Nodes[b.Target].ID), cmp.Compare(a.Key, b.Key))
}

// forest marks the edges that, taken in an order, join what no earlier one
// did.
func (n Network) forest(order []int) []bool {
	root := make([]int, len(n.Nodes))
	for i := range root {
		root[i] = i
	}
	find := func(i int) int {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	edges := make([]bool, len(n.Edges))
	for _, i := range order {
		a, b := find(n.Edges[i].Source), find(n.Edges[i].Target)
		if a != b {
			root[a] = b
			edges[i] = true
		}
	}
	return edges
}
