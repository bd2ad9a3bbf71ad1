package engine

// hashStreams goes through the hashes of the values of all runs in order.
type hashStreams struct {
	heap []*hashStream // the smallest on top
	err  error
}

// hashStream goes through the hashes of one run. It takes many at once: what
// they stand for lies far apart in memory, which is waited for together then.
type hashStream struct {
	run    int
	of     *run
	from   *keyCursor
	number func(run int, rank uint32) (uint32, bool)
	ahead  [hashesAhead]uint64 // hashes, with a number behind each
	n, at  int
}

const hashesAhead = 512

// hashed is a value: its hash, and where it stands.
type hashed struct {
	hash uint32
	run  int
	rank uint32
}

// hashStreams begins streams of the hashes for whose ranks number gives a number
// and true, in the order of hashes and then of these numbers, which are larger
// for larger ranks of a run.
func (m *merger) hashStreams(number func(run int, rank uint32) (uint32, bool)) *hashStreams {
	s := new(hashStreams)
	for i, r := range m.runs {
		h := &hashStream{run: i, of: r, from: newKeyCursor(r.hashes, 0), number: number}
		h.from.seek(key{}, 0)
		ok, err := h.fill()
		if err != nil {
			s.err = err
		}
		if ok {
			s.heap = append(s.heap, h)
		}
	}
	for i := len(s.heap)/2 - 1; i >= 0; i-- {
		s.down(i)
	}
	return s
}

// fill takes the next hashes, and tells whether there are any.
func (h *hashStream) fill() (bool, error) {
	values := h.of.values.part.items
	for h.n, h.at = 0, 0; h.n == 0 && h.from.ok; {
		var ranks [hashesAhead][2]uint32
		n := 0
		for ; n < hashesAhead && h.from.ok; n++ {
			if uint64(h.from.key[1]) >= values {
				return false, &Damage{h.of.hashes.part.index.offset, h.of.hashes.what, errBlock}
			}
			ranks[n] = [2]uint32{h.from.key[0], h.from.key[1]}
			h.from.next()
		}
		for _, r := range ranks[:n] {
			number, ok := h.number(h.run, r[1])
			h.ahead[h.n] = uint64(r[0])<<32 | uint64(number)
			if ok {
				h.n++
			}
		}
	}
	return h.n > 0, h.from.err
}

func (h *hashStream) head() uint64 { return h.ahead[h.at] }

// pass moves on from the smallest.
func (s *hashStreams) pass() {
	h := s.heap[0]
	if h.at++; h.at == h.n {
		ok, err := h.fill()
		if err != nil {
			s.err = err
		}
		if !ok {
			last := len(s.heap) - 1
			s.heap[0] = s.heap[last]
			s.heap = s.heap[:last]
		}
	}
	s.down(0)
}

func (s *hashStreams) down(i int) {
	h := s.heap
	for {
		child := 2*i + 1
		if child >= len(h) {
			return
		}
		if child+1 < len(h) && h[child+1].head() < h[child].head() {
			child++
		}
		if h[i].head() <= h[child].head() {
			return
		}
		h[i], h[child] = h[child], h[i]
		i = child
	}
}

// same gives the values that have the next hash, where numbers are ranks.
func (s *hashStreams) same(same []hashed) ([]hashed, bool) {
	same = same[:0]
	for len(s.heap) > 0 && s.err == nil {
		hash := uint32(s.heap[0].head() >> 32)
		if len(same) > 0 && hash != same[0].hash {
			break
		}
		same = append(same, hashed{hash, s.heap[0].run, uint32(s.heap[0].head())})
		s.pass()
	}
	return same, len(same) > 0 && s.err == nil
}
