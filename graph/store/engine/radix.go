package engine

import "math/bits"

// digit is how many bits are sorted by at once.
const digit = 11

// keySorter sorts keys back and forth between two buffers, with two goroutines
// where there are many.
type keySorter struct {
	keys  []key // sorted, once it is
	spare []key
}

// newKeySorter sorts keys, with memory for as many besides.
func newKeySorter(keys []key) *keySorter {
	return &keySorter{keys: keys, spare: make([]key, len(keys))}
}

// by sorts by one number and keeps the order of keys that agree in it.
func (s *keySorter) by(number int) {
	var all, any uint32 = 1<<32 - 1, 0
	for i := range s.keys {
		n := s.keys[i][number]
		all &= n
		any |= n
	}
	varies := all ^ any
	for shift := 0; shift < bits.Len32(varies); shift += digit {
		if varies>>shift&(1<<digit-1) != 0 {
			sortByDigit(s.keys, s.spare, number, shift)
			s.keys, s.spare = s.spare, s.keys
		}
	}
}

// all sorts by all numbers.
func (s *keySorter) all() {
	if s.nearly() {
		return
	}
	for n := 3; n >= 0; n-- {
		s.by(n)
	}
}

// cut shortens the buffers to the first n keys.
func (s *keySorter) cut(n int) { s.keys, s.spare = s.keys[:n], s.spare[:n] }

// sortedBy sorts by one number alone.
func sortedBy(keys []key, number int) []key {
	s := newKeySorter(keys)
	s.by(number)
	return s.keys
}

// manyKeys is from how many keys on two goroutines share the work.
const manyKeys = 1 << 16

type digitPlaces [1 << digit]int

// sortByDigit sorts by some bits. The second half of the keys goes behind the
// first among those with the same bits, so the halves do not meet.
func sortByDigit(from, to []key, number, shift int) {
	if len(from) < manyKeys {
		var places digitPlaces
		places.count(from, number, shift)
		at := 0
		for i, n := range places {
			places[i] = at
			at += n
		}
		places.move(from, to, number, shift)
		return
	}
	var first, second digitPlaces
	half := len(from) / 2
	both := func(f func(p *digitPlaces, keys []key)) {
		parallel(func() error { f(&first, from[:half]); return nil }, func() error { f(&second, from[half:]); return nil })
	}
	both(func(p *digitPlaces, keys []key) { p.count(keys, number, shift) })
	at := 0
	for i := range first {
		n, m := first[i], second[i]
		first[i], second[i] = at, at+n
		at += n + m
	}
	both(func(p *digitPlaces, keys []key) { p.move(keys, to, number, shift) })
}

func (p *digitPlaces) count(keys []key, number, shift int) {
	for i := range keys {
		p[keys[i][number]>>shift&(1<<digit-1)]++
	}
}

func (p *digitPlaces) move(keys, to []key, number, shift int) {
	for i := range keys {
		place := &p[keys[i][number]>>shift&(1<<digit-1)]
		to[*place] = keys[i]
		*place++
	}
}
