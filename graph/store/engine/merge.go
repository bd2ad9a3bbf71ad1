package engine

import "context"

// group are runs that share IDs. Those below keep are of older runs and stay as
// they are.
type group struct {
	runs []*run
	keep uint32
}

// merger makes one run of several: of the parts of a load, which do not know
// each other, or of the last runs of a store.
type merger struct {
	ctx    context.Context
	to     *appender
	temp   func() (*appender, error)
	memory int64
	old    *Snapshot // what the new run stands on
	base   uint32
	groups []group
	sifts  bool  // the quads may be in old
	doomed []key // see sifter

	runs  []*run      // of all groups
	ids   [][]uint32  // what the terms of each run become; 0 is not known yet
	used  []places    // the terms of each run that stand in quads; nil: all do
	twice []sameValue // values that are in several runs

	firstValue uint32 // the ID of the first that is new
}

// elsewhere marks a value that is written with another run.
const elsewhere = 1<<32 - 1

// sameValue says that a value of a run, by its place in ids, is one of
// another.
type sameValue struct {
	run, place   uint32
	run2, place2 uint32
}

// held is about what a merger holds besides the quads that it sorts: the new
// IDs of all terms, and the indexes of the terms' blocks, read and written.
func (m *merger) held() int64 {
	n := int64(cap(m.twice)) * 16
	for _, ids := range m.ids {
		n += int64(len(ids)) * (4 + 2*64/termsEach)
	}
	return n
}

// merge writes the run.
func (m *merger) merge() (p runParts, err error) {
	for _, g := range m.groups {
		for _, r := range g.runs {
			m.runs = append(m.runs, r)
			m.ids = append(m.ids, make([]uint32, r.end()-r.base))
		}
	}
	if err := m.findUsed(); err != nil {
		return p, err
	}
	d := newDictionary(m.to)
	if err := m.mergeTerms(d); err != nil {
		return p, err
	}
	p.base = m.base
	q := quadMerger{merger: m}
	err = parallel(func() error {
		if err := q.gather(); err != nil {
			return err
		}
		return q.write(&p)
	}, func() error {
		again := m.placesOfTwice()
		if err := m.writeValues(d, again); err != nil {
			return err
		}
		if err := m.writeHashes(d, again); err != nil {
			return err
		}
		return d.finish(&p)
	})
	return p, err
}

// mergeTerms says what the terms become, and writes the names. Values, which are
// numbered behind them, are looked at meanwhile and written beside the quads.
func (m *merger) mergeTerms(d *dictionary) error {
	var names, values uint64
	err := parallel(func() (err error) {
		names, err = m.mergeNames(d)
		return err
	}, func() (err error) {
		values, err = m.numberValues()
		return err
	})
	if err == nil && uint64(m.base)+names+values > maxID+1 {
		err = errTerms
	}
	if err != nil {
		return err
	}
	m.firstValue = m.base + uint32(names)
	for i, r := range m.runs {
		ids := m.ids[i][r.names.part.items:]
		for place, id := range ids {
			if id >= m.base && id != elsewhere {
				ids[place] = id + uint32(names)
			}
		}
	}
	for _, same := range m.twice {
		m.ids[same.run][same.place] = m.ids[same.run2][same.place2]
	}
	return nil
}

// isUsed tells whether a term of a run stands in a quad.
func (m *merger) isUsed(run, place int) bool {
	return m.used == nil || m.used[run].has(place)
}

// findUsed looks which terms are still needed, if something was removed.
func (m *merger) findUsed() error {
	removed := false
	for _, r := range m.runs {
		removed = removed || r.gone[spog].part.items > 0
	}
	if !removed {
		return nil
	}
	for _, ids := range m.ids {
		m.used = append(m.used, newPlaces(len(ids)))
	}
	from := 0
	for _, g := range m.groups {
		c := (&Snapshot{runs: g.runs}).Quads(Pattern{})
		for c.Next() {
			for _, id := range keyOf(c.Quad(), spog) {
				m.use(g, from, id)
			}
		}
		if c.Err() != nil {
			return c.Err()
		}
		from += len(g.runs)
	}
	return m.ctx.Err()
}

func (m *merger) use(g group, from int, id uint32) {
	if id < g.keep {
		return
	}
	for i, r := range g.runs {
		if id >= r.base && id < r.end() {
			m.used[from+i].add(int(id - r.base))
		}
	}
}
