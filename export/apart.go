package export

import "math"

// cells finds what is near: a grid over the plane with the middles of boxes in
// its cells.
type cells struct {
	left, top, w, h float64
	columns, rows   int
	head, next      []int32 // by cell, by box; -1 at the end
}

func newCells(at []Point, w, h float64) cells {
	c := cells{w: max(w, 1), h: max(h, 1), left: at[0].X, top: at[0].Y}
	right, bottom := at[0].X, at[0].Y
	for _, p := range at {
		c.left, right = min(c.left, p.X), max(right, p.X)
		c.top, bottom = min(c.top, p.Y), max(bottom, p.Y)
	}
	// A cell may be large where a few lie far away, but never are there many
	// more cells than boxes.
	most := float64(4*len(at) + 64)
	for ((right-c.left)/c.w+1)*((bottom-c.top)/c.h+1) > most {
		c.w, c.h = mul(c.w, 1.5), mul(c.h, 1.5)
	}
	c.columns, c.rows = int((right-c.left)/c.w)+1, int((bottom-c.top)/c.h)+1
	c.head = make([]int32, c.columns*c.rows)
	c.next = make([]int32, len(at))
	for k := range c.head {
		c.head[k] = -1
	}
	for i := len(at) - 1; i >= 0; i-- {
		x, y := c.cell(at[i])
		k := y*c.columns + x
		c.next[i], c.head[k] = c.head[k], int32(i)
	}
	return c
}

func (c *cells) cell(p Point) (x, y int) {
	x, y = int((p.X-c.left)/c.w), int((p.Y-c.top)/c.h)
	return min(max(x, 0), c.columns-1), min(max(y, 0), c.rows-1)
}

// within calls for every box whose middle may lie in b, until it answers
// false.
func (c *cells) within(b Box, each func(i int) bool) {
	x0, y0 := c.cell(Point{b.X, b.Y})
	x1, y1 := c.cell(Point{b.X + b.W, b.Y + b.H})
	for y := y0; y <= y1; y++ {
		for x := x0; x <= x1; x++ {
			for i := c.head[y*c.columns+x]; i >= 0; i = c.next[i] {
				if !each(int(i)) {
					return
				}
			}
		}
	}
}

// moveApart moves boxes until none meets another: it pushes those that do, and
// where that does not end, spreads all. at holds the middles, sizes the widths
// and heights with the room between boxes.
func moveApart(at, sizes []Point) {
	if len(at) < 2 {
		return
	}
	var widest Point
	for _, s := range sizes {
		widest = Point{max(widest.X, s.X), max(widest.Y, s.Y)}
	}
	for {
		for range 24 {
			if pushApart(at, sizes, widest) == 0 {
				return
			}
		}
		for i := range at {
			at[i] = Point{mul(at[i].X, 1.06), mul(at[i].Y, 1.06)}
		}
	}
}

// pushApart pushes each two boxes that meet by what they overlap, along the
// side where that is less, and counts them.
func pushApart(at, sizes []Point, widest Point) int {
	c := newCells(at, widest.X, widest.Y)
	met := 0
	for i := range at {
		here := at[i]
		reach := Point{(widest.X + sizes[i].X) / 2, (widest.Y + sizes[i].Y) / 2}
		c.within(Box{here.X - reach.X, here.Y - reach.Y, 2 * reach.X, 2 * reach.Y}, func(j int) bool {
			if j <= i {
				return true
			}
			dx, dy := at[j].X-at[i].X, at[j].Y-at[i].Y
			x := (sizes[i].X+sizes[j].X)/2 - math.Abs(dx)
			y := (sizes[i].Y+sizes[j].Y)/2 - math.Abs(dy)
			if x <= 0.005 || y <= 0.005 {
				return true
			}
			met++
			if x < y {
				push := mul(toward(dx), x/2+0.01)
				at[i].X, at[j].X = at[i].X-push, at[j].X+push
			} else {
				push := mul(toward(dy), y/2+0.01)
				at[i].Y, at[j].Y = at[i].Y-push, at[j].Y+push
			}
			return true
		})
	}
	return met
}

// packed places boxes side by side in rows, in columns where they fit, so that
// the whole is about as wide as ratio times its height. It gives their upper
// left corners; the first box comes first.
func packed(sizes []Point, gap, ratio float64) []Point {
	var area, widest float64
	for _, s := range sizes {
		area += mul(s.X+gap, s.Y+gap)
		widest = max(widest, s.X)
	}
	width := max(widest, math.Sqrt(mul(area, ratio)))
	at := make([]Point, len(sizes))
	var x, y, columnW, columnY, rowH float64
	for i, s := range sizes {
		if columnW > 0 && columnY+s.Y <= rowH && s.X <= columnW {
			at[i] = Point{x, y + columnY}
			columnY += s.Y + gap
			continue
		}
		if columnW > 0 {
			x += columnW + gap
		}
		if x > 0 && x+s.X > width {
			x, y, rowH = 0, y+rowH+gap, 0
		}
		at[i] = Point{x, y}
		columnW, columnY, rowH = s.X, s.Y+gap, max(rowH, s.Y)
	}
	return at
}

// toward gives the direction of x, never none.
func toward(x float64) float64 {
	if x < 0 {
		return -1
	}
	return 1
}
