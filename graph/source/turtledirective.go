package source

import (
	"strings"
	"unicode/utf8"

	"corkboard/graph"
)

// atDirective reads a directive that begins with @.
func (t *turtle) atDirective() bool {
	s := t.ahead(9)
	for _, word := range [...]string{"@prefix", "@base", "@version"} {
		if rest, ok := strings.CutPrefix(s, word); ok && (rest == "" || turtleBytes[rest[0]]&(ttlLocal|ttlEscape) == 0 || rest[0] == ':') {
			t.pos += len(word)
			return t.directive(word[1:]) && t.endDirective()
		}
	}
	return t.expected("@prefix, @base or @version")
}

// sparqlDirective reads a directive as SPARQL writes it, without a full stop,
// or TriG's GRAPH.
func (t *turtle) sparqlDirective(word string) bool {
	t.pos += len(word)
	if word == "graph" {
		return t.namedGraph()
	}
	t.oneLine = true
	ok := t.directive(word)
	t.oneLine = !ok
	return ok
}

// directive reads what follows the word.
func (t *turtle) directive(word string) bool {
	switch word {
	case "prefix":
		return t.prefix()
	case "base":
		return t.newBase()
	}
	return t.version()
}

// endDirective takes the full stop of a directive. Where it is missing, the
// directive counts, and so does what follows.
func (t *turtle) endDirective() bool {
	if t.next() == '.' {
		t.pos++
		return true
	}
	if t.expected("'.' at the end of the directive") || t.err != nil {
		return false
	}
	fault := t.fault
	t.fault = nil
	return t.tell(fault)
}

// prefix reads a prefix and its IRI. Each use of a prefix has the IRI that was
// declared for it last.
func (t *turtle) prefix() bool {
	t.next()
	n := t.scanName()
	switch {
	case n.seen > t.max-utf8.UTFMax:
		return t.tooLong("prefix")
	case n.colon < 0 || n.end != n.colon+1:
		return t.expected("a prefix that ends with ':'")
	}
	name := strings.Clone(t.text[t.pos : t.pos+n.colon])
	t.pass(t.pos + n.end)
	iri, ok := t.directiveIRI(rolePrefix)
	if !ok {
		return false
	}
	t.forget()
	if old, ok := t.prefixes[name]; ok {
		t.size -= len(name) + len(old) + turtlePrefixCost
		delete(t.prefixes, name)
	}
	if iri.IsZero() {
		return true
	}
	size := len(name) + len(iri.Value()) + turtlePrefixCost
	if t.size+size > maxTurtlePrefixes {
		return t.fail("prefix: all together are larger than %s; it is not declared", bytesOf(maxTurtlePrefixes))
	}
	t.size += size
	value := strings.Clone(iri.Value())
	t.prefixes[name] = value
	t.declared.Add(name, value)
	return true
}

// What the prefixes of a document may take together, and one besides its
// texts.
const (
	maxTurtlePrefixes = 64 << 20
	turtlePrefixCost  = 64
)

// newBase reads the base of the relative IRIs that follow.
func (t *turtle) newBase() bool {
	iri, ok := t.directiveIRI(roleBase)
	if ok {
		t.base = strings.Clone(iri.Value())
		t.forget()
	}
	return ok
}

// directiveIRI reads the IRI of a directive.
func (t *turtle) directiveIRI(role turtleRole) (graph.Term, bool) {
	t.role = role
	if t.next() != '<' || t.ahead(2) == "<<" {
		return graph.Term{}, t.expected("an IRI in < and >")
	}
	return t.iri()
}

// version reads the version of RDF that a document was written for. Every one
// is read alike.
func (t *turtle) version() bool {
	t.role = roleVersion
	c := t.next()
	if c != '"' && c != '\'' || t.ahead(3) == strings.Repeat(string(c), 3) {
		return t.expected(`a version in quotes, as "1.2"`)
	}
	_, _, ok := t.quoted(c)
	return ok
}
