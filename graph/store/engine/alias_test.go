package engine

import (
	"encoding/binary"
	"fmt"
	"testing"

	"corkboard/graph"
)

// TestBlocksInBlocks makes an index name the beginning of a block as a block of
// its own, with a right checksum: there are fewer terms in it than in the one
// that is kept under its offset.
func TestBlocksInBlocks(t *testing.T) {
	s, on := onTape(t)
	var texts []string
	for i := range 30 {
		texts = append(texts, fmt.Sprint("text ", i))
	}
	must(t, s, loading(make(board), says(texts...)))
	f := takeApart(t, on.now)
	// The literals: of the outer block the inner one is the beginning, and its
	// checksum is read as an entry.
	at := uint64(len(f.image))
	outer, n := nested(at)
	inner := extent{at, uint32(n)}
	whole := f.put(outer)
	if blockSum(f.bytes(inner), at) != binary.LittleEndian.Uint32(f.image[inner.endOf()-sumLen:]) {
		t.Fatal("the inner block is none")
	}
	var x []byte
	x = appendEntry(x, inner, 0, 2)
	x = appendEntry(x, whole, inner.endOf(), 28)
	p := f.runs[0].parts()
	p.values.blocks = 2
	p.values.bytes = uint64(len(x)) + sumLen + uint64(inner.length) + sumLen + uint64(whole.length) + sumLen
	p.values.index = f.put(x)
	f.runs = []*run{p.open(nil)}
	image := f.finish(appendManifest(nil, f.runs))
	if _, ok := probed(t, image); !ok {
		t.Fatal("the store cannot be opened, and the test shows nothing")
	}
}

// nested makes a block of 28 terms of which the beginning is a block of two, up
// to a length, at an offset.
func nested(at uint64) ([]byte, int) {
	for try := 0; ; try++ {
		var e termEncoder
		for i := range termsEach { // a table of many tags, so that any small number is one
			e.tag(tag{tagTyped, fmt.Sprint("http://example.org/", i)})
		}
		e.add(graph.Typed(fmt.Sprintf("%0100d", try), "http://example.org/1"))
		e.add(graph.Typed(fmt.Sprintf("%0100d", try+1), "http://example.org/1"))
		b := e.appendTo(nil)
		sum := binary.LittleEndian.AppendUint32(nil, blockSum(b, at))
		// Its place among the tags, how much is shared, how long the rest is.
		if sum[0] >= termsEach || sum[1] >= 100 || sum[2] == 0 || sum[2] >= 128 || sum[3] == '0' {
			continue
		}
		n := len(b)
		b = append(b, sum...)
		for range sum[2] - 1 {
			b = append(b, 'x')
		}
		for i := range 25 {
			b = append(b, byte(i), 0, 1, byte('a'+i))
		}
		return b, n
	}
}

// TestSameBlock lets an index name one block again and again: there is no more
// in a file than has room in it.
func TestSameBlock(t *testing.T) {
	f := takeApart(t, small())
	first := f.index(0, 3).extents[0]
	var x []byte
	k := f.runs[0].added[spog].firsts[0]
	const times = 100_000
	end := uint64(0)
	for range times {
		x = appendEntry(x, first, end, keysEach)
		for _, n := range k {
			x = binary.AppendUvarint(x, uint64(n))
		}
		end = first.endOf()
	}
	p := f.runs[0].parts()
	for i := range p.added {
		p.added[i].items, p.added[i].blocks = times*keysEach, times
		p.added[i].bytes = uint64(len(x)) + sumLen + times*(uint64(first.length)+sumLen)
		p.added[i].index = f.put(x)
	}
	f.runs = []*run{p.open(nil)}
	if _, ok := probed(t, f.finish(appendManifest(nil, f.runs))); ok {
		t.Error("a store that says it holds more than its file can be opened")
	}
}

// TestCachedOtherwise has two indexes say different things of one block: what
// one of them says is answered whichever was asked first.
func TestCachedOtherwise(t *testing.T) {
	dev := newTape(nil)
	a := &appender{dev: dev}
	p, err := writeKeys(a, []key{{1, 1, 1, 1}}, spog)
	if err != nil {
		t.Fatal(err)
	}
	from := &reader{dev, a.end, newCache(64)}
	one := newKeys(from, p, "one")
	if err := one.open(); err != nil {
		t.Fatal(err)
	}
	// A column of one number may as well be one of two.
	two := newKeys(from, p, "two")
	two.firsts, two.kept = one.firsts, make(kept[keyBlock], 1)
	two.index = &index{extents: one.index.extents, before: []uint64{0, 2}}
	two.part.items = 2
	two.opened.Store(true)
	for range 2 {
		for n, s := range map[int64]*keys{1: one, 2: two} {
			b, err := s.get(0)
			if err != nil || int64(b.n) != n {
				t.Fatalf("a block of %d is read as %d (%v)", n, b.n, err)
			}
		}
	}
}

// TestHashesOfNothing has hashes name literals that there are not. Merging, too,
// says where.
func TestHashesOfNothing(t *testing.T) {
	s, on := onTape(t)
	must(t, s, loading(make(board), says("a", "b", "c")))
	for _, rank := range []uint32{3, 4, 100, 1<<31 - 1, 1<<32 - 1} {
		f := takeApart(t, on.now)
		var hashes []key
		c := newKeyCursor(f.runs[0].hashes, 0)
		for c.seek(key{}, 0); c.ok; c.next() {
			hashes = append(hashes, c.key)
		}
		hashes[1][1] = rank
		dev := newTape(f.image)
		a := &appender{dev: dev, end: uint64(len(f.image))}
		p := f.runs[0].parts()
		var err error
		if p.hashes, err = writeKeys(a, hashes, 0); err != nil {
			t.Fatal(err)
		}
		f.image, f.runs = dev.now, []*run{p.open(nil)}
		image := f.finish(appendManifest(nil, f.runs))
		if got, ok := probed(t, image); !ok || len(got.damages) == 0 {
			t.Fatalf("rank %d is not found", rank)
		}
		forged, err := open(newTape(image), "", Options{})
		if err != nil {
			t.Fatal(err)
		}
		if d := damageOf(forged.Compact(t.Context())); d == nil || d.Offset != p.hashes.index.offset {
			t.Errorf("rank %d: compacting gives %v", rank, d)
		}
	}
}

// TestSharedLess writes names that say they share less with the one before than
// they do. A search relies on that, so it is damage.
func TestSharedLess(t *testing.T) {
	s, on := onTape(t)
	must(t, s, loading(make(board), someStatements(1, 20, 30)))
	f := takeApart(t, on.now)
	x := f.index(0, 0)
	first, err := f.runs[0].names.read(0, nil)
	if err != nil || len(x.extents) != 1 {
		t.Fatal(err, len(x.extents))
	}
	b := []byte{2, tagIRI, tagBlank}
	for _, name := range first.terms {
		b = append(b, byte(bit(name.IsBlank())), 0)
		b = append(binary.AppendUvarint(b, uint64(len(name.Value()))), name.Value()...)
	}
	e := f.put(b)
	index := appendEntry(nil, e, 0, uint32(len(first.terms)))
	text := first.terms[0].Value()
	index = append(binary.AppendUvarint(index, uint64(len(text))<<1|bit(first.terms[0].IsBlank())), text...)
	p := f.runs[0].parts()
	p.names.bytes = uint64(e.length) + sumLen + uint64(len(index)) + sumLen
	p.names.index = f.put(index)
	f.runs = []*run{p.open(nil)}
	got, ok := probed(t, f.finish(appendManifest(nil, f.runs)))
	if !ok || len(got.damages) == 0 || got.damages[0].Offset != e.offset {
		t.Fatalf("it is not found: %v (opened: %v)", got.damages, ok)
	}
}
