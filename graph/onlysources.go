package graph

import "slices"

// sourcesNote says what sources the view is limited to.
func (p *projection) sourcesNote() error {
	var names []Phrase
	for _, s := range p.view.Limit.Sources {
		name, err := p.name(s)
		if err != nil {
			return err
		}
		names = append(names, named(name))
	}
	if len(names) > 0 {
		p.net.Notes = append(p.net.Notes, Say("Only what %1 says is drawn.", Enumerate(names, "%1 or %2")))
	}
	return nil
}

// spokenOf leaves out the nodes that none of the sources that the view is
// limited to speaks of, itself or by a line, and says how many there were.
func (p *projection) spokenOf(n Network) Network {
	only := p.view.Limit.Sources
	if len(only) == 0 {
		return n
	}
	keep := make([]bool, len(n.Nodes))
	for _, e := range n.Edges {
		keep[e.Source], keep[e.Target] = true, true
	}
	for i, v := range n.Nodes {
		keep[i] = keep[i] || slices.ContainsFunc(v.Evidence, func(e Evidence) bool {
			return slices.Contains(only, e.Source) || slices.Contains(only, e.Graph)
		})
	}
	out := n.subset(keep, nil)
	if left := len(n.Nodes) - len(out.Nodes); left > 0 {
		out.Notes = append(out.Notes, note(left, "%1 person, organization, account or event is not drawn: only other sources speak of it",
			"%1 people, organizations, accounts and events are not drawn: only other sources speak of them"))
	}
	return out
}
