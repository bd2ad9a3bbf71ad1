package engine

import (
	"slices"

	"corkboard/graph"
)

// lastTerms remembers the last terms of one place in quads.
type lastTerms struct {
	ids   [8]ID
	terms [8]graph.Term
}

// term makes t the term of an ID that stands at a place in quads.
func (m *matcher) term(t *graph.Term, place int, id ID) (err error) {
	if place == 0 && id == m.subject {
		*t = m.subjectTerm
		return nil
	}
	if !m.long {
		*t, err = m.Term(id)
		return err
	}
	if m.names == nil {
		m.names = new([4]lastTerms)
	}
	l := &m.names[place]
	slot := id & 7
	if l.ids[slot] == id {
		*t = l.terms[slot]
		return nil
	}
	b, rank, err := m.block(&place, id)
	if b == nil || err != nil {
		if err == nil {
			*t, err = m.Term(id)
		}
		return err
	}
	if err = b.term(t, rank); err == nil && place != 0 && place != literals { // these hardly come again
		l.ids[slot], l.terms[slot] = id, *t
	}
	return err
}

// literals is where matcher.at has the block of the last literal: those of one
// predicate stand beside each other, and names come between them.
const literals = 4

// lookup gives the term of an ID that is compared.
func (m *matcher) lookup(id ID) (t graph.Term, err error) {
	place := 2
	b, rank, err := m.block(&place, id)
	switch {
	case err != nil:
	case b == nil:
		return m.Term(id)
	default:
		err = b.term(&t, rank)
	}
	return t, err
}

// block gives the block with the term of an ID, and its rank; none where single
// terms are read. A long answer has terms that stand beside each other: their
// blocks are read whole, and the last ones are kept. The place becomes that of
// literals for one.
func (m *matcher) block(place *int, id ID) (*wholeBlock, uint64, error) {
	r := m.runOf(id)
	if !m.long || r == nil {
		return nil, 0, nil
	}
	s, rank := r.names, uint64(uint32(id)-r.base)
	if n := r.names.part.items; rank >= n {
		s, rank, *place = r.values, rank-n, literals
	}
	at := &m.at[*place]
	if *at == nil || !(*at).holds(s, rank) {
		ring := &m.last
		if m.sifts && (*place == 0 || *place == literals) {
			ring = &m.passing
		}
		b, err := m.whole(ring, s, rank)
		if err != nil {
			return nil, 0, err
		}
		*at = b
	}
	return *at, rank, nil
}

// whole gives the block with the term of a rank, which a ring may have.
func (m *matcher) whole(ring *[]*wholeBlock, s *terms, rank uint64) (*wholeBlock, error) {
	if err := s.open(); err != nil {
		return nil, err
	}
	if *ring == nil {
		n := wholeBlocks
		if ring == &m.passing {
			n = passingBlocks
		}
		*ring = make([]*wholeBlock, n)
	}
	i, _ := s.index.blockOf(rank)
	slot := &(*ring)[i%len(*ring)]
	switch b := *slot; {
	case b != nil && b.holds(s, rank):
		return b, nil
	case b == nil || slices.Contains(m.at[:], b): // in use for another place
		*slot = new(wholeBlock)
	}
	return *slot, (*slot).read(s, i, &m.buffer)
}

// wholeBlocks is how many blocks are kept: some 20 MB at most in a long answer.
// passingBlocks is how many of subjects and literals are where these are all
// that is read of most of them, and hardly one is met again much later.
const (
	wholeBlocks   = 4096
	passingBlocks = 1024
)

// wholeBlock is a block of terms that was checked as a whole, in room that
// others had before. The terms are cut from its text as they are wanted: as
// terms they would be four times the pointers for the collector to follow.
type wholeBlock struct {
	terms *terms // nil: no block
	from  uint64 // its first term's rank
	open  openTerms
	room  [3]tag
}

// holds tells whether the block has the term of a rank.
func (b *wholeBlock) holds(s *terms, rank uint64) bool {
	return b.terms == s && rank >= b.from && rank < b.from+uint64(b.open.n)
}

// term makes t the term of a rank that the block has.
func (b *wholeBlock) term(t *graph.Term, rank uint64) (err error) {
	place := int(rank - b.from)
	tag, text := b.open.tag(place), b.open.value(place)
	switch tag.is {
	case tagIRI:
		*t = graph.IRI(text)
	case tagText:
		*t = graph.Text(text)
	default:
		if *t, err = tag.term(text); err != nil {
			i, _ := b.terms.index.blockOf(rank)
			err = &Damage{b.terms.index.extents[i].offset, b.terms.what, err}
		}
	}
	return err
}

// read reads block i of a part.
func (b *wholeBlock) read(s *terms, i int, buffer *[]byte) error {
	b.terms = nil
	e := s.index.extents[i]
	raw, err := s.from.block(e, s.what, buffer)
	if err != nil {
		return err
	}
	if err = b.open.read(raw, s.index.items(i), b.room[:]); err == nil && s.sorted && !b.open.inOrder() {
		err = errOrder
	}
	if err != nil {
		return &Damage{e.offset, s.what, err}
	}
	b.terms, b.from = s, s.index.before[i]
	return nil
}

// inOrder tells whether the terms are names, each behind the one before.
func (p *openTerms) inOrder() bool {
	last, blank := "", false
	for i := range p.n {
		is, text := p.tag(i).is, p.value(i)
		if is != tagIRI && is != tagBlank {
			return false
		}
		if i > 0 && (blank && is == tagIRI || blank == (is == tagBlank) && last >= text) {
			return false
		}
		last, blank = text, is == tagBlank
	}
	return true
}
