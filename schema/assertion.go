package schema

import (
	"fmt"
	"strings"

	"corkboard/graph"
)

// SourcesGraph gives the graph that describes sources and files.
func SourcesGraph(base string) graph.Term { return graph.IRI(base + "sources") }

// FileIRI gives the IRI of a file of the case; the slashes of its path stay.
func FileIRI(base, file string) graph.Term {
	return graph.IRI(base + "file/" + escapePath(file))
}

// AssertionGraph gives the graph of what a source says through a file; the
// zero Term stands for a row that names no source.
func AssertionGraph(base string, source graph.Term, file string) graph.Term {
	if source.IsZero() {
		return FileIRI(base, file)
	}
	return graph.IRI(SourceGraphs(base, source) + "/" + escapePath(file))
}

// SourceGraphs gives what the graphs of all that a source says begin with.
func SourceGraphs(base string, source graph.Term) string {
	id := IDOf(base, source)
	if strings.ContainsAny(id, "/?#") { // an IRI of the case that is no entity's
		id = iriSegment(source.Value())
	}
	return base + "source/" + id
}

// PlacesGraph gives the graph that says where the statements of an assertion
// graph were read.
func PlacesGraph(g graph.Term) graph.Term { return graph.IRI(g.Value() + "#places") }

// RuleGraph gives the graph of a rule's conclusions.
func RuleGraph(base, rule string) graph.Term { return graph.IRI(base + "rule/" + rule) }

// IDOf gives the id that an entity's IRI was made of, still escaped: what
// follows the base. An IRI of elsewhere is escaped whole.
func IDOf(base string, entity graph.Term) string {
	if id, ok := strings.CutPrefix(entity.Value(), base); ok {
		return id
	}
	return iriSegment(entity.Value())
}

// escapePath escapes the segments of a slash path.
func escapePath(file string) string {
	segments := strings.Split(file, "/")
	for i, s := range segments {
		segments[i] = iriSegment(s)
	}
	return strings.Join(segments, "/")
}

// assertion reads the common columns of the record at hand.
func (m *mapper) assertion(t *TriplesMap) *Assertion {
	a := &Assertion{Base: m.env.Base, File: m.env.File, Origin: m.rec.Origin}
	defer func() {
		if len(a.Sources) == 0 && !m.env.Source.IsZero() {
			a.Sources = []graph.Term{m.env.Source}
		}
	}()
	if !t.Shared {
		return a
	}
	if t.Source.Table == "sources" {
		a.Graph = SourcesGraph(m.env.Base)
	}
	if c := m.cells(nil, "lang"); len(c) > 0 {
		if v, ok := LookupValueType("language"); ok {
			if r, err := v.Parse(c[0].text, Context{}); err != nil {
				m.fault("lang", c[0].origin, c[0].text, err)
			} else {
				m.lang = r.Terms[0].Value()
			}
		}
	}
	for _, c := range m.cells(nil, "source") {
		ids := []string{c.text}
		if !c.item {
			ids = splitEscaped(c.text, ";")
		}
		for _, id := range ids {
			if id == "" {
				continue
			}
			if s, err := m.refer(id); err != nil {
				m.fault("source", c.origin, id, err)
			} else {
				a.Sources = append(a.Sources, s)
			}
		}
	}
	m.second(a)
	a.Quote = m.literal("quote")
	a.Note = m.literal("note")
	a.DateText = m.literal("date_text")
	if c := m.cells(nil, "at"); len(c) > 0 {
		a.At = c[0].text
	}
	return a
}

// second reads the columns that make a claim of a record.
func (m *mapper) second(a *Assertion) {
	if c := m.cells(nil, "status"); len(c) > 0 {
		a.Status = m.status(c[0])
	}
	if c := m.cells(nil, "according_to"); len(c) > 0 {
		speaker, err := m.refer(c[0].text)
		if err != nil {
			// The row must not come out as plainly stated for a slip in the name.
			m.fault("according_to", c[0].origin, c[0].text, err)
			speaker = EntityIRI(m.env.Base, c[0].text)
		}
		a.Speaker = speaker
		if a.Status == graph.Stated {
			a.Status = graph.SecondHand
		}
	}
}

// status reads a status. A word that is none makes the row unconfirmed: a
// misspelt "alleged" must not turn into a fact.
func (m *mapper) status(c cell) graph.Status {
	word := loose(c.text)
	if word == "stated" {
		return graph.Stated
	}
	if _, err := m.concept("status", word); err != nil {
		m.fault("status", c.origin, c.text, fmt.Errorf("%w; the row is taken as unconfirmed", err))
		return graph.Unconfirmed
	}
	return graph.Status(word)
}

// literal gives a column's text in the language of the row, or zero.
func (m *mapper) literal(column string) graph.Term {
	if c := m.cells(nil, column); len(c) > 0 {
		return graph.LangText(c[0].text, m.lang)
	}
	return graph.Term{}
}
