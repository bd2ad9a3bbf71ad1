package measure

import "math"

const (
	damping = 0.85
	settled = 1e-10
	rounds  = 200
)

// pageRank gives each node its part of one whole. What goes out of nodes that
// lead nowhere is spread over all.
func (a *adjacency) pageRank() []float64 {
	n := len(a.order)
	rank, next, share := make([]float64, n), make([]float64, n), make([]float64, n)
	for i := range rank {
		rank[i] = 1 / float64(n)
		_, weights := a.out.of(int32(i))
		for _, w := range weights {
			share[i] += w
		}
	}
	for range rounds {
		nowhere := 0.0
		for i, r := range rank {
			if share[i] == 0 {
				nowhere += r
			}
		}
		rest := (1 - damping + float64(damping*nowhere)) / float64(n)
		for i := range next {
			next[i] = rest
		}
		for i, r := range rank {
			if share[i] == 0 {
				continue
			}
			out := float64(damping*r) / share[i]
			to, weights := a.out.of(int32(i))
			for j, v := range to {
				next[v] += float64(out * weights[j])
			}
		}
		changed := 0.0
		for i := range rank {
			changed += math.Abs(next[i] - rank[i])
		}
		rank, next = next, rank
		if changed < settled {
			break
		}
	}
	return rank
}
