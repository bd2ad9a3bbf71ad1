package engine

import (
	"encoding/binary"
	"slices"
	"sort"
)

// keysEach is how many keys a block holds at most.
const keysEach = 512

// keyBlock is a block of keys, a column for each of their numbers: read whole,
// or, where views is not nil, in part.
type keyBlock struct {
	n       int
	columns [4][]uint32
	views   *[4]columnView // of the columns that are nil
}

// newKeyBlock has room for whole columns.
func newKeyBlock() *keyBlock {
	room := make([]uint32, 4*keysEach)
	b := new(keyBlock)
	for c := range b.columns {
		b.columns[c] = room[c*keysEach : (c+1)*keysEach]
	}
	return b
}

func (b *keyBlock) key(i int) (k key) {
	if b.views == nil {
		return key{b.columns[0][i], b.columns[1][i], b.columns[2][i], b.columns[3][i]}
	}
	for c := range k {
		if b.columns[c] != nil {
			k[c] = b.columns[c][i]
		} else {
			k[c] = b.views[c].at(i)
		}
	}
	return k
}

// search gives the place of the first key that is not smaller than k.
func (b *keyBlock) search(k key) int {
	first := b.columns[0][:b.n]
	low := firstNotBelow(first, k[0])
	if low == b.n || first[low] > k[0] || k[1]|k[2]|k[3] == 0 {
		return low
	}
	return low + sort.Search(b.n-low, func(i int) bool { return b.key(low+i).compare(k) >= 0 })
}

// firstNotBelow gives the place of the first of rising numbers that is not
// smaller than x. They mostly rise evenly: it begins where x would then be.
func firstNotBelow(v []uint32, x uint32) int {
	last := len(v) - 1
	if last < 0 || x <= v[0] {
		return 0
	} else if x > v[last] {
		return len(v)
	}
	low := int(uint64(x-v[0]) * uint64(last) / uint64(v[last]-v[0]))
	high := low // v[low] < x <= v[high]
	for step := 1; v[low] >= x; step *= 2 {
		high, low = low, max(low-step, 0)
	}
	for step := 1; v[high] < x; step *= 2 {
		low, high = high, min(high+step, last)
	}
	for high-low > 1 {
		if middle := (low + high) / 2; v[middle] < x {
			low = middle
		} else {
			high = middle
		}
	}
	return high
}

// keyWriter writes keys in the order given as a part.
type keyWriter struct {
	out    blockWriter
	block  *keyBlock
	firsts []key
	counts []uint32
	items  uint64
}

func newKeyWriter(to *appender) *keyWriter {
	return &keyWriter{out: blockWriter{to: to}, block: newKeyBlock()}
}

func (w *keyWriter) add(k key) error {
	b := w.block
	for c, n := range k {
		b.columns[c][b.n] = n
	}
	if b.n++; b.n < keysEach {
		return nil
	}
	return w.endBlock()
}

func (w *keyWriter) endBlock() error {
	b := w.block
	if b.n == 0 {
		return nil
	}
	w.firsts = append(w.firsts, b.key(0))
	w.counts = append(w.counts, uint32(b.n))
	w.items += uint64(b.n)
	out := w.out.begin()
	for c := range b.columns {
		out = appendColumn(out, b.columns[c][:b.n])
	}
	b.n = 0
	return w.out.end(out)
}

// join puts the blocks of a writer, which wrote them out, behind its own.
func (w *keyWriter) join(v *keyWriter) {
	w.out.extents = append(w.out.extents, v.out.extents...)
	w.out.placed = len(w.out.extents)
	w.firsts = append(w.firsts, v.firsts...)
	w.counts = append(w.counts, v.counts...)
	w.items += v.items
}

// finish writes what is left and the index.
func (w *keyWriter) finish() (part, error) {
	if err := w.endBlock(); err != nil {
		return part{}, err
	}
	return w.out.finish(w.counts, w.items, func(x []byte, block int) []byte {
		for _, n := range w.firsts[block] {
			x = binary.AppendUvarint(x, uint64(n))
		}
		return x
	})
}

// keys is a part of keys at rest, sorted or in the order they were written in.
// Its index is read when it is first needed.
type keys struct {
	indexed
	firsts []key
	kept   kept[keyBlock]
}

func newKeys(from *reader, p part, what string) *keys {
	return &keys{indexed: indexed{from: from, part: p, what: what}}
}

// open reads the index, unless it was read. It may be called by several
// goroutines.
func (s *keys) open() error {
	if s.opened.Load() {
		return nil
	}
	return s.indexed.read(keysEach, func() { s.firsts = nil }, func(b []byte) ([]byte, bool) {
		var k key
		ok := true
		for i := range k {
			if k[i], b, ok = number(b); !ok {
				return nil, false
			}
		}
		if s.firsts == nil { // now it is known that there are so many
			s.firsts = make([]key, 0, s.part.blocks)
		}
		s.firsts = append(s.firsts, k)
		return b, true
	}, func() { s.kept = make(kept[keyBlock], s.part.blocks) })
}

// read reads block i into b, which has room.
func (s *keys) read(i int, b *keyBlock, buffer *[]byte) error {
	e := s.index.extents[i]
	raw, err := s.from.block(e, s.what, buffer)
	if err != nil {
		return err
	}
	b.n = s.index.items(i)
	rest := raw
	for c := range b.columns {
		if rest, err = column(rest, b.columns[c][:b.n]); err != nil {
			return &Damage{e.offset, s.what, err}
		}
	}
	if len(rest) != 0 || b.key(0) != s.firsts[i] {
		return &Damage{e.offset, s.what, errBlock}
	}
	return nil
}

// get gives block i, which must not be changed and is kept if there is room: the
// first column whole, the others as they stand there where that will do.
func (s *keys) get(i int) (*keyBlock, error) {
	if b := s.kept[i].Load(); b != nil {
		return b, nil
	}
	if s.missed(len(s.from.cache.keys.places) / orders) {
		s.prefetch(s.kept.lacks, func(i int, raw []byte) error {
			_, err := s.decode(i, slices.Clone(raw))
			return err
		})
	}
	raw, err := s.from.block(s.index.extents[i], s.what, nil)
	if err != nil {
		return nil, err
	}
	return s.decode(i, raw)
}

// decode gives block i, which stays in its bytes, and keeps it if there is room.
func (s *keys) decode(i int, raw []byte) (_ *keyBlock, err error) {
	e := s.index.extents[i]
	b := &keyBlock{n: s.index.items(i), views: new([4]columnView)}
	size := len(raw) + 512
	rest := raw
	for c := range b.columns {
		from := rest
		var single bool
		if c > 0 {
			rest, single, err = b.views[c].view(from, b.n)
		}
		if !single && err == nil {
			b.columns[c] = make([]uint32, b.n)
			rest, err = column(from, b.columns[c])
			size += 4 * b.n
		}
		if err != nil {
			return nil, &Damage{e.offset, s.what, err}
		}
	}
	if len(rest) != 0 || b.key(0) != s.firsts[i] {
		return nil, &Damage{e.offset, s.what, errBlock}
	}
	s.from.cache.keys.put(&s.kept[i], b, size)
	return b, nil
}

// blockBefore gives the last block that begins with a key smaller than k, or
// the first one: where k stands if it is there, or begins.
func (s *keys) blockBefore(k key) int {
	i, _ := slices.BinarySearchFunc(s.firsts, k, key.compare)
	return max(i-1, 0)
}

// rank gives how many keys of a sorted part are smaller than k.
func (s *keys) rank(k key) (uint64, error) {
	if err := s.open(); err != nil || s.part.items == 0 {
		return 0, err
	}
	i := s.blockBefore(k)
	b, err := s.get(i)
	if err != nil {
		return 0, err
	}
	return s.index.before[i] + uint64(b.search(k)), nil
}

// count gives how many keys of a sorted part begin with the first n numbers of
// k.
func (s *keys) count(k key, n int) (int64, error) {
	if n == 0 {
		return int64(s.part.items), nil
	}
	low, err := s.rank(k)
	if err != nil {
		return 0, err
	}
	high := s.part.items
	if next, ok := k.after(n); ok {
		high, err = s.rank(next)
	}
	if err == nil && high < low {
		err = &Damage{s.part.index.offset, s.what, errOrder}
	}
	return int64(high - low), err
}
