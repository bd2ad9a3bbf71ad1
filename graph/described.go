package graph

import (
	"context"
	"strings"
)

// fact is one property of a thing, plain or held by a claim.
type fact struct {
	predicate, object, graph Term
	status                   Status
	claim                    Term // zero where it is plain
	inferred                 bool
}

// reading reads what a projection needs out of a Matcher. It holds the claims,
// the sources and what is drawn, never the messages.
type reading struct {
	ctx   context.Context
	m     Matcher
	w     *Words
	held  map[Term][]fact // by the subject that is spoken of
	types map[Term][]Term // classes → things that only claims give that class
	rules map[Term]bool   // graphs of conclusions
	names map[Term]string
	who   map[Term]Term // assertion graph → source
}

// match collects the answer to a pattern.
func (r *reading) match(s, p, o, g Term) ([]Statement, error) {
	return Collect(r.m.Match(r.ctx, Pattern{s, p, o, g}))
}

// open reads claims, rules and sources.
func (r *reading) open() error {
	rules, err := r.match(Term{}, r.w.Type, r.w.Rule, Term{})
	if err != nil {
		return err
	}
	for _, s := range rules {
		r.rules[s.Subject] = true
	}
	attributed, err := r.match(Term{}, r.w.AttributedTo, Term{}, Term{})
	if err != nil {
		return err
	}
	for _, s := range attributed {
		r.who[s.Subject] = s.Object
	}
	holds, err := r.match(Term{}, r.w.Holds, Term{}, Term{})
	if err != nil {
		return err
	}
	for _, s := range holds {
		if err := r.hold(s); err != nil {
			return err
		}
	}
	return nil
}

// hold notes the statement that a claim holds.
func (r *reading) hold(s Statement) error {
	status, err := r.match(s.Subject, r.w.Status, Term{}, s.Graph)
	if err != nil || len(status) == 0 {
		return err // a conclusion, or a claim of the claims table
	}
	parts, err := r.match(s.Object, Term{}, Term{}, s.Graph)
	if err != nil {
		return err
	}
	var subject Term
	f := fact{graph: s.Graph, claim: s.Subject, status: Status(strings.TrimPrefix(status[0].Object.Value(), r.w.StatusPrefix))}
	for _, p := range parts {
		switch p.Predicate {
		case r.w.StatementSubject:
			subject = p.Object
		case r.w.Predicate:
			f.predicate = p.Object
		case r.w.Object:
			f.object = p.Object
		}
	}
	if subject.IsZero() || f.predicate.IsZero() {
		return nil
	}
	if f.predicate == r.w.Type {
		r.types[f.object] = append(r.types[f.object], subject)
	}
	r.held[subject] = append(r.held[subject], f)
	return nil
}

// facts gives all properties of a thing, plain ones first.
func (r *reading) facts(thing Term) ([]fact, error) {
	plain, err := r.match(thing, Term{}, Term{}, Term{})
	if err != nil {
		return nil, err
	}
	all := make([]fact, 0, len(plain))
	for _, s := range plain {
		all = append(all, fact{predicate: s.Predicate, object: s.Object, graph: s.Graph, inferred: r.rules[s.Graph]})
	}
	return append(all, r.held[thing]...), nil
}

// instances calls fn for every thing of a class, once, in order of IRI: those
// that a source states first, then those that only claims speak of.
func (r *reading) instances(class Term, fn func(Term) error) error {
	var last Term
	seen := make(map[Term]bool, len(r.types[class]))
	for _, t := range r.types[class] {
		seen[t] = false
	}
	for s, err := range r.m.Match(r.ctx, Pattern{Predicate: r.w.Type, Object: class}) {
		if err != nil {
			return err
		}
		if s.Subject == last {
			continue
		}
		last = s.Subject
		if _, ok := seen[last]; ok {
			seen[last] = true
		}
		if err := fn(last); err != nil {
			return err
		}
	}
	for _, t := range r.types[class] {
		if !seen[t] {
			seen[t] = true
			if err := fn(t); err != nil {
				return err
			}
		}
	}
	return nil
}

// name gives what a thing is called: the best of its names, or the last part
// of its IRI.
func (r *reading) name(thing Term) (string, error) {
	if n, ok := r.names[thing]; ok {
		return n, nil
	}
	facts, err := r.facts(thing)
	if err != nil {
		return "", err
	}
	n := r.nameOf(thing, facts)
	r.names[thing] = n
	return n, nil
}

func (r *reading) nameOf(thing Term, facts []fact) string {
	for _, p := range append([]Term{r.w.ShowAs}, r.w.Names...) {
		best := ""
		for _, f := range facts {
			if f.predicate == p && f.object.IsLiteral() && f.object.Value() != "" && (best == "" || f.object.Value() < best) {
				best = f.object.Value()
			}
		}
		if best != "" {
			return best
		}
	}
	iri := strings.TrimRight(thing.Value(), "/#")
	if i := strings.LastIndexAny(iri, "/#:"); i >= 0 {
		iri = iri[i+1:]
	}
	return iri
}

// values gives the objects of one property among facts.
func values(facts []fact, predicates ...Term) []fact {
	var all []fact
	for _, p := range predicates {
		for _, f := range facts {
			if f.predicate == p && !p.IsZero() {
				all = append(all, f)
			}
		}
	}
	return all
}
