package export

import (
	"corkboard/graph"
)

// Histogram is how many messages were sent in each week, or in longer times
// where weeks would be too many: bars on a line of time that is to scale.
type Histogram struct {
	Line    [2]Point // of time
	Caption Text
	Peak    Text // the highest number, at the end of its bar
	Bars    []Bar
	Ticks   []Tick
	Leaders []Leader
	Tip     string // what the bars say together
}

// Bar is the messages of one week.
type Bar struct {
	Box Box
	Tip string // what shows under the pointer

	first, last int // its days, counted from 1 January 1970
}

// Tick is the beginning of a time on the line of a histogram.
type Tick struct {
	Line [2]Point
	Text Text
}

// Leader is a line from the words of an event to its day in a histogram: its
// corners.
type Leader struct {
	Node int // place in the network's nodes
	Path [3]Point
}

const (
	barMost     = 84.0 // how long the longest bar is
	barLeast    = 1.0  // how long the shortest is: one message must be seen
	barPart     = 0.7  // how much of its place a bar takes, across
	pitchMost   = 14.0 // from bar to bar
	pitchLeast  = 4.0
	leaderRoom  = 36.0  // between events and bars
	leaderWide  = 110.0 // where lines between them are steep
	captionRoom = 16.0
)

// scale places times on the line of a histogram: down or to the right.
type scale struct {
	tally
	from  Point // where the first stretch begins
	pitch float64
	down  bool
	most  float64 // how long the longest bar is
}

// along gives the point of a time on the line, and off from it in the way that
// the bars go.
func (s scale) along(stretches, off float64) Point {
	d := mul(s.pitch, stretches-float64(s.first))
	if s.down {
		return Point{s.from.X + off, s.from.Y + d}
	}
	return Point{s.from.X + d, s.from.Y - off}
}

// bars makes a histogram of the scale's messages: bars, ticks and words, but
// for the caption's place.
func (t *tongue) bars(s scale) *Histogram {
	h := &Histogram{Tip: t.barsTip(s.tally)}
	h.Line = [2]Point{s.along(float64(s.first), 0), s.along(float64(s.first+len(s.counts)), 0)}
	thick := mul(s.pitch, barPart)
	for i, count := range s.counts {
		if count == 0 {
			continue
		}
		number := s.first + i
		long := max(barLeast, mul(s.most, float64(count))/float64(s.tally.most))
		at := s.along(float64(number), 0)
		box := Box{at.X, at.Y + (s.pitch-thick)/2, long, thick}
		if !s.down {
			box = Box{at.X + (s.pitch-thick)/2, at.Y - long, thick, long}
		}
		h.Bars = append(h.Bars, Bar{
			Box: box, Tip: t.stretches(s.by, number, number) + t.say(": ") + t.counted(count, "%1 message", "%1 messages"),
			first: int(s.by.begin(number).unix()), last: int(s.by.begin(number+1).unix()) - 1,
		})
		if count == s.tally.most && h.Peak.Words == "" {
			h.Peak = s.peak(box, t.number(count))
		}
	}
	h.Ticks = t.ticks(s)
	words := t.perStretch(s.by)
	h.Caption = Text{h.Line[0], measures[RoleBar].width(words), RoleBar, words}
	return h
}

// peak places the highest number at the end of its bar.
func (s scale) peak(bar Box, words string) Text {
	w := measures[RoleBar].width(words)
	if s.down {
		return Text{Point{bar.X + bar.W + 4, bar.Y + bar.H/2 + 2.8}, w, RoleBar, words}
	}
	x := min(bar.X+bar.W/2-w/2, s.from.X+mul(s.pitch, float64(len(s.counts)))-w)
	return Text{Point{max(x, s.from.X), bar.Y - 3}, w, RoleBar, words}
}

// placeBars draws the messages per week beside what is placed: down the right
// side, with a line from each event to its day.
func (s *story) placeBars() {
	t := tallyOf(s.n)
	if t.all == 0 {
		return
	}
	var days []day
	for _, v := range s.events {
		if d, ok := exactDay(s.n.Nodes[v]); ok {
			days = append(days, d)
		}
	}
	t.reach(days)
	room := s.out.extent()
	side := room.X + room.W
	pitch := float64(int(2*room.H/float64(len(t.counts)))) / 2
	pitch = max(pitchLeast, min(pitchMost, pitch))
	k := scale{tally: t, from: Point{side + leaderRoom, room.Y + captionRoom}, pitch: pitch, down: true, most: barMost}
	// Bars that are less high than the rest stay beside it, and others around it.
	last := room.Y + room.H - mul(pitch, float64(len(t.counts)))
	off, _, some := s.slant(k)
	switch {
	case some:
		k.from.Y = max(min(k.from.Y, last), min(max(k.from.Y, last), k.from.Y+off))
		_, steepest, _ := s.slant(k)
		k.from.X = side + max(leaderRoom, min(leaderWide, steepest/3))
	case last < k.from.Y:
		k.from.Y = (k.from.Y + last) / 2
	}
	h := s.t.bars(k)
	h.Caption.At.Y -= 9
	for _, v := range s.events {
		if d, ok := exactDay(s.n.Nodes[v]); ok && t.has(d) {
			words, y := s.out.Nodes[v].Texts[0], s.out.Nodes[v].Dot.Y
			h.Leaders = append(h.Leaders, Leader{v, [3]Point{{words.At.X + words.Width + 5, y}, {side + 5, y}, k.along(t.by.at(d), 0)}})
		}
	}
	s.out.Histogram = h
}

// slant gives how far the lines from events to their days go down, on the whole
// and at most.
func (s *story) slant(k scale) (off, steepest float64, some bool) {
	count := 0
	for _, v := range s.events {
		if d, ok := exactDay(s.n.Nodes[v]); ok && k.has(d) {
			down := s.out.Nodes[v].Dot.Y - k.along(k.by.at(d), 0).Y
			off += down
			steepest = max(steepest, down, -down)
			count++
		}
	}
	return off / float64(max(count, 1)), steepest, count > 0
}

// placeBars draws the messages per week below the events: from left to right.
func (s *listing) placeBars() {
	t := tallyOf(s.n)
	if t.all == 0 {
		return
	}
	most := barMost / 2
	caption := s.y + leading(footSize)
	pitch := min(pitchMost, s.inner/float64(len(t.counts)))
	h := s.t.bars(scale{tally: t, from: Point{0, caption + 16 + most}, pitch: pitch, most: most})
	h.Caption.At.Y = caption
	s.y = h.Line[0].Y + 16
	s.out.Histogram = h
}

// exactDay gives the day on which an event began, where it is known and no
// source doubts it.
func exactDay(v graph.Node) (d day, ok bool) {
	d, ok = parseDay(v.Start)
	return d, ok && d.day > 0 && !v.Differ
}

// texts gives the words of a histogram.
func (h *Histogram) texts() []Text {
	all := []Text{h.Caption, h.Peak}
	for _, tick := range h.Ticks {
		all = append(all, tick.Text)
	}
	return all
}

// histogram widens an extent by a histogram.
func (e *extent) histogram(h *Histogram) {
	point := func(p Point) { e.box(Box{p.X, p.Y, 0, 0}) }
	point(h.Line[0])
	point(h.Line[1])
	for _, b := range h.Bars {
		e.box(b.Box)
	}
	for _, t := range h.texts() {
		e.box(t.box())
	}
	for _, l := range h.Leaders {
		for _, p := range l.Path {
			point(p)
		}
	}
}

// move shifts all of a histogram.
func (h *Histogram) move(shift func(*Point)) {
	shift(&h.Line[0])
	shift(&h.Line[1])
	shift(&h.Caption.At)
	shift(&h.Peak.At)
	for i := range h.Bars {
		b := &h.Bars[i].Box
		corner := Point{b.X, b.Y}
		shift(&corner)
		b.X, b.Y = corner.X, corner.Y
	}
	for i := range h.Ticks {
		shift(&h.Ticks[i].Line[0])
		shift(&h.Ticks[i].Line[1])
		shift(&h.Ticks[i].Text.At)
	}
	for i := range h.Leaders {
		for k := range h.Leaders[i].Path {
			shift(&h.Leaders[i].Path[k])
		}
	}
}
