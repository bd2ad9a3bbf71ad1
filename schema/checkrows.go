package schema

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"corkboard/graph"
)

// rowSet counts distinct rows: a bit for each row of a table, a hash for any
// other place.
type rowSet struct {
	count int
	first []graph.Term // the first few, in their order
	bits  []uint64
	other map[uint64]struct{}
}

// mostRows bounds what a row's number may be, so that a wrong one costs no
// memory.
const mostRows = 1 << 27

func (s *rowSet) add(at graph.Term) {
	if !s.isNew(at.Value()) {
		return
	}
	s.count++
	i, _ := slices.BinarySearchFunc(s.first, at, compareRows)
	if i < shownRows {
		s.first = slices.Insert(s.first, i, at.Clone())
		s.first = s.first[:min(len(s.first), shownRows)]
	}
}

func (s *rowSet) isNew(at string) bool {
	_, number, _ := strings.Cut(at, "#row=")
	n, err := strconv.Atoi(number)
	if err != nil || n < 0 || n > mostRows {
		if s.other == nil {
			s.other = make(map[uint64]struct{})
		}
		_, there := s.other[hashID(at)]
		s.other[hashID(at)] = struct{}{}
		return !there
	}
	for len(s.bits) <= n/64 {
		s.bits = append(s.bits, make([]uint64, max(1, len(s.bits)))...)
	}
	there := s.bits[n/64]&(1<<(n%64)) != 0
	s.bits[n/64] |= 1 << (n % 64)
	return !there
}

// compareRows orders places by file, then by the number of the row.
func compareRows(a, b graph.Term) int {
	file, row, _ := strings.Cut(a.Value(), "#row=")
	other, second, _ := strings.Cut(b.Value(), "#row=")
	if c := strings.Compare(file, other); c != 0 {
		return c
	}
	if c := cmp.Compare(len(row), len(second)); c != 0 {
		return c
	}
	return a.Compare(b)
}
