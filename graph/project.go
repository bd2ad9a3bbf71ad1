package graph

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

// Project turns statements into a network: the nodes and edges that a view
// asks for, each with the evidence behind it. Nodes are sorted by column and
// IRI, edges by source, target, kind, status and key. A thing that a `hide`
// statement names is left out and counted in Notes.
//
// It asks the Matcher for one class after the other and holds the nodes, the
// distinct edges and their evidence. The errors are those of the Matcher.
func Project(ctx context.Context, m Matcher, v View) (Network, error) {
	p := projection{
		view: v, nodes: make(map[Term]int), fold: make(map[Term]Term), edges: make(map[string]*Edge), hidden: make(map[Term]bool),
		reading: reading{
			ctx: ctx, m: m, w: &v.Words, held: make(map[Term][]fact), types: make(map[Term][]Term),
			rules: make(map[Term]bool), names: make(map[Term]string), who: make(map[Term]Term),
		},
	}
	for _, step := range []func() error{p.open, p.hide, p.readNodes, p.foldAccounts, p.order, p.readEdges, p.figures, p.credit} {
		if err := step(); err != nil {
			return Network{}, err
		}
	}
	return p.finish(), nil
}

// projection is a network in the making.
type projection struct {
	reading
	view   View
	net    Network
	nodes  map[Term]int // places in net.Nodes
	fold   map[Term]Term
	hidden map[Term]bool
	edges  map[string]*Edge
	talks  []talk // what the exchanges belong to
}

// hide notes what is not to be drawn.
func (p *projection) hide() error {
	if p.w.Hide.IsZero() {
		return nil
	}
	hidden, err := p.match(Term{}, p.w.Hide, Term{}, Term{})
	for _, s := range hidden {
		if s.Object.Value() == "true" || s.Object.Value() == "1" {
			p.hidden[s.Subject] = true
		}
	}
	return err
}

// readNodes finds the nodes and what a picture says of them.
func (p *projection) readNodes() error {
	left := 0
	for _, rule := range p.view.Nodes {
		err := p.instances(rule.Class, func(id Term) error {
			if _, ok := p.nodes[id]; ok {
				return nil
			}
			if p.hidden[id] {
				left++
				return nil
			}
			n, err := p.node(id, rule)
			if err != nil {
				return err
			}
			p.nodes[id] = len(p.net.Nodes)
			p.net.Nodes = append(p.net.Nodes, n)
			return nil
		})
		if err != nil {
			return err
		}
	}
	if left > 0 {
		p.net.Notes = append(p.net.Notes, counted(left, "person, organization or event is", "people, organizations or events are")+" left out on request")
	}
	return nil
}

// node reads one node.
func (p *projection) node(id Term, rule NodeRule) (Node, error) {
	facts, err := p.facts(id)
	if err != nil {
		return Node{}, err
	}
	n := Node{ID: id, Class: rule.Class, Column: rule.Column, Kicker: rule.Kicker}
	n.Label = p.nameOf(id, facts)
	p.names[id] = n.Label
	for _, f := range values(facts, p.w.Kind, p.w.Caption) {
		n.Kicker = f.object.Value()
	}
	if t := values(facts, p.w.Type); len(t) > 0 {
		n.Status = t[0].status // plain ones come first
	}
	if rule.Column == ColumnTime {
		start, end := values(facts, p.w.Start...), values(facts, p.w.End...)
		if len(start) > 0 {
			n.Start, n.Inferred = start[0].object.Value(), start[0].inferred
		}
		if len(end) > 0 {
			n.End, n.Inferred = end[0].object.Value(), n.Inferred || end[0].inferred
		}
		for _, f := range values(facts, p.w.DateText) {
			n.DateWords = f.object.Value()
		}
	}
	n.Evidence, err = p.evidence(id, facts, func(f fact) bool { return f.predicate == p.w.Type })
	return n, err
}

// foldAccounts finds the accounts that one node alone is said to hold, and
// takes them from the nodes.
func (p *projection) foldAccounts() error {
	if p.w.AccountOf.IsZero() {
		return nil
	}
	holders := make(map[Term][]Term)
	statements, err := p.match(Term{}, p.w.AccountOf, Term{}, Term{})
	if err != nil {
		return err
	}
	for _, s := range statements {
		if _, ok := p.nodes[s.Object]; ok && !slices.Contains(holders[s.Subject], s.Object) {
			holders[s.Subject] = append(holders[s.Subject], s.Object)
		}
	}
	for account, who := range holders {
		if len(who) == 1 && !p.hidden[account] {
			p.fold[account] = who[0]
		}
	}
	return nil
}

// order sorts the nodes and drops the folded ones.
func (p *projection) order() error {
	slices.SortFunc(p.net.Nodes, func(a, b Node) int {
		return cmp.Or(cmp.Compare(a.Column, b.Column), a.ID.Compare(b.ID))
	})
	p.net.Nodes = slices.DeleteFunc(p.net.Nodes, func(n Node) bool { _, folded := p.fold[n.ID]; return folded })
	clear(p.nodes)
	for i, n := range p.net.Nodes {
		p.nodes[n.ID] = i
	}
	for account, holder := range p.fold {
		if i, ok := p.nodes[holder]; ok {
			p.net.Nodes[i].Folded = append(p.net.Nodes[i].Folded, account)
		}
	}
	for i := range p.net.Nodes {
		n := &p.net.Nodes[i]
		slices.SortFunc(n.Folded, Term.Compare)
		if n.Column == ColumnTime {
			if err := p.relative(n); err != nil {
				return err
			}
		}
	}
	return nil
}

// relative finds the events that an event comes after or shares its day with.
func (p *projection) relative(n *Node) error {
	facts, err := p.facts(n.ID)
	if err != nil {
		return err
	}
	for _, f := range values(facts, p.w.After) {
		if f.status != n.Status {
			continue
		}
		if i, ok := p.nodes[f.object]; ok {
			n.After = append(n.After, i)
		} else if err := p.notBefore(n, f.object); err != nil {
			return err
		}
	}
	for _, f := range values(facts, p.w.SameDay) {
		if i, ok := p.nodes[f.object]; ok && f.status == n.Status {
			n.SameDay = append(n.SameDay, i)
		}
	}
	return nil
}

// notBefore notes the date of something that is no node, a message, and that
// an event comes after.
func (p *projection) notBefore(n *Node, thing Term) error {
	facts, err := p.facts(thing)
	if err != nil {
		return err
	}
	for _, f := range values(facts, p.w.Start...) {
		if d := f.object.Value(); f.claim.IsZero() && d > n.NotBefore {
			n.NotBefore, n.NotBeforeInferred = d, f.inferred
		}
	}
	return nil
}

// place gives the node that stands for a thing: itself, or its holder.
func (p *projection) place(thing Term) (int, bool) {
	if holder, ok := p.fold[thing]; ok {
		thing = holder
	}
	i, ok := p.nodes[thing]
	return i, ok
}

// finish sorts the edges into the network.
func (p *projection) finish() Network {
	for _, e := range p.edges {
		sortEvidence(e.Evidence)
		p.net.Edges = append(p.net.Edges, *e)
	}
	slices.SortFunc(p.net.Edges, func(a, b Edge) int {
		return cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.Target, b.Target), a.Kind.Compare(b.Kind),
			strings.Compare(string(a.Status), string(b.Status)), strings.Compare(a.Key, b.Key))
	})
	return p.net
}

// Connected gives the network without the nodes that no edge and no order of
// events reaches, and says in Notes how many there were.
func (n Network) Connected() Network {
	keep := make([]bool, len(n.Nodes))
	for _, e := range n.Edges {
		keep[e.Source], keep[e.Target] = true, true
	}
	for i, node := range n.Nodes {
		for _, j := range append(slices.Clone(node.After), node.SameDay...) {
			keep[i], keep[j] = true, true
		}
	}
	place := make([]int, len(n.Nodes))
	out := Network{Title: n.Title, Notes: slices.Clone(n.Notes), Credit: n.Credit}
	for i, node := range n.Nodes {
		place[i] = len(out.Nodes)
		if keep[i] {
			out.Nodes = append(out.Nodes, node)
		}
	}
	move := func(list []int) []int {
		moved := make([]int, len(list))
		for i, j := range list {
			moved[i] = place[j]
		}
		return moved
	}
	for i := range out.Nodes {
		out.Nodes[i].After, out.Nodes[i].SameDay = move(out.Nodes[i].After), move(out.Nodes[i].SameDay)
	}
	for _, e := range n.Edges {
		e.Source, e.Target = place[e.Source], place[e.Target]
		out.Edges = append(out.Edges, e)
	}
	if left := len(n.Nodes) - len(out.Nodes); left > 0 {
		out.Notes = append(out.Notes, counted(left, "node without any line is", "nodes without any line are")+" not drawn")
	}
	return out
}
