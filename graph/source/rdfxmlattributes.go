package source

import (
	"errors"
	"fmt"
	"strings"

	"corkboard/graph"
)

// What attributes an element has, as bits of rdfAttributes.given.
const (
	givenAbout = 1 << iota
	givenID
	givenNodeID
	givenResource
	givenDatatype
	givenParseType
)

// rdfAttributes is what the attributes of an element say (RDF 1.1 XML Syntax,
// sections 5 and 6.1).
type rdfAttributes struct {
	given      int
	about      string // the values as they are
	id         string
	nodeID     string
	resource   string
	datatype   string
	parseType  string
	properties []rdfProperty
	scope      rdfScope
}

// rdfProperty is a property attribute; its predicate is an IRI.
type rdfProperty struct {
	predicate, value string
	at               place
}

// attributes sorts the attributes of a tag. The error is a fault of the
// element; what was understood comes with it.
func (d *rdfXML) attributes(t *xmlToken, c rdfScope) (a rdfAttributes, err error) {
	a.scope = c
	fault := func(at place, e error) {
		if err == nil && e != nil {
			err = d.s.errorAt(at, e)
		}
	}
	for i := range t.attrs {
		v := &t.attrs[i]
		switch {
		case v.name.prefix == "xml":
			fault(v.at, a.scope.set(v.name.local, v.value))
		case v.name.prefix == "" && hasPrefixFold(v.name.local, "xml"):
			// XML keeps such names for itself; RDF passes over them.
		case v.name.prefix == "":
			known, e := a.set(v.name.local, v.value)
			if e == nil && !known && v.name.local == "type" {
				e = a.addProperty(rdfNamespace+"type", v)
			} else if e == nil && !known {
				e = fmt.Errorf("RDF/XML: the attribute %s has no namespace", quoted(v.name.raw))
			}
			fault(v.at, e)
		case v.name.space == rdfNamespace:
			known, e := a.set(v.name.local, v.value)
			if e == nil && !known {
				e = notAnAttribute(v.name)
			}
			if e == nil && !known {
				e = a.addProperty(v.name.iri, v)
			}
			fault(v.at, e)
		default:
			fault(v.at, a.addProperty(v.name.iri, v))
		}
	}
	return a, err
}

// set takes an attribute of xml's namespace. Others than base and lang mean
// nothing to RDF.
func (c *rdfScope) set(name, value string) error {
	switch name {
	case "base":
		base, err := c.resolve(value)
		if err != nil {
			return fmt.Errorf("xml:base: %w", err)
		}
		c.base, _, _ = strings.Cut(base, "#")
	case "lang":
		if value != "" {
			if err := graph.CheckLanguage(value); err != nil {
				return fmt.Errorf("xml:lang: %w", err)
			}
		}
		c.lang = value
	}
	return nil
}

// resolve makes an IRI reference absolute.
func (c rdfScope) resolve(reference string) (string, error) {
	iri := reference
	if c.base != "" {
		iri = graph.ResolveIRI(c.base, reference)
	}
	err := graph.CheckIRI(iri)
	if err != nil && c.base == "" && graph.ResolveIRI("x:", reference) != reference {
		err = fmt.Errorf("%s is relative, and the document has no base IRI", quoted(reference))
	}
	return iri, err
}

// set takes an attribute of RDF's namespace and tells whether it is one that
// the syntax gives a meaning.
func (a *rdfAttributes) set(name, value string) (known bool, err error) {
	var bit int
	var to *string
	switch name {
	case "about":
		bit, to = givenAbout, &a.about
	case "ID":
		bit, to = givenID, &a.id
	case "nodeID":
		bit, to = givenNodeID, &a.nodeID
	case "resource":
		bit, to = givenResource, &a.resource
	case "datatype":
		bit, to = givenDatatype, &a.datatype
	case "parseType":
		bit, to = givenParseType, &a.parseType
	case "aboutEach", "aboutEachPrefix", "bagID":
		return true, fmt.Errorf("RDF/XML: rdf:%s is no longer part of the syntax", name)
	default:
		return false, nil
	}
	if a.given&bit != 0 {
		return true, fmt.Errorf("RDF/XML: rdf:%s is given twice", name)
	}
	if bit&(givenID|givenNodeID) != 0 && !isNCName(value) {
		err = fmt.Errorf("rdf:%s: %s is not an XML name without a colon", name, quoted(value))
	}
	a.given |= bit
	*to = value
	return true, err
}

// addProperty takes a property attribute.
func (a *rdfAttributes) addProperty(predicate string, v *xmlValue) error {
	if err := graph.CheckIRI(predicate); err != nil {
		return fmt.Errorf("attribute %s: %w", shortened(v.name.raw), err)
	}
	a.properties = append(a.properties, rdfProperty{predicate, v.value, v.at})
	return nil
}

// notAnAttribute tells why a name of RDF's namespace is no property attribute.
func notAnAttribute(n *xmlName) error {
	switch n.local {
	case "RDF", "Description", "li":
		return fmt.Errorf("RDF/XML: rdf:%s is not an attribute", n.local)
	}
	return nil
}

// notANode tells why the name of an element cannot be that of a node.
func notANode(n *xmlName) error {
	if n.space == rdfNamespace {
		switch n.local {
		case "RDF", "ID", "about", "parseType", "resource", "nodeID", "datatype", "li", "aboutEach", "aboutEachPrefix", "bagID":
			return fmt.Errorf("RDF/XML: rdf:%s is not a node element", n.local)
		}
	}
	return noIRI(n)
}

// notAProperty tells why the name of an element cannot be that of a property.
func notAProperty(n *xmlName) error {
	if n.space == rdfNamespace {
		switch n.local {
		case "Description", "RDF", "ID", "about", "parseType", "resource", "nodeID", "datatype", "aboutEach", "aboutEachPrefix", "bagID":
			return fmt.Errorf("RDF/XML: rdf:%s is not a property element", n.local)
		}
	}
	return noIRI(n)
}

// noIRI tells why the name of an element is no IRI. The local name may stand in
// any, so what is looked at is the namespace.
func noIRI(n *xmlName) error {
	if n.checked && n.checkedSpace == n.space {
		return n.checkedErr
	}
	n.checked, n.checkedSpace, n.checkedErr = true, n.space, nil
	if n.space == "" {
		n.checkedErr = fmt.Errorf("RDF/XML: the element <%s> has no namespace", shortened(n.raw))
	} else if err := graph.CheckIRI(n.space); err != nil {
		n.checkedErr = fmt.Errorf("namespace of <%s>: %w", shortened(n.raw), err)
	}
	return n.checkedErr
}

// hasPrefixFold tells whether a text begins so, in any case.
func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// newID gives the node of an rdf:ID, which is a fault the second time.
func (d *rdfXML) newID(a *rdfAttributes) (graph.Term, error) {
	iri, err := a.scope.resolve("#" + a.id)
	if err != nil {
		return graph.Term{}, fmt.Errorf("rdf:ID: %w", err)
	}
	if !d.isNewID(iri) {
		return graph.Term{}, fmt.Errorf("rdf:ID: %s comes twice with one base IRI", quoted(a.id))
	}
	return graph.IRI(iri), nil
}

var errDatatype = errors.New("rdf:datatype: a text with a language is not written with a datatype")

// resolved gives an IRI out of the attribute of a name.
func (a *rdfAttributes) resolved(name, reference string) (string, error) {
	iri, err := a.scope.resolve(reference)
	if err != nil {
		return "", fmt.Errorf("rdf:%s: %w", name, err)
	}
	if name == "datatype" && (iri == rdfNamespace+"langString" || iri == rdfNamespace+"dirLangString") {
		return "", errDatatype
	}
	return iri, nil
}
