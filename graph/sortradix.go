package graph

import (
	"cmp"
	"encoding/binary"
	"math/bits"
	"slices"
)

// termKey is a term that is being sorted: its number, and the eight bytes of
// its text that are being looked at.
type termKey struct {
	word   uint64
	number uint32
}

// kindGroups are the kinds of terms in the order of Term.Compare, each a set of
// one.
var kindGroups = [...]uint8{1 << KindNone, 1 << KindDefault, 1 << KindIRI, 1 << KindBlank, 1 << KindLiteral, 1 << KindTriple}

// rank sorts the terms. It gives each term's place in the order by its number,
// and the terms' keys in order. Both are overwritten by the next call.
func (t *termTable) rank() (ranks []uint32, inOrder []termKey) {
	t.keys = slices.Grow(t.keys[:0], len(t.terms))
	groups := kindGroups[:]
	if t.byLine {
		groups = lineGroups[:]
	}
	for _, kinds := range groups {
		from := len(t.keys)
		for n := range t.terms {
			if kinds&(1<<t.terms[n].kind) != 0 {
				t.keys = append(t.keys, termKey{t.word(uint32(n), 0), uint32(n)})
			}
		}
		keys := t.keys[from:]
		t.sort(keys, 0, 2*bits.Len(uint(len(keys))))
	}
	t.ranks = slices.Grow(t.ranks[:0], len(t.terms))[:len(t.terms)]
	for i, k := range t.keys {
		t.ranks[k.number] = uint32(i)
	}
	return t.ranks, t.keys
}

// word gives eight bytes of a term's text from depth on, zeros after its end.
func (t *termTable) word(n uint32, depth int) uint64 {
	s := t.terms[n].text
	if t.byLine {
		s = t.lines[n]
	}
	if depth+8 <= len(s) {
		s = s[depth : depth+8]
		return uint64(s[0])<<56 | uint64(s[1])<<48 | uint64(s[2])<<40 | uint64(s[3])<<32 |
			uint64(s[4])<<24 | uint64(s[5])<<16 | uint64(s[6])<<8 | uint64(s[7])
	}
	var b [8]byte
	if depth < len(s) {
		copy(b[:], s[depth:])
	}
	if end := len(s) - depth; t.byLine && end >= 0 {
		b[end] = lineEnd[t.terms[n].kind]
	}
	return binary.BigEndian.Uint64(b[:])
}

func (t *termTable) compare(a, b termKey) int {
	if a.word != b.word {
		return cmp.Compare(a.word, b.word)
	}
	if t.byLine {
		return t.terms[a.number].compareLine(&t.terms[b.number])
	}
	return t.terms[a.number].Compare(t.terms[b.number])
}

// sort orders keys of one kind whose texts are the same up to depth: a
// quicksort in three parts over eight bytes at a time, because most texts
// begin alike. After too many bad pivots it falls back, so that no input makes
// it slow.
func (t *termTable) sort(keys []termKey, depth, pivots int) {
	for len(keys) > 24 && pivots > 0 {
		less, equal := split(keys)
		pivots--
		t.sort(keys[:less], depth, pivots)
		t.sort(keys[less+equal:], depth, pivots)
		keys = keys[less : less+equal]

		// Texts that end within these eight bytes come before those that go on.
		ended := 0
		for i, k := range keys {
			if t.textEnd(k.number) <= depth+8 {
				keys[i], keys[ended] = keys[ended], k
				ended++
			}
		}
		slices.SortFunc(keys[:ended], t.compare)
		keys, depth = keys[ended:], depth+8
		for i := range keys {
			keys[i].word = t.word(keys[i].number, depth)
		}
		pivots = 2 * bits.Len(uint(len(keys)))
	}
	slices.SortFunc(keys, t.compare)
}

// split puts the keys whose word is less than a pivot first, then the equal
// ones, then the others, and gives how many there are of the first two.
func split(keys []termKey) (less, equal int) {
	p := middle(keys[0].word, keys[len(keys)/2].word, keys[len(keys)-1].word)
	if n := len(keys); n > 500 {
		q := n / 8
		p = middle(middle(keys[0].word, keys[q].word, keys[2*q].word), middle(keys[3*q].word, keys[4*q].word, keys[5*q].word),
			middle(keys[6*q].word, keys[7*q].word, keys[n-1].word))
	}
	i, end := 0, len(keys)
	for i < end {
		switch k := keys[i]; {
		case k.word < p:
			keys[i], keys[less] = keys[less], k
			less++
			i++
		case k.word > p:
			end--
			keys[i], keys[end] = keys[end], k
		default:
			i++
		}
	}
	return less, end - less
}

func middle(a, b, c uint64) uint64 {
	return max(min(a, b), min(max(a, b), c))
}
