package schema

import (
	"context"
	"fmt"
	"slices"
	"time"

	"corkboard/graph"
	"corkboard/graph/source"
)

// Env is what mapping a file needs besides the plan.
type Env struct {
	Schema   *Schema
	Base     string         // the case's base IRI
	Language string         // of texts in rows without a lang, "" none
	Zone     *time.Location // of times without a zone, nil none
	Names    *Names         // who is meant by a name; nil: every reference is an id
	File     string         // slash path relative to the case
	Source   graph.Term     // of records that name none; zero: the file itself
}

// Own gives the property of the case's own namespace for a column or member:
// the base, "ns#" and the escaped name.
func (e *Env) Own(name string) graph.Term {
	return graph.IRI(e.Base + "ns#" + iriSegment(name))
}

// Entities maps the records of one file. maps are the plan's maps for that
// file (see Plan.For). It holds one record at a time. A fault of a field is
// yielded before the record's entities; the rest of the record is mapped.
func (e *Env) Entities(ctx context.Context, maps []TriplesMap, records source.Records) Entities {
	return func(yield func(Entity, error) bool) {
		m := mapper{env: e, yield: yield, owns: make(map[string]graph.Term)}
		for i := range maps {
			m.maps = append(m.maps, compile(&maps[i]))
		}
		for r, err := range records {
			if err == nil {
				err = ctx.Err()
			}
			if err != nil {
				if !yield(Entity{}, err) {
					return
				}
				continue
			}
			if !m.record(r) {
				return
			}
		}
	}
}

// mapper maps records one after the other.
type mapper struct {
	env    *Env
	maps   []compiled
	yield  func(Entity, error) bool
	owns   map[string]graph.Term // the own properties met so far: as many as columns
	stop   bool
	rec    source.Record
	pieces []string // the current piece of Each: who, role
	whole  string   // and as it stands
	each   string   // its field
	taken  bool     // that the id is the graph of sources' was reported
	lang   string
	said   *Assertion
	given  []Value // texts kept as given, for the entity at hand
	// What follows is room that is used again for every record.
	subjects, objects, predicates []made
	values                        []Value
}

// compiled is a map with what does not change between records.
type compiled struct {
	*TriplesMap
	known map[string]bool
}

func compile(t *TriplesMap) compiled {
	c := compiled{TriplesMap: t, known: make(map[string]bool)}
	for _, name := range t.Known {
		c.known[name] = true
	}
	return c
}

// record maps one record with every map and tells whether to go on.
func (m *mapper) record(r source.Record) bool {
	m.rec, m.said, m.each, m.pieces, m.taken = r, nil, "", nil, false
	m.lang, m.given = m.env.Language, m.given[:0]
	first := true
	for i := range m.maps {
		t := &m.maps[i]
		if first {
			m.said = m.assertion(t.TriplesMap)
			first = false
			m.sourceLost(t.TriplesMap)
			if t.Shared {
				m.doubt(m.said)
			}
		}
		if t.Each == nil {
			m.entity(t)
		} else {
			m.entities(t)
		}
		if m.stop {
			return false
		}
	}
	return true
}

// entities runs a map once for each piece of a field.
func (m *mapper) entities(t *compiled) {
	f, ok := m.field(t.Each.Field)
	if !ok {
		return
	}
	m.each = t.Each.Field
	defer func() { m.each, m.pieces = "", nil }()
	for _, text := range splitCell(f, t.Each.Separator) {
		m.whole, m.pieces = text, []string{text}
		if t.Each.Roles {
			who, role := splitRole(text)
			if m.pieces = []string{who, role}; who == "" && !t.Each.Again {
				m.fault(m.each, f.Origin, text, fmt.Errorf("%q names nobody", clipValue(text)))
			}
		}
		m.entity(t)
		if m.stop {
			return
		}
	}
}

// entity makes the entity of one map, if the conditions hold and the subject
// has a name. The first one takes what was kept of the common columns.
func (m *mapper) entity(t *compiled) {
	if !m.holds(t.When) || !m.complete(t) {
		return
	}
	defer func() { m.given = m.given[:0] }()
	name := "subject"
	if t.Subject.Term.Refer {
		name = t.Subject.Term.Reference
	}
	m.subjects = m.terms(m.subjects[:0], &t.Subject.Term, name)
	for _, id := range m.subjects {
		e := Entity{ID: id.term, Classes: t.Subject.Classes, Assertion: m.said, Origin: m.rec.Origin}
		graphs := m.graphs(t.Subject.Graphs)
		m.values = m.values[:0]
		for i := range t.Values {
			m.values = m.valuesOf(m.values, &t.Values[i], graphs)
		}
		m.values = append(m.values, m.given...)
		if t.Rest {
			m.values = m.rest(m.values, t)
		}
		if len(m.rec.Lost) > 0 && t.Shared {
			m.values = m.closed(m.values, t.Source.Table)
		}
		e.Values = slices.Clone(m.values)
		if m.stop {
			return
		}
		if len(e.Values) == 0 && len(e.Classes) == 0 {
			continue
		}
		if !m.yield(e, nil) {
			m.stop = true
			return
		}
	}
}

// complete reports the columns that a record should have and has not.
func (m *mapper) complete(t *compiled) bool {
	for _, name := range t.Require {
		if !m.has(name) {
			m.report(m.rec.Origin, fmt.Errorf("%s: is empty: the row says nothing without it", name))
			return false
		}
	}
	return true
}

// valuesOf appends what one predicate-object map makes.
func (m *mapper) valuesOf(to []Value, po *PredicateObjectMap, graphs []graph.Term) []Value {
	if !m.holds(po.When) {
		return to
	}
	if more := m.graphs(po.Graphs); more != nil {
		graphs = append(graphs[:len(graphs):len(graphs)], more...)
	}
	for i := range po.Objects {
		m.objects = m.terms(m.objects[:0], &po.Objects[i], po.Name)
		for _, o := range m.objects {
			if !o.predicate.IsZero() {
				to = append(to, Value{Predicate: o.predicate, Object: o.term, Graphs: graphs, Origin: o.origin})
				continue
			}
			for j := range po.Predicates {
				m.predicates = m.terms(m.predicates[:0], &po.Predicates[j], po.Name)
				for _, p := range m.predicates {
					to = m.value(to, po, p.term, o, graphs)
				}
			}
		}
	}
	return to
}

// value appends one value, or the two halves of a lasting interval.
func (m *mapper) value(to []Value, po *PredicateObjectMap, p graph.Term, o made, graphs []graph.Term) []Value {
	half := o.start.IsZero() || o.end.IsZero()
	if po.EndPredicate.IsZero() || o.start.IsZero() && o.end.IsZero() || half && po.Whole || m.has(po.EndColumn) {
		return append(to, Value{Predicate: p, Object: o.term, Graphs: graphs, Origin: o.origin})
	}
	if half {
		// That it goes on, or that an end is unknown, has no place in the pair.
		m.keep(po.Name, o.origin, o.term.Value())
	}
	if !o.start.IsZero() {
		to = append(to, Value{Predicate: p, Object: o.start, Graphs: graphs, Origin: o.origin})
	}
	if !o.end.IsZero() {
		to = append(to, Value{Predicate: po.EndPredicate, Object: o.end, Graphs: graphs, Origin: o.origin})
	}
	return to
}

// graphs makes the named graphs that a mapping asks for.
func (m *mapper) graphs(maps []TermMap) []graph.Term {
	var all []graph.Term
	for i := range maps {
		for _, g := range m.terms(nil, &maps[i], "graph") {
			all = append(all, g.term)
		}
	}
	return all
}

// rest keeps the columns that the map does not know, as they are given, and of
// those it knows what it cannot read: objects, lists where one value is meant.
func (m *mapper) rest(to []Value, t *compiled) []Value {
	for _, f := range m.rec.Fields {
		switch {
		case f.Name == "" || private(f.Name):
			continue
		case !t.known[f.Name]:
		case nested(f):
			m.report(f.Origin, fmt.Errorf("%s: holds an object where texts are read; it is kept as %s", f.Name, "ns#"+f.Name))
		case f.Kind == source.List && slices.Contains(t.Single, f.Name) && len(items(nil, f)) > 1:
			m.report(f.Origin, fmt.Errorf("%s: is a list where one value is read, the first; all are kept as %s", f.Name, "ns#"+f.Name))
		default:
			continue
		}
		walk(f, f.Name, func(name string, f source.Field) {
			to = append(to, Value{Predicate: m.own(name), Object: given(f), Origin: f.Origin})
		})
	}
	return to
}

// entityIRI names the entity of an id. "sources" is refused: the graph of
// sources has that name.
func (m *mapper) entityIRI(id string) graph.Term {
	if id == "sources" && !m.taken {
		m.report(m.rec.Origin, fmt.Errorf("id: %q is the name of the graph that describes sources; the row is named sources_", id))
		m.taken = true
	}
	return ownIRI(m.env.Base, id)
}

// own gives the case's own property of a name.
func (m *mapper) own(name string) graph.Term {
	t, ok := m.owns[name]
	if !ok {
		t = m.env.Own(name)
		m.owns[name] = t
	}
	return t
}

// fault reports a fault of a field and keeps the text as it was given.
func (m *mapper) fault(name string, o graph.Origin, text string, err error) {
	if m.each != "" {
		name, text = m.each, m.whole // with the role
	}
	m.keep(name, o, text)
	m.report(o, prefixed(name, err))
}

// keep keeps a text as it was given, under the case's own namespace.
func (m *mapper) keep(name string, o graph.Origin, text string) {
	value := graph.Text(text)
	for _, v := range m.given {
		if v.Object == value && v.Origin == o && v.Predicate == m.own(name) {
			return
		}
	}
	if text != "" {
		m.given = append(m.given, Value{Predicate: m.own(name), Object: value, Origin: o})
	}
}

func (m *mapper) report(o graph.Origin, err error) {
	if !m.stop && !m.yield(Entity{}, &graph.Error{Origin: o, Err: err}) {
		m.stop = true
	}
}
