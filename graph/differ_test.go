package graph

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"regexp"
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
		if again := changesOf(t, renamed(r, a), renamed(r, b)); !slices.Equal(again, got) {
			t.Errorf("seed %d: labels or order count: %q, then %q", seed, got, again)
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

// TestDiffSmall changes one thing in structures of blank nodes.
func TestDiffSmall(t *testing.T) {
	list := func(items ...string) []Statement {
		l := blankList(len(items), "l", func(i int) Term { return Text(items[i]) })
		return append(l, Statement{Subject: IRI("urn:s"), Predicate: IRI("urn:list"), Object: Blank("l0")})
	}
	alike := func(n int) []string { return slices.Repeat([]string{"a"}, n) }
	quads := func(text string) []Statement { return parseQuads(t, text) }
	nested := `<urn:s> <urn:p> _:a .
		_:a <urn:q> _:b .
		_:a <urn:q> _:c .
		_:b <urn:r> "1" .
		_:b <urn:t> "3" .
		_:c <urn:r> "2" .
		_:c <urn:t> "3" .`
	claim := `_:c <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <urn:ns#Claim> .
		_:c <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies> <<( <urn:anna> <urn:knows> _:x )>> .
		_:x <urn:name> "X" .
		_:c <urn:by> <urn:bob> .
		_:d <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <urn:ns#Claim> .
		_:d <urn:by> <urn:bob> .`
	tests := []struct {
		name string
		a, b []Statement
		want []string // the statements, in which a label is its word
	}{
		{"an item changes", list("a", "b", "c"), list("a", "x", "c"), []string{`-_:rest <first> "b"`, `+_:rest <first> "x"`}},
		{"an item is added", list("a", "b", "c"), list("a", "b", "x", "c"), []string{
			`+_:rest <first> "x"`, `+_:rest <rest> _:rest`, `+_:rest <rest> _:rest`, `-_:rest <rest> _:rest`,
		}},
		{"an item of many alike is added", list(alike(300)...), list(alike(301)...), []string{
			`+_:rest <first> "a"`, `+_:rest <rest> _:rest`, `+_:rest <rest> _:rest`, `-_:rest <rest> _:rest`,
		}},
		{"deep below", quads(nested), quads(strings.ReplaceAll(nested, `"1"`, `"9"`)), []string{`-_:q <r> "1"`, `+_:q <r> "9"`}},
		{"one of two alike", quads(nested), quads(strings.Replace(nested, `"3"`, `"9"`, 1)), []string{`-_:q <t> "3"`, `+_:q <t> "9"`}},
		{"a claim's speaker", quads(claim), quads(strings.Replace(claim, "urn:bob", "urn:eve", 1)), []string{`-_:Claim <by> <bob>`, `+_:Claim <by> <eve>`}},
		{"a name in a triple term", quads(claim), quads(strings.Replace(claim, `"X"`, `"Y"`, 1)), []string{`-_:name <name> "X"`, `+_:name <name> "Y"`}},
		{"all is new", nil, quads("_:a <urn:p> _:a .\n<urn:s> <urn:p> <urn:o> ."), []string{`+<s> <p> <o>`, `+_:p <p> _:p`}},
		{"one of three the same", quads("_:a <urn:p> \"1\" .\n_:b <urn:p> \"1\" .\n_:c <urn:p> \"1\" ."), quads("_:b <urn:p> \"1\" .\n_:a <urn:p> \"1\" ."), []string{`-_:p <p> "1"`}},
		{"another graph", quads("_:a <urn:p> \"1\" _:g ."), quads("_:a <urn:p> \"1\" ."), []string{`+_:p <p> "1"`, `-_:p <p> "1" _:p`}},
	}
	words := regexp.MustCompile(`(_:[A-Za-z]+)-[0-9a-f]{6}(-[0-9]+)?|<[^<> ]*[:#]([a-z]+)>`)
	for _, test := range tests {
		var got []string
		for _, line := range changesOf(t, test.a, renamed(rand.New(rand.NewPCG(1, 1)), test.b)) {
			line = words.ReplaceAllStringFunc(line, func(w string) string {
				m := words.FindStringSubmatch(w)
				if m[3] != "" {
					return "<" + m[3] + ">"
				}
				return m[1]
			})
			got = append(got, strings.TrimSuffix(line, " ."))
		}
		slices.SortFunc(got, func(a, b string) int { return cmp.Or(strings.Compare(a[1:], b[1:]), strings.Compare(a, b)) })
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, not %q", test.name, got, test.want)
		}
	}
}

// TestDiffLabels prints one difference as it is, so that labels stay.
func TestDiffLabels(t *testing.T) {
	const text = `<urn:s> <urn:address> _:a .
		_:a <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://schema.org/PostalAddress> .
		_:a <urn:city> "Bonn" .`
	want := []string{`+_:PostalAddress-1cb4eb <urn:city> "Berlin" .`, `-_:PostalAddress-1cb4eb <urn:city> "Bonn" .`}
	a := parseQuads(t, text)
	b := parseQuads(t, strings.ReplaceAll(strings.ReplaceAll(text, "Bonn", "Berlin"), "_:a", "_:other"))
	if got := changesOf(t, a, b); !slices.Equal(got, want) {
		t.Errorf("%q, not %q", got, want)
	}
}

// TestDiffOrigins asks where each change was read.
func TestDiffOrigins(t *testing.T) {
	at := func(l []Statement, file string) []Statement {
		for i := range l {
			l[i].Origin = Origin{File: file, Line: int32(i + 1)}
		}
		return l
	}
	a := at(parseQuads(t, "<urn:s> <urn:p> \"1\" .\n<urn:s> <urn:p> \"1\" .\n_:a <urn:p> \"2\" .\n_:a <urn:q> \"3\" ."), "")
	b := at(parseQuads(t, "_:a <urn:q> \"3\" .\n_:a <urn:p> \"4\" .\n<urn:s> <urn:p> \"5\" ."), "b.nt")
	var got []string
	for c, err := range Diff(t.Context(), stream(a), stream(b), DiffOptions{}) {
		got = append(got, fmt.Sprint(c.Added, c.Origin.Line, c.Origin.File, c.Object, err))
	}
	want := []string{`false 1"1" <nil>`, `true 3b.nt"5" <nil>`, `false 3"2" <nil>`, `true 2b.nt"4" <nil>`}
	if !slices.Equal(got, want) {
		t.Errorf("%q, not %q", got, want)
	}
}

func TestDiffErrors(t *testing.T) {
	fault := &Error{Origin: Origin{File: "f", Line: 2}, Err: errors.New("broken")}
	world := errors.New("disk on fire")
	good := parseQuads(t, "_:a <urn:p> _:a .\n<urn:s> <urn:p> \"1\" .")
	with := func(err error) Statements {
		return func(yield func(Statement, error) bool) {
			_ = yield(good[0], nil) && yield(Statement{}, err) && yield(good[1], nil)
		}
	}
	dir := t.TempDir()
	o := DiffOptions{Memory: 1, TempDir: dir}
	all := func(a, b Statements, o DiffOptions) (got []string) {
		for c, err := range Diff(t.Context(), a, b, o) {
			got = append(got, fmt.Sprint(c.Subject, err))
		}
		return got
	}
	if got, want := all(stream(good), with(fault), o), []string{" f:2: broken"}; !slices.Equal(got, want) {
		t.Errorf("a fault: %q", got)
	}
	if got, want := all(with(world), stream(good), o), []string{" disk on fire"}; !slices.Equal(got, want) {
		t.Errorf("an error: %q", got)
	}
	for range Diff(t.Context(), stream(nil), stream(good), o) {
		break
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Isomorphic(ctx, stream(good), stream(good), o); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if _, err := Isomorphic(t.Context(), stream(good), with(fault), o); !errors.Is(err, fault) {
		t.Errorf("a fault: %v", err)
	}
	long := blankList(100, "l", func(int) Term { return Text("") })
	_, err := Isomorphic(t.Context(), stream(long), stream(long), DiffOptions{Steps: 50})
	if err == nil || err.Error() != "diff: 200 blank nodes look so much alike that comparing them needs more than 50 steps" {
		t.Errorf("too many steps: %v", err)
	}
	checkEmpty(t, dir)
}
