package main

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"corkboard/graph"
	"corkboard/schema"
)

// span is a time that a row has: a date, or from one date to another.
type span struct {
	start, end schema.Date // end is zero where there is none
	open       bool        // what lasts, and nobody says until when
	property   graph.Term
}

// dateProperties are those that place a thing in time.
var dateProperties = []string{"dateSent", "start", "datePublished", "dateObserved", "dateCreated", "issued", "judgedOn", "asOf", "founded", "born"}

// spansOf gives the times of a thing, those that place it best first.
func (b *board) spansOf(facts []fact) []span {
	var all []span
	ends := dates(valuesOf(facts, b.w.End...))
	lasts := b.lasts(facts)
	for _, name := range dateProperties {
		p, _ := b.vocab.Property(name)
		for _, d := range dates(valuesOf(facts, p.IRI)) {
			s := span{start: d, property: p.IRI}
			switch first, last, ok := d.Halves(); {
			case ok:
				s.start, s.end, s.open = first, last, last.IsZero()
			case name == "start" && len(ends) > 0:
				for _, end := range ends {
					s.end = end
					all = append(all, s)
				}
				continue
			case name == "start":
				s.open = lasts
			}
			all = append(all, s)
		}
	}
	if len(all) == 0 {
		for _, end := range ends {
			all = append(all, span{end: end})
		}
	}
	return all
}

// lasts tells whether what has only a start may have gone on.
func (b *board) lasts(facts []fact) bool {
	for _, t := range valuesOf(facts, b.w.Type) {
		c, ok := b.vocab.ClassByIRI(t)
		if ok && (b.vocab.Is(c.Name, "Tie") || c.Name == "Account" || c.Name == "Conversation") {
			return true
		}
	}
	return false
}

func dates(terms []graph.Term) []schema.Date {
	var all []schema.Date
	for _, t := range terms {
		if d, ok := schema.DateOf(t); ok {
			all = append(all, d)
		}
	}
	return all
}

// window is the time that --from and --to ask for.
type window struct{ first, last schema.Day }

// newWindow reads --from and the flag of the end; ok is false where neither is
// given.
func newWindow(end, from, to string) (w window, ok bool, err error) {
	w = window{first: schema.NoFirstDay, last: schema.NoLastDay}
	if from != "" {
		d, err := schema.ParseDate(from, nil)
		if err != nil {
			return w, false, usagef("--from: %w", err)
		}
		w.first = d.Start()
	}
	if to != "" {
		d, err := schema.ParseDate(to, nil)
		if err != nil {
			return w, false, usagef("--%s: %w", end, err)
		}
		w.last = d.End()
	}
	if w.first > w.last {
		return w, false, usagef("--from: %s is after --%s %s", from, end, to)
	}
	return w, from != "" || to != "", nil
}

// falls tells how a span lies to the window: "in" where it certainly meets it,
// "may" where the dates are too coarse or doubtful to tell, "" where it cannot.
func (w window) falls(s span) string {
	start, end := s.start, s.end
	lasts := !end.IsZero() || s.open
	if start.IsZero() { // only the end is known
		start, lasts = end, false
		s.open = false
		if end.Start() > w.last {
			return "may"
		}
	}
	if !lasts {
		end = start
	}
	lastDay := end.End()
	if s.open {
		lastDay = schema.NoLastDay
	}
	if start.Start() > w.last || lastDay < w.first {
		return ""
	}
	doubt := start.Uncertain() || start.Approximate() || end.Uncertain() || end.Approximate()
	within := start.Start() >= w.first && start.End() <= w.last // it began, or was, within
	through := lasts && !s.open && start.End() <= w.last && end.Start() >= w.first
	if !doubt && (within || through) {
		return "in"
	}
	return "may"
}

// during keeps what meets the window, and counts what has no date.
func (l *listing) during(_ context.Context, r *listed) (bool, error) {
	if len(r.spans) == 0 {
		l.undated++
		return false, nil
	}
	for _, s := range r.spans {
		if f := l.window.falls(s); f == "in" || f == "may" && r.falls == "" {
			r.falls = f
		}
	}
	return r.falls != "", nil
}

// sort puts rows in order: messages and events, and whatever was asked for by
// date, by time; everything else by name.
func (l *listing) sort(rows []listed) {
	timed := l.kind.timed || l.window != window{}
	slices.SortStableFunc(rows, func(a, b listed) int {
		c := 0
		if timed {
			c = compareTime(a.spans, b.spans)
		}
		return cmp.Or(c, a.id.Compare(b.id), strings.Compare(string(a.status), string(b.status)))
	})
	if timed {
		l.follow(rows)
	}
}

// compareTime orders by first day, last day and text; the undated are last.
func compareTime(a, b []span) int {
	switch {
	case len(a) == 0 && len(b) == 0:
		return 0
	case len(a) == 0:
		return 1
	case len(b) == 0:
		return -1
	}
	x, y := a[0].begin(), b[0].begin()
	return cmp.Or(cmp.Compare(x.Start(), y.Start()), cmp.Compare(x.End(), y.End()), strings.Compare(x.String(), y.String()))
}

// begin gives the date that places a span.
func (s span) begin() schema.Date {
	if s.start.IsZero() {
		return s.end
	}
	return s.start
}

// follow moves rows of equal time, or none, behind those that they answer or
// come after. What goes in a circle stays in order.
func (l *listing) follow(rows []listed) {
	for i := 0; i < len(rows); {
		j := i + 1
		for j < len(rows) && compareTime(rows[i].spans, rows[j].spans) == 0 {
			j++
		}
		copy(rows[i:j], l.behindThose(rows[i:j]))
		i = j
	}
}

func (l *listing) behindThose(rows []listed) []listed {
	at := make(map[graph.Term][]int)
	for i, r := range rows {
		at[r.id] = append(at[r.id], i)
	}
	seen := make([]bool, len(rows))
	out := make([]listed, 0, len(rows))
	var visit func(i int)
	visit = func(i int) {
		if seen[i] {
			return
		}
		seen[i] = true
		for _, before := range valuesOf(rows[i].facts, l.w.After, graph.IRI(schema.PropertyReplyOf)) {
			for _, k := range at[before] {
				visit(k)
			}
		}
		out = append(out, rows[i])
	}
	for i := range rows {
		visit(i)
	}
	return out
}
