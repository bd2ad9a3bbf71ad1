package engine

import (
	"encoding/binary"
	"strings"

	"corkboard/graph"
)

// separator is the beginning of a name: what a block begins with is not
// smaller, what stands before the block is.
type separator struct {
	blank bool
	text  string
}

// appendTo writes a separator: its length doubled, and one for a blank node's,
// and its text.
func (s separator) appendTo(b []byte) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s.text))<<1|bit(s.blank)), s.text...)
}

func bit(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// separators are those of the blocks of a part, in one text: a search goes
// through little memory.
type separators struct {
	read strings.Builder // until all are read
	text string
	ends []uint32
	iris int // how many are IRIs'; those of blank nodes follow
}

// add reads the separator that b begins with.
func (s *separators) add(b []byte) (rest []byte, ok bool) {
	n, size := binary.Uvarint(b)
	if size <= 0 || n>>1 > uint64(len(b)-size) {
		return nil, false
	}
	b = b[size:]
	if n&1 == 0 {
		if s.iris < len(s.ends) {
			return nil, false
		}
		s.iris++
	}
	n >>= 1
	s.read.Write(b[:n])
	s.ends = append(s.ends, uint32(s.read.Len()))
	return b[n:], true
}

// finish ends the reading.
func (s *separators) finish() { s.text = s.read.String() }

func (s *separators) len() int { return len(s.ends) }

// compare orders a separator and a name.
func (s *separators) compare(i int, t graph.Term) int {
	if blank := t.IsBlank(); blank != (i >= s.iris) {
		if blank {
			return -1
		}
		return 1
	}
	from := uint32(0)
	if i > 0 {
		from = s.ends[i-1]
	}
	return strings.Compare(s.text[from:s.ends[i]], t.Value())
}

// last gives the last separator, from one on, that is not behind a name; the
// one before where there is none.
func (s *separators) last(from int, t graph.Term) int {
	low, high := from, len(s.ends)
	if t.IsBlank() {
		low = max(low, s.iris)
	} else {
		high = min(high, s.iris)
	}
	search := nameSearch{name: t.Value()}
	for low < high {
		middle := int(uint(low+high) / 2)
		begin := uint32(0)
		if middle > 0 {
			begin = s.ends[middle-1]
		}
		if search.compare(s.text[begin:s.ends[middle]]) <= 0 {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low - 1
}

// nameSearch is a search for a name among sorted texts. What the name shares
// with both bounds, it shares with all between them, which mostly is most of it.
type nameSearch struct {
	name      string
	low, high int // how much it shares with the bounds
}

// compare orders a text between the bounds, which is the new bound on that side,
// and the name.
func (s *nameSearch) compare(text string) int {
	n := min(s.low, s.high)
	n += sharedLen(text[n:], s.name[n:])
	switch {
	case n == len(text) && n == len(s.name):
		return 0
	case n == len(text) || n < len(s.name) && text[n] < s.name[n]:
		s.low = n
		return -1
	}
	s.high = n
	return 1
}
