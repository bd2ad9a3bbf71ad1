package graph

import (
	"fmt"
	"testing"
)

// TestBeside wants an event whose date is another's to keep it when that one is
// taken out, whichever of the two says so, and to forget it where that one is
// hidden.
func TestBeside(t *testing.T) {
	event := func(id, start string, sameDay, after []int, status Status) Node {
		return Node{ID: IRI("e:" + id), Label: id, Column: ColumnTime, Start: start, SameDay: sameDay, After: after, Status: status}
	}
	n := Network{Nodes: []Node{
		event("ball", "2020-05-04", []int{3}, nil, Stated),
		event("dinner", "", []int{5}, nil, Stated),
		event("flight", "", nil, []int{5}, Stated),
		event("gala", "", nil, nil, Stated),
		event("rumor", "", nil, []int{3}, Alleged),
		event("summit", "2020-05-05", []int{6}, []int{2}, Stated),
		event("walk", "2020-05-05", nil, nil, Stated),
	}}
	for _, test := range []struct {
		keep []bool
		want string
	}{
		{[]bool{true, true, true, true, true, true, true}, "[[] [] [] [] [] [] []]"},
		{[]bool{true, true, true, true, true, false, true}, "[[] [0 summit] [1 summit 2 summit] [] [] []]"},
		{[]bool{false, false, false, true, false, false, false}, "[[0 ball]]"}, // not before what is only alleged
	} {
		var got [][]string
		out := n.subset(test.keep, nil)
		for _, v := range out.Nodes {
			var words []string
			for _, b := range v.Beside {
				words = append(words, fmt.Sprint(b.Order, " ", b.Label))
			}
			got = append(got, words)
		}
		if fmt.Sprint(got) != test.want {
			t.Errorf("%v: %v, want %s", test.keep, got, test.want)
		}
		if len(test.keep) > 3 && test.keep[1] {
			again := out.subset(make([]bool, len(out.Nodes)), nil)
			if len(again.Nodes) != 0 {
				t.Errorf("%d nodes are left of none", len(again.Nodes))
			}
		}
		for _, v := range out.Without(func(v Node) bool { return v.Label == "summit" || v.Label == "ball" }).Nodes {
			if len(v.Beside) > 0 {
				t.Errorf("%s still names what is hidden: %v", v.Label, v.Beside)
			}
		}
	}
	if n.Nodes[1].Beside != nil {
		t.Error("the network itself has changed")
	}
}
