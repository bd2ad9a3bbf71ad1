package schema

import (
	"slices"
	"strings"

	"corkboard/graph"
)

// thing is all that is said about one IRI.
type thing struct {
	id    graph.Term
	facts []fact // plain ones first, sorted; then what claims hold
	rows  []row
}

// fact is one thing that is said, plainly or in a claim.
type fact struct {
	predicate, object, graph graph.Term
	status                   graph.Status
	claim                    graph.Term // zero where it is plain
}

// row is where something was read, as the graph of places has it.
type row struct{ at, places graph.Term }

// negated tells whether what is said is that it is not so.
func (f fact) negated() bool {
	return f.status == graph.Denied || f.status == graph.Negated || f.status == graph.Retracted
}

func (t *thing) reset(id graph.Term) {
	t.id, t.facts, t.rows = id, t.facts[:0], t.rows[:0]
}

// add adds a statement about the thing.
func (t *thing) add(st graph.Statement) {
	if strings.HasSuffix(st.Graph.Value(), "#places") {
		if st.Predicate == derivedTerm {
			t.rows = append(t.rows, row{st.Object, st.Graph})
		}
		return
	}
	t.facts = append(t.facts, fact{predicate: st.Predicate, object: st.Object, graph: st.Graph})
}

// rowsIn gives the rows that the thing comes from in an assertion graph; the
// zero Term stands for any.
func (t *thing) rowsIn(g graph.Term) []graph.Term {
	var at []graph.Term
	for _, r := range t.rows {
		if g.IsZero() || r.places == PlacesGraph(g) {
			at = append(at, r.at)
		}
	}
	return at
}

// values gives what is said, negations aside, under some properties.
func (t *thing) values(properties ...graph.Term) []fact {
	var all []fact
	for _, f := range t.facts {
		if !f.predicate.IsZero() && slices.Contains(properties, f.predicate) && !f.negated() {
			all = append(all, f)
		}
	}
	return all
}

// objects gives the distinct values of some properties, negations aside.
func (t *thing) objects(properties ...graph.Term) []graph.Term {
	var all []graph.Term
	for _, f := range t.values(properties...) {
		if !slices.Contains(all, f.object) {
			all = append(all, f.object)
		}
	}
	return all
}

// typed tells whether anybody gives the thing a class, even in a claim.
func (t *thing) typed() bool {
	return slices.ContainsFunc(t.facts, func(f fact) bool { return f.predicate == typeTerm })
}

// kinds gives the classes of the vocabulary that anybody gives the thing, in
// the order of their IRIs. Second types (Class.Also) do not count.
func (in *inspection) kinds(t *thing) []Class {
	var all []Class
	for _, f := range t.facts {
		if f.predicate != typeTerm {
			continue
		}
		c, ok := in.classes[f.object]
		if ok && !slices.ContainsFunc(all, func(k Class) bool { return k.Name == c.Name }) {
			all = append(all, c)
		}
	}
	return all
}

// is tells whether anybody gives the thing one of these classes.
func (in *inspection) is(t *thing, classes ...string) bool {
	for _, k := range in.kinds(t) {
		for _, c := range classes {
			if in.schema.Is(k.Name, c) {
				return true
			}
		}
	}
	return false
}
