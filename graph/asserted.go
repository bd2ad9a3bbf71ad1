package graph

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// Asserted says how a view shows who asserts what about whom: every source,
// and every speaker that it passes on, is a node, and the lines go from it to
// those it speaks of.
type Asserted struct {
	Source, Speaker NodeRule // what sources and speakers are drawn as
	Speaks, Passes  string   // the words of the two kinds of lines: "speaks of", "passes on"
	One, Many       string   // what a line stands for: "tie", "ties"
}

// spoken is a line from one who asserts something.
type spoken struct {
	who, of int // places in net.Nodes
	status  Status
	passes  bool
}

// asserted makes the edges of a view of sources.
func (p *projection) asserted() error {
	lines := slices.SortedFunc(slices.Values(p.lines), func(a, b *line) int { return strings.Compare(a.Key, b.Key) })
	p.iris = nil // nodes are added
	found := make(map[spoken]*line)
	add := func(s spoken, l *line, k *evidenceKept) {
		if s.who == s.of {
			return
		}
		to := found[s]
		if to == nil {
			to = new(line)
			found[s] = to
		}
		to.ties++
		to.Label = l.Label
		to.Disputed = to.Disputed || l.Disputed
		for _, e := range k.all {
			to.kept.add(e, p.view.Keep)
		}
		to.kept.more += k.more
	}
	for _, l := range lines {
		order := slices.SortedFunc(maps.Keys(l.said), func(a, b assertion) int {
			return cmp.Or(a.source.Compare(b.source), a.speaker.Compare(b.speaker))
		})
		for _, a := range order {
			k := l.said[a]
			k.sort(p.view.Keep)
			source, err := p.speaker(a.source, p.view.Asserted.Source)
			if err != nil {
				return err
			}
			who := source
			if !a.speaker.IsZero() {
				if who, err = p.speaker(a.speaker, p.view.Asserted.Speaker); err != nil {
					return err
				}
				add(spoken{source, who, Stated, true}, l, k)
			}
			add(spoken{who, l.Source, l.Status, false}, l, k)
			add(spoken{who, l.Target, l.Status, false}, l, k)
		}
	}
	p.net.asserted = true
	p.spokenEdges(found)
	p.reorder()
	return nil
}

// speaker finds or makes the node of a source or a speaker.
func (p *projection) speaker(thing Term, rule NodeRule) (int, error) {
	if i, ok := p.place(thing); ok {
		return i, nil
	}
	name, err := p.name(thing)
	if err != nil {
		return 0, err
	}
	if _, named := p.who[thing]; named || strings.HasSuffix(name, places) {
		name = "source not named"
	}
	i := len(p.net.Nodes)
	p.nodes[thing] = i
	p.net.Nodes = append(p.net.Nodes, Node{ID: thing, Class: rule.Class, Column: rule.Column, Kicker: rule.Kicker, Label: name, Speaks: true})
	return i, nil
}

// spokenEdges turns the lines of who asserts what into edges.
func (p *projection) spokenEdges(found map[spoken]*line) {
	words := p.view.Asserted
	for s, l := range found {
		a, b := p.net.Nodes[s.who], p.net.Nodes[s.of]
		label, kind := words.Speaks, p.w.AttributedTo
		if s.passes {
			label, kind = words.Passes, p.w.Author
		}
		e := Edge{
			Source: s.who, Target: s.of, Kind: kind, Directed: true, Status: s.status, Disputed: l.Disputed && !s.passes, Weight: float64(l.ties),
			Key: strings.Join([]string{a.ID.Value(), b.ID.Value(), kind.Value(), label, string(s.status)}, " "),
		}
		e.Label = label + " " + counted(l.ties, words.One, words.Many)
		if l.ties == 1 && !s.passes {
			e.Label = "says: " + l.Label
		}
		e.Evidence, e.Omitted = l.kept.done(p.view.Keep)
		p.net.Edges = append(p.net.Edges, e)
	}
}

// reorder sorts the nodes again after some were added, and the edges.
func (p *projection) reorder() {
	order := make([]int, len(p.net.Nodes))
	for i := range order {
		order[i] = i
	}
	nodes := p.net.Nodes
	slices.SortFunc(order, func(i, j int) int {
		return cmp.Or(cmp.Compare(nodes[i].Column, nodes[j].Column), nodes[i].ID.Compare(nodes[j].ID))
	})
	place := make([]int, len(order))
	p.net.Nodes = make([]Node, len(order))
	for to, from := range order {
		place[from], p.net.Nodes[to] = to, nodes[from]
		p.nodes[nodes[from].ID] = to
	}
	for i := range p.net.Nodes {
		n := &p.net.Nodes[i]
		n.After, n.SameDay = moved(n.After, place), moved(n.SameDay, place)
		slices.Sort(n.After)
		slices.Sort(n.SameDay)
	}
	for i := range p.net.Edges {
		e := &p.net.Edges[i]
		e.Source, e.Target = place[e.Source], place[e.Target]
	}
	slices.SortFunc(p.net.Edges, func(a, b Edge) int { return compareEdges(&a, &b) })
}
