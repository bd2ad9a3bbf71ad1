package graph

import (
	"maps"
	"slices"
)

// line is an edge in the making. What every message changes stands side by side:
// most of a network's lines are not in the processor's cache.
type line struct {
	Edge
	ties     int // things it stands for
	outside  int // messages that are not around the event
	kept     evidenceKept
	partly   bool // a message is in no conversation that is complete
	dayless  bool // nothing gives the day of a message
	untimed  bool // a message has no time of day
	talked   bool // something is said of the conversation of a message
	gaps     bool // not all messages of such a conversation are in hand
	apart    bool // a message is in no conversation
	period   period
	number   int        // place in dispatch.lines, from 1; 0 for none
	moments  []moment   // of messages, while all are in complete conversations
	departed []departed // messages along it alone, while partly is false

	contested int     // messages that some say were sent and others deny
	asOf      *period // nil where nothing tells of it
	tells     []tied
	against   []Term // claims that speak against it
	said      map[assertion]*evidenceKept
	sliced    map[string]Week // messages of each slice, while partly is false
}

// lineKey tells the lines between two nodes apart.
type lineKey struct {
	pair   uint64
	kind   Term
	label  string
	status Status
}

// inFull is a tie that a graph holds between two nodes.
type inFull struct {
	a, b         int
	class, graph Term
}

// inShort is a statement that a tie may say in full.
type inShort struct {
	subject Term
	rule    *edgeRule
}

// readEdges finds the edges: ties, messages and the statements that are edges
// by themselves, then those that no tie says in full.
func (p *projection) readEdges() error {
	if err := p.readInParts(p.forLines()); err != nil {
		return err
	}
	for _, subject := range slices.SortedFunc(maps.Keys(p.held), Term.Compare) {
		if !p.spoken[subject] { // only claims speak of it
			if err := p.subject(subject, nil); err != nil {
				return err
			}
		}
	}
	for at := range p.goingOn {
		at.talk.lines = append(at.talk.lines, at.line)
	}
	for _, s := range p.short {
		of, err := p.about(s.subject)
		if err != nil {
			return err
		}
		for _, v := range p.chosen(p.voices(s.subject, of)) {
			if err := p.direct(s.subject, v, s.rule); err != nil {
				return err
			}
		}
	}
	return nil
}

// subject adds what is said of one thing to the edges. Statements that a tie
// may say in full are put off.
func (p *projection) subject(id Term, of []Statement) error {
	rule, direct := p.edgeRules(id, of)
	if rule == nil && len(direct) == 0 {
		return nil
	}
	p.room = p.voicesIn(p.room[:0], id, of)
	p.lastDates.of = nil
	voices := p.room
	voices = p.chosen(voices)
	if len(voices) == 0 {
		return nil
	}
	for _, d := range direct {
		if !d.ShortFor.IsZero() {
			p.short = append(p.short, inShort{id.Clone(), d})
			continue
		}
		for _, v := range voices {
			if err := p.direct(id, v, d); err != nil {
				return err
			}
		}
	}
	switch {
	case rule == nil:
		return nil
	case p.hidden[id]:
		p.left.ties++
		return nil
	}
	return p.instance(id, voices, rule)
}

// edgeRules finds the first rule whose class a thing has, and those whose
// property it has.
func (p *projection) edgeRules(id Term, of []Statement) (rule *edgeRule, direct []*edgeRule) {
	first := len(p.lineRules)
	for i := range of {
		if s := &of[i]; sameName(s.Predicate, p.w.Type) {
			first = min(first, p.classRule(s.Object))
		}
	}
	held := p.held[id]
	for _, h := range held {
		if h.is == p.is.typ {
			first = min(first, p.classRule(h.object))
		}
	}
	if first < len(p.lineRules) {
		rule = &p.lineRules[first]
	}
	if len(p.directRules) == 0 {
		return rule, nil
	}
	if _, node := p.place(id); !node {
		return rule, nil
	}
	for _, i := range p.directRules {
		e := &p.lineRules[i]
		says := func(s Statement) bool { return p.property(s.Predicate) == e.says }
		if slices.ContainsFunc(of, says) || slices.ContainsFunc(held, func(h heldFact) bool { return h.is == e.says }) {
			direct = append(direct, e)
		}
	}
	return rule, direct
}

// classRule gives the place of the first rule of a class, behind all rules
// where there is none.
func (p *projection) classRule(class Term) int {
	if class != p.lastClass {
		i, ok := p.classes[class]
		if !ok {
			return len(p.lineRules)
		}
		p.lastClass, p.lastRule = p.lineRules[i].Class, i
	}
	return p.lastRule
}

// direct adds the statements of one property to the edges, but for those that
// a tie of the same graph or claim says in full.
func (p *projection) direct(id Term, v voice, rule *edgeRule) error {
	a, ok := p.place(id)
	for _, f := range values(v.facts, rule.says) {
		b, ok2 := p.place(f.object)
		if !ok || !ok2 || a == b || f.inferred {
			continue
		}
		g := v.graph
		if !v.claim.IsZero() {
			g = v.claim
		}
		if p.covers[inFull{a, b, rule.ShortFor, g}] || p.covers[inFull{b, a, rule.ShortFor, g}] {
			continue
		}
		l := p.edge(a, b, rule, rule.Label, v.status)
		l.ties = max(l.ties, 1)
		l.Disputed = l.Disputed || p.disputes(v)
		p.tieInShort(l, a, b, rule)
		bare := &voice{graph: v.graph, claim: v.claim, speaker: v.speaker, status: v.status, rows: v.rows}
		if err := p.evidence(l, id, bare, "", true); err != nil {
			return err
		}
	}
	return nil
}

// finish makes e the edge with its dates and its evidence.
func (l *line) finish(e *Edge, keep int) {
	*e = l.Edge
	e.Evidence, e.Omitted = l.kept.done(keep)
	e.First, e.Last = l.period.first.stored, l.period.last.stored
	e.Inferred = l.period.first.inferred || l.period.last.inferred
	if l.asOf != nil {
		e.AsOf, e.Inferred = l.asOf.last.stored, e.Inferred || l.asOf.last.inferred
	}
}

// placeIRIs notes which node stands for each IRI: messages are all about these,
// and a text is found faster than a term.
func (p *projection) placeIRIs() {
	iris := make(map[string]int, len(p.nodes)+len(p.fold))
	for thing := range p.nodes {
		if i, ok := p.place(thing); ok && thing.IsIRI() {
			iris[thing.text] = i
		}
	}
	for account := range p.fold {
		if i, ok := p.place(account); ok && account.IsIRI() {
			iris[account.text] = i
		}
	}
	p.iris = iris
}

// place gives the node that stands for a thing: itself, or its holder.
func (p *projection) place(thing Term) (int, bool) {
	if thing.kind == KindIRI && p.iris != nil {
		i, ok := p.iris[thing.text]
		return i, ok
	}
	if holder, ok := p.fold[thing]; ok {
		thing = holder
	}
	i, ok := p.nodes[thing]
	return i, ok
}
