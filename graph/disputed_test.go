package graph

import (
	"slices"
	"strings"
	"testing"
)

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
			against := slices.ContainsFunc(n.Edges[0].Evidence.Slice(), func(e Evidence) bool { return e.Against && e.Subject == x("d") && e.Status == Denied })
			if against != n.Edges[0].Disputed || n.Edges[1].Evidence.Len() != 1 {
				t.Errorf("what speaks against it is behind the line: %v", against)
			}
		})
	}
}

// TestDenialOfAnotherSource looks whether a view of one source names who denies
// it in another, which is not what the source says.
func TestDenialOfAnotherSource(t *testing.T) {
	const denial = "d a Claim @letter\nd claimKind denial @letter\nd about j @letter"
	for _, only := range [][]Term{nil, {x("Paper")}} {
		n := viewed(t, func(v *View) { v.Words.Denial, v.Limit.Sources = x("denial"), only }, cast, job("j", "ann", "firm", ""), denial)
		e := n.Edges[0]
		if named := slices.ContainsFunc(e.Evidence.Slice(), func(e Evidence) bool { return e.Against }); !e.Disputed || named != (only == nil) {
			t.Errorf("of %v: disputed %v, who denies it is named: %v", only, e.Disputed, named)
		}
	}
}

// TestDeniedMessages looks whether a denied message leaves the others of the
// same two as they are, with their numbers.
func TestDeniedMessages(t *testing.T) {
	const denial = "d a Claim\nd claimKind denial\nd about m1"
	for name, test := range map[string]struct {
		says any
		want []string
	}{
		"another message": {claim("c", "denied", "", "letter", sent("m3", "ann", "bob", "2016-10-05")), []string{"Ann -> Bob: messages 2/0", "Ann -> Bob: messages [denied] 1/0"}},
		"one of two":      {claim("c", "denied", "", "letter", sent("m1", "ann", "bob", "2016-10-03")), []string{"Ann -> Bob: messages 2/0", "Ann -> Bob: messages [denied] (disputed) 1/0"}},
		"both": {together(claim("c", "denied", "", "letter", sent("m1", "ann", "bob", "2016-10-03")), claim("d", "not", "", "letter", sent("m2", "ann", "bob", "2016-10-04"))),
			[]string{"Ann -> Bob: messages (disputed) 2/0", "Ann -> Bob: messages [denied] (disputed) 1/0", "Ann -> Bob: messages [not] (disputed) 1/0"}},
		"a claim about one":  {denial, []string{"Ann -> Bob: messages 2/0"}},
		"claims about both":  {denial + "\nd about m2", []string{"Ann -> Bob: messages (disputed) 2/0"}},
		"an alleged message": {together(claim("c", "alleged", "", "letter", sent("m3", "ann", "bob", "2016-10-05")), "d a Claim\nd disputes c"), []string{"Ann -> Bob: messages 2/0", "Ann -> Bob: messages [alleged] (disputed) 1/0"}},
	} {
		t.Run(name, func(t *testing.T) {
			n := viewed(t, func(v *View) { v.Words.Denial = x("denial") }, cast, wholeTalk, sent("m1", "ann", "bob", "2016-10-03"), sent("m2", "ann", "bob", "2016-10-04"), test.says)
			wantLines(t, n, test.want...)
			if e := n.Edges[0]; e.Weight != 2 || e.Contact == nil || len(n.Sent) != 2 {
				t.Errorf("weight %v, contact %v, sent %v", e.Weight, e.Contact, n.Sent)
			}
		})
	}
}

// TestDenialsOfTies looks which ties a denial is of: those of the same
// direction, relation and role, and of a time that may be the same.
func TestDenialsOfTies(t *testing.T) {
	for name, test := range map[string]struct {
		said, denied string
		disputed     bool
	}{
		"the same":                    {"ann firm", "ann firm", true},
		"the reverse":                 {"ann bob", "bob ann", false},
		"the reverse, read both ways": {"ann bob relation spouse", "bob ann relation spouse", true},
		"another relation":            {"ann bob relation spouse", "ann bob relation boss", false},
		"whatever the relation":       {"ann bob relation boss", "ann bob", true},
		"a relation, of which none":   {"ann bob", "ann bob relation boss", false},
		"another role":                {"ann firm role 'cook", "ann firm role 'clerk", false},
		"the role, otherwise written": {"ann firm role 'cook", "ann firm role 'Cook", true},
		"a role, of which none":       {"ann firm", "ann firm role 'cook", false},
		"every role":                  {"ann firm role 'cook", "ann firm", true},
		"before":                      {"ann firm start '2010;end '2012", "ann firm start '2019", false},
		"at the same time":            {"ann firm start '2010;end '2012", "ann firm start '2012-05", true},
		"at any time":                 {"ann firm start '2010;end '2012", "ann firm", true},
		"said of no time":             {"ann firm", "ann firm start '2019", true},
		"of an open end":              {"ann firm start '2010", "ann firm start '2019", true},
		"of a doubtful end":           {"ann firm start '2010;end '2012~", "ann firm start '2013", true},
		"as of later":                 {"ann firm start '2010;end '2012", "ann firm asOf '2013", false},
	} {
		tie := func(id, says string) string {
			ends, more, _ := strings.Cut(says, " ")
			other, more, _ := strings.Cut(more, " ")
			return job(id, ends, other, more)
		}
		n := project(t, cast, tie("j", test.said), claim("c", "denied", "", "letter", tie("d", test.denied)))
		for _, e := range n.Edges {
			if e.Disputed != test.disputed {
				t.Errorf("%s: %q %s disputed %v", name, e.Label, e.Status, e.Disputed)
			}
		}
		if len(n.Edges) != 2 {
			t.Errorf("%s: %s", name, lines(n))
		}
	}
}
