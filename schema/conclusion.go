package schema

import (
	"strings"

	"corkboard/graph"
)

// conclusionRule is a rule whose conclusions stand in a graph of their own.
type conclusionRule struct {
	name           string // what its graph is called after the base: "rule/" + name
	label, comment string // in English
}

// conclude says a conclusion of a rule about the record at hand: the statement
// itself in the graph of the rule, where it is plain, and a conclusion that
// holds it and names the rule, the words it was drawn from (zero where there
// are none), the row and its assertion graphs.
func (w *sayer) conclude(r conclusionRule, subject graph.Term, v Value, words graph.Term, plain bool) {
	a := w.said
	g := RuleGraph(a.Base, r.name)
	if plain {
		w.say(subject, v.Predicate, v.Object, g, v.Origin)
	}
	c := conclusionIRI(g, subject, v.Predicate, v.Object)
	w.say(c, typeTerm, conclusionTerm, g, v.Origin)
	w.say(c, ruleTerm, g, g, v.Origin)
	if !words.IsZero() {
		w.say(c, dateTextTerm, words, g, v.Origin)
	}
	w.say(c, derivedTerm, w.row, g, v.Origin)
	for _, from := range w.graphz {
		w.say(c, derivedTerm, from, g, v.Origin)
	}
	st := HeldStatement(a.Base, subject, v.Predicate, v.Object)
	w.say(c, holdsTerm, st, g, v.Origin)
	w.reify(st, subject, v, g)
	w.say(g, typeTerm, ruleClassTerm, g, v.Origin)
	w.say(g, labelTerm, graph.LangText(r.label, "en"), g, v.Origin)
	w.say(g, commentTerm, graph.LangText(r.comment, "en"), g, v.Origin)
}

// conclusionIRI names the conclusion by which a statement stands in the graph
// of a rule; it is the zero Term where the graph is none of a rule.
func conclusionIRI(rule, s, p, o graph.Term) graph.Term {
	i := strings.LastIndex(rule.Value(), "rule/")
	if i < 0 {
		return graph.Term{}
	}
	base, name := rule.Value()[:i], rule.Value()[i+len("rule/"):]
	st := HeldStatement(base, s, p, o)
	return KeyIRI(base, "conclusion", name, strings.TrimPrefix(st.Value(), base+"statement/"))
}
