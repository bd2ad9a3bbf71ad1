package export

import (
	"cmp"
	"io"
	"slices"
	"strings"

	"corkboard/graph"
)

// TurtlePretty writes Turtle for people and for version control: sorted, with
// blank nodes nested where they are used, lists in parentheses, and a change of
// one statement seen as a change of few lines.
//
// Subjects that are IRIs come in the order of their code points. In a block
// rdf:type comes first, then rdfs:label, then the other predicates in that
// order, and each predicate's objects: IRIs, literals, blank nodes, triple
// terms. A blank node that one statement alone mentions, as its object, stands
// there as [ … ], and a well-formed list as ( … ), 32 deep at most. One that
// nothing mentions is the subject [], behind the IRIs; a reifier among them
// stands behind its triple as {| … |}, if the triple is said as well. All others
// (in several places, in a ring, in several graphs, in a triple term) have a
// label, and a block behind that of the first block that mentions them. The
// label follows from what is said of the node, first of all by itself, so that
// neither the labels of the input nor its order matter, and other nodes hardly;
// o.KeepLabels keeps those of the input instead.
//
// The input may be in any order; a statement that comes again is left out. A
// statement in a named graph is a fault, unless o.MergeGraphs or o.Cite is set.
//
// It holds the document: about 400 bytes for each statement besides its text.
func TurtlePretty(w io.Writer, st graph.Statements, o Options) (Written, error) {
	return writePretty(w, Cited(st, o.Cite), o, false)
}

// TriGPretty writes TriG as TurtlePretty writes Turtle, graph by graph: the
// default graph, then named ones in the order of their names. A blank node in
// more than one graph has a label. MergeGraphs and Cite do not count.
//
// It holds the document: about 400 bytes for each statement besides its text.
func TriGPretty(w io.Writer, st graph.Statements, o Options) (Written, error) {
	return writePretty(w, st, o, true)
}

// fact is a statement in a document that is held.
type fact struct {
	graph, subject, predicate, object graph.Term
	s, o                              int32 // the blank nodes that subject and object are, -1 for none
}

func writePretty(w io.Writer, st graph.Statements, o Options, graphs bool) (Written, error) {
	var n Written
	doc, err := newDocument(w, o)
	if err != nil {
		return n, err
	}
	defer doc.close()
	facts, err := gather(st, o, graphs)
	if err != nil {
		return n, err
	}
	doc.names.refresh()
	p := &pretty{document: doc, nodes: newNodes(facts)}
	if !o.KeepLabels {
		p.nodes.rename()
	}
	if err := p.write(); err != nil {
		return n, err
	}
	n.Statements = int64(len(p.facts))
	return n, p.end()
}

// gather holds a stream, sorted and without repetitions.
func gather(st graph.Statements, o Options, graphs bool) ([]fact, error) {
	var facts []fact
	for s, err := range st {
		if err == nil {
			if o.MergeGraphs && !graphs {
				s.Graph = graph.Term{}
			}
			err = sayable(&s, graphs)
		}
		if err != nil {
			if err = o.fault(err); err != nil {
				return nil, err
			}
			continue
		}
		facts = append(facts, fact{graph: s.Graph, subject: s.Subject, predicate: s.Predicate, object: s.Object})
	}
	slices.SortFunc(facts, func(a, b fact) int { return a.compare(&b) })
	return slices.Compact(facts), nil
}

// compare orders facts as they are written. Blank nodes, whose labels mean
// nothing, find their place later.
func (a *fact) compare(b *fact) int {
	if c := a.graph.Compare(b.graph); c != 0 {
		return c
	}
	if c := a.subject.Compare(b.subject); c != 0 {
		return c
	}
	if c := cmp.Compare(verbRank(a.predicate), verbRank(b.predicate)); c != 0 {
		return c
	}
	if c := a.predicate.Compare(b.predicate); c != 0 {
		return c
	}
	if c := cmp.Compare(objectRank(a.object), objectRank(b.object)); c != 0 {
		return c
	}
	return a.object.Compare(b.object)
}

// verbRank puts rdf:type first and rdfs:label second.
func verbRank(predicate graph.Term) int {
	switch predicate.Value() {
	case rdfType:
		return 0
	case rdfsLabel:
		return 1
	}
	return 2
}

// objectRank puts what has no blank nodes first.
func objectRank(object graph.Term) int {
	switch object.Kind() {
	case graph.KindIRI:
		return 0
	case graph.KindLiteral:
		return 1
	case graph.KindBlank:
		return 2
	}
	return 3
}

// parts calls f with each blank node in a term, those of triple terms included.
func parts(t graph.Term, f func(label string)) {
	switch t.Kind() {
	case graph.KindBlank:
		f(t.Value())
	case graph.KindTriple:
		if !strings.Contains(t.Value(), "_:") {
			return
		}
		if s, _, o, ok := t.Triple(); ok {
			parts(s, f)
			parts(o, f)
		}
	}
}
