package engine

import (
	"bytes"
	"encoding/binary"
	"math"
	"math/bits"
	"math/rand/v2"
	"slices"
	"testing"
)

// made gives n numbers made by a function.
func made(n int, f func(int) uint32) []uint32 {
	v := make([]uint32, n)
	for i := range v {
		v[i] = f(i)
	}
	return v
}

var columns = []struct {
	name string
	how  byte
	v    []uint32
}{
	{"one", columnConstant, []uint32{7}},
	{"zero", columnConstant, []uint32{0}},
	{"the largest", columnConstant, []uint32{math.MaxUint32}},
	{"the same", columnConstant, made(keysEach, func(int) uint32 { return 5 })},
	{"two extremes", columnOffset, []uint32{math.MaxUint32, 0}},
	{"extremes", columnTable, made(keysEach, func(i int) uint32 { return uint32(i%2) * math.MaxUint32 })},
	{"rising by one", columnRising, made(keysEach, func(i int) uint32 { return uint32(i) })},
	{"rising up to the largest", columnRising, made(keysEach, func(i int) uint32 { return math.MaxUint32 - keysEach + 1 + uint32(i) })},
	{"rising by the largest", columnRising, []uint32{0, math.MaxUint32}},
	{"a far jump", columnSteps, made(keysEach, func(i int) uint32 { return uint32(i) + uint32(i/500)*1e9 })},
	{"steps of each length", columnSteps, append(made(keysEach-4, func(i int) uint32 { return uint32(i) }), 1<<9, 1<<16, 1<<23, 1<<30)},
	{"few, far apart", columnTable, made(keysEach, func(i int) uint32 { return uint32(i*7%5) * 1e8 })},
	{"as many as a table holds", columnTable, made(keysEach, func(i int) uint32 { return uint32(i*7%tableMost) * 6e7 })},
	{"one more", columnOffset, made(keysEach, func(i int) uint32 { return uint32(i*7%(tableMost+1)) * 6e7 })},
	{"falling", columnOffset, made(keysEach, func(i int) uint32 { return uint32(keysEach - i) })},
	{"chance", columnOffset, made(keysEach, func(i int) uint32 { return uint32(mix(key{uint32(i)})) })},
}

// TestColumns writes columns in each of the five ways and reads them back, whole
// and one by one.
func TestColumns(t *testing.T) {
	ways := make(map[byte]bool)
	for _, c := range columns {
		b := appendColumn([]byte("before"), c.v)[len("before"):]
		if ways[b[0]] = true; b[0] != c.how {
			t.Errorf("%s is written in way %d, not %d", c.name, b[0], c.how)
		}
		roundTrip(t, c.name, c.v)
	}
	if len(ways) != 5 {
		t.Errorf("only ways %v are taken", ways)
	}
}

// roundTrip writes a column with something behind it and reads it in all ways.
func roundTrip(t *testing.T, name string, v []uint32) {
	t.Helper()
	b := appendColumn(nil, v)
	if most := 2 + 5 + packedLen(len(v), 32); len(b) > most {
		t.Errorf("%s takes %d bytes", name, len(b))
	}
	for _, behind := range []string{"", "x", "something behind it"} {
		all := append(bytes.Clone(b), behind...)
		got := make([]uint32, len(v))
		rest, err := column(all, got)
		if err != nil || string(rest) != behind || !slices.Equal(got, v) {
			t.Fatalf("%s comes back otherwise (%v, %q left)", name, err, rest)
		}
		var view columnView
		rest, single, err := view.view(all, len(v))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if !single {
			continue
		}
		if string(rest) != behind {
			t.Fatalf("%s leaves %q", name, rest)
		}
		for i, n := range v {
			if view.at(i) != n {
				t.Fatalf("%s: number %d is %d, not %d", name, i, view.at(i), n)
			}
		}
	}
	// Whatever is missing at the end is noticed.
	for n := range len(b) {
		if _, err := column(b[:n], make([]uint32, len(v))); err == nil {
			t.Errorf("%s cut at %d of %d is read", name, n, len(b))
		}
	}
}

// TestColumnWidths writes numbers of all widths and lengths.
func TestColumnWidths(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 1))
	for width := range 33 {
		for _, n := range []int{1, 2, 3, 7, 8, 9, 31, 32, 33, 63, 64, 65, keysEach - 1, keysEach} {
			mask := uint32(1)<<width - 1
			low := r.Uint32() &^ mask
			any := made(n, func(int) uint32 { return low + r.Uint32()&mask })
			roundTrip(t, "numbers", any)
			slices.Sort(any)
			roundTrip(t, "sorted numbers", any)
			slices.Reverse(any)
			roundTrip(t, "falling numbers", any)
			twice := made(n, func(i int) uint32 { return any[i/2%len(any)] })
			roundTrip(t, "repeated numbers", twice)
			packed := appendPacked(nil, any, width, func(i int) uint32 { return any[i] - low })
			if len(packed) != packedLen(n, width) {
				t.Fatalf("%d numbers of %d bits take %d bytes", n, width, len(packed))
			}
			got := make([]uint32, n)
			if _, err := unpackWidth(append([]byte{byte(width)}, packed...), got); err != nil {
				t.Fatal(err)
			}
			for i := range got {
				if got[i]+low != any[i] {
					t.Fatalf("%d numbers of %d bits come back otherwise", n, width)
				}
			}
		}
	}
}

// TestColumnRefuses reads what is no column.
func TestColumnRefuses(t *testing.T) {
	big := binary.AppendUvarint(nil, 1<<32)
	endless := bytes.Repeat([]byte{0x80}, 11)
	for name, b := range map[string][]byte{
		"nothing": {}, "no number": {columnConstant}, "an unknown way": {5, 0, 0}, "the last unknown way": {255, 0, 0},
		"a number that is too large": append([]byte{columnConstant}, big...), "a number without end": append([]byte{columnConstant}, endless...),
		"a width that is too large": {columnOffset, 0, 33, 0, 0, 0, 0, 0, 0, 0, 0}, "no width": {columnOffset, 0},
		"no bits": {columnRising, 0, 8}, "few steps": {columnSteps, 1, 1}, "a step that is too large": append([]byte{columnSteps, 1}, append(big, 1, 1)...),
		"an empty table": {columnTable, 0, 0, 0}, "a table that is too long": append([]byte{columnTable, tableMost + 1}, make([]byte, 200)...),
		"half a table": {columnTable, 5, 1, 1}, "a place behind the table": {columnTable, 2, 1, 1, 2, 0xff, 0xff},
	} {
		if _, err := column(b, make([]uint32, 3)); err == nil {
			t.Errorf("%s is read", name)
		}
	}
	if _, err := column([]byte{columnConstant, 1}, nil); err == nil {
		t.Error("a column of no numbers is read")
	}
	for _, n := range []uint32{0, 1, 127, 128, 1<<14 - 1, 1 << 14, 1<<21 - 1, 1 << 21, 1<<28 - 1, 1 << 28, math.MaxUint32} {
		if got := uvarintLen(n); got != len(binary.AppendUvarint(nil, uint64(n))) {
			t.Errorf("%d takes %d bytes", n, got)
		}
	}
}

// FuzzColumn reads anything as a column, and what can be read, again once it is
// written; and it writes the bytes as numbers and reads them back.
func FuzzColumn(f *testing.F) {
	for _, c := range columns {
		f.Add(appendColumn(nil, c.v), uint16(len(c.v)), byte(0))
	}
	f.Fuzz(func(t *testing.T, b []byte, n uint16, width byte) {
		v := make([]uint32, 1+int(n)%keysEach)
		if rest, err := column(b, v); err == nil {
			var view columnView
			more, single, err := view.view(b, len(v))
			if err != nil || single && len(more) != len(rest) {
				t.Fatalf("read whole, but not in part: %v", err)
			}
			for i := range v {
				if single && view.at(i) != v[i] {
					t.Fatalf("number %d is %d and %d", i, v[i], view.at(i))
				}
			}
			roundTrip(t, "what was read", v)
		} else {
			var view columnView
			if _, single, err := view.view(b, len(v)); err == nil && single {
				for i := range v {
					view.at(i)
				}
			}
		}
		if len(b) < 4 {
			return
		}
		mask := uint32(1)<<(width%33) - 1
		v = v[:min(len(v), len(b)/4)]
		for i := range v {
			v[i] = binary.LittleEndian.Uint32(b[4*i:]) & mask
		}
		if bits.Len32(mask)%2 == 0 {
			slices.Sort(v)
		}
		roundTrip(t, "what was made of it", v)
	})
}
