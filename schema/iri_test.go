package schema

import (
	"math/rand"
	"net/url"
	"slices"
	"strings"
	"testing"

	"corkboard/graph"
)

const testBase = "https://case.invalid/"

func TestEntityIRI(t *testing.T) {
	for _, c := range []struct{ id, want string }{
		{"anna", "anna"},
		{"Anna-B._~1", "Anna-B._~1"},
		{"a/b", "a%2Fb"},
		{"a b", "a%20b"},
		{"50%", "50%25"},
		{"50%25", "50%2525"},
		{"a#b?c", "a%23b%3Fc"},
		{"x=y", "x%3Dy"},
		{".", "=."},
		{"..", "=.."},
		{"...", "..."},
		{"=.", "%3D."},
		{"Jürgen", "Jürgen"},
		{"Ωμέγα", "Ωμέγα"},
		{"中文", "中文"},
		{"a\u00A0b", "a%C2%A0b"},
		{"a\u200Eb", "a%E2%80%8Eb"},
		{"\uE000", "%EE%80%80"},
		{"a\xFFb", "a%FFb"},
		{"\uFFFD", "%EF%BF%BD"},
		{"line\nbreak", "line%0Abreak"},
		{"<\">{}|\\^`", "%3C%22%3E%7B%7D%7C%5C%5E%60"},
	} {
		got := EntityIRI(testBase, c.id)
		if got != graph.IRI(testBase+c.want) {
			t.Errorf("EntityIRI(%q) = %v, want %s", c.id, got, c.want)
		}
		if err := graph.CheckIRI(got.Value()); err != nil {
			t.Errorf("EntityIRI(%q): %v", c.id, err)
		}
	}
	if got := EntityIRI(testBase, ""); !got.IsZero() {
		t.Errorf("EntityIRI of no id = %v", got)
	}
}

func TestKeyIRI(t *testing.T) {
	got := KeyIRI(testBase, "Membership", "anna", "member of", "a/b", "")
	if want := graph.IRI(testBase + "Membership/anna/member%20of/a%2Fb/"); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
	if !KeyIRI(testBase, "Membership").IsZero() || !KeyIRI(testBase, "", "a").IsZero() {
		t.Error("a key without class or parts has an IRI")
	}
}

func TestKeysNeverMeet(t *testing.T) {
	long := strings.Repeat("x", 300)
	keys := [][]string{
		{"A", "B"}, {"B", "A"}, {"ab", "c"}, {"a", "bc"}, {"a/b", "c"}, {"a", "b/c"}, {"a", "b", "c"},
		{"a", ""}, {"a"}, {"", "a"}, {""}, {"", ""}, {"a%2Fb", "c"}, {"."}, {".."}, {"=."}, {"%2E"},
		{long}, {long + "y"}, {"y" + long}, {strings.TrimPrefix(KeyIRI("", "K", long).Value(), "K/")},
	}
	seen := map[graph.Term][]string{}
	for _, k := range keys {
		iri := KeyIRI(testBase, "K", k...)
		if other, ok := seen[iri]; ok {
			t.Errorf("%q and %q are both %v", k, other, iri)
		}
		seen[iri] = k
		id := EntityIRI(testBase, "K/"+strings.Join(k, "/"))
		if other, ok := seen[id]; ok {
			t.Errorf("the id of %q and the key %q are both %v", k, other, id)
		}
	}
}

func TestLongSegments(t *testing.T) {
	for _, unit := range []string{"x", "é", "中", "😀", "/", "\uE000", "a/", "aé/", "\U000F0000"} {
		for n := 1; n < 260; n++ {
			for _, lead := range []string{"", "a", "ab"} {
				s := lead + strings.Repeat(unit, n)
				got := iriSegment(s)
				whole := escapeSegment(s)
				if len(whole) <= maxSegment {
					if got != whole {
						t.Fatalf("%q was shortened", s)
					}
					continue
				}
				if len(got) <= maxSegment || len(got) > keptPrefix+65 {
					t.Fatalf("%d of %q: the short form has %d bytes", n, unit, len(got))
				}
				cut := got[:len(got)-65]
				if back, err := url.PathUnescape(cut); err != nil || !strings.HasPrefix(whole, cut) || back == "" {
					t.Fatalf("%q is not the beginning of %q: %v", cut, whole, err)
				}
			}
		}
	}
}

// TestKeyIRIGivesTheKeyBack reads random keys back out of their IRIs.
func TestKeyIRIGivesTheKeyBack(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	alphabet := []string{"a", "b", "/", "%", "2F", ".", "=", "~", "é", " ", "\x00", "\xC3", "\u200F", ""}
	for range 20000 {
		key := make([]string, 1+random.Intn(4))
		for i := range key {
			for range random.Intn(5) {
				key[i] += alphabet[random.Intn(len(alphabet))]
			}
		}
		if back := keyOf(t, KeyIRI(testBase, "Tie", key...)); !slices.Equal(back, append([]string{"Tie"}, key...)) {
			t.Fatalf("%q came back as %q", key, back)
		}
	}
}

// keyOf undoes KeyIRI where nothing was shortened.
func keyOf(t *testing.T, iri graph.Term) []string {
	t.Helper()
	if err := graph.CheckIRI(iri.Value()); err != nil {
		t.Fatal(err)
	}
	path, ok := strings.CutPrefix(iri.Value(), testBase)
	if !ok {
		t.Fatalf("%v is not below the base", iri)
	}
	segments := strings.Split(path, "/")
	for i, s := range segments {
		if s == "." || s == ".." {
			t.Fatalf("%v has a dot segment", iri)
		}
		back, err := url.PathUnescape(strings.TrimPrefix(s, "="))
		if err != nil {
			t.Fatalf("%v: %v", iri, err)
		}
		segments[i] = back
	}
	return segments
}

func FuzzKeyIRI(f *testing.F) {
	f.Add("A", "B", "B", "A")
	f.Add("ab", "c", "a", "bc")
	f.Add("a/b", "c", "a", "b/c")
	f.Add(".", "=.", "\xff", "\uFFFD")
	f.Add(strings.Repeat("é", 120), "", strings.Repeat("é", 121), "")
	f.Fuzz(func(t *testing.T, a, b, c, d string) {
		ab, cd := KeyIRI(testBase, "K", a, b), KeyIRI(testBase, "K", c, d)
		if (ab == cd) != (a == c && b == d) {
			t.Fatalf("%q %q and %q %q: %v, %v", a, b, c, d, ab, cd)
		}
		if ab == KeyIRI(testBase, "K", a+b) || ab == KeyIRI(testBase, "K", a, b, "") {
			t.Fatalf("%v has two keys", ab)
		}
		for _, id := range []string{a, b, c, d, "K/" + a, "K/" + a + "/" + b} {
			if EntityIRI(testBase, id) == ab {
				t.Fatalf("%v is the id %q too", ab, id)
			}
		}
		if len(ab.Value()) < maxSegment {
			if back := keyOf(t, ab); !slices.Equal(back, []string{"K", a, b}) {
				t.Fatalf("%q %q came back as %q", a, b, back)
			}
		}
	})
}
