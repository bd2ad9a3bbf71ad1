package main

import (
	"slices"
	"strings"

	"corkboard/graph"
	"corkboard/schema"
)

// kind is what a list is of: the classes and the columns to show.
type kind struct {
	name    string
	classes []graph.Term
	table   schema.Table
	timed   bool // in the order of time
}

// kinds names the tables that can be listed.
func kinds(s *schema.Schema) []string {
	var all []string
	for _, t := range s.Tables {
		if t.Class != "" || t.Name == "ties" {
			all = append(all, t.Name)
		}
	}
	return all
}

// kindOf finds what is meant by the name of a table or a class.
func kindOf(s *schema.Schema, name string) (kind, error) {
	k := kind{name: strings.ToLower(name)}
	if t, ok := s.Table(k.name); ok && slices.Contains(kinds(s), t.Name) {
		k.table = t
		class := t.Class
		if class == "" {
			class = "Tie"
		}
		k.classes = family(s, class)
		k.timed = class == "Message" || class == "Event"
		return k, nil
	}
	for _, c := range s.Classes {
		if c.Name != "Thing" && slices.ContainsFunc([]string{c.Plural, c.Label, c.Name}, func(n string) bool { return strings.EqualFold(n, name) }) {
			k.classes = family(s, c.Name)
			k.table = tableOf(s, c.Name)
			return k, nil
		}
	}
	if iri, err := s.Expand(name); err == nil {
		k.classes = []graph.Term{iri}
		k.table.Columns = []schema.Column{{Name: "name", Property: "name"}, {Name: "description", Property: "description"}}
		return k, nil
	}
	return k, usagef("list: %q is not one of %s", name, strings.Join(kinds(s), ", "))
}

// family gives a class and those that specialize it.
func family(s *schema.Schema, class string) []graph.Term {
	var all []graph.Term
	for _, c := range s.Classes {
		if s.Is(c.Name, class) {
			all = append(all, c.IRI)
		}
	}
	return all
}

// tableOf gives the table of a class, the table of ties for a kind of tie, or
// one with the properties that are for the class.
func tableOf(s *schema.Schema, class string) schema.Table {
	for _, t := range s.Tables {
		if t.Class == class || t.Name == "ties" && s.Is(class, "Tie") {
			return t
		}
	}
	var t schema.Table
	for _, p := range s.Properties {
		if len(p.Domain) > 0 && s.Suits(p, class) && p.Name != "holds" {
			t.Columns = append(t.Columns, schema.Column{Name: p.Name, Property: p.Name, Many: !p.Single})
		}
	}
	return t
}

// properties gives the properties whose values stand in a column. The ends of
// a tie are those of its class.
func (l *listing) properties(c schema.Column) []graph.Term {
	if p, ok := l.vocab.Property(c.Property); ok {
		all := []graph.Term{p.IRI}
		if u, ok := l.vocab.Property(c.Unknown); ok {
			all = append(all, u.IRI)
		}
		return all
	}
	switch c.Name {
	case "from":
		return l.ends(func(e *schema.EdgeBlock) string { return e.Source })
	case "to":
		return l.ends(func(e *schema.EdgeBlock) string { return e.Target })
	case "relation":
		return []graph.Term{graph.IRI(schema.PropertyRelation)}
	}
	return nil
}

// ends gives the properties that hold one end of what is listed.
func (l *listing) ends(of func(*schema.EdgeBlock) string) []graph.Term {
	var all []graph.Term
	for _, c := range l.vocab.Classes {
		if c.Edge == nil || !slices.Contains(l.kind.classes, c.IRI) {
			continue
		}
		if p, ok := l.vocab.Property(of(c.Edge)); ok && !slices.Contains(all, p.IRI) {
			all = append(all, p.IRI)
		}
	}
	return all
}
