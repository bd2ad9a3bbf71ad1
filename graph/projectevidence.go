package graph

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// behind describes what stands behind an instance in one voice: one evidence
// for each row that says it.
func (p *projection) behind(id Term, v voice) ([]Evidence, error) { return p.behindIn(nil, id, v) }

// behindIn is behind with room to use again.
func (p *projection) behindIn(all []Evidence, id Term, v voice) ([]Evidence, error) {
	g := p.graph(v.graph)
	all = append(all, Evidence{
		Status: v.status, Graph: g.graph, Source: g.source, Forward: true,
		Label: text(v.facts, p.is.names...), Words: text(v.facts, p.is.dateText), Counted: text(v.facts, p.is.number),
	})
	e := &all[len(all)-1]
	start, end := p.dates(v.facts)
	if start.stored == "" {
		asOf := datesOf(v.facts, p.is.asOf)
		start = &asOf
	}
	e.Subject, e.Date = clonedTogether(id, start.stored)
	if !v.claim.IsZero() {
		e.Subject = v.claim
	}
	e.End, e.Inferred = strings.Clone(end.stored), start.inferred || end.inferred
	if err := p.attribute(e, v); err != nil {
		return nil, err
	}
	e.Quote, e.Against = v.text, v.against // the text where no row has a quote
	for i, row := range v.rows {
		if i > 0 {
			all = append(all, all[0])
			e = &all[i]
		}
		e.Place = row.Clone()
		q := p.quotes[inGraph{row, g.places}]
		e.Quote, e.At = cmp.Or(q.quote, v.text), q.at
	}
	return all, nil
}

// clonedTogether copies an IRI or a blank node and a text that are kept equally
// long.
func clonedTogether(name Term, text string) (Term, string) {
	both := name.text + text
	name.text = both[:len(name.text)]
	return name, both[len(name.text):]
}

// attribute says who says it: the source, and the speaker that it passes on.
func (p *projection) attribute(e *Evidence, v voice) (err error) {
	if e.Source.IsZero() {
		e.Source = e.Graph
	} else if e.Named, err = p.name(e.Source); err != nil {
		return err
	}
	if !v.speaker.IsZero() {
		e.Speaker, err = p.name(v.speaker)
	}
	return err
}

// sorted gives evidence in the order of dates.
func sorted(all []Evidence) []Evidence {
	if len(all) < 2 {
		return all
	}
	k := evidenceKept{all: ListEvidence(all...).pieces}
	l, _ := k.done(0)
	return l.Slice()
}

// credit collects how the sources behind the picture want to be cited.
func (p *projection) credit() error {
	for _, n := range p.net.Nodes {
		for _, e := range n.Evidence {
			p.cite(e.Source, e.Named != "")
		}
	}
	for s := range p.cited {
		of, err := p.about(s)
		if err != nil {
			return err
		}
		cite := text(factsOf(p.voices(s, of)...), p.is.citeAs)
		if cite == "" || p.shownAs[s] {
			if cite, err = p.name(s); err != nil {
				return err
			}
		}
		if p.net.cites == nil {
			p.net.cites = make(map[Term]string)
		}
		p.net.cites[s] = cite
	}
	p.net.Credit = credits(slices.Collect(maps.Values(p.net.cites)), p.unsaid)
	return nil
}

func credits(cites []string, unsaid bool) []string {
	slices.Sort(cites)
	cites = slices.Compact(cites)
	if unsaid {
		cites = append(cites, "sources that are not named")
	}
	return cites
}

// credit collects how the sources behind a part of a network want to be cited.
// Where an edge does not hold all of its evidence, it stays with the whole.
func (n *Network) credit() {
	if n.cites == nil {
		return
	}
	found := make(map[string]bool)
	unsaid := false
	look := func(source Term) {
		cite, ok := n.cites[source]
		unsaid = unsaid || !ok
		found[cite] = true
	}
	for _, v := range n.Nodes {
		for _, e := range v.Evidence {
			look(e.Source)
		}
	}
	for _, e := range n.Edges {
		if e.Omitted > 0 {
			return
		}
		for _, x := range e.Evidence.pieces {
			look(x.rest.Source)
		}
	}
	delete(found, "")
	n.Credit = credits(slices.Collect(maps.Keys(found)), unsaid)
}

// counted says a number of things in words.
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}
