package graph

import "slices"

// subset gives the network with some of its nodes and edges: those that are
// true, all for nil. An edge goes with its nodes.
func (n Network) subset(nodes, edges []bool) Network { return n.subsetIn(nil, nil, nodes, edges) }

// subsetIn is subset with room for its nodes and edges, which may be that of
// the network's own.
func (n Network) subsetIn(nodeRoom []Node, edgeRoom []Edge, nodes, edges []bool) Network {
	out := n
	out.Nodes, out.Edges, out.Notes = nodeRoom, edgeRoom, slices.Clone(n.Notes)
	place := make([]int, len(n.Nodes))
	for i, node := range n.Nodes {
		place[i] = -1
		if nodes == nil || nodes[i] {
			place[i] = len(out.Nodes)
			out.Nodes = append(out.Nodes, node)
		}
	}
	for i := range out.Nodes {
		v := &out.Nodes[i]
		v.After, v.SameDay = kept(v.After, place), kept(v.SameDay, place)
	}
	if nodes != nil {
		n.remember(&out, place)
	}
	edgeAt := make([]int, len(n.Edges))
	left := 0
	for i := range n.Edges {
		e := &n.Edges[i]
		if edgeAt[i] = -1; (edges == nil || edges[i]) && place[e.Source] >= 0 && place[e.Target] >= 0 {
			edgeAt[i] = left
			left++
		}
	}
	out.Edges = slices.Grow(out.Edges, left)
	for i, at := range edgeAt {
		if at >= 0 {
			e := n.Edges[i]
			e.Source, e.Target = place[e.Source], place[e.Target]
			out.Edges = append(out.Edges, e)
		}
	}
	if out.Slices, out.Sent = slices.Clone(n.Slices), n.Sent; left < len(n.Edges) {
		out.Slices, out.Sent = n.alongKept(edgeAt)
	}
	out.sumSlices()
	out.credit()
	return out
}

// kept gives the places of those in a list that are still there.
func kept(list, place []int) []int {
	var to []int
	for _, i := range list {
		if place[i] >= 0 {
			to = append(to, place[i])
		}
	}
	return to
}
