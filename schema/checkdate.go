package schema

import (
	"slices"

	"corkboard/graph"
)

// The rows that join dates of two things, in the order in which they are met:
// the dates of a thing first, then the dates that are to be compared with
// them. Their object is a date; the graph of the latter is whose it is.
var (
	startRow = graph.IRI("row:4-start")
	endRow   = graph.IRI("row:4-end")
	bornRow  = graph.IRI("row:4-born")

	memberRow       = graph.IRI("row:5-member")
	conversationRow = graph.IRI("row:5-conversation")
	replyRow        = graph.IRI("row:5-reply")
	afterRow        = graph.IRI("row:5-after")
)

// dateOrder finds dates that are certainly out of order. It keeps the dates of
// one thing at a time.
type dateOrder struct {
	in *inspection

	startTerm, endTerm, bornTerm graph.Term
	begins                       []graph.Term // what dates the beginning of anything

	target              graph.Term
	starts, ends, birth []graph.Term
}

func beginDates(in *inspection) examiner {
	s := in.schema
	return &dateOrder{
		in: in, startTerm: s.term("start"), endTerm: s.term("end"), bornTerm: s.term("born"),
		begins: s.terms("start", "dateSent", "datePublished"),
	}
}

func (d *dateOrder) see(t *thing) error {
	starts, ends := t.objects(d.begins...), t.objects(d.endTerm)
	if err := d.reversed(t); err != nil {
		return err
	}
	s, send := d.in.schema, d.in.send
	if !d.in.is(t, "Tie") {
		for _, v := range starts {
			send(t.id, startRow, v, graph.Term{})
		}
		for _, v := range ends {
			send(t.id, endRow, v, graph.Term{})
		}
		for _, v := range t.objects(d.bornTerm) {
			send(t.id, bornRow, v, graph.Term{})
		}
	}
	for _, ask := range []struct{ property, row graph.Term }{
		{s.term("member"), memberRow}, {s.term("partOf"), conversationRow},
		{s.term("replyOf"), replyRow}, {s.term("after"), afterRow},
	} {
		for _, target := range t.objects(ask.property) {
			for _, v := range starts {
				send(target, ask.row, v, t.id)
			}
		}
	}
	return nil
}

// reversed finds a thing that ends before it starts.
func (d *dateOrder) reversed(t *thing) error {
	for _, s := range t.values(d.startTerm) {
		for _, e := range t.values(d.endTerm) {
			if !certainlyBefore(e.object, s.object) {
				continue
			}
			label, err := d.in.labelOf(t)
			if err != nil {
				return err
			}
			at, err := d.in.atAll(t, []fact{s, e})
			d.in.find("dates", t.id, label+" ends "+e.object.Value()+", before it starts "+s.object.Value(), at)
			return err
		}
	}
	return nil
}

func certainlyBefore(a, b graph.Term) bool {
	d, ok := DateOf(a)
	e, good := DateOf(b)
	return ok && good && d.Before(e)
}

// meet compares a date with those of the thing it is about. What several dates
// are given for is out of order only if it is so for all of them.
func (d *dateOrder) meet(row graph.Statement) error {
	if row.Subject != d.target {
		d.target = row.Subject
		d.starts, d.ends, d.birth = d.starts[:0], d.ends[:0], d.birth[:0]
	}
	before := func(dates []graph.Term) bool {
		return all(dates, func(v graph.Term) bool { return certainlyBefore(row.Object, v) })
	}
	switch row.Predicate {
	case startRow:
		d.starts = append(d.starts, row.Object)
	case endRow:
		d.ends = append(d.ends, row.Object)
	case bornRow:
		d.birth = append(d.birth, row.Object)
	case memberRow:
		if before(d.birth) {
			return d.list(row, " starts "+row.Object.Value()+", before the birth of ", d.birth)
		}
	case conversationRow:
		if before(d.starts) {
			return d.list(row, " of "+row.Object.Value()+" lies before the start of ", d.starts)
		}
		if all(d.ends, func(v graph.Term) bool { return certainlyBefore(v, row.Object) }) {
			return d.list(row, " of "+row.Object.Value()+" lies after the end of ", d.ends)
		}
	case replyRow:
		if before(d.starts) {
			return d.list(row, " of "+row.Object.Value()+" is older than what it answers, ", d.starts)
		}
	case afterRow:
		if before(d.starts) {
			return d.list(row, " of "+row.Object.Value()+" is older than what it comes after, ", d.starts)
		}
	}
	return nil
}

func all(dates []graph.Term, is func(graph.Term) bool) bool {
	return len(dates) > 0 && !slices.ContainsFunc(dates, func(v graph.Term) bool { return !is(v) })
}

// list finds a date out of order: text stands between what it dates and the
// thing it is compared with.
func (d *dateOrder) list(row graph.Statement, text string, dates []graph.Term) error {
	label, err := d.in.label(row.Graph)
	if err != nil {
		return err
	}
	other, err := d.in.label(row.Subject)
	if err != nil {
		return err
	}
	var at []graph.Term
	for i, id := range []graph.Term{row.Graph, row.Subject} {
		values := dates
		if i == 0 {
			values = []graph.Term{row.Object}
		}
		t, err := d.in.thing(id)
		if err != nil {
			return err
		}
		var facts []fact
		for _, f := range t.facts {
			if slices.Contains(values, f.object) && !f.negated() {
				facts = append(facts, f)
			}
		}
		rows, err := d.in.atAll(t, facts)
		if err != nil {
			return err
		}
		at = append(at, rows...)
	}
	d.in.find("dates", row.Graph, label+text+other+" ("+dates[0].Value()+")", at)
	return nil
}

func (d *dateOrder) end() error { return nil }
