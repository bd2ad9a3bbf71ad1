package graph

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// ring gives n blank nodes each of which points to the next.
func ring(n int, label string) (l []Statement) {
	for i := range n {
		l = append(l, edge(label, i, (i+1)%n)...)
	}
	return l
}

// edge joins two blank nodes both ways.
func edge(label string, i, j int) []Statement {
	a, b := Blank(fmt.Sprint(label, i)), Blank(fmt.Sprint(label, j))
	return []Statement{{Subject: a, Predicate: IRI("urn:p"), Object: b}, {Subject: b, Predicate: IRI("urn:p"), Object: a}}
}

func edges(pairs ...[2]int) (l []Statement) {
	for _, p := range pairs {
		l = append(l, edge("n", p[0], p[1])...)
	}
	return l
}

// clique joins each of n blank nodes with each.
func clique(n int) (l []Statement) {
	for i := range n {
		for j := range i + 1 {
			l = append(l, edge("n", i, j)...)
		}
	}
	return l
}

// latin gives the graph of a Latin square: cells are joined that share a row,
// a column or a value.
func latin(value func(i, j int) int) (l []Statement) {
	for a := range 16 {
		for b := range a {
			if a/4 == b/4 || a%4 == b%4 || value(a/4, a%4) == value(b/4, b%4) {
				l = append(l, edge("n", a, b)...)
			}
		}
	}
	return l
}

func TestIsomorphic(t *testing.T) {
	quads := func(text string) []Statement { return parseQuads(t, text) }
	prism := edges([2]int{0, 1}, [2]int{1, 2}, [2]int{2, 0}, [2]int{3, 4}, [2]int{4, 5}, [2]int{5, 3}, [2]int{0, 3}, [2]int{1, 4}, [2]int{2, 5})
	utility := edges([2]int{0, 3}, [2]int{0, 4}, [2]int{0, 5}, [2]int{1, 3}, [2]int{1, 4}, [2]int{1, 5}, [2]int{2, 3}, [2]int{2, 4}, [2]int{2, 5})
	same := func(int) Term { return Text("same") }
	tests := []struct {
		name string
		a, b []Statement
		want bool
	}{
		{"nothing", nil, nil, true},
		{"ground", quads("<urn:a> <urn:p> \"1\" ."), quads("<urn:a> <urn:p> \"01\" ."), false},
		{"repeated", quads("_:a <urn:p> \"1\" .\n_:a <urn:p> \"1\" ."), quads("_:b <urn:p> \"1\" ."), true},
		{"twice", quads("_:a <urn:p> \"1\" .\n_:c <urn:p> \"1\" ."), quads("_:b <urn:p> \"1\" ."), false},
		{"loop", quads("_:a <urn:p> _:a ."), quads("_:a <urn:p> _:b ."), false},
		{"graph names", quads("<urn:a> <urn:p> _:a _:g ."), quads("<urn:a> <urn:p> _:g _:a ."), true},
		{"one for two", quads("<urn:a> <urn:p> _:a _:g ."), quads("<urn:a> <urn:p> _:g _:g ."), false},
		{"triple terms", quads("_:x <urn:p> <<( _:a <urn:p> _:b )>> .\n_:a <urn:p> \"1\" ."), quads("_:y <urn:p> <<( _:c <urn:p> _:x )>> .\n_:c <urn:p> \"1\" ."), true},
		{"turned triple terms", quads("_:x <urn:p> <<( _:a <urn:p> _:b )>> .\n_:a <urn:p> \"1\" ."), quads("_:y <urn:p> <<( _:c <urn:p> _:x )>> .\n_:x <urn:p> \"1\" ."), false},
		{"rings", ring(6, "a"), append(ring(3, "a"), ring(3, "b")...), false},
		{"long rings", ring(5000, "a"), ring(5000, "b"), true},
		{"prism", prism, utility, false},
		{"prism itself", prism, prism, true},
		{"poison", clique(10), clique(10), true},
		{"more poison", clique(30), clique(30), true},
		{"poison less one", clique(10), clique(10)[2:], false},
		{"strongly regular", latin(func(i, j int) int { return (i + j) % 4 }), latin(func(i, j int) int { return i ^ j }), false},
		{"a list of equal items", blankList(20_000, "a", same), blankList(20_000, "b", same), true},
		{"a longer list", blankList(20_000, "a", same), blankList(20_001, "b", same), false},
	}
	for _, test := range tests {
		r := rand.New(rand.NewPCG(3, 3))
		// The search is bounded by its steps: a time would be the machine's.
		o := DiffOptions{Steps: 300_000 + 4*int64(len(test.a))}
		for range 2 {
			got, err := Isomorphic(t.Context(), stream(test.a), stream(renamed(r, test.b)), o)
			if err != nil || got != test.want {
				t.Errorf("%s: %v, %v", test.name, got, err)
			}
			test.a, test.b = test.b, test.a
		}
	}
}

// TestIsomorphicAsCanonical compares the two ways to tell whether small
// datasets are the same.
func TestIsomorphicAsCanonical(t *testing.T) {
	same := 0
	for seed := range uint64(1500) {
		r := rand.New(rand.NewPCG(seed, 4))
		n := 1 + r.IntN(4)
		a := randomBlanks(r, n, 2)
		b := renamed(r, a)
		if i := r.IntN(n); r.IntN(2) == 0 {
			b[i] = randomBlanks(r, 1, 2)[0]
		} else {
			b[i], a[i] = a[i], b[i]
		}
		want := fingerprint(t, a) == fingerprint(t, b)
		got, err := Isomorphic(t.Context(), stream(a), stream(b), DiffOptions{})
		if err != nil || got != want {
			t.Fatalf("seed %d: %v, not %v (%v): %v\n%v", seed, got, want, err, a, b)
		}
		if got && !slices.Equal(a, b) {
			same++
		}
	}
	if same < 100 {
		t.Errorf("only %d pairs were the same", same)
	}
}
