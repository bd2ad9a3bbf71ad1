package engine

import "slices"

// quadMerger gathers the quads of runs in their new IDs and writes them. What
// does not fit memory waits in a temporary file, sorted in each order.
type quadMerger struct {
	*merger
	batch []key
	gone  []key
	temp  *appender
	parts [][orders]part // in temp
	sift  *sifter
}

// keyBytes is what a quad takes while it is sorted.
const keyBytes = 2 * 16

// gather reads the quads of all groups.
func (q *quadMerger) gather() error {
	total := uint64(0)
	for _, r := range q.runs {
		total += r.added[spog].part.items
	}
	most := max(int(max(q.memory-q.held(), q.memory/4)/5*3/keyBytes), keysEach)
	q.batch = make([]key, 0, min(uint64(most), total))
	if q.sifts {
		q.sift = newSifter(q.old, q.base, q.doomed)
	}
	from := 0
	for _, g := range q.groups {
		m := keyMerge{}
		m.begin((&Snapshot{runs: g.runs}).cursors(spog, key{}, 0))
		for n := 0; m.next(); n++ {
			if n&0xfff == 0 && q.ctx.Err() != nil {
				return q.ctx.Err()
			}
			if m.net == 0 {
				continue
			}
			k, err := q.moved(g, from, m.key)
			if err != nil {
				return err
			}
			if m.net < 0 {
				q.gone = append(q.gone, k)
				continue
			}
			if q.batch = append(q.batch, k); len(q.batch) == most {
				if err := q.put(); err != nil {
					return err
				}
			}
		}
		if m.err != nil {
			return m.err
		}
		from += len(g.runs)
	}
	return nil
}

// moved gives a key in the new IDs.
func (q *quadMerger) moved(g group, from int, k key) (key, error) {
	for i, id := range k {
		if id < g.keep {
			continue
		}
		run := len(g.runs) - 1
		for run > 0 && id < g.runs[run].base {
			run--
		}
		place := id - g.runs[run].base
		ids := q.ids[from+run]
		if uint64(place) >= uint64(len(ids)) || ids[place] == 0 {
			return k, &Damage{g.runs[run].added[spog].part.index.offset, g.runs[run].added[spog].what, errNoTerm}
		}
		k[i] = ids[place]
	}
	return k, nil
}

// sorted sorts what was gathered and leaves out what is not new.
func (q *quadMerger) sorted() (*keySorter, error) {
	s := newKeySorter(q.batch)
	s.all()
	if q.sift == nil {
		s.cut(len(slices.Compact(s.keys)))
		return s, nil
	}
	q.sift.rewind()
	n, err := q.sift.sift(s.keys)
	if err == nil {
		s.cut(n)
	}
	return s, err
}

// put writes what was gathered to the temporary file.
func (q *quadMerger) put() error {
	s, err := q.sorted()
	if err != nil {
		return err
	}
	if q.temp == nil {
		if q.temp, err = q.merger.temp(); err != nil {
			return err
		}
	}
	parts, err := writeOrders(q.temp, s)
	q.parts = append(q.parts, parts)
	q.batch = q.batch[:0]
	return err
}

// write writes the quads to the run.
func (q *quadMerger) write(p *runParts) error {
	var err error
	if len(q.parts) == 0 {
		s, err := q.sorted()
		if err == nil {
			p.added, err = writeOrders(q.to, s)
		}
		if err != nil {
			return err
		}
	} else {
		if err := q.put(); err != nil {
			return err
		}
		q.batch = nil
		err = parallel(func() error { return q.writeMerged(p, spog, gspo) }, func() error { return q.writeMerged(p, ogsp, pogs) })
		if err != nil {
			return err
		}
	}
	gone := q.gone
	if q.sift != nil {
		gone = q.sift.gone()
	}
	if len(gone) > 0 {
		s := newKeySorter(gone)
		s.all()
		p.gone, err = writeOrders(q.to, s)
	}
	return err
}

// writeMerged merges what waits in the temporary file.
func (q *quadMerger) writeMerged(p *runParts, list ...int) error {
	from := &reader{q.temp.dev, maxSize, newCache(0)}
	for _, order := range list {
		var cursors []*keyCursor
		for _, parts := range q.parts {
			c := newKeyCursor(newKeys(from, parts[order], "temporary quads"), 0)
			c.seek(key{}, 0)
			cursors = append(cursors, c)
		}
		m := keyMerge{}
		m.begin(cursors)
		w := newKeyWriter(q.to)
		for n := 0; m.next(); n++ {
			if n&0xfff == 0 && q.ctx.Err() != nil {
				return q.ctx.Err()
			}
			if err := w.add(m.key); err != nil {
				return err
			}
		}
		if m.err != nil {
			return m.err
		}
		var err error
		if p.added[order], err = w.finish(); err != nil {
			return err
		}
	}
	return nil
}
