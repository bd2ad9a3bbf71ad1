package export

import (
	"cmp"
	"slices"
)

// rounds bounds how often the order of rows is looked at again.
const rounds = 12

// tie joins two rows, or a row and an event, by number.
type tie struct{ a, b int }

// arrangement is the order of the rows of two columns beside a fixed order of
// events, and what joins them. place gives a row's place in its column.
type arrangement struct {
	left   []tie    // rows of column 0 and of column 1
	right  []tie    // rows of column 1 and events, by place in time
	inside [2][]tie // rows of one column
	place  [2][]int
	order  [2][]int

	lines []uint64 // room for crossings: the left end and the right one
	ends  []int
}

// orderRows makes the rows of both columns and orders them so that few lines
// cross and arcs are short. Equal choices keep the order of the network.
func (s *story) orderRows() {
	for i, c := range s.cards {
		if col := int(s.n.Nodes[i].Column); col < 2 {
			s.cards[i].row = len(s.rows[col])
			s.rows[col] = append(s.rows[col], row{node: i, edge: -1, up: c.up, down: c.down, gap: 22})
		}
	}
	a := s.arrange()
	a.sweep()
	a.swap()
	for col := range s.rows {
		rows := make([]row, len(s.rows[col]))
		for to, from := range a.order[col] {
			rows[to] = s.rows[col][from]
			if v := rows[to].node; v >= 0 {
				s.cards[v].row = to
			}
		}
		s.rows[col] = rows
	}
}

// arrange collects what joins the rows, and adds a row for every edge that
// passes between the people.
func (s *story) arrange() *arrangement {
	a := new(arrangement)
	when := make([]int, len(s.n.Nodes))
	for i, v := range s.events {
		when[v] = i
	}
	for i, l := range s.lines {
		from, to := s.cards[l.from].row, s.cards[l.to].row
		switch l.course {
		case overLeft:
			a.left = append(a.left, tie{from, to})
		case overRight:
			a.right = append(a.right, tie{from, when[l.to]})
		case through:
			r := len(s.rows[1])
			s.rows[1] = append(s.rows[1], row{node: -1, edge: i, up: l.h + 5, down: 4, gap: 10})
			a.left = append(a.left, tie{from, r})
			a.right = append(a.right, tie{r, when[l.to]})
		case arc:
			if col := int(s.n.Nodes[l.from].Column); col < 2 && from != to {
				a.inside[col] = append(a.inside[col], tie{from, to})
			}
		}
	}
	for col := range a.place {
		for i := range s.rows[col] {
			a.place[col] = append(a.place[col], i)
			a.order[col] = append(a.order[col], i)
		}
	}
	return a
}

// cost counts crossings, and how far the arcs inside the columns reach.
func (a *arrangement) cost() int {
	n := 2*a.crossings(a.left, a.place[0], a.place[1]) + 2*a.crossings(a.right, a.place[1], nil)
	for col, ties := range a.inside {
		for _, t := range ties {
			d := a.place[col][t.a] - a.place[col][t.b]
			n += 2 * (max(d, -d) - 1)
		}
	}
	return n
}

// crossings counts the pairs of lines that cross between two columns: those
// whose ends stand in one order on the left and in the other on the right. A
// nil place is that of the number itself.
func (a *arrangement) crossings(ties []tie, left, right []int) int {
	lines, most := a.lines[:0], 0
	for _, t := range ties {
		if right != nil {
			t.b = right[t.b]
		}
		lines, most = append(lines, uint64(left[t.a])<<32|uint64(t.b)), max(most, t.b)
	}
	a.lines = lines
	slices.Sort(lines)
	// ends counts the right ends so far, in a binary indexed tree.
	ends := slices.Grow(a.ends[:0], most+2)[:most+2]
	clear(ends)
	a.ends = ends
	n := 0
	for before, line := range lines {
		end := int(uint32(line)) + 1
		n += before
		for i := end; i > 0; i &= i - 1 {
			n -= ends[i] // those that end no lower
		}
		for i := end; i < len(ends); i += i & -i {
			ends[i]++
		}
	}
	return n
}

// sweep orders each column by the mean place of its neighbours, in turn, and
// keeps the best order met.
func (a *arrangement) sweep() {
	best := a.cost()
	kept := [2][]int{slices.Clone(a.order[0]), slices.Clone(a.order[1])}
	for range rounds {
		for _, col := range []int{1, 0} {
			a.setOrder(col, a.byMean(col))
		}
		if c := a.cost(); c < best {
			best = c
			kept = [2][]int{slices.Clone(a.order[0]), slices.Clone(a.order[1])}
		}
	}
	a.setOrder(0, kept[0])
	a.setOrder(1, kept[1])
}

func (a *arrangement) setOrder(col int, order []int) {
	a.order[col] = order
	for i, r := range order {
		a.place[col][r] = i
	}
}

// byMean gives a column's rows by the mean of their neighbours' places, as
// shares of each column's length; rows without neighbours keep their place.
func (a *arrangement) byMean(col int) []int {
	n := len(a.order[col])
	sum, count := make([]float64, n), make([]int, n)
	add := func(r, place, of int) {
		sum[r] += (float64(place) + 0.5) / float64(of)
		count[r]++
	}
	latest := 0
	for _, t := range a.right {
		latest = max(latest, t.b)
	}
	for _, t := range a.left {
		if col == 0 {
			add(t.a, a.place[1][t.b], len(a.order[1]))
		} else {
			add(t.b, a.place[0][t.a], len(a.order[0]))
		}
	}
	for _, t := range a.right {
		if col == 1 {
			add(t.a, t.b, latest+1)
		}
	}
	for _, t := range a.inside[col] {
		add(t.a, a.place[col][t.b], n)
		add(t.b, a.place[col][t.a], n)
	}
	mean := make([]float64, n)
	for r := range mean {
		mean[r] = (float64(a.place[col][r]) + 0.5) / float64(n)
		if count[r] > 0 {
			mean[r] = sum[r] / float64(count[r])
		}
	}
	order := slices.Clone(a.order[col])
	slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(mean[x], mean[y]) })
	return order
}
