package graph

import (
	"cmp"
	"slices"
	"strings"
)

// slice counts messages in the week or month that they were sent in, where
// their date tells which: a month does for months, and not for weeks.
func (l *line) slice(start *dated, by Slicing, forward bool, n int) {
	s := start.span
	if start.stored == "" || start.differ || s.from == openFrom || s.until == openUntil || strings.ContainsAny(start.stored, "?~%") {
		return
	}
	first, last := int32(floorDiv(s.from, daySecond)), int32(floorDiv(s.until-1, daySecond))
	if s.until-s.from <= daySecond {
		first = start.day()
		last = first
	}
	at := sliceStart(first, by)
	if sliceStart(last, by) != at {
		return
	}
	if l.sliced == nil {
		l.sliced = make(map[string]Week)
	}
	w := l.sliced[at]
	if forward {
		w.Forward += n
	} else {
		w.Backward += n
	}
	l.sliced[at] = w
}

// slices counts the messages of complete lines week by week or month by month.
func (p *projection) slices() {
	if p.view.Limit.Slice == NoSlices {
		return
	}
	lines := make(map[string]*line, len(p.lines))
	for _, l := range p.lines {
		lines[l.Key] = l
	}
	found := make(map[string]*Slice)
	for i, e := range p.net.Edges {
		if l := lines[e.Key]; l != nil && e.sliceable() {
			for at, w := range l.sliced {
				s := found[at]
				if s == nil {
					s = &Slice{Start: at}
					found[at] = s
				}
				s.Counts = append(s.Counts, SliceCount{i, w.Forward, w.Backward})
			}
		}
	}
	for _, s := range found {
		p.net.Slices = append(p.net.Slices, *s)
	}
	slices.SortFunc(p.net.Slices, func(a, b Slice) int { return cmp.Compare(a.Start, b.Start) })
	p.net.sumSlices()
}

// sliceable tells whether the messages of a line count in slices.
func (e *Edge) sliceable() bool { return e.Complete && !e.Status.NotSo() }

// sumSlices counts nodes, edges and messages of each slice.
func (n *Network) sumSlices() {
	for i := range n.Slices {
		s := &n.Slices[i]
		s.Nodes, s.Edges, s.Messages = 0, 0, 0
		met := make(map[int]bool)
		for _, c := range s.Counts {
			e := n.Edges[c.Edge]
			if e.Status != Stated {
				continue
			}
			met[e.Source], met[e.Target] = true, true
			s.Edges++
			s.Messages += c.Forward + c.Backward
		}
		s.Nodes = len(met)
	}
}

// Unsliced says what is in no slice: the lines of which not all messages are in
// hand, and of the others the messages whose date does not tell the slice, and
// those that are denied, did not happen or were taken back.
func (n Network) Unsliced() (open, undated, denied int) {
	sliced := make([]int, len(n.Edges))
	for _, s := range n.Slices {
		for _, c := range s.Counts {
			sliced[c.Edge] += c.Forward + c.Backward
		}
	}
	for i, e := range n.Edges {
		switch all := e.Forward + e.Backward; {
		case all == 0:
		case e.Status.NotSo():
			denied += all
		case !e.Complete:
			open++
		default:
			undated += all - sliced[i]
		}
	}
	return open, undated, denied
}
