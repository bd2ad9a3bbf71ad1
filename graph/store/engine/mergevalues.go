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

// writeValuesOf writes those of a run. Blocks that are small are read and
// written anew, so that they do not stay so.
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
		whole := 2*n >= termsEach
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

// hashStreams goes through the hashes of all runs in order.
type hashStreams struct {
	heap keyHeap
	err  error
}

// hashed is a value: its hash, and where it stands.
type hashed struct {
	hash      uint32
	run, rank int
}

func (m *merger) hashStreams() *hashStreams {
	s := new(hashStreams)
	for i, r := range m.runs {
		c := newKeyCursor(r.hashes, 0)
		c.sign = i
		if c.seek(key{}, 0); c.ok {
			s.heap = append(s.heap, c)
		}
		if c.err != nil {
			s.err = c.err
		}
	}
	s.heap.begin()
	return s
}

// next gives the values that have the next hash.
func (s *hashStreams) next(same []hashed) ([]hashed, bool) {
	same = same[:0]
	for len(s.heap) > 0 && s.err == nil && (len(same) == 0 || s.heap[0].key[0] == same[0].hash) {
		c := s.heap[0]
		same = append(same, hashed{c.key[0], c.sign, int(c.key[1])})
		if c.next(); c.err != nil {
			s.err = c.err
		}
		s.heap.again()
	}
	return same, len(same) > 0 && s.err == nil
}

// findSame finds the values that the store has already, and those that several
// runs have.
func (m *merger) findSame() error {
	f := newValueFinder(m.old)
	s := m.hashStreams()
	var same []hashed
	for steps := 0; ; steps++ {
		if steps&0xfff == 0 && m.ctx.Err() != nil {
			return m.ctx.Err()
		}
		var ok bool
		if same, ok = s.next(same); !ok {
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

// compare looks at values with the same hash.
func (m *merger) compare(f *valueFinder, same []hashed, held bool) error {
	var first sameHash
	for _, h := range same {
		r := m.runs[h.run]
		place := h.rank + int(r.names.part.items)
		if h.rank >= int(r.values.part.items) {
			return &Damage{r.hashes.part.index.offset, r.hashes.what, errBlock}
		}
		if !m.isUsed(h.run, place) {
			continue
		}
		t, err := r.values.term(uint64(h.rank))
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
			m.twice = append(m.twice, sameValue{uint32(h.run), uint32(place), uint32(g.run), uint32(g.rank) + uint32(m.runs[g.run].names.part.items)})
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
	s := m.hashStreams()
	var same []hashed
	var ranks []key
	for {
		var ok bool
		if same, ok = s.next(same); !ok {
			return s.err
		}
		ranks = ranks[:0]
		for _, h := range same {
			place := h.rank + int(m.runs[h.run].names.part.items)
			if place >= len(m.ids[h.run]) {
				r := m.runs[h.run]
				return &Damage{r.hashes.part.index.offset, r.hashes.what, errBlock}
			}
			if id := m.ids[h.run][place]; id >= m.firstValue && !again[h.run].has(place) {
				ranks = append(ranks, key{h.hash, id - m.firstValue})
			}
		}
		sortRanks(ranks)
		for _, k := range ranks {
			if err := d.hashes.add(k); err != nil {
				return err
			}
		}
	}
}
