package engine

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"flag"
	"fmt"
	"hash/crc32"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"corkboard/graph"
)

// small is a valid store of some runs, of which the last ones take something
// away, with a journal behind it.
var small = sync.OnceValue(func() []byte {
	on := newTape(nil)
	if err := initialize(on); err != nil {
		panic(err)
	}
	s, err := open(on, "beside", Options{})
	now := make(board)
	for _, c := range []func() change{
		func() change { return loading(now, someStatements(1, 900, 500)) },
		func() change { return loading(now, someStatements(2, 200, 300)) },
		func() change { return replacing(now, "http://example.org/g1", someStatements(3, 20, 100)) },
		func() change {
			return applying(now, []Delta{{Statement: says("of the journal")[0]}, {Statement: now[now.lines()[0]], Remove: true}})
		},
	} {
		c := c()
		if err == nil {
			err = c.do(context.Background(), s)
		}
		now = c.after
	}
	if err != nil {
		panic(err)
	}
	return on.now
})

var exhaustive = flag.Bool("exhaustive", false, "flip and recode much more, which takes minutes")

// TestFlipped flips bits. In a block that is in use Verify finds it and names the
// block; elsewhere it changes nothing, or less is there.
func TestFlipped(t *testing.T) {
	t.Parallel()
	image := small()
	f := takeApart(t, image)
	list := f.blocks()
	all := func(s *Store) string {
		now := s.Snapshot()
		defer now.Release()
		b, err := held(now)
		if err != nil {
			t.Fatal(err)
		}
		return b.sum()
	}
	whole, err := open(newTape(image), "", Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := all(whole)
	kinds := make(map[string]bool)
	step, most := 41, 12
	switch {
	case *exhaustive:
		step, most = 7, 15
	case testing.Short():
		step, most = 121, 6
	}
	var places []int
	for at := 0; at < len(image); at += 1 + at%step {
		places = append(places, at)
	}
	for _, b := range list { // where they stand differs from run to run
		places = append(places, int(b.offset+(b.endOf()-b.offset)/2))
	}
	for _, at := range places {
		flipped := bytes.Clone(image)
		flipped[at] ^= 1 << (at % 8)
		s, err := open(newTape(flipped), "", Options{})
		i := slices.IndexFunc(list, func(b inUse) bool { return uint64(at) >= b.offset && uint64(at) < b.endOf() })
		switch {
		case i >= 0 && list[i].part < 0:
			if d := damageOf(err); d == nil || d.Offset != list[i].offset {
				t.Fatalf("byte %d of the manifest at %d: %v", at, list[i].offset, err)
			}
		case i >= 0 && err != nil: // the journal asks for it
			if d := damageOf(err); d == nil || d.Offset != list[i].offset {
				t.Fatalf("byte %d, of the block at %d: %v", at, list[i].offset, err)
			}
		case err != nil:
			if uint64(at) < f.head.end && at >= dataBegin {
				t.Fatalf("byte %d, which is in no block: %v", at, err)
			}
		case i >= 0:
			kinds[fmt.Sprint(list[i].part, list[i].isIndex)] = true
			where(t, s, at, list[i].offset)
		case at%headerPage < headerLen && at < dataBegin:
			where(t, s, at, uint64(at/headerPage*headerPage))
			if got := all(s); got != want {
				t.Fatalf("byte %d, of a header, gives another state", at)
			}
		default:
			if _, err := sound(s); err != nil {
				t.Fatalf("byte %d, which is in no block: %v", at, err)
			}
		}
	}
	if len(kinds) < most {
		t.Errorf("only blocks of %d kinds were hit", len(kinds))
	}
}

func damageOf(err error) *Damage {
	d, _ := errors.AsType[*Damage](err)
	return d
}

// where looks whether Verify finds damage in the block at an offset, and in no
// other.
func where(t *testing.T, s *Store, at int, offset uint64) {
	t.Helper()
	found := false
	now := s.Snapshot()
	defer now.Release()
	err := now.Verify(t.Context(), func(d *Damage) {
		if d.Offset != offset {
			t.Fatalf("byte %d, of the block at %d, is found as %v", at, offset, d)
		}
		found = true
	})
	if err != nil || !found {
		t.Fatalf("byte %d, of the block at %d, is not found (%v)", at, offset, err)
	}
}

// TestCutShort cuts a store at every length.
func TestCutShort(t *testing.T) {
	image := small()
	end := int(takeApart(t, image).head.end)
	for n := 0; n < len(image); n += 1 + n%13 {
		s, err := open(newTape(image[:n]), "", Options{})
		switch {
		case n < end && err == nil:
			t.Fatalf("cut at %d of %d it can be opened", n, end)
		case n < headerLen:
		case n < end && !bytes.Contains([]byte(err.Error()), []byte("is a damaged store")):
			t.Fatalf("cut at %d it %v", n, err)
		case n >= end:
			if err == nil {
				_, err = sound(s)
			}
			if err != nil {
				t.Fatalf("cut in the journal, at %d: %v", n, err)
			}
		}
	}
}

// TestMixedUp swaps blocks, cuts pieces out and puts others in, of this store
// and of another.
func TestMixedUp(t *testing.T) {
	f := takeApart(t, small())
	other := newTape(nil)
	if err := initialize(other); err != nil {
		t.Fatal(err)
	}
	s, err := open(other, "", Options{})
	if err != nil {
		t.Fatal(err)
	}
	must(t, s, loading(make(board), someStatements(9, 900, 500)))
	list := f.blocks()
	r := rand.New(rand.NewPCG(1, 1))
	rounds := 300
	if testing.Short() {
		rounds = 30
	}
	for range rounds {
		g := &taken{t, bytes.Clone(f.image), f.head, f.runs}
		a, b := list[r.IntN(len(list))], list[r.IntN(len(list))]
		from, to := r.IntN(len(g.image)), r.IntN(len(g.image))
		switch r.IntN(5) {
		case 0: // swapped, with their checksums
			n := min(a.length, b.length) + sumLen
			for i := range uint64(n) {
				g.image[a.offset+i], g.image[b.offset+i] = g.image[b.offset+i], g.image[a.offset+i]
			}
		case 1: // swapped, with right checksums
			n := min(a.length, b.length)
			for i := range uint64(n) {
				g.image[a.offset+i], g.image[b.offset+i] = g.image[b.offset+i], g.image[a.offset+i]
			}
			g.seal(a.extent)
			g.seal(b.extent)
		case 2:
			g.image = slices.Delete(g.image, min(from, to), max(from, to))
		case 3:
			g.image = slices.Insert(g.image, from, other.now[to%len(other.now):]...)
		case 4:
			copy(g.image[from:], other.now[min(from, len(other.now)):])
		}
		probed(t, g.image)
	}
}

// TestRecoded changes numbers, with right checksums: each of the headers, of the
// manifest and of the indexes to extremes, and bytes of the other blocks.
func TestRecoded(t *testing.T) {
	image := small()
	each := 9
	switch {
	case *exhaustive:
		each = 1
	case testing.Short():
		each = 47
	}
	n, opened, refused := 0, 0, 0
	now := func() bool { n++; return n%each == 0 }
	probed := func(t *testing.T, image []byte) {
		t.Helper()
		if _, ok := probed(t, image); ok {
			opened++
		} else {
			refused++
		}
	}
	defer func() { t.Log(opened, "could be opened,", refused, "not") }()
	t.Run("headers", func(t *testing.T) {
		f := takeApart(t, image)
		for _, place := range []int{16, 20, 24, 32, 40, 44, 48, 56} {
			for _, v := range extremes(binary.LittleEndian.Uint64(image[f.head.at()+int64(place):])) {
				forged := bytes.Clone(image)
				for page := range int64(2) {
					b := forged[page*headerPage:][:headerLen]
					binary.LittleEndian.PutUint64(b[place:], v)
					copy(b[60:], binary.LittleEndian.AppendUint32(nil, crc32.Checksum(b[:60], castagnoli)))
				}
				probed(t, forged)
			}
		}
	})
	t.Run("numbers", func(t *testing.T) {
		for _, b := range takeApart(t, image).blocks() {
			if b.part >= 0 && !b.isIndex {
				continue
			}
			list := takeApart(t, image).tokens(b)
			for i := 0; i < len(list); i++ {
				if list[i].text != nil {
					continue
				}
				for _, v := range extremes(list[i].n) {
					if i > 60 && v > 1<<33 || !now() {
						continue
					}
					f := takeApart(t, image)
					changed := slices.Clone(list)
					changed[i].n = v
					if b.part < 0 {
						probed(t, f.finish(appendTokens(nil, changed)))
					} else {
						probed(t, f.with(b.run, b.part, appendTokens(nil, changed)))
					}
				}
			}
		}
	})
	t.Run("bytes", func(t *testing.T) {
		r := rand.New(rand.NewPCG(3, 3))
		for _, b := range takeApart(t, image).blocks() {
			for range 12 {
				if !now() {
					continue
				}
				f := takeApart(t, image)
				for range 1 + r.IntN(3) {
					f.image[b.offset+r.Uint64N(uint64(b.length))] = byte(extremes(uint64(r.IntN(256)))[r.IntN(17)])
				}
				f.seal(b.extent)
				probed(t, f.image)
			}
		}
	})
}

// TestForgedJournal puts records behind a store that have right checksums.
func TestForgedJournal(t *testing.T) {
	f := takeApart(t, small())
	base := f.image[:f.head.end]
	record := func(image, deltas []byte) []byte {
		at := uint64(len(image))
		payload := append(binary.LittleEndian.AppendUint64(nil, f.head.commit), deltas...)
		image = binary.LittleEndian.AppendUint32(bytes.Clone(image), uint32(len(payload)))
		image = binary.LittleEndian.AppendUint32(image, blockSum(payload, at))
		return append(image, payload...)
	}
	whole := []byte{0}
	for _, term := range []graph.Term{graph.IRI("s"), graph.IRI("p"), graph.Text("o"), {}} {
		whole = appendTerm(whole, term)
	}
	for _, deltas := range [][]byte{
		{}, {0}, {0, 0, 0, 0, 0}, {1, 0, 0, 0, 0}, {2}, whole[:len(whole)-1], {0, 255}, {0, 8, 1, 'x'}, {0, 4, 0},
		{0, 1, 255, 255, 255, 255, 15}, {0, 1, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1}, append(bytes.Clone(whole), 0),
	} {
		probed(t, record(base, deltas))
	}
	// As many records as there is room for, each of another term.
	image := bytes.Clone(base)
	for i := range 20_000 {
		d := appendTerm([]byte{0}, graph.IRI(fmt.Sprint(i)))
		d = appendTerm(appendTerm(d, graph.IRI("p")), graph.IRI("o"))
		payload := append(binary.LittleEndian.AppendUint64(nil, f.head.commit), append(d, 0)...)
		at := uint64(len(image))
		image = binary.LittleEndian.AppendUint32(image, uint32(len(payload)))
		image = binary.LittleEndian.AppendUint32(image, blockSum(payload, at))
		image = append(image, payload...)
	}
	if s := (&probe{TB: t, image: image}).open(); s == nil || s.now.tail.quads() < 20_000 {
		t.Error("many records are not replayed")
	}
	// A length that is not there.
	for _, n := range []uint32{8, 1 << 20, maxRecord, maxRecord + 1, 1<<32 - 1} {
		probed(t, append(binary.LittleEndian.AppendUint32(bytes.Clone(base), n), make([]byte, 100)...))
	}
}
