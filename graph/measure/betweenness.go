package measure

// betweenness counts for each node on how many shortest ways between two
// others it lies, in parts where there are several (Brandes); each pair counts
// once. Above exact nodes only the ways from sample nodes are looked at and the
// numbers scaled up; sampled then says from how many.
func (a *adjacency) betweenness(exact, sample int) (all []float64, sampled int) {
	n := len(a.order)
	all = make([]float64, n)
	s := newSearch(n)
	if n <= exact {
		for i := range n {
			s.from(a, int32(i), all)
		}
		for i := range all {
			all[i] /= 2
		}
		return all, 0
	}
	for i := range sample {
		s.from(a, int32(i*n/sample), all)
	}
	for i := range all {
		all[i] = float64(all[i]*float64(n)) / float64(2*sample)
	}
	return all, sample
}

// search is the room for one search of the network.
type search struct {
	order  []int32 // nodes as they were met
	far    []int32
	ways   []float64 // how many shortest ways lead to a node
	behind []float64 // how much depends on a node
}

func newSearch(n int) *search {
	s := &search{order: make([]int32, 0, n), far: make([]int32, n), ways: make([]float64, n), behind: make([]float64, n)}
	for i := range s.far {
		s.far[i] = -1
	}
	return s
}

// from adds what lies on the shortest ways from one node.
func (s *search) from(a *adjacency, from int32, all []float64) {
	s.order = append(s.order[:0], from)
	s.far[from], s.ways[from] = 0, 1
	for i := 0; i < len(s.order); i++ {
		at := s.order[i]
		next, _ := a.both.of(at)
		for _, v := range next {
			if s.far[v] < 0 {
				s.far[v] = s.far[at] + 1
				s.order = append(s.order, v)
			}
			if s.far[v] == s.far[at]+1 {
				s.ways[v] += s.ways[at]
			}
		}
	}
	for i := len(s.order) - 1; i > 0; i-- {
		v := s.order[i]
		part := (1 + s.behind[v]) / s.ways[v]
		next, _ := a.both.of(v)
		for _, u := range next {
			if s.far[u] == s.far[v]-1 {
				s.behind[u] += float64(s.ways[u] * part)
			}
		}
		all[v] += s.behind[v]
	}
	for _, v := range s.order {
		s.far[v], s.ways[v], s.behind[v] = -1, 0, 0
	}
}
