package engine

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"corkboard/graph"
)

// TestKeySorter sorts keys of all kinds, and compares with the library's sort.
func TestKeySorter(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 2))
	kinds := map[string]func(i int) key{
		"chance":      func(int) key { return key{r.Uint32(), r.Uint32(), r.Uint32(), r.Uint32()} },
		"small":       func(int) key { return key{r.Uint32N(3), r.Uint32N(3), r.Uint32N(3), r.Uint32N(3)} },
		"the same":    func(int) key { return key{1, 2, 3, 4} },
		"sorted":      func(i int) key { return key{uint32(i), 0, uint32(i), 1<<32 - 1} },
		"falling":     func(i int) key { return key{uint32(-i), uint32(-i), 0, 0} },
		"high bits":   func(int) key { return key{r.Uint32N(4) << 30, r.Uint32N(2) << 31, 0, r.Uint32N(2) << 22} },
		"extremes":    func(int) key { return key{-r.Uint32N(2), -r.Uint32N(2), -r.Uint32N(2), -r.Uint32N(2)} },
		"middle bits": func(int) key { return key{1<<31 | r.Uint32N(1<<11)<<11 | 1, 7, 7, 7} },
	}
	for name, k := range kinds {
		for _, n := range []int{0, 1, 2, 3, 100, 5000, manyKeys - 1, manyKeys, manyKeys + 1} {
			keys := make([]key, n)
			for i := range keys {
				keys[i] = k(i)
			}
			want := slices.Clone(keys)
			s := newKeySorter(keys)
			s.all()
			slices.SortFunc(want, key.compare)
			if !slices.Equal(s.keys, want) {
				t.Errorf("%s: %d keys are not sorted", name, n)
			}
			// By the number that goes to the front, each order from the last.
			s.cut(n - n/3)
			want = want[:n-n/3]
			for order := 1; order < orders; order++ {
				s.by(4 - order)
				slices.SortFunc(want, func(a, b key) int { return a.rotate(order).compare(b.rotate(order)) })
				if !slices.Equal(s.keys, want) {
					t.Errorf("%s: %d keys are not in order %d", name, n, order)
				}
			}
		}
	}
}

// TestSortedBy looks whether keys that agree in a number stay as they were.
func TestSortedBy(t *testing.T) {
	for _, n := range []int{10, 1000, manyKeys + 1} {
		keys := make([]key, n)
		for i := range keys {
			keys[i] = key{uint32(mix(key{uint32(i)}) % 7), uint32(i)}
		}
		sorted := sortedBy(keys, 0)
		if !slices.IsSortedFunc(sorted, key.compare) {
			t.Errorf("%d keys are not in the order they came in", n)
		}
	}
}

// TestKeys rotates keys, and finds what follows them.
func TestKeys(t *testing.T) {
	q := Quad{1, 2, 3, 4}
	for order := range orders {
		if got := keyOf(q, order).quad(order); got != q {
			t.Errorf("order %d gives %v back", order, got)
		}
		if want := []key{{1, 2, 3, 4}, {4, 1, 2, 3}, {3, 4, 1, 2}, {2, 3, 4, 1}}[order]; keyOf(q, order) != want {
			t.Errorf("order %d is %v", order, keyOf(q, order))
		}
	}
	const most = 1<<32 - 1
	for _, c := range []struct {
		k    key
		n    int
		want key
		ok   bool
	}{
		{key{1, 2, 3, 4}, 4, key{1, 2, 3, 5}, true},
		{key{1, 2, 3, 4}, 2, key{1, 3, 0, 0}, true},
		{key{1, most, most, most}, 4, key{2, 0, 0, 0}, true},
		{key{1, 2, most, 4}, 3, key{1, 3, 0, 0}, true},
		{key{most, most, most, most}, 4, key{}, false},
		{key{most, 1, 1, 1}, 1, key{}, false},
		{key{1, 2, 3, 4}, 0, key{}, false},
	} {
		if got, ok := c.k.after(c.n); ok != c.ok || ok && got != c.want {
			t.Errorf("behind %v of %d comes %v (%v), want %v", c.k, c.n, got, ok, c.want)
		}
	}
}

// TestSortNames sorts names that are hard to tell apart.
func TestSortNames(t *testing.T) {
	long := strings.Repeat("http://example.org/a/long/beginning/", 30)
	kinds := map[string]func(i int) string{
		"numbers":               func(i int) string { return fmt.Sprint("http://example.org/", i*7919%1000) },
		"long beginnings":       func(i int) string { return long + fmt.Sprint(i*31%997) },
		"prefixes of another":   func(i int) string { return long[:i*13%len(long)] },
		"NULs alone":            func(i int) string { return strings.Repeat("\x00", i*7%200) },
		"NULs at the end":       func(i int) string { return fmt.Sprint("x", i%20) + strings.Repeat("\x00", i*7%30) },
		"NULs within":           func(i int) string { return strings.Repeat("\x00", i%9) + fmt.Sprint(i) + strings.Repeat("\x00", i%5) },
		"NULs behind beginning": func(i int) string { return long + strings.Repeat("\x00", i%17) + strings.Repeat("a", i%3) },
		"highest bytes":         func(i int) string { return strings.Repeat("\xff", i%19) + strings.Repeat("\xfe", i%3) },
		"eight and more":        func(i int) string { return "12345678"[:i%9] + "12345678"[:i/9%9] + fmt.Sprint(i/81) },
		"empty and not":         func(i int) string { return strings.Repeat("z", i%2*i) },
	}
	for name, text := range kinds {
		for _, n := range []int{1, few, few + 1, 100, 600} {
			terms := []graph.Term{{}}
			seen := make(map[graph.Term]bool)
			for i := range n {
				term := graph.IRI(text(i))
				switch {
				case i%5 == 1:
					term = graph.Blank(text(i))
				case i%5 == 2:
					terms = append(terms, graph.Text(text(i))) // no name
				}
				if !seen[term] {
					seen[term] = true
					terms = append(terms, term)
				}
			}
			in := newInterner()
			for _, term := range terms[1:] {
				in.number(term)
			}
			sorted := sortNames(in)
			if len(sorted) != len(seen) {
				t.Fatalf("%s: %d of %d names are left", name, len(sorted), len(seen))
			}
			for i := 1; i < len(sorted); i++ {
				if compareNames(in.term(sorted[i-1].number), in.term(sorted[i].number)) >= 0 {
					t.Fatalf("%s: of %d names, %v stands before %v", name, n, in.term(sorted[i-1].number), in.term(sorted[i].number))
				}
			}
		}
	}
}

// TestSeparators looks whether what an index says of a block is not larger than
// its first name, and larger than what stands before, in a store of many names.
func TestSeparators(t *testing.T) {
	var list []graph.Statement
	long := strings.Repeat("\x00a", 40)
	for i := range 2000 {
		s := graph.IRI(long + strings.Repeat("b", i%70) + fmt.Sprint(i))
		if i%3 == 0 {
			s = graph.Blank(strings.Repeat("\x00", i%40) + fmt.Sprint(i))
		}
		list = append(list, graph.Statement{Subject: s, Predicate: graph.IRI(""), Object: graph.IRI(strings.Repeat("\xff", i%300))})
	}
	s, _ := onTape(t)
	if _, err := s.Add(t.Context(), streamOf(list), AddOptions{Unchecked: true}); err != nil {
		t.Fatal(err)
	}
	holds(t, s, boardOf(list), "names that are hard")
	now := s.Snapshot()
	for _, st := range list {
		for _, term := range []graph.Term{st.Subject, st.Predicate, st.Object} {
			id, err := now.Find(term)
			if back, err2 := now.Term(id); err != nil || err2 != nil || id == 0 || back != term {
				t.Fatalf("%q is found as %d, %q (%v, %v)", term, id, back, err, err2)
			}
			for _, no := range []graph.Term{graph.IRI(term.Value() + "\x00"), graph.Blank(term.Value() + "\x00"), graph.Text(term.Value())} {
				if id, err := now.Find(no); err != nil || id != 0 {
					t.Fatalf("%q, which is not there, is found as %d (%v)", no, id, err)
				}
			}
		}
	}
}
