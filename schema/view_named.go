package schema

import (
	"slices"
	"strings"

	"corkboard/graph"
)

// EvidenceKept is how many pieces of evidence a line of a named view keeps; a
// network then grows with the pairs, and not with their messages.
const EvidenceKept = 20

// NamedView gives a view of the vocabulary by its name, without limits; ok is
// false where there is none of that name. The view without a name is View's.
func (s *Schema) NamedView(name string) (v graph.View, ok bool) {
	b, ok := s.viewBlock(name)
	if !ok {
		return v, false
	}
	all := s.View()
	v = all
	v.Name, v.Keep, v.Nodes, v.Edges = b.Name, EvidenceKept, nil, nil
	for n := range len(s.Views) + 1 {
		s.addNodes(&v, b.Nodes)
		s.addEdges(&v, all, b.Edges)
		if n == 0 {
			v.Joined, v.Asserted = s.joinedRule(b.Joined), assertedRule(b.Asserted)
		}
		if b.Like == everything {
			v.Nodes, v.Edges = append(v.Nodes, all.Nodes...), append(v.Edges, all.Edges...)
		}
		if b, ok = s.viewBlock(b.Like); !ok || b.Name == everything {
			break
		}
	}
	v.Edges = distinct(v.Edges)
	return v, true
}

// ViewNames lists the views that have names, in the order of the vocabulary.
func (s *Schema) ViewNames() []string {
	var all []string
	for _, b := range s.Views {
		all = append(all, b.Name)
	}
	return all
}

func (s *Schema) viewBlock(name string) (ViewBlock, bool) {
	i := slices.IndexFunc(s.Views, func(b ViewBlock) bool { return b.Name == name })
	if i < 0 {
		return ViewBlock{}, false
	}
	return s.Views[i], true
}

// addNodes adds the rules of classes and of those that are kinds of them.
func (s *Schema) addNodes(v *graph.View, nodes []ViewNode) {
	for _, n := range nodes {
		if n.Block != nil {
			v.Nodes = append(v.Nodes, nodeRule(s.classIRI(n.Class), n.Block))
			continue
		}
		for _, c := range s.narrowFirst() {
			if c.Node != nil && s.Is(c.Name, n.Class) {
				v.Nodes = append(v.Nodes, nodeRule(c.IRI, c.Node))
			}
		}
	}
}

// addEdges adds the rules of classes, of those that are kinds of them and of
// the statements that say such ties in short, and those of properties.
func (s *Schema) addEdges(v *graph.View, all graph.View, edges []ViewEdge) {
	for _, e := range edges {
		switch {
		case e.Block != nil:
			rule := s.edgeRule(e.Block)
			rule.Class = s.classIRI(e.Class)
			if e.Property != "" {
				rule.Property, rule.Source, rule.Target = s.term(e.Property), nil, nil
			}
			v.Edges = append(v.Edges, rule)
		case e.Property != "":
			for _, rule := range all.Edges {
				if rule.Property == s.term(e.Property) && !rule.Property.IsZero() {
					v.Edges = append(v.Edges, rule)
				}
			}
		default:
			for _, rule := range all.Edges {
				c, ok := s.ClassByIRI(rule.Class)
				if !ok && !rule.ShortFor.IsZero() {
					c, ok = s.ClassByIRI(rule.ShortFor)
				}
				if ok && s.Is(c.Name, e.Class) {
					v.Edges = append(v.Edges, rule)
				}
			}
		}
	}
}

func (s *Schema) joinedRule(b *JoinedBlock) *graph.Joined {
	if b == nil {
		return nil
	}
	return &graph.Joined{By: column(b.By), Among: column(b.Among), Kind: s.classIRI(b.Class), One: b.One, Many: b.Many}
}

func assertedRule(b *AssertedBlock) *graph.Asserted {
	if b == nil {
		return nil
	}
	class := graph.IRI(ClassSource)
	return &graph.Asserted{
		Source:  graph.NodeRule{Class: class, Column: graph.ColumnGroup, Kicker: b.Source},
		Speaker: graph.NodeRule{Class: class, Column: graph.ColumnPerson, Kicker: b.Speaker},
		Speaks:  b.Speaks, Passes: b.Passes, One: b.One, Many: b.Many,
	}
}

// nodeNames and edgeNames say in words what a view draws.
func (b ViewBlock) nodeNames() string {
	var all []string
	for _, n := range b.Nodes {
		all = append(all, n.Class)
	}
	return b.orLike(all)
}

func (b ViewBlock) edgeNames() string {
	var all []string
	for _, e := range b.Edges {
		all = append(all, e.Class+e.Property)
	}
	return b.orLike(all)
}

func (b ViewBlock) orLike(all []string) string {
	if b.Like != "" {
		all = append(all, "those of "+b.Like)
	}
	return strings.Join(all, ", ")
}
