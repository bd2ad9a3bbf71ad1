package export

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/knakk/rdf"

	"corkboard/graph"
)

var (
	errKnakkTriple    = errors.New("a triple term has no counterpart in knakk/rdf")
	errKnakkDirection = errors.New("a base direction has no counterpart in knakk/rdf")
	errKnakkDatatype  = errors.New("a literal of knakk/rdf without a datatype")
	errKnakkGraph     = errors.New("knakk/rdf keeps the graph name _:defaultGraph for the default graph")
)

// knakkDefault is the label of the blank node that knakk/rdf has for the
// default graph.
const knakkDefault = "defaultGraph"

// ToKnakk gives a term as github.com/knakk/rdf has it: the same IRI, label,
// lexical form, datatype and language tag, character by character. It is an
// error to ask for a triple term or a text with a base direction, which that
// library lacks, and for a term that is not valid RDF.
func ToKnakk(t graph.Term) (rdf.Term, error) {
	if err := checkTerm(t); err != nil {
		return nil, err
	}
	switch t.Kind() {
	case graph.KindIRI:
		return rdf.NewIRI(t.Value())
	case graph.KindBlank:
		return rdf.NewBlank(t.Value())
	case graph.KindTriple:
		return nil, errKnakkTriple
	}
	if t.Direction() != graph.NoDirection {
		return nil, errKnakkDirection
	}
	if tag := t.Language(); tag != "" {
		return knakkLangText(t.Value(), tag)
	}
	datatype, err := rdf.NewIRI(t.Datatype())
	if err != nil {
		return nil, err
	}
	return rdf.NewTypedLiteral(t.Value(), datatype), nil
}

// knakkLangText makes a language-tagged string. The library's constructor
// refuses tags of three parts (zh-Hant-TW) that its own reader accepts, and
// gives no other way in; such a tag is taken through the reader.
func knakkLangText(text, tag string) (rdf.Term, error) {
	if l, err := rdf.NewLangLiteral(text, tag); err == nil {
		return l, nil
	}
	line := graph.Statement{
		Subject: graph.IRI("x:s"), Predicate: graph.IRI("x:p"), Object: graph.LangText(text, tag),
	}.AppendTo(nil)
	all, err := rdf.NewTripleDecoder(strings.NewReader(string(line)), rdf.NTriples).DecodeAll()
	if err == nil && len(all) != 1 {
		err = io.ErrUnexpectedEOF
	}
	if err != nil {
		return nil, fmt.Errorf("language tag %q: %w", tag, err)
	}
	return all[0].Obj, nil
}

// FromKnakk gives a term of github.com/knakk/rdf as a term of ours, with
// nothing normalized. Where that library's reader took a base direction for a
// part of the language tag ("ar--rtl") it becomes one. A term that is not
// valid RDF, a zero value for one, is an error.
func FromKnakk(t rdf.Term) (graph.Term, error) {
	var u graph.Term
	switch t := t.(type) {
	case rdf.IRI:
		u = graph.IRI(t.String())
	case rdf.Blank:
		u = graph.Blank(strings.TrimPrefix(t.Serialize(rdf.NTriples), "_:"))
	case rdf.Literal:
		if t.DataType == (rdf.IRI{}) {
			return u, errKnakkDatatype
		}
		u = fromKnakkLiteral(t)
	default:
		return u, fmt.Errorf("%T is no term of knakk/rdf", t)
	}
	if err := checkTerm(u); err != nil {
		return graph.Term{}, err
	}
	return u, nil
}

func fromKnakkLiteral(l rdf.Literal) graph.Term {
	tag, direction, _ := strings.Cut(l.Lang(), "--")
	switch {
	case tag == "":
		return graph.Typed(l.String(), l.DataType.String())
	case direction == "ltr":
		return graph.DirText(l.String(), tag, graph.LeftToRight)
	case direction == "rtl":
		return graph.DirText(l.String(), tag, graph.RightToLeft)
	}
	return graph.LangText(l.String(), l.Lang())
}

// ToKnakkTriple gives a statement of the default graph as a triple. A named
// graph is an error, and what ToKnakk says of terms.
func ToKnakkTriple(s graph.Statement) (rdf.Triple, error) {
	if !s.Graph.IsZero() {
		return rdf.Triple{}, errNamedGraph
	}
	q, err := ToKnakkQuad(s)
	return q.Triple, err
}

// ToKnakkQuad gives a statement as a quad. As that library has it, the default
// graph has the name _:defaultGraph; a graph that is really called so is an
// error, and what ToKnakk says of terms.
func ToKnakkQuad(s graph.Statement) (rdf.Quad, error) {
	if err := s.Check(); err != nil {
		return rdf.Quad{}, err
	}
	if s.Graph == graph.Blank(knakkDefault) {
		return rdf.Quad{}, errKnakkGraph
	}
	if s.Graph.IsZero() {
		s.Graph = graph.Blank(knakkDefault)
	}
	var terms [4]rdf.Term
	for i, t := range [4]graph.Term{s.Subject, s.Predicate, s.Object, s.Graph} {
		var err error
		if terms[i], err = ToKnakk(t); err != nil {
			return rdf.Quad{}, err
		}
	}
	return rdf.Quad{
		Triple: rdf.Triple{
			Subj: terms[0].(rdf.Subject), Pred: terms[1].(rdf.Predicate), Obj: terms[2].(rdf.Object),
		},
		Ctx: terms[3].(rdf.Context),
	}, nil
}

// FromKnakkTriple gives a triple as a statement of the default graph, without
// an origin. What FromKnakk says of terms is an error.
func FromKnakkTriple(t rdf.Triple) (graph.Statement, error) {
	return FromKnakkQuad(rdf.Quad{Triple: t})
}

// FromKnakkQuad gives a quad as a statement, without an origin. No graph name,
// and the name _:defaultGraph, mean the default graph. What FromKnakk says of
// terms is an error.
func FromKnakkQuad(q rdf.Quad) (graph.Statement, error) {
	var s graph.Statement
	var err error
	if s.Subject, err = FromKnakk(q.Subj); err != nil {
		return graph.Statement{}, fmt.Errorf("subject: %w", err)
	}
	if s.Predicate, err = FromKnakk(q.Pred); err != nil {
		return graph.Statement{}, fmt.Errorf("predicate: %w", err)
	}
	if s.Object, err = FromKnakk(q.Obj); err != nil {
		return graph.Statement{}, fmt.Errorf("object: %w", err)
	}
	if q.Ctx == nil {
		return s, nil
	}
	if s.Graph, err = FromKnakk(q.Ctx); err != nil {
		return graph.Statement{}, fmt.Errorf("graph name: %w", err)
	}
	if s.Graph == graph.Blank(knakkDefault) {
		s.Graph = graph.Term{}
	}
	return s, nil
}

// checkTerm tells what keeps a term from standing in a statement.
func checkTerm(t graph.Term) error {
	return graph.Statement{Subject: graph.IRI("x:s"), Predicate: graph.IRI("x:p"), Object: t}.Check()
}
