package engine

import "math/bits"

// digit is how many bits are sorted by at once.
const digit = 11

// keySorter sorts keys between three buffers of one length, so that the keys
// it begins with can be read meanwhile.
type keySorter struct {
	keys   []key // sorted, once it is
	spares [2][]key
}

// by sorts by one number and keeps the order of keys that agree in it. The
// keys it begins with stay as they are, in another buffer, until it is called
// again.
func (s *keySorter) by(number int) {
	var all, any uint32 = 1<<32 - 1, 0
	for i := range s.keys {
		n := s.keys[i][number]
		all &= n
		any |= n
	}
	varies := all ^ any
	first := true
	for shift := 0; shift < bits.Len32(varies); shift += digit {
		if varies>>shift&(1<<digit-1) == 0 {
			continue
		}
		to := s.spares[0]
		sortByDigit(s.keys, to, number, shift)
		if first {
			// What it began with is not written to by the next digits.
			s.keys, s.spares[0], s.spares[1] = to, s.spares[1], s.keys
			first = false
			continue
		}
		s.keys, s.spares[0] = to, s.keys
	}
}

func sortByDigit(from, to []key, number, shift int) {
	var places [1 << digit]int
	for i := range from {
		places[from[i][number]>>shift&(1<<digit-1)]++
	}
	at := 0
	for i, n := range places {
		places[i] = at
		at += n
	}
	for i := range from {
		p := &places[from[i][number]>>shift&(1<<digit-1)]
		to[*p] = from[i]
		*p++
	}
}

// all sorts by all numbers.
func (s *keySorter) all() {
	for n := 3; n >= 0; n-- {
		s.by(n)
	}
}

// cut shortens the buffers to the first n keys.
func (s *keySorter) cut(n int) {
	s.keys = s.keys[:n]
	for i := range s.spares {
		s.spares[i] = s.spares[i][:n]
	}
}

// newKeySorter sorts keys, with memory for twice as many besides.
func newKeySorter(keys []key) *keySorter {
	return &keySorter{keys: keys, spares: [2][]key{make([]key, len(keys)), make([]key, len(keys))}}
}

// sortedBy sorts by one number alone.
func sortedBy(keys []key, number int) []key {
	s := newKeySorter(keys)
	s.by(number)
	return s.keys
}
