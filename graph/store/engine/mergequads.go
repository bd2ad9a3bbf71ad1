package engine

import "slices"

// quadMerger gathers the quads of runs in their new IDs and writes them. What
// does not fit memory waits in a temporary file, sorted in each order.
type quadMerger struct {
	*merger
	batch lists
	most  int // how many quads a list may have
	gone  []key
	temp  *appender
	parts [][orders]part // in temp
	sift  *sifter
}

// keyBytes is what a quad takes while it is sorted.
const keyBytes = 2 * 16

// gather reads the quads of all groups.
func (q *quadMerger) gather() error {
	total := 0
	for _, r := range q.runs {
		total += int(r.added[spog].part.items)
	}
	room := max(q.memory-q.held(), q.memory/4) / 5 * 3 / 16
	q.most = min(max(int(room/(listsEach+1)), keysEach), total)
	q.batch.spare = make([]key, q.most)
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
			if err := q.add(k); err != nil {
				return err
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

// add takes a quad to the others.
func (q *quadMerger) add(k key) error {
	if n := len(q.batch.all); n == 0 || len(q.batch.all[n-1]) == q.most {
		if n == listsEach {
			if err := q.put(); err != nil {
				return err
			}
		}
		q.batch.begin(q.most)
	}
	last := &q.batch.all[len(q.batch.all)-1]
	*last = append(*last, k)
	return nil
}

// sort sorts each list of what was gathered and leaves out what is not new.
func (q *quadMerger) sort() error {
	return q.batch.each(func(s *keySorter) error {
		if err := q.ctx.Err(); err != nil {
			return err
		}
		s.all()
		if q.sift == nil {
			s.cut(len(slices.Compact(s.keys)))
			return nil
		}
		q.sift.rewind()
		n, err := q.sift.sift(s.keys)
		if err == nil {
			s.cut(n)
		}
		return err
	})
}

// put writes what was gathered to the temporary file.
func (q *quadMerger) put() (err error) {
	if q.temp == nil {
		if q.temp, err = q.merger.temp(); err != nil {
			return err
		}
	}
	if err := q.sort(); err != nil {
		return err
	}
	parts, err := writeOrders(q.ctx, q.temp, &q.batch)
	q.parts = append(q.parts, parts)
	q.batch.clear()
	return err
}

// write writes the quads to the run.
func (q *quadMerger) write(p *runParts) (err error) {
	if len(q.parts) == 0 {
		if err = q.sort(); err == nil {
			p.added, err = writeOrders(q.ctx, q.to, &q.batch)
		}
	} else if err = q.put(); err == nil {
		q.batch = lists{}
		err = parallel(func() error { return q.writeMerged(p, spog, gspo) }, func() error { return q.writeMerged(p, ogsp, pogs) })
	}
	if err != nil {
		return err
	}
	gone := q.gone
	if q.sift != nil {
		gone = q.sift.gone()
	}
	if len(gone) > 0 {
		s := newKeySorter(gone)
		s.all()
		p.gone, err = writeOrders(q.ctx, q.to, &lists{[][]key{s.keys}, s.spare})
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
