package graph

import "testing"

func TestWithout(t *testing.T) {
	n := project(t, cast, "t a Tie\nt one ann\nt other bob\nj a Job\nj one cy\nj other firm\ne1 a Event\ne1 name 'e1\ne1 after e2\ne2 a Event\ne2 name 'e2\ne3 a Event\ne3 name 'e3\ne3 after e1")
	got := n.Without(func(v Node) bool { return v.Label == "Ann" || v.Label == "e2" })
	wantLines(t, got, "Cy -> Firm: works for")
	if labels := nodeLabels(got); labels != "Club, Firm, Bob, Cy, e1, e3" {
		t.Errorf("nodes %s", labels)
	}
	if e1, e3 := nodeNamed(t, got, "e1"), nodeNamed(t, got, "e3"); len(e1.After) != 0 || len(e3.After) != 1 || got.Nodes[e3.After[0]].Label != "e1" {
		t.Errorf("order %v %v", e1.After, e3.After)
	}
	if len(got.Notes) != 1 || got.Notes[0].String() != "2 people, organizations, accounts and events are left out on request, with their lines." {
		t.Errorf("notes %q", got.Notes)
	}
	if len(n.Nodes) != 8 || len(n.Edges) != 2 {
		t.Error("the network itself has changed")
	}
	if same := n.Without(func(Node) bool { return false }); len(same.Nodes) != 8 || len(same.Notes) != 0 {
		t.Errorf("nothing is hidden, but %+v", same.Notes)
	}
}
