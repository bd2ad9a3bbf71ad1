package graph

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
)

// Project turns statements into a network: the nodes and edges that a view
// asks for, each with the evidence behind it. Nodes are sorted by column and
// IRI, edges by source, target, kind, status and key.
//
// What is stated and what is claimed never meet in one edge: every status has
// a line of its own, and a claim gives no name, date or holder to what is
// stated. Conclusions give dates, marked as inferred, and never a line. An
// account is drawn as its holder where all who say so agree on one. A thing
// that a `hide` statement names is left out with its lines, and counted in
// Notes; the names of such things, and of those with a `show as` statement,
// are replaced in all texts of the network. What is left out otherwise stands
// in Notes, too.
//
// What a source says that another replaces, or that was taken back, is not
// drawn; in a view that has a name, neither is a tie that its source has taken
// back.
//
// It reads the Matcher twice from end to end, and single things by their
// subject; once where it is an Estimator and what may be a node, a claim or a
// source is little of it. A Sifter it asks for what the view needs alone, a
// Divider for parts of that, each of which has lines of its own until they are
// joined. It holds the nodes, the distinct edges, claims, sources and quotes; of
// messages never the text. Where View.Keep is 0 it holds the evidence, some 500
// bytes for each row that describes a message and each line it is on; else no
// more than that many pieces for each line, and 16 to 32 bytes for each message
// of conversations that are complete; of these also some 60 bytes for each day of
// a line. The errors are those of the Matcher, or tell of a limit that cannot be
// kept.
func Project(ctx context.Context, m Matcher, v View) (Network, error) {
	p := projection{
		view: v, nodes: make(map[Term]int), fold: make(map[Term]Term), gone: make(map[Term]bool),
		reading: newReading(ctx, m, &v), tying: newTying(),
	}
	for _, step := range []func() error{p.limits, p.read, p.foldAccounts, p.order, p.sourcesNote, p.aroundEvent, p.conversations, p.readEdges, p.figures, p.contacts, p.edges, p.credit, p.mask} {
		if err := step(); err != nil {
			return Network{}, err
		}
	}
	return p.finish(), nil
}

func newReading(ctx context.Context, m Matcher, v *View) reading {
	r := reading{
		ctx: ctx, m: m, w: &v.Words, graphs: make(map[Term]*heard), parts: make(map[Term]spo), rules: make(map[Term]bool),
		based: make(map[Term][]Term), drawn: make(map[spo][]Term), who: make(map[Term]Term), quotes: make(map[inGraph]quoted),
		claimRows: make(map[inGraph][]Term), holders: make(map[Term][]inGraph), hidden: make(map[Term]bool),
		shownAs: make(map[Term]bool), covered: make(map[Term][]inGraph), taken: make(map[Term]bool), out: make(map[Term]bool), disputed: make(map[Term][]dispute), things: make(map[Term][]Statement),
		held: make(map[Term][]heldFact), types: make(map[Term][]Term), names: make(map[Term]string), terms: make(map[Term]Term),
	}
	r.number(v)
	return r
}

// projection is a network in the making.
type projection struct {
	reading
	tying
	view      View
	net       Network
	nodes     map[Term]int   // places in net.Nodes
	fold      map[Term]Term  // account → holder
	iris      map[string]int // both for IRIs, once no more nodes come: found faster
	gone      map[Term]bool  // hidden things and their accounts
	limit     period64       // of Limit.From and To
	window    period64       // around an event
	talks     map[Term]*talk
	lastClass Term // the last class that has a rule
	lastRule  int
}

// tying is what is made of all that is said, or of a part of it: lines, and what
// is known with them.
type tying struct {
	lines    []*line
	between  map[uint64]*line // the first of two nodes, and mostly their only one
	others   map[lineKey]*line
	spoken   map[Term]bool // subjects that claims speak of, too
	short    []inShort
	covers   map[inFull]bool
	goingOn  map[goingOn]bool
	cited    map[Term]bool // sources behind anything that is drawn
	unsaid   bool          // something drawn has no named source
	left     leftOut
	dispatch dispatch

	lineRoom    []line  // for those to come
	room        []voice // of the thing at hand
	piecesRoom  []*piece
	pieces      pieceRoom
	foundRoom   []Evidence
	lastDates   lastDates
	pairRoom    [][2]int
	pairingRoom []pairing
}

func newTying() tying {
	return tying{
		between: make(map[uint64]*line), others: make(map[lineKey]*line), spoken: make(map[Term]bool),
		covers: make(map[inFull]bool), goingOn: make(map[goingOn]bool), cited: make(map[Term]bool),
	}
}

// leftOut counts what is not drawn.
type leftOut struct {
	things, ties, own, endless  int
	before, undated, quiet, off int // outside the period; without a date; pairs with no message around the event; events outside the period
	timeless, open              int // ties without a date, drawn all the same; exchanges not in hand as a whole
	retracted, figures          int // lines; reported figures of another time
}

// read reads all and makes the nodes.
func (p *projection) read() error {
	isThing := map[Term]bool{p.w.Figure: !p.w.Figure.IsZero()}
	for _, rule := range p.view.Nodes {
		isThing[rule.Class] = true
	}
	if err := p.open(isThing); err != nil {
		return err
	}
	for class := range isThing {
		for _, thing := range p.types[class] {
			if _, ok := p.things[thing]; ok {
				continue
			}
			of, err := p.about(thing)
			if err != nil {
				return err
			}
			p.things[thing] = p.cloned(of)
		}
	}
	p.net.Nodes = make([]Node, 0, len(p.things))
	for thing, of := range p.things {
		voices := p.voices(thing, of)
		rule, ok := nodeRule(p.view.Nodes, p.is.typ, factsOf(p.chief(voices)...))
		switch {
		case !ok:
		case p.hidden[thing]:
			p.left.things++
		case rule.Column == ColumnTime && !p.onTime(p.chief(voices)):
			p.left.off++
		default:
			n, err := p.node(thing, rule, voices)
			if err != nil {
				return err
			}
			p.nodes[thing] = len(p.net.Nodes)
			p.net.Nodes = append(p.net.Nodes, n)
		}
	}
	return nil
}

// nodeRule finds the first rule whose class a thing has.
func nodeRule(rules []NodeRule, typ property, facts []fact) (NodeRule, bool) {
	for _, rule := range rules {
		if slices.ContainsFunc(facts, func(f fact) bool { return f.is == typ && f.object == rule.Class }) {
			return rule, true
		}
	}
	return NodeRule{}, false
}

// node makes one node.
func (p *projection) node(id Term, rule NodeRule, voices []voice) (Node, error) {
	chief := p.chief(voices)
	facts := factsOf(chief...)
	n := Node{ID: id, Class: rule.Class, Column: rule.Column, Kicker: rule.Kicker, Label: p.called(id, voices), Status: chief[0].status, ShownAs: p.shownAs[id]}
	p.names[id] = n.Label
	if kind := text(facts, p.is.kind); kind != "" {
		n.Kicker = kind
	}
	if caption := text(facts, p.is.caption); caption != "" && !p.shownAs[id] {
		n.Kicker = caption
	}
	if rule.Column == ColumnTime {
		start, end := datesOf(facts, p.is.start...), datesOf(facts, p.is.end...)
		n.Start, n.Inferred = strings.Clone(start.stored), start.inferred
		n.End, n.Inferred = strings.Clone(end.stored), n.Inferred || end.inferred
		n.Differ = start.differ || end.differ
		n.DateWords = text(facts, p.is.dateText)
	}
	if err := p.locate(&n, facts, voices); err != nil {
		return n, err
	}
	for _, v := range voices {
		if len(values(v.facts, p.is.typ)) == 0 {
			continue
		}
		found, err := p.behind(id, v)
		if err != nil {
			return n, err
		}
		n.Evidence = append(n.Evidence, found...)
	}
	for i := range n.Evidence {
		n.Evidence[i].ShownAs = n.ShownAs
	}
	n.Evidence = sorted(n.Evidence)
	return n, nil
}

// foldAccounts finds the accounts that one node alone is plainly said to hold,
// and those of hidden holders.
func (p *projection) foldAccounts() error {
	for thing := range p.hidden {
		p.gone[thing] = true
	}
	for account, all := range p.holders {
		var who []Term
		for _, h := range all {
			if !p.rules[h.graph] && !p.out[h.graph] && !slices.Contains(who, h.term) {
				who = append(who, h.term)
			}
		}
		if len(who) != 1 || p.hidden[account] {
			continue
		}
		_, drawn := p.nodes[who[0]]
		switch {
		case p.hidden[who[0]]:
			p.gone[account] = true
		case drawn && who[0] != account && !p.view.Apart:
			p.fold[account] = who[0]
		}
	}
	whole := maps.Clone(p.fold)
	maps.DeleteFunc(p.fold, func(_, holder Term) bool { _, also := whole[holder]; return also }) // an account holds none
	return nil
}

// order sorts the nodes, drops the folded ones, and finds the order of events.
func (p *projection) order() error {
	p.net.Nodes = slices.DeleteFunc(p.net.Nodes, func(n Node) bool {
		_, folded := p.fold[n.ID]
		return folded || p.gone[n.ID]
	})
	slices.SortFunc(p.net.Nodes, func(a, b Node) int {
		return cmp.Or(cmp.Compare(a.Column, b.Column), a.ID.Compare(b.ID))
	})
	clear(p.nodes)
	for i, n := range p.net.Nodes {
		p.nodes[n.ID] = i
	}
	for account, holder := range p.fold {
		if i, ok := p.nodes[holder]; ok {
			p.net.Nodes[i].Folded = append(p.net.Nodes[i].Folded, account)
		}
	}
	p.placeIRIs()
	for i := range p.net.Nodes {
		n := &p.net.Nodes[i]
		slices.SortFunc(n.Folded, Term.Compare)
		if n.Column == ColumnTime {
			if err := p.relative(i); err != nil {
				return err
			}
		}
	}
	p.tellApart()
	return nil
}

// tellApart gives nodes of one name and kicker what else is said of them.
func (p *projection) tellApart() {
	same := make(map[[2]string][]int)
	for i, n := range p.net.Nodes {
		key := [2]string{n.Kicker, n.Label}
		same[key] = append(same[key], i)
	}
	for _, nodes := range same {
		for _, i := range nodes {
			n := &p.net.Nodes[i]
			if len(nodes) == 1 || n.Column == ColumnTime || p.shownAs[n.ID] {
				continue
			}
			facts := factsOf(p.chief(p.voices(n.ID, p.things[n.ID]))...)
			if d := text(facts, p.is.described...); d != "" && d != n.Label {
				n.Kicker = d
			}
		}
	}
}

// relative finds the events that an event comes after or shares its day with.
func (p *projection) relative(at int) error {
	n := &p.net.Nodes[at]
	facts := factsOf(p.chief(p.voices(n.ID, p.things[n.ID]))...)
	for _, f := range values(facts, p.is.after) {
		if i, ok := p.nodes[f.object]; ok && i != at {
			n.After = append(n.After, i)
		} else if !ok && !p.gone[f.object] {
			if err := p.notBefore(n, f.object); err != nil {
				return err
			}
		}
	}
	for _, f := range values(facts, p.is.sameDay) {
		if i, ok := p.nodes[f.object]; ok && i != at {
			n.SameDay = append(n.SameDay, i)
		}
	}
	slices.Sort(n.After)
	slices.Sort(n.SameDay)
	n.After, n.SameDay = slices.Compact(n.After), slices.Compact(n.SameDay)
	return nil
}

// notBefore notes the date of something that is no node, a message, and that
// an event comes after: the latest of such dates.
func (p *projection) notBefore(n *Node, thing Term) error {
	of, err := p.about(thing)
	if err != nil {
		return err
	}
	d := datesOf(factsOf(ofStatus(p.voices(thing, of), Stated)...), p.is.start...)
	if d.stored == "" || d.differ || d.span.from == openFrom {
		return nil
	}
	if s, ok := spanOf(n.NotBefore); !ok || s.from < d.span.from {
		n.NotBefore, n.NotBeforeInferred = strings.Clone(d.stored), d.inferred
	}
	return nil
}
