package export

import (
	"math"
	"strconv"
	"testing"
)

// TestUntangle gives a ring of cards that lies crossed, a card on the line of two
// others, and two that are too near for words.
func TestUntangle(t *testing.T) {
	size, gap := Point{100, 60}, Point{40, 20}
	for name, c := range map[string]struct {
		at    []Point
		lines [][2]int32
	}{
		"a ring":      {[]Point{{0, 0}, {400, 0}, {0, 300}, {400, 300}}, [][2]int32{{0, 1}, {1, 2}, {2, 3}, {0, 3}}},
		"on the line": {[]Point{{0, 0}, {200, 0}, {400, 0}, {200, 300}}, [][2]int32{{0, 2}, {1, 3}, {0, 3}}},
		"too near":    {[]Point{{0, 0}, {100, 0}, {400, 300}}, [][2]int32{{0, 1}, {1, 2}}},
	} {
		var pairs [][2]int32
		for _, l := range c.lines {
			pairs = append(pairs, l, [2]int32{l[1], l[0]})
		}
		sizes := make([]Point, len(c.at))
		for i := range sizes {
			sizes[i] = size
		}
		w := wirePairs(len(c.at), pairs)
		tangled := newTangle(c.at, sizes, gap, w)
		before := tangled.trouble()
		untangle(c.at, sizes, gap, w)
		if after := tangled.trouble(); before < 0.5 || after >= 0.5 {
			t.Errorf("%s: %.2f, %.2f before", name, after, before)
		}
		for i, p := range c.at {
			if !tangled.fits(i) {
				t.Errorf("%s: card %d at %v is out of the frame, or on another", name, i, p)
			}
		}
	}
}

// trouble gives what is counted against all cards but for the length of lines.
func (t *tangle) trouble() (sum float64) {
	for i := range t.at {
		sum += t.cost(i, math.Inf(1)) - t.length(i)
	}
	return sum
}

func BenchmarkUntangle(b *testing.B) {
	for _, size := range []int{45, 150} {
		n := society(size, 1)
		b.Run(strconv.Itoa(size), func(b *testing.B) {
			for b.Loop() {
				Arrange(n, DrawOptions{Layout: LayoutNameNetwork})
			}
		})
	}
}
