package export

import (
	"io"

	"corkboard/graph"
)

// Turtle writes Turtle (RDF 1.2 Turtle; without triple terms and base
// directions in the input it is Turtle 1.1): the prefixes, then a block for
// each run of statements with one subject, a predicate on each line, further
// objects on lines of their own.
//
// The input is sorted by subject, predicate, object and graph. In a block
// rdf:type comes first, as "a", then rdfs:label, then the other predicates in
// the order of the input, and objects always as they come. That order needs a
// subject's statements in memory: of a subject that has more than 100,000, or
// more than 32 MB of text, all are written in the order of the input.
//
// A statement in a named graph is a fault, unless o.MergeGraphs is set; see
// Merged. A prefix that is none, or that stands for two IRIs, is an error
// before anything is written.
func Turtle(w io.Writer, st graph.Statements, o Options) (Written, error) {
	if o.MergeGraphs {
		st = Merged(st)
	}
	return writeBlocks(w, st, o, false)
}

// What is held of one subject at most.
const (
	maxHeld     = 100_000
	maxHeldText = 32 << 20
)

// blocks writes Turtle and TriG, subject by subject.
type blocks struct {
	output
	names *names

	graph   graph.Term // the graph whose braces are open, zero for none
	subject graph.Term // the subject of the block at hand, zero for none
	first   bool       // nothing stands in the document or the braces yet

	held       []valued // the block's statements, while they are few enough
	heldText   int      // bytes in them
	outOfOrder bool     // rdf:type or rdfs:label is among them, which come first

	flows     bool       // the block is being written
	predicate graph.Term // the last predicate written in it
}

// valued is a statement without its subject: a predicate and its value.
type valued struct{ predicate, object graph.Term }

// writeBlocks writes Turtle, or TriG where graphs is set.
func writeBlocks(w io.Writer, st graph.Statements, o Options, graphs bool) (Written, error) {
	var n Written
	names, err := newNames(o.Prefixes, o.Base)
	if err != nil {
		return n, err
	}
	d := blocks{output: output{w: w}, names: names}
	d.b = names.appendHeader(d.b)
	d.first = len(d.b) == 0
	for s, err := range st {
		if err == nil {
			err = sayable(&s, graphs)
		}
		if err != nil {
			if err = o.fault(err); err != nil {
				return n, err
			}
			continue
		}
		if err := d.add(&s); err != nil {
			return n, err
		}
		n.Statements++
	}
	if err := d.endBlock(); err != nil {
		return n, err
	}
	d.endGraph()
	return n, d.flush()
}

// add takes the next statement.
func (d *blocks) add(s *graph.Statement) error {
	if s.Subject != d.subject || s.Graph != d.graph {
		if err := d.endBlock(); err != nil {
			return err
		}
		if s.Graph != d.graph {
			d.endGraph()
			d.beginGraph(s.Graph)
		}
		d.subject = s.Subject
	}
	if d.flows {
		return d.write(s.Predicate, s.Object)
	}
	if rank(s.Predicate) < rankRest {
		d.outOfOrder = true
	}
	d.held = append(d.held, valued{s.Predicate, s.Object})
	d.heldText += len(s.Predicate.Value()) + len(s.Object.Value())
	if len(d.held) > maxHeld || d.heldText > maxHeldText {
		d.outOfOrder = false
		return d.writeHeld()
	}
	return nil
}

// The ranks of predicates in a block.
const (
	rankType = iota
	rankLabel
	rankRest
)

func rank(predicate graph.Term) int {
	switch predicate.Value() {
	case rdfType:
		return rankType
	case rdfsLabel:
		return rankLabel
	}
	return rankRest
}

// writeHeld writes the statements held, by the rank of their predicates where
// a rank but the last is among them.
func (d *blocks) writeHeld() error {
	for r := rankType; r <= rankRest; r++ {
		if r < rankRest && !d.outOfOrder {
			continue
		}
		for _, p := range d.held {
			if d.outOfOrder && rank(p.predicate) != r {
				continue
			}
			if err := d.write(p.predicate, p.object); err != nil {
				return err
			}
		}
	}
	clear(d.held)
	d.held, d.heldText, d.outOfOrder = d.held[:0], 0, false
	return nil
}

// write writes one statement of the block at hand.
func (d *blocks) write(predicate, object graph.Term) error {
	switch {
	case !d.flows:
		if !d.first {
			d.b = append(d.b, '\n')
		}
		d.b = d.names.appendTerm(d.indent(0), d.subject)
		d.b = d.names.appendVerb(append(d.b, ' '), predicate)
		d.b = append(d.b, ' ')
	case predicate == d.predicate:
		d.b = append(d.b, ",\n"...)
		d.b = d.indent(2)
	default:
		d.b = append(d.b, " ;\n"...)
		d.b = d.names.appendVerb(d.indent(1), predicate)
		d.b = append(d.b, ' ')
	}
	d.b = d.names.appendTerm(d.b, object)
	d.flows, d.first, d.predicate = true, false, predicate
	return d.spill()
}

// indent begins a line, the given number of steps further in than its block.
func (d *blocks) indent(steps int) []byte {
	if !d.graph.IsZero() {
		steps++
	}
	return append(d.b, "            "[:4*steps]...)
}

// endBlock writes what is held and closes the block.
func (d *blocks) endBlock() error {
	if d.subject.IsZero() {
		return nil
	}
	if err := d.writeHeld(); err != nil {
		return err
	}
	d.b = append(d.b, " .\n"...)
	d.flows, d.subject, d.predicate = false, graph.Term{}, graph.Term{}
	return nil
}
