package engine

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Who has asked for some blocks of a part here and there will ask for more: the
// rest of a part that has room in the cache is read from one end to the other by
// a goroutine of its own, many blocks at once.
const (
	prefetchFrom = 64        // blocks that were asked for, at least
	prefetchPart = 32        // or one of so many
	prefetchEach = 128 << 10 // bytes that are read at once
)

// prefetches are the goroutines that read for a cache.
type prefetches struct {
	under   sync.WaitGroup
	stopped atomic.Bool
}

// end ends them. Nobody may ask for blocks any more.
func (p *prefetches) end() {
	p.stopped.Store(true)
	p.under.Wait()
}

// missed notes that a block had to be read, of a part that has room for so many
// in the cache, and tells whether to read the rest of it now: so once.
func (s *indexed) missed(room int) bool {
	n := s.part.blocks
	return s.misses.Add(1) == max(prefetchFrom, n/prefetchPart) && int64(n) <= int64(room) && runtime.GOMAXPROCS(0) > 1
}

// prefetch calls keep with the bytes of all blocks that wanted names, in a
// goroutine of its own, until it is stopped or there is an error: who asks for
// the block will be told. The bytes are those of the next block afterwards.
func (s *indexed) prefetch(wanted func(i int) bool, keep func(i int, raw []byte) error) {
	p := &s.from.cache.prefetches
	p.under.Go(func() { s.readAll(&p.stopped, wanted, keep) })
}

func (s *indexed) readAll(stopped *atomic.Bool, wanted func(i int) bool, keep func(i int, raw []byte) error) {
	var buffer []byte
	extents := s.index.extents
	for i := 0; i < len(extents) && !stopped.Load(); {
		if extents[i].length > keptBytes {
			i++
			continue
		}
		raw, end, err := s.neighbors(i, &buffer)
		for ; i < end && err == nil; i++ {
			n := extents[i].length
			if wanted(i) {
				if err = extents[i].check(raw[:n+sumLen]); err == nil {
					err = keep(i, raw[:n])
				}
			}
			raw = raw[n+sumLen:]
			runtime.Gosched() // who asks for a block waits for no other one
		}
		if err != nil {
			return
		}
	}
}

// neighbors reads block i and those that follow it in the file, each with its
// checksum, up to block end: none that is too large to be kept. What it gives
// stands in the buffer.
func (s *indexed) neighbors(i int, buffer *[]byte) (raw []byte, end int, err error) {
	extents := s.index.extents
	first := extents[i].offset
	last := extents[i].endOf()
	for end = i + 1; end < len(extents) && extents[end].offset == last && extents[end].length <= keptBytes && extents[end].endOf()-first <= prefetchEach; end++ {
		last = extents[end].endOf()
	}
	if n := int(last - first); cap(*buffer) < n {
		*buffer = make([]byte, prefetchEach)
	}
	raw = (*buffer)[:last-first]
	_, err = s.from.dev.ReadAt(raw, int64(first))
	return raw, end, err
}
