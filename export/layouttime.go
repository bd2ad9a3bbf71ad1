package export

import (
	"cmp"
	"slices"

	"corkboard/graph"
)

// timeOrder orders the events of a network: dated ones by date, each undated
// one next to what its order refers to, and last those of which no order is
// known. known says how many come before those. An order that contradicts two
// dates does not move either.
func timeOrder(n graph.Network) (order []int, known int) {
	keys := map[int]day{}
	var loose []int
	for i, v := range n.Nodes {
		if v.Column != graph.ColumnTime {
			continue
		}
		if d, ok := dateKey(orderDate(v)); ok {
			keys[i] = d
			order = append(order, i)
		} else {
			loose = append(loose, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(keys[a].compare(keys[b]), n.Nodes[a].ID.Compare(n.Nodes[b].ID))
	})
	order = delayImprecise(n, order, keys)
	for len(loose) > 0 {
		at := slices.IndexFunc(loose, func(v int) bool {
			p := placeFor(n, v, order)
			if p >= 0 {
				order = slices.Insert(order, p, v)
			}
			return p >= 0
		})
		if at < 0 {
			break
		}
		loose = slices.Delete(loose, at, at+1)
	}
	return append(order, together(n, loose)...), len(order)
}

// orderDate gives the date that places an event on the axis, "" where there is
// none: its start, its end, or that of something it comes after.
func orderDate(v graph.Node) string {
	switch {
	case v.Start != "":
		return v.Start
	case v.End != "":
		return v.End
	}
	return v.NotBefore
}

// axisNotes says where the order of events on the axis is none that a source
// gives: where one of a month or a year stands beside one that may lie within
// it, and where two have the same date.
func (t *tongue) axisNotes(n graph.Network, placed []int) []string {
	coarse, same := false, false
	for i, v := range placed {
		span, ok := dateKey(orderDate(n.Nodes[v]))
		for _, u := range placed[i+1:] {
			d, dated := dateKey(orderDate(n.Nodes[u]))
			if !ok || !dated {
				continue
			}
			coarse = coarse || d != span && within(d, span)
			same = same || d == span && !slices.Contains(n.Nodes[u].After, v)
		}
	}
	var notes []string
	if coarse {
		notes = append(notes, t.say("On the axis a month or a year stands before its days."))
	}
	if same {
		notes = append(notes, t.say("On the axis events of the same date stand in no order."))
	}
	return notes
}

// together puts events of which only the order among themselves is known next
// to each other.
func together(n graph.Network, loose []int) []int {
	var all []int
	for len(loose) > 0 {
		group := []int{loose[0]}
		loose = loose[1:]
		for i := 0; i < len(loose); {
			p := placeFor(n, loose[i], group)
			if p < 0 {
				i++
				continue
			}
			group = slices.Insert(group, p, loose[i])
			loose = slices.Delete(slices.Clone(loose), i, i+1)
			i = 0
		}
		all = append(all, group...)
	}
	return all
}

// delayImprecise moves an event that is dated to a month or a year behind the
// events of that time that it comes after.
func delayImprecise(n graph.Network, order []int, keys map[int]day) []int {
	for _, v := range slices.Clone(order) {
		last := -1
		for _, u := range n.Nodes[v].After {
			if i := slices.Index(order, u); i >= 0 && within(keys[u], keys[v]) {
				last = max(last, i)
			}
		}
		if at := slices.Index(order, v); last > at {
			order = slices.Insert(slices.Delete(order, at, at+1), last, v)
		}
	}
	return order
}

// within tells whether a day may lie in a less precise one.
func within(d, span day) bool {
	return d.year == span.year && (span.month == 0 || d.month == span.month && span.day == 0)
}

// placeFor gives the place of an undated event in the order so far: behind
// the event of the same day, behind the last it comes after, or before the
// first that comes after it; -1 where none of these is placed.
func placeFor(n graph.Network, v int, order []int) int {
	after, before := -1, -1
	same := -1
	for i, u := range order {
		if slices.Contains(n.Nodes[v].SameDay, u) || slices.Contains(n.Nodes[u].SameDay, v) {
			same = i
		}
		if slices.Contains(n.Nodes[v].After, u) {
			after = i
		}
		if before < 0 && slices.Contains(n.Nodes[u].After, v) {
			before = i
		}
	}
	switch {
	case same >= 0 && before >= 0 && before <= same:
		return before
	case same >= 0:
		return max(same, after) + 1
	case after >= 0:
		return after + 1
	}
	return before
}
