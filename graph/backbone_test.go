package graph

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// fan is a network of pairs of nodes, each line with a number of messages.
func fan(nodes int, lines ...[3]int) Network {
	n := Network{}
	for i := range nodes {
		n.Nodes = append(n.Nodes, Node{ID: x(fmt.Sprintf("n%02d", i)), Label: fmt.Sprint("n", i)})
	}
	for _, l := range lines {
		n.Edges = append(n.Edges, Edge{Key: fmt.Sprint(l[0], " ", l[1]), Source: l[0], Target: l[1], Forward: l[2]})
	}
	return n
}

func TestBackbone(t *testing.T) {
	for _, c := range []struct {
		name string
		in   Network
		most int
		want string // keys
		note string
	}{
		{"few enough", fan(3, [3]int{0, 1, 5}, [3]int{1, 2, 5}), 2, "0 1, 1 2", ""},
		{"the strongest alone", fan(3, [3]int{0, 1, 9}, [3]int{1, 2, 9}, [3]int{0, 2, 1}), 2, "0 1, 1 2",
			"Of 3 lines 2 are drawn: those of 9 or more messages or ties."},
		{"nobody is cut off", fan(4, [3]int{0, 1, 9}, [3]int{1, 2, 8}, [3]int{0, 2, 7}, [3]int{2, 3, 1}), 3, "0 1, 1 2, 2 3",
			"Of 4 lines 3 are drawn: those of 8 or more messages or ties, and those without which somebody would stand apart."},
		{"of one number, those that come first", fan(4, [3]int{0, 1, 9}, [3]int{1, 2, 3}, [3]int{0, 2, 3}, [3]int{2, 3, 3}), 3, "0 1, 0 2, 2 3",
			"Of 4 lines 3 are drawn: those of 9 or more messages or ties, and those without which somebody would stand apart."},
		{"all alike", fan(3, [3]int{0, 1, 1}, [3]int{1, 2, 1}, [3]int{0, 2, 1}), 2, "0 1, 1 2, 0 2",
			"All 3 lines are drawn: no number of messages or ties tells 2 of them from the others."},
		{"fewer than keep all together", fan(5, [3]int{0, 1, 9}, [3]int{1, 2, 3}, [3]int{2, 3, 3}, [3]int{3, 4, 3}, [3]int{4, 0, 3}), 1, "0 1, 1 2, 2 3, 3 4",
			"Of 5 lines 4 are drawn: those of 9 or more messages or ties, and those without which somebody would stand apart."},
		{"two parts", fan(5, [3]int{0, 1, 9}, [3]int{3, 4, 1}, [3]int{1, 2, 9}, [3]int{0, 2, 2}), 3, "0 1, 3 4, 1 2",
			"Of 4 lines 3 are drawn: those of 9 or more messages or ties, and those without which somebody would stand apart."},
	} {
		got := c.in.Backbone(c.most)
		var keys []string
		for _, e := range got.Edges {
			keys = append(keys, e.Key)
		}
		if s := strings.Join(keys, ", "); s != c.want || strings.Join(inEnglish(got.Notes), "|") != c.note || len(got.Nodes) != len(c.in.Nodes) {
			t.Errorf("%s: %s; %q, want %s; %q", c.name, s, got.Notes, c.want, c.note)
		}
	}
}

// TestBackboneInAnyOrder takes the lines in other orders.
func TestBackboneInAnyOrder(t *testing.T) {
	var lines [][3]int
	for i := range 60 {
		lines = append(lines, [3]int{i % 12, (i*i + i/12 + 1) % 12, i % 4})
	}
	lines = slices.DeleteFunc(lines, func(l [3]int) bool { return l[0] == l[1] })
	keysOf := func(n Network) []string {
		var keys []string
		for _, e := range n.Backbone(25).Edges {
			keys = append(keys, fmt.Sprint(e.Key, " ", e.Forward))
		}
		slices.Sort(keys)
		return keys
	}
	want := keysOf(fan(12, lines...))
	if len(want) == len(lines) || len(want) > 25 {
		t.Fatalf("%d of %d lines are kept", len(want), len(lines))
	}
	for i := range lines {
		turned := slices.Concat(lines[i:], lines[:i])
		if got := keysOf(fan(12, turned...)); !slices.Equal(got, want) {
			t.Fatalf("turned by %d: %v, want %v", i, got, want)
		}
	}
}
