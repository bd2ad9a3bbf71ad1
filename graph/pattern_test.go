package graph

import "testing"

func TestPatternMatches(t *testing.T) {
	s, p, o, g := IRI("a:s"), IRI("a:p"), LangText("o", "en"), IRI("a:g")
	inGraph := Statement{Subject: s, Predicate: p, Object: o, Graph: g, Origin: Origin{File: "f"}}
	inDefault := Statement{Subject: s, Predicate: p, Object: o}
	for _, c := range []struct {
		name               string
		pattern            Pattern
		graph, defaultOnes bool
	}{
		{"anything", Pattern{}, true, true},
		{"all of it", Pattern{s, p, o, g}, true, false},
		{"all of it in the default graph", Pattern{s, p, o, DefaultGraph}, false, true},
		{"the default graph", Pattern{Graph: DefaultGraph}, false, true},
		{"a graph", Pattern{Graph: g}, true, false},
		{"another graph", Pattern{Graph: s}, false, false},
		{"a subject", Pattern{Subject: s}, true, true},
		{"another subject", Pattern{Subject: Blank("a:s")}, false, false},
		{"a predicate", Pattern{Predicate: p}, true, true},
		{"another predicate", Pattern{Predicate: s}, false, false},
		{"an object", Pattern{Object: o}, true, true},
		{"the object without its language", Pattern{Object: Text("o")}, false, false},
		{"the object in other letters", Pattern{Object: LangText("o", "EN")}, false, false},
		{"the default graph as subject", Pattern{Subject: DefaultGraph}, false, false},
		{"the default graph as object", Pattern{Object: DefaultGraph}, false, false},
	} {
		if got := c.pattern.Matches(inGraph); got != c.graph {
			t.Errorf("%s: %v in a named graph", c.name, got)
		}
		if got := c.pattern.Matches(inDefault); got != c.defaultOnes {
			t.Errorf("%s: %v in the default graph", c.name, got)
		}
	}
}
