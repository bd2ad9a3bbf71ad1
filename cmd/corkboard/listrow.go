package main

import (
	"context"
	"slices"
	"strings"

	"corkboard/graph"
	"corkboard/schema"
)

// answer makes the rows of a list.
func (l *listing) answer(ctx context.Context, rows []listed) (*answer, error) {
	a := &answer{none: "nothing of that kind is here", behind: l.behindRow}
	a.columns = append(a.columns, column{name: "id"})
	if l.manyClasses() {
		a.columns = append(a.columns, column{name: "class"})
	}
	var shown []schema.Column
	for _, c := range l.kind.table.Columns {
		if c.Name != "id" {
			shown = append(shown, c)
			a.columns = append(a.columns, column{name: c.Name, many: c.Many})
		}
	}
	a.columns = append(a.columns,
		column{name: "holds", many: true}, column{name: "status"}, column{name: "according_to", many: true},
		column{name: "falls"}, column{name: "date_text"}, column{name: "inferred", hidden: true},
		column{name: "source", many: true}, column{name: "place", many: true}, column{name: "iri", hidden: true})
	for _, r := range rows {
		cells, err := l.cells(ctx, r, shown)
		if err != nil {
			return nil, err
		}
		facts, err := l.withHeld(ctx, r)
		if err != nil {
			return nil, err
		}
		a.rows = append(a.rows, row{cells: cells, facts: facts})
	}
	notes, err := l.ruleNotes(ctx, a)
	a.notes = notes
	return a, err
}

func (l *listing) manyClasses() bool { return len(l.kind.classes) > 1 }

// cells makes the cells of one row.
func (l *listing) cells(ctx context.Context, r listed, shown []schema.Column) ([]cell, error) {
	cells := []cell{text(l.id(r.id))}
	if l.manyClasses() {
		cells = append(cells, text(l.classOf(r.facts)))
	}
	for _, c := range shown {
		cells = append(cells, l.cell(r, c))
	}
	holds, err := l.heldText(ctx, r)
	if err != nil {
		return nil, err
	}
	speakers, err := l.speakers(ctx, r.facts)
	if err != nil {
		return nil, err
	}
	from, places, err := l.whence(ctx, r)
	if err != nil {
		return nil, err
	}
	inferred := ""
	if slices.ContainsFunc(r.facts, func(f fact) bool { return f.inferred }) {
		inferred = "true"
	}
	words := valuesOf(r.facts, l.w.DateText)
	return append(cells, text(holds...), text(string(r.status)), text(l.ids(speakers)...), text(r.falls), text(l.ids(words)...),
		text(inferred), text(from...), text(places...), text(r.id.Value())), nil
}

// cell gives the values of one column. What answers something that is not in
// hand has a "?".
func (l *listing) cell(r listed, c schema.Column) cell {
	var out cell
	for _, p := range l.properties(c) {
		for _, f := range r.facts {
			if f.Predicate != p {
				continue
			}
			v := l.id(f.Object)
			if u, ok := l.vocab.Property(c.Unknown); ok && u.IRI == p {
				v = "?"
			}
			if !slices.Contains(out.values, v) {
				out.values = append(out.values, v)
			}
			if f.inferred {
				out.mark = "*"
			}
		}
	}
	if c.Name == "relation" && len(out.values) == 0 {
		out.values = []string{l.edgeLabel(r.facts)}
	}
	return out
}

// edgeLabel gives the words for a tie of no relation: those of its class.
func (l *listing) edgeLabel(facts []fact) string {
	for _, t := range valuesOf(facts, l.w.Type) {
		if c, ok := l.vocab.ClassByIRI(t); ok && c.Edge != nil {
			return c.Edge.Label
		}
	}
	return l.classOf(facts)
}

// whence gives the sources of a row and the places that it was read from.
func (l *listing) whence(ctx context.Context, r listed) (from, places []string, err error) {
	add := func(list []string, s string) []string {
		if s == "" || slices.Contains(list, s) {
			return list
		}
		return append(list, s)
	}
	done := make(map[graph.Statement]bool) // by thing or claim, and graph
	for _, f := range r.facts {
		if f.inferred {
			continue // from the row that the rest is from
		}
		key := graph.Statement{Subject: f.Subject, Object: f.claim, Graph: f.Graph}
		if done[key] || f.Predicate != l.w.Type {
			continue
		}
		done[key] = true
		sources, err := l.sources(ctx, f)
		if err != nil {
			return nil, nil, err
		}
		for _, s := range sources {
			from = add(from, s)
		}
		at, err := l.placesOf(ctx, f)
		if err != nil {
			return nil, nil, err
		}
		for _, p := range at {
			places = add(places, l.placeText(p.row))
		}
	}
	return from, places, nil
}

// heldText says what a claim of the list holds: "Trump campaign colluded with
// Russia". What makes a tie of it is left out where a statement says it.
func (l *listing) heldText(ctx context.Context, r listed) ([]string, error) {
	var direct, rest []string
	for _, f := range r.facts {
		if f.Predicate != l.w.Holds {
			continue
		}
		st, err := l.reified(ctx, f.Object, f.Graph)
		if err != nil {
			return nil, err
		}
		line := l.sentence(ctx, st)
		p, known := l.vocab.PropertyByIRI(st.Predicate)
		switch {
		case st.Predicate == l.w.Type || st.Predicate == l.w.DateText || known && len(p.Domain) == 1 && l.isTieProperty(p):
			rest = append(rest, line)
		default:
			direct = append(direct, line)
		}
	}
	if len(direct) == 0 {
		direct = rest
	}
	slices.Sort(direct)
	return slices.Compact(direct), nil
}

func (b *board) isTieProperty(p schema.Property) bool { return b.vocab.Is(p.Domain[0], "Tie") }

// sentence gives a statement in words.
func (b *board) sentence(ctx context.Context, st graph.Statement) string {
	label := b.vocab.Shorten(st.Predicate)
	if p, ok := b.vocab.PropertyByIRI(st.Predicate); ok {
		label = p.Label
	}
	if st.Predicate == b.w.Type {
		label = "is a"
	}
	return strings.Join([]string{b.id(st.Subject), label, b.id(st.Object)}, " ")
}

// withHeld gives the facts of a row and, where it is a claim, those it holds.
func (l *listing) withHeld(ctx context.Context, r listed) ([]fact, error) {
	all := slices.Clone(r.facts)
	for _, f := range r.facts {
		if f.Predicate != l.w.Holds {
			continue
		}
		held, err := l.heldBy(ctx, f.Object, f.Graph)
		if err != nil {
			return nil, err
		}
		for _, h := range held {
			if h.claim == r.id {
				all = append(all, h)
			}
		}
	}
	return all, nil
}

// ruleNotes explains the marks of an answer in the words of the rules.
func (b *board) ruleNotes(ctx context.Context, a *answer) ([]string, error) {
	var rules []graph.Term
	for _, r := range a.rows {
		for _, f := range r.facts {
			if f.inferred && !slices.Contains(rules, f.rule(b)) {
				rules = append(rules, f.rule(b))
			}
		}
	}
	slices.SortFunc(rules, graph.Term.Compare)
	var notes []string
	for _, r := range rules {
		said, err := b.match(ctx, r, graph.IRI(schema.RDFSComment), graph.Term{}, graph.Term{})
		if err != nil {
			return nil, err
		}
		for _, s := range said {
			notes = append(notes, "* "+strings.TrimPrefix(b.id(r), "rule/")+": "+s.Object.Value())
		}
	}
	return notes, nil
}
