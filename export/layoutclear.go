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
		var e extent
		for k := range tracePieces + 1 {
			at := along(p.Path, float64(k)/tracePieces)
			all[i].at = append(all[i].at, at)
			e.box(Box{at.X, at.Y, 0, 0})
		}
		all[i].around = Box{e.left, e.top, e.right - e.left, e.bottom - e.top}
	}
	return all
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

// hidden tells whether a box lies over most of a line.
func (t *trace) hidden(b Box) bool {
	under := 0
	for _, p := range t.at {
		if p.X > b.X && p.X < b.X+b.W && p.Y > b.Y && p.Y < b.Y+b.H {
			under++
		}
	}
	return 2*under > len(t.at)
}

// spot gives the place for words of a line where they lie on no card and no
// other words, and on the fewest other lines. More than one line of words may
// not hide the line itself.
func (f *free) spot(p *PlacedEdge, l line, lines []trace, taken []Box) (best Box, ok bool) {
	fewest := math.MaxInt
	for _, t := range spots {
		at := along(p.Path, t)
		b := Box{at.X - l.w/2 - 2, at.Y - l.h/2 - 1, l.w + 4, l.h + 2}
		if f.hits(b, -1, -1) > 0 || meetsAny(b, taken) || len(l.words) > 1 && lines[p.Edge].hidden(b) {
			continue
		}
		met := 0
		for i := range lines {
			if i != p.Edge && lines[i].runsThrough(b) {
				if met++; met == fewest {
					break
				}
			}
		}
		if met < fewest {
			fewest, best, ok = met, b, true
		}
		if met == 0 {
			break
		}
	}
	return best, ok
}

func meetsAny(b Box, taken []Box) bool {
	for _, o := range taken {
		if overlap(b, o) {
			return true
		}
	}
	return false
}
