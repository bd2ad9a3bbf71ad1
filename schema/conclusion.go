package schema

import (
	"context"
	"strings"

	"corkboard/graph"
)

// conclusionRule is a rule whose conclusions stand in a graph of their own.
type conclusionRule struct {
	name           string // what its graph is called after the base: "rule/" + name
	label, comment string // in English
}

// conclude says what a rule makes of the record at hand: the statement itself
// in the graph of the rule, where it is plain, and for each assertion graph of
// the record a conclusion that holds it and names the rule, the words it was
// drawn from (zero where there are none), the row and the graph.
func (w *sayer) conclude(r conclusionRule, subject graph.Term, v Value, words graph.Term, plain bool) {
	a := w.said
	g := RuleGraph(a.Base, r.name)
	if plain {
		w.say(subject, v.Predicate, v.Object, g, v.Origin)
	}
	st := HeldStatement(a.Base, subject, v.Predicate, v.Object)
	for _, from := range w.graphz {
		c := conclusionIRI(a, r.name, st, from, plain)
		w.say(c, typeTerm, conclusionTerm, g, v.Origin)
		w.say(c, ruleTerm, g, g, v.Origin)
		if !words.IsZero() {
			w.say(c, dateTextTerm, words, g, v.Origin)
		}
		w.say(c, derivedTerm, w.row, g, v.Origin)
		w.say(c, derivedTerm, from, g, v.Origin)
		w.say(c, holdsTerm, st, g, v.Origin)
	}
	w.reify(st, subject, v, g)
	w.say(g, typeTerm, ruleClassTerm, g, v.Origin)
	w.say(g, labelTerm, graph.LangText(r.label, "en"), g, v.Origin)
	w.say(g, commentTerm, graph.LangText(r.comment, "en"), g, v.Origin)
}

// conclusionIRI names the conclusion by which what one assertion graph says
// gives a statement by a rule: so that it goes, or stays hidden, with that
// graph. One whose statement does not stand plainly is known by its name.
func conclusionIRI(a *Assertion, rule string, st, from graph.Term, plain bool) graph.Term {
	how := statedPart
	if !plain {
		how = claimedPart
	}
	parts := []string{rule, how, IDOf(a.Base, st)[len("statement/"):], IDOf(a.Base, from)}
	if !a.Graph.IsZero() {
		parts = append(parts, a.File) // several files say the graph of sources
	}
	return KeyIRI(a.Base, "conclusion", parts...)
}

// The part of a conclusion's name that tells whether its statement stands
// plainly, or whether only a claim holds it.
const statedPart, claimedPart = "stated", "claimed"

// isPlain tells whether the statement of a conclusion stands plainly.
func isPlain(conclusion graph.Term) bool {
	name := conclusion.Value()
	_, rest, _ := strings.Cut(name[max(0, strings.LastIndex(name, "conclusion/")):], "/")
	_, rest, _ = strings.Cut(rest, "/")
	return !strings.HasPrefix(rest, claimedPart+"/")
}

// conclusionsOf gives all that is said of the conclusions by which a statement
// stands in the graph of a rule, one list for each conclusion.
func conclusionsOf(ctx context.Context, m graph.Matcher, st, rule graph.Term) ([][]graph.Statement, error) {
	holding, err := graph.Collect(m.Match(ctx, graph.Pattern{Predicate: holdsTerm, Object: st, Graph: rule}))
	if err != nil {
		return nil, err
	}
	var all [][]graph.Statement
	for _, c := range holding {
		facts, err := graph.Collect(m.Match(ctx, graph.Pattern{Subject: c.Subject, Graph: rule}))
		if err != nil {
			return nil, err
		}
		all = append(all, facts)
	}
	return all, nil
}
