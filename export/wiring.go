package export

import (
	"cmp"
	"slices"

	"corkboard/graph"
)

// wiring is the simple graph of a network: of each node the distinct others
// that it has lines to, in order. Memory: 4 bytes a node and 8 a line.
type wiring struct {
	start []int32 // of a node's neighbors in to; one more than there are nodes
	to    []int32
}

func wire(nodes int, edges []graph.Edge) wiring {
	pairs := make([][2]int32, 0, 2*len(edges))
	for _, e := range edges {
		if e.Source != e.Target {
			a, b := int32(e.Source), int32(e.Target)
			pairs = append(pairs, [2]int32{a, b}, [2]int32{b, a})
		}
	}
	return wirePairs(nodes, pairs)
}

func wirePairs(nodes int, pairs [][2]int32) wiring {
	slices.SortFunc(pairs, func(x, y [2]int32) int { return cmp.Or(cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1])) })
	pairs = slices.Compact(pairs)
	w := wiring{start: make([]int32, nodes+1), to: make([]int32, len(pairs))}
	for k, p := range pairs {
		w.start[p[0]+1]++
		w.to[k] = p[1]
	}
	for i := range nodes {
		w.start[i+1] += w.start[i]
	}
	return w
}

func (w wiring) size() int { return len(w.start) - 1 }

// of gives the neighbors of a node.
func (w wiring) of(i int) []int32 { return w.to[w.start[i]:w.start[i+1]] }

// parts gives the connected components, the largest first, each in the order
// of its nodes.
func (w wiring) parts() [][]int32 {
	seen := make([]bool, w.size())
	var parts [][]int32
	for i := range seen {
		if seen[i] {
			continue
		}
		seen[i] = true
		part := []int32{int32(i)}
		for k := 0; k < len(part); k++ {
			for _, j := range w.of(int(part[k])) {
				if !seen[j] {
					seen[j] = true
					part = append(part, j)
				}
			}
		}
		slices.Sort(part)
		parts = append(parts, part)
	}
	slices.SortStableFunc(parts, func(a, b []int32) int { return len(b) - len(a) })
	return parts
}

// only gives the wiring among some nodes, renumbered in their order; they hold
// all neighbors of each other.
func (w wiring) only(part []int32) wiring {
	place := make([]int32, w.size())
	for to, from := range part {
		place[from] = int32(to)
	}
	out := wiring{start: make([]int32, 1, len(part)+1)}
	for _, from := range part {
		for _, j := range w.of(int(from)) {
			out.to = append(out.to, place[j])
		}
		out.start = append(out.start, int32(len(out.to)))
	}
	return out
}

// far is the distance of what cannot be reached, and of what is farther.
const far = 1<<16 - 1

// distances fills in how many lines lead from a node to each other one. queue
// has room for all nodes.
func (w wiring) distances(from int, dist []uint16, queue []int32) {
	for i := range dist {
		dist[i] = far
	}
	dist[from] = 0
	queue = append(queue[:0], int32(from))
	for k := 0; k < len(queue); k++ {
		i := queue[k]
		d := dist[i] + min(1, far-dist[i])
		for _, j := range w.of(int(i)) {
			if dist[j] == far {
				dist[j] = d
				queue = append(queue, j)
			}
		}
	}
}
