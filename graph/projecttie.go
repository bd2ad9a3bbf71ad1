package graph

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// pairing is a line that one tie or message belongs to, and who says so.
type pairing struct {
	line    *line
	voices  []voice
	forward bool
}

// instance adds one tie or message to the edges between its ends. Each status
// makes an edge of its own.
func (p *projection) instance(id Term, voices []voice, rule *edgeRule) error {
	drawn, late, undated := false, false, false
	for rest := voices; len(rest) > 0; {
		of := ofStatus(rest, rest[0].status)
		rest = rest[len(of):]
		when := p.when(of, rule)
		switch when {
		case tooEarlyOrLate:
			late = true
			continue
		case noDate:
			undated = true
			continue
		}
		pairings, err := p.pairings(id, of, rule, when)
		if err != nil {
			return err
		}
		if when == timeless && !slices.ContainsFunc(pairings, p.dated) && len(pairings) > 0 {
			p.left.timeless++
		}
		var start, end *dated
		for i, x := range pairings {
			drawn = true
			x.line.ties++
			facts := factsOf(x.voices...)
			if i == 0 || len(of) > 1 {
				start, end = p.dates(facts)
			}
			switch {
			case when == otherTime:
				p.countOutside(x, facts, start)
			case rule.Exchange:
				p.date(x.line, facts, start, start, true)
				p.count(x, facts, start)
			default:
				p.date(x.line, facts, start, end, false)
				p.tie(x, facts, start, end, rule)
			}
			if rule.Exchange && p.contested(id, of, voices) {
				x.line.contested++
			}
		}
		if rule.Exchange && when != otherTime && of[0].status == Stated {
			p.sent(of, pairings)
		}
	}
	switch {
	case late:
		p.left.before++
	case undated:
		p.left.undated++
	}
	if rule.Exchange && !drawn && !late && !undated {
		p.undrawn(factsOf(voices...), rule)
	}
	return nil
}

// dated tells whether an end of a line is an event, which has the time of what
// happens there.
func (p *projection) dated(x pairing) bool {
	return p.net.Nodes[x.line.Source].Column == ColumnTime || p.net.Nodes[x.line.Target].Column == ColumnTime
}

// pairings finds the lines that voices of one status put an instance on, with
// the evidence. Ends that different voices name are paired only where none of
// them names both.
func (p *projection) pairings(id Term, of []voice, rule *edgeRule, when timing) ([]pairing, error) {
	all := p.pairingRoom[:0]
	defer func() { p.pairingRoom = all }()
	add := func(v *voice, facts []fact) error {
		label, mutual := p.edgeLabel(facts, rule)
		rule := rule
		if mutual && rule.Directed {
			same := *rule
			same.Directed = false
			rule = &same
		}
		pairs := p.pairs(facts, rule)
		if len(pairs) == 0 {
			return nil
		}
		date := p.evidenceDate(v)
		for _, pair := range pairs {
			l := p.edge(pair[0], pair[1], rule, label, v.status)
			l.Disputed = l.Disputed || !rule.Exchange && (len(p.disputed[id]) > 0 || p.disputes(*v))
			if when != otherTime {
				if err := p.evidence(l, id, v, date, l.Source == pair[0]); err != nil {
					return err
				}
				if err := p.against(l, id, v, l.Source == pair[0]); err != nil {
					return err
				}
			}
			p.inFull(pair, rule, v)
			i := slices.IndexFunc(all, func(x pairing) bool { return x.line == l })
			if i < 0 {
				i = len(all)
				all = append(all, pairing{line: l, forward: l.Source == pair[0]})
			}
			if len(of) == 1 {
				all[i].voices = of
			} else {
				all[i].voices = append(all[i].voices, *v)
			}
		}
		return nil
	}
	for i := range of {
		if err := add(&of[i], of[i].facts); err != nil {
			return nil, err
		}
	}
	if len(all) > 0 || len(of) < 2 || of[0].status != Stated {
		// A source that names no end may still give a date or a number.
		for _, v := range of {
			if v.status == Stated && !says(v.facts, rule.source...) && !says(v.facts, rule.target...) {
				for i := range all {
					all[i].voices = append(all[i].voices, v)
				}
			}
		}
		return all, nil
	}
	for i := range of {
		if err := add(&of[i], factsOf(of...)); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// pairs gives the nodes that facts join, from source to target, each once.
func (p *projection) pairs(facts []fact, rule *edgeRule) [][2]int {
	all := p.pairRoom[:0]
	for s := range oneByOne(facts, rule.source) {
		a, ok := p.place(s.object)
		if !ok {
			continue
		}
		for _, target := range rule.target {
			for i := range facts {
				if facts[i].is != target {
					continue
				}
				b, ok := p.place(facts[i].object)
				if pair := [2]int{a, b}; ok && a != b && !slices.Contains(all, pair) {
					all = append(all, pair)
				}
			}
		}
	}
	p.pairRoom = all
	return all
}

// inFull notes that a voice tells of a tie between two nodes.
func (p *projection) inFull(pair [2]int, rule *edgeRule, v *voice) {
	if rule.Exchange {
		return
	}
	g := v.graph
	if !v.claim.IsZero() {
		g = v.claim
	}
	p.covers[inFull{pair[0], pair[1], rule.Class, p.keep(g)}] = true
}

// edge finds or makes the edge between two nodes.
func (p *projection) edge(a, b int, rule *edgeRule, label string, status Status) *line {
	if (rule.Exchange || !rule.Directed) && a > b {
		a, b = b, a
	}
	kind, pair := rule.kind(), uint64(a)<<32|uint64(b)
	first := p.between[pair]
	if first != nil && first.Kind == kind && first.Label == label && first.Status == status {
		return first
	}
	at := lineKey{pair, kind, label, status}
	if first != nil {
		if l, ok := p.others[at]; ok {
			return l
		}
	}
	nodes := p.net.Nodes
	key := strings.Join([]string{nodes[a].ID.Value(), nodes[b].ID.Value(), kind.Value(), label, string(status)}, " ")
	if len(p.lineRoom) == 0 {
		p.lineRoom = make([]line, 32)
	}
	l := &p.lineRoom[0]
	p.lineRoom = p.lineRoom[1:]
	l.Edge = Edge{Key: key, Source: a, Target: b, Kind: kind, Label: label, Directed: rule.Directed, Status: status, Accent: rule.Accent}
	if p.lines = append(p.lines, l); first == nil {
		p.between[pair] = l
	} else {
		p.others[at] = l
	}
	return l
}

// edgeLabel gives the best words for an edge: of a property that says more,
// the name of a concept, or the rule's own; and whether the words hold both
// ways.
func (p *projection) edgeLabel(facts []fact, rule *edgeRule) (label string, mutual bool) {
	for _, from := range rule.labelFrom {
		if s := text(facts, from); s != "" {
			return s, false
		}
		for _, f := range values(facts, from) {
			if l, ok := p.view.Labels[f.object]; ok {
				return l, p.view.Mutual[f.object]
			}
		}
	}
	return rule.Label, false
}

// date adds the dates of a tie or message to its line.
func (p *projection) date(l *line, facts []fact, start, end *dated, exchange bool) {
	l.Differ = l.Differ || start.differ || end.differ
	if exchange && start.stored == "" {
		l.Undated++
	}
	l.period.add(start, end)
	for i := range facts {
		if facts[i].is == p.is.asOf {
			asOf := datesOf(facts[i:i+1], p.is.asOf)
			if l.asOf == nil {
				l.asOf = new(period)
			}
			l.asOf.add(&asOf, &asOf)
		}
	}
}

// count adds a message to its line: once, however many sources describe it.
func (p *projection) count(x pairing, facts []fact, start *dated) {
	l := x.line
	n, more, about := p.standsFor(facts)
	l.About = l.About || about
	if x.forward {
		l.Forward, l.ForwardMore = l.Forward+n, l.ForwardMore || more
	} else {
		l.Backward, l.BackwardMore = l.Backward+n, l.BackwardMore || more
	}
	whole := p.goesOnIn(l, facts)
	p.moment(x, start, whole, true, n)
}

// standsFor tells how many messages an entry stands for.
func (p *projection) standsFor(facts []fact) (n int, more, about bool) {
	n = 1
	met := false
	for i := range facts {
		if facts[i].is != p.is.number {
			continue
		}
		least, open, approx := number(facts[i].object.Value())
		if met && least != n {
			least, open = min(least, n), true
		}
		n, more, about, met = least, more || open, about || approx, true
	}
	return n, more, about
}

// number reads how many messages an entry stands for: 1, 3, 1.., 2..4, ~12. An
// open number gives the least it may be; what cannot be read is one or more.
func number(words string) (least int, more, about bool) {
	words, about = strings.CutPrefix(words, "~")
	if from, _, open := strings.Cut(words, ".."); open {
		words, more = from, true
	}
	n, err := strconv.Atoi(strings.TrimSpace(words))
	if err != nil || n < 0 || n > math.MaxInt32 {
		return 1, true, false
	}
	return n, more, about
}

// undrawn counts a message that is on no line, unless it goes with what is
// hidden.
func (p *projection) undrawn(facts []fact, rule *edgeRule) {
	own := false
	sources, targets := values(facts, rule.source...), values(facts, rule.target...)
	for _, f := range slices.Concat(sources, targets) {
		if p.gone[f.object] {
			return
		}
	}
	for _, s := range sources {
		a, ok := p.place(s.object)
		for _, t := range targets {
			b, ok2 := p.place(t.object)
			own = own || ok && ok2 && a == b
		}
	}
	if own {
		p.left.own++
	} else {
		p.left.endless++
	}
}
