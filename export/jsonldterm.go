package export

import (
	"slices"
	"strings"

	"corkboard/graph"
)

// ldNames writes names in JSON-LD, with prefixes.
type ldNames struct{ *names }

// newLDNames marks the prefixes that a document of the statements uses. A name
// that is empty or the scheme of an IRI in the data is none for JSON-LD.
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
	isBarred := func(p Prefix) bool { return barred[p.Name] }
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
	l := ldNames{n}
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
	}
	return l, nil
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

// appendLiteral appends a literal: a text, or a value object.
func (l ldNames) appendLiteral(b []byte, t graph.Term) []byte {
	switch {
	case t.Direction() != graph.NoDirection:
		b = append(append(append(b, `{"@direction": "`...), t.Direction().String()...), `", "@language": "`...)
		b = append(append(b, t.Language()...), '"')
	case t.Language() != "":
		b = append(append(append(b, `{"@language": "`...), t.Language()...), '"')
	case t.Datatype() == xsdString:
		return appendJSON(b, t.Value())
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

// appendObject appends an object, a list where it is the head of one.
func (d *ldDocument) appendObject(b []byte, t graph.Term, steps int) []byte {
	switch {
	case t.IsLiteral():
		return d.names.appendLiteral(b, t)
	case t.Value() == rdfNil && t.IsIRI():
		return append(b, `{"@list": []}`...)
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
		b = d.appendObject(b, d.lists[cell].first, steps+1)
	}
	b = append(append(b, '\n'), strings.Repeat("  ", steps-1)...)
	return append(b, "]}"...)
}
