package engine

import (
	"encoding/binary"
	"errors"
	"math"
	"math/bits"
	"slices"
)

// How a column of numbers is written: a byte that says how, then
const (
	columnConstant = iota // the number
	columnOffset          // the smallest, a width, and what is added to it in so many bits
	columnRising          // the first, a width, and what is added to the one before in so many bits
	columnSteps           // the first, and what is added to the one before, as uvarints
	columnTable           // how many differ, these rising as uvarints, a width, and their places in so many bits
)

// tableMost is how many different numbers a table holds. They are looked for
// among four times as many slots.
const (
	tableMost = 64
	tableBits = 8
)

var errColumn = errors.New("a column is not whole")

// appendColumn writes numbers in the shortest of the ways above. There is at
// least one.
func appendColumn(b []byte, v []uint32) []byte {
	low, high, rising, widest, last := v[0], v[0], true, uint32(0), v[0]
	for _, n := range v[1:] {
		low, high = min(low, n), max(high, n)
		rising = rising && n >= last
		widest |= n - last
		last = n
	}
	if low == high {
		return binary.AppendUvarint(append(b, columnConstant), uint64(low))
	}
	width := bits.Len32(high - low)
	size := uvarintLen(low) + 1 + packedLen(len(v), width)
	if rising {
		step := bits.Len32(widest)
		packed := uvarintLen(v[0]) + 1 + packedLen(len(v)-1, step)
		steps := math.MaxInt
		if step > 7 || len(v) < 16 { // else steps of a byte each take as much
			steps = stepsLen(v)
		}
		if packed <= size && packed <= steps {
			b = append(binary.AppendUvarint(append(b, columnRising), uint64(v[0])), byte(step))
			return appendPacked(b, v[1:], step, func(i int) uint32 { return v[i+1] - v[i] })
		}
		if steps < size {
			b = binary.AppendUvarint(append(b, columnSteps), uint64(v[0]))
			for i, n := range v[1:] {
				b = binary.AppendUvarint(b, uint64(n-v[i]))
			}
			return b
		}
	} else if c, ok := appendTable(b, v, size); ok {
		return c
	}
	b = append(binary.AppendUvarint(append(b, columnOffset), uint64(low)), byte(width))
	return appendPacked(b, v, width, func(i int) uint32 { return v[i] - low })
}

// stepsLen gives what rising numbers take as steps.
func stepsLen(v []uint32) int {
	size := uvarintLen(v[0])
	for i, n := range v[1:] {
		size += uvarintLen(n - v[i])
	}
	return size
}

// appendTable writes a table where it takes fewer than size bytes.
func appendTable(b []byte, v []uint32, size int) ([]byte, bool) {
	var table [tableMost]uint32
	var slots [1 << tableBits]uint8 // by hash: a place in the table, and one
	var places [keysEach]uint8
	n := 0
	for i, x := range v {
		slot := x * 0x9e3779b1 >> (32 - tableBits)
		for slots[slot] > 0 && table[slots[slot]-1] != x {
			slot = (slot + 1) % uint32(len(slots))
		}
		if slots[slot] == 0 {
			if n == tableMost {
				return b, false
			}
			table[n] = x
			n++
			slots[slot] = uint8(n)
		}
		places[i] = slots[slot] - 1
	}
	sorted := slices.Clone(table[:n])
	slices.Sort(sorted)
	var rank [tableMost]uint32
	for i, x := range table[:n] {
		r, _ := slices.BinarySearch(sorted, x)
		rank[i] = uint32(r)
	}
	width := bits.Len(uint(n - 1))
	from := len(b)
	b = binary.AppendUvarint(append(b, columnTable), uint64(n))
	last32 := uint32(0)
	for _, x := range sorted {
		b = binary.AppendUvarint(b, uint64(x-last32))
		last32 = x
	}
	b = append(b, byte(width))
	if len(b)-from+packedLen(len(v), width) >= size {
		return b[:from], false
	}
	return appendPacked(b, v, width, func(i int) uint32 { return rank[places[i]] }), true
}

func uvarintLen(n uint32) int { return (bits.Len32(n|1) + 6) / 7 }

func packedLen(n, width int) int { return (n*width + 7) / 8 }

// appendPacked writes a number for each of v in width bits, the lowest first.
func appendPacked(b []byte, v []uint32, width int, number func(int) uint32) []byte {
	var word uint64
	have := 0
	for i := range v {
		word |= uint64(number(i)) << have
		if have += width; have >= 32 {
			b = binary.LittleEndian.AppendUint32(b, uint32(word))
			word >>= 32
			have -= 32
		}
	}
	for ; have > 0; have -= 8 {
		b = append(b, byte(word))
		word >>= 8
	}
	return b
}

// column reads a column into v, whose length says how many numbers there are,
// and gives what follows.
func column(b []byte, v []uint32) ([]byte, error) {
	if len(b) == 0 || len(v) == 0 {
		return nil, errColumn
	}
	how, b := b[0], b[1:]
	first, b, ok := number(b)
	if !ok {
		return nil, errColumn
	}
	switch how {
	case columnConstant:
		for i := range v {
			v[i] = first
		}
		return b, nil
	case columnOffset:
		b, err := unpackWidth(b, v)
		for i := range v {
			v[i] += first
		}
		return b, err
	case columnRising:
		v[0] = first
		b, err := unpackWidth(b, v[1:])
		for i := range v[1:] {
			v[i+1] += v[i]
		}
		return b, err
	case columnSteps:
		v[0] = first
		for i := range v[1:] {
			var step uint32
			if step, b, ok = number(b); !ok {
				return nil, errColumn
			}
			v[i+1] = v[i] + step
		}
		return b, nil
	case columnTable:
		return unpackTable(b, v, first)
	}
	return nil, errColumn
}

func unpackTable(b []byte, v []uint32, n uint32) ([]byte, error) {
	if n == 0 || n > tableMost {
		return nil, errColumn
	}
	var table [tableMost]uint32
	last, ok := uint32(0), true
	for i := range table[:n] {
		var step uint32
		if step, b, ok = number(b); !ok {
			return nil, errColumn
		}
		last += step
		table[i] = last
	}
	b, err := unpackWidth(b, v)
	if err != nil {
		return nil, err
	}
	for i, place := range v {
		if place >= n {
			return nil, errColumn
		}
		v[i] = table[place]
	}
	return b, nil
}

// columnView is a column as it stands in a block. Of three of the five ways in
// which columns are written, single numbers can be read.
type columnView struct {
	how   byte
	width byte
	first uint32
	table []uint32
	bits  []byte
}

// view reads how a column of n numbers is written; whole is false where its
// numbers have to be read one after the other.
func (c *columnView) view(b []byte, n int) (rest []byte, single bool, err error) {
	if len(b) == 0 || n == 0 {
		return nil, false, errColumn
	}
	how := b[0]
	first, b, ok := number(b[1:])
	if !ok {
		return nil, false, errColumn
	}
	*c = columnView{how: how, first: first}
	switch how {
	case columnConstant:
		return b, true, nil
	case columnOffset:
	case columnTable:
		if first == 0 || first > tableMost {
			return nil, false, errColumn
		}
		c.table = make([]uint32, first)
		last := uint32(0)
		for i := range c.table {
			var step uint32
			if step, b, ok = number(b); !ok {
				return nil, false, errColumn
			}
			last += step
			c.table[i] = last
		}
	default:
		return nil, false, nil
	}
	if len(b) == 0 || b[0] > 32 {
		return nil, false, errColumn
	}
	c.width = b[0]
	size := packedLen(n, int(c.width))
	if b = b[1:]; size > len(b) {
		return nil, false, errColumn
	}
	c.bits = b[:size]
	return b[size:], true, nil
}

// at gives the number at a place, which there must be.
func (c *columnView) at(i int) uint32 {
	if c.how == columnConstant {
		return c.first
	}
	bit := i * int(c.width)
	from := bit >> 3
	var word uint64
	if from+8 <= len(c.bits) {
		word = binary.LittleEndian.Uint64(c.bits[from:])
	} else {
		for j := len(c.bits) - 1; j >= from; j-- {
			word = word<<8 | uint64(c.bits[j])
		}
	}
	n := uint32(word >> (bit & 7) & (1<<c.width - 1))
	if c.how == columnOffset {
		return n + c.first
	}
	if int(n) < len(c.table) {
		return c.table[n]
	}
	return 0 // of a damaged table: no term
}

// unpackWidth reads a width and so many numbers of that width.
func unpackWidth(b []byte, v []uint32) ([]byte, error) {
	if len(b) == 0 || b[0] > 32 {
		return nil, errColumn
	}
	width := int(b[0])
	size := packedLen(len(v), width)
	b = b[1:]
	if size > len(b) {
		return nil, errColumn
	}
	mask := uint64(1)<<width - 1
	i, at := 0, 0
	// Eight bytes at once, which hold any 32 bits wherever they begin.
	for ; i < len(v) && at>>3+8 <= len(b); i++ {
		v[i] = uint32(binary.LittleEndian.Uint64(b[at>>3:]) >> (at & 7) & mask)
		at += width
	}
	if i < len(v) {
		var rest [16]byte
		from := at >> 3
		copy(rest[:], b[from:])
		for ; i < len(v); i++ {
			n := at>>3 - from
			v[i] = uint32(binary.LittleEndian.Uint64(rest[n:]) >> (at & 7) & mask)
			at += width
		}
	}
	return b[size:], nil
}

// number reads a uvarint that fits 32 bits.
func number(b []byte) (uint32, []byte, bool) {
	if len(b) > 0 && b[0] < 0x80 {
		return uint32(b[0]), b[1:], true
	}
	n, size := binary.Uvarint(b)
	if size <= 0 || n > 1<<32-1 {
		return 0, nil, false
	}
	return uint32(n), b[size:], true
}
