package schema

import (
	"errors"
	"slices"

	"corkboard/graph"
)

var (
	accessTerm    = graph.IRI(PropertyAccess)
	hideTerm      = graph.IRI(PropertyHide)
	showAsTerm    = graph.IRI(PropertyShowAs)
	accessPrivate = graph.IRI(ConceptAccessPrivate)
	hidden        = graph.Typed("true", XSDBoolean)
)

// discreet are the properties by which something is kept from readers. They
// count as they stand, whatever the status of their row: an "unconfirmed" on
// the row of a private source must not publish it.
var discreet = map[graph.Term]bool{accessTerm: true, hideTerm: true, showAsTerm: true}

// lost tells whether one of the columns may have had a text that could not be
// read, or one that stands under another column.
func (m *mapper) lost(columns ...string) bool {
	there := func(name string) bool {
		_, ok := m.rec.Field(name)
		return ok
	}
	return slices.ContainsFunc(m.rec.Lost, func(name string) bool {
		return slices.Contains(columns, name) || name == "" && slices.ContainsFunc(columns, there)
	})
}

// doubt takes a row as unconfirmed whose status or speaker could not be read:
// what was lost may have been "alleged".
func (m *mapper) doubt(a *Assertion) {
	if a.Status != graph.Stated || !m.lost("status", "according_to") {
		return
	}
	if a.Graph.IsZero() {
		m.report(m.rec.Origin, errors.New("status: it may be among what could not be read; the row is taken as unconfirmed"))
		a.Status = graph.Unconfirmed
	}
}

// UnreadSource is the id of the source that stands for one whose name could
// not be read. It is private: what it says stays in the store, and out of
// everything that leaves it.
const UnreadSource = "unread-source"

// sourceLost takes a row whose source could not be read as one of a private
// source, since that is what it may be.
func (m *mapper) sourceLost(t *TriplesMap) {
	if !t.Shared || len(m.said.Sources) > 0 || !m.said.Graph.IsZero() || t.Source.Table == "publish" || !slices.Contains(m.rec.Lost, "source") {
		return
	}
	m.report(m.rec.Origin, errors.New("source: it could not be read and may be private; the row is kept as what "+UnreadSource+" says"))
	unread := EntityIRI(m.env.Base, UnreadSource)
	m.said.Sources = []graph.Term{unread}
	e := Entity{
		ID: unread, Classes: m.env.Schema.types("Source"), Origin: m.rec.Origin,
		Values:    []Value{{Predicate: accessTerm, Object: accessPrivate, Origin: m.rec.Origin}},
		Assertion: &Assertion{Base: m.env.Base, File: m.env.File, Graph: SourcesGraph(m.env.Base), Origin: m.rec.Origin},
	}
	if !m.stop && !m.yield(e, nil) {
		m.stop = true
	}
}

// closed adds to a row of sources or publish that could not be read whole what
// keeps it from readers.
func (m *mapper) closed(to []Value, table string) []Value {
	has := func(p graph.Term) bool {
		return slices.ContainsFunc(to, func(v Value) bool { return v.Predicate == p })
	}
	switch {
	case table == "sources" && m.lost("access") && !has(accessTerm):
		m.report(m.rec.Origin, errors.New("access: it may be among what could not be read; the source is taken as private"))
		return append(to, Value{Predicate: accessTerm, Object: accessPrivate, Origin: m.rec.Origin})
	case table == "publish" && m.lost("hide", "show_as") && !has(hideTerm):
		m.report(m.rec.Origin, errors.New("hide: it may be among what could not be read; it is taken as true"))
		return append(to, Value{Predicate: hideTerm, Object: hidden, Origin: m.rec.Origin})
	}
	return to
}
