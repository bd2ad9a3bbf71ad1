package measure

import "slices"

// communities groups the nodes so that more weight runs inside the groups than
// chance would give (Louvain, resolution 1), and says how much more: the
// modularity. Nodes are looked at in order until no move gains anything, groups
// become nodes, and so on.
func (a *adjacency) communities() (group []int, modularity float64) {
	n := len(a.order)
	member := make([]int32, n)
	for i := range member {
		member[i] = int32(i)
	}
	l := newLevel(a.both)
	for {
		moved := l.settle()
		small := l.numbered()
		for i := range member {
			member[i] = small[member[i]]
		}
		if !moved {
			break
		}
		l = l.shrunk(small)
	}
	return renumbered(member), l.modularity()
}

// level is a network of groups of nodes.
type level struct {
	lists
	own    []float64 // twice the weight inside each node
	weight []float64 // the weight of all that ends in it
	total  float64   // of all: twice the weight of the network
	group  []int32
	sum    []float64 // weight by group
}

func newLevel(l lists) *level {
	return (&level{lists: l, own: make([]float64, len(l.start)-1)}).weighed()
}

func (l *level) weighed() *level {
	n := len(l.own)
	l.weight, l.group, l.sum = make([]float64, n), make([]int32, n), make([]float64, n)
	for i := range n {
		_, weights := l.of(int32(i))
		l.weight[i] = l.own[i]
		for _, w := range weights {
			l.weight[i] += w
		}
		l.group[i], l.sum[i] = int32(i), l.weight[i]
		l.total += l.weight[i]
	}
	return l
}

// least is the gain below which a move is none: the sums are not exact.
const least = 1e-9

// settle moves nodes to the groups of their neighbors while that gains.
func (l *level) settle() (moved bool) {
	if l.total == 0 {
		return false
	}
	to := make([]float64, len(l.group)) // weight from a node to each group
	var near []int32
	for range 100 {
		any := false
		for i := range l.group {
			near = near[:0]
			next, weights := l.of(int32(i))
			for j, v := range next {
				g := l.group[v]
				if to[g] == 0 {
					near = append(near, g)
				}
				to[g] += weights[j]
			}
			old := l.group[i]
			l.sum[old] -= l.weight[i]
			gain := func(g int32) float64 { return to[g] - float64(l.sum[g]*l.weight[i])/l.total }
			best, most := old, gain(old)
			slices.Sort(near)
			for _, g := range near {
				if now := gain(g); now > most+least {
					best, most = g, now
				}
			}
			l.group[i] = best
			l.sum[best] += l.weight[i]
			any = any || best != old
			for _, g := range near {
				to[g] = 0
			}
		}
		if !any {
			break
		}
		moved = true
	}
	return moved
}

// numbered gives the groups numbers from 0, in the order of their first nodes.
func (l *level) numbered() []int32 {
	number := make([]int32, len(l.group))
	for i := range number {
		number[i] = -1
	}
	out := make([]int32, len(l.group))
	next := int32(0)
	for i, g := range l.group {
		if number[g] < 0 {
			number[g] = next
			next++
		}
		out[i] = number[g]
	}
	return out
}

// shrunk makes nodes of groups.
func (l *level) shrunk(group []int32) *level {
	n := int(slices.Max(group)) + 1
	own := make([]float64, n)
	var arcs []arc
	for i, g := range group {
		own[g] += l.own[i]
		next, weights := l.of(int32(i))
		for j, v := range next {
			if group[v] == g {
				own[g] += weights[j]
			} else {
				arcs = append(arcs, arc{g, group[v], weights[j]})
			}
		}
	}
	return (&level{lists: newLists(n, arcs), own: own}).weighed()
}

// modularity is the part of the weight that runs inside the nodes, less what
// chance would give.
func (l *level) modularity() float64 {
	if l.total == 0 {
		return 0
	}
	q := 0.0
	for i, own := range l.own {
		part := l.weight[i] / l.total
		q += own/l.total - float64(part*part)
	}
	return q
}
