package engine

import (
	"cmp"
	"strings"
	"sync"

	"corkboard/graph"
)

// isName tells whether a term is kept in sorted order, by its text. IRIs and
// blank nodes are; literals and triple terms, which stand as objects alone,
// are kept in the order in which they are met and found by their hash.
func isName(t graph.Term) bool { return t.IsIRI() || t.IsBlank() }

// compareNames orders names as graph.Term.Compare does.
func compareNames(a, b graph.Term) int {
	if c := cmp.Compare(a.Kind(), b.Kind()); c != 0 {
		return c
	}
	return strings.Compare(a.Value(), b.Value())
}

// termWriter writes terms in the order given as a part.
type termWriter struct {
	out        blockWriter
	block      termEncoder
	separators []separator // of sorted parts
	counts     []uint32
	items      uint64
	sorted     bool
	last       graph.Term
}

func newTermWriter(to *appender, sorted bool) *termWriter {
	return &termWriter{out: blockWriter{to: to}, sorted: sorted}
}

func (w *termWriter) add(t graph.Term) error {
	if !w.block.fits(len(t.Value())) {
		if err := w.endBlock(); err != nil {
			return err
		}
	}
	if w.block.n == 0 && w.sorted {
		s := separator{blank: t.IsBlank()}
		if s.text = t.Value(); w.items > 0 {
			s.text = ""
			if w.last.Kind() == t.Kind() {
				s.text = strings.Clone(t.Value()[:min(sharedLen(w.last.Value(), t.Value())+1, len(t.Value()))])
			}
		}
		w.separators = append(w.separators, s)
	}
	w.block.add(t)
	w.items++
	w.last = t
	return nil
}

// addBlock adds a block of n terms, of a part that is not sorted, as it stands
// in another file.
func (w *termWriter) addBlock(raw []byte, n int) error {
	if err := w.endBlock(); err != nil {
		return err
	}
	w.counts = append(w.counts, uint32(n))
	w.items += uint64(n)
	return w.out.end(append(w.out.begin(), raw...))
}

func (w *termWriter) endBlock() error {
	if w.block.n == 0 {
		return nil
	}
	w.counts = append(w.counts, uint32(w.block.n))
	return w.out.end(w.block.appendTo(w.out.begin()))
}

// finish writes what is left and the index.
func (w *termWriter) finish() (part, error) {
	if err := w.endBlock(); err != nil {
		return part{}, err
	}
	return w.out.finish(w.counts, w.items, func(x []byte, block int) []byte {
		if !w.sorted {
			return x
		}
		return w.separators[block].appendTo(x)
	})
}

// terms is a part of terms at rest. Its index is read when it is first needed.
type terms struct {
	indexed
	sorted     bool
	separators separators
	kept       kept[openTerms]
	tables     tagTables
}

func newTerms(from *reader, p part, what string, sorted bool) *terms {
	return &terms{indexed: indexed{from: from, part: p, what: what}, sorted: sorted}
}

// termBlock is a block of terms, read.
type termBlock struct{ terms []graph.Term }

// open reads the index, unless it was read. It may be called by several
// goroutines.
func (s *terms) open() error {
	if s.opened.Load() {
		return nil
	}
	return s.indexed.read(termsEach, func() { s.separators = separators{} }, func(b []byte) ([]byte, bool) {
		if !s.sorted {
			return b, true
		}
		return s.separators.add(b)
	}, func() {
		s.separators.finish()
		s.kept = make(kept[openTerms], s.part.blocks)
	})
}

// read reads block i.
func (s *terms) read(i int, buffer *[]byte) (*termBlock, error) {
	e := s.index.extents[i]
	raw, err := s.from.block(e, s.what, buffer)
	if err != nil {
		return nil, err
	}
	all, err := decodeTerms(raw, s.index.items(i))
	if err == nil && s.sorted {
		for j, t := range all {
			if !isName(t) || j > 0 && compareNames(all[j-1], t) >= 0 {
				err = errOrder
			}
		}
	}
	if err != nil {
		return nil, &Damage{e.offset, s.what, err}
	}
	return &termBlock{all}, nil
}

// get gives block i, which is kept if there is room.
func (s *terms) get(i int) (*openTerms, error) {
	if p := s.kept[i].Load(); p != nil {
		return p, nil
	}
	if s.missed(len(s.from.cache.terms.places)) {
		s.prefetch(s.kept.lacks, func(i int, raw []byte) error {
			_, err := s.decode(i, raw)
			return err
		})
	}
	buffer := buffers.Get().(*[]byte)
	defer buffers.Put(buffer)
	raw, err := s.from.block(s.index.extents[i], s.what, buffer)
	if err != nil {
		return nil, err
	}
	return s.decode(i, raw)
}

// decode gives block i of its bytes, and keeps it if there is room.
func (s *terms) decode(i int, raw []byte) (*openTerms, error) {
	p := new(openTerms)
	tags, raw, err := s.tables.decode(raw)
	if err == nil {
		err = p.readTexts(raw, s.index.items(i), tags, s.sorted)
	}
	if err != nil {
		return nil, &Damage{s.index.extents[i].offset, s.what, err}
	}
	s.from.cache.terms.put(&s.kept[i], p, len(p.text)+256)
	return p, nil
}

// buffers are for blocks that are read and copied.
var buffers = sync.Pool{New: func() any { return new([]byte) }}

// at gives where the term of a rank stands, which must be smaller than the
// number of terms.
func (s *terms) at(rank uint64) (termPlace, error) {
	if err := s.open(); err != nil {
		return termPlace{}, err
	}
	i, place := s.index.blockOf(rank)
	p, err := s.get(i)
	return termPlace{p, place}, err
}

// term gives the term of a rank, which must be smaller than the number of
// terms.
func (s *terms) term(rank uint64) (graph.Term, error) {
	at, err := s.at(rank)
	if err != nil {
		return graph.Term{}, err
	}
	t, err := at.open.term(at.place)
	if err != nil {
		i, _ := s.index.blockOf(rank)
		err = &Damage{s.index.extents[i].offset, s.what, err}
	}
	return t, err
}

// find gives the rank of a name in a sorted part.
func (s *terms) find(t graph.Term) (rank uint64, ok bool, err error) {
	if err := s.open(); err != nil || s.part.items == 0 {
		return 0, false, err
	}
	i := s.separators.last(0, t)
	if i < 0 {
		return 0, false, nil
	}
	p, err := s.get(i)
	if err != nil {
		return 0, false, err
	}
	place, ok := p.find(t)
	return s.index.before[i] + uint64(place), ok, nil
}
