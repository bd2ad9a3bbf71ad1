package engine

import (
	"cmp"
	"slices"
)

// nameKey is a name that is being sorted: its number, and the eight bytes of
// its text that are being looked at.
type nameKey struct {
	word   uint64
	number uint32
}

// sortNames gives the numbers of the names of a load, in the order of
// compareNames. Number 0 is no term.
func sortNames(all *interner) []nameKey {
	sorted := make([]nameKey, 0, all.len()-all.values)
	for _, is := range []uint32{tagIRI, tagBlank} {
		from := len(sorted)
		for n := uint32(1); n < all.len(); n++ {
			if all.terms.at(n).tag == is {
				sorted = append(sorted, nameKey{number: n})
			}
		}
		sortFrom(all, sorted[from:], 0)
	}
	return sorted
}

// few is how many names are sorted by comparing them whole.
const few = 12

// sortFrom sorts names that agree in their first depth bytes.
func sortFrom(all *interner, names []nameKey, depth int) {
	for len(names) > few {
		depth = agreeing(all, names, depth)
		for i := range names {
			names[i].word = word(all.text(all.terms.at(names[i].number)), depth)
		}
		slices.SortFunc(names, func(a, b nameKey) int { return cmp.Compare(a.word, b.word) })
		if names[0].word != names[len(names)-1].word {
			break
		}
		// A NUL looks like an end: then all texts end here or have NULs.
		if byte(names[0].word) == 0 {
			sortWhole(all, names)
			return
		}
	}
	if len(names) <= few {
		sortWhole(all, names)
		return
	}
	for from := 0; from < len(names); {
		to := from + 1
		for to < len(names) && names[to].word == names[from].word {
			to++
		}
		switch same := names[from:to]; {
		case len(same) == 1:
		case byte(names[from].word) == 0:
			sortWhole(all, same)
		default:
			sortFrom(all, same, depth+8)
		}
		from = to
	}
}

func sortWhole(all *interner, names []nameKey) {
	slices.SortFunc(names, func(a, b nameKey) int { return compareNames(all.term(a.number), all.term(b.number)) })
}

// agreeing gives how many bytes all names begin with, at least depth.
func agreeing(all *interner, names []nameKey, depth int) int {
	first := all.text(all.terms.at(names[0].number))
	shared := len(first)
	for _, n := range names[1:] {
		text := all.text(all.terms.at(n.number))
		shared = depth + sharedLen(first[depth:shared], text[depth:])
	}
	return shared
}

// word gives eight bytes of a text from depth on, zeros after its end.
func word(s string, depth int) (w uint64) {
	if depth+8 <= len(s) {
		s = s[depth : depth+8]
		return uint64(s[0])<<56 | uint64(s[1])<<48 | uint64(s[2])<<40 | uint64(s[3])<<32 |
			uint64(s[4])<<24 | uint64(s[5])<<16 | uint64(s[6])<<8 | uint64(s[7])
	}
	for i := range 8 {
		w <<= 8
		if depth+i < len(s) {
			w |= uint64(s[depth+i])
		}
	}
	return w
}
