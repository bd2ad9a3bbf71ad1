package source

import (
	"errors"
	"math/bits"

	"corkboard/graph"
)

// rdfNode is a node element whose start tag has been read (RDF 1.1 XML Syntax,
// section 7.2.11).
type rdfNode struct {
	subject    graph.Term
	class      string // the IRI of its type, "" for rdf:Description
	properties []rdfProperty
	scope      rdfScope
	at         place
	offset     int64
	inside     int
}

var (
	errNodeAttributes = errors.New("RDF/XML: rdf:resource, rdf:datatype and rdf:parseType are not attributes of a node element")
	errNodeNames      = errors.New("RDF/XML: a node element has one of rdf:about, rdf:ID and rdf:nodeID, not more")
)

// node makes a node of the start tag of its element. The error is the fault for
// which it is left out.
func (d *rdfXML) node(t *xmlToken, c rdfScope) (*rdfNode, error) {
	if len(t.faults) > 0 {
		return nil, t.faults[0]
	}
	n := d.nodesAt.at(len(d.s.open))
	n.at, n.offset, n.inside = t.at, t.offset, t.inside
	if err := notANode(t.name); err != nil {
		return nil, d.s.errorAt(t.at, err)
	}
	a, err := d.attributes(t, c)
	if err != nil {
		return nil, err
	}
	if t.name.space != rdfNamespace || t.name.local != "Description" {
		n.class = t.name.iri
	}
	n.properties, n.scope = a.properties, a.scope
	switch names := a.given & (givenAbout | givenID | givenNodeID); {
	case a.given != names:
		err = errNodeAttributes
	case bits.OnesCount(uint(names)) > 1:
		err = errNodeNames
	case names == givenAbout:
		var iri string
		iri, err = a.resolved("about", a.about)
		n.subject = graph.IRI(iri)
	case names == givenID:
		n.subject, err = d.newID(&a)
	case names == givenNodeID:
		n.subject = d.labelled(a.nodeID)
	default:
		n.subject = d.anonymous("[", t.offset, t.inside)
	}
	if err != nil {
		return nil, d.s.errorAt(t.at, err)
	}
	return n, nil
}

// describe says what the tag of a node element says, and reads the property
// elements in it.
func (d *rdfXML) describe(n *rdfNode) error {
	if n.class != "" {
		if err := d.say(n.at, n.subject, rdfTypeTerm, graph.IRI(n.class)); err != nil {
			return err
		}
	}
	if err := d.sayAttributes(n.subject, n.properties, n.scope); err != nil {
		return err
	}
	return d.properties(n.subject, n.scope)
}

// sayAttributes says the property attributes of an element.
func (d *rdfXML) sayAttributes(subject graph.Term, properties []rdfProperty, c rdfScope) error {
	for _, p := range properties {
		predicate, object := graph.IRI(p.predicate), graph.LangText(p.value, c.lang)
		if predicate == rdfTypeTerm {
			iri, err := c.resolve(p.value)
			if err != nil {
				if err := d.report(d.s.errorAt(p.at, wrapped("rdf:type", err))); err != nil {
					return err
				}
				continue
			}
			object = graph.IRI(iri)
		}
		if err := d.say(p.at, subject, predicate, object); err != nil {
			return err
		}
	}
	return nil
}

// properties reads property elements up to the end tag of what they stand in.
func (d *rdfXML) properties(subject graph.Term, c rdfScope) error {
	li := 0
	for {
		t, err := d.s.next()
		if err != nil {
			return d.within(err)
		}
		switch t.kind {
		case xmlEnd:
			return nil
		case xmlStart:
			level := len(d.s.open) - 1
			var p *rdfArc
			if p, err = d.arc(t, subject, c, &li); err != nil {
				err = d.leaveOut(err, level)
			} else {
				err = d.property(p, level)
			}
		default:
			err = d.between(t, "property elements")
		}
		if err != nil {
			return err
		}
	}
}
