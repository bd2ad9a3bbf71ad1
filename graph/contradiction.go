package graph

import (
	"slices"
	"strings"
)

// Short is the statement that says a relation in short.
type Short struct {
	Property Term // of two that say the same from either end, one for both
	Turned   bool // it goes from the target of the tie to its source
	Whole    bool // the relation says no more: "child of", but not "son of"
}

// tied is what one tie says of two nodes: enough to tell whether another
// speaks of the same.
type tied struct {
	from, to int
	mutual   bool // it reads the same from both ends
	class    Term
	relation Term // the word for the tie or the property, zero where none is given
	role     string
	span     span
}

// tie notes what a tie says, where something is denied that it may be.
func (p *projection) tie(x pairing, facts []fact, start, end *dated, rule *edgeRule) {
	if !p.denials || rule.Exchange {
		return
	}
	l := x.line
	t := tied{from: l.Source, to: l.Target, mutual: !l.Directed, class: rule.Class, span: lasting(start, end)}
	if !x.forward {
		t.from, t.to = t.to, t.from
	}
	for _, from := range rule.labelFrom {
		if t.role == "" {
			t.role = text(facts, from)
		}
		for _, f := range values(facts, from) {
			if _, ok := p.view.Labels[f.object]; ok && t.relation.IsZero() {
				t.relation = f.object
			}
		}
	}
	if asOf := datesOf(facts, p.is.asOf); l.Status.denies() && start.stored == "" && end.stored == "" && asOf.stored != "" {
		t.span = lasting(&asOf, &asOf) // denied as of then, and of no other time
	}
	l.note(t)
}

// tieInShort is tie for a statement that says it in short.
func (p *projection) tieInShort(l *line, from, to int, rule *edgeRule) {
	if !p.denials {
		return
	}
	class := rule.ShortFor
	if class.IsZero() {
		class = rule.Property
	}
	l.note(tied{from: from, to: to, mutual: !rule.Directed, class: class, relation: rule.Property, span: span{openFrom, openUntil}})
}

func (l *line) note(t tied) {
	if !slices.Contains(l.tells, t) {
		t.relation, t.role = t.relation.Clone(), strings.Clone(t.role)
		l.tells = append(l.tells, t)
	}
}

// lasting gives the time from a start to an end. A date that is doubtful, or
// that sources do not agree on, bounds nothing.
func lasting(start, end *dated) span {
	s := span{openFrom, openUntil}
	sure := func(d *dated) bool { return d.stored != "" && !d.differ && !strings.ContainsAny(d.stored, "?~%") }
	if sure(start) {
		s.from = start.span.from
	}
	if sure(end) {
		s.until = end.span.until
	}
	return s
}

// denies tells whether what has the status is said not to be so.
func (s Status) denies() bool { return s == Denied || s == Negated }

// denies tells whether a denial is of the tie that is said: of the same ends
// and relation, of its role unless it names none, of a time that may be its.
func (v View) denies(denial, said tied) bool {
	if denial.class != said.class || !denial.span.overlaps(said.span) || denial.role != "" && !strings.EqualFold(denial.role, said.role) {
		return false
	}
	same, crossed := denial.from == said.from && denial.to == said.to, denial.from == said.to && denial.to == said.from
	if denial.relation.IsZero() || denial.relation == said.relation {
		return same || denial.mutual && crossed
	}
	d, s := v.Shorts[denial.relation], v.Shorts[said.relation]
	switch {
	case !d.Whole: // to be no son is not to be no child
		return false
	case denial.mutual, said.relation.IsZero():
		return (same || crossed) && (said.relation.IsZero() || d.Property == s.Property)
	case d.Turned != s.Turned: // "parent of" said from the other end
		return crossed && d.Property == s.Property
	}
	return same && d.Property == s.Property
}

// contradictions marks the lines that deny each other: ties, one by one, and
// messages only where all of a line are denied.
func (p *projection) contradictions() {
	denials := make(map[[2]int][]*line)
	pairOf := func(l *line) [2]int { return [2]int{min(l.Source, l.Target), max(l.Source, l.Target)} }
	for _, l := range p.lines {
		l.Disputed = l.Disputed || l.contested > 0 && l.contested == l.ties
		if l.Status.denies() && len(l.tells) > 0 {
			denials[pairOf(l)] = append(denials[pairOf(l)], l)
		}
	}
	for _, l := range p.lines {
		if l.Status.denies() {
			continue
		}
		for _, d := range denials[pairOf(l)] {
			for _, said := range l.tells {
				if slices.ContainsFunc(d.tells, func(t tied) bool { return p.view.denies(t, said) }) {
					l.Disputed, d.Disputed = true, true
					p.deny(l, d)
					break
				}
			}
		}
	}
}

// deny puts what stands behind a denial behind the line that it denies, too.
func (p *projection) deny(l, denial *line) {
	if p.view.Asserted != nil {
		return
	}
	for _, x := range denial.kept.all {
		y, rest := *x, *x.rest
		rest.Against = true
		y.forward, y.rest = y.forward == (l.Source == denial.Source), &rest
		l.kept.add(&y, p.view.Keep)
	}
	l.kept.more += denial.kept.more
}

// contested tells whether a message is denied by one and not by another, or
// whether a claim disputes that it was sent.
func (p *projection) contested(id Term, of, all []voice) bool {
	denied, said := false, false
	for i := range all {
		denies := all[i].status.denies()
		denied, said = denied || denies, said || !denies
	}
	if denied && said || len(p.disputed) == 0 {
		return denied && said
	}
	return len(p.disputed[id]) > 0 || slices.ContainsFunc(of, p.disputes)
}

// disputes tells whether a claim speaks against the one that a voice is.
func (p *projection) disputes(v voice) bool { return !v.claim.IsZero() && len(p.disputed[v.claim]) > 0 }

// wordsOf gives the words of a claim that speaks against another.
func (r *reading) wordsOf(d dispute) (string, error) {
	for s, err := range r.m.Match(r.ctx, Pattern{Subject: d.claim, Predicate: r.w.Text, Graph: d.graph}) {
		return strings.Clone(s.Object.Value()), err
	}
	return "", nil
}

// against adds what speaks against an instance, or against the claim that a
// voice is, to what stands behind a line, as far as the view is of its source.
func (p *projection) against(l *line, id Term, v *voice, forward bool) error {
	if p.view.Asserted != nil { // there it is a line of its own
		return nil
	}
	all := p.disputed[id]
	if !v.claim.IsZero() && v.claim != id {
		all = slices.Concat(all, p.disputed[v.claim])
	}
	for _, d := range all {
		if slices.Contains(l.against, d.claim) {
			continue
		}
		l.against = append(l.against, d.claim)
		of, err := p.about(d.claim)
		if err != nil {
			return err
		}
		for _, v := range p.chosen(p.voices(d.claim, of)) {
			if v.graph != d.graph {
				continue
			}
			v.claim, v.status, v.against = d.claim, Denied, true
			if by := values(v.facts, p.wanted[p.w.Author]); len(by) > 0 {
				v.speaker = by[0].object
			}
			if v.text, err = p.wordsOf(d); err != nil {
				return err
			}
			if err := p.evidence(l, d.claim, &v, p.evidenceDate(&v), forward); err != nil {
				return err
			}
		}
	}
	return nil
}
