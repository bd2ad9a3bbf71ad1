package main

import (
	"context"
	"slices"
	"strings"

	"corkboard/graph"
	"corkboard/schema"
)

// place is a row of a file, with what belongs to the row.
type place struct {
	row                  graph.Term
	quote, at, dateWords string
}

// placesOf finds the rows that a fact was read from. Where a thing comes from
// several rows of a file, the value narrows them down: a row that also speaks
// of the value by another name, as the row of a tie does.
func (b *board) placesOf(ctx context.Context, f fact) ([]place, error) {
	if f.concluded() {
		return b.concludedFrom(ctx, f)
	}
	subject := f.Subject
	if !f.claim.IsZero() {
		subject = f.claim
	}
	rows, err := b.rowsOf(ctx, subject, f.Graph)
	if err != nil {
		return nil, err
	}
	if len(rows) > 1 && f.Object.IsIRI() && f.claim.IsZero() {
		if rows, err = b.narrow(ctx, f, rows); err != nil {
			return nil, err
		}
	}
	places, err := b.described(ctx, rows, schema.PlacesGraph(f.Graph))
	if err != nil || !f.inferred {
		return places, err
	}
	from, err := b.concludedFrom(ctx, f) // a claim holds what a rule dated
	for i := range places {
		if len(from) > 0 {
			places[i].dateWords = from[0].dateWords
		}
	}
	return places, err
}

// rowsOf gives the rows that a thing was read from under one graph.
func (b *board) rowsOf(ctx context.Context, thing, g graph.Term) ([]graph.Term, error) {
	said, err := b.match(ctx, thing, b.w.DerivedFrom, graph.Term{}, schema.PlacesGraph(g))
	var rows []graph.Term
	for _, s := range said {
		rows = append(rows, s.Object)
	}
	return rows, err
}

// narrow keeps the rows from which something else was read that refers to the
// fact's value, if there are any.
func (b *board) narrow(ctx context.Context, f fact, rows []graph.Term) ([]graph.Term, error) {
	others, err := b.match(ctx, graph.Term{}, graph.Term{}, f.Object, f.Graph)
	if err != nil {
		return nil, err
	}
	var both []graph.Term
	for _, o := range others {
		if o.Subject == f.Subject {
			continue
		}
		of, err := b.rowsOf(ctx, o.Subject, f.Graph)
		if err != nil {
			return nil, err
		}
		for _, r := range of {
			if slices.Contains(rows, r) && !slices.Contains(both, r) {
				both = append(both, r)
			}
		}
	}
	if len(both) == 0 {
		return rows, nil
	}
	slices.SortFunc(both, graph.Term.Compare)
	return both, nil
}

// concludedFrom gives the rows of the conclusions that hold a fact, with the
// words that they were drawn from.
func (b *board) concludedFrom(ctx context.Context, f fact) ([]place, error) {
	st, rule := schema.HeldStatement(b.base, f.Subject, f.Predicate, f.Object), f.rule(b)
	conclusions, err := b.match(ctx, graph.Term{}, b.w.Holds, st, rule)
	if err != nil {
		return nil, err
	}
	var all []place
	for _, c := range conclusions {
		said, err := b.match(ctx, c.Subject, graph.Term{}, graph.Term{}, rule)
		if err != nil {
			return nil, err
		}
		words := ""
		for _, s := range said {
			if s.Predicate == b.w.DateText {
				words = s.Object.Value()
			}
		}
		for _, s := range said {
			if s.Predicate == b.w.DerivedFrom && strings.Contains(s.Object.Value(), "#") {
				all = append(all, place{row: s.Object, dateWords: words})
			}
		}
	}
	return all, nil
}

// described reads the quotes and pages of rows.
func (b *board) described(ctx context.Context, rows []graph.Term, places graph.Term) ([]place, error) {
	var all []place
	for _, row := range rows {
		p := place{row: row}
		said, err := b.match(ctx, row, graph.Term{}, graph.Term{}, places)
		if err != nil {
			return nil, err
		}
		for _, s := range said {
			switch s.Predicate {
			case b.w.Quote:
				p.quote = s.Object.Value()
			case b.w.At:
				p.at = s.Object.Value()
			}
		}
		all = append(all, p)
	}
	return all, nil
}

// concluded gives the sources whose words a conclusion was drawn from.
func (b *board) concluded(ctx context.Context, f fact) ([]graph.Term, error) {
	said, err := b.behind(ctx, f)
	var all []graph.Term
	for _, s := range said {
		if s.Predicate != b.w.DerivedFrom || strings.Contains(s.Object.Value(), "#") {
			continue
		}
		v, err := b.voiceOf(ctx, s.Object)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(all, v.source) {
			all = append(all, v.source)
		}
	}
	return all, err
}

// sources names who says a fact: the source, or those whose words a rule read.
func (b *board) sources(ctx context.Context, f fact) ([]string, error) {
	if f.concluded() {
		of, err := b.concluded(ctx, f)
		return b.ids(of), err
	}
	v, err := b.voiceOf(ctx, f.Graph)
	return []string{b.id(v.source)}, err
}

// placeText gives a row for people: "messages.csv row 9".
func (b *board) placeText(row graph.Term) string {
	name, fragment, ok := strings.Cut(strings.TrimPrefix(row.Value(), b.base+"file/"), "#")
	if !ok {
		return name
	}
	return name + " " + strings.Replace(fragment, "row=", "row ", 1)
}
