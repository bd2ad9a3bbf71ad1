package export

import (
	"cmp"
	"math"
	"slices"
)

const (
	drawInRounds = 400
	drawInStep   = 24.0 // points a round, for the node that lies farthest out
)

// drawIn moves boxes that stand apart towards the middle of all, until the
// picture has no more than the given area or they are in each other's way: what
// lay dense stays as it is, and the empty places between get smaller. at holds
// the middles, sizes the widths and heights with the room between boxes.
func drawIn(at, sizes []Point, area float64) {
	var widest Point
	for _, s := range sizes {
		widest = Point{max(widest.X, s.X), max(widest.Y, s.Y)}
	}
	order := make([]int, len(at))
	far := make([]float64, len(at))
	for range drawInRounds {
		var e extent
		for i, p := range at {
			e.box(Box{p.X - sizes[i].X/2, p.Y - sizes[i].Y/2, sizes[i].X, sizes[i].Y})
		}
		if mul(e.right-e.left, e.bottom-e.top) <= area {
			return
		}
		middle := Point{(e.left + e.right) / 2, (e.top + e.bottom) / 2}
		farthest := 1.0
		for i, p := range at {
			order[i] = i
			far[i] = distanceOf(p, middle)
			farthest = max(farthest, far[i])
		}
		// Who is near the middle makes room for who follows.
		slices.SortFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(far[a], far[b]), cmp.Compare(a, b)) })
		farthest = max(farthest, 4*drawInStep)
		cells := newCells(at, widest.X, widest.Y)
		moved := false
		for _, i := range order {
			// Who lies far out comes in first.
			shrink := 1 - mul(drawInStep/farthest, far[i]/farthest)
			to := Point{middle.X + mul(at[i].X-middle.X, shrink), middle.Y + mul(at[i].Y-middle.Y, shrink)}
			for _, p := range []Point{to, {to.X, at[i].Y}, {at[i].X, to.Y}} {
				if p != at[i] && isClear(cells, at, sizes, widest, i, p) {
					at[i], moved = p, true
					break
				}
			}
		}
		if !moved {
			return
		}
	}
}

// isClear tells whether box i would meet no other at p. The others may have
// moved by a step since they were put into cells.
func isClear(c cells, at, sizes []Point, widest Point, i int, p Point) bool {
	reach := Point{(widest.X+sizes[i].X)/2 + drawInStep, (widest.Y+sizes[i].Y)/2 + drawInStep}
	free := true
	c.within(Box{p.X - reach.X, p.Y - reach.Y, 2 * reach.X, 2 * reach.Y}, func(j int) bool {
		free = i == j || (sizes[i].X+sizes[j].X)/2 <= math.Abs(at[j].X-p.X) || (sizes[i].Y+sizes[j].Y)/2 <= math.Abs(at[j].Y-p.Y)
		return free
	})
	return free
}
