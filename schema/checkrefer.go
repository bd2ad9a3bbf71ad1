package schema

import (
	"fmt"
	"slices"
	"strconv"

	"corkboard/graph"
)

// The rows that join references with what they mean, in the order in which
// they are met: that a thing is described, that something refers to it, that
// it is referred to in short only.
var (
	describedRow = graph.IRI("row:1-described")
	referredRow  = graph.IRI("row:2-referred")
	inShortRow   = graph.IRI("row:3-in-short")
)

// shownRows is how many rows a finding about many names.
const shownRows = 3

// references finds what is referred to and nobody describes. A direct
// statement (schema:memberOf) counts only where no tie says the same in full.
// It keeps the targets that it finds.
type references struct {
	in       *inspection
	refers   map[graph.Term]graph.Term // properties → the kind of row they make
	ids      idSet                     // of what is described; filled when something is not
	dangling []danglingTarget

	target    graph.Term
	described bool
	pending   danglingTarget
}

// danglingTarget is what nobody describes, and the first of what refers to it.
type danglingTarget struct {
	id          graph.Term
	kind        graph.Term
	count       int
	first       []graph.Statement
	lastSubject graph.Term
}

func beginReferences(in *inspection) examiner {
	r := &references{in: in, refers: make(map[graph.Term]graph.Term)}
	for _, p := range in.schema.Properties {
		// What sources are based on is the business of the check of sources.
		if len(p.Range.Classes) > 0 && p.IRI != holdsTerm && !slices.Contains(p.Range.Classes, "Source") {
			r.refers[p.IRI] = referredRow
		}
	}
	if appearance := in.schema.term("appearance"); !appearance.IsZero() {
		r.refers[appearance] = referredRow
	}
	short := []string{"actor", "subscriber"}
	for _, rel := range in.schema.Relations {
		short = append(short, rel.Shortcut)
	}
	for _, p := range in.schema.terms(short...) {
		r.refers[p] = inShortRow
	}
	return r
}

func (r *references) see(t *thing) error {
	if t.typed() {
		r.in.send(t.id, describedRow, t.id, graph.Term{})
	} else if r.in.within(t.id) {
		// A row that only adds to something, such as one of publish.
		for _, p := range t.rows {
			r.in.send(t.id, inShortRow, t.id, p.places)
		}
	}
	for _, f := range t.facts {
		if kind, ok := r.refers[f.predicate]; ok && r.in.within(f.object) {
			r.in.send(f.object, kind, t.id, f.graph)
		}
	}
	return nil
}

// meet gathers the rows of one target.
func (r *references) meet(row graph.Statement) error {
	if row.Predicate != describedRow && row.Predicate != referredRow && row.Predicate != inShortRow {
		return nil
	}
	if row.Subject != r.target {
		r.settle()
		r.target, r.described, r.pending = row.Subject, false, danglingTarget{id: row.Subject, kind: row.Predicate}
	}
	if row.Predicate == describedRow {
		r.described = true
	}
	p := &r.pending
	if r.described || row.Predicate != p.kind || row.Object == p.lastSubject {
		return nil
	}
	p.lastSubject = row.Object
	p.count++
	if len(p.first) < shownRows {
		p.first = append(p.first, row)
	}
	return nil
}

// settle keeps the target at hand if nobody describes it.
func (r *references) settle() {
	if !r.target.IsZero() && !r.described && r.pending.count > 0 {
		r.dangling = append(r.dangling, r.pending)
	}
}

func (r *references) end() error {
	r.settle()
	if len(r.dangling) > 0 && len(r.dangling) <= mostSlips {
		if err := r.readIDs(); err != nil {
			return err
		}
	}
	for _, d := range r.dangling {
		if err := r.list(d); err != nil {
			return err
		}
	}
	return nil
}

func (r *references) list(d danglingTarget) error {
	var at []graph.Term
	for _, row := range d.first {
		t, err := r.in.thing(row.Object)
		if err != nil {
			return err
		}
		var facts []fact
		for _, f := range t.facts {
			if f.object == d.id && f.graph == row.Graph {
				facts = append(facts, f)
			}
		}
		rows, err := r.in.atAll(t, facts)
		if err != nil {
			return err
		}
		if row.Object == d.id {
			rows = t.rowsIn(graph.Term{})
		}
		at = append(at, rows...)
	}
	slices.SortFunc(at, compareRows)
	if at = slices.Compact(at); len(at) > shownRows {
		at = at[:shownRows]
	}
	text := strconv.Quote(r.in.id(d.id)) + " is referred to"
	if d.count > 1 {
		text += fmt.Sprintf(" %d times", d.count)
	}
	text += ", but nobody describes it"
	if like := r.ids.slip(r.in, d.id); like != "" {
		text += "; there is " + strconv.Quote(like)
	}
	r.in.find("dangling", d.id, text, at)
	return nil
}

// readIDs reads which ids there are, to find the one that was meant.
func (r *references) readIDs() error {
	r.ids = make(idSet)
	for st, err := range r.in.m.Match(r.in.ctx, graph.Pattern{Predicate: typeTerm}) {
		if err != nil {
			return err
		}
		if r.in.within(st.Subject) {
			r.ids[hashID(st.Subject.Value())] = struct{}{}
		}
	}
	return nil
}
