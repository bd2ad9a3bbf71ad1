package graph

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

// joinedLines prints the lines of a joined network with their weights.
func joinedLines(n Network) string {
	var all []string
	for _, e := range n.Edges {
		s := fmt.Sprintf("%s = %s: %s %.2f", n.Nodes[e.Source].Label, n.Nodes[e.Target].Label, e.Label, e.Weight)
		if e.Status != Stated {
			s += " [" + string(e.Status) + "]"
		}
		all = append(all, s)
	}
	slices.Sort(all)
	return strings.Join(all, "\n")
}

func job(id, who, where, more string) string {
	s := fmt.Sprintf("%s a Job\n%s one %s\n%s other %s\n", id, id, who, id, where)
	for _, m := range strings.Split(more, ";") {
		if m != "" {
			s += id + " " + m + "\n"
		}
	}
	return s
}

func TestJoinedNetworks(t *testing.T) {
	people := func(v *View) {
		v.Joined = &Joined{By: ColumnGroup, Among: ColumnPerson, Kind: x("Group"), One: "shared group", Many: "shared groups"}
	}
	for name, test := range map[string]struct{ says, lines, note string }{
		"two":        {job("a", "ann", "firm", "") + job("b", "bob", "firm", ""), "Ann = Bob: Firm 1.00", ""},
		"three":      {job("a", "ann", "firm", "") + job("b", "bob", "firm", "") + job("c", "cy", "firm", ""), "Ann = Bob: Firm 0.50\nAnn = Cy: Firm 0.50\nBob = Cy: Firm 0.50", ""},
		"two groups": {job("a", "ann", "firm", "") + job("b", "bob", "firm", "") + job("c", "ann", "club", "") + job("d", "bob", "club", ""), "Ann = Bob: 2 shared groups 2.00", ""},
		"two roles":  {job("a", "ann", "firm", "role 'boss") + job("b", "ann", "firm", "role 'cook") + job("c", "bob", "firm", ""), "Ann = Bob: Firm 1.00", ""},
		"not at one time": {job("a", "ann", "firm", "start '2010;end '2011") + job("b", "bob", "firm", "start '2012") + job("c", "cy", "firm", "start '2011-06;end '2013"),
			"Ann = Cy: Firm 0.50\nBob = Cy: Firm 0.50", "1 pair is not joined"},
		"alone": {job("a", "ann", "firm", ""), "", ""},
	} {
		n := viewed(t, people, cast, test.says)
		if got := joinedLines(n); got != test.lines {
			t.Errorf("%s: %s\nwant %s", name, got, test.lines)
		}
		if !strings.Contains(strings.Join(inEnglish(n.Notes), "\n"), test.note) {
			t.Errorf("%s: notes %q", name, n.Notes)
		}
		if n.Parameters == nil {
			t.Errorf("%s: the weights are not explained", name)
		}
	}
	n := viewed(t, people, cast, job("a", "ann", "firm", ""), claim("c", "alleged", "", "paper", job("b", "bob", "firm", "")), claim("d", "denied", "", "paper", job("e", "cy", "firm", "")))
	if got := joinedLines(n); got != "Ann = Bob: Firm 1.00 [alleged]" {
		t.Errorf("claims: %s", got)
	}
	if e := n.Edges[0].Evidence.Slice(); len(e) != 2 {
		t.Errorf("evidence %v", e)
	}
	groups := func(v *View) {
		v.Joined = &Joined{By: ColumnPerson, Among: ColumnGroup, Kind: x("Person"), One: "shared person", Many: "shared people"}
	}
	n = viewed(t, groups, cast, job("a", "ann", "firm", ""), job("b", "ann", "club", ""))
	if got := joinedLines(n); got != "Club = Firm: Ann 1.00" {
		t.Errorf("groups: %s", got)
	}
}

// Newman: the weights of a node are the number of things that it shares.
func TestJoinedWeightsAddUp(t *testing.T) {
	var says strings.Builder
	for i := range 40 {
		fmt.Fprintf(&says, "p%d a Person\np%d name 'P%d\n", i, i, i)
		says.WriteString(job(fmt.Sprintf("j%d", i), fmt.Sprintf("p%d", i), "firm", ""))
	}
	n := viewed(t, func(v *View) {
		v.Joined = &Joined{By: ColumnGroup, Among: ColumnPerson, Kind: x("Group"), One: "one", Many: "many"}
	}, cast, says.String())
	sum := make([]float64, len(n.Nodes))
	for _, e := range n.Edges {
		sum[e.Source] += e.Weight
		sum[e.Target] += e.Weight
	}
	for i, s := range sum {
		if math.Abs(s-1) > 1e-9 {
			t.Errorf("%s: %v", n.Nodes[i].Label, s)
		}
	}
}

func TestWhoAssertsWhat(t *testing.T) {
	n := viewed(t, func(v *View) {
		v.Asserted = &Asserted{Source: NodeRule{Class: x("Source"), Kicker: "Source"}, Speaker: NodeRule{Class: x("Source"), Column: ColumnPerson, Kicker: "Speaker"},
			Speaks: "speaks of", Passes: "passes on", One: "tie", Many: "ties"}
	}, cast, job("a", "ann", "firm", "role 'boss"), job("b", "ann", "club", ""),
		claim("c", "denied", "bob", "letter", job("d", "ann", "firm", "role 'boss")), "zed a Job @nobody\nzed one cy @nobody\nzed other club @nobody")
	wantLines(t, n,
		"A Letter -> Bob: passes on 1 tie",
		"Bob -> Ann: says: boss [denied] (disputed)",
		"Bob -> Firm: says: boss [denied] (disputed)",
		"The Paper -> Ann: speaks of 2 ties (disputed)",
		"The Paper -> Club: says: works for",
		"The Paper -> Firm: says: boss (disputed)",
		"nobody -> Club: says: works for",
		"nobody -> Cy: says: works for",
	)
	for label, speaks := range map[string]bool{"The Paper": true, "A Letter": true, "Ann": false, "Firm": false} {
		if got := nodeNamed(t, n, label).Speaks; got != speaks {
			t.Errorf("%s: speaks %v", label, got)
		}
	}
	for i := 1; i < len(n.Nodes); i++ {
		a, b := n.Nodes[i-1], n.Nodes[i]
		if a.Column > b.Column || a.Column == b.Column && a.ID.Compare(b.ID) >= 0 {
			t.Errorf("node %s before %s", a.ID, b.ID)
		}
	}
}
