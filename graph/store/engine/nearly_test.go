package engine

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestNearly sorts keys in stretches, with some out of place, and compares them
// with how the library sorts them.
func TestNearly(t *testing.T) {
	for _, test := range []struct {
		name              string
		n, parts, astray  int
		far               int // how far keys are astray
		wantNearly        bool
		subjects, objects uint32
	}{
		{"none", 0, 1, 0, 0, true, 1, 1},
		{"one", 1, 1, 0, 0, true, 1, 1},
		{"in order", 5000, 1, 0, 0, true, 1000, 50},
		{"all the same", 500, 1, 0, 0, true, 1, 1},
		{"values astray", 5000, 1, 300, 4, true, 300, 1000},
		{"two parts", 5000, 2, 100, 3, true, 700, 1000},
		{"seven parts", 5000, 7, 0, 0, true, 700, 1000},
		{"eight parts", 8000, 8, 50, 3, true, 900, 1000},
		{"nine parts", 9000, 9, 0, 0, false, 900, 1000},
		{"one subject, shuffled", 3000, 1, 3000, 3000, false, 1, 1 << 30},
		{"shuffled", 3000, 1, 3000, 3000, false, 3000, 1 << 30},
	} {
		random := rand.New(rand.NewPCG(7, uint64(test.n)))
		keys := make([]key, test.n)
		for i := range keys {
			keys[i] = key{random.Uint32N(test.subjects) + 1, random.Uint32N(4) + 1, random.Uint32N(test.objects) + 1, random.Uint32N(2)}
		}
		for part := range test.parts {
			slices.SortFunc(keys[part*test.n/test.parts:(part+1)*test.n/test.parts], key.compare)
		}
		for range test.astray {
			i := random.IntN(test.n)
			j := min(test.n-1, i+random.IntN(test.far+1))
			if test.far < test.n && (keys[i][0] != keys[j][0] || keys[i][1] != keys[j][1]) {
				continue // of one subject and predicate alone
			}
			keys[i], keys[j] = keys[j], keys[i]
		}
		want := slices.SortedFunc(slices.Values(keys), key.compare)
		if s := newKeySorter(slices.Clone(keys)); s.nearly() != test.wantNearly {
			t.Errorf("%s: nearly sorted is %v", test.name, !test.wantNearly)
		} else if test.wantNearly && !slices.Equal(s.keys, want) {
			t.Errorf("%s: not sorted", test.name)
		}
		s := newKeySorter(keys)
		if s.all(); !slices.Equal(s.keys, want) {
			t.Errorf("%s: not sorted by all", test.name)
		}
	}
}
