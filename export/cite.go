package export

import (
	"crypto/sha256"
	"encoding/base32"

	"corkboard/graph"
)

// Citation is a way to say in triples which named graph a statement is from.
type Citation string

// The ways of citing.
const (
	CiteNone       Citation = ""
	CiteTripleTerm Citation = "1.2" // rdf:reifies and a triple term (RDF 1.2)
	CiteStatement  Citation = "1.1" // an rdf:Statement with its three parts
)

const (
	rdfStatement = rdfNS + "Statement"
	rdfSubject   = rdfNS + "subject"
	rdfPredicate = rdfNS + "predicate"
	rdfObject    = rdfNS + "object"

	// A named graph is what a source says through a file, a prov:Bundle: the
	// statement that stands for one saying in it was derived from it.
	// prov:hadPrimarySource would claim more, that the graph is a first-hand
	// account; that is said, where it is known, between sources.
	provDerived = "http://www.w3.org/ns/prov#wasDerivedFrom"
)

// maxCitations is how many citing statements wait for the end of a subject.
const maxCitations = 10_000

// Cited streams statements as triples of the default graph that say where each
// is from: for each statement of a named graph the triple itself, and a blank
// node that reifies it in the given style and was derived (prov:wasDerivedFrom)
// from the graph. Its label is the hash of the statement, so that it is the
// same in each run. Statements of the default graph pass unchanged, so that what
// a named graph says as well is cited from that one alone; errors pass, too.
// CiteNone changes nothing.
//
// In input sorted by subject, predicate, object and graph, a triple of several
// graphs is said once, with one such node for each, and what cites the
// statements of a subject follows behind them. Other input is as right, but may
// say a triple more than once. It holds 10,000 statements at most.
func Cited(st graph.Statements, style Citation) graph.Statements {
	if style == CiteNone {
		return st
	}
	return func(yield func(graph.Statement, error) bool) {
		c := citing{style: style, yield: yield}
		for s, err := range st {
			if err != nil {
				if !yield(graph.Statement{}, err) {
					return
				}
				continue
			}
			if !c.add(s) {
				return
			}
		}
		c.flush()
	}
}

// citing makes the statements of Cited.
type citing struct {
	style   Citation
	yield   func(graph.Statement, error) bool
	last    graph.Statement // the last triple
	begun   bool            // there is a last one
	waiting []graph.Statement
	line    []byte
}

// add takes a statement; false is the end of it.
func (c *citing) add(s graph.Statement) bool {
	if s.Subject != c.last.Subject || len(c.waiting) >= maxCitations {
		if !c.flush() {
			return false
		}
	}
	if !s.Graph.IsZero() && s.Check() != nil {
		return c.yield(s, nil) // the writer's fault to find
	}
	triple := s
	triple.Graph = graph.Term{}
	if !c.begun || !triple.SameQuad(c.last) {
		c.last, c.begun = triple, true
		if !c.yield(triple, nil) {
			return false
		}
	}
	if !s.Graph.IsZero() {
		c.cite(s)
	}
	return true
}

// cite adds what says where a triple is from, sorted by predicate.
func (c *citing) cite(s graph.Statement) {
	node := c.node(s)
	say := func(predicate string, object graph.Term) {
		c.waiting = append(c.waiting, graph.Statement{Subject: node, Predicate: graph.IRI(predicate), Object: object, Origin: s.Origin})
	}
	if c.style == CiteStatement {
		say(rdfObject, s.Object)
		say(rdfPredicate, s.Predicate)
		say(rdfSubject, s.Subject)
		say(rdfType, graph.IRI(rdfStatement))
	} else {
		say(rdfReifies, graph.TripleTerm(s.Subject, s.Predicate, s.Object))
	}
	say(provDerived, s.Graph)
}

// node gives the blank node that stands for a statement in its graph.
func (c *citing) node(s graph.Statement) graph.Term {
	c.line = s.AppendTo(c.line[:0])
	sum := sha256.Sum256(c.line)
	return graph.Blank("c" + labelEncoding.EncodeToString(sum[:16]))
}

// labelEncoding writes hashes as labels of blank nodes.
var labelEncoding = base32.NewEncoding("0123456789abcdefghijklmnopqrstuv").WithPadding(base32.NoPadding)

// flush says what waits.
func (c *citing) flush() bool {
	for _, s := range c.waiting {
		if !c.yield(s, nil) {
			return false
		}
	}
	clear(c.waiting)
	c.waiting = c.waiting[:0]
	return true
}
