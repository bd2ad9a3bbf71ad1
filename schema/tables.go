package schema

import (
	"cmp"
	"slices"
	"strings"

	"corkboard/graph"
)

// TableFor finds the standard table that a record kind is for: "people", and
// "ties" for "ties-anna" as well, since a table may be kept in one file per
// reporter. Case does not count.
func (s *Schema) TableFor(kind string) (Table, bool) {
	kind = strings.ToLower(kind)
	if t, ok := s.Table(kind); ok {
		return t, true
	}
	if head, _, ok := strings.Cut(kind, "-"); ok {
		return s.Table(head)
	}
	return Table{}, false
}

// Columns lists the names of a table's columns, the common ones last.
func (s *Schema) Columns(t Table) []string {
	var all []string
	for _, c := range append(slices.Clone(t.Columns), s.Common...) {
		if !slices.Contains(all, c.Name) {
			all = append(all, c.Name)
		}
	}
	return all
}

// TablePlan compiles a standard table to the maps that its rows go through.
func (s *Schema) TablePlan(t Table) []TriplesMap {
	known := append(s.Columns(t), "id")
	main := TriplesMap{
		Name: t.Name, Source: LogicalSource{Table: t.Name}, Shared: true, Rest: true, Known: known, Single: s.single(t),
		Subject: SubjectMap{Term: TermMap{Identify: s.identify(t), Type: IRITerm}},
		Origin:  t.Origin,
	}
	for _, c := range t.Columns {
		if po, ok := s.columnMap(t, c); ok {
			main.Values = append(main.Values, po)
		}
	}
	if t.Name == "ties" {
		return s.tiePlan(main)
	}
	if t.Name == "publish" {
		main.Require = []string{"id"}
		main.Subject.Term = TermMap{Reference: "id", Refer: true, Type: IRITerm}
	}
	main.Subject.Classes = s.types(t.Class)
	main.Values = append(main.Values, dateText())
	maps := []TriplesMap{main}
	for _, c := range t.Columns {
		if c.Roles != "" {
			maps = append(maps, s.rolePlan(t, c)...)
		}
	}
	return maps
}

// identify says how the rows of a table are named.
func (s *Schema) identify(t Table) *Identify {
	id := &Identify{ID: "id", Class: strings.TrimSuffix(t.Name, "s")}
	refer := s.references(t)
	for _, column := range t.Key {
		k := KeyPart{Column: column}
		if i := slices.IndexFunc(refer, func(r reference) bool { return r.column == column }); i >= 0 {
			if k.Refer = true; refer[i].many {
				k.Split = ";"
			}
		}
		if c, ok := s.Column(t, column); ok {
			p, _ := s.Property(c.Property)
			k.Scheme = p.Range.Scheme
		}
		if t.Name == "ties" && column == "relation" {
			k.Scheme = relationScheme
		}
		id.Key = append(id.Key, k)
	}
	return id
}

// single lists the columns of a table that are read for one value: its id, the
// relation of a tie, and the common ones but for the sources.
func (s *Schema) single(t Table) []string {
	all := []string{"id"}
	if t.Name == "ties" {
		all = append(all, "relation")
	}
	for _, c := range s.Common {
		if !c.Many {
			all = append(all, c.Name)
		}
	}
	return all
}

// types gives the types of a class: its own and those always said with it.
func (s *Schema) types(name string) []graph.Term {
	c, ok := s.Class(name)
	if !ok {
		return nil
	}
	return append([]graph.Term{c.IRI}, c.Also...)
}

// columnMap compiles one column; ok is false for those with a meaning of
// their own.
func (s *Schema) columnMap(t Table, c Column) (PredicateObjectMap, bool) {
	p, ok := s.Property(c.Property)
	if !ok {
		return PredicateObjectMap{}, false
	}
	object := s.rangeMap(p, c.Name)
	if c.Many {
		object.Split = ";"
	}
	if c.Unknown != "" {
		if u, ok := s.Property(c.Unknown); ok {
			object.Unknown, object.True = "?", u.IRI
		}
	}
	po := PredicateObjectMap{Name: c.Name, Predicates: []TermMap{Constant(p.IRI)}, Objects: []TermMap{object}}
	if c.Roles != "" {
		// The piece's first part is who; its role is said by rolePlan.
		return PredicateObjectMap{}, false
	}
	if end, ok := s.Property("end"); ok && c.Name == "start" && p.Range.Value == "date" {
		po.EndPredicate, po.EndColumn, po.Whole = end.IRI, "end", s.Is(t.Class, "Event")
	}
	return po, true
}

// rangeMap makes terms of the range of a property out of a field.
func (s *Schema) rangeMap(p Property, field string) TermMap {
	m := Reference(field)
	switch {
	case len(p.Range.Classes) > 0:
		m.Refer, m.Type = true, IRITerm
	case p.Range.Scheme != "":
		m.Scheme, m.Type = p.Range.Scheme, IRITerm
		if m.Scheme == "access" {
			// A slip in the word must not make a source public.
			m.Else = accessPrivate
		}
	default:
		m.Value = p.Range.Value
		if p.IRI.Value() == PropertyHide {
			// Nor may a slip show what was to be hidden.
			m.Else = hidden
		}
	}
	return m
}

// rolePlan compiles a column of "id:role": a direct statement for each, and a
// node that holds the role, empty or not.
func (s *Schema) rolePlan(t Table, c Column) []TriplesMap {
	p, _ := s.Property(c.Property)
	who := TermMap{Reference: c.Name + ".1", Refer: true, Type: IRITerm}
	each := &Each{Field: c.Name, Separator: ";", Roles: true}
	again := *each
	again.Again = true
	direct := TriplesMap{
		Name: t.Name + "." + c.Name, Source: LogicalSource{Table: t.Name}, Each: each,
		Subject: SubjectMap{Term: TermMap{Identify: s.identify(t), Type: IRITerm}},
		Values:  []PredicateObjectMap{{Name: c.Name, Predicates: []TermMap{Constant(p.IRI)}, Objects: []TermMap{who}}},
	}
	who.Again = true
	key := []KeyPart{{Record: s.identify(t)}, {Column: c.Name + ".1", Refer: true, Need: true}, {Column: c.Name + ".2"}}
	role := TriplesMap{
		Name: t.Name + "." + c.Name + ".role", Source: LogicalSource{Table: t.Name}, Each: &again,
		Subject: SubjectMap{
			Term:    TermMap{Identify: &Identify{Class: strings.ToLower(c.Roles), Key: key}, Type: IRITerm},
			Classes: s.types(c.Roles),
		},
		Values: []PredicateObjectMap{
			s.constantMap("event", TermMap{Identify: s.identify(t), Type: IRITerm}),
			s.constantMap("participant", who),
			s.constantMap("role", TermMap{Reference: c.Name + ".2", Value: "text"}),
		},
	}
	return []TriplesMap{direct, role}
}

// constantMap says one property with what a term map makes.
func (s *Schema) constantMap(property string, object TermMap) PredicateObjectMap {
	p, _ := s.Property(property)
	return PredicateObjectMap{Name: cmp.Or(object.Reference, property), Predicates: []TermMap{Constant(p.IRI)}, Objects: []TermMap{object}}
}

// tiePlan makes two maps for every relation, the tie and its direct statement,
// and one for relations that the vocabulary does not have.
func (s *Schema) tiePlan(main TriplesMap) []TriplesMap {
	relation := Reference("relation")
	other := main
	other.Name = "ties (no known relation)"
	other.Require = []string{"relation", "from", "to"}
	other.Subject.Classes = s.types("Tie")
	other.Values = append(slices.Clone(main.Values), dateText(),
		s.constantMap("tieFrom", TermMap{Reference: "from", Refer: true, Type: IRITerm}),
		s.constantMap("tieTo", TermMap{Reference: "to", Refer: true, Type: IRITerm}),
		s.constantMap("relation", TermMap{Reference: "relation", Scheme: "relation", Type: IRITerm}))
	var maps []TriplesMap
	for _, r := range s.Relations {
		when := Condition{Left: relation, Right: Constant(graph.Text(r.Name)), Loose: true}
		maps = append(maps, s.relationPlan(main, r, when)...)
		when.Not = true
		other.When = append(other.When, when)
	}
	// Rows without a relation meet no condition at all.
	empty := main
	empty.Name = "ties (empty relation)"
	empty.When, empty.Values, empty.Rest = nil, nil, false
	empty.Require = []string{"relation"}
	return append([]TriplesMap{empty}, append(maps, other)...)
}

// relationPlan makes the tie of one relation and its direct statement.
func (s *Schema) relationPlan(main TriplesMap, r Relation, when Condition) []TriplesMap {
	from := TermMap{Reference: "from", Refer: true, Type: IRITerm}
	to := TermMap{Reference: "to", Refer: true, Type: IRITerm}
	tie := main
	tie.Name = "ties (" + r.Name + ")"
	tie.When = []Condition{when}
	tie.Require = []string{"from", "to"}
	tie.Subject.Classes = s.types(r.Class)
	tie.Values = append([]PredicateObjectMap{
		s.constantMap(r.From, from), s.constantMap(r.To, to),
		s.constantMap("relation", Constant(RelationIRI(r.Name))),
	}, append(slices.Clone(main.Values), dateText())...)
	maps := []TriplesMap{tie}
	if p, ok := s.Property(r.Shortcut); ok {
		from.Again, to.Again = true, true
		if r.Reverse {
			from, to = to, from
		}
		maps = append(maps, TriplesMap{
			Name: tie.Name + ", direct", Source: main.Source, When: tie.When,
			Subject: SubjectMap{Term: from},
			Values:  []PredicateObjectMap{{Name: r.Shortcut, Predicates: []TermMap{Constant(p.IRI)}, Objects: []TermMap{to}}},
		})
	}
	return maps
}

// RelationIRI gives the concept of a relation of the ties table.
func RelationIRI(name string) graph.Term { return graph.IRI(Namespace + "relation-" + name) }

// dateText keeps the source's words for the dates of a row.
func dateText() PredicateObjectMap {
	return PredicateObjectMap{
		Name: "date_text", Predicates: []TermMap{Constant(dateTextTerm)},
		Objects: []TermMap{{Reference: "date_text", Value: "text"}},
	}
}
