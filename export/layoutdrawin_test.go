package export

import (
	"math"
	"testing"
)

// TestDrawIn wants boxes that were apart to be apart still, the picture to be
// smaller where there was empty room, and nothing to move where there is none.
func TestDrawIn(t *testing.T) {
	size := func(at, sizes []Point) float64 {
		var e extent
		for i, p := range at {
			e.box(Box{p.X - sizes[i].X/2, p.Y - sizes[i].Y/2, sizes[i].X, sizes[i].Y})
		}
		return mul(e.right-e.left, e.bottom-e.top)
	}
	r := random(4)
	for _, test := range []struct {
		name string
		n    int
		wide float64 // how far apart they lie
		most float64 // the area wanted, as a multiple of that of the boxes
	}{{"two", 2, 900, 3}, {"dense", 40, 60, 4}, {"sparse", 40, 900, 4}, {"many", 600, 220, 3}} {
		at, sizes := make([]Point, test.n), make([]Point, test.n)
		boxes := 0.0
		for i := range at {
			at[i] = Point{mul(test.wide, float64(i%20)) + float64(r.below(20)), mul(test.wide, float64(i/20)) + float64(r.below(20))}
			sizes[i] = Point{20 + float64(r.below(20)), 10 + float64(r.below(10))}
			boxes += mul(sizes[i].X, sizes[i].Y)
		}
		before := size(at, sizes)
		drawIn(at, sizes, mul(boxes, test.most))
		after := size(at, sizes)
		t.Logf("%s: %.0f times the boxes, %.0f before", test.name, after/boxes, before/boxes)
		if after > before || before > mul(boxes, 4*test.most) && after > before/2 {
			t.Errorf("%s: area %.0f, %.0f before", test.name, after, before)
		}
		for i := range at {
			for j := range i {
				if math.Abs(at[i].X-at[j].X) < (sizes[i].X+sizes[j].X)/2 && math.Abs(at[i].Y-at[j].Y) < (sizes[i].Y+sizes[j].Y)/2 {
					t.Fatalf("%s: boxes %d and %d meet", test.name, j, i)
				}
			}
		}
	}
}
