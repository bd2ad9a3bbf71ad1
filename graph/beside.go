package graph

import "slices"

// Beside is an event that is no longer in a network and says when one in it was.
type Beside struct {
	ID    Term
	Label string
	Order TimeOrder
}

// TimeOrder is how an event lies to another in time.
type TimeOrder uint8

// The orders: on the day of the other, after it, before it.
const (
	OnDayOf TimeOrder = iota
	AfterThat
	BeforeThat
)

// remember keeps, for the events without a date in out, the part of n that place
// says is there, what those that are not there tell of when they were. What is
// only claimed dates nothing that is stated.
func (n Network) remember(out *Network, place []int) {
	note := func(v, of int, order TimeOrder) {
		if place[v] < 0 || place[of] >= 0 {
			return
		}
		if w := &out.Nodes[place[v]]; w.Start == "" && w.End == "" {
			u := n.Nodes[of]
			w.Beside = append(slices.Clip(w.Beside), Beside{u.ID, u.Label, order})
		}
	}
	for i, v := range n.Nodes {
		for _, j := range v.SameDay {
			note(i, j, OnDayOf)
			if v.Status == Stated || v.Status == n.Nodes[j].Status {
				note(j, i, OnDayOf)
			}
		}
		for _, j := range v.After {
			note(i, j, AfterThat)
			if v.Status == Stated || v.Status == n.Nodes[j].Status {
				note(j, i, BeforeThat)
			}
		}
	}
}

// forget takes out of a node what hidden events say of it.
func (v *Node) forget(hide func(Node) bool) {
	hidden := func(b Beside) bool { return hide(Node{ID: b.ID, Label: b.Label, Column: ColumnTime}) }
	if slices.ContainsFunc(v.Beside, hidden) {
		v.Beside = slices.DeleteFunc(slices.Clone(v.Beside), hidden)
	}
}
