package engine

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"slices"
	"testing"
)

// taken is a store's file that was taken apart: what is changed in it gets right
// checksums again.
type taken struct {
	testing.TB
	image []byte
	head  header
	runs  []*run
}

// takeApart reads the file of a store that is whole.
func takeApart(t testing.TB, image []byte) *taken {
	t.Helper()
	s, err := open(newTape(image), "", Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	return &taken{t, slices.Clone(image), s.commit, s.now.runs}
}

// inUse is a block that the store uses, and the part it belongs to: -1 is the
// manifest.
type inUse struct {
	extent
	run, part int
	isIndex   bool
}

// blocks gives all blocks that the store uses, in the order of the file.
func (f *taken) blocks() []inUse {
	f.Helper()
	list := []inUse{{f.head.manifest, -1, -1, false}}
	for i, r := range f.runs {
		for j := range partsOf(r) {
			x := f.index(i, j)
			if x == nil {
				continue
			}
			p := partsOf(r)[j]
			list = append(list, inUse{p.index, i, j, true})
			for _, e := range x.extents {
				list = append(list, inUse{e, i, j, false})
			}
		}
	}
	slices.SortFunc(list, func(a, b inUse) int { return int(a.offset) - int(b.offset) })
	return list
}

func partsOf(r *run) []*part {
	p := r.parts()
	return p.all()
}

// index gives the index of a part, nil where it has no items.
func (f *taken) index(run, part int) *index {
	f.Helper()
	r := f.runs[run]
	var err error
	var x *index
	switch {
	case part < termParts:
		s := []*terms{r.names, r.values}[part]
		err, x = s.open(), s.index
	default:
		s := append(append([]*keys{r.hashes}, r.added[:]...), r.gone[:]...)[part-termParts]
		err, x = s.open(), s.index
	}
	if err != nil {
		f.Fatal(err)
	}
	if len(x.extents) == 0 {
		return nil
	}
	return x
}

// bytes gives a block, without its checksum.
func (f *taken) bytes(e extent) []byte { return f.image[e.offset : e.offset+uint64(e.length)] }

// seal makes the checksum of a block right.
func (f *taken) seal(e extent) {
	binary.LittleEndian.PutUint32(f.image[e.endOf()-sumLen:], blockSum(f.bytes(e), e.offset))
}

// put adds a block behind the others.
func (f *taken) put(b []byte) extent {
	e := extent{uint64(len(f.image)), uint32(len(b))}
	f.image = append(append(f.image, b...), 0, 0, 0, 0)
	f.seal(e)
	return e
}

// finish gives the file with a manifest, which is put behind all.
func (f *taken) finish(manifest []byte) []byte {
	h := f.head
	h.manifest = f.put(manifest)
	h.end = uint64(len(f.image))
	return f.headed(h)
}

// headed gives the file with a header, and its copy.
func (f *taken) headed(h header) []byte {
	copy(f.image[h.at():], h.bytes())
	copy(f.image[h.copyAt():], h.bytes())
	return f.image
}

// with gives the file with another index for a part.
func (f *taken) with(number, place int, index []byte) []byte {
	var runs []*run
	for i, r := range f.runs {
		p := r.parts()
		if i == number {
			to := p.all()[place]
			to.bytes += uint64(len(index)) - uint64(to.index.length)
			to.index = f.put(index)
		}
		runs = append(runs, p.open(nil))
	}
	return f.finish(appendManifest(nil, runs))
}

// token is a number, or a text, of a manifest or an index.
type token struct {
	n      uint64
	signed bool
	text   []byte
}

func appendTokens(b []byte, list []token) []byte {
	for _, t := range list {
		switch {
		case t.text != nil:
			b = append(b, t.text...)
		case t.signed:
			b = binary.AppendVarint(b, int64(t.n))
		default:
			b = binary.AppendUvarint(b, t.n)
		}
	}
	return b
}

// tokens takes a manifest or an index apart.
func (f *taken) tokens(b inUse) (list []token) {
	rest := f.bytes(b.extent)
	next := func(signed bool) uint64 {
		n, size := binary.Uvarint(rest)
		if signed {
			i, _ := binary.Varint(rest)
			n = uint64(i)
		}
		if size <= 0 {
			f.Fatal("a number is not whole")
		}
		rest = rest[size:]
		list = append(list, token{n: n, signed: signed})
		return n
	}
	for len(rest) > 0 {
		switch {
		case b.part < 0:
			next(false)
		case b.part >= termParts:
			next(true)
			for range 6 {
				next(false)
			}
		default:
			next(true)
			next(false)
			if next(false); b.part == 0 {
				n := next(false) >> 1
				list = append(list, token{text: bytes.Clone(rest[:n])})
				rest = rest[n:]
			}
		}
	}
	if got := appendTokens(nil, list); !bytes.Equal(got, f.bytes(b.extent)) {
		f.Fatal("what was taken apart is not what was put together again")
	}
	return list
}

// extremes are numbers to put in the place of a number.
func extremes(n uint64) []uint64 {
	return []uint64{0, 1, n - 1, n + 1, 2 * n, n + 64, 1 << 20, 1<<31 - 1, 1 << 31, 1<<32 - 2, 1<<32 - 1, 1 << 32, 1<<40 - 1, 1<<62 + 1, 1<<63 - 1, 1 << 63, 1<<64 - 1}
}

// sealedImage makes the checksums of a file right as far as it can be followed:
// of its headers, its manifest, its indexes, and the blocks they name.
func sealedImage(image []byte) []byte {
	if len(image) < dataBegin {
		return image
	}
	for page := range 2 {
		b := image[page*headerPage:][:headerLen]
		copy(b, magic)
		binary.LittleEndian.PutUint32(b[16:], version)
		binary.LittleEndian.PutUint32(b[60:], crc32.Checksum(b[:60], castagnoli))
	}
	dev := newTape(image)
	h, _, err := readHeader(dev)
	if err != nil {
		return image
	}
	f := &taken{image: image, head: h}
	size := min(h.end, uint64(len(image)))
	seal := func(e extent) bool {
		if e.offset < dataBegin || e.offset > size || uint64(e.length)+sumLen > size-e.offset {
			return false
		}
		f.seal(e)
		copy(dev.now, image)
		return true
	}
	if !seal(h.manifest) {
		return image
	}
	from := &reader{dev, h.end, newCache(0)}
	runs, err := readManifest(from, h.manifest)
	if err != nil {
		return image
	}
	for _, r := range runs {
		for _, p := range partsOf(r) {
			if p.items > 0 && !seal(p.index) {
				return image
			}
		}
		for _, s := range append(append([]*keys{r.hashes}, r.added[:]...), r.gone[:]...) {
			if s.open() == nil {
				for _, e := range s.index.extents {
					seal(e)
				}
			}
		}
		for _, s := range []*terms{r.names, r.values} {
			if s.open() == nil {
				for _, e := range s.index.extents {
					seal(e)
				}
			}
		}
	}
	return image
}
