package graph

import (
	"cmp"
	"strings"
)

// Kind tells what a term is. The zero Kind is the kind of the zero Term,
// which is no term at all: in a Pattern it matches anything, as a
// Statement's Graph it is the default graph.
type Kind uint8

// The kinds of terms, in the order in which terms sort.
const (
	KindNone    Kind = iota
	KindDefault      // the default graph, in patterns only
	KindIRI
	KindBlank
	KindLiteral
	KindTriple // a triple term of RDF 1.2
)

// Direction is the base direction of a directional language-tagged string
// (RDF 1.2 Concepts, section 3.4).
type Direction uint8

// The base directions.
const (
	NoDirection Direction = iota
	LeftToRight           // ltr
	RightToLeft           // rtl
)

// String gives "ltr", "rtl" or "".
func (d Direction) String() string {
	switch d {
	case LeftToRight:
		return "ltr"
	case RightToLeft:
		return "rtl"
	}
	return ""
}

// Term is an RDF term (RDF 1.2 Concepts, section 3): an IRI, a blank node, a
// literal or a triple term. It is a small immutable value, comparable with ==
// and usable as a map key; two terms are equal exactly when RDF says so: no
// lexical form, datatype or language tag is ever normalized.
//
// Its strings may share memory with the block of input they were cut from
// (64 KB at most); who keeps many terms for long clones or interns them.
type Term struct {
	text string // IRI, blank node label, lexical form, or canonical text of a triple term
	tag  string // datatype IRI, or language tag when lang is set; "" means xsd:string
	kind Kind
	lang bool
	dir  Direction
}

// Datatypes that the terms themselves need.
const (
	xsdString     = "http://www.w3.org/2001/XMLSchema#string"
	rdfLangString = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
	rdfDirString  = "http://www.w3.org/1999/02/22-rdf-syntax-ns#dirLangString"
)

// DefaultGraph is a term for patterns only: as Pattern.Graph it matches the
// statements of the default graph, whose Graph is the zero Term.
var DefaultGraph = Term{kind: KindDefault}

// IRI gives the term for an IRI, which must be absolute and is not checked;
// use CheckIRI for text from outside.
func IRI(iri string) Term { return Term{kind: KindIRI, text: iri} }

// Blank gives the blank node with a label (without "_:").
func Blank(label string) Term { return Term{kind: KindBlank, text: label} }

// Text gives a simple literal: datatype xsd:string.
func Text(s string) Term { return Term{kind: KindLiteral, text: s} }

// LangText gives a language-tagged string. The tag's case is kept. An empty
// tag gives a simple literal.
func LangText(s, tag string) Term {
	if tag == "" {
		return Text(s)
	}
	return Term{kind: KindLiteral, text: s, tag: tag, lang: true}
}

// DirText gives a directional language-tagged string.
func DirText(s, tag string, dir Direction) Term {
	t := LangText(s, tag)
	if t.lang {
		t.dir = dir
	}
	return t
}

// Typed gives a literal with a lexical form and a full datatype IRI, both kept
// as they are. The datatype xsd:string gives the same term as Text.
func Typed(lexical, datatype string) Term {
	if datatype == xsdString {
		datatype = ""
	}
	return Term{kind: KindLiteral, text: lexical, tag: datatype}
}

// TripleTerm gives the triple term of a subject, predicate and object, which
// are not checked; see Statement.Check. Equal parts give equal terms. Invalid
// UTF-8 in a part becomes U+FFFD.
func TripleTerm(s, p, o Term) Term {
	return Term{kind: KindTriple, text: string(appendTriple(make([]byte, 0, 128), s, p, o))}
}

func appendTriple(b []byte, s, p, o Term) []byte {
	b = append(b, "<<( "...)
	b = append(s.AppendTo(b), ' ')
	b = append(p.AppendTo(b), ' ')
	b = append(o.AppendTo(b), ' ')
	return append(b, ")>>"...)
}

// Kind tells what the term is.
func (t Term) Kind() Kind { return t.kind }

// IsZero tells whether t is the zero Term.
func (t Term) IsZero() bool { return t.kind == KindNone }

// IsIRI tells whether t is an IRI.
func (t Term) IsIRI() bool { return t.kind == KindIRI }

// IsBlank tells whether t is a blank node.
func (t Term) IsBlank() bool { return t.kind == KindBlank }

// IsLiteral tells whether t is a literal.
func (t Term) IsLiteral() bool { return t.kind == KindLiteral }

// Value gives the IRI, the blank node's label, the literal's lexical form, or
// the canonical N-Triples text of a triple term.
func (t Term) Value() string { return t.text }

// Datatype gives a literal's datatype IRI, rdf:langString and
// rdf:dirLangString included; "" for what is no literal.
func (t Term) Datatype() string {
	switch {
	case t.kind != KindLiteral:
		return ""
	case t.lang && t.dir != NoDirection:
		return rdfDirString
	case t.lang:
		return rdfLangString
	case t.tag == "":
		return xsdString
	}
	return t.tag
}

// Language gives a literal's language tag as it was given, or "".
func (t Term) Language() string {
	if t.lang {
		return t.tag
	}
	return ""
}

// Direction gives a literal's base direction.
func (t Term) Direction() Direction { return t.dir }

// Triple gives the parts of a triple term; ok is false for other terms, and for
// a triple term whose parts were no terms at all or cannot be told apart in
// its text (a blank node label with a space in it).
func (t Term) Triple() (s, p, o Term, ok bool) {
	if t.kind != KindTriple {
		return
	}
	return splitTriple(t.text)
}

// Clone gives an equal term that shares no memory with its source.
func (t Term) Clone() Term {
	t.text = strings.Clone(t.text)
	t.tag = strings.Clone(t.tag)
	return t
}

// Compare orders terms: by kind (IRI, blank node, literal, triple term), then
// by the bytes of value, datatype or language tag, and direction. The order is
// total: it gives 0 only for equal terms.
func (t Term) Compare(u Term) int {
	if c := cmp.Compare(t.kind, u.kind); c != 0 {
		return c
	}
	if c := strings.Compare(t.text, u.text); c != 0 {
		return c
	}
	if t.lang != u.lang {
		if u.lang {
			return -1
		}
		return 1
	}
	if c := strings.Compare(t.tag, u.tag); c != 0 {
		return c
	}
	return cmp.Compare(t.dir, u.dir)
}

// String gives the term in canonical N-Triples form; see AppendTo.
func (t Term) String() string {
	if t.kind == KindTriple {
		return t.text
	}
	return string(t.AppendTo(nil))
}
