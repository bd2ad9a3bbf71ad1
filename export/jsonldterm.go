package export

import (
	"net/url"
	"slices"
	"strings"

	"corkboard/graph"
)

// ldNames writes names in JSON-LD, with prefixes and terms.
type ldNames struct {
	*names
	terms map[string]*ldTerm // by IRI
}

// ldTerm is a term that may be used.
type ldTerm struct {
	ContextTerm
	used bool
}

// newLDNames marks the prefixes that a document of the statements uses. A name
// that is empty or the scheme of an IRI in the data is none for JSON-LD, and so
// is what stands for no IRI.
func newLDNames(o Options, all []graph.Statement, written lists) (ldNames, error) {
	barred := map[string]bool{"": true}
	var room [5]string
	for i := range all {
		for _, iri := range allIRIs(room[:0], &all[i]) {
			scheme, rest, _ := strings.Cut(iri, ":")
			if !strings.HasPrefix(rest, "//") {
				barred[scheme] = true
			}
		}
	}
	// A prefix that ends where a port may begin could make what is refused.
	isBarred := func(p Prefix) bool { return barred[p.Name] || !isDefinable(p.IRI) || !isDefinable(p.IRI+"::") }
	usable := Options{
		Prefixes:   slices.DeleteFunc(slices.Clone(o.Prefixes), isBarred),
		Vocabulary: slices.DeleteFunc(slices.Clone(o.Vocabulary), isBarred),
		Declared:   new(graph.Prefixes),
	}
	for _, p := range o.Declared.List() {
		if !isBarred(Prefix(p)) {
			usable.Declared.Add(p.Name, p.IRI)
		}
	}
	n, err := newNames(usable)
	if err != nil {
		return ldNames{}, err
	}
	n.refresh()
	l := ldNames{n, usableTerms(o.Terms, barred)}
	for iri, t := range l.terms {
		if _, ok := n.names[t.Name]; ok {
			delete(l.terms, iri) // a prefix has this name
		}
	}
	for i := range all {
		s := all[i]
		switch {
		case written.folded(s.Subject):
			s.Subject, s.Predicate = graph.Term{}, graph.Term{}
		case isLDType(s):
			s.Predicate = graph.Term{}
		}
		if s.Object.Value() == rdfNil && s.Predicate.Value() != rdfRest && !isLDType(all[i]) {
			s.Object = graph.Term{}
		}
		for _, iri := range allIRIs(room[:0], &s) {
			l.prefixFor(iri)
		}
		l.use(s.Predicate)
		if isLDType(all[i]) {
			l.use(s.Object)
		}
	}
	return l, nil
}

// isDefinable tells whether readers let a name stand for an IRI in a context:
// "http://p:b", of which the port is none, is refused there.
func isDefinable(iri string) bool {
	u, err := url.Parse(iri)
	return err == nil && u.IsAbs()
}

// usableTerms gives of each IRI the first term whose name cannot be taken for
// anything else.
func usableTerms(terms []ContextTerm, barred map[string]bool) map[string]*ldTerm {
	usable := make(map[string]*ldTerm, len(terms))
	for _, t := range terms {
		if usable[t.IRI] == nil && !barred[t.Name] && isDefinable(t.IRI) && !strings.ContainsAny(t.Name, ":/#@") {
			usable[t.IRI] = &ldTerm{ContextTerm: t}
		}
	}
	return usable
}

// use marks the term of an IRI, and the prefix that its definition needs.
func (l ldNames) use(t graph.Term) {
	if term := l.terms[t.Value()]; term != nil && t.IsIRI() {
		term.used = true
		if term.Type != "" && term.Type != "@id" {
			l.prefixFor(term.Type)
		}
	}
}

// usedTerms gives the terms that a document uses, sorted by name.
func (l ldNames) usedTerms() []ContextTerm {
	var used []ContextTerm
	for _, t := range l.terms {
		if t.used {
			used = append(used, t.ContextTerm)
		}
	}
	slices.SortFunc(used, func(a, b ContextTerm) int { return strings.Compare(a.Name, b.Name) })
	return used
}

// appendClass appends a value of @type, which may be a term.
func (l ldNames) appendClass(b []byte, t graph.Term) []byte {
	if term := l.terms[t.Value()]; term != nil && t.IsIRI() {
		return appendJSON(b, term.Name)
	}
	return l.appendID(b, t)
}

// key gives a predicate as a key, and the type of its values.
func (l ldNames) key(t graph.Term) (key, values string) {
	if term := l.terms[t.Value()]; term != nil {
		return string(appendJSON(nil, term.Name)), term.Type
	}
	return string(l.appendID(nil, t)), ""
}

// allIRIs appends the IRIs that are written for a statement.
func allIRIs(all []string, s *graph.Statement) []string {
	for _, t := range [...]graph.Term{s.Subject, s.Predicate, s.Object, s.Graph} {
		switch {
		case t.IsIRI():
			all = append(all, t.Value())
		case t.IsLiteral() && t.Language() == "" && t.Datatype() != xsdString:
			all = append(all, t.Datatype())
		}
	}
	return all
}

// prefixFor gives the longest prefix that an IRI can be written with, and marks
// it as used; -1 is none. What would follow the colon may not be empty, and may
// not begin with two slashes, since then the whole is an IRI (JSON-LD 1.1
// Processing Algorithms and API, section 5.2.2, step 6.2).
func (l ldNames) prefixFor(iri string) int {
	for i := l.longest(iri); i >= 0; i = l.list[i].parent {
		c := &l.list[i]
		if rest := iri[len(c.IRI):]; rest != "" && !strings.HasPrefix(rest, "//") {
			c.used = true
			return i
		}
	}
	return -1
}

// appendID appends the name of an IRI or a blank node as a JSON string.
func (l ldNames) appendID(b []byte, t graph.Term) []byte {
	if t.IsBlank() {
		return appendJSON(b, "_:"+t.Value())
	}
	if i := l.prefixFor(t.Value()); i >= 0 {
		p := &l.list[i]
		return appendJSON(b, p.Name+":"+t.Value()[len(p.IRI):])
	}
	return appendJSON(b, t.Value())
}

// appendReference appends a node object that only names a node.
func (l ldNames) appendReference(b []byte, t graph.Term) []byte {
	return append(l.appendID(append(b, `{"@id": `...), t), '}')
}

// appendLiteral appends a literal under a key whose values have a type: a text,
// or a value object.
func (l ldNames) appendLiteral(b []byte, t graph.Term, values string) []byte {
	switch {
	case t.Language() == "" && values != "" && t.Datatype() == values:
		return appendJSON(b, t.Value())
	case t.Direction() != graph.NoDirection:
		b = append(append(append(b, `{"@direction": "`...), t.Direction().String()...), `", "@language": "`...)
		b = append(append(b, t.Language()...), '"')
	case t.Language() != "":
		b = append(append(append(b, `{"@language": "`...), t.Language()...), '"')
	case t.Datatype() == xsdString && values == "":
		return appendJSON(b, t.Value())
	case t.Datatype() == xsdString:
		return append(appendJSON(append(b, `{"@value": `...), t.Value()), '}')
	default:
		b = l.appendID(append(b, `{"@type": `...), graph.IRI(t.Datatype()))
	}
	return append(appendJSON(append(b, `, "@value": `...), t.Value()), '}')
}

// endsAsPrefix tells an IRI that a context takes for a prefix without being
// told (JSON-LD 1.1 Processing Algorithms and API, section 4.2.2, step 14.2.5).
func endsAsPrefix(iri string) bool {
	return strings.IndexByte(":/?#[]@", iri[len(iri)-1]) >= 0
}

// appendJSON appends a text, which is UTF-8, as a JSON string with the escapes
// that RFC 8259 asks for.
func appendJSON(b []byte, s string) []byte {
	b = append(b, '"')
	start := 0
	for i := range len(s) {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		b = append(b, s[start:i]...)
		start = i + 1
		switch c {
		case '"', '\\':
			b = append(b, '\\', c)
		case '\n':
			b = append(b, `\n`...)
		case '\r':
			b = append(b, `\r`...)
		case '\t':
			b = append(b, `\t`...)
		default:
			b = append(b, '\\', 'u', '0', '0', "0123456789abcdef"[c>>4], "0123456789abcdef"[c&15])
		}
	}
	return append(append(b, s[start:]...), '"')
}

// appendObject appends an object, a list where it is the head of one, under a
// key whose values have a type.
func (d *ldDocument) appendObject(b []byte, t graph.Term, values string, steps int) []byte {
	switch {
	case t.IsLiteral():
		return d.names.appendLiteral(b, t, values)
	case t.Value() == rdfNil && t.IsIRI():
		return append(b, `{"@list": []}`...)
	case !d.lists.folded(t) && values == "@id":
		return d.names.appendID(b, t)
	case !d.lists.folded(t):
		return d.names.appendReference(b, t)
	}
	b = append(b, `{"@list": [`...)
	first := true
	for cell := t; cell.IsBlank(); cell = d.lists[cell].rest {
		if !first {
			b = append(b, ',')
		}
		first = false
		b = append(append(b, '\n'), strings.Repeat("  ", steps)...)
		b = d.appendObject(b, d.lists[cell].first, values, steps+1)
	}
	b = append(append(b, '\n'), strings.Repeat("  ", steps-1)...)
	return append(b, "]}"...)
}
