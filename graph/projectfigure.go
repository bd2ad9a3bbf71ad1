package graph

import (
	"slices"
	"strings"
)

// says puts an instance into a few words: what it is called, or what a claim
// says of it.
func (p *projection) says(id Term, facts []fact) (string, error) {
	for _, name := range p.w.Names {
		for _, f := range values(facts, name) {
			if f.object.IsLiteral() {
				return f.object.Value(), nil
			}
		}
	}
	return "", nil
}

// figures adds the reported counts to the exchanges they are about, and tells
// whether all messages of an exchange are in hand.
func (p *projection) figures() error {
	complete := make(map[Term]bool)
	for _, t := range p.talks {
		if _, ok := complete[t.conversation]; ok {
			continue
		}
		facts, err := p.facts(t.conversation)
		if err != nil {
			return err
		}
		coverage := values(facts, p.w.Coverage)
		complete[t.conversation] = len(coverage) == 1 && coverage[0].object == p.w.Complete
	}
	of := make(map[string][]Term)
	for _, t := range p.talks {
		if !slices.Contains(of[t.edge], t.conversation) {
			of[t.edge] = append(of[t.edge], t.conversation)
		}
	}
	for key, conversations := range of {
		e := p.edges[key]
		e.Complete = true
		for _, c := range conversations {
			e.Complete = e.Complete && complete[c]
		}
	}
	if p.w.Figure.IsZero() {
		return nil
	}
	return p.instances(p.w.Figure, func(id Term) error {
		facts, err := p.facts(id)
		if err != nil {
			return err
		}
		for key, conversations := range of {
			if err := p.figure(p.edges[key], conversations, id, facts); err != nil {
				return err
			}
		}
		return nil
	})
}

// figure adds one figure to an edge, where it is about one of the edge's
// conversations and about its two ends.
func (p *projection) figure(e *Edge, conversations []Term, id Term, facts []fact) error {
	about := slices.ContainsFunc(values(facts, p.w.FigureAbout), func(f fact) bool { return slices.Contains(conversations, f.object) })
	value := values(facts, p.w.FigureValue)
	if !about || len(value) == 0 {
		return nil
	}
	from, to := "", ""
	for _, end := range []struct {
		property Term
		name     *string
	}{{p.w.FigureFrom, &from}, {p.w.FigureTo, &to}} {
		for _, f := range values(facts, end.property) {
			i, ok := p.place(f.object)
			if ok && i != e.Source && i != e.Target {
				return nil
			}
			if ok {
				*end.name = p.net.Nodes[i].Label
			}
		}
	}
	words := value[0].object.Value()
	if approx, ok := strings.CutPrefix(words, "~"); ok {
		words = "about " + approx
	}
	for _, f := range values(facts, p.w.FigureWhat, p.w.FigureUnit) {
		words += " " + f.object.Value()
		break
	}
	if from != "" {
		words += " from " + from
	} else if to != "" {
		words += " to " + to
	}
	who, err := p.reporter(value[0])
	if err != nil {
		return err
	}
	words += ", " + who
	if !slices.Contains(e.Figures, words) {
		e.Figures = append(e.Figures, words)
		slices.Sort(e.Figures)
	}
	return nil
}

// reporter says how a figure is known: reported by a source in its own voice,
// or by the speaker of a claim. Which source it is stands in the evidence.
func (p *projection) reporter(f fact) (string, error) {
	if f.claim.IsZero() {
		return "reported", nil
	}
	authors, err := p.match(f.claim, p.w.Author, Term{}, f.graph)
	if err != nil {
		return "", err
	}
	if len(authors) == 0 {
		return string(f.status), nil
	}
	name, err := p.name(authors[0].Object)
	return "according to " + name, err
}

// credit collects how the sources behind the picture want to be cited.
func (p *projection) credit() error {
	var sources []Term
	note := func(all []Evidence) {
		for _, e := range all {
			if !slices.Contains(sources, e.Source) {
				sources = append(sources, e.Source)
			}
		}
	}
	for _, e := range p.edges {
		note(e.Evidence)
	}
	for _, n := range p.net.Nodes {
		note(n.Evidence)
	}
	for _, s := range sources {
		facts, err := p.facts(s)
		if err != nil {
			return err
		}
		cite := ""
		for _, f := range values(facts, p.w.CiteAs) {
			cite = f.object.Value()
		}
		if cite == "" {
			cite = p.nameOf(s, facts)
		}
		p.net.Credit = append(p.net.Credit, cite)
	}
	slices.Sort(p.net.Credit)
	p.net.Credit = slices.Compact(p.net.Credit)
	return nil
}
