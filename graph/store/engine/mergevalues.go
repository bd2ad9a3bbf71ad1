package engine

import "corkboard/graph"

// numberValues numbers the values that are new, each once, in the order of the
// runs, and gives their number. Until it is known how many names there are,
// they are numbered from the base on.
func (m *merger) numberValues() (uint64, error) {
	if err := m.findSame(); err != nil {
		return 0, err
	}
	next := uint64(m.base)
	for i, r := range m.runs {
		names := int(r.names.part.items)
		ids := m.ids[i][names:]
		for place := range ids {
			if ids[place] == 0 && m.isUsed(i, names+place) {
				if next > maxID {
					return 0, errTerms
				}
				ids[place] = uint32(next)
				next++
			}
		}
	}
	return next - uint64(m.base), nil
}

// writeValues writes the values that were numbered. Those again stand in another
// run.
func (m *merger) writeValues(d *dictionary, again []places) error {
	for i, r := range m.runs {
		if err := m.writeValuesOf(d, i, r, again[i]); err != nil {
			return err
		}
	}
	return nil
}

// writeValuesOf writes those of a run. Blocks that are small, and all where
// something was removed, are read and written anew, so that they fill up.
func (m *merger) writeValuesOf(d *dictionary, number int, r *run, again places) error {
	if err := r.values.open(); err != nil {
		return err
	}
	place := int(r.names.part.items)
	isNew := func(place int) bool { return m.ids[number][place] >= m.firstValue && !again.has(place) }
	var buffer []byte
	for i, e := range r.values.index.extents {
		if err := m.ctx.Err(); err != nil {
			return err
		}
		n := r.values.index.items(i)
		whole := m.used == nil && 2*n >= termsEach
		for j := 0; j < n && whole; j++ {
			whole = isNew(place + j)
		}
		if whole {
			raw, err := r.values.from.block(e, r.values.what, &buffer)
			if err == nil {
				err = d.values.addBlock(raw, n)
			}
			if err != nil {
				return err
			}
			place += n
			continue
		}
		b, err := r.values.read(i, &buffer)
		if err != nil {
			return err
		}
		for _, t := range b.terms {
			if isNew(place) {
				if err := d.values.add(t); err != nil {
					return err
				}
			}
			place++
		}
	}
	return nil
}

// findSame finds the values that the store has already, and those that several
// runs have.
func (m *merger) findSame() error {
	f := newValueFinder(m.old)
	s := m.hashStreams(func(run int, rank uint32) (uint32, bool) { return rank, m.isUsed(run, m.placeOf(run, rank)) })
	var same []hashed
	for steps := 0; ; steps++ {
		if steps&0xfff == 0 && m.ctx.Err() != nil {
			return m.ctx.Err()
		}
		var ok bool
		if same, ok = s.same(same); !ok {
			return s.err
		}
		held, err := f.may(same[0].hash)
		if err != nil {
			return err
		}
		if len(same) > 1 || held {
			if err := m.compare(f, same, held); err != nil {
				return err
			}
		}
	}
}

// placeOf gives the place of a value of a run among all its terms.
func (m *merger) placeOf(run int, rank uint32) int {
	return int(rank) + int(m.runs[run].names.part.items)
}

// compare looks at values with the same hash.
func (m *merger) compare(f *valueFinder, same []hashed, held bool) error {
	var first sameHash
	for _, h := range same {
		place := m.placeOf(h.run, h.rank)
		t, err := m.runs[h.run].values.term(uint64(h.rank))
		if err != nil {
			return err
		}
		if held {
			if m.ids[h.run][place], err = f.find(t, h.hash); err != nil {
				return err
			}
			if m.ids[h.run][place] != 0 {
				continue
			}
		}
		if g, ok := first.find(t); ok {
			m.ids[h.run][place] = elsewhere
			m.twice = append(m.twice, sameValue{uint32(h.run), uint32(place), uint32(g.run), uint32(m.placeOf(g.run, g.rank))})
			continue
		}
		first.add(t, h)
	}
	return nil
}

// sameHash are different values with the same hash. They are most often one or
// two, and thousands where somebody has made them.
type sameHash struct {
	few  [4]graph.Term
	at   [4]hashed
	n    int
	many map[graph.Term]hashed
}

func (s *sameHash) find(t graph.Term) (hashed, bool) {
	for i := range s.n {
		if s.few[i] == t {
			return s.at[i], true
		}
	}
	h, ok := s.many[t]
	return h, ok
}

func (s *sameHash) add(t graph.Term, h hashed) {
	if s.n < len(s.few) {
		s.few[s.n], s.at[s.n] = t, h
		s.n++
		return
	}
	if s.many == nil {
		s.many = map[graph.Term]hashed{}
	}
	s.many[t] = h
}

// placesOfTwice gives, for each run, the values that are written with another.
func (m *merger) placesOfTwice() []places {
	all := make([]places, len(m.runs))
	for _, same := range m.twice {
		if all[same.run] == nil {
			all[same.run] = newPlaces(len(m.ids[same.run]))
		}
		all[same.run].add(int(same.place))
	}
	return all
}

// writeHashes writes the hashes of the values that were numbered.
func (m *merger) writeHashes(d *dictionary, again []places) error {
	s := m.hashStreams(func(run int, rank uint32) (uint32, bool) {
		place := m.placeOf(run, rank)
		id := m.ids[run][place]
		return id - m.firstValue, id >= m.firstValue && !again[run].has(place)
	})
	for steps := 0; len(s.heap) > 0 && s.err == nil; steps++ {
		if steps&0xfff == 0 && m.ctx.Err() != nil {
			return m.ctx.Err()
		}
		head := s.heap[0].head()
		if err := d.hashes.add(key{uint32(head >> 32), uint32(head)}); err != nil {
			return err
		}
		s.pass()
	}
	return s.err
}
