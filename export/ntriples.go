package export

import (
	"errors"
	"fmt"
	"io"

	"corkboard/graph"
)

var errNamedGraph = errors.New("named graph: this syntax has triples only")

// NTriples writes statements as canonical N-Triples (RDF 1.2 N-Triples,
// section 5), one a line, in the order in which they come.
//
// A statement in a named graph is a fault, unless o.MergeGraphs is set: then
// the input is sorted by subject, predicate, object and graph, and of equal
// triples one is written. Prefixes and Base do not count.
//
// It holds one statement and a buffer. Any error in the stream that is no
// *graph.Error, and any of w, ends the writing.
func NTriples(w io.Writer, st graph.Statements, o Options) (Written, error) {
	if o.MergeGraphs {
		st = Merged(st)
	}
	return writeLines(w, st, o, false)
}

// writeLines writes N-Triples, or N-Quads where graphs is set.
func writeLines(w io.Writer, st graph.Statements, o Options, graphs bool) (Written, error) {
	out := output{w: w}
	var n Written
	for s, err := range st {
		if err == nil {
			err = sayable(&s, graphs)
		}
		if err != nil {
			if err = o.fault(err); err != nil {
				return n, errors.Join(err, out.flush())
			}
			continue
		}
		out.b = s.AppendTo(out.b)
		n.Statements++
		if err := out.spill(); err != nil {
			return n, err
		}
	}
	return n, out.flush()
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
			if begun && s.SameQuad(last) {
				continue
			}
			last, begun = s, true
			if !yield(s, nil) {
				return
			}
		}
	}
}
