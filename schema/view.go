package schema

import (
	"slices"

	"corkboard/graph"
)

// View gives the view that the vocabulary's own `node:` and `edge:` blocks
// describe: people, organizations and events as nodes, ties and messages as
// edges, accounts folded into their holders.
func (s *Schema) View() graph.View {
	v := graph.View{Labels: make(map[graph.Term]string), Mutual: make(map[graph.Term]bool), Words: s.words()}
	for _, c := range s.Classes {
		if c.Node != nil {
			v.Nodes = append(v.Nodes, nodeRule(c.IRI, c.Node))
		}
	}
	for _, c := range s.narrowFirst() {
		if c.Edge != nil {
			rule := s.edgeRule(c.Edge)
			rule.Class = c.IRI
			v.Edges = append(v.Edges, rule)
		}
	}
	for _, p := range s.Properties {
		if p.Edge != nil {
			rule := s.edgeRule(p.Edge)
			rule.Property = p.IRI
			rule.Source, rule.Target = nil, nil
			v.Edges = append(v.Edges, rule)
		}
	}
	for _, r := range s.Relations {
		v.Labels[RelationIRI(r.Name)] = r.Label
		v.Mutual[RelationIRI(r.Name)] = !r.Directed
		if p, ok := s.Property(r.Shortcut); ok {
			v.Edges = append(v.Edges, graph.EdgeRule{Property: p.IRI, Label: p.Label, Directed: r.Directed, ShortFor: s.classIRI(r.Class)})
		}
	}
	v.Edges, v.Shorts = distinct(v.Edges), s.shorts()
	return v
}

func nodeRule(class graph.Term, b *NodeBlock) graph.NodeRule {
	return graph.NodeRule{Class: class, Column: column(b.Column), Kicker: b.Kicker}
}

// narrowFirst gives the classes so that a class comes before those it is a
// part of: the narrowest class that a tie has is what it is drawn as.
func (s *Schema) narrowFirst() []Class {
	depth := func(c Class) int {
		n := 0
		for ok := true; ok && n < len(s.Classes); n++ {
			c, ok = s.Class(c.Parent)
		}
		return n
	}
	all := slices.Clone(s.Classes)
	slices.SortStableFunc(all, func(a, b Class) int { return depth(b) - depth(a) })
	return all
}

func (s *Schema) classIRI(name string) graph.Term {
	c, ok := s.Class(name)
	if !ok {
		return graph.Term{}
	}
	return c.IRI
}

// edgeRule turns an edge block into a rule. A message's copies count as sent
// to their recipients too.
func (s *Schema) edgeRule(e *EdgeBlock) graph.EdgeRule {
	rule := graph.EdgeRule{
		Source: s.terms(e.Source), Target: s.terms(e.Target), Label: e.Label,
		Directed: e.Directed, Accent: e.Accent, Exchange: e.Exchange,
	}
	if e.LabelFrom != "" {
		rule.LabelFrom = s.terms(e.LabelFrom, "role", "relation")
	}
	if e.Exchange {
		rule.Target = append(rule.Target, s.terms("ccRecipient", "bccRecipient")...)
	}
	return rule
}

// terms gives the IRIs of properties; names that the vocabulary does not have
// are left out.
func (s *Schema) terms(names ...string) []graph.Term {
	var all []graph.Term
	for _, name := range names {
		if p, ok := s.Property(name); ok {
			all = append(all, p.IRI)
		}
	}
	return all
}

// term gives the IRI of one property, or the zero Term.
func (s *Schema) term(name string) graph.Term {
	p, _ := s.Property(name)
	return p.IRI
}

func (s *Schema) words() graph.Words {
	figure, _ := s.Class("Figure")
	return graph.Words{
		Type: typeTerm, Names: append(s.terms("name", "title", "alias", "handle", "description", "caption"), labelTerm), Described: s.terms("description", "caption"),
		ShowAs: s.term("showAs"), Hide: s.term("hide"), Caption: s.term("caption"), Kind: s.term("type"), AccountOf: s.term("accountOf"),
		Start: s.terms("start", "dateSent", "datePublished", "dateObserved", "dateCreated"), End: s.terms("end"), AsOf: s.term("asOf"),
		DateText: dateTextTerm, After: s.term("after"), SameDay: s.term("sameDay"),
		Number: s.term("number"), PartOf: s.term("partOf"), Coverage: s.term("coverage"),
		Complete: graph.IRI(ConceptCoverageComplete),
		Figure:   figure.IRI, FigureAbout: s.term("about"), FigureWhat: s.term("what"), FigureFrom: s.term("figureFrom"),
		FigureTo: s.term("figureTo"), FigureValue: s.term("value"), FigureUnit: s.term("unit"),
		Claim: claimTerm, Holds: holdsTerm, Status: statusTerm, Author: authorTerm,
		StatementSubject: subjectTerm, Predicate: predicateTerm, Object: objectTerm,
		DerivedFrom: derivedTerm, AttributedTo: attributedTerm, Quote: exactTerm, At: atTerm,
		Replaces: s.term("replaces"), ClaimKind: s.term("claimKind"), Retraction: graph.IRI(ConceptClaimKindRetraction), Denial: graph.IRI(ConceptClaimKindDenial),
		Disputes: s.term("disputes"), Source: graph.IRI(ClassSource),
		CiteAs: s.term("citeAs"), Text: s.term("text"), Location: s.term("location"), Latitude: s.term("latitude"), Longitude: s.term("longitude"),
		Rule: ruleClassTerm, StatusPrefix: conceptStatus,
	}
}

func column(name string) graph.Column {
	switch name {
	case "group":
		return graph.ColumnGroup
	case "time":
		return graph.ColumnTime
	}
	return graph.ColumnPerson
}

// distinct keeps the first rule of every class and property.
func distinct(rules []graph.EdgeRule) []graph.EdgeRule {
	type key struct{ class, property graph.Term }
	seen := make(map[key]bool)
	var all []graph.EdgeRule
	for _, r := range rules {
		k := key{r.Class, r.Property}
		if !seen[k] {
			seen[k] = true
			all = append(all, r)
		}
	}
	return all
}
