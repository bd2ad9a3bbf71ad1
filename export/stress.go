package export

import "math"

// Sizes of components from which distances between all pairs give way to
// distances to pivots, and how many pivots there are.
const (
	fullStress   = 500
	seedPivots   = 50
	sparsePivots = 90
)

// spread places the nodes of a connected graph so that their distances come
// near to the number of lines between them: by pivot MDS (Brandes and Pich
// 2007), then by stress majorization, of all pairs (Gansner, Koren and North
// 2004) or, of large graphs, of neighbors and pivots (Ortmann, Klimenta and
// Brandes 2017). The longest side lies level. Everything is adding,
// multiplying, dividing and taking roots in a fixed order, so that it comes out
// the same on every machine. Time and memory: the square of the nodes up to
// fullStress, then in proportion to them.
func spread(w wiring) []Point {
	n := w.size()
	switch n {
	case 0:
		return nil
	case 1:
		return []Point{{}}
	case 2:
		return []Point{{}, {1, 0}}
	}
	p := findPivots(w, min(n, seedPivots))
	at := p.place()
	if n <= fullStress {
		majorize(w, at)
	} else {
		p = findPivots(w, min(n, sparsePivots))
		p.majorize(w, at)
	}
	return at
}

// majorize lowers the stress of all pairs, node by node.
func majorize(w wiring, at []Point) {
	n := w.size()
	dist := make([]uint16, n*n)
	queue := make([]int32, 0, n)
	farthest := uint16(1)
	for i := range n {
		row := dist[i*n : (i+1)*n]
		w.distances(i, row, queue)
		for _, d := range row {
			farthest = max(farthest, d)
		}
	}
	inverse := make([]float64, farthest+1) // 1/d
	square := make([]float64, farthest+1)  // 1/d²
	for d := 1; d <= int(farthest); d++ {
		inverse[d] = 1 / float64(d)
		square[d] = mul(inverse[d], inverse[d])
	}
	for range 45 {
		moved := 0.0
		for i := range n {
			here := at[i]
			var x, y, sum float64
			for j, d := range dist[i*n : (i+1)*n] {
				if d == 0 {
					continue
				}
				dx, dy := here.X-at[j].X, here.Y-at[j].Y
				length := math.Sqrt(mul(dx, dx) + mul(dy, dy))
				pull, s := 0.0, square[d]
				if length > 1e-9 {
					pull = inverse[d] / length
				}
				x += mul(s, at[j].X) + mul(pull, dx)
				y += mul(s, at[j].Y) + mul(pull, dy)
				sum += s
			}
			at[i] = Point{x / sum, y / sum}
			moved = max(moved, math.Abs(at[i].X-here.X), math.Abs(at[i].Y-here.Y))
		}
		if moved < 0.01 {
			return
		}
	}
}

// term is one distance that a node should keep.
type term struct {
	to             int32
	weight, length float32
}

// majorize lowers the stress of a large graph: each node keeps its distance to
// its neighbors, to those beside it around a common neighbor, and to the
// pivots, which stand for all that are nearer to them than to others.
func (p *pivots) majorize(w wiring, at []Point) {
	terms := p.terms(w)
	for range 40 {
		moved := 0.0
		for i := range at {
			here := at[i]
			var x, y, sum float64
			for _, t := range terms[i] {
				o := at[t.to]
				dx, dy := here.X-o.X, here.Y-o.Y
				length := math.Sqrt(mul(dx, dx) + mul(dy, dy))
				weight, pull := float64(t.weight), 0.0
				if length > 1e-9 {
					pull = mul(weight, float64(t.length)) / length
				}
				x += mul(weight, o.X) + mul(pull, dx)
				y += mul(weight, o.Y) + mul(pull, dy)
				sum += weight
			}
			if sum > 0 {
				at[i] = Point{x / sum, y / sum}
			}
			moved = max(moved, math.Abs(at[i].X-here.X), math.Abs(at[i].Y-here.Y))
		}
		if moved < 0.02 {
			return
		}
	}
}

func (p *pivots) terms(w wiring) [][]term {
	n := w.size()
	terms := make([][]term, n)
	near := p.regions()
	for i := range n {
		ring := w.of(i)
		for k, j := range ring {
			terms[i] = append(terms[i], term{j, 1, 1})
			// Siblings have the same distance to everything else, so they would
			// fall together.
			for _, step := range []int{1, 2, 5} {
				if other := ring[(k+step)%len(ring)]; step < len(ring) && other != j {
					terms[j] = append(terms[j], term{other, 0.25, 2})
					terms[other] = append(terms[other], term{j, 0.25, 2})
				}
			}
		}
	}
	for k, pivot := range p.nodes {
		for i, d := range p.dist[k] {
			if d < 2 || int(pivot) == i {
				continue
			}
			share := float64(near[k][min(int(d)/2, len(near[k])-1)])
			weight := share / mul(float64(d), float64(d))
			terms[i] = append(terms[i], term{pivot, float32(weight), float32(d)})
		}
	}
	return terms
}
