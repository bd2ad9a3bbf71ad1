package engine

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"
)

var histories = flag.Uint64("histories", 6, "how many random histories TestPowerCuts goes through")

// TestPowerCuts goes through random histories, cuts the power at every point of
// what was done to the disk, and opens what may be left: the store holds what
// it held before the change under way or behind it, and all that was said to
// be done. Of some of what is left the history goes on, and is cut again.
func TestPowerCuts(t *testing.T) {
	seeds := *histories
	if testing.Short() {
		seeds = min(seeds, 2)
	}
	for seed := range seeds {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			m := &powerCuts{T: t, r: rand.New(rand.NewPCG(seed, 11)), now: make(board), images: 5, again: 2}
			m.path = filepath.Join(t.TempDir(), "a.corkboard")
			m.tape = newTape(nil)
			if err := initialize(m.tape); err != nil {
				t.Fatal(err)
			}
			m.acts = []act{{name: "making the store", to: len(m.tape.deeds), under: []string{"", m.now.sum()}, behind: []string{m.now.sum()}}}
			if seed%3 == 2 {
				m.memory = -1
			}
			m.open()
			for range 14 {
				m.step()
			}
			m.cut()
			t.Log(m.opened, "images")
		})
	}
}

// act is a change of which the deeds on the tape are known, and the boards that
// the store may hold if the power is cut under way or later. A board is "" where
// there need not be a store at all.
type act struct {
	name          string
	from, to      int // on the tape
	under, behind []string
}

// powerCuts is a history, and what it did to the disk.
type powerCuts struct {
	*testing.T
	r      *rand.Rand
	path   string
	memory int64
	tape   *tape
	store  *Store
	now    board
	acts   []act
	doubts []string // boards of changes that could not be taken back

	images int // for each point
	again  int // how often in a thousand images the history goes on
	opened int
}

func (m *powerCuts) open() {
	m.Helper()
	s, err := open(m.tape, m.path, Options{Memory: m.memory})
	if err != nil {
		m.Fatal(err)
	}
	m.store = s
}

// step makes a change, after the store was closed or its process killed, if
// chance wants.
func (m *powerCuts) step() {
	m.Helper()
	switch m.r.IntN(6) {
	case 0:
		m.do(change{"closing", func(context.Context, *Store) error { return m.store.Close() }, m.now, false})
		m.reopen()
	case 1:
		m.reopen()
	}
	c := anyChange(m.r, m.now, 60)
	if c.name == "compacting" {
		m.compact()
		return
	}
	m.do(c)
}

// reopen opens the store again. What could not be taken back may be there.
func (m *powerCuts) reopen() {
	m.Helper()
	m.open()
	got, err := sound(m.store)
	if err != nil {
		m.Fatal(err)
	}
	if got != m.now.sum() && !slices.Contains(m.doubts, got) {
		m.Fatal("opened again, the store holds neither what it held nor what it should hold")
	}
	s := m.store.Snapshot()
	defer s.Release()
	old := m.now.sum()
	if m.now, err = held(s); err != nil {
		m.Fatal(err)
	}
	if len(m.doubts) > 0 {
		m.doubts = append(m.doubts, old)
	}
}

var errSync = errors.New("the disk does not answer")

// do makes a change, on a disk on which now and then a sync fails, or all do
// from one on.
func (m *powerCuts) do(c change) error {
	m.Helper()
	a := act{name: c.name, from: len(m.tape.deeds), under: append([]string{m.now.sum(), c.after.sum()}, m.doubts...)}
	failed := false
	if n := m.r.IntN(10); n < 3 {
		once := m.r.IntN(2) == 0
		a.name += fmt.Sprintf(", of which sync %d fails (once: %v)", n, once)
		m.tape.fails = func() error {
			if n--; n < -1 && once || n > -1 {
				return nil
			}
			failed = true
			return errSync
		}
	}
	err := c.do(context.Background(), m.store)
	m.tape.fails = nil
	switch {
	case c.fails || failed:
		if err == nil {
			m.Fatalf("%s gives no error", a.name)
		}
	case err != nil:
		m.Fatalf("%s: %v", a.name, err)
	default:
		m.now = c.after
	}
	switch {
	case m.store.doubt == noDoubt && !(err != nil && m.store.Closed()):
		// Nothing was written: what was in doubt still is.
		if len(m.tape.deeds) > a.from {
			m.doubts = nil
		}
	case err != nil:
		m.doubts = append(m.doubts, c.after.sum())
	}
	a.to, a.behind = len(m.tape.deeds), append([]string{m.now.sum()}, m.doubts...)
	m.acts = append(m.acts, a)
	if !m.store.Closed() {
		holds(m, m.store, m.now, "behind "+a.name)
	}
	return err
}

// compact is Compact on tapes: another takes the place of the one there is,
// once all of it is synced.
func (m *powerCuts) compact() {
	m.Helper()
	err := m.do(change{"settling", func(ctx context.Context, s *Store) error { return s.settle(ctx) }, m.now, false})
	if err != nil {
		return
	}
	fresh := newTape(nil)
	next, h, err := m.store.rewrite(context.Background(), m.store.now, fresh)
	if err != nil {
		m.Fatal(err)
	}
	if last := fresh.deeds[len(fresh.deeds)-1]; last.does != doesSync {
		m.Fatal("compacting does not sync what it wrote")
	}
	m.cut()
	m.tape = fresh
	fresh.begin, fresh.deeds = slices.Clone(fresh.now), nil
	m.acts = []act{{name: "compacting", behind: []string{m.now.sum()}}}
	next.file.use()
	m.store.now, m.store.commit, m.store.journalEnd = next, h, h.end
	holds(m, m.store, m.now, "behind compacting")
}

// cut looks at what may be left at every point of the tape.
func (m *powerCuts) cut() {
	m.Helper()
	d := &disk{sure: slices.Clone(m.tape.begin)}
	for point := 0; ; point++ {
		d.images(m.r, m.images, func(image []byte) { m.left(image, point) })
		if point == len(m.tape.deeds) {
			return
		}
		if e := m.tape.deeds[point]; e.failed {
			d.fail(m.r)
		} else {
			d.take(e, m.r)
		}
	}
}

// may gives what the store may hold where the power is cut at a point.
func (m *powerCuts) may(point int) (when string, boards []string) {
	for i := len(m.acts) - 1; i >= 0; i-- {
		switch a := m.acts[i]; {
		case point >= a.to:
			return "behind " + a.name, a.behind
		case point >= a.from:
			return "in " + a.name, a.under
		}
	}
	return "", nil
}

// left opens what is left.
func (m *powerCuts) left(image []byte, point int) {
	m.Helper()
	m.opened++
	when, boards := m.may(point)
	where := fmt.Sprintf("power cut at point %d, %s", point, when)
	s, err := open(newTape(image), "", Options{})
	if err != nil {
		if !slices.Contains(boards, "") {
			m.Fatalf("%s: %v", where, err)
		}
		return
	}
	got, err := sound(s)
	if err != nil {
		if !slices.Contains(boards, "") {
			m.Fatalf("%s: %v", where, err)
		}
		return
	}
	if !slices.Contains(boards, got) {
		m.Fatalf("%s: the store holds neither what it held nor what it should hold", where)
	}
	if m.r.IntN(1000) < m.again {
		m.goOn(image)
	}
}

// goOn goes on with what is left.
func (m *powerCuts) goOn(image []byte) {
	m.Helper()
	n := &powerCuts{T: m.T, r: m.r, path: m.path, memory: m.memory, images: 3, tape: newTape(image)}
	n.open()
	s := n.store.Snapshot()
	var err error
	if n.now, err = held(s); err != nil {
		m.Fatal(err)
	}
	s.Release()
	n.acts = []act{{name: "opening again", behind: []string{n.now.sum()}}}
	for range 4 {
		n.step()
	}
	n.cut()
	m.opened += n.opened
}
