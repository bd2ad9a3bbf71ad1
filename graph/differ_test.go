package graph

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// renamed gives a dataset in another order and under other labels.
func renamed(r *rand.Rand, l []Statement) []Statement {
	names := map[string]string{}
	var rename func(t Term) Term
	rename = func(t Term) Term {
		if t.IsBlank() {
			if names[t.text] == "" {
				names[t.text] = fmt.Sprintf("n%d-%d", r.IntN(1000), len(names))
			}
			return Blank(names[t.text])
		}
		if s, p, o, ok := t.Triple(); ok {
			return TripleTerm(rename(s), p, rename(o))
		}
		return t
	}
	out := make([]Statement, len(l))
	for i, j := range r.Perm(len(l)) {
		s := l[j]
		s.Subject, s.Object, s.Graph = rename(s.Subject), rename(s.Object), rename(s.Graph)
		out[i] = s
	}
	return out
}

// randomBlanks makes a dataset of few terms in which blank nodes stand
// everywhere.
func randomBlanks(r *rand.Rand, quads, nodes int) []Statement {
	node := func() Term { return Blank(fmt.Sprint("b", r.IntN(nodes))) }
	iri := func() Term { return IRI(fmt.Sprint("urn:", r.IntN(3))) }
	var l []Statement
	for range quads {
		s := Statement{Subject: node(), Predicate: IRI(fmt.Sprint("urn:p", r.IntN(2))), Object: node()}
		switch r.IntN(8) {
		case 0:
			s.Subject = iri()
		case 1:
			s.Object = Text(fmt.Sprint(r.IntN(3)))
		case 2:
			s.Graph = node()
		case 3:
			s.Graph = iri()
		case 4:
			s.Object = TripleTerm(node(), iri(), TripleTerm(iri(), iri(), node()))
		case 5:
			s.Object = iri()
		case 6:
			s.Subject, s.Object = iri(), iri()
		}
		l = append(l, s)
	}
	return l
}

// changesOf gives what differs, and checks that it is a patch.
func changesOf(t *testing.T, a, b []Statement) []string {
	t.Helper()
	names := map[string]string{}
	used := map[string]bool{}
	o := DiffOptions{TempDir: t.TempDir(), Named: func(label, first, second string) {
		if used[label] || first == "" && second == "" {
			t.Errorf("label %q twice or for nothing", label)
		}
		used[label] = true
		if first != "" {
			names[first] = label
		}
	}}
	var lines []string
	var removed, added []Statement
	var last Change
	for c, err := range Diff(t.Context(), stream(a), stream(b), o) {
		if err != nil {
			t.Fatal(err)
		}
		if len(lines) > 0 && last.Statement.Compare(c.Statement) >= 0 {
			t.Errorf("%v after %v", c, last)
		}
		if err := c.Check(); err != nil {
			t.Errorf("%v: %v", c.Statement, err)
		}
		last = c
		if c.Added {
			added = append(added, c.Statement)
			lines = append(lines, "+"+c.String())
		} else {
			removed = append(removed, c.Statement)
			lines = append(lines, "-"+c.String())
		}
	}
	checkPatch(t, a, b, names, removed, added)
	return lines
}

func checkPatch(t *testing.T, a, b []Statement, names map[string]string, removed, added []Statement) {
	t.Helper()
	var rename func(u Term) Term
	rename = func(u Term) Term {
		if u.IsBlank() {
			if names[u.text] == "" {
				return Blank("other-" + u.text)
			}
			return Blank(names[u.text])
		}
		if s, p, o, ok := u.Triple(); ok {
			return TripleTerm(rename(s), p, rename(o))
		}
		return u
	}
	patched := map[string]Statement{}
	for _, s := range a {
		s.Subject, s.Object, s.Graph = rename(s.Subject), rename(s.Object), rename(s.Graph)
		patched[s.String()] = s
	}
	for _, s := range removed {
		if _, ok := patched[s.String()]; !ok {
			t.Errorf("%v was removed, but was not there", s)
		}
		delete(patched, s.String())
	}
	for _, s := range added {
		if _, ok := patched[s.String()]; ok {
			t.Errorf("%v was added, but was there", s)
		}
		patched[s.String()] = s
	}
	have := fingerprint(t, slices.Collect(maps.Values(patched)))
	if want := fingerprint(t, b); have != want {
		t.Errorf("removed %v and added %v: not a patch from\n%v\nto\n%v", removed, added, a, b)
	}
}

func fingerprint(t *testing.T, l []Statement) string {
	t.Helper()
	text, err := Fingerprint(t.Context(), stream(l), CanonicalOptions{TempDir: t.TempDir(), Steps: 20_000_000})
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestDiffRandom(t *testing.T) {
	for seed := range uint64(400) {
		r := rand.New(rand.NewPCG(seed, 7))
		a := randomBlanks(r, 1+r.IntN(14), 1+r.IntN(6))
		if got := changesOf(t, a, renamed(r, a)); len(got) > 0 {
			t.Fatalf("seed %d: %v differs from itself: %v", seed, a, got)
		}
		// Some statements more, fewer and others.
		b := renamed(r, a)
		edits := 1 + r.IntN(3)
		for range edits {
			switch i := r.IntN(len(b)); r.IntN(3) {
			case 0:
				b = append(b, randomBlanks(r, 1, 4)...)
			case 1:
				b[i].Object = randomBlanks(r, 1, 4)[0].Object
			default:
				if len(b) > 1 {
					b = slices.Delete(b, i, i+1)
				}
			}
		}
		got := changesOf(t, a, b)
		if same := fingerprint(t, a) == fingerprint(t, b); same != (len(got) == 0) {
			t.Fatalf("seed %d: isomorphic %v, but %d changes", seed, same, len(got))
		}
		if again := changesOf(t, renamed(r, a), renamed(r, b)); len(again) != len(got) {
			t.Logf("seed %d: %d changes, then %d", seed, len(got), len(again))
		}
	}
}

// parseQuads reads lines of terms, for tests.
func parseQuads(t testing.TB, text string) (l []Statement) {
	t.Helper()
	for line := range strings.Lines(text) {
		var terms [4]Term
		p := termParser{s: strings.TrimSpace(line)}
		n := 0
		for p.blanks(); p.i < len(p.s) && p.s[p.i] != '.'; p.blanks() {
			var err error
			if terms[n], err = p.term(); err != nil {
				t.Fatalf("%s: %v", line, err)
			}
			n++
		}
		if n > 0 {
			l = append(l, Statement{Subject: terms[0], Predicate: terms[1], Object: terms[2], Graph: terms[3]})
		}
	}
	return l
}

func TestDiffTemp(t *testing.T) {
	list := func(items ...string) []Statement {
		l := blankList(len(items), "l", func(i int) Term { return Text(items[i]) })
		return append(l, Statement{Subject: IRI("urn:s"), Predicate: IRI("urn:list"), Object: Blank("l0")})
	}
	show := func(name string, a, b []Statement) {
		r := rand.New(rand.NewPCG(1, 1))
		got := changesOf(t, a, renamed(r, b))
		t.Logf("%s: %d\n%s", name, len(got), strings.Join(got[:min(len(got), 12)], "\n"))
	}
	show("list", list("a", "b", "c", "d"), list("a", "b", "x", "c", "d"))
	show("list change", list("a", "b", "c", "d"), list("a", "b", "x", "d"))
	same := strings.Split(strings.Repeat("a", 50), "")
	show("same list", list(same...), list(append(same, "a")...))
	show("nested", parseQuads(t, "<urn:s> <urn:p> _:a .\n_:a <urn:q> _:b .\n_:b <urn:r> \"1\" .\n_:b <urn:t> \"1\" ."), parseQuads(t, "<urn:s> <urn:p> _:a .\n_:a <urn:q> _:b .\n_:b <urn:r> \"2\" .\n_:b <urn:t> \"1\" ."))
}

var _ = context.Canceled
var _ = errors.New
