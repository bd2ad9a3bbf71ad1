package schema

import (
	"slices"
	"strings"

	"corkboard/graph"
)

// prepare reads what every examiner needs: whose the graphs are, which of them
// a rule fills, and what claims hold.
func (in *inspection) prepare() error {
	err := in.each(bundleTerm, func(t *thing) error {
		for _, f := range t.facts {
			in.base(f.graph)
			if f.predicate == attributedTerm {
				in.who[t.id] = f.object
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	err = in.each(ruleClassTerm, func(t *thing) error {
		in.rules[t.id] = true
		return nil
	})
	if err != nil {
		return err
	}
	return in.each(claimTerm, in.hold)
}

// base notes a base from the graph that describes its sources.
func (in *inspection) base(g graph.Term) {
	base, ok := strings.CutSuffix(g.Value(), "sources")
	if ok && (strings.HasSuffix(base, "/") || strings.HasSuffix(base, "#")) && !slices.Contains(in.bases, base) {
		in.bases = append(in.bases, base)
	}
}

// each reads the things of one class, one after the other.
func (in *inspection) each(class graph.Term, fn func(*thing) error) error {
	var last graph.Term
	for st, err := range in.m.Match(in.ctx, graph.Pattern{Predicate: typeTerm, Object: class}) {
		if err != nil {
			return err
		}
		if st.Subject == last {
			continue
		}
		last = st.Subject
		t, err := in.thing(last)
		if err != nil {
			return err
		}
		if err := fn(t); err != nil {
			return err
		}
	}
	return nil
}

// hold notes the statements that a claim holds. A claim without a status, as
// the table of claims makes it, holds none.
func (in *inspection) hold(claim *thing) error {
	for _, f := range claim.facts {
		if f.predicate != statusTerm || !f.claim.IsZero() {
			continue
		}
		status := graph.Status(strings.TrimPrefix(f.object.Value(), conceptStatus))
		for _, h := range claim.facts {
			if h.predicate != holdsTerm || h.graph != f.graph || !h.claim.IsZero() {
				continue
			}
			if err := in.holdOne(claim.id, h, status); err != nil {
				return err
			}
		}
	}
	return nil
}

func (in *inspection) holdOne(claim graph.Term, holds fact, status graph.Status) error {
	var about graph.Term
	f := fact{graph: holds.graph, status: status, claim: claim}
	for st, err := range in.m.Match(in.ctx, graph.Pattern{Subject: holds.object, Graph: holds.graph}) {
		if err != nil {
			return err
		}
		switch st.Predicate {
		case subjectTerm:
			about = st.Object
		case predicateTerm:
			f.predicate = st.Object
		case objectTerm:
			f.object = st.Object
		}
	}
	if !about.IsZero() && !f.predicate.IsZero() && !f.object.IsZero() {
		in.held[about] = append(in.held[about], f)
	}
	return nil
}

// at gives the rows behind a fact about a thing: those of the claim where one
// holds it, and those of the conclusion where a rule gave it.
func (in *inspection) at(t *thing, f fact) ([]graph.Term, error) {
	if !f.claim.IsZero() {
		claim, err := in.thing(f.claim)
		if err != nil {
			return nil, err
		}
		return claim.rowsIn(f.graph), nil
	}
	if in.rules[f.graph] {
		at, _, err := in.concluded(t.id, f)
		return at, err
	}
	return t.rowsIn(f.graph), nil
}

// concluded gives the rows and the assertion graphs that a conclusion was
// drawn from.
func (in *inspection) concluded(about graph.Term, f fact) (rows, graphs []graph.Term, err error) {
	base, _, ok := cutLast(f.graph.Value(), "rule/")
	if !ok {
		return nil, nil, nil
	}
	conclusions, err := conclusionsOf(in.ctx, in.m, HeldStatement(base, about, f.predicate, f.object), f.graph)
	if err != nil {
		return nil, nil, err
	}
	for _, c := range conclusions {
		for _, st := range c {
			switch {
			case st.Predicate != derivedTerm || !isPlain(st.Subject):
			case strings.Contains(st.Object.Value(), "#"):
				rows = append(rows, st.Object)
			default:
				graphs = append(graphs, st.Object)
			}
		}
	}
	slices.SortFunc(rows, graph.Term.Compare)
	return slices.Compact(rows), graphs, nil
}

// atAll gives the rows behind several facts about a thing.
func (in *inspection) atAll(t *thing, facts []fact) ([]graph.Term, error) {
	var all []graph.Term
	for _, f := range facts {
		at, err := in.at(t, f)
		if err != nil {
			return nil, err
		}
		all = append(all, at...)
	}
	return all, nil
}
