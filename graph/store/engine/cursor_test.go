package engine

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
)

// sortedKeys makes up n different keys of small numbers, sorted.
func sortedKeys(r *rand.Rand, n int, most uint32) []key {
	var all []key
	for range n {
		all = append(all, key{r.Uint32N(most), r.Uint32N(most), r.Uint32N(most), r.Uint32N(most)})
	}
	all = append(all, key{}, key{0, 0, 0, 1}, key{1<<32 - 1, 1<<32 - 1, 1<<32 - 1, 1<<32 - 1}, key{1<<32 - 1})
	slices.SortFunc(all, key.compare)
	return slices.Compact(all)
}

// atRest writes keys as a part.
func atRest(t *testing.T, all []key) (*keys, *faulty) {
	t.Helper()
	dev := &faulty{device: newTape(nil)}
	a := &appender{dev: dev}
	p, err := writeKeys(a, all, 0)
	if err != nil {
		t.Fatal(err)
	}
	return newKeys(&reader{dev, a.end, newCache(64)}, p, "keys"), dev
}

// TestKeyCursor seeks and moves forward in parts and in lists.
func TestKeyCursor(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	for _, n := range []int{0, 1, keysEach - 5, keysEach - 4, keysEach, 3000} {
		for _, most := range []uint32{3, 20, 1 << 31} {
			all := sortedKeys(r, n, most)
			part, _ := atRest(t, all)
			for _, kind := range []string{"part", "list"} {
				for range 60 {
					k, bound := all[r.IntN(len(all))], r.IntN(5)
					if r.IntN(3) == 0 {
						k = key{r.Uint32N(most), r.Uint32N(most), r.Uint32N(most), r.Uint32N(most)}
					}
					clear(k[bound:])
					c := newKeyCursor(part, bound)
					if kind == "list" {
						c = &keyCursor{list: all}
					}
					walked(t, fmt.Sprint(kind, " of ", len(all), ", ", bound, " of ", k), c, r, all, k, bound)
				}
			}
		}
	}
}

// walked goes through the keys that begin with some numbers, and jumps now and
// then.
func walked(t *testing.T, name string, c *keyCursor, r *rand.Rand, all []key, k key, bound int) {
	t.Helper()
	c.seek(k, bound)
	if bound < 4 && r.IntN(3) == 0 {
		c.limit, c.limited = r.Uint32N(30), true
		c.to(k)
	}
	var want []key
	for _, l := range all {
		if l.begins(k, bound) && (!c.limited || l[bound] < c.limit) {
			want = append(want, l)
		}
	}
	for len(want) > 0 {
		if !c.ok || c.key != want[0] {
			t.Fatalf("%s: the cursor stands at %v (%v), want %v", name, c.key, c.ok, want[0])
		}
		if r.IntN(4) > 0 {
			c.next()
			want = want[1:]
			continue
		}
		to := want[r.IntN(len(want))]
		if r.IntN(2) == 0 {
			to[3]++
		}
		c.forward(to)
		for len(want) > 0 && want[0].compare(to) < 0 {
			want = want[1:]
		}
		if len(want) > 0 {
			c.forward(want[0]) // where it stands
		}
	}
	if c.ok || c.err != nil {
		t.Fatalf("%s: behind the last key there is %v (%v)", name, c.key, c.err)
	}
	c.forward(key{1<<32 - 1})
	if c.next(); c.ok && bound > 0 {
		t.Fatalf("%s: the cursor goes on", name)
	}
}

// TestKeyCursorFaults lets the disk fail under a cursor. What it read half is
// not taken for what is there.
func TestKeyCursorFaults(t *testing.T) {
	all := sortedKeys(rand.New(rand.NewPCG(7, 7)), 4*keysEach, 50)
	for _, bound := range []int{0, 1} {
		part, dev := atRest(t, all)
		c := newKeyCursor(part, bound)
		if c.seek(all[0], bound); c.err != nil {
			t.Fatal(c.err)
		}
		dev.call, dev.left, dev.err = reads, 0, errSync
		far := all[len(all)-2]
		c.n = 0
		if c.to(far); !errors.Is(c.err, errSync) || c.ok {
			t.Fatalf("the cursor says %v", c.err)
		}
		if c.next(); c.ok {
			t.Fatal("it goes on")
		}
		dev.mend()
		if c.to(far); c.err != nil || c.key != far {
			t.Fatalf("it stands at %v (%v), want %v", c.key, c.err, far)
		}
	}
}

// TestKeyMerge merges cursors that add and remove.
func TestKeyMerge(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 8))
	for range 100 {
		want := make(map[key]int)
		var cursors []*keyCursor
		for n := range r.IntN(7) {
			sign := 1 - n%2*2
			list := sortedKeys(r, r.IntN(40), 3)
			for _, k := range list {
				want[k] += sign
			}
			c := &keyCursor{list: list, sign: sign}
			c.seek(key{}, 0)
			cursors = append(cursors, c)
		}
		var m keyMerge
		m.begin(cursors)
		last := key{}
		for n := 0; m.next(); n++ {
			if net, ok := want[m.key]; !ok || net != m.net || n > 0 && m.key.compare(last) <= 0 {
				t.Fatalf("%v, behind %v, comes %d times, not %d", m.key, last, m.net, net)
			}
			last = m.key
			delete(want, m.key)
		}
		if len(want) > 0 || m.err != nil {
			t.Fatalf("%d keys are left (%v)", len(want), m.err)
		}
	}
}

// TestRank counts keys.
func TestRank(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	all := sortedKeys(r, 3000, 9)
	part, _ := atRest(t, all)
	for range 500 {
		k, n := key{r.Uint32N(10), r.Uint32N(10), r.Uint32N(10), r.Uint32N(10)}, r.IntN(5)
		if r.IntN(9) == 0 {
			k = all[len(all)-1]
		}
		clear(k[n:])
		want := int64(0)
		for _, l := range all {
			if l.begins(k, n) {
				want++
			}
		}
		if got, err := part.count(k, n); err != nil || got != want {
			t.Errorf("%d of %v: %d (%v), want %d", n, k, got, err, want)
		}
		if got := between(all, k, n); got != want && n > 0 {
			t.Errorf("%d of %v in a list: %d, want %d", n, k, got, want)
		}
	}
}

// TestBlocksAreThoseOfAPart writes over a block that was kept, as a load does
// that comes after one that failed: who asks the part that stands there now gets
// what it holds.
func TestBlocksAreThoseOfAPart(t *testing.T) {
	dev, shared := newTape(nil), newCache(64)
	for n := uint32(1); n <= 3; n++ {
		a := &appender{dev: dev}
		p, err := writeKeys(a, []key{{n, n, n, n}}, spog)
		if err != nil {
			t.Fatal(err)
		}
		s := newKeys(&reader{dev, a.end, shared}, p, "keys")
		if err := s.open(); err != nil {
			t.Fatal(err)
		}
		for range 2 {
			if b, err := s.get(0); err != nil || b.key(0) != (key{n, n, n, n}) {
				t.Fatalf("%d comes as %v (%v)", n, b, err)
			}
		}
	}
}

// TestRing keeps the blocks that came last, each at its place.
func TestRing(t *testing.T) {
	var r ring[keyBlock]
	r.places = make([]atomic.Pointer[atomic.Pointer[keyBlock]], 16)
	blocks := make(kept[keyBlock], 200)
	for at := range blocks {
		r.put(&blocks[at], &keyBlock{n: at}, 100)
		for i := range blocks {
			if b, want := blocks[i].Load(), i <= at && i > at-16; (b != nil) != want || want && b.n != i {
				t.Fatalf("behind block %d, block %d is %v", at, i, b)
			}
		}
	}
	r.put(&blocks[0], new(keyBlock), keptBytes+1)
	if blocks[0].Load() != nil {
		t.Error("a block is kept that is too large")
	}
	r.put(&blocks[0], new(keyBlock), keptBytes)
	if blocks[0].Load() == nil {
		t.Error("a block is not kept")
	}
	none := newCache(0)
	none.keys.put(&blocks[1], new(keyBlock), 1)
	if blocks[1].Load() != nil {
		t.Error("a cache without room keeps something")
	}
}

// TestRingTogether has many goroutines use a ring.
func TestRingTogether(t *testing.T) {
	var r ring[keyBlock]
	r.places = make([]atomic.Pointer[atomic.Pointer[keyBlock]], 8)
	blocks := make(kept[keyBlock], 40)
	var all sync.WaitGroup
	for n := range 4 {
		all.Go(func() {
			chance := rand.New(rand.NewPCG(uint64(n), 1))
			for range 20_000 {
				at := chance.IntN(len(blocks))
				if b := blocks[at].Load(); b != nil && b.n != at {
					t.Errorf("block %d comes as %d", at, b.n)
				}
				if chance.IntN(3) == 0 {
					r.put(&blocks[at], &keyBlock{n: at}, 10)
				}
			}
		})
	}
	all.Wait()
	count := 0
	for i := range blocks {
		if blocks[i].Load() != nil {
			count++
		}
	}
	if count > len(r.places) {
		t.Errorf("%d blocks are kept in %d places", count, len(r.places))
	}
}
