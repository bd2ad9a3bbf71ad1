package store

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"

	"corkboard/graph"
)

const (
	xsd = "http://www.w3.org/2001/XMLSchema#"

	// Cayley knows neither triple terms nor base directions, and its engines
	// panic on value types that they do not know. Both travel as typed
	// strings; a literal whose own datatype begins with private is moved
	// aside, so that nothing a user writes can be taken for them.
	private       = "urn:x-corkboard:"
	typeTriple    = private + "triple"    // text: canonical N-Triples
	typeDirection = private + "direction" // text: see directed
	typeMoved     = private + "datatype:"
)

// ToQuad gives a statement as Cayley holds it in this package. The origin is
// left out; the zero Graph becomes no label.
//
// Values are quad.IRI, quad.BNode, quad.String for simple literals,
// quad.LangString, and quad.TypedString with the full datatype IRI for all
// else; never a native number, boolean or time, because Cayley rewrites those
// ("01" becomes 1). Triple terms, directional strings, datatypes that begin
// with urn:x-corkboard: and blank node labels that begin with memnode (which
// its memory store keeps for itself) are encoded; FromQuad undoes it.
func ToQuad(s graph.Statement) quad.Quad {
	return quad.Quad{
		Subject:   toValue(s.Subject),
		Predicate: toValue(s.Predicate),
		Object:    toValue(s.Object),
		Label:     toValue(s.Graph),
	}
}

// FromQuad gives a quad of Cayley's as a statement without origin. It is the
// inverse of ToQuad, and takes quads that others made as well: native values
// become typed literals with the lexical forms of XML Schema 1.1 part 2
// (quad.Int(5) gives "5"^^xsd:integer, quad.Float(1) "1.0E0"^^xsd:double,
// quad.Bool(true) "true"^^xsd:boolean, quad.Time an xsd:dateTime with all its
// fractions and its own offset). It fails where a subject, predicate or object
// is missing, and on value types that are not the quad package's own.
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

// toValue gives nil for the zero Term and for graph.DefaultGraph.
func toValue(t graph.Term) quad.Value {
	switch t.Kind() {
	case graph.KindIRI:
		return quad.IRI(t.Value())
	case graph.KindBlank:
		return quad.BNode(encodeLabel(t.Value()))
	case graph.KindTriple:
		return quad.TypedString{Value: quad.String(t.Value()), Type: typeTriple}
	case graph.KindLiteral:
		return toLiteral(t)
	}
	return nil
}

func toLiteral(t graph.Term) quad.Value {
	text, tag, datatype := quad.String(t.Value()), t.Language(), t.Datatype()
	switch {
	case tag != "" && t.Direction() != graph.NoDirection:
		return quad.TypedString{Value: quad.String(directed(t)), Type: typeDirection}
	case tag != "":
		return quad.LangString{Value: text, Lang: tag}
	case datatype == xsd+"string":
		return text
	case strings.HasPrefix(datatype, private):
		datatype = typeMoved + datatype[len(private):]
	}
	return quad.TypedString{Value: text, Type: quad.IRI(datatype)}
}

// fromValue gives the zero Term for nil.
func fromValue(v quad.Value) (graph.Term, error) {
	switch v := v.(type) {
	case nil:
		return graph.Term{}, nil
	case quad.IRI:
		return graph.IRI(string(v)), nil
	case quad.BNode:
		return graph.Blank(decodeLabel(string(v))), nil
	case quad.String:
		return graph.Text(string(v)), nil
	case quad.LangString:
		return graph.LangText(string(v.Value), v.Lang), nil
	case quad.TypedString:
		return fromTyped(string(v.Value), string(v.Type))
	}
	return fromNative(v)
}

func fromTyped(text, datatype string) (graph.Term, error) {
	switch {
	case datatype == typeTriple:
		t, err := graph.ParseTerm(text)
		if err == nil && t.Kind() != graph.KindTriple {
			err = fmt.Errorf("%q is not a triple term", text)
		}
		return t, err
	case datatype == typeDirection:
		return undirected(text)
	case strings.HasPrefix(datatype, typeMoved):
		datatype = private + datatype[len(typeMoved):]
	}
	return graph.Typed(text, datatype), nil
}

// directed writes a directional string as the length of its language tag, the
// tag, the direction and the text: "2 en rtl text". The length makes it
// unambiguous whatever the tag holds.
func directed(t graph.Term) string {
	tag := t.Language()
	return strconv.Itoa(len(tag)) + " " + tag + " " + t.Direction().String() + " " + t.Value()
}

func undirected(s string) (graph.Term, error) {
	number, rest, _ := strings.Cut(s, " ")
	n, err := strconv.Atoi(number)
	if err != nil || n <= 0 || n+5 > len(rest) || rest[n] != ' ' || rest[n+4] != ' ' {
		return graph.Term{}, fmt.Errorf("%q is not a directional string", s)
	}
	dir := graph.LeftToRight
	switch rest[n+1 : n+4] {
	case "ltr":
	case "rtl":
		dir = graph.RightToLeft
	default:
		return graph.Term{}, fmt.Errorf("%q has no base direction", s)
	}
	return graph.DirText(rest[n+5:], rest[:n], dir), nil
}

// encodeLabel keeps labels away from memnodeN, which Cayley's memory store
// takes for a node's number. A ~ in front does it; labels that look encoded
// get one more, so that no two labels meet.
func encodeLabel(label string) string {
	if strings.HasPrefix(strings.TrimLeft(label, "~"), "memnode") {
		return "~" + label
	}
	return label
}

func decodeLabel(label string) string {
	if strings.HasPrefix(label, "~") && strings.HasPrefix(strings.TrimLeft(label, "~"), "memnode") {
		return label[1:]
	}
	return label
}
