package export

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"corkboard/graph"
)

const (
	margin   = 28.0
	widthMin = 560.0
)

// sheet is a picture in the making: what is placed already, and what goes
// around it.
type sheet struct {
	n      graph.Network
	o      DrawOptions
	t      *tongue
	hushed int    // labels left out
	ties   string // what stated ties say, where the legend says it for them
	out    Layout // what is done
}

func newSheet(n graph.Network, o DrawOptions) sheet {
	o, n = o.withDefaults(n).brief(n, footMax)
	return sheet{n: n, o: o, t: o.tongue()}
}

// number gives what stands before the words of the line or node i where they
// are numbered, else nothing.
func (s *sheet) number(letter string, i int) string {
	if !s.o.Numbers {
		return ""
	}
	return letter + strconv.Itoa(i+1) + " · "
}

// edgeWords gives the words of a line, with its number where it has one.
func (s *sheet) edgeWords(i int) []Words {
	words := s.t.edgeLabel(s.n, s.n.Edges[i])
	if s.o.Numbers {
		if len(words) == 0 {
			return []Words{{Text: strconv.Itoa(i + 1)}}
		}
		words[0].Text = s.number("", i) + words[0].Text
	}
	return words
}

// mostWords is how many words of ties a legend has.
const mostWords = 3

// tieWords gives what the stated ties of a picture say, for its legend, where they
// do not say it themselves: what most say first, with numbers. same tells whether
// each says something, and all the same.
func (s *sheet) tieWords() (words string, same bool) {
	count := map[string]int{}
	same = true
	for i, e := range s.n.Edges {
		if e.Accent || lineDash(e) != Solid {
			continue
		}
		words := s.edgeWords(i)
		same = same && len(words) > 0
		for _, w := range words {
			count[w.Text]++
		}
	}
	all := slices.SortedFunc(maps.Keys(count), func(a, b string) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b))
	})
	if same && len(all) < 2 {
		return strings.Join(all, ""), true
	}
	for i, w := range all[:min(mostWords, len(all))] {
		if i > 0 {
			words += ", "
		}
		words += w + " (" + s.t.number(count[w]) + ")"
	}
	if len(all) > mostWords {
		words += ", …"
	}
	return words, false
}

// frame places headline, legend and footer around what is placed, and moves
// everything so that the picture begins at 0, 0. notes come after the network's
// own.
func (s *sheet) frame(name string, notes ...string) Layout {
	l := &s.out
	l.Name, l.Lang = name, s.t.code
	area, y := s.top()
	if len(s.o.Pinned) > 0 { // they are those of a finished picture
		l.reposition(s.n, s.o.Pinned)
		l.Heading = nil
		area, y = s.top()
	}
	y += area.H + 26
	y = s.legend(y, l.Width-2*margin)
	l.Height = s.footer(y, l.Width-2*margin, notes) + margin - 8
	s.say()
	return *l
}

// say gives a picture the words for who cannot see it.
func (s *sheet) say() {
	s.out.Title, s.out.Desc = cut(s.o.Title, 2*labelMax), s.describe()
	if s.out.Title == "" {
		s.out.Title = s.t.say("Network")
	}
}

// top places the headline and what is placed below it. It gives the room of
// that, and where it begins.
func (s *sheet) top() (area Box, y float64) {
	l := &s.out
	area = l.extent()
	l.Width = max(widthMin, area.W) + 2*margin
	y = s.heading(l.Width - 2*margin)
	l.move(margin-area.X, y-area.Y)
	return area, y
}

// describe says in a sentence what a picture holds.
func (s *sheet) describe() string {
	if s.o.Alt != "" {
		return s.o.Alt
	}
	d := s.t.say("Relationships: %1.", s.t.census(s.n))
	if s.o.Dek != "" {
		d = sentence(s.o.Dek) + " " + d
	}
	if h := s.out.Histogram; h != nil {
		d += " " + h.Tip
	}
	return d + " " + s.o.Note
}

func (s *story) placeNodes() {
	terms := make([]string, len(s.n.Nodes))
	for i, v := range s.n.Nodes {
		terms[i] = v.ID.String()
	}
	ids := identities("n", terms)
	known := map[int]bool{}
	for _, v := range s.events[:s.known] {
		known[v] = true
	}
	for i, v := range s.n.Nodes {
		c := s.cards[i]
		p := PlacedNode{Node: i, ID: ids[i], Column: v.Column, Tip: nodeTip(s.n, i, s.o)}
		if v.Column == graph.ColumnTime {
			p.Dot = Point{s.axisX, c.y}
			p.Undated = v.Start == "" && v.End == ""
			p.Box = Box{s.axisX + 14, c.y - c.up, c.width, c.up + c.down}
			p.Texts = eventTexts(c, p.Box)
		} else {
			p.Box = Box{s.x[v.Column], c.y - c.up, s.width[v.Column], c.up + c.down}
			p.Texts = cardTexts(c, p.Box)
		}
		s.out.Nodes = append(s.out.Nodes, p)
	}
}

func cardTexts(c card, b Box) []Text {
	var ts []Text
	y := b.Y + 6
	if c.kicker != "" {
		y += leading(kickerSize)
		ts = append(ts, Text{Point{b.X + cardPad, y - mul(kickerSize, 0.2)},
			measures[RoleKicker].width(c.kicker), RoleKicker, c.kicker})
	}
	for _, line := range c.lines {
		y += leading(nameSize)
		ts = append(ts, Text{Point{b.X + cardPad, y - mul(nameSize, 0.3)},
			measures[RoleName].width(line), RoleName, line})
	}
	return ts
}

func eventTexts(c card, b Box) []Text {
	var ts []Text
	y := b.Y
	for i, line := range c.lines {
		role := RoleEvent
		if i < c.row {
			role = RoleDate
		}
		y += leading(eventSize)
		ts = append(ts, Text{Point{b.X, y - mul(eventSize, 0.3)}, measures[role].width(line), role, line})
	}
	return ts
}

// placeAxis draws the axis past the events whose place in time is known.
func (s *story) placeAxis() {
	if s.known == 0 {
		return
	}
	first, last := s.cards[s.events[0]], s.cards[s.events[s.known-1]]
	a := Axis{Top: Point{s.axisX, first.y - 16}, Bottom: Point{s.axisX, last.y + last.down + 4}}
	if s.known > 1 {
		words := s.t.say("In order of time, not to scale")
		a.Caption = Text{Point{s.axisX + 14, first.y - 18}, measures[RoleFoot].width(words), RoleFoot, words}
	}
	if s.known < len(s.events) {
		words, c := s.t.say("Not placed in time"), s.cards[s.events[s.known]]
		a.Rest = Text{Point{s.axisX + 14, c.y - c.up - 5}, measures[RoleFoot].width(words), RoleFoot, words}
	}
	s.out.Axis = &a
}

// heading places headline and dek and gives the height where the picture
// itself begins.
func (s *sheet) heading(width float64) float64 {
	y := margin
	for _, part := range []struct {
		words string
		role  Role
	}{{s.o.Title, RoleTitle}, {s.o.Dek, RoleDek}} {
		m := measures[part.role]
		for _, line := range wrap(cut(part.words, 2*labelMax), width, m) {
			y += leading(m.size)
			s.out.Heading = append(s.out.Heading, Text{Point{margin, y - mul(m.size, 0.25)}, m.width(line), part.role, line})
		}
	}
	if y > margin {
		y += 24
	}
	return y
}

// legend explains the signs that occur, in rows as wide as the picture.
func (s *sheet) legend(y, width float64) float64 {
	x := margin
	m := measures[RoleLegend]
	for _, e := range s.signs() {
		for k, words := range wrap(e.words, width-26, m) {
			w, sign := m.width(words), e.sign
			if x > margin && (k > 0 || x+26+w > margin+width) {
				x = margin
				y += 16
			}
			if k > 0 {
				sign = SignNone
			}
			s.out.Legend = append(s.out.Legend, Swatch{
				Sign: sign, Box: Box{x, y, 20, 10},
				Text: Text{Point{x + 26, y + 8.2}, w, RoleLegend, words},
			})
			x += 26 + w + 18
		}
	}
	if len(s.out.Legend) > 0 {
		y += 16
	}
	return y
}

type entry struct {
	sign  Sign
	words string
}

// signs lists the signs of a picture in the order of a legend.
func (s *sheet) signs() []entry {
	var out []entry
	var has [SignBars + 1]bool
	for _, p := range s.out.Nodes {
		switch {
		case p.Form == FormPoint:
			has[SignGroupPoint+Sign(min(p.Column, graph.ColumnTime))] = true
		case p.Form == FormCard && p.Column == graph.ColumnTime:
			has[SignEventCard] = true
		case p.Column == graph.ColumnGroup:
			has[SignGroup] = true
		case p.Column == graph.ColumnPerson:
			has[SignPerson] = true
		case p.Undated:
			has[SignUndated] = true
		default:
			has[SignEvent] = true
		}
	}
	accent := s.t.say("Messages")
	for _, p := range s.out.Edges {
		e := s.n.Edges[p.Edge]
		if e.Accent {
			has[SignAccent] = has[SignAccent] || p.Accent
			has[SignMessages] = has[SignMessages] || !p.Accent
			if e.Complete {
				accent = s.t.say("Messages (width = number, where all are in hand)")
			}
		} else if lineDash(e) == Solid {
			has[SignTie] = true
		}
	}
	count := censusOf(s.n.Nodes)
	group, person := s.t.legendOf(count, graph.ColumnGroup), s.t.legendOf(count, graph.ColumnPerson)
	event := s.t.legendOf(count, graph.ColumnTime)
	dashed, dotted := s.t.statusWords(s.n.Edges, Dashed), s.t.statusWords(s.n.Edges, Dotted)
	has[SignDashed], has[SignDotted] = dashed != "", dotted != ""
	has[SignBars] = s.out.Histogram != nil
	bars := ""
	if has[SignBars] {
		bars = s.t.say("%1, highest %2", s.out.Histogram.Caption.Words, s.out.Histogram.Peak.Words)
	}
	tie := s.t.say("Stated tie")
	if s.ties != "" {
		tie += s.t.say(": ") + s.ties
	}
	for _, e := range []entry{
		{SignGroup, group}, {SignGroupPoint, group}, {SignPerson, person}, {SignPersonPoint, person},
		{SignEvent, event}, {SignEventCard, event}, {SignEventPoint, event},
		{SignUndated, s.t.say("Event without a date")}, {SignAccent, accent}, {SignMessages, s.t.say("Other messages")}, {SignBars, bars},
		{SignTie, cut(tie, labelMax)}, {SignDashed, cut(capital(dashed), labelMax)}, {SignDotted, cut(capital(dotted), labelMax)},
	} {
		if has[e.sign] {
			out = append(out, e)
		}
	}
	return out
}

// statusWords lists the words of the statuses that share a dash, in the order
// of a legend.
func (t *tongue) statusWords(edges []graph.Edge, d Dash) string {
	var words []string
	known := []graph.Status{graph.SecondHand, graph.Alleged, graph.Unconfirmed, graph.Investigated,
		graph.Denied, graph.Negated, graph.Retracted}
	for _, st := range known {
		for _, e := range edges {
			if e.Status == st && dashOf(st) == d {
				words = append(words, t.legendWord(st))
			}
		}
	}
	for _, e := range edges {
		if dashOf(e.Status) == d && statusWord(e.Status) != "" {
			words = append(words, t.legendWord(e.Status))
		}
	}
	if d == Dashed && slices.ContainsFunc(edges, disputed) {
		words = append(words, t.say("disputed"))
	}
	return joinWords(words, ", ")
}

func (t *tongue) legendWord(s graph.Status) string {
	if s == graph.Negated {
		return t.say("said not to be so")
	}
	return t.status(s)
}

// footer places the paragraphs below the legend.
func (s *sheet) footer(y, width float64, notes []string) float64 {
	m := measures[RoleFoot]
	n := s.n
	if s.hushed > 0 {
		one, many := "The words of %1 line are left out; it has them in its tooltip.",
			"The words of %1 lines are left out; each line has them in its tooltip."
		if s.o.still {
			one, many = "The words of %1 line are left out.", "The words of %1 lines are left out."
		}
		notes = append([]string{s.t.counted(s.hushed, one, many)}, notes...)
	}
	n.Notes = withWords(n.Notes, notes)
	y += 4
	for _, p := range s.o.foot(n) {
		for _, line := range wrap(p, width, m) {
			y += leading(footSize)
			s.out.Footer = append(s.out.Footer, Text{Point{margin, y}, m.width(line), RoleFoot, line})
		}
	}
	return y
}
