package export

import (
	"image"
	"math"
	"slices"
	"strconv"
)

// raster paints on pixels. It counts in whole 256ths of a pixel, so that every
// machine paints the same.
type raster struct {
	img   *image.RGBA
	scale float64 // pixels to a point
	set   *typesetter
	edges []side256
	cover []int32
	marks []crossing
}

// side256 is a piece of a contour that goes down, in 256ths of a pixel; turn
// is -1 where it goes up in the contour.
type side256 struct {
	x0, y0, x1, y1 int64
	turn           int
}

type crossing struct {
	x    int64
	turn int
}

const (
	unit256 = 256
	scans   = 8 // scan lines to a pixel
)

func newRaster(w, h int, scale float64, set *typesetter, canvas string) *raster {
	r := &raster{img: image.NewRGBA(image.Rect(0, 0, w, h)), scale: scale, set: set, cover: make([]int32, w+2)}
	cr, cg, cb := colorParts(canvas)
	for i := 0; i < len(r.img.Pix); i += 4 {
		p := r.img.Pix[i:]
		p[0], p[1], p[2], p[3] = cr, cg, cb, 255
	}
	return r
}

// add adds a straight side.
func (r *raster) add(a, b Point) {
	fix := func(f float64) int64 { return int64(math.Round(mul(mul(f, r.scale), unit256))) }
	s := side256{fix(a.X), fix(a.Y), fix(b.X), fix(b.Y), 1}
	if s.y0 == s.y1 {
		return
	}
	if s.y0 > s.y1 {
		s = side256{s.x1, s.y1, s.x0, s.y0, -1}
	}
	r.edges = append(r.edges, s)
}

// flat gives a path of curves as straight pieces.
func (r *raster) flat(path []Point) []Point {
	out := []Point{path[0]}
	for k := 0; k+3 < len(path); k += 3 {
		p := path[k:]
		length := math.Abs(p[3].X-p[0].X) + math.Abs(p[3].Y-p[0].Y) + math.Abs(p[1].X-p[0].X) + math.Abs(p[1].Y-p[0].Y)
		pieces := min(max(int(math.Sqrt(mul(length, r.scale))), 1)+1, 40)
		if straight(p) {
			pieces = 1
		}
		for i := 1; i <= pieces; i++ {
			out = append(out, cubic(p, float64(i)/float64(pieces)))
		}
	}
	return out
}

// straight tells a curve that is a line.
func straight(p []Point) bool {
	dx, dy := p[3].X-p[0].X, p[3].Y-p[0].Y
	off := func(q Point) float64 { return math.Abs(mul(q.X-p[0].X, dy) - mul(q.Y-p[0].Y, dx)) }
	return off(p[1])+off(p[2]) < 0.001
}

func (r *raster) fill(contours [][]Point, color string, opacity float64) {
	for _, c := range contours {
		ps := r.flat(c)
		for i, p := range ps {
			r.add(p, ps[(i+1)%len(ps)])
		}
	}
	r.flush(color, opacity)
}

func (r *raster) stroke(path []Point, width float64, color string, dash []float64, round bool) {
	ps := r.flat(path)
	half := width / 2
	if mul(width, r.scale) < 0.8 { // no line is thinner than can be seen
		half = 0.4 / r.scale
	}
	for _, piece := range dashed(ps, dash) {
		for i := 1; i < len(piece); i++ {
			r.band(piece[i-1], piece[i], half)
			if round || i > 1 {
				r.knot(piece[i-1], half)
			}
		}
		if round {
			r.knot(piece[len(piece)-1], half)
		}
	}
	r.flush(color, 1)
}

// band adds a straight piece of a line.
func (r *raster) band(a, b Point, half float64) {
	dx, dy := b.X-a.X, b.Y-a.Y
	length := math.Sqrt(mul(dx, dx) + mul(dy, dy))
	if length < 1e-9 {
		return
	}
	nx, ny := mul(-dy/length, half), mul(dx/length, half)
	corners := []Point{{a.X + nx, a.Y + ny}, {a.X - nx, a.Y - ny}, {b.X - nx, b.Y - ny}, {b.X + nx, b.Y + ny}}
	for i, c := range corners {
		r.add(c, corners[(i+1)%4])
	}
}

// corners12 are the corners of a twelve-sided figure, turning as bands do.
var corners12 = []Point{{1, 0}, {0.866, 0.5}, {0.5, 0.866}, {0, 1}, {-0.5, 0.866}, {-0.866, 0.5},
	{-1, 0}, {-0.866, -0.5}, {-0.5, -0.866}, {0, -1}, {0.5, -0.866}, {0.866, -0.5}}

// knot adds a disc where pieces meet.
func (r *raster) knot(at Point, half float64) {
	for i, c := range corners12 {
		d := corners12[(i+1)%12]
		r.add(Point{at.X + mul(c.X, half), at.Y + mul(c.Y, half)}, Point{at.X + mul(d.X, half), at.Y + mul(d.Y, half)})
	}
}

// dashed cuts a line into the pieces that are drawn.
func dashed(ps []Point, dash []float64) [][]Point {
	if len(dash) == 0 {
		return [][]Point{ps}
	}
	var out [][]Point
	on, left := 0, dash[0]
	piece := []Point{ps[0]}
	for i := 1; i < len(ps); i++ {
		a, b := ps[i-1], ps[i]
		for {
			dx, dy := b.X-a.X, b.Y-a.Y
			length := math.Sqrt(mul(dx, dx) + mul(dy, dy))
			if length <= left || length < 1e-9 {
				left -= length
				piece = append(piece, b)
				break
			}
			a = Point{a.X + mul(dx/length, left), a.Y + mul(dy/length, left)}
			piece = append(piece, a)
			if on%2 == 0 {
				out = append(out, piece)
			}
			piece = []Point{a}
			on++
			left = dash[on%len(dash)]
		}
	}
	if on%2 == 0 && len(piece) > 1 {
		out = append(out, piece)
	}
	return out
}

func (r *raster) text(t Text, color string) {
	m := measures[t.Role]
	glyphs, width := r.set.line(m, t.Words)
	at, narrow := startOf(t, width)
	for _, g := range glyphs {
		scale := m.size / g.from.units
		for _, c := range g.from.outline(g.id) {
			placed := make([]Point, len(c))
			for i, p := range c {
				placed[i] = Point{at.X + mul(g.x+mul(p.X, scale), narrow), at.Y - g.y - mul(p.Y, scale)}
			}
			ps := r.flat(placed)
			for i, p := range ps {
				r.add(p, ps[(i+1)%len(ps)])
			}
		}
		r.flush(color, 1)
	}
}

// flush paints what the sides enclose: where their turns do not add up to
// nothing.
func (r *raster) flush(color string, opacity float64) {
	if len(r.edges) == 0 {
		return
	}
	slices.SortFunc(r.edges, func(a, b side256) int { return int(a.y0 - b.y0) })
	top, bottom := r.edges[0].y0, int64(0)
	for _, e := range r.edges {
		bottom = max(bottom, e.y1)
	}
	w, h := r.img.Rect.Dx(), r.img.Rect.Dy()
	cr, cg, cb := colorParts(color)
	alpha := int64(math.Round(mul(opacity, 255)))
	first, last := max(top/unit256, 0), min((bottom-1)/unit256, int64(h)-1)
	next := 0
	var live []side256
	for y := first; y <= last; y++ {
		for next < len(r.edges) && r.edges[next].y0 < (y+1)*unit256 {
			live = append(live, r.edges[next])
			next++
		}
		live = slices.DeleteFunc(live, func(e side256) bool { return e.y1 <= y*unit256 })
		from, to := r.row(live, y, w)
		for x := from; x < to; x++ {
			c := int64(r.cover[x])
			r.cover[x] = 0
			if c == 0 {
				continue
			}
			a := c * alpha / (scans * unit256)
			p := r.img.Pix[int(y)*r.img.Stride+4*x:]
			p[0], p[1], p[2], p[3] = blend(cr, p[0], a), blend(cg, p[1], a), blend(cb, p[2], a), 255
		}
	}
	r.edges = r.edges[:0]
}

func blend(over, under uint8, a int64) uint8 {
	return uint8((int64(over)*a + int64(under)*(255-a) + 127) / 255)
}

// row adds up how much of each pixel of a row is covered.
func (r *raster) row(live []side256, y int64, w int) (from, to int) {
	from, to = w, 0
	for k := range int64(scans) {
		at := y*unit256 + k*unit256/scans + unit256/scans/2
		r.marks = r.marks[:0]
		for _, e := range live {
			if e.y0 <= at && at < e.y1 {
				r.marks = append(r.marks, crossing{e.x0 + (at-e.y0)*(e.x1-e.x0)/(e.y1-e.y0), e.turn})
			}
		}
		slices.SortFunc(r.marks, func(a, b crossing) int { return int(a.x - b.x) })
		turns := 0
		for i, m := range r.marks {
			if turns != 0 {
				a, b := r.span(r.marks[i-1].x, m.x, w)
				from, to = min(from, a), max(to, b)
			}
			turns += m.turn
		}
	}
	return from, to
}

// span covers a piece of a scan line.
func (r *raster) span(a, b int64, w int) (from, to int) {
	a, b = max(a, 0), min(b, int64(w)*unit256)
	if a >= b {
		return w, 0
	}
	x, end := int(a/unit256), int(b/unit256)
	if x == end {
		r.cover[x] += int32(b - a)
		return x, x + 1
	}
	r.cover[x] += int32(unit256 - a%unit256)
	for i := x + 1; i < end; i++ {
		r.cover[i] += unit256
	}
	r.cover[end] += int32(b % unit256)
	return x, min(end+1, w)
}

// colorParts reads a colour of a theme.
func colorParts(c string) (r, g, b uint8) {
	if len(c) != 7 {
		return 0, 0, 0
	}
	v, err := strconv.ParseUint(c[1:], 16, 32)
	if err != nil {
		return 0, 0, 0
	}
	return uint8(v >> 16), uint8(v >> 8), uint8(v)
}
