package export

import (
	"errors"
	"fmt"
	"io"

	"corkboard/graph"
)

// RDFXML writes RDF/XML 1.1: an element for each run of statements with one
// subject, in the order of the input, except that a type among the first
// statements of a run gives the element its name.
//
// What RDF/XML cannot say is a fault: a predicate that does not end in an XML
// name or that the syntax keeps for itself, control characters, U+FFFE and
// U+FFFF, triple terms, base directions, and a statement in a named graph,
// unless o.MergeGraphs is set (see Merged).
//
// The prefixes that are used are declared on the root element; a predicate that
// none fits has its namespace declared where it stands. What is wrong with the
// prefixes (see Options) is an error before anything is written; one that XML
// cannot declare is passed over. o.Base does not count.
//
// A blank node keeps its label where XML takes it as a name. A label that
// begins with a digit, with or without underscores before it, has one more
// underscore put before it: so no two labels become one.
//
// It holds the statements of one subject, up to 1,000 or 1 MB of text, and 4 MB
// of the document; the rest goes to o.Spool until it is known which prefixes are
// used. With o.Cite it writes what Cited gives.
func RDFXML(w io.Writer, st graph.Statements, o Options) (Written, error) {
	if st = Cited(st, o.Cite); o.MergeGraphs {
		st = Merged(st)
	}
	var n Written
	names, err := newXMLNames(o)
	if err != nil {
		return n, err
	}
	d := xmlDocument{document: &document{names: names.names, header: names.root, open: o.Spool, to: w}, names: names}
	defer d.close()
	for s, err := range st {
		if err == nil {
			err = d.sayable(&s)
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
	if err := d.endNode(); err != nil {
		return n, err
	}
	d.b = append(append(append(d.b, "</"...), names.rdf...), ":RDF>\n"...)
	return n, d.end()
}

// What is held of one subject at most, to find its type.
const (
	maxXMLHeld     = 1000
	maxXMLHeldText = 1 << 20
)

// xmlDocument writes RDF/XML, subject by subject.
type xmlDocument struct {
	*document
	names *xmlNames

	subject  graph.Term // of the node element at hand, zero for none
	held     []valued   // its statements, while it is not begun
	heldText int
	node     string // the name of its element, once begun
}

// valued is a statement without its subject: a predicate and its value.
type valued struct{ predicate, object graph.Term }

var (
	errXMLTriple    = errors.New("object: RDF/XML has no triple terms")
	errXMLDirection = errors.New("object: RDF/XML has no base directions")
)

// sayable tells, as a *graph.Error, why a statement cannot be written.
func (d *xmlDocument) sayable(s *graph.Statement) error {
	if err := sayable(s, false); err != nil {
		return err
	}
	err := d.names.predicate(s.Predicate.Value()).err
	switch {
	case err != nil:
	case s.Object.Kind() == graph.KindTriple:
		err = errXMLTriple
	case s.Object.Direction() != graph.NoDirection:
		err = errXMLDirection
	default:
		if err = xmlFault("subject", s.Subject.Value()); err == nil {
			err = xmlFault("object", s.Object.Value())
		}
		if datatype := s.Object.Datatype(); err == nil && datatype != xsdString {
			err = xmlFault("datatype", datatype)
		}
	}
	if err == nil {
		return nil
	}
	return &graph.Error{Origin: s.Origin, Err: fmt.Errorf("not written: %w", err)}
}

// add takes the next statement.
func (d *xmlDocument) add(s *graph.Statement) error {
	if s.Subject != d.subject {
		if err := d.endNode(); err != nil {
			return err
		}
		d.subject = s.Subject
		d.names.refresh()
	}
	if d.node != "" {
		return d.write(s.Predicate, s.Object)
	}
	d.held = append(d.held, valued{s.Predicate, s.Object})
	d.heldText += len(s.Predicate.Value()) + len(s.Object.Value())
	if len(d.held) >= maxXMLHeld || d.heldText > maxXMLHeldText {
		return d.begin()
	}
	return nil
}

// begin writes the tag of the node element and what is held of it.
func (d *xmlDocument) begin() error {
	d.node = d.names.description
	typed := -1
	for i, v := range d.held {
		if v.predicate.Value() != rdfType || !v.object.IsIRI() {
			continue
		}
		if name := d.names.class(v.object.Value()); name != "" {
			typed, d.node = i, name
			break
		}
	}
	d.b = append(append(d.b, "  <"...), d.node...)
	if d.subject.IsBlank() {
		d.b = d.attribute(":nodeID", xmlLabel(d.subject.Value()))
	} else {
		d.b = d.attribute(":about", d.subject.Value())
	}
	d.b = append(d.b, ">\n"...)
	for i, v := range d.held {
		if i == typed {
			continue
		}
		if err := d.write(v.predicate, v.object); err != nil {
			return err
		}
	}
	clear(d.held)
	d.held, d.heldText = d.held[:0], 0
	return nil
}

// attribute appends an attribute of RDF's namespace.
func (d *xmlDocument) attribute(name, value string) []byte {
	b := append(append(append(d.b, ' '), d.names.rdf...), name...)
	return append(appendXMLValue(append(b, `="`...), value), '"')
}

// write writes a property element.
func (d *xmlDocument) write(predicate, object graph.Term) error {
	p := d.names.predicate(predicate.Value())
	d.b = append(append(d.b, "    <"...), p.name...)
	if p.space != "" {
		d.b = append(appendXMLValue(append(d.b, ` xmlns="`...), p.space), '"')
	}
	switch {
	case object.IsIRI():
		d.b = append(d.attribute(":resource", object.Value()), "/>\n"...)
		return d.spill()
	case object.IsBlank():
		d.b = append(d.attribute(":nodeID", xmlLabel(object.Value())), "/>\n"...)
		return d.spill()
	case object.Language() != "":
		d.b = append(appendXMLValue(append(d.b, ` xml:lang="`...), object.Language()), '"')
	case object.Datatype() != xsdString:
		d.b = d.attribute(":datatype", object.Datatype())
	}
	d.b = appendXMLText(append(d.b, '>'), object.Value())
	d.b = append(append(append(d.b, "</"...), p.name...), ">\n"...)
	return d.spill()
}

// endNode closes the node element.
func (d *xmlDocument) endNode() error {
	if d.subject.IsZero() {
		return nil
	}
	if d.node == "" {
		if err := d.begin(); err != nil {
			return err
		}
	}
	d.b = append(append(append(d.b, "  </"...), d.node...), ">\n"...)
	d.subject, d.node = graph.Term{}, ""
	return d.spill()
}
