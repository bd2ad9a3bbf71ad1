package quadstore

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

	// Cayley knows neither triple terms nor base directions: both travel as
	// typed strings of private datatypes. A literal whose own datatype begins
	// with private is moved aside, so that nothing a user writes can be taken
	// for them, or for a native kind.
	private       = "urn:x-corkboard:"
	typeTriple    = private + "triple"    // text: canonical N-Triples
	typeDirection = private + "direction" // text: see directed
	typeMoved     = private + "datatype:"
	typeNative    = private + "native:"
)

// ErrValue is what Term's errors wrap: a value that is none of Cayley's own
// kinds, or not what its private datatype says.
var ErrValue = errors.New("not a value that can be kept")

// Value gives a term of the store as Cayley sees it, nil for no term and for
// graph.DefaultGraph.
//
// Values are quad.IRI, quad.BNode, quad.String for simple literals,
// quad.LangString, the native kinds for what was written as such, and
// quad.TypedString with the full datatype IRI for all else. Term undoes it.
func Value(t graph.Term) quad.Value {
	switch t.Kind() {
	case graph.KindIRI:
		return quad.IRI(t.Value())
	case graph.KindBlank:
		return quad.BNode(t.Value())
	case graph.KindTriple:
		return quad.TypedString{Value: quad.String(t.Value()), Type: typeTriple}
	case graph.KindLiteral:
		return literalValue(t)
	}
	return nil
}

func literalValue(t graph.Term) quad.Value {
	text, tag, datatype := quad.String(t.Value()), t.Language(), t.Datatype()
	switch {
	case tag != "" && t.Direction() != graph.NoDirection:
		return quad.TypedString{Value: quad.String(directed(t)), Type: typeDirection}
	case tag != "":
		return quad.LangString{Value: text, Lang: tag}
	case datatype == xsd+"string":
		return text
	case strings.HasPrefix(datatype, typeNative):
		if v, ok := nativeValue(t); ok {
			return v
		}
	}
	return quad.TypedString{Value: text, Type: quad.IRI(datatype)}
}

// Term gives the term under which the store keeps a value, the zero Term for
// nil. Text with an empty language tag, an empty datatype or xsd:string is a
// simple literal. Its errors wrap ErrValue.
func Term(v quad.Value) (graph.Term, error) {
	switch v := v.(type) {
	case nil:
		return graph.Term{}, nil
	case quad.IRI:
		return graph.IRI(string(v)), nil
	case quad.BNode:
		return graph.Blank(string(v)), nil
	case quad.String:
		return graph.Text(string(v)), nil
	case quad.LangString:
		return graph.LangText(string(v.Value), v.Lang), nil
	case quad.TypedString:
		return typedTerm(string(v.Value), string(v.Type))
	}
	return nativeTerm(v)
}

func typedTerm(text, datatype string) (graph.Term, error) {
	switch {
	case datatype == typeTriple:
		t, err := graph.ParseTerm(text)
		if err != nil || t.Kind() != graph.KindTriple || t.Value() != text {
			return graph.Term{}, fmt.Errorf("%w: %q is no triple term in canonical N-Triples", ErrValue, text)
		}
		return t, nil
	case datatype == typeDirection:
		return undirected(text)
	case strings.HasPrefix(datatype, typeMoved):
		return graph.Typed(text, datatype), nil
	}
	return Kept(graph.Typed(text, datatype)), nil
}

// Kept gives a term of an RDF document as the store keeps it: itself, unless it
// is a literal whose datatype is one of those that this package keeps for
// itself. Given undoes it.
func Kept(t graph.Term) graph.Term {
	if rest, ok := privately(t); ok {
		return graph.Typed(t.Value(), typeMoved+rest)
	}
	return t
}

// Given gives a term that the store keeps as RDF knows it: the term that Kept
// was given, and for what Cayley wrote as a native kind the literal of XML
// Schema ("5"^^xsd:integer, "1.0E0"^^xsd:double, "true"^^xsd:boolean, an
// xsd:dateTime in UTC).
func Given(t graph.Term) graph.Term {
	rest, ok := privately(t)
	if !ok {
		return t
	}
	if name, ok := strings.CutPrefix(rest, typeMoved[len(private):]); ok {
		return graph.Typed(t.Value(), private+name)
	}
	if n := nativeOf(t); n != nil {
		return graph.Typed(t.Value(), n.datatype)
	}
	return t
}

// privately gives what follows private in a literal's datatype.
func privately(t graph.Term) (rest string, ok bool) {
	if !t.IsLiteral() || t.Language() != "" {
		return "", false
	}
	return strings.CutPrefix(t.Datatype(), private)
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
	if err != nil || n <= 0 || n > len(rest)-5 || rest[n] != ' ' || rest[n+4] != ' ' || strconv.Itoa(n) != number {
		return graph.Term{}, fmt.Errorf("%w: %q is no directional string", ErrValue, s)
	}
	dir := graph.LeftToRight
	switch rest[n+1 : n+4] {
	case "ltr":
	case "rtl":
		dir = graph.RightToLeft
	default:
		return graph.Term{}, fmt.Errorf("%w: %q has no base direction", ErrValue, s)
	}
	return graph.DirText(rest[n+5:], rest[:n], dir), nil
}
