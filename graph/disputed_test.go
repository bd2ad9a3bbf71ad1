package graph

import "testing"

// TestDeniedTiesAreDisputed looks whether a tie that a denial is about, or a
// claim that disputes another, is disputed, and no other.
func TestDeniedTiesAreDisputed(t *testing.T) {
	const ann, bob = "Ann -> Firm: works for", "Bob -> Firm: works for"
	for name, test := range map[string]struct {
		says string
		want string
	}{
		"a denial":               {"d a Claim\nd claimKind denial\nd about j", ann + " (disputed)"},
		"what disputes a claim":  {"d a Claim\nd disputes c\nd about j", ann + " (disputed)"},
		"a claim about it":       {"d a Claim\nd about j", ann},
		"a denial taken back":    {"d a Claim\nd claimKind denial\nd about j\nr a Claim\nr claimKind retraction\nr about d", ann},
		"a replaced source":      {"d a Claim @letter\nd claimKind denial @letter\nd about j @letter\nPaper replaces Letter @sources", ann},
		"a denial about a party": {"d a Claim\nd claimKind denial\nd about ann\nd about firm", ann},
	} {
		t.Run(name, func(t *testing.T) {
			n := viewed(t, func(v *View) { v.Words.Denial = x("denial") }, cast, job("j", "ann", "firm", ""), job("k", "bob", "firm", ""), test.says)
			wantLines(t, n, test.want, bob)
		})
	}
	n := viewed(t, func(v *View) { v.Words.Denial = x("denial") }, cast, "m a Message\nm from ann\nm to bob\nd a Claim\nd claimKind denial\nd about m")
	if n.Edges[0].Disputed {
		t.Error("all messages of two people are disputed for one of them")
	}
}
