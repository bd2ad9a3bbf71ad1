package store

import (
	"errors"
	"fmt"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"corkboard/graph"
	"corkboard/graph/store/quadstore"
)

// QuadStore gives the store as Cayley sees it, for asking alone, as it is now:
// paths, Gizmo, GraphQL and MQL run on it. The caller calls done when it is no
// longer used.
func (s *Store) QuadStore() (q cayley.QuadStore, done func(), err error) {
	view, done, err := s.view()
	if err != nil {
		return nil, nil, err
	}
	return view, done, nil
}

func (s *Store) view() (*quadstore.QuadStore, func(), error) {
	at, err := s.engine.Open()
	if err != nil {
		return nil, nil, said(err)
	}
	return quadstore.View(at), at.Release, nil
}

// ToQuad gives a statement as Cayley sees it in this package. The origin is left
// out; the zero Graph becomes no label.
//
// Values are quad.IRI, quad.BNode, quad.String for simple literals,
// quad.LangString, and quad.TypedString with the full datatype IRI for all
// else; never a native number, boolean or time. Triple terms, directional
// strings and datatypes that begin with urn:x-corkboard: are encoded; FromQuad
// undoes it.
func ToQuad(s graph.Statement) quad.Quad {
	value := func(t graph.Term) quad.Value { return quadstore.Value(quadstore.Kept(t)) }
	return quad.Quad{Subject: value(s.Subject), Predicate: value(s.Predicate), Object: value(s.Object), Label: value(s.Graph)}
}

// FromQuad gives a quad of Cayley's as a statement without origin. It is the
// inverse of ToQuad, and takes quads that others made as well: native values
// become typed literals with the lexical forms of XML Schema 1.1 part 2
// (quad.Int(5) gives "5"^^xsd:integer, quad.Float(1) "1.0E0"^^xsd:double,
// quad.Bool(true) "true"^^xsd:boolean, quad.Time an xsd:dateTime in UTC with
// all its fractions). It fails where a subject, predicate or object is missing,
// and on values that Cayley's quad package does not have.
func FromQuad(q quad.Quad) (graph.Statement, error) {
	var s graph.Statement
	for _, part := range []struct {
		name  string
		value quad.Value
		term  *graph.Term
	}{
		{"subject", q.Subject, &s.Subject},
		{"predicate", q.Predicate, &s.Predicate},
		{"object", q.Object, &s.Object},
		{"graph", q.Label, &s.Graph},
	} {
		t, err := fromValue(part.value)
		if err == nil && t.IsZero() && part.name != "graph" {
			err = errors.New("there is none")
		}
		if err != nil {
			return graph.Statement{}, fmt.Errorf("%s: %w", part.name, err)
		}
		*part.term = t
	}
	return s, nil
}

// fromValue gives the zero Term for nil.
func fromValue(v quad.Value) (graph.Term, error) {
	t, err := quadstore.Term(v)
	return quadstore.Given(t), err
}
