package engine

import (
	"encoding/binary"
	"sync"
	"sync/atomic"
)

// part describes a list of blocks: what a manifest says of it. Its index, a
// block itself, says where the blocks are and what each begins with.
type part struct {
	index  extent
	blocks uint32
	items  uint64
	bytes  uint64 // what the blocks and the index take, with their checksums
}

// index is a part's index, read.
type index struct {
	extents []extent
	before  []uint64 // how many items stand before each block, and at the end how many there are
	bytes   uint64   // what the blocks take, their checksums with them
}

// appendEntry writes what an index says of each block: how far it stands behind
// the end of the one before, its length, its number of items.
func appendEntry(b []byte, e extent, end uint64, items uint32) []byte {
	b = binary.AppendVarint(b, int64(e.offset-end))
	b = binary.AppendUvarint(b, uint64(e.length))
	return binary.AppendUvarint(b, uint64(items))
}

// finish writes out what was gathered and an index of the blocks, and describes
// the part that they make. counts are the blocks' numbers of items; first
// writes what else is said of a block. Without items there is no part.
func (w *blockWriter) finish(counts []uint32, items uint64, first func(x []byte, block int) []byte) (p part, err error) {
	if items == 0 {
		return p, nil
	}
	if err := w.flush(); err != nil {
		return p, err
	}
	x := w.begin()
	end := uint64(0)
	for i, e := range w.extents {
		x = first(appendEntry(x, e, end, counts[i]), i)
		end = e.endOf()
	}
	if err = w.end(x); err == nil {
		err = w.flush()
	}
	if err != nil {
		return p, err
	}
	last := len(w.extents) - 1
	p = part{index: w.extents[last], blocks: uint32(last), items: items}
	for _, e := range w.extents {
		p.bytes += uint64(e.length) + sumLen
	}
	return p, nil
}

// indexed is a part at rest. Its index is read when it is first needed.
type indexed struct {
	from *reader
	part part
	what string

	opened  atomic.Bool // then there is an index
	opening sync.Mutex
	index   *index
	misses  atomic.Uint32 // blocks that were asked for and not kept
}

// read reads the index, unless it was read: begin is called, first for what else
// is said of each block (see readIndex), and end when all went well. Several
// goroutines may call it.
func (s *indexed) read(most uint32, begin func(), first func(b []byte) ([]byte, bool), end func()) (err error) {
	if s.opened.Load() {
		return nil
	}
	s.opening.Lock()
	defer s.opening.Unlock()
	if s.opened.Load() {
		return nil
	}
	s.index = &index{before: []uint64{0}}
	if s.part.items > 0 {
		begin()
		if s.index, err = s.from.readIndex(s.part, s.what, most, first); err == nil {
			end() // so many blocks are there
		}
	}
	s.opened.Store(err == nil) // a disk that does not answer may later
	return err
}

// endOf gives where the checksum of a block ends.
func (e extent) endOf() uint64 { return e.offset + uint64(e.length) + sumLen }

// readIndex reads a part's index; first reads what else is said of a block, and
// gives the rest, or false. Blocks hold most items at most.
func (r *reader) readIndex(p part, what string, most uint32, first func(b []byte) ([]byte, bool)) (*index, error) {
	b, err := r.block(p.index, "index of "+what, nil)
	if err != nil {
		return nil, err
	}
	fail := &Damage{p.index.offset, "index of " + what, errBlock}
	if uint64(p.blocks) > uint64(len(b))/3 || uint64(p.blocks) > p.items {
		return nil, fail
	}
	x := &index{extents: make([]extent, p.blocks), before: make([]uint64, p.blocks+1)}
	end := uint64(0)
	for i := range x.extents {
		gap, n := binary.Varint(b)
		if n <= 0 {
			return nil, fail
		}
		length, b1, ok1 := number(b[n:])
		items, b2, ok2 := number(b1)
		if !ok1 || !ok2 || items == 0 || items > most {
			return nil, fail
		}
		e := extent{end + uint64(gap), length}
		if e.offset > r.size || uint64(length)+sumLen > r.size-e.offset {
			return nil, fail
		}
		x.extents[i], x.before[i+1] = e, x.before[i]+uint64(items)
		end = e.endOf()
		x.bytes += uint64(length) + sumLen
		var ok bool
		if b, ok = first(b2); !ok {
			return nil, fail
		}
	}
	if len(b) != 0 || x.before[p.blocks] != p.items || x.bytes+uint64(p.index.length)+sumLen != p.bytes {
		return nil, fail
	}
	return x, nil
}

// blockOf gives the block in which an item stands, which there must be, and
// its place there.
func (x *index) blockOf(item uint64) (block, place int) {
	// Blocks mostly hold about as many: it stands near where that would be.
	before := x.before[:len(x.extents)+1]
	last := uint64(len(x.extents))
	guess := item * last / before[last]
	low, high := guess, guess+1 // before[low] <= item < before[high]
	for step := uint64(1); before[low] > item; step *= 2 {
		high, low = low, low-min(step, low)
	}
	for step := uint64(1); before[high] <= item; step *= 2 {
		low, high = high, min(high+step, last)
	}
	for high-low > 1 {
		if middle := (low + high) / 2; before[middle] <= item {
			low = middle
		} else {
			high = middle
		}
	}
	return int(low), int(item - before[low])
}

// items gives how many items a block holds.
func (x *index) items(block int) int { return int(x.before[block+1] - x.before[block]) }
