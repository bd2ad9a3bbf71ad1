package export

import "corkboard/graph"

// LayoutList writes a network in columns, as wide together as o.Width (at least
// WidthMin): every organization and person as a card, below it the lines that
// begin there with a piece of the line, its words and the other end's name, and
// in short those that end there, then the events in order of time and the
// messages per week. Equal networks give equal layouts, whatever the order of
// their nodes and edges.
func LayoutList(n graph.Network, o DrawOptions) Layout {
	n = canonical(n)
	s := &listing{sheet: newSheet(n, o), lines: make([][]int, len(n.Nodes)), ending: make([][]int, len(n.Nodes)),
		again: make([][]Text, len(n.Edges))}
	s.divide(max(o.Width, WidthMin) - 2*margin/2)
	for i, e := range n.Edges {
		owner, other := e.Source, e.Target
		if n.Nodes[owner].Column == graph.ColumnTime {
			owner, other = other, owner
		}
		s.lines[owner] = append(s.lines[owner], i)
		if owner != other {
			s.ending[other] = append(s.ending[other], i)
		}
	}
	s.nodeIDs = nodeIDs(n)
	keys := make([]string, len(n.Edges))
	for i, e := range n.Edges {
		keys[i] = e.Key
	}
	s.edgeIDs = identities("e", keys)
	s.out.Nodes = make([]PlacedNode, len(n.Nodes))
	s.out.Edges = make([]PlacedEdge, len(n.Edges))
	for i, v := range n.Nodes {
		if v.Column < graph.ColumnTime {
			s.card(i)
		}
	}
	events, _ := timeOrder(n)
	for _, i := range events {
		s.event(i)
	}
	s.begin(-1)
	s.placeBars()
	s.intoColumns()
	return s.narrow()
}

// listing is a layout in one column in the making.
type listing struct {
	sheet
	whole            float64 // width without margins
	inner            float64 // width of a column
	columns          int
	y                float64   // where the next thing begins
	sections         []section // what stays together, from the top
	lines, ending    [][]int   // by node: those told there, and the others
	again            [][]Text  // by edge: its words under the other end
	nodeIDs, edgeIDs []string
}

func (s *listing) card(i int) {
	s.begin(i)
	c := card{kicker: s.t.kicker(s.n, i), role: RoleName}
	m := measures[RoleName]
	c.lines = wrap(s.t.shortName(s.n, i, nameMax), s.inner-2*cardPad, m)
	c.kicker = cut(c.kicker, int(s.inner/7))
	h := mul(float64(len(c.lines)), leading(m.size)) + 12
	if c.kicker != "" {
		h += leading(kickerSize)
	}
	b := Box{0, s.y, s.inner, h}
	s.out.Nodes[i] = PlacedNode{Node: i, ID: s.nodeIDs[i], Column: s.n.Nodes[i].Column, Box: b,
		Texts: cardTexts(c, b), Tip: nodeTip(s.n, i, s.o)}
	s.y += h + 5
	for _, e := range s.lines[i] {
		s.line(e, i)
	}
	s.mentions(i, cardPad)
	s.y += 9
}

func (s *listing) event(i int) {
	s.begin(i)
	b := Box{20, s.y, s.inner - 20, 0}
	var ts []Text
	add := func(words string, role Role) {
		m := measures[role]
		for _, l := range wrap(words, b.W, m) {
			s.y += leading(m.size)
			ts = append(ts, Text{Point{b.X, s.y - mul(m.size, 0.3)}, m.width(l), role, l})
		}
	}
	add(s.number("n", i)+s.t.eventDate(s.n, i), RoleDate)
	add(cut(s.t.eventTitle(s.n, i), nameMax), RoleEvent)
	b.H = s.y - b.Y
	v := s.n.Nodes[i]
	s.out.Nodes[i] = PlacedNode{Node: i, ID: s.nodeIDs[i], Column: graph.ColumnTime, Box: b, Texts: ts,
		Dot: Point{8, b.Y + leading(eventSize)/2}, Undated: v.Start == "" && v.End == "", Tip: nodeTip(s.n, i, s.o)}
	s.y += 4
	for _, e := range s.lines[i] {
		s.line(e, i)
	}
	s.mentions(i, 20)
	s.y += 5
}

// line writes an edge below the card of one of its ends.
func (s *listing) line(i, owner int) {
	e := s.n.Edges[i]
	other, turned := e.Target, owner != e.Source
	if turned {
		other = e.Source
	}
	toEvent := s.n.Nodes[other].Column == graph.ColumnTime
	p := PlacedEdge{Edge: i, ID: s.edgeIDs[i], Accent: e.Accent, Context: toEvent && !e.Accent, Status: e.Status,
		Dash: lineDash(e), Width: lineWidth(e, toEvent), Tip: edgeTip(s.n, e, s.o)}
	x, wide := 46.0, s.inner-46
	top := s.y
	add := func(words string, role Role) {
		m := measures[role]
		for _, l := range wrap(words, wide, m) {
			s.y += leading(m.size)
			p.Label = append(p.Label, Text{Point{x, s.y - mul(m.size, 0.28)}, m.width(l), role, l})
		}
	}
	for _, w := range s.edgeWords(i) {
		add(w.Text, labelRole(w))
	}
	add(s.t.titledName(s.n, other, nameMax), RoleNear)
	mid := top + 7
	t := trail{{cardPad, mid}}
	t.lineTo(Point{38, mid})
	p.Path = t
	addHeads(&p, e, line{turned: turned}, toEvent)
	p.LabelBox = Box{x, top, wide, s.y - top}
	s.out.Edges[i] = p
	s.y += 4
}

// narrow frames the columns: margins of half the size, and no least width.
func (s *listing) narrow() Layout {
	l := &s.out
	const edge = margin / 2
	l.Name, l.Lang = LayoutNameList, s.t.code
	l.Width = s.whole + 2*edge
	y := s.heading(s.whole)
	l.move(margin, y)
	y = s.legend(y+s.y+8, s.whole)
	var notes []string
	if len(s.n.Edges) > 0 {
		notes = append(notes, s.t.say("What stands below a name without a line is told in full under the other name."))
	}
	l.Height = s.footer(y, s.whole, append(notes, s.t.barsNotes(s.n)...)) + margin - 8
	s.say()
	// What is written is set in from a full margin.
	l.move(edge-margin, edge-margin)
	l.shift(edge-margin, edge-margin)
	l.Height += edge - margin
	return *l
}

// shift moves headline, legend and footer.
func (l *Layout) shift(dx, dy float64) {
	for _, ts := range [][]Text{l.Heading, l.Footer} {
		for i := range ts {
			ts[i].At.X, ts[i].At.Y = ts[i].At.X+dx, ts[i].At.Y+dy
		}
	}
	for i := range l.Legend {
		s := &l.Legend[i]
		s.Box.X, s.Box.Y = s.Box.X+dx, s.Box.Y+dy
		s.Text.At.X, s.Text.At.Y = s.Text.At.X+dx, s.Text.At.Y+dy
	}
}
