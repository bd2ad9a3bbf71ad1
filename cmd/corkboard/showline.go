package main

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"corkboard/graph"
)

// joining is one thing that joins two others, under one status and by one
// source.
type joining struct {
	id    graph.Term
	kind  string
	rank  int // ties, messages, events, figures, claims
	date  []span
	said  fact   // what makes it join them; the place of the row
	facts []fact // all that is said of it under this status in this graph
}

// between answers with everything behind the line between two things.
func (b *board) between(ctx context.Context, x, y graph.Term) (*answer, error) {
	a := &answer{none: "nothing joins the two", behind: b.behindWithPlaces, columns: append([]column{
		{name: "kind"}, {name: "id"}, {name: "from", many: true}, {name: "to", many: true}, {name: "says"}, {name: "date", many: true}, {name: "iri", hidden: true},
	}, sourceColumns...)}
	var sides [2][]graph.Term
	var err error
	for i, t := range []graph.Term{x, y} {
		if sides[i], err = b.withAccounts(ctx, t); err != nil {
			return nil, err
		}
	}
	if a.title, err = b.sideTitles(ctx, sides); err != nil {
		return nil, err
	}
	all, err := b.joinings(ctx, sides)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(all, func(p, q joining) int {
		return cmp.Or(cmp.Compare(p.rank, q.rank), compareTime(p.date, q.date), p.id.Compare(q.id),
			cmp.Compare(p.said.status, q.said.status), p.said.Compare(q.said.Statement))
	})
	for _, j := range all {
		if err := b.joiningRow(ctx, a, j); err != nil {
			return nil, err
		}
	}
	a.notes, err = b.ruleNotes(ctx, a)
	return a, err
}

// sideTitles names the two, with the accounts that are looked at as well.
func (b *board) sideTitles(ctx context.Context, sides [2][]graph.Term) ([]string, error) {
	var names []string
	for _, side := range sides {
		n, err := b.named(ctx, side[0])
		if err != nil {
			return nil, err
		}
		if len(side) > 1 {
			n += " with " + strings.Join(b.ids(side[1:]), ", ")
		}
		names = append(names, n)
	}
	return []string{names[0] + " -- " + names[1]}, nil
}

// joinings finds the direct statements between two sides, what refers to both,
// and the claims about that.
func (b *board) joinings(ctx context.Context, sides [2][]graph.Term) ([]joining, error) {
	var refers [2][]fact
	for i, side := range sides {
		for _, t := range side {
			of, err := b.referring(ctx, t)
			if err != nil {
				return nil, err
			}
			refers[i] = append(refers[i], of...)
		}
	}
	var all []joining
	var both []graph.Term
	for i := range sides {
		for _, f := range refers[i] {
			other := refers[1-i]
			switch {
			case !b.speaksOf(f.Predicate) || b.isMachinery(f.Subject):
			case slices.Contains(sides[1-i], f.Subject):
				all = append(all, joining{id: f.Subject, kind: "statement", said: f, facts: []fact{f}})
			case slices.ContainsFunc(other, func(g fact) bool { return g.Subject == f.Subject && b.speaksOf(g.Predicate) }) && !slices.Contains(both, f.Subject):
				both = append(both, f.Subject)
			}
		}
	}
	claims, err := b.claimsAbout(ctx, both)
	if err != nil {
		return nil, err
	}
	for _, id := range append(both, claims...) {
		js, err := b.joiningsOf(ctx, id)
		if err != nil {
			return nil, err
		}
		all = append(all, js...)
	}
	return all, nil
}

// isMachinery tells the things that only hold or describe statements.
func (b *board) isMachinery(t graph.Term) bool {
	rest, ok := strings.CutPrefix(t.Value(), b.base)
	return ok && (strings.HasPrefix(rest, "statement/") || strings.HasPrefix(rest, "conclusion/") || strings.HasPrefix(rest, "file/") || strings.HasPrefix(rest, "claim/"))
}

// claimsAbout gives the claims that are made about things.
func (b *board) claimsAbout(ctx context.Context, things []graph.Term) ([]graph.Term, error) {
	var all []graph.Term
	for _, t := range things {
		said, err := b.match(ctx, graph.Term{}, b.w.FigureAbout, t, graph.Term{})
		if err != nil {
			return nil, err
		}
		for _, s := range said {
			claim, err := b.holds(ctx, graph.Pattern{Subject: s.Subject, Predicate: b.w.Type, Object: b.w.Claim})
			if err != nil {
				return nil, err
			}
			if claim && !b.isMachinery(s.Subject) && !slices.Contains(all, s.Subject) && !slices.Contains(things, s.Subject) {
				all = append(all, s.Subject)
			}
		}
	}
	return all, nil
}

// joiningsOf splits what is said of a joining thing by status and graph: one
// for each place where its class is said.
func (b *board) joiningsOf(ctx context.Context, id graph.Term) ([]joining, error) {
	facts, err := b.about(ctx, id)
	if err != nil {
		return nil, err
	}
	var all []joining
	for _, f := range facts {
		if f.Predicate != b.w.Type || f.inferred {
			continue
		}
		if _, known := b.vocab.ClassByIRI(f.Object); !known || slices.ContainsFunc(all, func(j joining) bool {
			return j.said.Graph == f.Graph && j.said.claim == f.claim
		}) {
			continue
		}
		j := joining{id: id, said: f}
		for _, g := range facts {
			if g.claim == f.claim && (g.Graph == f.Graph || g.inferred) {
				j.facts = append(j.facts, g)
			}
		}
		j.kind, j.rank, j.date = b.classOf(j.facts), b.rankOf(j.facts), b.spansOf(j.facts)
		all = append(all, j)
	}
	return all, nil
}

// rankOf gives the place of a kind in the list: ties, exchanges, what happened,
// the rest, claims.
func (b *board) rankOf(facts []fact) int {
	rank := 4
	for _, t := range valuesOf(facts, b.w.Type) {
		c, ok := b.vocab.ClassByIRI(t)
		switch {
		case !ok:
		case c.Edge != nil && !c.Edge.Exchange:
			return 1
		case c.Edge != nil:
			return 2
		case c.Node != nil:
			return 3
		case t == b.w.Claim:
			rank = 5
		}
	}
	return rank
}

// joiningRow adds the row of one joining thing.
func (b *board) joiningRow(ctx context.Context, a *answer, j joining) error {
	from, to := b.endsOf(j)
	more, err := b.sourceCells(ctx, j.said)
	if err != nil {
		return err
	}
	var when []string
	for _, s := range j.date {
		when = append(when, s.String())
	}
	date := text(when...)
	for _, f := range j.facts {
		if f.inferred {
			date.mark = "*"
			more[len(more)-1] = text("true")
		}
	}
	more[6] = text(b.ids(valuesOf(j.facts, b.w.DateText))...)
	id := b.id(j.id)
	if j.kind == "statement" {
		id = ""
	}
	a.rows = append(a.rows, row{facts: j.facts, cells: append([]cell{
		text(j.kind), text(id), text(b.ids(from)...), text(b.ids(to)...), text(b.says(j)), date, text(j.id.Value()),
	}, more...)})
	return nil
}

// endsOf gives the two ends of a tie, a message or a direct statement.
func (b *board) endsOf(j joining) (from, to []graph.Term) {
	if j.kind == "statement" {
		return []graph.Term{j.said.Subject}, []graph.Term{j.said.Object}
	}
	for _, c := range b.vocab.Classes {
		if c.Edge == nil || !slices.Contains(valuesOf(j.facts, b.w.Type), c.IRI) {
			continue
		}
		source, _ := b.vocab.Property(c.Edge.Source)
		target, _ := b.vocab.Property(c.Edge.Target)
		return valuesOf(j.facts, source.IRI), valuesOf(j.facts, target.IRI)
	}
	return valuesOf(j.facts, b.w.FigureFrom, b.w.Author), valuesOf(j.facts, b.w.FigureTo)
}

// telling are the properties that say in short what a thing is about, best
// first.
var telling = []string{"relation", "role", "act", "value", "what", "name", "claimKind", "summary", "text", "excerpt", "description"}

// says puts what a joining thing says into a line.
func (b *board) says(j joining) string {
	if j.kind == "statement" {
		return b.label(j.said.Predicate)
	}
	var parts []string
	for _, name := range telling {
		p, _ := b.vocab.Property(name)
		values := b.ids(valuesOf(j.facts, p.IRI))
		if len(values) == 0 {
			continue
		}
		part := strings.Join(values, ", ")
		if name == "text" || name == "excerpt" {
			part = "“" + part + "”"
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, ": ")
}

// String gives a span as a date, or as an interval.
func (s span) String() string {
	switch {
	case s.open && s.end.IsZero():
		return s.start.String() + "/"
	case s.end.IsZero():
		return s.start.String()
	}
	return s.start.String() + "/" + s.end.String()
}
