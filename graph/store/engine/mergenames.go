package engine

import "corkboard/graph"

// nameStream goes through the names of a run.
type nameStream struct {
	run    *run
	number int // of the run
	name   graph.Term
	block  []graph.Term // that follow
	next   int          // block
	place  int          // of the name among all
	buffer []byte
}

// advance moves to the next name and tells whether there is one.
func (s *nameStream) advance() (bool, error) {
	s.place++
	if len(s.block) == 0 {
		if s.next == len(s.run.names.index.extents) {
			return false, nil
		}
		b, err := s.run.names.read(s.next, &s.buffer)
		if err != nil {
			return false, err
		}
		s.block = b.terms
		s.next++
	}
	s.name, s.block = s.block[0], s.block[1:]
	return true, nil
}

// nameStreams opens the names of all runs.
func (m *merger) nameStreams() (heap nameHeap, err error) {
	for i, r := range m.runs {
		if err := r.names.open(); err != nil {
			return nil, err
		}
		s := &nameStream{run: r, number: i, place: -1}
		if ok, err := s.advance(); err != nil {
			return nil, err
		} else if ok {
			heap = append(heap, s)
		}
	}
	heap.begin()
	return heap, nil
}

// namePlace is where a name stands: in which run, and which of its names it is.
type namePlace struct{ run, place int }

// mergeNames writes the names that are new, each once, and gives their number.
func (m *merger) mergeNames(d *dictionary) (uint64, error) {
	heap, err := m.nameStreams()
	if err != nil {
		return 0, err
	}
	old := newNameFinder(m.old)
	next := uint64(m.base)
	var same []namePlace
	for steps := 0; len(heap) > 0; steps++ {
		if steps&0xfff == 0 && m.ctx.Err() != nil {
			return 0, m.ctx.Err()
		}
		name := heap[0].name
		if same, err = heap.pass(same[:0]); err != nil {
			return 0, err
		}
		used := m.used == nil
		for _, at := range same {
			used = used || m.isUsed(at.run, at.place)
		}
		if !used {
			continue
		}
		id, err := old.find(name)
		if err != nil {
			return 0, err
		}
		if id == 0 {
			if id = uint32(next); next > maxID {
				return 0, errTerms
			}
			next++
			if err := d.names.add(name); err != nil {
				return 0, err
			}
		}
		for _, at := range same {
			m.ids[at.run][at.place] = id
		}
	}
	return next - uint64(m.base), nil
}

// nameHeap has the stream with the smallest name on top.
type nameHeap []*nameStream

// pass moves all streams beyond the smallest name, and appends where it stands.
func (h *nameHeap) pass(same []namePlace) ([]namePlace, error) {
	name := (*h)[0].name
	for {
		s := (*h)[0]
		same = append(same, namePlace{s.number, s.place})
		ok, err := s.advance()
		if err != nil {
			return same, err
		}
		if !ok {
			last := len(*h) - 1
			(*h)[0] = (*h)[last]
			*h = (*h)[:last]
		}
		h.down(0)
		if len(*h) == 0 || (*h)[0].name != name {
			return same, nil
		}
	}
}

func (h nameHeap) begin() {
	for i := len(h)/2 - 1; i >= 0; i-- {
		h.down(i)
	}
}

func (h nameHeap) down(i int) {
	for {
		child := 2*i + 1
		if child >= len(h) {
			return
		}
		if child+1 < len(h) && compareNames(h[child+1].name, h[child].name) < 0 {
			child++
		}
		if compareNames(h[i].name, h[child].name) <= 0 {
			return
		}
		h[i], h[child] = h[child], h[i]
		i = child
	}
}
