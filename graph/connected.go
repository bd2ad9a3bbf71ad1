package graph

import "slices"

// Connected gives the network without the nodes that no edge and no order of
// events reaches, and says in Notes how many there were.
func (n Network) Connected() Network { return n.connectedIn(nil, nil) }

// connectedIn is Connected with room as subsetIn takes it.
func (n Network) connectedIn(nodeRoom []Node, edgeRoom []Edge) Network {
	keep := make([]bool, len(n.Nodes))
	for i := range n.Edges {
		e := &n.Edges[i]
		keep[e.Source], keep[e.Target] = true, true
	}
	for i := range n.Nodes {
		for _, j := range slices.Concat(n.Nodes[i].After, n.Nodes[i].SameDay) {
			keep[i], keep[j] = true, true
		}
	}
	out := n.subsetIn(nodeRoom, edgeRoom, keep, nil)
	if left := len(n.Nodes) - len(out.Nodes); left > 0 {
		out.Notes = append(out.Notes, note(left, "%1 person, organization, account or event is not drawn: nothing ties it to another",
			"%1 people, organizations, accounts and events are not drawn: nothing ties them to others"))
	}
	return out
}

func moved(list, place []int) []int {
	var to []int
	for _, i := range list {
		to = append(to, place[i])
	}
	return to
}
