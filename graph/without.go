package graph

import "slices"

// Without gives the network without some nodes and their edges, and says in
// Notes how many there were. Names in texts stay as they are.
func (n Network) Without(hide func(Node) bool) Network {
	keep := make([]bool, len(n.Nodes))
	for i, node := range n.Nodes {
		keep[i] = !hide(node)
	}
	out := n.keeping(keep)
	for i := range out.Nodes {
		out.Nodes[i].forget(hide)
	}
	if left := len(n.Nodes) - len(out.Nodes); left > 0 {
		out.Notes = append(out.Notes, note(left, "%1 person, organization, account or event is left out on request, with its lines",
			"%1 people, organizations, accounts and events are left out on request, with their lines"))
	}
	return out
}

// keeping gives the network of some nodes: with the edges between them, and
// the order of events as far as both are there.
func (n Network) keeping(keep []bool) Network {
	place := make([]int, len(n.Nodes))
	out := n
	out.Nodes, out.Edges, out.Notes = nil, nil, slices.Clone(n.Notes)
	for i, node := range n.Nodes {
		place[i] = len(out.Nodes)
		if keep[i] {
			out.Nodes = append(out.Nodes, node)
		}
	}
	kept := func(list []int) (to []int) {
		for _, i := range list {
			if keep[i] {
				to = append(to, place[i])
			}
		}
		return to
	}
	for i := range out.Nodes {
		v := &out.Nodes[i]
		v.After, v.SameDay = kept(v.After), kept(v.SameDay)
	}
	at := make([]int, len(n.Edges))
	for i, e := range n.Edges {
		at[i] = -1
		if keep[e.Source] && keep[e.Target] {
			e.Source, e.Target = place[e.Source], place[e.Target]
			at[i] = len(out.Edges)
			out.Edges = append(out.Edges, e)
		}
	}
	out.Slices, out.Sent = n.alongKept(at)
	out.sumSlices()
	return out
}
