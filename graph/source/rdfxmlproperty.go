package source

import (
	"errors"
	"fmt"
	"math/bits"
	"strconv"

	"corkboard/graph"
)

// rdfArc is a property element whose start tag has been read (RDF 1.1 XML
// Syntax, section 7.2.14).
type rdfArc struct {
	subject, predicate graph.Term
	id                 graph.Term // the name of its reification, zero for none
	rdfAttributes
	at     place
	offset int64
	inside int
}

var (
	errPropertyAbout  = errors.New("RDF/XML: rdf:about is not an attribute of a property element")
	errPropertyObject = errors.New("RDF/XML: a property element has one of rdf:resource, rdf:nodeID, rdf:datatype and rdf:parseType, not more")
	errPropertyMixed  = errors.New("RDF/XML: a property element with rdf:datatype or rdf:parseType has no property attributes")
	errPropertyFilled = errors.New("RDF/XML: a property element with rdf:resource, rdf:nodeID or property attributes is empty")
	errPropertyTyped  = errors.New("RDF/XML: a property element with rdf:datatype holds text alone")
	errTwoNodes       = errors.New("RDF/XML: a property element holds one node element; this one is left out")
)

// arc makes an arc of the start tag of a property element. The error is the
// fault for which it is left out.
func (d *rdfXML) arc(t *xmlToken, subject graph.Term, c rdfScope, li *int) (*rdfArc, error) {
	p := d.arcsAt.at(len(d.s.open))
	p.subject, p.at, p.offset, p.inside = subject, t.at, t.offset, t.inside
	if t.name.space == rdfNamespace && t.name.local == "li" {
		*li++ // counted also where it is at fault, so that the others keep their numbers
		p.predicate = graph.IRI(rdfNamespace + "_" + strconv.Itoa(*li))
	} else {
		p.predicate = graph.IRI(t.name.iri)
	}
	if len(t.faults) > 0 {
		return nil, t.faults[0]
	}
	if err := notAProperty(t.name); err != nil {
		return nil, d.s.errorAt(t.at, err)
	}
	var err error
	if p.rdfAttributes, err = d.attributes(t, c); err != nil {
		return nil, err
	}
	objects := p.given & (givenResource | givenNodeID | givenDatatype | givenParseType)
	switch {
	case p.given&givenAbout != 0:
		err = errPropertyAbout
	case bits.OnesCount(uint(objects)) > 1:
		err = errPropertyObject
	case objects&(givenDatatype|givenParseType) != 0 && len(p.properties) > 0:
		err = errPropertyMixed
	case p.given&givenID != 0:
		p.id, err = d.newID(&p.rdfAttributes)
	}
	if err == nil && objects == givenDatatype {
		p.datatype, err = p.resolved("datatype", p.datatype)
	}
	if err != nil {
		return nil, d.s.errorAt(t.at, err)
	}
	return p, nil
}

// property reads what is in a property element.
func (d *rdfXML) property(p *rdfArc, level int) error {
	if p.given&givenParseType == 0 {
		return d.content(p, level)
	}
	switch p.parseType {
	case "Resource":
		node := d.anonymous("[", p.offset, p.inside)
		if err := d.sayNamed(p.at, p.subject, p.predicate, node, p.id); err != nil {
			return err
		}
		return d.properties(node, p.scope)
	case "Collection":
		return d.collection(p)
	}
	return d.xmlLiteral(p, level)
}

// content reads a property element without rdf:parseType: text, one node
// element, or nothing.
func (d *rdfXML) content(p *rdfArc, level int) error {
	d.text = d.text[:0]
	for {
		t, err := d.s.next()
		if err != nil {
			return d.within(err)
		}
		switch {
		case t.kind == xmlEnd:
			return d.endContent(p)
		case len(t.faults) > 0 && t.kind != xmlStart:
			return d.leaveOut(t.faults[0], level)
		case t.kind == xmlText:
			if len(d.text)+len(t.text) > d.max {
				err := fmt.Errorf("RDF/XML: the text of <%s> is longer than allowed (%s)", shortened(d.s.open[level].raw), bytesOf(d.max))
				return d.leaveOut(d.s.errorAt(p.at, err), level)
			}
			d.text = append(d.text, t.text...)
		case t.kind == xmlStart:
			if err := d.heldNode(p, t); err != nil {
				return d.leaveOut(err, level)
			}
			return d.object(p, t)
		}
	}
}

// heldNode tells why a node element cannot stand in a property element.
func (d *rdfXML) heldNode(p *rdfArc, t *xmlToken) error {
	var err error
	switch {
	case p.given&givenDatatype != 0:
		err = errPropertyTyped
	case p.given&^givenID != 0 || len(p.properties) > 0:
		err = errPropertyFilled
	case !isXMLSpace(d.text):
		err = fmt.Errorf("RDF/XML: the text %s stands beside the element <%s>", quotedText(d.text), shortened(t.name.raw))
	default:
		return nil
	}
	return d.s.errorAt(t.at, err)
}

// object reads the node element in a property element, of which the start tag
// has been read, and what is behind it.
func (d *rdfXML) object(p *rdfArc, t *xmlToken) error {
	one := func(n *rdfNode) error { return d.sayNamed(p.at, p.subject, p.predicate, n.subject, p.id) }
	if err := d.item(t, p.scope, one); err != nil {
		return err
	}
	for {
		t, err := d.s.next()
		if err != nil {
			return d.within(err)
		}
		switch t.kind {
		case xmlEnd:
			return nil
		case xmlStart:
			err = d.leaveOut(d.s.errorAt(t.at, errTwoNodes), len(d.s.open)-1)
		default:
			err = d.between(t, "no more than one node element and no text")
		}
		if err != nil {
			return err
		}
	}
}

// endContent says what a property element without elements in it says.
func (d *rdfXML) endContent(p *rdfArc) error {
	if p.given&(givenResource|givenNodeID) == 0 && len(p.properties) == 0 {
		object := graph.LangText(string(d.text), p.scope.lang)
		if p.given&givenDatatype != 0 {
			object = graph.Typed(string(d.text), p.datatype)
		}
		if cap(d.text) > 8*blockSize {
			d.text = nil
		}
		return d.sayNamed(p.at, p.subject, p.predicate, object, p.id)
	}
	if !isXMLSpace(d.text) {
		return d.report(d.s.errorAt(p.at, errPropertyFilled))
	}
	var object graph.Term
	switch {
	case p.given&givenResource != 0:
		iri, err := p.resolved("resource", p.resource)
		if err != nil {
			return d.report(d.s.errorAt(p.at, err))
		}
		object = graph.IRI(iri)
	case p.given&givenNodeID != 0:
		object = d.labelled(p.nodeID)
	default:
		object = d.anonymous("[", p.offset, p.inside)
	}
	if err := d.sayNamed(p.at, p.subject, p.predicate, object, p.id); err != nil {
		return err
	}
	return d.sayAttributes(object, p.properties, p.scope)
}

// collection reads a list of node elements.
func (d *rdfXML) collection(p *rdfArc) error {
	var last graph.Term // the last cell of the list so far
	next := func(at place, cell graph.Term) error {
		if last.IsZero() {
			return d.sayNamed(p.at, p.subject, p.predicate, cell, p.id)
		}
		return d.say(at, last, rdfRestTerm, cell)
	}
	err := d.nodes(p.scope, func(n *rdfNode) error {
		cell := d.anonymous("(", n.offset, n.inside)
		if err := next(n.at, cell); err != nil {
			return err
		}
		last = cell
		return d.say(n.at, cell, rdfFirstTerm, n.subject)
	})
	if err != nil {
		return err
	}
	return next(p.at, rdfNilTerm)
}

// wrapped says what an error is about.
func wrapped(what string, err error) error { return fmt.Errorf("%s: %w", what, err) }
