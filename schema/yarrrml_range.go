package schema

import (
	"strings"

	"corkboard/graph"
)

// combine says every predicate with every object, each in a map of its own:
// what an object is depends on its property.
func (y *yarrrml) combine(t *TriplesMap, predicates []predicate, objects []object, graphs []TermMap, when []Condition) {
	for _, p := range predicates {
		for _, o := range objects {
			po := PredicateObjectMap{Predicates: []TermMap{p.TermMap}, Graphs: graphs}
			po.When = append(append(po.When, when...), o.when...)
			if p.Constant.Value() == RDFType {
				y.class(t, o, po)
				continue
			}
			terms := o.terms
			if terms == nil {
				m, ok := y.term(o, p.Constant)
				if !ok {
					continue
				}
				terms = []TermMap{m}
			}
			for _, m := range terms {
				po.Objects = []TermMap{m}
				po.Name = y.column(m, p.Constant)
				t.Values = append(t.Values, po)
			}
		}
	}
}

// column is what faults of an object are named by: its column, or its
// property.
func (y *yarrrml) column(m TermMap, property graph.Term) string {
	if m.Reference != "" {
		return m.Reference
	}
	if p, ok := y.s.PropertyByIRI(property); ok {
		return p.Name
	}
	iri := property.Value()
	if local := iri[strings.LastIndexAny(iri, "/#:")+1:]; local != "" {
		return local
	}
	return "value"
}

// class takes the object of the predicate a: a class that always holds belongs
// to the subject, others are values.
func (y *yarrrml) class(t *TriplesMap, o object, po PredicateObjectMap) {
	terms := o.terms
	if terms == nil {
		m, ok := y.iri(o.node, o.parts, "class")
		if !ok {
			return
		}
		terms = []TermMap{m}
	}
	for _, m := range terms {
		y.checkClass(o.node, m.Constant)
		if !m.Constant.IsZero() && len(po.When) == 0 && len(po.Graphs) == 0 && len(t.Subject.Graphs) == 0 {
			t.Subject.Classes = append(t.Subject.Classes, m.Constant)
			continue
		}
		po.Objects, po.Name = []TermMap{m}, "type"
		t.Values = append(t.Values, po)
	}
}

// term makes an object's map, by what is said of it and else by the range of
// its property.
func (y *yarrrml) term(o object, property graph.Term) (TermMap, bool) {
	if o.kind == "iri" || o.kind == "blank" {
		if o.datatype != "" || o.language != nil {
			y.fault(o.node, "object: an IRI or a blank node has neither a datatype nor a language")
			return TermMap{}, false
		}
		if o.kind == "blank" {
			return TermMap{Template: o.parts, Type: BlankTerm, Origin: y.origin(o.node)}, len(o.parts) > 0
		}
		return y.iri(o.node, o.parts, "object")
	}
	m := y.plain(o.node, o.parts)
	if o.datatype != "" || o.language != nil {
		return y.literal(m, o), true
	}
	p, known := y.s.PropertyByIRI(property)
	switch {
	case !known:
		return m, true
	case p.Range.Value != "":
		return y.checkedValue(o, p, m)
	case o.kind == "literal":
		return m, true
	case p.Range.Scheme != "":
		return y.conceptOf(o, p, m)
	}
	return y.entityOf(o, m)
}

// literal gives a text the datatype or language that the mapping says.
func (y *yarrrml) literal(m TermMap, o object) TermMap {
	m.Datatype, m.Language = o.datatype, o.language
	if m.Constant.IsZero() {
		return m
	}
	text := m.Constant.Value()
	switch {
	case o.datatype != "":
		m.Constant = graph.Typed(text, o.datatype)
	case !o.language.Constant.IsZero():
		m.Constant = graph.LangText(text, o.language.Constant.Value())
	default:
		// The language differs from record to record.
		m.Constant, m.Template = graph.Term{}, []Part{{Text: text, Origin: m.Origin}}
	}
	return m
}

// checkedValue makes the map of a value that the vocabulary checks. A constant
// is checked at once, and read again for each record: a date or text may
// depend on the record's zone and language.
func (y *yarrrml) checkedValue(o object, p Property, m TermMap) (TermMap, bool) {
	m.Value = p.Range.Value
	if m.Constant.IsZero() {
		return m, true
	}
	text := m.Constant.Value()
	if v, ok := LookupValueType(m.Value); ok {
		if _, err := v.Parse(text, Context{}); err != nil {
			y.fault(o.node, "%s: %w", p.Name, err)
			return m, false
		}
	}
	m.Constant, m.Template = graph.Term{}, []Part{{Text: text, Origin: m.Origin}}
	return m, true
}

// conceptOf makes the map of a word of a scheme.
func (y *yarrrml) conceptOf(o object, p Property, m TermMap) (TermMap, bool) {
	if m.Constant.IsZero() {
		m.Scheme, m.Type = p.Range.Scheme, IRITerm
		return m, true
	}
	text := m.Constant.Value()
	if y.isIRI(text) {
		return y.iri(o.node, o.parts, "object")
	}
	s, ok := y.s.Scheme(p.Range.Scheme)
	if !ok {
		return m, true
	}
	c, ok := s.Concept(text)
	if !ok {
		var words []string
		for _, c := range s.Concepts {
			words = append(words, c.Name)
		}
		y.fault(o.node, "%s: %q is not one of %s", p.Name, clipValue(text), strings.Join(words, ", "))
		return m, false
	}
	m.Constant = c.IRI
	return m, true
}

// entityOf makes the map of an entity: a plain reference is an id or a name,
// a template an IRI, and a constant that is no IRI an id.
func (y *yarrrml) entityOf(o object, m TermMap) (TermMap, bool) {
	switch {
	case m.Reference != "":
		m.Refer, m.Type = true, IRITerm
		return m, true
	case m.Constant.IsZero(), y.isIRI(m.Constant.Value()):
		return y.iri(o.node, o.parts, "object")
	case m.Constant.Value() == "":
		y.fault(o.node, "object: is empty")
		return m, false
	}
	m.Constant, m.Type = EntityIRI(y.caseBase, m.Constant.Value()), IRITerm
	return m, true
}
