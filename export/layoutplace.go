package export

import (
	"cmp"
	"slices"

	"corkboard/graph"
)

// slot is something in a vertical order that wants to be at a height.
type slot struct {
	up, down float64 // room above and below y
	gap      float64 // room before the next slot
	want     float64
	weight   float64 // how much, at least 1
	y        float64
}

// settle places slots in their order, none over another, with the least sum
// of weighted squares of the distances from where they want to be.
func settle(slots []slot) {
	type block struct {
		sum, weight float64
		first       int
	}
	offset := make([]float64, len(slots))
	var blocks []block
	for i, t := range slots {
		if i > 0 {
			p := slots[i-1]
			offset[i] = offset[i-1] + p.down + p.gap + t.up
		}
		b := block{mul(t.weight, t.want-offset[i]), t.weight, i}
		for len(blocks) > 0 {
			p := blocks[len(blocks)-1]
			if p.sum/p.weight <= b.sum/b.weight {
				break
			}
			b = block{p.sum + b.sum, p.weight + b.weight, p.first}
			blocks = blocks[:len(blocks)-1]
		}
		blocks = append(blocks, b)
	}
	for k, b := range blocks {
		end := len(slots)
		if k+1 < len(blocks) {
			end = blocks[k+1].first
		}
		for i := b.first; i < end; i++ {
			slots[i].y = b.sum/b.weight + offset[i]
		}
	}
}

// findBetween lets the lines of neighbours in a column run straight from card
// to card where their words fit side by side, and makes room for them.
func (s *story) findBetween() {
	used := map[tie]float64{} // width taken between two nodes
	for i, e := range s.n.Edges {
		l := &s.lines[i]
		col := int(s.n.Nodes[l.from].Column)
		if l.course != arc || col > 1 || l.from == l.to {
			continue
		}
		up, down := l.from, l.to
		if s.cards[up].row > s.cards[down].row {
			up, down = down, up
		}
		at := s.cards[up].row
		need := l.w + 20
		if s.cards[down].row != at+1 || used[tie{up, down}]+need > s.width[col] {
			continue
		}
		if up != l.from {
			l.from, l.to, l.turned = up, down, !l.turned
		}
		l.course = between
		l.x = used[tie{up, down}] + 12
		used[tie{up, down}] += need
		s.rows[col][at].gap = max(s.rows[col][at].gap, l.h+18, 30)
		if e.Accent {
			s.rows[col][at].gap = max(s.rows[col][at].gap, l.h+26)
		}
	}
}

// placeRows finds the heights of rows and events: each near what it is tied
// to, the columns one after the other, until they rest.
func (s *story) placeRows() {
	y := 0.0
	for i := range s.rows[1] {
		r := &s.rows[1][i]
		r.y = y + r.up
		y = r.y + r.down + r.gap
	}
	for i, v := range s.events {
		s.cards[v].y = mul(y, float64(i)+0.5) / float64(len(s.events))
	}
	s.settleRows(0)
	for range rounds {
		s.settleEvents()
		s.settleRows(1)
		s.settleRows(0)
	}
	s.settleEvents()
}

// pull tells meet what draws each row of a column (or, for column 2, each
// event) to which height, and how much.
func (s *story) pull(col int, meet func(r int, y, weight float64)) {
	rowOf := map[int]int{}
	for i, r := range s.rows[1] {
		if r.node < 0 {
			rowOf[r.edge] = i
		}
	}
	for i, l := range s.lines {
		weight := 1.0
		if s.n.Edges[i].Accent {
			weight = 4
		}
		from, to := &s.cards[l.from], &s.cards[l.to]
		switch {
		case l.course == overLeft && col == 0:
			meet(from.row, s.rows[1][to.row].y, weight)
		case l.course == overLeft && col == 1:
			meet(to.row, s.rows[0][from.row].y, weight)
		case l.course == overRight && col == 1:
			meet(from.row, to.y, 0.7)
		case l.course == overRight && col == 2:
			meet(l.to, s.rows[1][from.row].y, 1)
		case l.course == through && col == 0:
			meet(from.row, s.rows[1][rowOf[i]].y, weight)
		case l.course == through && col == 1:
			meet(rowOf[i], s.rows[0][from.row].y, weight)
			meet(rowOf[i], to.y, weight)
		case l.course == through && col == 2:
			meet(l.to, s.rows[1][rowOf[i]].y, 1)
		}
	}
}

func (s *story) settleRows(col int) {
	rows := s.rows[col]
	slots := make([]slot, len(rows))
	for i, r := range rows {
		slots[i] = slot{up: r.up, down: r.down, gap: r.gap}
	}
	s.pull(col, func(r int, y, weight float64) {
		slots[r].want += mul(weight, y)
		slots[r].weight += weight
	})
	for i := range slots {
		if slots[i].weight > 0 {
			slots[i].want /= slots[i].weight
		} else {
			slots[i].want, slots[i].weight = rows[i].y, 0.2
		}
	}
	settle(slots)
	for i := range rows {
		rows[i].y = slots[i].y
		if v := rows[i].node; v >= 0 {
			s.cards[v].y = rows[i].y
		}
	}
}

func (s *story) settleEvents() {
	sum, weight := map[int]float64{}, map[int]float64{}
	s.pull(2, func(v int, y, w float64) {
		sum[v] += mul(w, y)
		weight[v] += w
	})
	slots := make([]slot, len(s.events))
	for i, v := range s.events {
		c := s.cards[v]
		slots[i] = slot{up: c.up, down: c.down, gap: 14, want: c.y, weight: 1}
		if weight[v] > 0 {
			slots[i].want = (sum[v]/weight[v] + c.y) / 2
		}
		if i == s.known-1 {
			slots[i].gap = 30 // the end of the axis
		}
	}
	settle(slots)
	for i, v := range s.events {
		s.cards[v].y = slots[i].y
	}
}

// placeSlots finds the heights of labels in the gaps between the columns: each
// near the middle of its line, none over another.
func (s *story) placeSlots() {
	for i, r := range s.rows[1] {
		if r.node < 0 {
			s.lines[r.edge].rowY = s.rows[1][i].y
		}
	}
	for k, c := range []course{overLeft, overRight} {
		var at []int
		labelled := false
		for i, l := range s.lines {
			if l.course == c || k == 0 && l.course == through {
				at = append(at, i)
			}
			labelled = labelled || l.course == c && len(l.words) > 0
		}
		if !labelled {
			continue
		}
		// Lines without words get a place too, so that none passes behind
		// the words of another.
		s.stack(at, s.halfway)
	}
	s.placeArcs()
}

// halfway gives the height in the middle of a line's gap.
func (s *story) halfway(l line) float64 {
	if l.course == through {
		return (s.cards[l.from].y + l.rowY) / 2
	}
	return (s.cards[l.from].y + s.cards[l.to].y) / 2
}

// stack places the labels of lines one below the other, near the height that
// each wants. A line's y becomes the height of the foot of its label.
func (s *story) stack(at []int, want func(line) float64) {
	slices.SortStableFunc(at, func(a, b int) int {
		x, y := s.lines[a], s.lines[b]
		return cmp.Or(cmp.Compare(want(x), want(y)),
			cmp.Compare(s.cards[x.from].y, s.cards[y.from].y), cmp.Compare(s.cards[x.to].y, s.cards[y.to].y))
	})
	slots := make([]slot, len(at))
	for k, i := range at {
		l := &s.lines[i]
		half := lineWidth(s.n.Edges[i], false) / 2
		slots[k] = slot{up: l.h + 3 + half, down: 2 + half, gap: 3, want: want(*l), weight: 1}
		if len(l.words) == 0 || l.course == through {
			slots[k].up = 2 + half
		}
		if s.n.Edges[i].Accent {
			slots[k].weight = 12
		}
		l.slotted = true
	}
	settle(slots)
	for k, i := range at {
		s.lines[i].y = slots[k].y
	}
}

// placeColumns finds where columns, gaps and zones begin, left to right.
func (s *story) placeColumns() {
	x := 0.0
	x = s.zones[zoneGroups].place(x, true)
	s.x[0] = x
	x += s.width[0]
	if s.width[0] > 0 {
		x = s.placeGap(0, x, overLeft)
	}
	x = s.zones[zonePeopleLeft].place(x, true)
	for _, l := range s.lines {
		if l.course == through {
			s.width[1] = max(s.width[1], l.w+16)
		}
	}
	s.x[1] = x
	x += s.width[1]
	x = s.zones[zonePeopleRight].place(x, false)
	if len(s.events) > 0 {
		if x > 0 {
			x = s.placeGap(1, x, overRight)
		}
		x = s.zones[zoneTime].place(x, true)
		s.axisX = x + 8
	}
}

// placeGap gives a gap the room of its labels and of the curves beside them.
func (s *story) placeGap(k int, x float64, c course) float64 {
	g := gap{x: x}
	lines := 0
	for _, l := range s.lines {
		if l.course != c && l.course != through {
			continue
		}
		lines++
		if l.course == c {
			g.labelW = max(g.labelW, l.w)
		}
	}
	bend := min(s.room.bend, 34+mul(2.2, float64(lines)))
	switch {
	case lines == 0:
		g.width = 48
	case g.labelW == 0:
		g.width = 60 + bend
	default:
		g.labelX = x + bend
		g.width = g.labelW + 2*bend
	}
	s.gaps[k] = g
	return x + g.width
}

// isTime tells whether a node stands on the axis.
func (s *story) isTime(v int) bool { return s.n.Nodes[v].Column == graph.ColumnTime }
