package export

import (
	"math"
	"slices"
)

// How a line goes around cards, in points.
const (
	cardsApart = 12.0 // cards stand no nearer to each other
	turnClear  = 2.0  // from a card to the edge of a line that goes past it
	turnApart  = 1.5  // more where it turns at a corner
	turnStep   = 2.0  // more for each line that turns there already
	turnSteps  = 3    // that are gone at most
	turnWeight = 16.0 // what a turn counts at least, as way
	turnBack   = 60.0 // what a turn right back counts besides
	turnSearch = 1000 // corners from which the way is looked for at most
	turnLooks  = 30e6 // at cards for all lines of a picture, where nodes were put on top of each other
)

// detours finds ways around cards for the lines that would run behind one. Lines
// that turn at the same corner turn beside each other.
type detours struct {
	f     *free
	turns []uint8 // lines that turn at each corner: four of each card
	clear float64 // from a card to the middle of the line at hand
	looks int     // at cards
}

func newDetours(f *free) *detours { return &detours{f: f, turns: make([]uint8, 4*len(f.at))} }

// detour is a way from the middle of card a to that of card b that is looked for
// (A* over the corners of what stands in the way).
type detour struct {
	*detours
	a, b     int
	goal     Point
	all      []reached
	known    map[int]int // corners → places in all
	end      int         // the place in all from which the shortest way goes straight to the goal, -1 before there is one
	shortest float64
}

// reached is a corner on the way, or its beginning.
type reached struct {
	corner int // -1 for the beginning
	at     Point
	way    float64 // up to here, with its turns
	least  float64 // of the whole way
	from   int     // place among all that were reached, -1 for none
	passed bool
}

// find gives the points of a way from the middle of card a to that of card b on
// which lies no other card, for a line of a width: a short one with few turns. It
// is nil where none is found.
func (d *detours) find(a, b int, width float64) []Point {
	d.clear = turnClear + width/2
	t := detour{detours: d, a: a, b: b, goal: d.f.at[b], known: map[int]int{}, end: -1, shortest: math.Inf(1)}
	t.all = append(t.all, reached{corner: -1, at: d.f.at[a], from: -1})
	for range turnSearch {
		here := t.next()
		if here < 0 || d.looks > turnLooks {
			break
		}
		t.pass(here)
	}
	if t.end < 0 {
		return nil
	}
	way := []Point{t.goal}
	for i := t.end; i >= 0; i = t.all[i].from {
		way = append(way, t.all[i].at)
		if corner := t.all[i].corner; corner >= 0 {
			d.turns[corner] = min(d.turns[corner]+1, turnSteps)
		}
	}
	slices.Reverse(way)
	return way
}

// next gives the one that was not passed yet of which the whole way may be the
// shortest, and shorter than what is known; -1 for none.
func (t *detour) next() int {
	best, least := -1, t.shortest
	for i := range t.all {
		if x := &t.all[i]; !x.passed && x.least < least {
			best, least = i, x.least
		}
	}
	return best
}

// pass goes on from one that was reached: straight to the goal, else to the corners
// of what stands in the way, and of what stands before these.
func (t *detour) pass(here int) {
	t.all[here].passed = true
	from := t.all[here]
	begins := from.from < 0
	card := t.first(from.at, t.goal, begins, true)
	if card < 0 {
		if way := from.way + t.cost(here, t.goal); way < t.shortest {
			t.end, t.shortest = here, way
		}
		return
	}
	cards := []int{card}
	for i := 0; i < len(cards); i++ {
		for corner := 4 * cards[i]; corner < 4*cards[i]+4; corner++ {
			at := t.corner(corner)
			if corner == from.corner || t.inEnds(at) {
				continue
			}
			switch card := t.first(from.at, at, begins, false); {
			case card < 0:
				t.reach(here, corner, at)
			case !slices.Contains(cards, card):
				cards = append(cards, card)
			}
		}
	}
}

// reach notes that a corner can be reached from one that was.
func (t *detour) reach(here, corner int, at Point) {
	way := t.all[here].way + t.cost(here, at)
	x := reached{corner: corner, at: at, way: way, least: way + distanceOf(at, t.goal), from: here}
	k, met := t.known[corner]
	switch {
	case !met:
		t.known[corner] = len(t.all)
		t.all = append(t.all, x)
	case way < t.all[k].way && !t.all[k].passed:
		t.all[k] = x
	}
}

// cost gives what the straight way from one that was reached counts, with the turn
// that begins it.
func (t *detour) cost(here int, to Point) float64 {
	from := t.all[here]
	if from.from < 0 {
		return distanceOf(from.at, to)
	}
	in, _ := direction(t.all[from.from].at, from.at)
	out, length := direction(from.at, to)
	return length + turnWeight + mul(turnBack/2, 1-mul(in.X, out.X)-mul(in.Y, out.Y))
}

// corner gives the place near a corner of a card where the next line turns.
func (d *detours) corner(corner int) Point {
	b := d.f.box(corner / 4)
	off := d.clear + turnApart + mul(turnStep, float64(d.turns[corner]))
	off = max(d.clear+turnApart, min(off, cardsApart-d.clear-0.5)) // or it would lie too near to the next card
	p := Point{b.X - off, b.Y - off}
	if corner&1 != 0 {
		p.X = b.X + b.W + off
	}
	if corner&2 != 0 {
		p.Y = b.Y + b.H + off
	}
	return p
}

// inEnds tells whether a point lies in one of the two cards.
func (t *detour) inEnds(at Point) bool {
	point := Box{at.X, at.Y, 0, 0}
	return overlap(point, t.f.box(t.a)) || overlap(point, t.f.box(t.b))
}

// first gives the card that stands first in a straight way, -1 for none. The two
// that are joined stand in it, but where it begins at one or ends at the other.
func (t *detour) first(from, to Point, begins, ends bool) int {
	f := t.f
	found, nearest := -1, math.Inf(1)
	pieces := 1 + int(min(63, max(math.Abs(to.X-from.X)/f.widest.X, math.Abs(to.Y-from.Y)/(4*f.widest.Y))))
	step := Point{(to.X - from.X) / float64(pieces), (to.Y - from.Y) / float64(pieces)}
	for k := 0; k < pieces && found < 0; k++ {
		p := from.plus(step, float64(k))
		wide := Box{min(p.X, p.X+step.X), min(p.Y, p.Y+step.Y), math.Abs(step.X), math.Abs(step.Y)}.wider(t.clear)
		wide = Box{wide.X - f.widest.X/2, wide.Y - f.widest.Y/2, wide.W + f.widest.X, wide.H + f.widest.Y}
		f.cells.within(wide, func(i int) bool {
			t.looks++
			if i == t.a && begins || i == t.b && ends || !crosses(f.box(i).wider(t.clear), from, to) {
				return true
			}
			if off := f.at[i].distance(from); off < nearest || off == nearest && i < found {
				found, nearest = i, off
			}
			return true
		})
	}
	return found
}

// wider gives a box that is larger on every side.
func (b Box) wider(by float64) Box { return Box{b.X - by, b.Y - by, b.W + 2*by, b.H + 2*by} }

// path gives such a way as a path of curves, from where it leaves card a to where it
// comes to card b, or the one that there is where none is found. It cuts turns off,
// less than they are away from a card.
func (d *detours) path(a, b int, width float64, have []Point) []Point {
	way := d.find(a, b, width)
	if len(way) < 3 { // none, or a straight one, where another line is already
		return have
	}
	last := len(way) - 1
	way[0] = leaves(d.f.box(a), way[0], way[1])
	way[last] = leaves(d.f.box(b), way[last], way[last-1])
	path := []Point{way[0]}
	straight := func(to Point) {
		from := path[len(path)-1]
		off := Point{to.X - from.X, to.Y - from.Y}
		path = append(path, from.plus(off, 1.0/3), from.plus(off, 2.0/3), to)
	}
	for i := 1; i < last; i++ {
		in, before := direction(way[i-1], way[i])
		out, after := direction(way[i], way[i+1])
		// The curve passes the turn at 0.29 of the difference of the directions.
		cut := min(before/2, after/2, 60)
		if bend := distanceOf(in, out); bend > 0 {
			cut = min(cut, mul(d.clear, 0.7)/mul(0.29, bend))
		}
		straight(way[i].plus(in, -cut))
		path = append(path, way[i].plus(in, mul(-0.45, cut)), way[i].plus(out, mul(0.45, cut)), way[i].plus(out, cut))
	}
	straight(way[last])
	for i := range path {
		path[i] = rounded(path[i])
	}
	return path
}

// direction gives the way from one point to another as one point long, and how long
// it is.
func direction(from, to Point) (Point, float64) {
	length := distanceOf(from, to)
	if length == 0 {
		return Point{}, 0
	}
	return Point{(to.X - from.X) / length, (to.Y - from.Y) / length}, length
}

// leaves gives where a straight way from the middle of a box to a point outside of
// it leaves the box.
func leaves(b Box, from, to Point) Point {
	d := Point{to.X - from.X, to.Y - from.Y}
	part := 1.0
	if d.X != 0 {
		part = min(part, b.W/2/math.Abs(d.X))
	}
	if d.Y != 0 {
		part = min(part, b.H/2/math.Abs(d.Y))
	}
	return from.plus(d, part)
}
