package export

import (
	"fmt"
	"math"
	"testing"

	"corkboard/graph"
)

// TestLinesBehindCards draws networks of all sizes that have cards: no line runs
// behind a card that it does not join, since it would seem to end there.
func TestLinesBehindCards(t *testing.T) {
	all := map[string]graph.Network{"founding": founding(), "council": council(), "harbour": harbour(), "holding": holding(30)}
	for _, size := range []int{12, 20, 30, 45, 60, 100, 150, 200, 500, networkNodes} {
		for seed := range uint64(2) {
			if size > 200 && seed > 0 {
				continue
			}
			all[fmt.Sprint("generated ", size, seed)] = generated(size, seed+1)
			all[fmt.Sprint("society ", size, seed)] = society(size, seed+1)
		}
	}
	for name, n := range all {
		n = canonical(n)
		f := new(free)
		f.out = Arrange(n, DrawOptions{Layout: LayoutNameNetwork})
		for i, line := range f.traces() {
			e := n.Edges[f.out.Edges[i].Edge]
			for k, v := range f.out.Nodes {
				if k != e.Source && k != e.Target && line.runsThrough(v.Box) {
					t.Errorf("%s: the line from %v to %v runs behind %v", name, n.Nodes[e.Source].Label, n.Nodes[e.Target].Label, n.Nodes[k].Label)
				}
			}
		}
	}
}

// cardsAt gives a layout of cards of 100 by 40 points, by their middles.
func cardsAt(at ...Point) *free {
	f := &free{at: at}
	for range at {
		f.size = append(f.size, Point{100, 40})
	}
	f.index()
	return f
}

// TestDetours goes around one card, along a wall of them and out of a corner, and
// finds no way where there is none.
func TestDetours(t *testing.T) {
	from, to := Point{0, 0}, Point{600, 0}
	wall := []Point{from, to}
	for y := -5.0; y <= 6; y++ {
		wall = append(wall, Point{300, 52 * y})
	}
	ring := []Point{from, to}
	for i := range 16 {
		a := mul(float64(i), math.Pi/8)
		ring = append(ring, Point{mul(120, math.Cos(a)), mul(70, math.Sin(a))})
	}
	for name, c := range map[string]struct {
		cards []Point
		want  []Point // where the line turns, for one of a point
		none  bool
	}{
		"nothing is in the way": {cards: []Point{from, to}},
		"one card":              {cards: []Point{from, to, {300, 5}}, want: []Point{{246, -19}, {354, -19}}},
		"a wall with gaps":      {cards: wall, want: []Point{{246, -24}, {354, -24}}},
		"a ring":                {cards: ring, none: true},
	} {
		d := newDetours(cardsAt(c.cards...))
		way := d.find(0, 1, 1)
		if c.none {
			if way != nil {
				t.Errorf("%s: a way by %v", name, way)
			}
			continue
		}
		if len(way) < 2 || way[0] != from || way[len(way)-1] != to {
			t.Errorf("%s: the way is %v", name, way)
			continue
		}
		if got := way[1 : len(way)-1]; fmt.Sprint(got) != fmt.Sprint(c.want) && len(got)+len(c.want) > 0 {
			t.Errorf("%s: it turns at %v, want %v", name, got, c.want)
		}
	}
}

// TestDetoursBesideEachOther leads lines of several widths around one card: each
// turns farther out than those before it, and none touches the card.
func TestDetoursBesideEachOther(t *testing.T) {
	f := cardsAt(Point{0, 0}, Point{600, 0}, Point{300, 5})
	d := newDetours(f)
	last := math.Inf(1)
	for i, width := range []float64{1, 1, 1, 6} {
		path := d.path(0, 1, width, nil)
		if path[0].X != 50 || path[len(path)-1].X != 550 {
			t.Errorf("line %d goes from %v to %v", i, path[0], path[len(path)-1])
		}
		line := trace{at: pointsOn(path)}
		var e extent
		for _, p := range line.at {
			e.box(Box{p.X, p.Y, 0, 0})
		}
		line.around = Box{e.left, e.top, e.right - e.left, e.bottom - e.top}
		if line.runsThrough(f.box(2).wider(width / 2)) {
			t.Errorf("line %d touches the card: %v", i, path)
		}
		if i < 3 && e.top >= last {
			t.Errorf("line %d turns at %v, the one before at %v", i, e.top, last)
		}
		last = e.top
	}
}

// TestDetoursEnd puts a thousand cards on top of each other, as a table of positions
// may: the search gives up.
func TestDetoursEnd(t *testing.T) {
	at := make([]Point, networkNodes)
	for i := range at {
		at[i] = Point{mul(float64(i%40), 3), mul(float64(i/40), 3)}
	}
	at[0], at[1] = Point{-200, 0}, Point{400, 0}
	d := newDetours(cardsAt(at...))
	for range 200 {
		d.find(0, 1, 1)
	}
	if d.looks > turnLooks+8*networkNodes*networkNodes {
		t.Errorf("%d cards were looked at", d.looks)
	}
}

// TestAlong follows a path of pieces of several lengths.
func TestAlong(t *testing.T) {
	straight := func(from, to Point) []Point {
		d := Point{to.X - from.X, to.Y - from.Y}
		return []Point{from.plus(d, 1.0/3), from.plus(d, 2.0/3), to}
	}
	path := append([]Point{{0, 0}}, straight(Point{0, 0}, Point{80, 0})...)
	path = append(path, straight(Point{80, 0}, Point{80, 0})...)
	path = append(path, straight(Point{80, 0}, Point{80, 20})...)
	for part, want := range map[float64]Point{0: {0, 0}, 0.4: {40, 0}, 0.8: {80, 0}, 0.9: {80, 10}, 1: {80, 20}} {
		if got := along(path, part); got.distance(want) > 0.01 {
			t.Errorf("at %v of the path: %v, want %v", part, got, want)
		}
	}
}
