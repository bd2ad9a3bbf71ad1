package graph

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
)

func canonicalLines(t *testing.T, l []Statement, o CanonicalOptions) string {
	t.Helper()
	var b []byte
	for s, err := range Canonicalize(t.Context(), stream(l), o) {
		if err != nil {
			t.Fatal(err)
		}
		b = s.AppendTo(b)
	}
	return string(b)
}

func TestCanonicalize(t *testing.T) {
	tests := []struct{ in, want string }{
		{"", ""},
		{"_:b <urn:p> _:b _:b .", "_:c14n0 <urn:p> _:c14n0 _:c14n0 .\n"},
		{"_:b <urn:p> \"1\" .\n_:b <urn:p> \"1\" .", "_:c14n0 <urn:p> \"1\" .\n"},
		// Lines sort by their characters, not their terms.
		{"<urn:a/b> <urn:p> \"a\\n\" .\n<urn:a> <urn:p> \"aa\" .\n<urn:a> <urn:p> \"a]\" .\n<urn:a> <urn:p> \"a\\n\" .",
			"<urn:a/b> <urn:p> \"a\\n\" .\n<urn:a> <urn:p> \"a\\n\" .\n<urn:a> <urn:p> \"a]\" .\n<urn:a> <urn:p> \"aa\" .\n"},
		{"<urn:a> <urn:p> \"\uFFFE\u007f\u000b\"@en-GB .", "<urn:a> <urn:p> \"\\uFFFE\\u007F\\u000B\"@en-GB .\n"},
		{"<urn:a> <urn:p> <<( _:x <urn:p> _:y )>> .\n_:x <urn:p> _:x .", "<urn:a> <urn:p> <<( _:c14n1 <urn:p> _:c14n0 )>> .\n_:c14n1 <urn:p> _:c14n1 .\n"},
		{"<urn:a> <urn:p> <<( <urn:_:x> <urn:p> \" _:x\"@en )>> .", "<urn:a> <urn:p> <<( <urn:_:x> <urn:p> \" _:x\"@en )>> .\n"},
	}
	for _, test := range tests {
		if got := canonicalLines(t, parseQuads(t, test.in), CanonicalOptions{}); got != test.want {
			t.Errorf("%s:\n%snot\n%s", test.in, got, test.want)
		}
	}
}

func TestFingerprint(t *testing.T) {
	one := "<urn:a> <urn:p> \"1\" .\n"
	for _, test := range []struct {
		in   string
		hash Hash
		want string
	}{
		{"", SHA256, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
		{"", SHA384, "38b060a751ac96384cd9327eb1b1e36a21fdb71114be07434c0cc7bf63f6e1da274edebfe76f65fbd51ad2f14898b95b"},
		{one, SHA256, fmt.Sprintf("%x", SHA256.sum([]byte(one)))[:64]},
	} {
		told := ""
		got, err := Fingerprint(t.Context(), stream(parseQuads(t, test.in)), CanonicalOptions{Hash: test.hash, Fingerprint: func(hex string) { told = hex }})
		if err != nil || got != test.want || told != got {
			t.Errorf("%q, %v: %s, %s, %v", test.in, test.hash, got, told, err)
		}
	}
}

// TestCanonicalizeRenamed gives random datasets other labels and another order.
func TestCanonicalizeRenamed(t *testing.T) {
	for seed := range uint64(500) {
		r := rand.New(rand.NewPCG(seed, 1))
		l := randomBlanks(r, 1+r.IntN(20), 1+r.IntN(7))
		for _, hash := range []Hash{SHA256, SHA384} {
			o := CanonicalOptions{Hash: hash, TempDir: t.TempDir(), Memory: int64(r.IntN(2)), Steps: 20_000_000}
			want := canonicalLines(t, l, o)
			if got := canonicalLines(t, renamed(r, l), o); got != want {
				t.Fatalf("seed %d: labels or order count:\n%snot\n%s", seed, got, want)
			}
			if got := canonicalLines(t, parseQuads(t, want), o); got != want {
				t.Fatalf("seed %d: what is canonical came out otherwise:\n%snot\n%s", seed, got, want)
			}
			checkEmpty(t, o.TempDir)
		}
	}
}

// TestCanonicalizeTies takes nodes that have the same hashes and are different:
// which object goes with which graph name is in none of the hashes.
func TestCanonicalizeTies(t *testing.T) {
	l := parseQuads(t, `_:a <urn:p> _:b1 _:g1 .
		_:a <urn:p> _:b2 _:g2 .
		_:z <urn:p> _:b1 _:g2 .
		_:z <urn:p> _:b2 _:g1 .
		_:b1 <urn:n> "1" .
		_:b2 <urn:n> "2" .
		_:g1 <urn:n> "3" .
		_:g2 <urn:n> "4" .`)
	want := fingerprint(t, l)
	for seed := range uint64(20) {
		if got := fingerprint(t, renamed(rand.New(rand.NewPCG(seed, 1)), l)); got != want {
			t.Fatalf("seed %d: labels or order count", seed)
		}
	}
}

// TestCanonicalizeIssued asks for the labels, and where statements were read.
func TestCanonicalizeIssued(t *testing.T) {
	l := parseQuads(t, "_:x <urn:p> _:y .\n_:y <urn:q> \"1\" .\n_:x <urn:p> _:y .")
	for i := range l {
		l[i].Origin = Origin{File: "f.nq", Line: int32(i + 1)}
	}
	var got []string
	o := CanonicalOptions{Issued: func(label, canonical string) { got = append(got, label+" "+canonical) }}
	for s, err := range Canonicalize(t.Context(), stream(l), o) {
		got = append(got, fmt.Sprint(s.Origin, err))
	}
	want := []string{"y c14n0", "x c14n1", "f.nq:2 <nil>", "f.nq:1 <nil>"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, not %q", got, want)
	}
}

func TestCanonicalizeErrors(t *testing.T) {
	fault := &Error{Origin: Origin{File: "f", Line: 2}, Err: errors.New("broken")}
	world := errors.New("disk on fire")
	good := parseQuads(t, "_:a <urn:p> _:b .\n<urn:s> <urn:p> \"1\" .\n_:b <urn:p> _:a .")
	with := func(err error) Statements {
		return func(yield func(Statement, error) bool) {
			_ = yield(good[0], nil) && yield(Statement{}, err) && yield(good[1], nil) && yield(good[2], nil)
		}
	}
	dir := t.TempDir()
	told := false
	o := CanonicalOptions{Memory: 1, TempDir: dir, Fingerprint: func(string) { told = true }}
	all := func(in Statements) (got []string) {
		for s, err := range Canonicalize(t.Context(), in, o) {
			got = append(got, fmt.Sprint(s.Subject, err))
		}
		return got
	}
	if got, want := all(with(fault)), []string{" f:2: broken", "<urn:s> <nil>", "_:c14n0 <nil>", "_:c14n1 <nil>"}; !slices.Equal(got, want) || told {
		t.Errorf("a fault: %q, fingerprint %v", got, told)
	}
	if got, want := all(with(world)), []string{" disk on fire"}; !slices.Equal(got, want) {
		t.Errorf("an error: %q", got)
	}
	if _, err := Fingerprint(t.Context(), with(fault), o); !errors.Is(err, fault) || told {
		t.Errorf("a fingerprint with a fault: %v", err)
	}
	for range Canonicalize(t.Context(), stream(good), o) {
		break
	}
	if told {
		t.Error("a fingerprint of a part")
	}
	checkEmpty(t, dir)
}

// TestCanonicalizeSteps bounds the work, and stops it.
func TestCanonicalizeSteps(t *testing.T) {
	_, err := Fingerprint(t.Context(), stream(clique(10)), CanonicalOptions{})
	if want := "canonical: 10 blank nodes look so much alike that telling them apart needs more than 5001000 steps"; err == nil || err.Error() != want {
		t.Errorf("a poison dataset: %v", err)
	}
	if _, err := Fingerprint(t.Context(), stream(clique(4)), CanonicalOptions{Steps: 10}); err == nil || !strings.HasSuffix(err.Error(), "more than 10 steps") {
		t.Errorf("ten steps: %v", err)
	}
	if _, err := Fingerprint(t.Context(), stream(clique(4)), CanonicalOptions{}); err != nil {
		t.Error(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := Fingerprint(ctx, stream(clique(10)), CanonicalOptions{Steps: 1 << 60}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("out of time: %v", err)
	}
}

// TestCanonicalizeLong takes datasets that are large and not poisonous.
func TestCanonicalizeLong(t *testing.T) {
	if testing.Short() {
		t.Skip("names 20,000 blank nodes")
	}
	number := func(n int) func(int) Term { return func(i int) Term { return Text(fmt.Sprint(i % n)) } }
	pairs := func(n int) (l []Statement) {
		for i := range n {
			l = append(l, Statement{Subject: Blank(fmt.Sprint("a", i)), Predicate: IRI("urn:p"), Object: Blank(fmt.Sprint("b", i))})
		}
		return l
	}
	star := func(n int) (l []Statement) {
		for i := range n {
			item := Blank(fmt.Sprint("i", i))
			l = append(l, Statement{Subject: Blank("hub"), Predicate: IRI("urn:p"), Object: item}, Statement{Subject: item, Predicate: IRI("urn:q"), Object: Text(fmt.Sprint(i))})
		}
		return l
	}
	deep := Text("x")
	for range 2000 {
		deep = TripleTerm(Blank("a"), IRI("urn:p"), deep)
	}
	tests := []struct {
		name string
		l    []Statement
	}{
		{"a list of 10,000", blankList(10_000, "x", number(10_000))},
		{"a list in which each item comes twice", blankList(20_000, "x", number(10_000))},
		{"a list of a hundred items again and again", blankList(3_000, "x", number(100))},
		{"a list of one item again and again", blankList(500, "x", number(1))},
		{"pairs that are all the same", pairs(20_000)},
		{"a star", star(20_000)},
		{"structures", smallStructures(2_000)},
		{"a deep triple term", []Statement{{Subject: Blank("a"), Predicate: IRI("urn:p"), Object: deep}}},
	}
	for _, test := range tests {
		start := time.Now()
		r := rand.New(rand.NewPCG(1, 1))
		one := fingerprint(t, test.l)
		took := time.Since(start)
		if two := fingerprint(t, renamed(r, test.l)); one != two {
			t.Errorf("%s: labels or order count", test.name)
		}
		changed := slices.Clone(test.l)
		changed[len(changed)/2].Predicate = IRI("urn:other")
		if two := fingerprint(t, changed); one == two {
			t.Errorf("%s: a statement does not count", test.name)
		}
		t.Logf("%s: %d statements in %v", test.name, len(test.l), took)
	}
}

// FuzzCanonicalize makes small datasets of bytes, gives them other labels and
// another order, and compares.
func FuzzCanonicalize(f *testing.F) {
	f.Add([]byte{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, uint64(1))
	f.Add([]byte("0a0b0c0d0e0f"), uint64(2))
	f.Fuzz(func(t *testing.T, b []byte, seed uint64) {
		var l []Statement
		term := func(c byte) Term {
			n := Blank(fmt.Sprint("b", c>>3&7))
			switch c & 7 {
			case 0:
				return IRI(fmt.Sprint("urn:", c>>3&3))
			case 1:
				return TripleTerm(n, IRI("urn:p"), Blank(fmt.Sprint("b", c>>6)))
			case 2:
				return Text(fmt.Sprint(c >> 4))
			}
			return n
		}
		node := func(c byte) Term {
			if c&3 == 0 {
				return IRI(fmt.Sprint("urn:", c>>3&3))
			}
			return Blank(fmt.Sprint("b", c>>3&7))
		}
		for ; len(b) >= 3 && len(l) < 14; b = b[3:] {
			s := Statement{Subject: node(b[0]), Predicate: IRI(fmt.Sprint("urn:p", b[0]>>7)), Object: term(b[1])}
			if b[2]&1 == 0 {
				s.Graph = node(b[2] >> 1)
			}
			l = append(l, s)
		}
		r := rand.New(rand.NewPCG(seed, 9))
		o := CanonicalOptions{Steps: 200_000}
		one, err1 := Fingerprint(t.Context(), stream(l), o)
		two, err2 := Fingerprint(t.Context(), stream(renamed(r, l)), o)
		if one != two || (err1 == nil) != (err2 == nil) {
			t.Errorf("%s, %v and %s, %v of %v", one, err1, two, err2, l)
		}
		if same, err := Isomorphic(t.Context(), stream(l), stream(renamed(r, l)), DiffOptions{}); !same || err != nil {
			t.Errorf("not isomorphic to itself: %v: %v", err, l)
		}
		if len(l) > 1 && err1 == nil {
			changesOf(t, l, renamed(r, append(l[1:], l[0], randomBlanks(r, 1, 3)[0])))
		}
	})
}
