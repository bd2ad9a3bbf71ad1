package export

import "slices"

// steps are how far a row is moved to see whether that is better.
var steps = []int{1, 2, -2, 4, -4}

// swap exchanges neighbours, and then moves single rows, as long as that
// makes the order better.
func (a *arrangement) swap() {
	for range rounds {
		better := false
		for col := range a.order {
			ends := a.endsOf(col)
			for from := range a.order[col] {
				for _, step := range steps {
					to := from + step
					if to >= 0 && to < len(a.order[col]) && a.saves(col, from, to, ends) {
						a.move(col, from, to)
						better = true
					}
				}
			}
		}
		if !better {
			return
		}
	}
}

// endsOf gives, for each row of a column, where its lines end on the left and
// on the right of it, from the highest. That stays so while its rows move.
func (a *arrangement) endsOf(col int) (ends [2][][]int) {
	for side := range ends {
		ends[side] = make([][]int, len(a.order[col]))
	}
	for _, t := range a.left {
		if col == 0 {
			ends[1][t.a] = append(ends[1][t.a], a.place[1][t.b])
		} else {
			ends[0][t.b] = append(ends[0][t.b], a.place[0][t.a])
		}
	}
	if col == 1 {
		for _, t := range a.right {
			ends[1][t.a] = append(ends[1][t.a], t.b)
		}
	}
	for _, side := range ends {
		for _, row := range side {
			slices.Sort(row)
		}
	}
	return ends
}

// saves tells whether the cost is less once a row has moved. Only its own lines
// and those of the rows that it passes cross otherwise than before.
func (a *arrangement) saves(col, from, to int, ends [2][][]int) bool {
	row, change := a.order[col][from], 0
	passed, sign := a.order[col][min(from+1, to):max(from, to+1)], 1
	if to < from {
		sign = -1
	}
	for _, other := range passed {
		for _, side := range ends {
			change += sign * inOrder(side[row], side[other])
		}
	}
	for _, t := range a.inside[col] {
		x, y := a.place[col][t.a], a.place[col][t.b]
		change += distance(movedPlace(x, from, to), movedPlace(y, from, to)) - distance(x, y)
	}
	return change < 0
}

// inOrder counts the pairs of an end above and one below that do not cross,
// less those that do.
func inOrder(above, below []int) int {
	n, lower, higher := 0, 0, 0
	for _, end := range above {
		for lower < len(below) && below[lower] < end {
			lower++
		}
		for higher < len(below) && below[higher] <= end {
			higher++
		}
		n += len(below) - higher - lower
	}
	return n
}

func distance(x, y int) int { return max(x-y, y-x) }

// movedPlace gives the place of what was at a place when a row has moved.
func movedPlace(place, from, to int) int {
	switch {
	case place == from:
		return to
	case from < place && place <= to:
		return place - 1
	case to <= place && place < from:
		return place + 1
	}
	return place
}

// move puts a row to another place of its column.
func (a *arrangement) move(col, from, to int) {
	order := a.order[col]
	row := order[from]
	if from < to {
		copy(order[from:], order[from+1:to+1])
	} else {
		copy(order[to+1:], order[to:from])
	}
	order[to] = row
	for i := min(from, to); i <= max(from, to); i++ {
		a.place[col][order[i]] = i
	}
}
