package export

import "corkboard/graph"

const (
	columnMin = 225 // width of a column that has others beside it
	columnGap = 22
)

// section is what stays together in a list: a card or an event with all below it,
// or the bars.
type section struct {
	node int // -1: the bars
	top  float64
}

// divide finds how many columns have room side by side.
func (s *listing) divide(whole float64) {
	s.whole = whole
	s.columns = max(1, int((whole+columnGap)/(columnMin+columnGap)))
	s.inner = (whole - mul(columnGap, float64(s.columns-1))) / float64(s.columns)
}

func (s *listing) begin(node int) { s.sections = append(s.sections, section{node, s.y}) }

// mentions writes the lines that are told under their other end: which way they
// go, whose they are and the first of their words.
func (s *listing) mentions(node int, x float64) {
	m := measures[RoleLabel]
	for _, i := range s.ending[node] {
		e := s.n.Edges[i]
		other, here, there := e.Source, false, false
		here, there = headed(e)
		if node == e.Source {
			other, here, there = e.Target, there, here
		}
		words := s.t.shortName(s.n, other, nameMax)
		switch {
		case s.isTime(node) && !e.Accent:
		case here && there:
			words = "↔ " + words
		case here:
			words = "← " + words
		case there:
			words = "→ " + words
		}
		if more := s.edgeWords(i); len(more) > 0 {
			words += s.t.say(": ") + more[0].Text
		}
		for _, l := range wrap(words, s.inner-x, m) {
			s.y += leading(m.size)
			s.again[i] = append(s.again[i], Text{Point{x, s.y - mul(m.size, 0.28)}, m.width(l), RoleLabel, l})
		}
	}
	if len(s.ending[node]) > 0 {
		s.y += 3
	}
}

// intoColumns breaks what was placed one below the other into columns of about
// one height.
func (s *listing) intoColumns() {
	breaks := s.breaks(s.y / float64(s.columns))
	for high := s.y / float64(s.columns); len(breaks) > s.columns; breaks = s.breaks(high) {
		high += 6
	}
	low, column := 0.0, -1
	for k, b := range s.sections {
		if column+1 < len(breaks) && breaks[column+1] == k {
			column++
		}
		end := s.y
		if k+1 < len(s.sections) {
			end = s.sections[k+1].top
		}
		top := s.sections[breaks[column]].top
		low = max(low, end-top)
		s.moveSection(b.node, mul(float64(column), s.inner+columnGap), -top)
	}
	s.y = low
	for i := range s.again {
		s.out.Edges[i].Label = append(s.out.Edges[i].Label, s.again[i]...)
	}
}

// breaks gives the first section of each column where none is higher than high,
// unless a single section is.
func (s *listing) breaks(high float64) []int {
	first := []int{0}
	for k := range s.sections {
		end := s.y
		if k+1 < len(s.sections) {
			end = s.sections[k+1].top
		}
		if from := first[len(first)-1]; k > from && end-s.sections[from].top > high {
			first = append(first, k)
		}
	}
	return first
}

// moveSection shifts a node with the lines that are told there and the words of
// those that are not, or the bars.
func (s *listing) moveSection(node int, dx, dy float64) {
	if node < 0 {
		part := Layout{Histogram: s.out.Histogram}
		part.move(dx, dy)
		return
	}
	part := Layout{Nodes: s.out.Nodes[node : node+1]}
	part.move(dx, dy)
	for _, i := range s.lines[node] {
		part := Layout{Edges: s.out.Edges[i : i+1]}
		part.move(dx, dy)
	}
	for _, i := range s.ending[node] {
		for k := range s.again[i] {
			s.again[i][k].At = s.again[i][k].At.plus(Point{dx, dy}, 1)
		}
	}
}

// isTime tells events from cards.
func (s *listing) isTime(node int) bool { return s.n.Nodes[node].Column >= graph.ColumnTime }
