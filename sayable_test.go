package corkboard_test

import (
	"slices"
	"strings"
	"unicode/utf8"

	"corkboard/graph"
)

// unsaid tells what a syntax cannot say of a statement, by the syntax's
// specification and not by our writer; "" where it can.
func unsaid(syntax string, graphs bool, s graph.Statement) string {
	if !graphs && !s.Graph.IsZero() {
		return "named graph"
	}
	switch syntax {
	case "rdfxml":
		return unsaidInXML(s)
	case "jsonld", "ndjsonld":
		if s.Object.Kind() == graph.KindTriple {
			return "triple term"
		}
	}
	return ""
}

// kept are the words of RDF/XML that no property element can have as its name
// (RDF 1.1 XML Syntax, section 5.1, with rdf:li, which stands for another).
var kept = []string{
	"RDF", "ID", "about", "parseType", "resource", "nodeID", "datatype", "aboutEach", "aboutEachPrefix", "bagID", "li", "Description",
}

func unsaidInXML(s graph.Statement) string {
	switch p := s.Predicate.Value(); {
	case s.Object.Kind() == graph.KindTriple:
		return "triple term"
	case s.Object.Direction() != graph.NoDirection:
		return "base direction"
	case strings.HasPrefix(p, rdfVocabulary) && slices.Contains(kept, p[len(rdfVocabulary):]):
		return "word of RDF/XML as a property"
	case !endsInName(p):
		return "property that ends in no name of XML"
	}
	for _, t := range []string{s.Subject.Value(), s.Predicate.Value(), s.Object.Value(), s.Object.Datatype()} {
		if strings.ContainsFunc(t, func(r rune) bool {
			return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF
		}) {
			return "character that XML has not"
		}
	}
	return ""
}

// endsInName tells whether an IRI ends in an NCName of XML 1.0, fifth edition,
// behind what can be declared as a namespace (Namespaces in XML, section 3).
func endsInName(iri string) bool {
	for i := len(iri); i > 0; {
		r, n := utf8.DecodeLastRuneInString(iri[:i])
		i -= n
		switch {
		case i > 0 && nameStart(r) && !slices.Contains(reserved, iri[:i]):
			return true
		case i == 0 || !nameStart(r) && !namePart(r):
			return false
		}
	}
	return false
}

var reserved = []string{"http://www.w3.org/2000/xmlns/", "http://www.w3.org/XML/1998/namespace"}

// runes are ranges of characters.
type runes [][2]rune

func (all runes) have(r rune) bool {
	return slices.ContainsFunc(all, func(x [2]rune) bool { return x[0] <= r && r <= x[1] })
}

var nameStarts = runes{
	{'A', 'Z'}, {'_', '_'}, {'a', 'z'}, {0xC0, 0xD6}, {0xD8, 0xF6}, {0xF8, 0x2FF}, {0x370, 0x37D}, {0x37F, 0x1FFF}, {0x200C, 0x200D},
	{0x2070, 0x218F}, {0x2C00, 0x2FEF}, {0x3001, 0xD7FF}, {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF},
}

func nameStart(r rune) bool { return nameStarts.have(r) }

func namePart(r rune) bool {
	return runes{{'-', '.'}, {'0', '9'}, {0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}}.have(r)
}
