package measure

import (
	"fmt"
	"slices"

	"corkboard/graph"
)

// Exact is up to how many nodes betweenness looks at the ways from every node;
// above it, at those from Sample of them.
const (
	Exact  = 10_000
	Sample = 1_000
)

// Of gives the network with the measures of its nodes, and adds to its
// Parameters how they were computed. The network given is not changed.
//
// The time is that of betweenness: nodes times lines, with at most Exact or
// Sample nodes.
func Of(n graph.Network) graph.Network {
	a := newAdjacency(n)
	rank, parts, cores := a.pageRank(), a.components(), a.cores()
	between, sampled := a.betweenness(Exact, Sample)
	groups, quality := a.communities()
	n.Nodes = slices.Clone(n.Nodes)
	for i, at := range a.order {
		_, weights := a.both.of(int32(i))
		strength := 0.0
		for _, w := range weights {
			strength += w
		}
		n.Nodes[at].Measures = graph.Measures{
			Degree: len(weights), Strength: strength, PageRank: rank[i], Betweenness: between[i],
			Core: cores[i], Component: parts[i], Community: groups[i],
		}
	}
	n.Parameters = append(slices.Clone(n.Parameters), a.parameters(sampled, quality)...)
	return n
}

// parameters says how the measures were computed.
func (a *adjacency) parameters(sampled int, quality float64) []string {
	weights := "Weights: messages of a line, or ties; parallel lines of two nodes count together."
	if a.even {
		weights = "Weights: every line counts 1, because not every one has messages or ties that can be counted; parallel lines of two nodes count together."
	}
	between := "Betweenness: all shortest ways by number of lines, whatever their direction; each pair counts once."
	if sampled > 0 {
		between = fmt.Sprintf("Betweenness: estimated from the shortest ways from %d of %d nodes, evenly chosen in the order of their identifiers.", sampled, len(a.order))
	}
	return []string{
		weights,
		fmt.Sprintf("PageRank: damping %.2f, along the direction of lines and messages, until it changes by less than %.0e.", damping, settled),
		between,
		fmt.Sprintf("Communities: Louvain, resolution 1, whatever the direction, nodes in the order of their identifiers; modularity %.3f.", quality),
		"Components and cores: whatever the direction.",
	}
}

// renumbered gives groups numbers from 1, the largest first, and of equally
// large ones that whose first node comes first.
func renumbered(group []int32) []int {
	size, first := make(map[int32]int), make(map[int32]int)
	var all []int32
	for i, g := range group {
		if size[g] == 0 {
			first[g] = i
			all = append(all, g)
		}
		size[g]++
	}
	slices.SortFunc(all, func(x, y int32) int {
		if size[x] != size[y] {
			return size[y] - size[x]
		}
		return first[x] - first[y]
	})
	number := make(map[int32]int, len(all))
	for i, g := range all {
		number[g] = i + 1
	}
	out := make([]int, len(group))
	for i, g := range group {
		out[i] = number[g]
	}
	return out
}
