package engine

import (
	"math/rand/v2"
	"slices"
	"sort"
	"strings"
	"testing"

	"corkboard/graph"
)

// TestSeparatorSearch looks names up among separators, from anywhere.
func TestSeparatorSearch(t *testing.T) {
	texts := []string{"a", "ab", "b", "ba", "bb", "c"}
	var list []separator
	var written []byte
	for i := range 2 * len(texts) {
		s := separator{blank: i >= len(texts), text: texts[i%len(texts)]}
		if i == 0 {
			s.text = ""
		}
		list = append(list, s)
		written = s.appendTo(written)
	}
	var s separators
	for rest, ok := written, true; len(rest) > 0; {
		if rest, ok = s.add(rest); !ok {
			t.Fatal("a separator is not read")
		}
	}
	s.finish()
	if s.len() != len(list) {
		t.Fatalf("%d of %d are read", s.len(), len(list))
	}
	for _, text := range append([]string{"", "aa", "bz", "z"}, texts...) {
		for _, name := range []graph.Term{graph.IRI(text), graph.Blank(text)} {
			for from := range list {
				want := from - 1
				for i := from; i < len(list); i++ {
					l := list[i]
					if l.blank && !name.IsBlank() || l.blank == name.IsBlank() && strings.Compare(l.text, text) > 0 {
						break
					}
					want = i
				}
				if got := s.last(from, name); got != want {
					t.Errorf("the last one from %d on before %v is %d, not %d", from, name, got, want)
				}
			}
		}
	}
	if _, ok := s.add(separator{text: "d"}.appendTo(nil)); ok {
		t.Error("an IRI's is read behind a blank node's")
	}
	if _, ok := s.add([]byte{200}); ok {
		t.Error("half of one is read")
	}
}

// TestFirstNotBelow searches numbers that rise evenly, and that do not, and
// some that do not rise at all, as a damaged block may hold them.
func TestFirstNotBelow(t *testing.T) {
	chance := rand.New(rand.NewPCG(1, 2))
	for n := range 200 {
		v := make([]uint32, n)
		for i := range v {
			switch v[i] = chance.Uint32N(uint32(2 * n)); n % 4 {
			case 1:
				v[i] = chance.Uint32()
			case 2:
				v[i] = 1 << chance.UintN(32)
			}
		}
		if n%4 != 3 {
			slices.Sort(v)
		}
		for _, x := range append(slices.Clone(v), 0, 1, uint32(n), 1<<31, 1<<32-1) {
			for _, x := range []uint32{x - 1, x, x + 1} {
				got := firstNotBelow(v, x)
				if got < 0 || got > n {
					t.Fatalf("%d among %v stands at %d", x, v, got)
				}
				if want := sort.Search(n, func(i int) bool { return v[i] >= x }); n%4 != 3 && got != want {
					t.Fatalf("%d among %v stands at %d, not %d", x, v, got, want)
				}
			}
		}
	}
}
