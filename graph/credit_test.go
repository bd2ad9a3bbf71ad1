package graph

import (
	"slices"
	"testing"
)

// TestPartsCreditTheirSources looks whether a part of a network names the
// sources behind it, and no others.
func TestPartsCreditTheirSources(t *testing.T) {
	const other = "dora a Person @letter\ndora name 'Dora @letter\nhut a Group @letter\nhut name 'Hut @letter\n" +
		"t a Job @letter\nt one dora @letter\nt other hut @letter\n" +
		"eve a Person @nobody\neve name 'Eve @nobody\nu a Job @nobody\nu one eve @nobody\nu other hut @nobody"
	n := project(t, cast, job("j", "ann", "firm", ""), other)
	around := func(label string, depth int) []string {
		place, ok := n.Find(nodeNamed(t, n, label).ID)
		if !ok {
			t.Fatal(label)
		}
		return n.Ego([]int{place}, depth).Credit
	}
	for _, test := range []struct {
		label string
		depth int
		want  []string
	}{
		{"Ann", 1, []string{"The Paper"}},
		{"Dora", 1, []string{"A Letter"}},
		{"Dora", 2, []string{"A Letter", "sources that are not named"}},
	} {
		if got := around(test.label, test.depth); !slices.Equal(got, test.want) {
			t.Errorf("around %s: credit %q, want %q", test.label, got, test.want)
		}
	}
	// Where evidence is left out, what stood behind it is not known any more.
	whole := n.Credit
	for i := range n.Edges {
		n.Edges[i].Omitted = 1
	}
	if got := around("Ann", 1); !slices.Equal(got, whole) {
		t.Errorf("credit %q, want %q", got, whole)
	}
	if got := (Network{Nodes: n.Nodes[:1], Credit: []string{"by hand"}}).Connected().Credit; !slices.Equal(got, []string{"by hand"}) {
		t.Errorf("a network made by hand credits %q", got)
	}
}
