package graph

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// lineTerms are terms whose lines sort unlike their values: escapes, ends that
// sort after what goes on, and kinds in the order of their first characters.
func lineTerms() []Term {
	a, p := IRI("http://example.com/a"), IRI("http://example.com/p")
	l := []Term{
		a, p, IRI("http://example.com/a/b"), IRI("http://example.com/a?"), IRI("http://example.com/a#x"), IRI("http://example.com/aA"),
		IRI("http://example.com"), IRI("urn:ä"), IRI("urn:\uFFFE"), IRI("urn:𐀀"), IRI("urn:a>b"), IRI("urn:a b"), IRI("1:"), IRI("<"),
		Blank("a"), Blank("a-"), Blank("a1"), Blank("c14n1"), Blank("c14n10"), Blank("c14n2"),
		Text(""), Text("a"), Text("a!"), Text("a\""), Text("a\"b"), Text("a\\"), Text("a\n"), Text("a\nb"), Text("a\x00"), Text("a\x7f"), Text("a\x7fb"),
		Text("a]"), Text("a[b"), Text("a\uFFFE"), Text("a\uFFFD"), Text("a\uFFFF"), Text("aé"), Text("a𐀀"), Text("aaaaaaaa"), Text("aaaaaaa\""),
		LangText("a", "en"), LangText("a", "EN"), LangText("a", "en-GB"), DirText("a", "en", RightToLeft), Typed("a", "urn:a"), Typed("a", "urn:a/b"),
		TripleTerm(a, p, a), TripleTerm(a, p, Text("a")), TripleTerm(a, p, Blank("a")), TripleTerm(Blank("a"), p, TripleTerm(a, p, Text("a\n"))),
	}
	for i := range 20 {
		l = append(l, Text(strings.Repeat("x", i)), Text(strings.Repeat("x", i)+"\""), IRI("u:"+strings.Repeat("x", i)), IRI("u:"+strings.Repeat("x", i)+"!"))
	}
	return l
}

func TestSortLines(t *testing.T) {
	terms := lineTerms()
	pick := func(r *rand.Rand, kinds ...Kind) Term {
		for {
			if u := terms[r.IntN(len(terms))]; slices.Contains(kinds, u.Kind()) {
				return u
			}
		}
	}
	for _, n := range []int{1, 300, 8000} {
		for _, memory := range []int64{0, 4000} {
			r := rand.New(rand.NewPCG(uint64(n), uint64(memory)))
			var in []Statement
			for i := range n {
				s := Statement{
					Subject: pick(r, KindIRI, KindBlank), Predicate: pick(r, KindIRI), Object: pick(r, KindIRI, KindBlank, KindLiteral, KindTriple),
					Origin: Origin{File: "f", Line: int32(i)},
				}
				if r.IntN(2) == 0 {
					s.Graph = pick(r, KindIRI, KindBlank)
				}
				in = append(in, s)
			}
			got, err := Collect(Sort(t.Context(), stream(in), SortOptions{Order: Lines, Unique: true, Memory: memory, TempDir: t.TempDir()}))
			if err != nil {
				t.Fatal(err)
			}
			want := slices.Clone(in)
			slices.SortStableFunc(want, func(a, b Statement) int { return strings.Compare(a.String(), b.String()) })
			want = slices.CompactFunc(want, Statement.SameQuad)
			if !slices.Equal(got, want) {
				i := firstDifference(got, want)
				t.Fatalf("%d statements, memory %d: wrong at %d of %d: %v", n, memory, i, len(want), got[max(0, i-1):min(len(got), i+2)])
			}
		}
	}
}

// TestCompareLine compares every pair of terms with their lines.
func TestCompareLine(t *testing.T) {
	sign := func(c int) int { return min(1, max(-1, c)) }
	for _, a := range lineTerms() {
		for _, b := range lineTerms() {
			want := strings.Compare(a.String()+" ", b.String()+" ")
			if got := sign(a.compareLine(&b)); got != want {
				t.Errorf("%v and %v: %d, not %d", a, b, got, want)
			}
		}
	}
}

func FuzzCompareLine(f *testing.F) {
	f.Add("a", "a\"", uint8(2), uint8(4))
	f.Add("é\xff", "é\uFFFD", uint8(4), uint8(4))
	f.Fuzz(func(t *testing.T, a, b string, kindA, kindB uint8) {
		term := func(s string, kind uint8) Term {
			switch kind % 3 {
			case 0:
				return IRI(s)
			case 1:
				return Text(s)
			}
			return LangText(s, "en")
		}
		x, y := term(a, kindA), term(b, kindB)
		got, back := x.compareLine(&y), y.compareLine(&x)
		if want := strings.Compare(x.String()+" ", y.String()+" "); want != 0 && got*want <= 0 || (got == 0) != (x == y) || got*back > 0 {
			t.Errorf("%v and %v: %d and %d, not %d", x, y, got, back, want)
		}
	})
}
