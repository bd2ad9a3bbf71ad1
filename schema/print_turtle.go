package schema

import (
	"io"

	"corkboard/graph"
)

// WriteTurtle writes the vocabulary as an ontology: classes, properties and the
// words of schemes (SKOS), with labels and comments, in Turtle (UTF-8, in the
// order of the vocabulary).
//
// Most terms belong to others, and nothing is said about those that would
// change what they mean elsewhere: they are an rdfs:Class or rdf:Property as
// their owners have it, our words for them are other labels (skos:altLabel) and
// notes on their use here (vann:usageNote), and domains and ranges are said
// with schema:domainIncludes and schema:rangeIncludes, from which nothing
// follows. Properties that share an IRI are one entry. The error is that of w.
func (s *Schema) WriteTurtle(w io.Writer) error {
	t := newTurtle(s)
	t.block(graph.IRI(ontologyIRI),
		t.iris(RDFType, OWLOntology),
		t.texts(RDFSLabel, "en", "corkboard"),
		t.texts(RDFSComment, "en", "People, organizations, messages and events, and who says so."),
		t.texts(VANNPreferredNamespacePrefix, "", "cb"),
		t.texts(VANNPreferredNamespaceURI, "", Namespace))
	for _, c := range s.Classes {
		t.class(c)
	}
	seen := map[graph.Term]bool{}
	for _, p := range s.Properties {
		if !seen[p.IRI] {
			seen[p.IRI] = true
			t.property(p)
		}
	}
	t.block(graph.IRI(CountDatatype),
		t.iris(RDFType, RDFSDatatype),
		t.texts(RDFSLabel, "en", "count"),
		t.texts(RDFSComment, "en", "A number that is not exact: ~12 is about twelve, 3..5 lies between, 1.. is at least one."),
		t.iris(RDFSIsDefinedBy, ontologyIRI))
	for _, c := range s.Schemes {
		t.scheme(c)
	}
	_, err := w.Write(t.Bytes())
	return err
}

func (t *turtle) class(c Class) {
	parent, _ := t.s.Class(c.Parent)
	var also []string
	for _, a := range c.Also {
		also = append(also, a.Value())
	}
	k := keeperOf(c.IRI)
	all := []says{t.iris(RDFType, k.kind(OWLClass, RDFSClass)), t.iris(RDFSSubClassOf, parent.IRI.Value())}
	all = append(all, k.words(t, tongue(c.Origin), c.Label, nil, []string{c.Comment})...)
	t.block(c.IRI, append(all, t.iris(RDFSSeeAlso, also...), t.iris(RDFSIsDefinedBy, k.ontology))...)
}

// property writes a property and all that share its IRI; the first gives the
// label.
func (t *turtle) property(first Property) {
	var kinds, domains, ranges, labels, comments []string
	for _, p := range t.s.Properties {
		if p.IRI != first.IRI {
			continue
		}
		kinds = append(kinds, p.kind())
		if len(p.Domain) == 0 {
			domains = append(domains, t.classIRIs([]string{"Thing"})...)
		}
		domains = append(domains, t.classIRIs(p.Domain)...)
		ranges = append(ranges, t.ranges(p.Range)...)
		comments = append(comments, p.Comment)
		if p.Label != first.Label {
			labels = append(labels, p.Label)
		}
	}
	kind := kinds[0]
	for _, k := range kinds {
		if k != kind {
			kind = RDFProperty
			break
		}
	}
	k := keeperOf(first.IRI)
	all := append([]says{t.iris(RDFType, k.kind(kind, RDFProperty))},
		k.words(t, tongue(first.Origin), first.Label, labels, comments)...)
	t.block(first.IRI, append(all,
		t.iris(SchemaDomainIncludes, domains...),
		t.iris(SchemaRangeIncludes, ranges...),
		t.iris(RDFSIsDefinedBy, k.ontology))...)
}

func (t *turtle) classIRIs(names []string) []string {
	var iris []string
	for _, name := range names {
		if c, ok := t.s.Class(name); ok {
			iris = append(iris, c.IRI.Value())
		}
	}
	return iris
}

func (t *turtle) ranges(r Range) []string {
	switch {
	case r.Scheme != "":
		return []string{SKOSConcept}
	case r.Value == "url":
		return []string{RDFSResource}
	case r.Value != "":
		return datatypes(r.Value)
	}
	return t.classIRIs(r.Classes)
}

func (t *turtle) scheme(c Scheme) {
	iri := Namespace + "scheme-" + c.Name
	t.block(graph.IRI(iri),
		t.iris(RDFType, SKOSConceptScheme),
		t.texts(SKOSPrefLabel, tongue(c.Origin), c.Label),
		t.iris(RDFSIsDefinedBy, keeperOf(graph.IRI(iri)).ontology))
	for _, w := range c.Concepts {
		tag := ""
		if _, ok := Core().ConceptByIRI(w.IRI); ok {
			tag = "en"
		}
		t.block(w.IRI,
			t.iris(RDFType, SKOSConcept),
			t.iris(SKOSInScheme, iri),
			t.texts(SKOSPrefLabel, tag, w.Label),
			t.texts(SKOSDefinition, tag, w.Comment))
	}
}

// kind gives the OWL type of a property.
func (p Property) kind() string {
	if p.Range.Value == "" || p.Range.Value == "url" {
		return OWLObjectProperty
	}
	return OWLDatatypeProperty
}
