package source

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"strconv"

	"corkboard/graph"
)

// rdfXMLStatements reads RDF/XML 1.1 as it streams. An element at fault is left
// out with what is in it, and reading goes on with its next sibling; where the
// document is not well-formed XML it ends, with one fault that says from where
// on the rest was not read. Nothing outside of the document is ever fetched.
//
// Memory is bounded by the depth of nesting, one text of o.MaxField, and 16
// bytes for each rdf:ID, which may not come twice.
func rdfXMLStatements(ctx context.Context, in Input, o Options) graph.Statements {
	return func(yield func(graph.Statement, error) bool) {
		d := &rdfXML{in: in, yield: yield, max: o.maxField(), blanks: newBlankNodes(in, o.RDF), ids: map[[16]byte]struct{}{}}
		if err := d.read(ctx, o); err != nil && !errors.Is(err, errStop) {
			yield(graph.Statement{}, err)
		}
	}
}

// Terms that the syntax itself speaks of.
var (
	rdfTypeTerm      = graph.IRI(rdfNamespace + "type")
	rdfFirstTerm     = graph.IRI(rdfNamespace + "first")
	rdfRestTerm      = graph.IRI(rdfNamespace + "rest")
	rdfNilTerm       = graph.IRI(rdfNamespace + "nil")
	rdfStatementTerm = graph.IRI(rdfNamespace + "Statement")
	rdfSubjectTerm   = graph.IRI(rdfNamespace + "subject")
	rdfPredicateTerm = graph.IRI(rdfNamespace + "predicate")
	rdfObjectTerm    = graph.IRI(rdfNamespace + "object")
)

// rdfXML reads one document.
type rdfXML struct {
	s       *xmlScanner
	in      Input
	yield   func(graph.Statement, error) bool
	max     int
	blanks  *blankNodes
	ids     map[[16]byte]struct{} // hashes of the IRIs that rdf:ID has made
	text    []byte                // of the innermost property
	canon   xmlCanon
	nodesAt reused[rdfNode] // by the depth of their elements
	arcsAt  reused[rdfArc]
}

// reused are values of which one at a time is needed at each depth.
type reused[T any] []*T

func (r *reused[T]) at(depth int) *T {
	for len(*r) <= depth {
		*r = append(*r, new(T))
	}
	var zero T
	*(*r)[depth] = zero
	return (*r)[depth]
}

// rdfScope is what elements inherit.
type rdfScope struct{ base, lang string }

// read reads the document. The error is the fault that ends it, errStop, or an
// error of the world.
func (d *rdfXML) read(ctx context.Context, o Options) (err error) {
	r, err := d.in.Open()
	if err != nil {
		return err
	}
	defer func() {
		if closing := r.Close(); err == nil {
			err = closing
		}
	}()
	text, used, lossy, err := xmlDecoded(r, o.Encoding)
	if err != nil {
		return d.in.fault(err, graph.Origin{Line: 1, Column: 1})
	}
	if o.Encoding != "" {
		used = ""
	}
	d.s = newXMLScanner(ctx, d.in, text, o)
	d.s.lossy = lossy
	if err := d.s.declaration(used); err != nil {
		return err
	}
	if err := d.report(d.s.token.faults...); err != nil {
		return err
	}
	return d.document(rdfScope{base: o.RDF.Base})
}

// document reads what is outside of the root element, and that.
func (d *rdfXML) document(c rdfScope) error {
	for {
		t, err := d.s.next()
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		case t.kind == xmlStart:
			err = d.root(t, c)
		default:
			err = d.report(t.faults...)
		}
		if err != nil {
			return err
		}
	}
}

// root reads the root element: rdf:RDF, or one node element alone.
func (d *rdfXML) root(t *xmlToken, c rdfScope) error {
	if t.name.iri != rdfNamespace+"RDF" {
		if t.name.space == "" || notRDF[t.name.space] {
			return d.leaveOut(d.s.errorAt(t.at, fmt.Errorf("RDF/XML: the root element is <%s>, not rdf:RDF, and its namespace is %s: no RDF is read",
				shortened(t.name.raw), quoted(t.name.space))), 0)
		}
		return d.item(t, c, nil)
	}
	if err := d.report(t.faults...); err != nil {
		return err
	}
	a, err := d.attributes(t, c)
	if err == nil && (a.given != 0 || len(a.properties) > 0) {
		err = d.s.errorAt(t.at, errRootAttributes)
	}
	if err != nil {
		if err := d.report(err); err != nil {
			return err
		}
	}
	return d.nodes(a.scope, nil)
}

var errRootAttributes = errors.New("RDF/XML: rdf:RDF takes no attributes but xml:base and xml:lang")

// notRDF are namespaces of documents that are well known to be something else.
// Any other root element is a node, as the syntax has it.
var notRDF = map[string]bool{
	"http://www.w3.org/1999/xhtml":         true,
	"http://www.w3.org/2000/svg":           true,
	"http://www.w3.org/2005/Atom":          true,
	"http://www.w3.org/1998/Math/MathML":   true,
	"http://www.w3.org/1999/XSL/Transform": true,
	"http://www.w3.org/2001/XMLSchema":     true,
}

// nodes reads node elements up to the end tag of what they stand in. found,
// where set, is told of each before its properties are read.
func (d *rdfXML) nodes(c rdfScope, found func(*rdfNode) error) error {
	for {
		t, err := d.s.next()
		if err != nil {
			return d.within(err)
		}
		switch t.kind {
		case xmlEnd:
			return nil
		case xmlStart:
			err = d.item(t, c, found)
		default:
			err = d.between(t, "node elements")
		}
		if err != nil {
			return err
		}
	}
}

// item reads one node element, or leaves it out with a fault.
func (d *rdfXML) item(t *xmlToken, c rdfScope, found func(*rdfNode) error) error {
	level := len(d.s.open) - 1
	n, err := d.node(t, c)
	if err != nil {
		return d.leaveOut(err, level)
	}
	if found != nil {
		if err := found(n); err != nil {
			return err
		}
	}
	return d.describe(n)
}

// within is what an end of the document means inside of an element: the
// scanner has said so in a fault already, so it is never io.EOF.
func (d *rdfXML) within(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// between looks at what stands where elements alone belong: text is a fault.
func (d *rdfXML) between(t *xmlToken, what string) error {
	if len(t.faults) > 0 || t.kind != xmlText || isXMLSpace(t.text) {
		return d.report(t.faults...)
	}
	at := t.at
	if len(d.s.frames) == 0 {
		at = at.after(t.text[:len(t.text)-len(bytes.TrimLeft(t.text, " \t\r\n"))])
	}
	return d.report(d.s.errorAt(at, fmt.Errorf("RDF/XML: the text %s stands where %s are expected", quotedText(t.text), what)))
}

// quotedText prints the beginning of a text without the white space around it.
func quotedText(text []byte) string {
	text = bytes.Trim(text, " \t\r\n")
	return quoted(string(text[:min(len(text), 2*shown)]))
}

// leaveOut reports why an element is left out and passes over it, up to where
// as many elements are open as level says.
func (d *rdfXML) leaveOut(why error, level int) error {
	if err := d.report(why); err != nil {
		return err
	}
	for len(d.s.open) > level {
		if _, err := d.s.next(); err != nil {
			return d.within(err)
		}
	}
	return nil
}

// report yields faults.
func (d *rdfXML) report(faults ...error) error {
	for _, err := range faults {
		if !d.yield(graph.Statement{}, err) {
			return errStop
		}
	}
	return nil
}

// say yields a statement.
func (d *rdfXML) say(at place, s, p, o graph.Term) error {
	origin := graph.Origin{File: d.in.Name, Line: at.line, Column: at.column}
	if !d.yield(graph.Statement{Subject: s, Predicate: p, Object: o, Origin: origin}, nil) {
		return errStop
	}
	return nil
}

// sayNamed yields a statement, and where id is given also its reification
// under that name.
func (d *rdfXML) sayNamed(at place, s, p, o, id graph.Term) error {
	err := d.say(at, s, p, o)
	if err != nil || id.IsZero() {
		return err
	}
	for _, part := range [...][2]graph.Term{
		{rdfTypeTerm, rdfStatementTerm}, {rdfSubjectTerm, s}, {rdfPredicateTerm, p}, {rdfObjectTerm, o},
	} {
		if err := d.say(at, id, part[0], part[1]); err != nil {
			return err
		}
	}
	return nil
}

// anonymous gives the blank node of an element: '[' is its own, '(' that of
// the list that it is an item of.
func (d *rdfXML) anonymous(kind string, offset int64, inside int) graph.Term {
	name := strconv.FormatInt(offset, 10)
	if inside > 0 { // an entity may hold many, and stands in one place
		name += "." + strconv.Itoa(inside)
	}
	return d.blanks.named(kind, name)
}

// labelled gives the blank node of an rdf:nodeID. A name that ends in a dot is
// no label, and is renamed even where labels are kept.
func (d *rdfXML) labelled(label string) graph.Term {
	if graph.BlankLabelLength(label) != len(label) {
		return d.blanks.named(":", label)
	}
	return d.blanks.labelled(label)
}

// isNewID remembers the IRI of an rdf:ID and tells whether it is the first.
func (d *rdfXML) isNewID(iri string) bool {
	sum := sha256.Sum256([]byte(iri))
	key := [16]byte(sum[:16])
	_, known := d.ids[key]
	d.ids[key] = struct{}{}
	return !known
}
