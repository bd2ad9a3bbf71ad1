package export

import (
	"errors"
	"io"
	"slices"

	"corkboard/graph"
)

// Turtle writes Turtle (RDF 1.2 Turtle; without triple terms and base
// directions in the input it is Turtle 1.1): the prefixes that it uses, then a
// block for each run of statements with one subject, a predicate on each line,
// further objects on lines of their own.
//
// The input may be in any order; sorted by subject, predicate and object it
// gives each subject one block. In a block rdf:type comes first, as "a", then
// rdfs:label, then the other predicates in the order of the input, and objects
// always as they come. That order needs a subject's text in memory: of a
// subject that has more than 100,000 statements, or more than 32 MB of text,
// the rest is written in the order of the input.
//
// A statement in a named graph is a fault, unless o.MergeGraphs or o.Cite is
// set; see Merged and Cited. What is wrong with the prefixes (see Options) is
// an error before anything is written.
//
// It holds 4 MB of text, and puts the rest aside in o.Spool until it knows
// which prefixes are used.
func Turtle(w io.Writer, st graph.Statements, o Options) (Written, error) {
	return writeBlocks(w, Cited(st, o.Cite), o, false)
}

// What is held of one subject at most.
const (
	maxHeld     = 100_000
	maxHeldText = 32 << 20
)

// blocks writes Turtle and TriG, subject by subject. A block stands at the end
// of the document while it is written, with rdf:type and rdfs:label aside,
// which go in front of the rest when it is complete.
type blocks struct {
	*document
	graph     graph.Term // the graph whose braces are open, zero for none
	subject   graph.Term // the subject of the block at hand, zero for none
	predicate graph.Term // the last predicate among the rest
	indent    string     // of the block at hand
	first     bool       // nothing stands in the document or the braces yet

	rest          int    // where in b the rest of the block begins
	types, labels []byte // rdf:type and rdfs:label with their objects
	statements    int    // in the block
	flows         bool   // the block is in the order of the input

	opening []byte // the terms of a block's first statement
	err     error  // of the output
}

// writeBlocks writes Turtle, or TriG where graphs is set.
func writeBlocks(w io.Writer, st graph.Statements, o Options, graphs bool) (Written, error) {
	var n Written
	doc, err := newDocument(w, o)
	if err != nil {
		return n, err
	}
	defer doc.close()
	d := blocks{document: doc, first: true}
	merge := merging{on: o.MergeGraphs && !graphs}
	for s, err := range st {
		if err == nil {
			if merge.on && merge.again(&s) {
				continue
			}
			if (graphs || s.Graph.IsZero()) && d.add(&s) {
				if d.err != nil {
					return n, d.err
				}
				n.Statements++
				continue
			}
			err = refused(&s, graphs)
		}
		if err = o.fault(err); err != nil {
			return n, err
		}
	}
	d.endBlock()
	d.endGraph()
	if d.err != nil {
		return n, d.err
	}
	return n, d.end()
}

// merging does what Merged does, without another stream in between.
type merging struct {
	on                         bool
	subject, predicate, object graph.Term
}

// again makes a triple of a statement, and tells whether it is the last one
// again.
func (m *merging) again(s *graph.Statement) bool {
	s.Graph = graph.Term{}
	if s.Object == m.object && s.Predicate == m.predicate && s.Subject == m.subject && !s.Subject.IsZero() {
		return true
	}
	m.subject, m.predicate, m.object = s.Subject, s.Predicate, s.Object
	return false
}

// refused tells why a statement cannot be written.
func refused(s *graph.Statement, graphs bool) error {
	if err := sayable(s, graphs); err != nil {
		return err
	}
	return &graph.Error{Origin: s.Origin, Err: errUnsayable}
}

var errUnsayable = errors.New("not written: Turtle has no words for it")

// add takes the next statement; it tells whether it can be written, and has
// changed nothing where it cannot.
func (d *blocks) add(s *graph.Statement) bool {
	if s.Subject != d.subject || s.Graph != d.graph {
		return d.open(s)
	}
	where := &d.b
	if !d.flows {
		where = d.part(&s.Predicate)
	}
	b := *where
	length := len(b)
	ok := true
	switch {
	case where != &d.b && length == 0 || where == &d.b && length == d.rest:
		b, ok = d.names.appendVerb(b, s.Predicate)
		b = append(b, ' ')
	case where != &d.b || s.Predicate == d.predicate:
		b = append(append(append(b, ",\n"...), d.indent...), "        "...)
	default:
		b, ok = d.names.appendVerb(d.appendSeparator(b), s.Predicate)
		b = append(b, ' ')
	}
	if ok {
		b, ok = d.names.appendObject(b, s.Object)
	}
	if !ok {
		*where = b[:length]
		return false
	}
	*where = b
	if where == &d.b {
		d.predicate = s.Predicate
	}
	d.statements++
	if d.flows {
		d.err = d.spill()
	} else if d.statements >= maxHeld || len(d.b)-d.rest > maxHeldText {
		d.flow()
	}
	return true
}

// part gives the part of a block that a predicate belongs to.
func (d *blocks) part(predicate *graph.Term) *[]byte {
	switch predicate.Value() {
	case rdfType:
		return &d.types
	case rdfsLabel:
		return &d.labels
	}
	return &d.b
}

// open begins a block with its first statement, after all its terms are found
// good.
func (d *blocks) open(s *graph.Statement) bool {
	d.names.refresh()
	b, ok := d.opening[:0], true
	if s.Graph != d.graph && !s.Graph.IsZero() {
		b, ok = d.names.appendNode(b, s.Graph)
	}
	name := len(b)
	if ok {
		b, ok = d.names.appendNode(b, s.Subject)
	}
	subject := len(b)
	if ok {
		b, ok = d.names.appendVerb(b, s.Predicate)
	}
	b = append(b, ' ')
	if ok {
		b, ok = d.names.appendObject(b, s.Object)
	}
	if d.opening = b; cap(b) > 8*outputSize {
		d.opening = nil
	}
	if !ok {
		return false
	}
	d.endBlock()
	if s.Graph != d.graph {
		d.endGraph()
		d.beginGraph(s.Graph, b[:name])
	}
	if !d.first {
		d.b = append(d.b, '\n')
	}
	d.b = append(append(append(d.b, d.indent...), b[name:subject]...), ' ')
	d.subject, d.first, d.rest, d.statements = s.Subject, false, len(d.b), 1
	where := d.part(&s.Predicate)
	*where = append(*where, b[subject:]...)
	d.predicate = s.Predicate
	return true
}

// arrange puts the parts of the block in order.
func (d *blocks) arrange() {
	front := d.types
	if len(front) > 0 && len(d.labels) > 0 {
		front = d.appendSeparator(front)
	}
	front = append(front, d.labels...)
	if len(front) > 0 {
		if len(d.b) > d.rest {
			front = d.appendSeparator(front)
		}
		d.b = slices.Insert(d.b, d.rest, front...)
	}
	if d.types, d.labels = front[:0], d.labels[:0]; cap(front) > 8*outputSize {
		d.types, d.labels = nil, nil
	}
}

// flow begins to write the block as it comes.
func (d *blocks) flow() {
	switch {
	case len(d.b) > d.rest:
	case len(d.labels) > 0:
		d.predicate = graph.IRI(rdfsLabel)
	default:
		d.predicate = graph.IRI(rdfType)
	}
	d.arrange()
	d.flows, d.types, d.labels = true, nil, nil
	d.rest = -1
	d.err = d.spill()
}

func (d *blocks) appendSeparator(b []byte) []byte {
	return append(append(append(b, " ;\n"...), d.indent...), "    "...)
}

// endBlock completes the block at hand.
func (d *blocks) endBlock() {
	if d.subject.IsZero() {
		return
	}
	if !d.flows {
		d.arrange()
	}
	d.b = append(d.b, " .\n"...)
	d.flows, d.subject, d.predicate = false, graph.Term{}, graph.Term{}
	d.err = d.spill()
}
