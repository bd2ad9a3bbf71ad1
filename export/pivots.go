package export

import "math"

// pivots are nodes far from each other, with the distances from them.
type pivots struct {
	nodes []int32
	dist  [][]uint16 // by pivot and node
}

// findPivots takes the node with the most neighbors first and then always the
// one that is farthest from those taken.
func findPivots(w wiring, count int) *pivots {
	n := w.size()
	p := &pivots{}
	next, most := 0, -1
	for i := range n {
		if d := len(w.of(i)); d > most {
			next, most = i, d
		}
	}
	nearest := make([]uint16, n)
	for i := range nearest {
		nearest[i] = far
	}
	queue := make([]int32, 0, n)
	for range count {
		dist := make([]uint16, n)
		w.distances(next, dist, queue)
		p.nodes, p.dist = append(p.nodes, int32(next)), append(p.dist, dist)
		for i, d := range dist {
			nearest[i] = min(nearest[i], d)
		}
		next = 0
		for i, d := range nearest {
			if d > nearest[next] {
				next = i
			}
		}
	}
	return p
}

// place gives each node the two coordinates that say most about its distances
// to the pivots (classical scaling of the centered squares), in units of one
// line.
func (p *pivots) place() []Point {
	n, k := len(p.dist[0]), len(p.nodes)
	c := p.centered()
	gram := make([]float64, k*k)
	for a := range k {
		for b := a; b < k; b++ {
			sum := 0.0
			for i := range n {
				sum += mul(c[a][i], c[b][i])
			}
			gram[a*k+b], gram[b*k+a] = sum, sum
		}
	}
	first := eigenvector(gram, k, nil)
	second := eigenvector(gram, k, first)
	at := make([]Point, n)
	for i := range n {
		for a := range k {
			at[i].X += mul(c[a][i], first[a])
			at[i].Y += mul(c[a][i], second[a])
		}
	}
	p.rescale(at)
	for i := range at { // nothing lies on anything else
		at[i].X += mul(0.06, float64(i*7919%101)/101-0.5)
		at[i].Y += mul(0.06, float64(i*104729%103)/103-0.5)
	}
	return at
}

// centered gives the squares of distances without what is common to a node, a
// pivot, or all.
func (p *pivots) centered() [][]float64 {
	n, k := len(p.dist[0]), len(p.nodes)
	byNode := make([]float64, n)
	byPivot := make([]float64, k)
	c := make([][]float64, k)
	all := 0.0
	for a := range k {
		c[a] = make([]float64, n)
		for i, d := range p.dist[a] {
			c[a][i] = mul(float64(d), float64(d))
			byNode[i] += c[a][i] / float64(k)
			byPivot[a] += c[a][i]
		}
		byPivot[a] /= float64(n)
		all += byPivot[a] / float64(k)
	}
	for a := range k {
		for i := range n {
			c[a][i] = (byNode[i] + byPivot[a] - c[a][i] - all) / 2
		}
	}
	return c
}

// eigenvector finds the strongest eigenvector of a symmetric matrix that is
// orthogonal to another, of length 1, or zeros where there is none.
func eigenvector(m []float64, k int, other []float64) []float64 {
	v := make([]float64, k)
	for a := range k {
		v[a] = 1 + float64(a*31%17)/17
	}
	next := make([]float64, k)
	for range 120 {
		if other != nil {
			dot := 0.0
			for a := range k {
				dot += mul(v[a], other[a])
			}
			for a := range k {
				v[a] -= mul(dot, other[a])
			}
		}
		length := 0.0
		for a := range k {
			length += mul(v[a], v[a])
		}
		if length = math.Sqrt(length); length < 1e-12 {
			return make([]float64, k)
		}
		for a := range k {
			v[a] /= length
		}
		for a := range k {
			sum := 0.0
			for b := range k {
				sum += mul(m[a*k+b], v[b])
			}
			next[a] = sum
		}
		v, next = next, v
	}
	length := 0.0
	for a := range k {
		length += mul(v[a], v[a])
	}
	if length = math.Sqrt(length); length < 1e-12 {
		return make([]float64, k)
	}
	for a := range k {
		v[a] /= length
	}
	return v
}

// rescale makes one unit the length of a line, as well as one factor can.
func (p *pivots) rescale(at []Point) {
	var up, down float64
	for k, pivot := range p.nodes {
		o := at[pivot]
		for i, d := range p.dist[k] {
			if d == 0 {
				continue
			}
			dx, dy := at[i].X-o.X, at[i].Y-o.Y
			square := mul(dx, dx) + mul(dy, dy)
			up += math.Sqrt(square) / float64(d)
			down += square / mul(float64(d), float64(d))
		}
	}
	if down == 0 {
		return
	}
	s := up / down
	for i := range at {
		at[i] = Point{mul(at[i].X, s), mul(at[i].Y, s)}
	}
}

// regions counts, for each pivot and distance, the nodes that are nearest to
// that pivot and no farther from it.
func (p *pivots) regions() [][]int {
	near := make([][]int, len(p.nodes))
	for i := range p.dist[0] {
		best := 0
		for k := range p.nodes {
			if p.dist[k][i] < p.dist[best][i] {
				best = k
			}
		}
		d := int(p.dist[best][i])
		for len(near[best]) <= d {
			near[best] = append(near[best], 0)
		}
		near[best][d]++
	}
	for k := range near {
		if len(near[k]) == 0 {
			near[k] = []int{1}
		}
		for d := 1; d < len(near[k]); d++ {
			near[k][d] += near[k][d-1]
		}
	}
	return near
}
