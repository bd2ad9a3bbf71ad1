package schema

import (
	"slices"
	"strings"

	"corkboard/graph"
)

// Class finds a class by its exact name.
func (s *Schema) Class(name string) (Class, bool) {
	return find(s.Classes, func(c *Class) bool { return c.Name == name })
}

// ClassByIRI finds the first class with an IRI; second types (Class.Also) do
// not count.
func (s *Schema) ClassByIRI(iri graph.Term) (Class, bool) {
	return find(s.Classes, func(c *Class) bool { return c.IRI == iri })
}

// Property finds a property by its exact name.
func (s *Schema) Property(name string) (Property, bool) {
	return find(s.Properties, func(p *Property) bool { return p.Name == name })
}

// PropertyByIRI finds the first property with an IRI. A few share one: a title
// is a schema:name too.
func (s *Schema) PropertyByIRI(iri graph.Term) (Property, bool) {
	return find(s.Properties, func(p *Property) bool { return p.IRI == iri })
}

// Scheme finds a scheme by its exact name. The scheme "relation" holds the
// relations.
func (s *Schema) Scheme(name string) (Scheme, bool) {
	return find(s.Schemes, func(c *Scheme) bool { return c.Name == name })
}

// ConceptByIRI finds a word of any scheme, a relation included, by its IRI.
func (s *Schema) ConceptByIRI(iri graph.Term) (Concept, bool) {
	for i := range s.Schemes {
		if c, ok := find(s.Schemes[i].Concepts, func(c *Concept) bool { return c.IRI == iri }); ok {
			return c, true
		}
	}
	return Concept{}, false
}

// Concept finds a word of the scheme as people type it: case does not count,
// and blanks and underscores are hyphens.
func (c Scheme) Concept(name string) (Concept, bool) {
	name = hyphenated(name)
	return find(c.Concepts, func(c *Concept) bool { return strings.EqualFold(c.Name, name) })
}

// Relation finds a relation as people type it: "Child of" and "child_of" are
// child-of.
func (s *Schema) Relation(name string) (Relation, bool) {
	name = hyphenated(name)
	return find(s.Relations, func(r *Relation) bool { return strings.EqualFold(r.Name, name) })
}

// Table finds a standard table by its exact name.
func (s *Schema) Table(name string) (Table, bool) {
	return find(s.Tables, func(t *Table) bool { return t.Name == name })
}

// Column finds a column of a table, or one that every table takes, by its
// exact name.
func (s *Schema) Column(t Table, name string) (Column, bool) {
	is := func(c *Column) bool { return c.Name == name }
	if c, ok := find(t.Columns, is); ok {
		return c, true
	}
	return find(s.Common, is)
}

// Is tells whether a class is another or specializes it, both by name. Every
// class is a Thing.
func (s *Schema) Is(class, ancestor string) bool {
	if ancestor == "Thing" {
		return true
	}
	// Parents come to an end in a loaded schema; the bound is for those who
	// build one by hand.
	for range len(s.Classes) + 1 {
		if class == ancestor {
			return true
		}
		c, ok := s.Class(class)
		if !ok || c.Parent == "" {
			return false
		}
		class = c.Parent
	}
	return false
}

// Suits tells whether a property is for a class, by its domain and the class's
// parents.
func (s *Schema) Suits(p Property, class string) bool {
	return len(p.Domain) == 0 ||
		slices.ContainsFunc(p.Domain, func(d string) bool { return s.Is(class, d) })
}

func (s *Schema) property(name string) int {
	return slices.IndexFunc(s.Properties, func(p Property) bool { return p.Name == name })
}

func find[T any](list []T, is func(*T) bool) (T, bool) {
	for i := range list {
		if is(&list[i]) {
			return list[i], true
		}
	}
	var none T
	return none, false
}

func hyphenated(name string) string {
	return strings.Join(strings.FieldsFunc(name, func(r rune) bool {
		return r == ' ' || r == '_' || r == '-' || r == '\t' || r == '\u00A0'
	}), "-")
}
