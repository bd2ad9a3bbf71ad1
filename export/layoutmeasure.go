package export

import (
	"strconv"

	"corkboard/graph"
)

// Room that things take, in points.
const (
	cardPad    = 8.0
	labelWrap  = 112.0 // width of an edge's words
	figureWrap = 150.0 // width of a story edge's words
	rowGap     = 22.0
	labelsMax  = 40 // labels of plain ties that a picture can take
)

// storyRoom is how wide the parts of a story are at most, in points.
type storyRoom struct {
	card          float64 // the narrowest card
	name, event   float64 // lines of names, and of the words of events
	label, figure float64 // lines of an edge's words, and of a story edge's
	bend          float64 // the curves on either side of these
}

// storyRooms are as wide as is good, and as close as can still be read.
var storyRooms = [...]storyRoom{
	{card: 120, name: nameWrap * nameSize * 56 / 100, event: 170, label: labelWrap, figure: figureWrap, bend: 80},
	{card: 96, name: nameWrap * nameSize * 44 / 100, event: 124, label: 76, figure: 112, bend: 44},
	{card: 84, name: nameWrap * nameSize * 40 / 100, event: 108, label: 64, figure: 100, bend: 36},
}

// measureNodes wraps the names of nodes and finds the sizes of cards, and
// orders the events.
func (s *story) measureNodes() {
	s.events, s.known = timeOrder(s.n)
	s.cards = make([]card, len(s.n.Nodes))
	for i, v := range s.n.Nodes {
		if v.Column == graph.ColumnTime {
			s.cards[i] = s.eventCard(i)
			continue
		}
		c := card{kicker: s.t.kicker(s.n, i), role: RoleName}
		m := measures[RoleName]
		c.lines = wrap(s.t.shortName(s.n, i, nameMax), s.room.name, m)
		for _, l := range c.lines {
			c.width = max(c.width, m.width(l))
		}
		c.width = max(s.room.card, c.width+2*cardPad, measures[RoleKicker].width(c.kicker)+2*cardPad)
		h := mul(float64(len(c.lines)), leading(nameSize)) + 12
		if c.kicker != "" {
			h += leading(kickerSize)
		}
		c.up, c.down = h/2, h/2
		s.cards[i] = c
		s.width[v.Column] = max(s.width[v.Column], c.width)
	}
}

// eventCard measures the words beside an event's dot: the date, then the name.
func (s *story) eventCard(i int) card {
	c := card{role: RoleEvent}
	date := measures[RoleDate]
	for _, l := range wrap(s.number("n", i)+s.t.eventDate(s.n, i), s.room.event, date) {
		c.lines = append(c.lines, l)
		c.width = max(c.width, date.width(l))
	}
	c.row = len(c.lines) // how many of the lines are the date's
	name := measures[RoleEvent]
	for _, l := range wrap(cut(s.t.eventTitle(s.n, i), nameMax), s.room.event, name) {
		c.lines = append(c.lines, l)
		c.width = max(c.width, name.width(l))
	}
	c.up = leading(eventSize) / 2
	c.down = mul(float64(len(c.lines)), leading(eventSize)) - c.up
	return c
}

// classify finds the course of each line.
func (s *story) classify() {
	s.lines = make([]line, len(s.n.Edges))
	for i, e := range s.n.Edges {
		l := line{from: e.Source, to: e.Target}
		a, b := s.n.Nodes[l.from].Column, s.n.Nodes[l.to].Column
		if a > b {
			l.from, l.to, l.turned = l.to, l.from, true
			a, b = b, a
		}
		switch {
		case a == b:
			l.course = arc
		case b == graph.ColumnPerson:
			l.course = overLeft
		case a == graph.ColumnPerson:
			l.course = overRight
		default:
			l.course = through
		}
		s.lines[i] = l
	}
}

// measureLabels wraps the words of edges. Where plain ties are many, their
// words are left out, and the footer says so.
func (s *story) measureLabels() {
	plain := 0
	for _, e := range s.n.Edges {
		if quietTie(e) {
			plain++
		}
	}
	for i := range s.lines {
		e, l := s.n.Edges[i], &s.lines[i]
		words := s.edgeWords(i)
		if plain > labelsMax && quietTie(e) {
			if len(words) > 0 {
				s.hushed++
			}
			if !s.o.Numbers {
				continue
			}
			words = []Words{{Text: strconv.Itoa(i + 1)}}
		}
		room := s.room.label
		switch {
		case e.Accent:
			room = s.room.figure
		case l.course == through: // above the people, as wide as their cards
			room = max(room, s.width[1]-2*cardPad)
		}
		for _, w := range words {
			m := measures[labelRole(w)]
			for _, part := range wrap(w.Text, room, m) {
				l.words = append(l.words, Words{part, w.Bold})
				l.w = max(l.w, m.width(part))
				l.h += leading(m.size)
			}
		}
	}
}

// quietTie tells an edge whose words a crowded picture may leave out.
func quietTie(e graph.Edge) bool { return !e.Accent && lineWord(e) == "" }

func labelRole(w Words) Role {
	if w.Bold {
		return RoleCount
	}
	return RoleLabel
}
