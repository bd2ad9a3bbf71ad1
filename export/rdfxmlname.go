package export

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"corkboard/graph"
)

// The namespaces that XML and RDF name themselves.
const (
	rdfNamespace   = rdfNS
	xmlNamespace   = "http://www.w3.org/XML/1998/namespace"
	xmlnsNamespace = "http://www.w3.org/2000/xmlns/"
)

// maxXMLNames bounds the names that are kept, so that they are made once.
const maxXMLNames = 10_000

// xmlNames writes IRIs as names of elements, and keeps count of the prefixes that
// it has used, as names does.
type xmlNames struct {
	*names
	input       *graph.Prefixes // the input's prefixes, of which names gets those that XML can declare
	looked      int             // how many of input have been looked at
	rdf         string          // the prefix of RDF's namespace
	description string          // rdf:Description
	known       map[string]xmlProperty
	classes     map[string]string // the names of node elements, "" for none
}

// xmlProperty is a predicate as the name of an element.
type xmlProperty struct {
	name  string
	space string // its namespace, where it has no prefix
	err   error  // why it has no name
}

// newXMLNames checks the prefixes and chooses those that XML can declare.
func newXMLNames(o Options) (*xmlNames, error) {
	if _, err := newNames(o); err != nil {
		return nil, err
	}
	isBad := func(p Prefix) bool { return !isXMLPrefix(p) }
	usable := Options{
		Prefixes:   slices.DeleteFunc(slices.Clone(o.Prefixes), isBad),
		Vocabulary: slices.DeleteFunc(slices.Clone(o.Vocabulary), isBad),
	}
	if o.Declared != nil {
		usable.Declared = new(graph.Prefixes)
	}
	names, err := newNames(usable)
	if err != nil {
		return nil, err
	}
	n := &xmlNames{names: names, input: o.Declared, known: map[string]xmlProperty{}, classes: map[string]string{}}
	n.rdf = "rdf"
	if i, ok := names.find(rdfNamespace); ok && names.list[i].Name != "" {
		n.rdf = names.list[i].Name
	}
	for names.names[n.rdf] != "" && names.names[n.rdf] != rdfNamespace {
		n.rdf += "_"
	}
	if i, ok := names.find(rdfNamespace); ok && names.list[i].Name == "" { // it cannot stand before attributes
		delete(names.names, "")
		names.list = slices.Delete(names.list, i, i+1)
	}
	names.add(Prefix{n.rdf, rdfNamespace}, ofUser)
	names.link()
	i, _ := names.find(rdfNamespace)
	names.list[i].used = true // by the document itself
	n.description = n.rdf + ":Description"
	return n, nil
}

// isXMLPrefix tells whether XML can declare a prefix: its name is one of XML,
// which does not begin as XML's own do, and its IRI has no character that XML
// lacks.
func isXMLPrefix(p Prefix) bool {
	_, bad := notXML(p.IRI)
	return !bad && !reservedXMLSpace(p.IRI) && (p.Name == "" || everywhere(p.Name)) &&
		!(len(p.Name) >= 3 && strings.EqualFold(p.Name[:3], "xml"))
}

// refresh takes in what the input has declared since the last time.
func (n *xmlNames) refresh() {
	all := n.input.List()
	if len(all) == n.looked {
		return
	}
	for _, p := range all[n.looked:] {
		if isXMLPrefix(Prefix(p)) {
			n.declared.Add(p.Name, p.IRI)
		}
	}
	n.looked = len(all)
	n.names.refresh()
	clear(n.known)
	clear(n.classes)
}

// reservedXMLSpace tells the namespaces that no other prefix may stand for.
func reservedXMLSpace(iri string) bool { return iri == xmlNamespace || iri == xmlnsNamespace }

// root is the beginning of the document.
func (n *xmlNames) root(all bool) []byte {
	b := append([]byte("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<"), n.rdf...)
	b = append(b, ":RDF"...)
	for _, p := range n.declarations(all) {
		b = append(b, "\n    xmlns"...)
		if p.Name != "" {
			b = append(append(b, ':'), p.Name...)
		}
		b = append(appendXMLValue(append(b, `="`...), p.IRI), '"')
	}
	return append(b, ">\n"...)
}

// predicate gives the name of a property element.
func (n *xmlNames) predicate(iri string) xmlProperty {
	p, ok := n.known[iri]
	if ok {
		return p
	}
	p = n.newProperty(iri)
	remember(n.known, iri, p)
	return p
}

// remember keeps what was made of an IRI, if it is no long one.
func remember[T any](known map[string]T, iri string, made T) {
	if len(known) >= maxXMLNames {
		clear(known)
	}
	if len(iri) < 1000 {
		known[strings.Clone(iri)] = made
	}
}

func (n *xmlNames) newProperty(iri string) xmlProperty {
	if local, ok := strings.CutPrefix(iri, rdfNamespace); ok && (keptByRDF(local) || local == "Description") {
		return xmlProperty{err: fmt.Errorf("predicate: RDF/XML keeps rdf:%s for itself", local)}
	}
	if err := xmlFault("predicate", iri); err != nil {
		return xmlProperty{err: err}
	}
	for _, isChar := range xmlEditions {
		if name, ok := n.prefixed(iri, isChar); ok {
			return xmlProperty{name: name}
		}
		if at := splitName(iri, isChar); at < len(iri) {
			return xmlProperty{name: strings.Clone(iri[at:]), space: strings.Clone(iri[:at])}
		}
	}
	return xmlProperty{err: fmt.Errorf("predicate: %q does not end in a name of XML, as RDF/XML needs it", shortIRI(iri))}
}

// xmlEditions tell what stands in a name: first by all editions of XML, then by
// the fifth of XML 1.0, for which readers in use are not all ready.
var xmlEditions = [...]func(rune) bool{everywhereChar, isNCNameChar}

// keptByRDF tells the names of RDF's namespace that are no properties, or that
// mean something else as an element.
func keptByRDF(local string) bool {
	switch local {
	case "RDF", "ID", "about", "parseType", "resource", "nodeID", "datatype", "li", "aboutEach", "aboutEachPrefix", "bagID":
		return true
	}
	return false
}

// class gives the name of a node element that says a type, or "" where none
// does: no prefix fits, or RDF keeps the name for itself.
func (n *xmlNames) class(iri string) string {
	name, ok := n.classes[iri]
	if ok {
		return name
	}
	local, ours := strings.CutPrefix(iri, rdfNamespace)
	if !ours || !keptByRDF(local) && local != "Description" {
		name, _ = n.prefixed(iri, everywhereChar)
	}
	remember(n.classes, iri, name)
	return name
}

// prefixed gives the name of an IRI that a prefix fits, if its rest is a name of
// such characters.
func (n *xmlNames) prefixed(iri string, isChar func(rune) bool) (string, bool) {
	for i := n.longest(iri); i >= 0; i = n.list[i].parent {
		p := &n.list[i]
		local := iri[len(p.IRI):]
		if local == "" || splitName(local, isChar) != 0 {
			continue
		}
		p.used = true
		if p.Name == "" {
			return strings.Clone(local), true
		}
		return p.Name + ":" + local, true
	}
	return "", false
}

// splitName tells where the longest name of such characters at the end of an
// IRI begins, or its length where there is none.
func splitName(iri string, isChar func(rune) bool) int {
	at := len(iri)
	for at > 0 {
		r, size := utf8.DecodeLastRuneInString(iri[:at])
		if !isChar(r) {
			break
		}
		at -= size
	}
	for at < len(iri) { // on to a character that a name may begin with
		r, size := utf8.DecodeRuneInString(iri[at:])
		if (graph.IsNameStart(r) || r == '_') && !reservedXMLSpace(iri[:at]) {
			break
		}
		at += size
	}
	return at
}

func isNCNameChar(r rune) bool { return graph.IsNameChar(r) || r == '.' }

// everywhere tells whether a text is a name by all editions of XML.
func everywhere(s string) bool { return s != "" && splitName(s, everywhereChar) == 0 }

// widelyKnown are large ranges of letters that names have had from the first
// edition of XML 1.0 on.
var widelyKnown = [...][2]rune{
	{0xC0, 0xD6}, {0xD8, 0xF6}, {0xF8, 0x131}, {0x134, 0x13E}, {0x141, 0x148}, {0x14A, 0x17E}, // Latin
	{0x391, 0x3A1}, {0x3A3, 0x3CE}, {0x401, 0x40C}, {0x410, 0x44F}, {0x451, 0x45C}, // Greek, Cyrillic
	{0x5D0, 0x5EA}, {0x621, 0x63A}, {0x641, 0x64A}, {0x905, 0x939}, // Hebrew, Arabic, Devanagari
	{0x1E00, 0x1E9B}, {0x1EA0, 0x1EF9}, // more Latin
	{0x3041, 0x3094}, {0x30A1, 0x30FA}, {0x4E00, 0x9FA5}, {0xAC00, 0xD7A3}, // Japanese, Chinese, Korean
}

func everywhereChar(r rune) bool {
	if r < utf8.RuneSelf {
		return isNCNameChar(r)
	}
	for _, span := range widelyKnown {
		if r >= span[0] && r <= span[1] {
			return true
		}
	}
	return false
}

// shortIRI cuts an IRI for a fault.
func shortIRI(iri string) string {
	const most = 120
	if len(iri) <= most {
		return iri
	}
	return strings.ToValidUTF8(iri[:most], "") + "…"
}
