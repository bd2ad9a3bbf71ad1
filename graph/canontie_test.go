package graph

import (
	"math/rand/v2"
	"testing"
)

// TestCanonicalizeSwapped has two nodes that stand as object and as graph name
// in the place of each other, where only the subjects differ: RDFC-1.0's hashes
// do not tell them apart, and labels and order must not.
func TestCanonicalizeSwapped(t *testing.T) {
	n, i := Blank, func(s string) Term { return IRI("urn:" + s) }
	l := []Statement{
		{Subject: n("b5"), Predicate: i("p0"), Object: n("b2"), Graph: n("b4")},
		{Subject: n("b1"), Predicate: i("p0"), Object: n("b4"), Graph: n("b2")},
		{Subject: n("b1"), Predicate: i("p1"), Object: n("x")},
	}
	want := fingerprint(t, l)
	for seed := range uint64(50) {
		if have := fingerprint(t, renamed(rand.New(rand.NewPCG(seed, 9)), l)); have != want {
			t.Fatalf("seed %d: %s, not %s", seed, have, want)
		}
	}
}
