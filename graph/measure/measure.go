package measure

import (
	"fmt"
	"slices"
	"strconv"

	"corkboard/graph"
)

// Exact is up to how many nodes betweenness looks at the ways from every node;
// above it, at those from Sample of them.
const (
	Exact  = 10_000
	Sample = 1_000
)

// Kind is a measure, or several that go together.
type Kind string

// The measures.
const (
	Degree      Kind = "degree" // and strength
	PageRank    Kind = "pagerank"
	Betweenness Kind = "betweenness"
	Groups      Kind = "groups" // cores, components and communities
)

// Of gives the network with some measures of its nodes, with all where none is
// named, and adds to its Parameters how they were computed. Lines that are not
// so (graph.Network.NotSo) count in none. The network given is not changed.
//
// The time is that of betweenness: nodes times lines, with at most Exact or
// Sample nodes; all else takes a few rounds over the lines.
func Of(n graph.Network, kinds ...Kind) graph.Network {
	a := newAdjacency(n)
	n.Nodes, n.Parameters = slices.Clone(n.Nodes), slices.Clone(n.Parameters)
	set := func(put func(m *graph.Measures, i int)) {
		for i, at := range a.order {
			put(&n.Nodes[at].Measures, i)
		}
	}
	for _, m := range []struct {
		kind    Kind
		measure func(set func(func(*graph.Measures, int))) []graph.Phrase
	}{{Degree, a.setDegree}, {PageRank, a.setPageRank}, {Betweenness, a.setBetweenness}, {Groups, a.setGroups}} {
		if len(kinds) == 0 || slices.Contains(kinds, m.kind) {
			n.Parameters = append(n.Parameters, m.measure(set)...)
		}
	}
	if a.notSo > 0 {
		n.Parameters = append(n.Parameters, graph.Say("What is denied, did not happen or was taken back counts in no measure: %1.", graph.Count(a.notSo, "%1 line", "%1 lines")))
	}
	return n
}

// setDegree and the others compute a measure, put it into the nodes and say
// how it was computed.
func (a *adjacency) setDegree(set func(func(*graph.Measures, int))) []graph.Phrase {
	set(func(m *graph.Measures, i int) {
		_, weights := a.both.of(int32(i))
		m.Degree, m.Strength = len(weights), 0
		for _, w := range weights {
			m.Strength += w
		}
	})
	return []graph.Phrase{graph.Say("Degree: the number of neighbors. Strength: %1", a.weights())}
}

func (a *adjacency) setPageRank(set func(func(*graph.Measures, int))) []graph.Phrase {
	rank := a.pageRank()
	set(func(m *graph.Measures, i int) { m.PageRank = rank[i] })
	return []graph.Phrase{graph.Say("PageRank: damping %1, along the direction of lines and messages, until it changes by less than %2; %3",
		graph.Quote(fmt.Sprintf("%.2f", damping)), graph.Quote(fmt.Sprintf("%.0e", settled)), a.weights())}
}

func (a *adjacency) setBetweenness(set func(func(*graph.Measures, int))) []graph.Phrase {
	between, sampled := a.betweenness(Exact, Sample)
	set(func(m *graph.Measures, i int) { m.Betweenness = between[i] })
	if sampled > 0 {
		return []graph.Phrase{graph.Say("Betweenness: estimated from the shortest ways from %1 of %2 nodes, evenly chosen in the order of their identifiers.",
			graph.Quote(strconv.Itoa(sampled)), graph.Quote(strconv.Itoa(len(a.order))))}
	}
	return []graph.Phrase{graph.Say("Betweenness: all shortest ways by number of lines, whatever their direction; each pair counts once.")}
}

func (a *adjacency) setGroups(set func(func(*graph.Measures, int))) []graph.Phrase {
	parts, cores := a.components(), a.cores()
	groups, quality := a.communities()
	set(func(m *graph.Measures, i int) { m.Component, m.Core, m.Community = parts[i], cores[i], groups[i] })
	return []graph.Phrase{
		graph.Say("Components and cores: whatever the direction of lines."),
		graph.Say("Communities: Louvain, resolution 1, whatever the direction, nodes in the order of their identifiers; modularity %1; %2",
			graph.Quote(fmt.Sprintf("%.3f", quality)), a.weights()),
	}
}

// weights says what the lines weigh.
func (a *adjacency) weights() graph.Phrase {
	if a.even {
		return graph.Say("every line counts 1, because not each has messages or ties that can be counted.")
	}
	return graph.Say("lines weigh as many as they have messages or ties.")
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
