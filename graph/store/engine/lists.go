package engine

import (
	"context"
	"math/bits"
	"slices"
)

// lists are quads in lists that are sorted one after the other, with spare room
// for one of them alone, and merged when they are written.
type lists struct {
	all   [][]key
	spare []key // as much as the longest has room for
}

// oneList makes lists of a single one.
func oneList(keys []key) *lists { return &lists{[][]key{keys}, make([]key, len(keys))} }

// begin begins a list for so many quads, in the room of one that was cleared
// if there is any.
func (l *lists) begin(most int) {
	if n := len(l.all); n < cap(l.all) && cap(l.all[:n+1][n]) >= most {
		l.all = l.all[:n+1]
		return
	}
	l.all = append(l.all, make([]key, 0, most))
}

// clear empties all lists and keeps their room.
func (l *lists) clear() {
	for i := range l.all {
		l.all[i] = l.all[i][:0]
	}
	l.all = l.all[:0]
}

// each calls f with each list, to sort or to shorten it.
func (l *lists) each(f func(s *keySorter) error) error {
	for i, keys := range l.all {
		s := &keySorter{keys, l.spare[:len(keys)]}
		if err := f(s); err != nil {
			return err
		}
		l.all[i], l.spare = s.keys, s.spare[:cap(s.spare)]
	}
	return nil
}

// writeOrders writes quads of lists, each sorted by subject, predicate, object
// and graph, in all orders.
func writeOrders(ctx context.Context, to *appender, l *lists) (parts [orders]part, err error) {
	for order := range parts {
		if err := ctx.Err(); err != nil {
			return parts, err
		}
		if order > 0 {
			// The last number of the order before is the first of this one.
			l.each(func(s *keySorter) error {
				s.by(4 - order)
				return nil
			})
		}
		if parts[order], err = writeLists(to, l.all, order); err != nil {
			break
		}
	}
	return parts, err
}

// writeKeys writes quads that are sorted by an order.
func writeKeys(to *appender, keys []key, order int) (part, error) {
	return writeLists(to, [][]key{keys}, order)
}

// writeLists writes quads of lists that are each sorted by an order, each quad
// once. Two goroutines share many.
func writeLists(to *appender, all [][]key, order int) (part, error) {
	first, second := newKeyWriter(to), newKeyWriter(to)
	low, high := halves(all, order)
	err := parallel(func() error { return first.addAll(low, order) }, func() error { return second.addAll(high, order) })
	if err != nil {
		return part{}, err
	}
	first.join(second)
	return first.finish()
}

// halves cuts sorted lists where about half of the quads come before: at the
// middle of one that is alone, else at the median of some of all of them, since
// each may hold another stretch of the order.
func halves(all [][]key, order int) (low, high [][]key) {
	total := 0
	for _, keys := range all {
		total += len(keys)
	}
	if total < manyKeys {
		return all, nil
	}
	if len(all) == 1 {
		half := total / 2 / keysEach * keysEach // whole blocks
		return [][]key{all[0][:half]}, [][]key{all[0][half:]}
	}
	var some []key
	for _, keys := range all {
		for i := 0; i < len(keys); i += total / 1024 {
			some = append(some, keys[i].rotate(order))
		}
	}
	slices.SortFunc(some, key.compare)
	middle := some[len(some)/2]
	for _, keys := range all {
		i, _ := slices.BinarySearchFunc(keys, middle, func(k, middle key) int { return k.rotate(order).compare(middle) })
		low, high = append(low, keys[:i]), append(high, keys[i:])
	}
	return low, high
}

// addAll adds quads of lists that are each sorted by an order, and writes them
// out. Of several lists each quad is added once; one that is alone has no
// repetitions.
func (w *keyWriter) addAll(all [][]key, order int) error {
	if len(all) == 1 {
		for _, k := range all[0] {
			if err := w.add(k.rotate(order)); err != nil {
				return err
			}
		}
	} else {
		var m listMerge
		m.begin(all, order)
		for m.next() {
			if err := w.add(m.key); err != nil {
				return err
			}
		}
	}
	if err := w.endBlock(); err != nil {
		return err
	}
	return w.out.flush()
}

// listMerge goes through the quads of up to listsEach sorted lists in order, each
// once. Which list is next is computed without a branch: a guess would be wrong
// every other time.
type listMerge struct {
	key   key
	order int
	lists [listsEach][]key
	at    [listsEach]int    // of what follows the heads
	high  [listsEach]uint64 // the heads, as two numbers; of a list at its end all ones, which no quad is
	low   [listsEach]uint64
	begun bool
}

// listsEach is how many lists of quads are held. With more, the spare room is
// less, and merging them more work.
const listsEach = 4

const ended = 1<<64 - 1

func (m *listMerge) begin(all [][]key, order int) {
	m.order = order
	copy(m.lists[:], all)
	for i := range m.lists {
		m.advance(i)
	}
}

// advance moves a list's head on.
func (m *listMerge) advance(list int) {
	list &= listsEach - 1
	at := m.at[list]
	if at == len(m.lists[list]) {
		m.high[list], m.low[list] = ended, ended
		return
	}
	k := &m.lists[list][at]
	m.at[list] = at + 1
	m.high[list], m.low[list] = k.halves(m.order)
}

// less gives 1 where the head of list a is below that of b, else 0.
func (m *listMerge) less(a, b int) int {
	a, b = a&(listsEach-1), b&(listsEach-1)
	_, borrow := bits.Sub64(m.low[a], m.low[b], 0)
	_, borrow = bits.Sub64(m.high[a], m.high[b], borrow)
	return int(borrow)
}

// next moves to the next quad, and tells whether there is one.
func (m *listMerge) next() bool {
	for {
		first, second := m.less(1, 0), 2+m.less(3, 2)
		least := first + m.less(second, first)*(second-first)
		high, low := m.high[least&(listsEach-1)], m.low[least&(listsEach-1)]
		if high&low == ended {
			return false
		}
		m.advance(least)
		k := key{uint32(high >> 32), uint32(high), uint32(low >> 32), uint32(low)}
		if k != m.key || !m.begun {
			m.key, m.begun = k, true
			return true
		}
	}
}
