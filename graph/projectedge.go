package graph

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// talk is the conversation that an exchange belongs to.
type talk struct {
	edge         string
	conversation Term
}

// readEdges finds the edges of every rule, those that only repeat a tie last.
func (p *projection) readEdges() error {
	for _, rule := range p.view.Edges {
		if rule.Class.IsZero() {
			continue
		}
		err := p.instances(rule.Class, func(id Term) error {
			if p.hidden[id] {
				return nil
			}
			facts, err := p.facts(id)
			if err != nil {
				return err
			}
			return p.instance(id, facts, rule)
		})
		if err != nil {
			return err
		}
	}
	joined := make(map[[2]int]bool)
	for _, e := range p.edges {
		joined[[2]int{e.Source, e.Target}], joined[[2]int{e.Target, e.Source}] = true, true
	}
	for _, rule := range p.view.Edges {
		if !rule.Class.IsZero() {
			continue
		}
		statements, err := p.match(Term{}, rule.Property, Term{}, Term{})
		if err != nil {
			return err
		}
		for _, s := range statements {
			a, ok := p.place(s.Subject)
			b, ok2 := p.place(s.Object)
			if !ok || !ok2 || rule.Direct && joined[[2]int{a, b}] || a == b {
				continue
			}
			e := p.edge(a, b, rule, rule.Label, Stated)
			found, err := p.evidence(s.Subject, []fact{{predicate: s.Predicate, object: s.Object, graph: s.Graph}}, nil)
			if err != nil {
				return err
			}
			e.Evidence = append(e.Evidence, found...)
		}
	}
	return nil
}

// instance adds one tie or message to the edges between its ends. Where claims
// hold it, each status makes an edge of its own.
func (p *projection) instance(id Term, facts []fact, rule EdgeRule) error {
	for _, status := range statuses(facts) {
		of := slices.DeleteFunc(slices.Clone(facts), func(f fact) bool { return f.status != status })
		var pairs [][2]int
		for _, s := range values(of, rule.Source...) {
			for _, t := range values(of, rule.Target...) {
				a, ok := p.place(s.object)
				b, ok2 := p.place(t.object)
				pair := [2]int{a, b}
				if ok && ok2 && a != b && !slices.Contains(pairs, pair) {
					pairs = append(pairs, pair)
				}
			}
		}
		for _, pair := range pairs {
			if err := p.join(id, of, rule, pair, status); err != nil {
				return err
			}
		}
	}
	return nil
}

// join adds an instance to the edge between two nodes.
func (p *projection) join(id Term, facts []fact, rule EdgeRule, pair [2]int, status Status) error {
	e := p.edge(pair[0], pair[1], rule, p.edgeLabel(facts, rule), status)
	forward := e.Source == pair[0]
	found, err := p.evidence(id, facts, nil)
	if err != nil {
		return err
	}
	for i := range found {
		found[i].Forward = forward
	}
	e.Evidence = append(e.Evidence, found...)
	for _, date := range values(facts, p.w.Start...) {
		d := date.object.Value()
		if e.First == "" || d < e.First {
			e.First = d
		}
		if d > e.Last {
			e.Last = d
		}
		e.Inferred = e.Inferred || date.inferred
	}
	if rule.Exchange {
		if forward {
			e.Forward++
		} else {
			e.Backward++
		}
		for _, c := range values(facts, p.w.PartOf) {
			p.talks = append(p.talks, talk{e.Key, c.object})
		}
	}
	return nil
}

// edge finds or makes the edge between two nodes.
func (p *projection) edge(a, b int, rule EdgeRule, label string, status Status) *Edge {
	if (rule.Exchange || !rule.Directed) && a > b {
		a, b = b, a
	}
	kind := rule.Class
	if kind.IsZero() {
		kind = rule.Property
	}
	nodes := p.net.Nodes
	key := strings.Join([]string{nodes[a].ID.Value(), nodes[b].ID.Value(), kind.Value(), label, string(status)}, " ")
	e, ok := p.edges[key]
	if !ok {
		e = &Edge{Key: key, Source: a, Target: b, Kind: kind, Label: label, Directed: rule.Directed, Status: status, Accent: rule.Accent}
		p.edges[key] = e
	}
	return e
}

// edgeLabel gives the best words for an edge: of a property that says more,
// the name of a concept, or the rule's own.
func (p *projection) edgeLabel(facts []fact, rule EdgeRule) string {
	for _, from := range rule.LabelFrom {
		for _, f := range values(facts, from) {
			if f.object.IsLiteral() && f.object.Value() != "" {
				return f.object.Value()
			}
			if l, ok := p.view.Labels[f.object]; ok {
				return l
			}
		}
	}
	return rule.Label
}

// evidence gives what stands behind an instance: one for each assertion graph
// and status in which something is said of it that want accepts.
func (p *projection) evidence(id Term, facts []fact, want func(fact) bool) ([]Evidence, error) {
	var all []Evidence
	for _, f := range facts {
		if f.inferred || want != nil && !want(f) || strings.HasSuffix(f.graph.Value(), "#places") {
			continue
		}
		same := func(e Evidence) bool { return e.Graph == f.graph && e.Status == f.status }
		if slices.ContainsFunc(all, same) {
			continue
		}
		e, err := p.behind(id, facts, f)
		if err != nil {
			return nil, err
		}
		all = append(all, e...)
	}
	return all, nil
}

// behind describes the evidence of one fact: source, dates, row and quote; one
// for each row that says it.
func (p *projection) behind(id Term, facts []fact, f fact) ([]Evidence, error) {
	e := Evidence{Subject: id, Status: f.status, Graph: f.graph, Source: p.who[f.graph]}
	if !f.claim.IsZero() {
		e.Subject = f.claim
	}
	if e.Source.IsZero() {
		e.Source = f.graph
	}
	var err error
	if e.Named, err = p.name(e.Source); err != nil {
		return nil, err
	}
	if e.Label, err = p.says(id, facts); err != nil {
		return nil, err
	}
	for _, d := range values(facts, p.w.Start...) {
		if d.graph == f.graph || d.inferred {
			e.Date, e.Inferred = d.object.Value(), d.inferred
			break
		}
	}
	for _, d := range values(facts, p.w.DateText) {
		e.Words = d.object.Value()
	}
	for _, d := range values(facts, p.w.Number) {
		e.Counted = d.object.Value()
	}
	return p.rows(e)
}

// rows finds the rows that an evidence was read from, with their quotes.
func (p *projection) rows(e Evidence) ([]Evidence, error) {
	places := IRI(e.Graph.Value() + "#places")
	rows, err := p.match(e.Subject, p.w.DerivedFrom, Term{}, places)
	if err != nil || len(rows) == 0 {
		return []Evidence{e}, err
	}
	var all []Evidence
	for _, row := range rows {
		of := e
		of.Place = row.Object
		said, err := p.match(row.Object, Term{}, Term{}, places)
		if err != nil {
			return nil, err
		}
		for _, s := range said {
			switch s.Predicate {
			case p.w.Quote:
				of.Quote = s.Object.Value()
			case p.w.At:
				of.At = s.Object.Value()
			}
		}
		all = append(all, of)
	}
	return all, nil
}

func statuses(facts []fact) []Status {
	var all []Status
	for _, f := range facts {
		if !slices.Contains(all, f.status) {
			all = append(all, f.status)
		}
	}
	slices.Sort(all)
	return all
}

func sortEvidence(all []Evidence) {
	slices.SortStableFunc(all, func(a, b Evidence) int {
		return cmp.Or(strings.Compare(a.Date, b.Date), a.Subject.Compare(b.Subject), a.Graph.Compare(b.Graph), a.Place.Compare(b.Place))
	})
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}
