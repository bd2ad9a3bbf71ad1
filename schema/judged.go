package schema

import "corkboard/graph"

// Judgement is the rule by which a judgement of somebody stands as a statement
// between the two: skos:exactMatch where they are one, owl:differentFrom where
// they are two. It can be taken back with the row.
const Judgement = "judgement"

// judgedRule is the rule Judgement in words.
var judgedRule = conclusionRule{
	name: Judgement, label: "Judgement",
	comment: "Somebody who works on the case judged that the two are one, or that they are two.",
}

// judge says in the graph of the rule what a plain judgement comes to. One that
// is unsure, or that is itself a claim, comes to nothing.
func (w *sayer) judge(e Entity) {
	if w.said.Base == "" {
		return
	}
	var left, right []graph.Term
	var relation graph.Term
	for _, v := range e.Values {
		switch v.Predicate {
		case leftTerm:
			left = append(left, v.Object)
		case rightTerm:
			right = append(right, v.Object)
		case judgementTerm:
			switch v.Object {
			case judgedSame:
				relation = exactMatchTerm
			case judgedDifferent:
				relation = differentTerm
			}
		}
	}
	if relation.IsZero() {
		return
	}
	for _, l := range left {
		for _, r := range right {
			if l != r {
				w.conclude(judgedRule, l, Value{Predicate: relation, Object: r, Origin: e.Origin}, graph.Term{}, true)
			}
		}
	}
}
