package export

import "math"

// What is counted against a picture of few cards, in crossings of two lines.
const (
	untangleNodes  = 150
	untangleLines  = 250
	untangleRounds = 8
	untangleSwaps  = 45 // cards up to which each two may change places

	behindCosts = 6.0  // a line behind a card: it seems to end there
	narrowCosts = 1.0  // two lines of a card that leave it side by side
	shortCosts  = 2.0  // a line without room for words
	lengthCosts = 0.15 // 100 points of line

	wordsLength = 80.0 // points of a line that words take, with what is seen of it beside them
	narrowSine  = 0.17 // of ten degrees
)

// tangle is a small part of a network, of which the cards are moved as long as
// that makes its lines easier to follow: away from behind cards, across fewer
// others, long enough for words.
type tangle struct {
	at    []Point // the middles of cards
	sizes []Point // with the room between cards
	gap   Point   // which is that much
	lines [][2]int
	of    [][]int   // the lines of each card
	frame extent    // in which the cards stay
	costs []float64 // of each card since one moved, below 0 where not known
}

// newTangle makes a tangle of a part's lines. at and sizes are as drawIn has
// them.
func newTangle(at, sizes []Point, gap Point, w wiring) *tangle {
	t := &tangle{at: at, sizes: sizes, gap: gap, of: make([][]int, len(at)), costs: make([]float64, len(at))}
	t.forget()
	for a := range at {
		for _, b := range w.of(a) {
			if int(b) > a {
				t.of[a], t.of[b] = append(t.of[a], len(t.lines)), append(t.of[b], len(t.lines))
				t.lines = append(t.lines, [2]int{a, int(b)})
			}
		}
	}
	for i, p := range at {
		t.frame.box(Box{p.X - sizes[i].X/2, p.Y - sizes[i].Y/2, sizes[i].X, sizes[i].Y})
	}
	return t
}

// untangle moves the cards of a part with few of them, to places within what
// the part takes.
func untangle(at, sizes []Point, gap Point, w wiring) {
	if len(at) > untangleNodes || len(w.to) > 2*untangleLines {
		return
	}
	t := newTangle(at, sizes, gap, w)
	for range untangleRounds {
		better := false
		for i := range at {
			better = t.move(i) || better
			for j := 0; j < i && len(at) <= untangleSwaps; j++ {
				better = t.swap(i, j) || better
			}
		}
		if !better {
			return
		}
	}
}

// forget drops what is known of costs: a card has moved.
func (t *tangle) forget() {
	for i := range t.costs {
		t.costs[i] = -1
	}
}

// costNow gives the cost of a card where it stands.
func (t *tangle) costNow(i int) float64 {
	if t.costs[i] < 0 {
		t.costs[i] = t.cost(i, math.Inf(1))
	}
	return t.costs[i]
}

// directions are those in which a card is tried elsewhere.
var directions = []Point{{0, -1}, {0, 1}, {-1, 0}, {1, 0}, {-0.7, -0.7}, {0.7, -0.7}, {-0.7, 0.7}, {0.7, 0.7}}

// move tries a card at other places, and tells whether it moved.
func (t *tangle) move(i int) (moved bool) {
	here := t.at[i]
	best, least := here, t.costNow(i)-0.01
	if least < t.length(i)+0.5 {
		return false // its lines are in nobody's way
	}
	for _, far := range []float64{40, 80, 140, 220} {
		for _, way := range directions {
			t.at[i] = rounded(Point{here.X + mul(way.X, mul(far, 1.5)), here.Y + mul(way.Y, far)})
			if !t.fits(i) {
				continue
			}
			if cost := t.cost(i, least); cost < least {
				best, least, moved = t.at[i], cost, true
			}
		}
	}
	if t.at[i] = best; moved {
		t.forget()
	}
	return moved
}

// swap lets two cards change places where that is better.
func (t *tangle) swap(i, j int) bool {
	before := t.costNow(i) + t.costNow(j) - 0.01
	if before < t.length(i)+t.length(j)+1 {
		return false
	}
	t.at[i], t.at[j] = t.at[j], t.at[i]
	if t.fits(i) && t.fits(j) {
		if after := t.cost(i, before); after < before && after+t.cost(j, before-after) < before {
			t.forget()
			return true
		}
	}
	t.at[i], t.at[j] = t.at[j], t.at[i]
	return false
}

// fits tells whether a card stands in the frame and meets no other.
func (t *tangle) fits(i int) bool {
	p, s := t.at[i], t.sizes[i]
	if p.X-s.X/2 < t.frame.left || p.X+s.X/2 > t.frame.right || p.Y-s.Y/2 < t.frame.top || p.Y+s.Y/2 > t.frame.bottom {
		return false
	}
	for j, q := range t.at {
		if j != i && math.Abs(p.X-q.X) < (s.X+t.sizes[j].X)/2 && math.Abs(p.Y-q.Y) < (s.Y+t.sizes[j].Y)/2 {
			return false
		}
	}
	return true
}

// length weighs the lines of a card alone.
func (t *tangle) length(i int) (cost float64) {
	for _, l := range t.of[i] {
		a, b := t.ends(l)
		cost += mul(lengthCosts, distanceOf(a, b)/100)
	}
	return cost
}

// cost weighs what a card and its lines do to the picture where it stands; it
// stops at what is more than most.
func (t *tangle) cost(i int, most float64) float64 {
	cost := t.length(i)
	for _, l := range t.of[i] {
		a, b := t.ends(l)
		if seen := t.seen(l, distanceOf(a, b)); seen < wordsLength {
			cost += mul(shortCosts, 1-seen/wordsLength)
		}
		for k := range t.at {
			if !t.joins(l, k) && crosses(t.card(k), a, b) {
				cost += behindCosts
			}
		}
	}
	if cost += t.narrow(i); cost > most {
		return cost
	}
	card := t.card(i)
	for m := range t.lines {
		if t.joins(m, i) {
			continue
		}
		c, d := t.ends(m)
		if crosses(card, c, d) {
			cost += behindCosts
		}
		for _, l := range t.of[i] {
			if a, b := t.ends(l); !t.joins(m, t.lines[l][0]) && !t.joins(m, t.lines[l][1]) && cross(a, b, c, d) {
				cost++
			}
		}
		if cost > most {
			break
		}
	}
	return cost
}

// narrow weighs the lines that leave a card, or one that it is tied to, side by
// side with another.
func (t *tangle) narrow(i int) (cost float64) {
	for _, l := range t.of[i] {
		far := t.lines[l][0] + t.lines[l][1] - i
		for _, end := range [2]int{i, far} {
			for _, m := range t.of[end] {
				if m != l && (end == far || m > l) && t.sideBySide(end, l, m) {
					cost += narrowCosts
				}
			}
		}
	}
	return cost
}

// sideBySide tells whether two lines of a card leave it in one direction.
func (t *tangle) sideBySide(i, l, m int) bool {
	from, a, b := t.at[i], t.at[t.lines[l][0]+t.lines[l][1]-i], t.at[t.lines[m][0]+t.lines[m][1]-i]
	a, b = Point{a.X - from.X, a.Y - from.Y}, Point{b.X - from.X, b.Y - from.Y}
	if mul(a.X, b.X)+mul(a.Y, b.Y) <= 0 {
		return false
	}
	return math.Abs(mul(a.X, b.Y)-mul(a.Y, b.X)) < mul(narrowSine, mul(distanceOf(a, Point{}), distanceOf(b, Point{})))
}

// seen gives how much of a line its two cards do not cover.
func (t *tangle) seen(l int, length float64) float64 {
	a, b := t.ends(l)
	dx, dy := math.Abs(a.X-b.X), math.Abs(a.Y-b.Y)
	for _, end := range t.lines[l] {
		card := t.card(end)
		within := 1.0 // the part of the line from its end to the card's border
		if dx > 0 {
			within = min(within, card.W/2/dx)
		}
		if dy > 0 {
			within = min(within, card.H/2/dy)
		}
		length -= mul(within, distanceOf(a, b))
	}
	return length
}

func (t *tangle) joins(l, i int) bool { return t.lines[l][0] == i || t.lines[l][1] == i }

func (t *tangle) ends(l int) (a, b Point) { return t.at[t.lines[l][0]], t.at[t.lines[l][1]] }

// card gives the box of a card without the room around it, but for a little.
func (t *tangle) card(i int) Box {
	const margin = 5
	w, h := t.sizes[i].X-t.gap.X+2*margin, t.sizes[i].Y-t.gap.Y+2*margin
	return Box{t.at[i].X - w/2, t.at[i].Y - h/2, w, h}
}

// distanceOf gives how far two points are apart.
func distanceOf(a, b Point) float64 {
	return math.Sqrt(mul(a.X-b.X, a.X-b.X) + mul(a.Y-b.Y, a.Y-b.Y))
}

// cross tells whether two straight lines cross.
func cross(a, b, c, d Point) bool {
	side := func(p, q, r Point) bool { return mul(q.X-p.X, r.Y-p.Y)-mul(q.Y-p.Y, r.X-p.X) > 0 }
	return side(a, b, c) != side(a, b, d) && side(c, d, a) != side(c, d, b)
}
