package engine

import (
	"context"
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

// listMerge goes through the quads of sorted lists in order, each once. The
// lists are few: the first ones are compared one by one, and only when the list
// that the last came from has passed the second.
type listMerge struct {
	key   key
	order int
	lists [][]key
	heads []key
	least int
	bound key // no list but the least has a smaller one
	begun bool
}

func (m *listMerge) begin(all [][]key, order int) {
	m.order = order
	for _, keys := range all {
		if len(keys) > 0 {
			m.lists, m.heads = append(m.lists, keys), append(m.heads, keys[0].rotate(order))
		}
	}
	m.choose()
}

// choose finds the list with the smallest key, and the smallest of the others.
func (m *listMerge) choose() {
	m.least, m.bound = 0, key{1<<32 - 1, 1<<32 - 1, 1<<32 - 1, 1<<32 - 1}
	for i := 1; i < len(m.heads); i++ {
		switch k := m.heads[i]; {
		case k.compare(m.heads[m.least]) < 0:
			m.bound, m.least = m.heads[m.least], i
		case k.compare(m.bound) < 0:
			m.bound = k
		}
	}
}

// next moves to the next quad, and tells whether there is one.
func (m *listMerge) next() bool {
	for len(m.lists) > 0 {
		k := m.heads[m.least]
		m.advance()
		if k != m.key || !m.begun {
			m.key, m.begun = k, true
			return true
		}
	}
	return false
}

func (m *listMerge) advance() {
	rest := m.lists[m.least][1:]
	if len(rest) == 0 {
		m.lists, m.heads = slices.Delete(m.lists, m.least, m.least+1), slices.Delete(m.heads, m.least, m.least+1)
		m.choose()
		return
	}
	m.lists[m.least] = rest
	m.heads[m.least] = rest[0].rotate(m.order)
	if m.heads[m.least].compare(m.bound) > 0 {
		m.choose()
	}
}
