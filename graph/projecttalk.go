package graph

import (
	"maps"
	"slices"
)

// talk is a conversation of which something is said: whether its messages are
// in hand as a whole, or how many they are.
type talk struct {
	complete bool
	reported bool    // there are figures about it
	lines    []*line // that go on in it, where it is reported
}

// goingOn is a line in a conversation.
type goingOn struct {
	line *line
	talk *talk
}

// conversations finds the conversations of which something is said. What goes
// on in others need not be known: of none of them all messages are in hand.
func (p *projection) conversations() error {
	p.talks = make(map[Term]*talk, len(p.covered))
	room := make([]talk, 0, len(p.covered))
	for c, said := range p.covered {
		room = append(room, talk{complete: p.complete(said)})
		p.talks[c] = &room[len(room)-1]
	}
	for id, of := range p.things {
		if !p.isFigure(id, of) {
			continue
		}
		for _, v := range p.voices(id, of) {
			for _, about := range values(v.facts, p.is.figureAbout) {
				t := p.talks[about.object]
				if t == nil {
					t = new(talk)
					p.talks[about.object] = t
				}
				t.reported = true
			}
		}
	}
	return nil
}

// forLines gives the predicates that are read for the lines.
func (p *projection) forLines() []Term {
	if p.limit.set || p.window.set {
		// Who says something else alone may count as giving no date.
		return slices.SortedFunc(maps.Keys(p.wanted), Term.Compare)
	}
	used := slices.Concat([]property{p.is.typ, p.is.asOf, p.is.dateText, p.is.number, p.wanted[p.w.DerivedFrom]}, p.is.names, p.is.start, p.is.end)
	for _, e := range p.lineRules {
		used = slices.Concat(used, []property{e.says}, e.source, e.target, e.labelFrom)
	}
	if len(p.talks) > 0 {
		used = append(used, p.is.partOf)
	}
	var all []Term
	for predicate, is := range p.wanted {
		if slices.Contains(used, is) {
			all = append(all, predicate)
		}
	}
	slices.SortFunc(all, Term.Compare)
	return all
}

// goesOnIn notes the conversations that facts of a message tell of, and tells
// whether all messages of these are in hand.
func (p *projection) goesOnIn(l *line, facts []fact) (whole bool) {
	apart := true
	whole = true
	for i := range facts {
		if facts[i].is != p.is.partOf {
			continue
		}
		apart = false
		t := p.talks[facts[i].object]
		if whole = whole && t != nil && t.complete; t != nil {
			p.goesOn(l, t)
		}
	}
	l.apart = l.apart || apart
	return whole
}

// goesOn notes a conversation that the line goes on in.
func (p *projection) goesOn(l *line, t *talk) {
	l.talked, l.gaps = true, l.gaps || !t.complete
	if t.reported {
		p.goingOn[goingOn{l, t}] = true
	}
}
