package export

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"corkboard/graph"
)

var errNamedGraph = errors.New("named graph: this syntax has triples only")

// NTriples writes statements as canonical N-Triples (RDF 1.2 N-Triples,
// section 5), one a line, in the order in which they come.
//
// A statement in a named graph is a fault, unless o.Cite is set (see Cited), or
// o.MergeGraphs: then the input is sorted by subject, predicate, object and
// graph, and of equal triples one is written. Prefixes and Base do not count.
//
// With o.LowerTags the output is canonical to the letter; without, language
// tags keep their case. It holds one statement and a buffer. Any error in the
// stream that is no *graph.Error, and any of w, ends the writing.
func NTriples(w io.Writer, st graph.Statements, o Options) (Written, error) {
	if st = Cited(st, o.Cite); o.MergeGraphs {
		st = Merged(st)
	}
	return writeLines(w, st, o, false)
}

// lines writes N-Triples and N-Quads. It remembers how the terms that come
// again and again are written.
type lines struct {
	output
	lowerTags      bool
	subject, graph writtenTerm
	predicates     [64]writtenTerm // by length and last letter
}

// writtenTerm is a term and its text with the blank behind it.
type writtenTerm struct {
	term graph.Term
	text []byte
}

// writeLines writes N-Triples, or N-Quads where graphs is set.
func writeLines(w io.Writer, st graph.Statements, o Options, graphs bool) (Written, error) {
	out := lines{output: output{w: w}, lowerTags: o.LowerTags}
	var n Written
	for s, err := range st {
		if err == nil && !out.add(&s, graphs) {
			err = sayable(&s, graphs)
		}
		if err != nil {
			if err = o.fault(err); err != nil {
				return n, errors.Join(err, out.flush())
			}
			continue
		}
		n.Statements++
		if err := out.spill(); err != nil {
			return n, err
		}
	}
	return n, out.flush()
}

// add appends a statement's line, or nothing where it cannot be written.
func (l *lines) add(s *graph.Statement, graphs bool) bool {
	start := len(l.b)
	if s.Subject.IsLiteral() || !s.Predicate.IsIRI() || !graphs && !s.Graph.IsZero() || s.Graph.IsLiteral() ||
		s.Subject.Kind() == graph.KindTriple || s.Graph.Kind() == graph.KindTriple {
		return false
	}
	object := s.Object
	if l.lowerTags {
		object = lowerTag(object)
	}
	ok := l.again(&l.subject, &s.Subject) && l.again(l.slot(&s.Predicate), &s.Predicate)
	if ok {
		l.b, ok = object.AppendSound(l.b)
	}
	l.b = append(l.b, ' ')
	if ok && !s.Graph.IsZero() {
		ok = l.again(&l.graph, &s.Graph)
	}
	if !ok {
		l.b = l.b[:start]
		return false
	}
	l.b = append(l.b, '.', '\n')
	return true
}

// slot is where a predicate is remembered.
func (l *lines) slot(t *graph.Term) *writtenTerm {
	iri := t.Value()
	if iri == "" {
		return &l.predicates[0]
	}
	return &l.predicates[(len(iri)*7+int(iri[len(iri)-1]))%len(l.predicates)]
}

// again appends a term and a blank, from memory where it is the same as the
// last one.
func (l *lines) again(last *writtenTerm, t *graph.Term) bool {
	if last.term == *t {
		l.b = append(l.b, last.text...)
		return true
	}
	start := len(l.b)
	var ok bool
	if l.b, ok = t.AppendSound(l.b); !ok {
		return false
	}
	l.b = append(l.b, ' ')
	last.term = *t
	last.text = append(last.text[:0], l.b[start:]...)
	return true
}

// lowerTag gives a text with its language tag in lower case.
func lowerTag(t graph.Term) graph.Term {
	if s, p, o, ok := t.Triple(); ok {
		return graph.TripleTerm(s, p, lowerTag(o))
	}
	if tag := t.Language(); tag != "" {
		return graph.DirText(t.Value(), strings.ToLower(tag), t.Direction())
	}
	return t
}

// sayable tells, as a *graph.Error, why a statement cannot be written.
func sayable(s *graph.Statement, graphs bool) error {
	err := s.Check()
	if err == nil && !graphs && !s.Graph.IsZero() {
		err = errNamedGraph
	}
	if err == nil {
		return nil
	}
	return &graph.Error{Origin: s.Origin, Err: fmt.Errorf("not written: %w", err)}
}

// fault gives a fault of the input to o.Fault and returns what ends the
// writing: any other error, or what o.Fault makes of it.
func (o Options) fault(err error) error {
	var e *graph.Error
	if !errors.As(err, &e) || o.Fault == nil {
		return err
	}
	return o.Fault(e)
}

// Merged streams the statements of all graphs as triples of the default
// graph. Of equal triples that follow each other, as they do in input sorted
// by subject, predicate, object and graph, the first is kept. Errors pass
// through.
func Merged(st graph.Statements) graph.Statements {
	return func(yield func(graph.Statement, error) bool) {
		var last graph.Statement
		begun := false
		for s, err := range st {
			if err != nil {
				if !yield(graph.Statement{}, err) {
					return
				}
				continue
			}
			s.Graph = graph.Term{}
			if begun && s.Object == last.Object && s.Subject == last.Subject && s.Predicate == last.Predicate {
				continue // the object differs soonest, so it is looked at first
			}
			last, begun = s, true
			if !yield(s, nil) {
				return
			}
		}
	}
}
