package schema

import (
	"slices"
	"strings"

	"corkboard/graph"
)

// contradictions finds what cannot all be right: values of a single-valued
// property, what one states and another denies, and figures that differ in
// nothing but their value. It keeps the figures.
type contradictions struct {
	in      *inspection
	figures []figure
}

func beginContradictions(in *inspection) examiner { return &contradictions{in: in} }

func (c *contradictions) see(t *thing) error {
	c.figure(t)
	happens, err := c.happens(t)
	if err != nil {
		return err
	}
	for i, f := range t.facts {
		p := c.in.properties[f.predicate]
		if !p.Single || slices.ContainsFunc(t.facts[:i], func(e fact) bool { return e.predicate == f.predicate }) {
			continue
		}
		if err := c.property(t, p, happens); err != nil {
			return err
		}
	}
	return nil
}

// happens tells whether what is denied about a thing is that there is such a
// thing at all: a tie, an event, a message. It finds those that one states and
// another denies.
func (c *contradictions) happens(t *thing) (bool, error) {
	var stated, negated []fact
	for _, f := range t.facts {
		switch {
		case f.predicate != typeTerm || c.in.classes[f.object].Name == "":
		case f.negated():
			negated = append(negated, f)
		case f.claim.IsZero():
			stated = append(stated, f)
		}
	}
	if len(negated) == 0 || !c.in.is(t, "Tie", "Event", "Message", "Conversation", "Figure") {
		return false, nil
	}
	if len(stated) == 0 {
		return true, nil
	}
	if tie := t.objects(c.in.schema.term("event")); len(tie) > 0 {
		other, err := c.in.thing(tie[0])
		if err != nil || slices.ContainsFunc(other.facts, func(f fact) bool { return f.predicate == typeTerm && f.negated() }) {
			return true, err // the event itself is listed
		}
	}
	label, err := c.in.labelOf(t)
	if err != nil {
		return true, err
	}
	return true, c.list(t, label+" is", append(stated, negated...), func(f fact) (string, error) {
		words := "stated"
		if !f.claim.IsZero() {
			if words, err = c.in.claimWords(f); err != nil {
				return "", err
			}
		}
		who, err := c.in.source(f.graph)
		return words + " in " + who, err
	})
}

// property compares the values of one property.
func (c *contradictions) property(t *thing, p Property, happens bool) error {
	var all []fact
	for _, f := range t.facts {
		if f.predicate == p.IRI && !(happens && f.negated()) {
			all = append(all, f)
		}
	}
	if !slices.ContainsFunc(all, func(a fact) bool {
		return slices.ContainsFunc(all, func(b fact) bool { return contradicts(a, b) })
	}) {
		return nil
	}
	label, err := c.in.labelOf(t)
	if err != nil {
		return err
	}
	slices.SortStableFunc(all, func(a, b fact) int { return a.object.Compare(b.object) })
	return c.list(t, label+": "+p.Label+" is", all, func(f fact) (string, error) { return c.in.said(t, f) })
}

// contradicts tells whether two facts cannot both be right.
func contradicts(a, b fact) bool {
	switch {
	case a.negated() && b.negated():
		return false
	case a.negated() || b.negated():
		return a.object == b.object || a.object.IsLiteral() && b.object.IsLiteral() && agree(a.object, b.object)
	}
	return !agree(a.object, b.object)
}

// list finds a contradiction between facts about a thing.
func (c *contradictions) list(t *thing, text string, facts []fact, write func(fact) (string, error)) error {
	var parts []string
	for _, f := range facts {
		part, err := write(f)
		if err != nil {
			return err
		}
		if !slices.Contains(parts, part) {
			parts = append(parts, part)
		}
	}
	at, err := c.in.atAll(t, facts)
	if err != nil {
		return err
	}
	c.in.find("contradiction", t.id, text+" "+strings.Join(parts, ", "), at)
	return nil
}

func (c *contradictions) meet(graph.Statement) error { return nil }
