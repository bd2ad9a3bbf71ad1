package graph

import "io"

// maxFanIn is how many runs are merged at once.
const maxFanIn = 128

// mergeRuns gives the statements of runs of one file in order, where equal
// ones come in the order of the runs. It ends when each gives false or an
// error.
func mergeRuns(t io.ReaderAt, runs []run, o SortOptions, each func(*Statement) (bool, error)) error {
	buffer := int(min(max(o.Memory/int64(2*len(runs)+1), 4<<10), 128<<10))
	names := new(nameTable)
	m := merger{order: o.Order, cursors: make([]*cursor, len(runs))}
	for i, r := range runs {
		m.cursors[i] = openRun(t, r, names, buffer)
		if err := m.cursors[i].next(); err != nil {
			return err
		}
	}
	m.build()
	var before Statement
	for first := true; ; first = false {
		c := m.cursors[m.winner]
		if c.done {
			return nil
		}
		if !o.Unique || first || !c.at.SameQuad(before) {
			if more, err := each(&c.at); err != nil || !more {
				return err
			}
			if o.Unique {
				before = c.at
			}
		}
		if err := c.next(); err != nil {
			return err
		}
		m.replay()
	}
}

// merger is a tournament among cursors: losers[i] is who lost in the node i,
// whose children are 2i and 2i+1; the cursors are the leaves. One more
// statement costs one match on each floor.
type merger struct {
	order   Order
	cursors []*cursor
	losers  []int
	winner  int
}

func (m *merger) build() {
	n := len(m.cursors)
	m.losers = make([]int, n)
	winners := make([]int, 2*n)
	for i := range n {
		winners[n+i] = i
	}
	for i := n - 1; i > 0; i-- {
		a, b := winners[2*i], winners[2*i+1]
		if m.before(b, a) {
			a, b = b, a
		}
		winners[i], m.losers[i] = a, b
	}
	m.winner = winners[min(1, 2*n-1)]
}

// replay finds the winner after the last one's cursor has moved.
func (m *merger) replay() {
	w := m.winner
	for i := (len(m.cursors) + w) / 2; i > 0; i /= 2 {
		if m.before(m.losers[i], w) {
			w, m.losers[i] = m.losers[i], w
		}
	}
	m.winner = w
}

// before tells whether the statement of one cursor comes before another's.
func (m *merger) before(a, b int) bool {
	x, y := m.cursors[a], m.cursors[b]
	if x.done || y.done {
		return !x.done
	}
	c := m.order.compare(&x.at, &y.at)
	return c < 0 || c == 0 && a < b
}
