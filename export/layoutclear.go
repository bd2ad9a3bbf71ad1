package export

import "math"

// trace is a line as straight pieces, to find what it runs through.
type trace struct {
	around Box
	at     []Point
}

const tracePieces = 12

// traces follows all lines that were drawn.
func (f *free) traces() []trace {
	all := make([]trace, len(f.out.Edges))
	for i, p := range f.out.Edges {
		if len(p.Path) < 4 {
			continue
		}
		all[i].at = pointsOn(p.Path)
		var e extent
		for _, at := range all[i].at {
			e.box(Box{at.X, at.Y, 0, 0})
		}
		all[i].around = Box{e.left, e.top, e.right - e.left, e.bottom - e.top}
	}
	return all
}

// pointsOn gives points of a path: tracePieces and one, and more where it turns.
func pointsOn(path []Point) []Point {
	at := make([]Point, 1, tracePieces+1)
	at[0] = path[0]
	whole := 0.0
	for k := 3; k < len(path); k += 3 {
		whole += distanceOf(path[k-3], path[k])
	}
	for k := 3; k < len(path); k += 3 {
		pieces := tracePieces
		if len(path) > 4 {
			pieces = max(4, int(mul(2*tracePieces, distanceOf(path[k-3], path[k])/max(whole, 1))))
		}
		for i := range pieces {
			at = append(at, cubic(path[k-3:], float64(i+1)/float64(pieces)))
		}
	}
	return at
}

// runsThrough tells whether a line runs through a box.
func (t *trace) runsThrough(b Box) bool {
	a := t.around
	if a.X > b.X+b.W || b.X > a.X+a.W || a.Y > b.Y+b.H || b.Y > a.Y+a.H {
		return false
	}
	for k := 1; k < len(t.at); k++ {
		if crosses(b, t.at[k-1], t.at[k]) {
			return true
		}
	}
	return false
}

// spots are where the words of a line may stand, as parts of its length: the
// middle first.
var spots = []float64{0.5, 0.45, 0.55, 0.4, 0.6, 0.34, 0.66, 0.28, 0.72, 0.23, 0.77}

// hidden tells whether a box lies over more than a part of a line.
func (t *trace) hidden(b Box, part float64) bool {
	under := 0
	for _, p := range t.at {
		if p.X > b.X && p.X < b.X+b.W && p.Y > b.Y && p.Y < b.Y+b.H {
			under++
		}
	}
	return float64(under) > mul(part, float64(len(t.at)))
}

// spot gives the place for words of a line where they lie on no card and no
// other words: on the line and on no other, else beside it, else on it and on
// the fewest others. More than one line of words may not hide the line itself,
// and one only where it has no place beside it.
func (f *free) spot(p *PlacedEdge, l line, lines []trace, taken []Box) (best Box, ok bool) {
	fewest := math.MaxInt
	for _, t := range spots {
		b := boxAround(along(p.Path, t), l)
		if f.hits(b, -1, -1) > 0 || meetsAny(b, taken) || len(l.words) > 1 && lines[p.Edge].hidden(b, 0.5) {
			continue
		}
		met := crossed(lines, b, p.Edge, fewest)
		if len(l.words) == 1 && lines[p.Edge].hidden(b, 0.7) {
			met++
		}
		if met < fewest {
			fewest, best, ok = met, b, true
		}
		if fewest == 0 {
			return best, true
		}
	}
	for _, t := range spots {
		for _, at := range beside(p.Path, t, l) {
			b := boxAround(at, l)
			if f.hits(b, -1, -1) == 0 && !meetsAny(b, taken) && crossed(lines, b, -1, 1) == 0 {
				return b, true
			}
		}
	}
	return best, ok
}

func boxAround(at Point, l line) Box {
	return Box{at.X - l.w/2 - 2, at.Y - l.h/2 - 1, l.w + 4, l.h + 2}
}

// crossed counts the lines but one that run through a box, up to most.
func crossed(lines []trace, b Box, but, most int) (met int) {
	for i := range lines {
		if i != but && lines[i].runsThrough(b) {
			if met++; met == most {
				break
			}
		}
	}
	return met
}

// beside gives the middles of words that stand close to a line: above and below
// where it is rather level, left and right where it is rather upright, and with
// a corner at it where it is neither.
func beside(path []Point, t float64, l line) []Point {
	at, before, after := along(path, t), along(path, t-0.1), along(path, t+0.1)
	dx, dy := after.X-before.X, after.Y-before.Y
	wide, high := math.Abs(dx), math.Abs(dy)
	const apart = 4
	switch {
	case high < wide/2:
		off := l.h/2 + apart + mul(l.w/2, high/wide)
		return []Point{{at.X, at.Y - off}, {at.X, at.Y + off}}
	case wide < high/2:
		off := l.w/2 + apart + mul(l.h/2, wide/high)
		return []Point{{at.X + off, at.Y}, {at.X - off, at.Y}}
	}
	length := math.Sqrt(mul(dx, dx) + mul(dy, dy))
	if length == 0 {
		return nil
	}
	off := (mul(l.w/2, high) + mul(l.h/2, wide)) / length
	n := Point{mul(off+apart, dy/length), mul(off+apart, -dx/length)}
	return []Point{{at.X + n.X, at.Y + n.Y}, {at.X - n.X, at.Y - n.Y}}
}

func meetsAny(b Box, taken []Box) bool {
	for _, o := range taken {
		if overlap(b, o) {
			return true
		}
	}
	return false
}
