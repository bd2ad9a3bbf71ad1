package graph

import (
	"context"
	"maps"
	"slices"
	"strings"
)

// reading is what a projection has read of a Matcher: the claims, the sources,
// the rows with quotes and what may become a node, never the messages.
type reading struct {
	ctx    context.Context
	m      Matcher
	w      *Words
	wanted map[Term]property // the predicates that a projection reads
	is     properties        // the same by what they are to it
	met    [64]metProperty   // some of them, those that were met last
	metAt  [16]metProperty   // the same by their places in what is said of a subject

	claims    []claimed
	parts     map[Term]spo         // rdf:Statement → what it says
	rules     map[Term]bool        // graphs of conclusions
	based     map[Term][]Term      // held statement → the graphs that a rule drew it from
	drawn     map[spo][]Term       // the same by what it says
	who       map[Term]Term        // assertion graph → source
	quotes    map[inGraph]quoted   // by the row and its graph of places
	claimRows map[inGraph][]Term   // claim and assertion graph → its rows
	holders   map[Term][]inGraph   // account → who holds it, and which graph says so
	hidden    map[Term]bool        // what does not leave the newsroom
	shownAs   map[Term]bool        // what leaves it under another name
	covered   map[Term][]inGraph   // conversation → coverage, and which graph says so
	taken     map[Term]bool        // sources and claims that were replaced or taken back
	out       map[Term]bool        // assertion graphs of such sources
	against   []dispute            // what claims speak against
	denials   bool                 // something is said not to be so
	disputed  map[Term][]dispute   // what speaks against claims, and against the ties that they are about
	things    map[Term][]Statement // what may be a node, and figures
	held      map[Term][]heldFact  // what claims say, by the subject that is spoken of
	types     map[Term][]Term      // classes → things that only claims give that class
	names     map[Term]string      // what things are called, as they were asked for
	terms     map[Term]Term        // one copy of what is kept again and again
	graphs    map[Term]*heard      // those that were met
	last      *heard               // the one that was met last

	toldOf      []bool // by property: what evidence repeats but for its date
	lineRules   []edgeRule
	classes     map[Term]int // classes → the first rule of each
	directRules []int        // those of properties
}

// spo is a statement without its graph.
type spo struct{ s, p, o Term }

// inGraph is a term where a graph speaks of it.
type inGraph struct{ term, graph Term }

// quoted is what a graph of places says of a row.
type quoted struct{ quote, at string }

// claimed is a claim in one assertion graph.
type claimed struct {
	claim, graph, speaker Term
	status                Status
	holds                 []Term
}

// heldFact is a fact that a claim holds.
type heldFact struct {
	fact
	claim, graph, speaker Term
	status                Status
}

// each calls fn for some subjects, or for every one where subjects is nil, in
// order with the statements about it that have one of the predicates. The slice
// is reused.
func (r *reading) each(subjects, predicates []Term, fn func(subject Term, of []Statement) error) error {
	for of, err := range MatchAny(r.ctx, r.m, subjects, predicates) {
		if err == nil {
			err = fn(of[0].Subject, of)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// about gives the statements about one thing that a projection reads. They are
// not to be changed.
func (r *reading) about(thing Term) ([]Statement, error) {
	if of, ok := r.things[thing]; ok {
		return of, nil
	}
	of := make([]Statement, 0, 8)
	for s, err := range r.m.Match(r.ctx, Pattern{Subject: thing}) {
		if err != nil {
			return nil, err
		}
		if r.property(s.Predicate) > 0 {
			of = append(of, s)
		}
	}
	return of, nil
}

// keep gives one copy of a term, which shares no memory with the block of
// input that it was cut from.
func (r *reading) keep(t Term) Term {
	k, ok := r.terms[t]
	if !ok {
		k = t.Clone()
		r.terms[k] = k
	}
	return k
}

// open reads once what is said of all that something is kept of: from end to
// end, or one by one where these are few. isThing tells of a class whether its
// instances are kept.
func (r *reading) open(isThing map[Term]bool) error {
	few, err := r.few(r.describing(isThing))
	if err != nil {
		return err
	}
	noted := few != nil // but for their types
	err = r.each(few, slices.SortedFunc(maps.Keys(r.wanted), Term.Compare), func(subject Term, of []Statement) error {
		if slices.ContainsFunc(of, func(s Statement) bool { return s.Predicate == r.w.Type && isThing[s.Object] }) {
			subject = subject.Clone()
			r.things[subject] = r.cloned(of)
		}
		for _, s := range of {
			if !noted || s.Predicate == r.w.Type {
				r.note(s)
			}
		}
		if slices.ContainsFunc(of, func(s Statement) bool { return s.Predicate == r.w.Holds }) {
			r.holding(of)
		}
		if slices.ContainsFunc(of, func(s Statement) bool { return s.Predicate == r.w.StatementSubject }) {
			r.stated(of)
		}
		if slices.ContainsFunc(of, func(s Statement) bool { return s.Predicate == r.w.ClaimKind && s.Object == r.w.Retraction }) {
			r.retracting(of)
		}
		if slices.ContainsFunc(of, func(s Statement) bool {
			return s.Predicate == r.w.Disputes || s.Predicate == r.w.ClaimKind && s.Object == r.w.Denial
		}) {
			r.disputing(of)
		}
		return nil
	})
	if err == nil {
		r.settle()
	}
	return err
}

// cloned copies statements without their origins.
func (r *reading) cloned(of []Statement) []Statement {
	all := make([]Statement, len(of))
	for i, s := range of {
		all[i] = Statement{Subject: r.keep(s.Subject), Predicate: r.keep(s.Predicate), Object: s.Object.Clone(), Graph: r.keep(s.Graph)}
	}
	return all
}

// note keeps what a single statement says.
func (r *reading) note(s Statement) {
	switch s.Predicate {
	case r.w.Type:
		if s.Object == r.w.Rule {
			r.rules[s.Subject.Clone()] = true
		}
	case r.w.AttributedTo:
		if g := r.keep(s.Subject); r.who[g].IsZero() {
			r.who[g] = r.keep(s.Object)
		}
	case r.w.AccountOf:
		account := s.Subject.Clone()
		r.holders[account] = append(r.holders[account], inGraph{r.keep(s.Object), r.keep(s.Graph)})
	case r.w.Coverage:
		c := s.Subject.Clone()
		r.covered[c] = append(r.covered[c], inGraph{r.keep(s.Object), r.keep(s.Graph)})
	case r.w.Replaces:
		r.taken[s.Object.Clone()] = true
	case r.w.Quote, r.w.At:
		if !placesGraph(s.Graph) {
			return
		}
		row := inGraph{s.Subject.Clone(), r.keep(s.Graph)}
		q := r.quotes[row]
		if s.Predicate == r.w.Quote {
			q.quote = strings.Clone(s.Object.Value())
		} else {
			q.at = strings.Clone(s.Object.Value())
		}
		r.quotes[row] = q
	case r.w.Hide, r.w.ShowAs:
		r.published(s.Subject, s.Predicate, s.Object)
	}
}

// published keeps what does not leave the newsroom, or not by its name.
func (r *reading) published(thing, predicate, value Term) {
	switch {
	case predicate == r.w.ShowAs && value.Value() != "":
		r.shownAs[thing.Clone()] = true
	case predicate == r.w.Hide && (value.Value() == "true" || value.Value() == "1"):
		r.hidden[thing.Clone()] = true
	}
}

// holding keeps a claim, or the graphs that a conclusion was drawn from.
func (r *reading) holding(of []Statement) {
	graphs := make(map[Term]*claimed)
	var order []Term
	var from, rows []inGraph
	for _, s := range of {
		c := graphs[s.Graph]
		if c == nil {
			c = &claimed{claim: r.keep(s.Subject), graph: r.keep(s.Graph)}
			graphs[s.Graph] = c
			order = append(order, s.Graph)
		}
		switch s.Predicate {
		case r.w.Holds:
			c.holds = append(c.holds, r.keep(s.Object))
		case r.w.Status:
			c.status = Status(strings.Clone(strings.TrimPrefix(s.Object.Value(), r.w.StatusPrefix)))
		case r.w.Author:
			if c.speaker.IsZero() {
				c.speaker = r.keep(s.Object)
			}
		case r.w.DerivedFrom:
			if placesGraph(s.Graph) {
				rows = append(rows, inGraph{s.Object, s.Graph})
			} else {
				from = append(from, inGraph{r.keep(s.Object), s.Graph})
			}
		}
	}
	for _, g := range order {
		c := graphs[g]
		switch {
		case len(c.holds) == 0:
		case c.status != Stated: // a claim
			if c.status == "stated" {
				c.status = SecondHand // held, so never plain
			}
			r.claims = append(r.claims, *c)
			for _, row := range rows {
				if row.graph.Value() == g.Value()+places {
					key := inGraph{c.claim, c.graph}
					r.claimRows[key] = append(r.claimRows[key], row.term.Clone())
				}
			}
		default: // a conclusion, or a claim of the claims table
			for _, f := range from {
				if f.graph == g {
					for _, st := range c.holds {
						r.based[st] = append(r.based[st], f.term)
					}
				}
			}
		}
	}
}

// stated keeps what an rdf:Statement says, if a projection reads it.
func (r *reading) stated(of []Statement) {
	var p spo
	for _, s := range of {
		switch s.Predicate {
		case r.w.StatementSubject:
			p.s = s.Object
		case r.w.Predicate:
			p.p = s.Object
		case r.w.Object:
			p.o = s.Object
		}
	}
	if r.wanted[p.p] > 0 && !p.s.IsZero() {
		r.parts[r.keep(of[0].Subject)] = spo{r.keep(p.s), r.keep(p.p), r.keep(p.o)}
	}
}

// retracting notes what a retraction takes back: a source, or a claim.
func (r *reading) retracting(of []Statement) {
	for _, s := range of {
		if s.Predicate == r.w.FigureAbout || s.Predicate == r.w.Disputes {
			r.taken[s.Object.Clone()] = true
		}
	}
}

// disputing notes what a denial, or a claim that disputes another, speaks
// against.
func (r *reading) disputing(of []Statement) {
	for _, s := range of {
		if s.Predicate == r.w.FigureAbout || s.Predicate == r.w.Disputes {
			r.against = append(r.against, dispute{s.Subject.Clone(), s.Object.Clone(), r.keep(s.Graph)})
		}
	}
}

// dispute is a claim, what it speaks against, and the graph that says so.
type dispute struct{ claim, of, graph Term }

// settle brings claims and conclusions together with what they hold, and finds
// the graphs of sources that are not drawn.
func (r *reading) settle() {
	if len(r.taken) > 0 {
		for g, source := range r.who {
			if r.taken[source] {
				r.out[g] = true
			}
		}
	}
	for _, d := range r.against {
		if !r.out[d.graph] && !r.taken[d.claim] {
			r.disputed[d.of] = append(r.disputed[d.of], d)
		}
	}
	for st, graphs := range r.based {
		if p, ok := r.parts[st]; ok {
			r.drawn[p] = graphs
		}
	}
	for _, c := range r.claims {
		r.denials = r.denials || c.status.denies()
		for _, st := range c.holds {
			p, ok := r.parts[st]
			if !ok {
				continue
			}
			r.held[p.s] = append(r.held[p.s], heldFact{
				fact:  fact{r.wanted[p.p], slices.Contains(r.based[st], c.graph), p.o},
				claim: c.claim, graph: c.graph, speaker: c.speaker, status: c.status,
			})
			if p.p == r.w.Type && !slices.Contains(r.types[p.o], p.s) {
				r.types[p.o] = append(r.types[p.o], p.s)
			}
			r.published(p.s, p.p, p.o)
		}
	}
	clear(r.parts)
	r.claims = nil
}

// places is what the graph of an assertion graph's rows is called by.
const places = "#places"

func placesOf(g Term) Term { return IRI(g.Value() + places) }

// placesFor tells whether a graph holds the places of an assertion graph.
func placesFor(g, of Term) bool {
	whole := of.Value()
	return len(whole) == len(g.Value())+len(places) && whole[:len(g.Value())] == g.Value() && placesGraph(of)
}

func placesGraph(g Term) bool { return strings.HasSuffix(g.Value(), places) }
