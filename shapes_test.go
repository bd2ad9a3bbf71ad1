package corkboard_test

import (
	"fmt"
	"testing"

	"corkboard/graph"
)

// TestShapes tries the comparison itself: what is the same under other labels,
// and what is not although its nodes look alike.
func TestShapes(t *testing.T) {
	ring := func(first, n int) []graph.Statement {
		var all []graph.Statement
		for i := range n {
			all = append(all, say(graph.Blank(fmt.Sprint("r", first+i)), iri("p"), graph.Blank(fmt.Sprint("r", first+(i+1)%n))))
		}
		return all
	}
	join := func(parts ...[]graph.Statement) []graph.Statement {
		var all []graph.Statement
		for _, p := range parts {
			all = append(all, p...)
		}
		return all
	}
	relabelled := func(all []graph.Statement) []graph.Statement {
		names := map[string]string{}
		var out []graph.Statement
		for i := range all {
			s := all[len(all)-1-i]
			for label := range labels(s) {
				names[label] = fmt.Sprint("x", digest(label))
			}
			s.Subject, s.Object, s.Graph = recolor(s.Subject, names), recolor(s.Object, names), recolor(s.Graph, names)
			out = append(out, s)
		}
		return out
	}
	for _, test := range []struct {
		name string
		a, b []graph.Statement
		same bool
	}{
		{"rings of six and two of three", ring(0, 6), join(ring(0, 3), ring(3, 3)), false},
		{"two of three, relabelled", join(ring(0, 3), ring(3, 3)), relabelled(join(ring(0, 3), ring(3, 3))), true},
		{"rings of six and eight, relabelled", join(ring(0, 6), ring(6, 8)), relabelled(join(ring(0, 6), ring(6, 8))), true},
		{"rings of six and eight, and two of seven", join(ring(0, 6), ring(6, 8)), join(ring(0, 7), ring(7, 7)), false},
		{"one triple less", ring(0, 6), ring(0, 6)[1:], false},
		{"another graph name", []graph.Statement{sayIn(iri("s"), iri("p"), iri("o"), graph.Blank("a"))}, []graph.Statement{say(iri("s"), iri("p"), iri("o"))}, false},
		{"a label that is told twice", objects(graph.Blank("a"), graph.Blank("a")), objects(graph.Blank("a"), graph.Blank("b")), false},
		{"inside a triple term", []graph.Statement{say(graph.Blank("a"), iri("p"), graph.TripleTerm(graph.Blank("a"), iri("p"), graph.Blank("b")))}, []graph.Statement{say(graph.Blank("b"), iri("p"), graph.TripleTerm(graph.Blank("a"), iri("p"), graph.Blank("b")))}, false},
	} {
		if err := shapeOf(test.a).same(shapeOf(test.b)); (err == nil) != test.same {
			t.Errorf("%s: %v", test.name, err)
		}
	}
	for _, d := range torture() {
		if err := shapeOf(d.statements).same(shapeOf(relabelled(d.statements))); err != nil {
			t.Errorf("%s, relabelled: %v", d.name, err)
		}
		if len(d.statements) > 1 && shapeOf(d.statements).same(shapeOf(d.statements[1:])) == nil && len(graph.NewList(d.statements)) != len(graph.NewList(d.statements[1:])) {
			t.Errorf("%s is the same with a statement less", d.name)
		}
	}
}
