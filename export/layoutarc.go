package export

import (
	"cmp"
	"slices"
)

// placeArcs spreads the lines within a column over lanes beside it, short ones
// nearest, and finds the heights of their labels.
func (s *story) placeArcs() {
	side := s.peopleSide()
	for i := range s.lines {
		l := &s.lines[i]
		if l.course != arc {
			continue
		}
		switch col := int(s.n.Nodes[l.from].Column); {
		case col == 0:
			l.zone = zoneGroups
		case s.isTime(l.from):
			l.zone = zoneTime
		default:
			l.zone = side
		}
		s.arcs[l.zone] = append(s.arcs[l.zone], i)
	}
	for z, at := range s.arcs {
		var labelled []int
		for _, i := range at {
			l := &s.lines[i]
			l.y = s.middle(*l)
			if len(l.words) > 0 {
				labelled = append(labelled, i)
			}
		}
		// The label is beside its line: half of it above the line's y.
		s.stack(labelled, func(l line) float64 { return s.middle(l) + l.h/2 })
		for _, i := range labelled {
			s.lines[i].y -= s.lines[i].h / 2
		}
		s.zones[z] = s.lanes(at)
		for _, i := range labelled {
			s.clearArms(i, at)
		}
	}
}

// clearArms moves the label of an arc off the ends of those that lie farther out,
// along its own line, if there is such a place. at are all arcs on this side.
func (s *story) clearArms(i int, at []int) {
	const step, armsAt = 4.0, 8.0 // how far from the middle of a card its arcs end
	l := &s.lines[i]
	apart := func(a, b float64) float64 { return max(a-b, b-a) }
	isClear := func(y float64) bool {
		return !slices.ContainsFunc(at, func(k int) bool {
			o := s.lines[k]
			return k != i && len(o.words) > 0 && apart(o.y, y) < (o.h+l.h)/2+2 ||
				o.lane > l.lane && min(apart(s.cards[o.from].y, y), apart(s.cards[o.to].y, y)) < l.h/2+armsAt
		})
	}
	y1, y2 := s.cards[l.from].y, s.cards[l.to].y
	top, bottom := min(y1, y2)+l.h/2+6, max(y1, y2)-l.h/2-6
	for off := 0.0; off < bottom-top; off += step {
		for _, y := range [2]float64{l.y - off, l.y + off} {
			if y >= top && y <= bottom && isClear(y) {
				l.y = y
				return
			}
		}
	}
}

// peopleSide gives the side of the people where fewer lines end.
func (s *story) peopleSide() int {
	left, right := 0, 0
	for _, l := range s.lines {
		switch l.course {
		case overLeft:
			left++
		case overRight:
			right++
		}
	}
	if left < right || len(s.events) == 0 && left == 0 {
		return zonePeopleLeft
	}
	return zonePeopleRight
}

func (s *story) middle(l line) float64 { return (s.cards[l.from].y + s.cards[l.to].y) / 2 }

// lanes gives each arc the innermost lane in which it meets no other. Up to
// three lanes are as wide as their labels; more are narrow, and labels lie
// over the lines beyond.
func (s *story) lanes(at []int) zone {
	z := zone{used: len(at) > 0}
	type span struct{ top, bottom float64 }
	var taken [][]span
	var widths []float64
	order := slices.Clone(at)
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(s.reach(s.lines[a]), s.reach(s.lines[b]))
	})
	for _, i := range order {
		l := &s.lines[i]
		y1, y2 := s.cards[l.from].y, s.cards[l.to].y
		me := span{min(y1, y2, l.y-l.h/2) - 6, max(y1, y2, l.y+l.h/2) + 6}
		lane := slices.IndexFunc(taken, func(in []span) bool {
			return !slices.ContainsFunc(in, func(t span) bool { return t.top < me.bottom && me.top < t.bottom })
		})
		if lane < 0 {
			lane = len(taken)
			taken = append(taken, nil)
			widths = append(widths, 0)
		}
		taken[lane] = append(taken[lane], me)
		widths[lane] = max(widths[lane], l.w)
		l.lane = lane
	}
	x := 34.0 // room for a round corner and the longest head
	for _, w := range widths {
		z.lanes = append(z.lanes, x)
		z.width = max(z.width, x+w+12)
		if len(widths) <= 3 {
			x = z.width + 6
		} else {
			x += 13
		}
	}
	return z
}

func (s *story) reach(l line) float64 {
	d := s.cards[l.from].y - s.cards[l.to].y
	return max(d, -d)
}

// place gives a zone its room from x on; arcs start from its right side if
// leftward. It returns where the room ends.
func (z *zone) place(x float64, leftward bool) float64 {
	if !z.used {
		return x
	}
	z.x = x
	if leftward {
		z.x = x + z.width
	}
	return x + z.width
}
