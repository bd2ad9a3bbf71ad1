package measure

// components gives each node the number of its component.
func (a *adjacency) components() []int {
	group := make([]int32, len(a.order))
	for i := range group {
		group[i] = -1
	}
	var queue []int32
	for i := range group {
		if group[i] >= 0 {
			continue
		}
		group[i] = int32(i)
		queue = append(queue[:0], int32(i))
		for len(queue) > 0 {
			at := queue[len(queue)-1]
			queue = queue[:len(queue)-1]
			next, _ := a.both.of(at)
			for _, v := range next {
				if group[v] < 0 {
					group[v] = int32(i)
					queue = append(queue, v)
				}
			}
		}
	}
	return renumbered(group)
}

// cores gives each node the largest k for which it is in a k-core: nodes are
// taken away from the least degree up (Batagelj and Zaveršnik).
func (a *adjacency) cores() []int {
	n := len(a.order)
	degree := make([]int, n)
	most := 0
	for i := range degree {
		degree[i] = a.both.degree(int32(i))
		most = max(most, degree[i])
	}
	start := make([]int, most+2) // of each degree in sorted
	for _, d := range degree {
		start[d+1]++
	}
	for d := range most + 1 {
		start[d+1] += start[d]
	}
	sorted, at := make([]int32, n), make([]int, n)
	next := make([]int, most+1)
	copy(next, start)
	for i, d := range degree {
		at[i], sorted[next[d]] = next[d], int32(i)
		next[d]++
	}
	for i := range sorted {
		v := sorted[i]
		neighbors, _ := a.both.of(v)
		for _, u := range neighbors {
			if degree[u] <= degree[v] {
				continue
			}
			// u moves to the front of its degree, which then begins behind it.
			d := degree[u]
			front := max(start[d], i+1)
			w := sorted[front]
			sorted[at[u]], sorted[front] = w, u
			at[w], at[u] = at[u], front
			start[d] = front + 1
			degree[u]--
		}
	}
	return degree
}
