package engine

import (
	"encoding/binary"
	"fmt"
)

// maxRuns is how many runs a manifest lists at most. There are never more than
// the logarithm of their sizes, a part of which a load may leave unmerged.
const maxRuns = 1000

// A manifest, a block, says what runs there are: their number, and of each the
// ID of its first term and its parts, oldest first: names, literals, hashes,
// the added quads in their four orders, the removed ones. Of each part the
// number of items, and unless that is 0 the offset and length of its index, its
// number of blocks, and how many bytes all of them take. All numbers are
// uvarints.
func appendManifest(b []byte, runs []*run) []byte {
	b = binary.AppendUvarint(b, uint64(len(runs)))
	for _, r := range runs {
		p := r.parts()
		b = binary.AppendUvarint(b, uint64(p.base))
		for _, part := range p.all() {
			b = binary.AppendUvarint(b, part.items)
			if part.items > 0 {
				b = binary.AppendUvarint(b, part.index.offset)
				b = binary.AppendUvarint(b, uint64(part.index.length))
				b = binary.AppendUvarint(b, uint64(part.blocks))
				b = binary.AppendUvarint(b, part.bytes)
			}
		}
	}
	return b
}

// readManifest gives the runs of a store.
func readManifest(from *reader, at extent) ([]*run, error) {
	b, err := from.block(at, "manifest", nil)
	if err != nil {
		return nil, err
	}
	fail := func(err error) ([]*run, error) { return nil, &Damage{at.offset, "manifest", err} }
	next := func(most uint64) (n uint64, ok bool) {
		n, size := binary.Uvarint(b)
		if size <= 0 || n > most {
			return 0, false
		}
		b = b[size:]
		return n, true
	}
	count, ok := next(maxRuns)
	if !ok {
		return fail(errBlock)
	}
	var runs []*run
	base := uint32(1)
	room := from.size // for the blocks that are still to come
	for i := range count {
		var p runParts
		n, ok := next(maxID + 1)
		p.base = uint32(n)
		for i, part := range p.all() {
			if part.items, ok = nextIf(ok, next, 1<<40); ok && part.items > 0 {
				var length, blocks uint64
				part.index.offset, ok = nextIf(ok, next, maxSize)
				length, ok = nextIf(ok, next, 1<<32-1)
				blocks, ok = nextIf(ok, next, 1<<32-1)
				part.bytes, ok = nextIf(ok, next, maxSize)
				part.index.length, part.blocks = uint32(length), uint32(blocks)
				most := uint64(keysEach)
				if i < termParts {
					most = termsEach
				}
				ok = ok && part.fits(most, room)
				room -= part.bytes
			}
		}
		if !ok {
			return fail(errBlock)
		}
		if err := p.check(base); err != nil {
			return fail(fmt.Errorf("run %d: %w", i+1, err))
		}
		base += uint32(p.terms())
		runs = append(runs, p.open(from))
	}
	if len(b) != 0 {
		return fail(errBlock)
	}
	return runs, nil
}

// fits tells whether blocks of most items at most can hold what a part says, and
// have room in so many bytes. So what is made for them is in proportion to the
// file.
func (p *part) fits(most, room uint64) bool {
	return p.bytes <= room && uint64(p.index.length)+sumLen <= p.bytes &&
		uint64(p.blocks) <= uint64(p.index.length)/3 && p.items <= uint64(p.blocks)*most
}

func nextIf(ok bool, next func(uint64) (uint64, bool), most uint64) (uint64, bool) {
	if !ok {
		return 0, false
	}
	return next(most)
}
