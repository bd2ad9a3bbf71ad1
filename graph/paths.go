package graph

import (
	"cmp"
	"slices"
)

// Paths keeps the count shortest ways between two nodes: with the fewest
// lines, whatever their direction, and of equally long ones those that come
// first by the IRIs on the way; no way meets a node twice (Yen's algorithm).
// ok is false where there is no way at all. It costs one search of the network
// for each line of each way that it finds. What is not so is no way.
func (n Network) Paths(from, to, count int) (out Network, ok bool) {
	n = n.passable()
	ways := n.ways(from, to, count, nil)
	return n.along(ways, n.waysWords(from, to, ways, "not on the %1 between %2 and %3")), len(ways) > 0
}

// passable gives the network without the lines that are no way, and says so.
func (n Network) passable() Network {
	edges := make([]bool, len(n.Edges))
	barred := 0
	for i, e := range n.Edges {
		if edges[i] = !n.NotSo(e); !edges[i] {
			barred++
		}
	}
	if barred == 0 {
		return n
	}
	out := n.subset(nil, edges)
	out.Notes = append(out.Notes, Say("What is denied, did not happen or was taken back is no way: %1.", Count(barred, "%1 line is left out", "%1 lines are left out")))
	return out
}

// waysWords says of the ways that remain what the words say, with %2 and %3 for
// their ends.
func (n Network) waysWords(from, to int, ways [][]int, words string) Phrase {
	return Say(words, Count(len(ways), "%1 shortest way", "%1 shortest ways"),
		named(n.Nodes[from].Label), named(n.Nodes[to].Label))
}

// along keeps the nodes of some ways and the lines between neighbors on them.
func (n Network) along(ways [][]int, why Phrase) Network {
	nodes := make([]bool, len(n.Nodes))
	steps := make(map[[2]int]bool)
	for _, w := range ways {
		for i, at := range w {
			nodes[at] = true
			if i > 0 {
				steps[[2]int{w[i-1], at}], steps[[2]int{at, w[i-1]}] = true, true
			}
		}
	}
	edges := make([]bool, len(n.Edges))
	for i, e := range n.Edges {
		edges[i] = steps[[2]int{e.Source, e.Target}]
	}
	out := n.subset(nodes, edges)
	out.leftOut(n, why)
	return out
}

// numbered gives the network's neighbors by the order of IRIs, and the order
// both ways, so that the order of nodes does not matter.
func (n Network) numbered() (next [][]int, order, place []int) {
	order = make([]int, len(n.Nodes))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return n.Nodes[i].ID.Compare(n.Nodes[j].ID) })
	place = make([]int, len(order))
	for to, from := range order {
		place[from] = to
	}
	next = make([][]int, len(order))
	for from, all := range n.neighbors() {
		list := make([]int, len(all))
		for i, v := range all {
			list[i] = place[v]
		}
		slices.Sort(list)
		next[place[from]] = list
	}
	return next, order, place
}

// maxTried is how many ways are looked at for those that a test accepts.
const maxTried = 1000

// ways finds the shortest ways that a test accepts; nil accepts all.
func (n Network) ways(from, to, count int, accept func([]int) bool) [][]int {
	next, order, place := n.numbered()
	from, to = place[from], place[to]
	placed := func(way []int) []int {
		out := make([]int, len(way))
		for i, v := range way {
			out[i] = order[v]
		}
		return out
	}
	var good, tried, waiting [][]int
	way := shortest(next, from, to, nil, nil)
	for way != nil && len(good) < count && len(tried) < maxTried {
		tried = append(tried, way)
		if w := placed(way); accept == nil || accept(w) {
			good = append(good, w)
		}
		for i := range way[:len(way)-1] { // leave the way at each of its nodes
			barred := make(map[int]bool)
			for _, t := range tried {
				if len(t) > i+1 && slices.Equal(t[:i+1], way[:i+1]) {
					barred[t[i+1]] = true
				}
			}
			if rest := shortest(next, way[i], to, way[:i], barred); rest != nil {
				waiting = append(waiting, slices.Concat(way[:i], rest))
			}
		}
		slices.SortFunc(waiting, func(a, b []int) int { return cmp.Or(cmp.Compare(len(a), len(b)), slices.Compare(a, b)) })
		waiting = slices.CompactFunc(waiting, func(a, b []int) bool { return slices.Equal(a, b) })
		way = nil
		if len(waiting) > 0 {
			way, waiting = waiting[0], waiting[1:]
		}
	}
	return good
}

// shortest finds the shortest way, of equally long ones the first, that meets
// none of some nodes and does not begin with a step to a barred one.
func shortest(next [][]int, from, to int, without []int, barred map[int]bool) []int {
	// Searching from the end lets the way be read from its beginning, by the
	// smallest number that leads on.
	far := make([]int, len(next))
	for _, v := range without {
		far[v] = -1
	}
	far[to] = 1
	queue := []int{to}
	for i := 0; i < len(queue); i++ {
		at := queue[i]
		if at == from {
			continue // no way leads on through its own beginning
		}
		for _, v := range next[at] {
			if far[v] == 0 && !(v == from && barred[at]) {
				far[v] = far[at] + 1
				queue = append(queue, v)
			}
		}
	}
	if from == to || far[from] <= 0 {
		return nil
	}
	way := []int{from}
	for at := from; at != to; {
		for _, v := range next[at] {
			if far[v] == far[at]-1 && far[v] > 0 && !(at == from && barred[v]) {
				at = v
				break
			}
		}
		way = append(way, at)
	}
	return way
}
