package engine

import "corkboard/graph"

// lastTerms remembers the last terms of one place in quads.
type lastTerms struct {
	ids   [8]ID
	terms [8]graph.Term
}

// term gives the term of an ID that stands at a place in quads.
func (m *matcher) term(place int, id ID) (graph.Term, error) {
	if place == 0 && id == m.subject {
		return m.subjectTerm, nil
	}
	if !m.long {
		return m.Term(id)
	}
	if m.names == nil {
		m.names = new([4]lastTerms)
	}
	l := &m.names[place]
	slot := id & 7
	if l.ids[slot] == id {
		return l.terms[slot], nil
	}
	t, err := m.lookup(place, id)
	if err == nil {
		l.ids[slot], l.terms[slot] = id, t
	}
	return t, err
}

// lookup gives the term of an ID. A long answer has terms that stand beside
// each other: their blocks are read whole, and the last ones are kept.
func (m *matcher) lookup(place int, id ID) (graph.Term, error) {
	r := m.runOf(id)
	if !m.long || r == nil {
		return m.Term(id)
	}
	s, rank := r.names, uint64(uint32(id)-r.base)
	if n := r.names.part.items; rank >= n {
		s, rank = r.values, rank-n
	}
	at := &m.at[place]
	if *at == nil || !(*at).holds(s, rank) {
		b, err := m.whole(s, rank)
		if err != nil {
			return graph.Term{}, err
		}
		*at = b
	}
	return (*at).block.terms[rank-(*at).from], nil
}

// whole gives the block with the term of a rank.
func (m *matcher) whole(s *terms, rank uint64) (*wholeBlock, error) {
	if err := s.open(); err != nil {
		return nil, err
	}
	if m.last == nil {
		m.last = make([]*wholeBlock, wholeBlocks)
	}
	i, _ := s.index.blockOf(rank)
	slot := &m.last[i%len(m.last)]
	if *slot == nil || !(*slot).holds(s, rank) {
		b, err := s.read(i, &m.buffer)
		if err != nil {
			return nil, err
		}
		*slot = &wholeBlock{s, s.index.before[i], b}
	}
	return *slot, nil
}

// wholeBlocks is how many blocks are kept: some 20 MB in a long answer.
const wholeBlocks = 4096

// holds tells whether the block has the term of a rank.
func (b *wholeBlock) holds(s *terms, rank uint64) bool {
	return b.terms == s && rank >= b.from && rank < b.from+uint64(len(b.block.terms))
}

// wholeBlock is a block of terms that was read whole.
type wholeBlock struct {
	terms *terms
	from  uint64 // its first term's rank
	block *termBlock
}
