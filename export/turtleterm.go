package export

import (
	"strings"

	"corkboard/graph"
)

// IRIs that Turtle has words for, and those that this package asks about.
const (
	rdfNS      = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	rdfType    = rdfNS + "type"
	rdfFirst   = rdfNS + "first"
	rdfRest    = rdfNS + "rest"
	rdfNil     = rdfNS + "nil"
	rdfReifies = rdfNS + "reifies"
	rdfsLabel  = "http://www.w3.org/2000/01/rdf-schema#label"

	xsd        = "http://www.w3.org/2001/XMLSchema#"
	xsdString  = xsd + "string"
	xsdInteger = xsd + "integer"
	xsdDecimal = xsd + "decimal"
	xsdDouble  = xsd + "double"
	xsdBoolean = xsd + "boolean"
)

// Terms are checked while they are written, in one pass: each append… below
// tells whether its term can stand in a document. It may refuse what
// Statement.Check lets pass, never the other way round.

// appendNode appends a subject or the name of a graph.
func (n *names) appendNode(b []byte, t graph.Term) ([]byte, bool) {
	switch t.Kind() {
	case graph.KindIRI:
		return n.appendIRI(b, t.Value())
	case graph.KindBlank:
		return appendBlank(b, t.Value())
	}
	return b, false
}

// appendVerb appends a predicate, rdf:type as "a".
func (n *names) appendVerb(b []byte, t graph.Term) ([]byte, bool) {
	if !t.IsIRI() {
		return b, false
	}
	if t.Value() == rdfType {
		return append(b, 'a'), true
	}
	return n.appendIRI(b, t.Value())
}

// appendObject appends any term.
func (n *names) appendObject(b []byte, t graph.Term) ([]byte, bool) {
	switch t.Kind() {
	case graph.KindIRI:
		return n.appendIRI(b, t.Value())
	case graph.KindLiteral:
		return n.appendLiteral(b, t)
	case graph.KindBlank:
		return appendBlank(b, t.Value())
	case graph.KindTriple:
		return n.appendTriple(b, t)
	}
	return b, false
}

// appendTriple appends a triple term. Its parts nest no deeper than its check
// lets pass.
func (n *names) appendTriple(b []byte, t graph.Term) ([]byte, bool) {
	property := graph.IRI(rdfReifies)
	if (graph.Statement{Subject: property, Predicate: property, Object: t}).Check() != nil {
		return b, false
	}
	n.inside = true
	b, ok := n.appendParts(b, t)
	n.inside = false
	return b, ok
}

func (n *names) appendParts(b []byte, t graph.Term) ([]byte, bool) {
	s, p, o, ok := t.Triple()
	if !ok {
		return b, false
	}
	if b, ok = n.appendNode(append(b, "<<( "...), s); !ok {
		return b, false
	}
	if b, ok = n.appendVerb(append(b, ' '), p); !ok {
		return b, false
	}
	b = append(b, ' ')
	if o.Kind() == graph.KindTriple {
		b, ok = n.appendParts(b, o)
	} else {
		b, ok = n.appendObject(b, o)
	}
	return append(b, " )>>"...), ok
}

// appendBlank appends a blank node by its label.
func appendBlank(b []byte, label string) ([]byte, bool) {
	i := 0
	for i < len(label) && isASCIIAlnum(label[i]) {
		i++
	}
	if label == "" || i < len(label) && graph.BlankLabelLength(label) != len(label) {
		return b, false
	}
	return append(append(b, "_:"...), label...), true
}

// appendLiteral appends a literal: bare where the grammar gives the bare form
// this very datatype and lexical form, else in quotes.
func (n *names) appendLiteral(b []byte, t graph.Term) (out []byte, ok bool) {
	text, tag := t.Value(), t.Language()
	if tag != "" {
		if b, ok = n.appendText(b, text); !ok || graph.CheckLanguage(tag) != nil {
			return b, false
		}
		b = append(append(b, '@'), tag...)
		switch t.Direction() {
		case graph.NoDirection:
		case graph.LeftToRight, graph.RightToLeft:
			b = append(append(b, "--"...), t.Direction().String()...)
		default:
			return b, false
		}
		return b, true
	}
	datatype := t.Datatype()
	switch {
	case datatype == xsdString:
		return n.appendText(b, text)
	case isBare(text, datatype):
		return append(b, text...), true
	case strings.HasPrefix(datatype, rdfNS) && (datatype[len(rdfNS):] == "langString" || datatype[len(rdfNS):] == "dirLangString"):
		return b, false // these ask for a language tag
	}
	if b, ok = n.appendText(b, text); !ok {
		return b, false
	}
	return n.appendDatatype(append(b, "^^"...), datatype)
}

// isBare tells whether a literal is written without quotes. It asks a little
// more than the grammar: a digit on both sides of a dot, which readers in use
// need ("-.5" and "5.E0" stay in quotes).
func isBare(text, datatype string) bool {
	if len(datatype) <= len(xsd) || datatype[:len(xsd)] != xsd {
		return false
	}
	switch datatype {
	case xsdInteger:
		digits := text[signLength(text):]
		return digits != "" && leadingDigits(digits) == len(digits)
	case xsdDecimal:
		return fixedPoint(text) == len(text) && strings.IndexByte(text, '.') >= 0
	case xsdDouble:
		i := fixedPoint(text)
		if i == 0 || i == len(text) || text[i]|0x20 != 'e' {
			return false
		}
		exponent := text[i+1:]
		exponent = exponent[signLength(exponent):]
		return exponent != "" && leadingDigits(exponent) == len(exponent)
	case xsdBoolean:
		return text == "true" || text == "false"
	}
	return false
}

// fixedPoint gives the length of the number at the start of s: sign, digits,
// and perhaps a dot and more digits; 0 where there is none.
func fixedPoint(s string) int {
	i := signLength(s)
	whole := leadingDigits(s[i:])
	if whole == 0 {
		return 0
	}
	i += whole
	if i < len(s) && s[i] == '.' {
		if fraction := leadingDigits(s[i+1:]); fraction > 0 {
			i += 1 + fraction
		}
	}
	return i
}

func signLength(s string) int {
	if s != "" && (s[0] == '+' || s[0] == '-') {
		return 1
	}
	return 0
}

func leadingDigits(s string) int {
	i := 0
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	return i
}
