package schema

import (
	"io"
	"strings"

	"corkboard/graph"
)

// WriteSHACL writes one node shape (SHACL, section 2) for each class, in
// Turtle (UTF-8, in the order of the vocabulary). A class's shape holds the
// properties of its own domain and refers to its parent's shape by sh:node;
// the shape of Thing holds what anything may have. Shapes are open: further
// properties are allowed. The error is that of w.
func (s *Schema) WriteSHACL(w io.Writer) error {
	t := newTurtle(s)
	for _, c := range s.Classes {
		t.shape(c)
	}
	_, err := w.Write(t.Bytes())
	return err
}

func (t *turtle) shape(c Class) {
	properties := says{predicate: SHProperty}
	for _, p := range t.s.Properties {
		if p.ownedBy(c.Name) {
			properties.objects = append(properties.objects, t.propertyShape(p))
		}
	}
	var parent string
	switch {
	case c.Parent != "":
		parent = shapeIRI(c.Parent)
	case c.Name != "Thing":
		parent = shapeIRI("Thing")
	}
	t.block(graph.IRI(shapeIRI(c.Name)),
		t.iris(RDFType, SHNodeShape),
		t.iris(SHTargetClass, c.IRI.Value()),
		t.iris(SHNode, parent),
		t.texts(SHName, tongue(c.Origin), c.Label),
		properties)
}

func shapeIRI(class string) string { return Namespace + "shape-" + class }

// ownedBy tells whether a class is in the property's domain itself, and not by
// its parents; a property for any class is Thing's.
func (p Property) ownedBy(class string) bool {
	if len(p.Domain) == 0 {
		return class == "Thing"
	}
	for _, d := range p.Domain {
		if d == class {
			return true
		}
	}
	return false
}

func (t *turtle) propertyShape(p Property) string {
	var b strings.Builder
	b.WriteString("[\n        " + t.iri(SHPath) + " " + t.s.Shorten(p.IRI) + " ;\n        " +
		t.iri(SHName) + " " + graph.LangText(p.Label, tongue(p.Origin)).String() + " ;\n        ")
	if p.Single {
		b.WriteString(t.iri(SHMaxCount) + " 1 ;\n        ")
	}
	b.WriteString(t.constraint(p.Range) + "\n    ]")
	return b.String()
}

// constraint gives what a range asks of every value.
func (t *turtle) constraint(r Range) string {
	if r.Scheme != "" {
		scheme, _ := t.s.Scheme(r.Scheme)
		list := []string{t.iri(SHIn), "("}
		for _, c := range scheme.Concepts {
			list = append(list, t.s.Shorten(c.IRI))
		}
		return strings.Join(append(list, ")"), " ")
	}
	if r.Value == "url" {
		return t.iri(SHNodeKind) + " " + t.iri(SHIRI)
	}
	switch r.Value {
	case "latitude":
		return t.degrees("90")
	case "longitude":
		return t.degrees("180")
	case "":
	default:
		return t.anyOf(SHDatatype, datatypes(r.Value))
	}
	for _, name := range r.Classes {
		if name == "Thing" {
			return t.iri(SHNodeKind) + " " + t.iri(SHBlankNodeOrIRI)
		}
	}
	return t.anyOf(SHClass, t.classIRIs(r.Classes))
}

// anyOf gives one constraint, or a choice among several.
func (t *turtle) anyOf(constraint string, iris []string) string {
	if len(iris) == 1 {
		return t.iri(constraint) + " " + t.iri(iris[0])
	}
	list := []string{t.iri(SHOr), "("}
	for _, iri := range iris {
		one := t.iri(constraint) + " " + t.iri(iri)
		if iri == CountDatatype {
			// A validator knows the lexical forms of XSD, not of this.
			one += " ; " + t.iri(SHPattern) + " " + graph.Text(countPattern).String()
		}
		list = append(list, "[ "+one+" ]")
	}
	return strings.Join(append(list, ")"), " ")
}

// countPattern matches what Count.String gives for all that is not one exact
// number.
const (
	countPattern = "^(~" + numeral + "|" + numeral + "\\.\\.(" + numeral + ")?|\\.\\." + numeral + ")$"
	numeral      = "-?[0-9]+(\\.[0-9]+)?"
)

// degrees gives what is asked of a latitude or longitude.
func (t *turtle) degrees(most string) string {
	return t.iri(SHDatatype) + " " + t.iri(XSDDecimal) + " ;\n        " +
		t.iri(SHMinInclusive) + " -" + most + " ;\n        " + t.iri(SHMaxInclusive) + " " + most
}
