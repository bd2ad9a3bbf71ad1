package schema

import (
	"slices"
	"strings"
	"testing"

	"corkboard/graph"
)

// What stands in the graph of the rule, without what a conclusion says of
// itself.
func TestJudgements(t *testing.T) {
	const people = "people.csv\nid,name\nann,Ann\nben,Ben\n"
	for _, test := range []struct{ name, table, want string }{
		{"same", "left,right,judgement\nann,ben,same\n", "<ann> <http://www.w3.org/2004/02/skos/core#exactMatch> <ben> ."},
		{"different", "left,right,judgement,user\nann,ben,different,eve\n", "<ann> <http://www.w3.org/2002/07/owl#differentFrom> <ben> ."},
		{"unsure", "left,right,judgement\nann,ben,unsure\n", ""},
		{"no judgement", "left,right,judgement\nann,ben,\n", ""},
		{"the same twice", "left,right,judgement\nann,ann,same\n", ""},
		{"a claim that they are one", "left,right,judgement,status\nann,ben,same,alleged\n", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			rule := RuleGraph("https://example.org/", Judgement)
			var have []string
			for _, st := range readStatements(t, writeCase(t, people, "judgements.csv\n"+test.table)) {
				if st.Predicate == exactMatchTerm || st.Predicate == differentTerm {
					if st.Graph != rule {
						t.Errorf("%s stands outside the graph of the rule", st)
					}
					st.Graph = graph.Term{}
					have = append(have, strings.ReplaceAll(st.String(), "https://example.org/", ""))
				}
			}
			if text := strings.Join(have, "\n"); text != test.want {
				t.Errorf("have %s, want %s", text, test.want)
			}
		})
	}
}

// A judgement's conclusion names the rule, the row and the assertion graph,
// and holds the statement; the row itself stays what it is.
func TestJudgementConclusion(t *testing.T) {
	all := graph.NewList(readStatements(t, writeCase(t, "people.csv\nid,name\nann,Ann\nben,Ben\n",
		"sources.csv\nid,title,author\nnotes,Notes,Eve\n", "judgements.csv\nleft,right,judgement,source\nann,ben,same,notes\n")))
	const base = "https://example.org/"
	rule := RuleGraph(base, Judgement)
	ann, ben := graph.IRI(base+"ann"), graph.IRI(base+"ben")
	st := HeldStatement(base, ann, exactMatchTerm, ben)
	c := conclusionIRI(&Assertion{Base: base}, Judgement, st, graph.IRI(base+"source/notes/judgements.csv"), true)
	judgement := KeyIRI(base, "judgement", "ann", "ben", "")
	for _, want := range []graph.Statement{
		{Subject: ann, Predicate: exactMatchTerm, Object: ben, Graph: rule},
		{Subject: c, Predicate: typeTerm, Object: conclusionTerm, Graph: rule},
		{Subject: c, Predicate: ruleTerm, Object: rule, Graph: rule},
		{Subject: c, Predicate: holdsTerm, Object: st, Graph: rule},
		{Subject: c, Predicate: derivedTerm, Object: graph.IRI(base + "file/judgements.csv#row=2"), Graph: rule},
		{Subject: c, Predicate: derivedTerm, Object: graph.IRI(base + "source/notes/judgements.csv"), Graph: rule},
		{Subject: st, Predicate: subjectTerm, Object: ann, Graph: rule},
		{Subject: rule, Predicate: typeTerm, Object: ruleClassTerm, Graph: rule},
		{Subject: judgement, Predicate: judgementTerm, Object: judgedSame, Graph: graph.IRI(base + "source/notes/judgements.csv")},
	} {
		if !slices.ContainsFunc(all, want.SameQuad) {
			t.Errorf("missing %s", want)
		}
	}
	for _, s := range all {
		if s.Subject == c && s.Predicate == dateTextTerm {
			t.Errorf("%s: a judgement has no words for a date", s)
		}
	}
}
