package corkboard_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"corkboard/graph"
)

// limit is a class of statements that a reader in use gets wrong, each with a
// reason that lies in that program and not in what we wrote. A dataset that has
// such a statement is not given to it.
type limit struct {
	reason   string
	syntaxes []string // nil for all
	is       func(w writing, s graph.Statement) bool
}

// cannot gives the reason why a reader is not given a dataset, "" for none.
func cannot(limits []limit, w writing, all []graph.Statement) string {
	for _, l := range limits {
		if l.syntaxes != nil && !slices.Contains(l.syntaxes, w.syntax) {
			continue
		}
		if slices.ContainsFunc(all, func(s graph.Statement) bool { return l.is(w, s) }) {
			return l.reason
		}
	}
	return ""
}

// rdf12 is what came with RDF 1.2.
func rdf12(_ writing, s graph.Statement) bool {
	return s.Object.Kind() == graph.KindTriple || s.Object.Direction() != graph.NoDirection
}

// holdsText tells limits about characters in literals.
func holdsText(chars string) func(writing, graph.Statement) bool {
	return func(_ writing, s graph.Statement) bool {
		return s.Object.IsLiteral() && strings.ContainsAny(s.Object.Value(), chars)
	}
}

// anyIRI tells limits about IRIs.
func anyIRI(is func(iri string) bool) func(writing, graph.Statement) bool {
	return func(_ writing, s graph.Statement) bool {
		for _, t := range []graph.Term{s.Subject, s.Predicate, s.Object, s.Graph} {
			if t.IsIRI() && is(t.Value()) || t.IsLiteral() && is(t.Datatype()) {
				return true
			}
		}
		return false
	}
}

var blocks = []string{"turtle", "trig"}

var serdiLimits = []limit{
	{"RDF 1.2", nil, rdf12},
	{"NUL ends its texts", nil, holdsText("\x00")},
	{"an escape behind a quote in a long text is not seen", blocks, func(_ writing, s graph.Statement) bool {
		return s.Object.IsLiteral() && strings.Contains(s.Object.Value(), "\n") && escapeBehindQuote.MatchString(s.Object.Value())
	}},
}

var escapeBehindQuote = regexp.MustCompile("\"[\\\\\x01-\x09\x0b-\x1f]")

var rapperLimits = []limit{
	{"RDF 1.2", nil, rdf12},
	{"NUL ends its texts", nil, holdsText("\x00")},
	{"U+FFFE and U+FFFF are refused", nil, holdsText("\ufffe\uffff")},
	{"rdf:_0 and rdf:_01 are refused", nil, anyIRI(func(iri string) bool { return strings.HasPrefix(iri, rdfVocabulary+"_0") })},
	{"absolute IRIs are resolved, too, and lose their dots", []string{"turtle", "trig", "rdfxml"}, anyIRI(hasDotSegments)},
	{"graphs have no blank names", []string{"trig"}, func(_ writing, s graph.Statement) bool { return s.Graph.IsBlank() }},
	{"= before { is of an early TriG", []string{"trig"}, func(_ writing, s graph.Statement) bool { return strings.HasSuffix(s.Graph.Value(), "=") }},
	{"rdf:foo is warned of", []string{"rdfxml"}, anyIRI(func(iri string) bool { return iri == rdfVocabulary+"foo" })},
	{"names of XML are those of its fourth edition", []string{"rdfxml"}, func(_ writing, s graph.Statement) bool {
		for label := range labels(s) {
			if strings.ContainsFunc(label, func(r rune) bool { return r > 0xFFFF }) {
				return true
			}
		}
		return false
	}},
}

func hasDotSegments(iri string) bool {
	path, _, _ := strings.Cut(iri, "#")
	path, _, _ = strings.Cut(path, "?")
	return slices.ContainsFunc(strings.Split(path, "/"), func(segment string) bool { return segment == "." || segment == ".." })
}

var n3Limits = []limit{
	{"two dots in a label are refused", nil, func(_ writing, s graph.Statement) bool {
		for label := range labels(s) {
			if strings.Contains(label, "..") {
				return true
			}
		}
		return false
	}},
}

var jsonldLimits = []limit{
	{"xsd:double gets another lexical form", nil, func(_ writing, s graph.Statement) bool { return s.Object.Datatype() == xsd+"double" }},
	{"base directions are dropped", nil, func(_ writing, s graph.Statement) bool { return s.Object.Direction() != graph.NoDirection }},
}

var oxigraphLimits = []limit{
	{"language tags are those of BCP 47", nil, func(_ writing, s graph.Statement) bool { return s.Object.Language() == "a-b-c" }},
	{"IRIs are those of RFC 3987", nil, anyIRI(beyondRFC3987)},
	{"no long text in a triple term", blocks, func(_ writing, s graph.Statement) bool {
		for _, _, o, ok := s.Object.Triple(); ok; _, _, o, ok = o.Triple() {
			if strings.Contains(o.Value(), "\n") {
				return true
			}
		}
		return false
	}},
}

// beyondRFC3987 tells some of the IRIs that the grammars of N-Triples, Turtle
// and the others take and RFC 3987 does not.
func beyondRFC3987(iri string) bool {
	_, path, _ := strings.Cut(iri, ":")
	if rest, ok := strings.CutPrefix(path, "//"); ok {
		_, path, _ = strings.Cut(rest, "/")
	}
	beforeQuery, _, _ := strings.Cut(path, "?")
	return brokenPercent.MatchString(iri) || strings.ContainsAny(path, "[]") || strings.Count(iri, "#") > 1 ||
		strings.ContainsFunc(beforeQuery, func(r rune) bool { return unicode.Is(unicode.Co, r) })
}

var brokenPercent = regexp.MustCompile("%([^0-9A-Fa-f]|.[^0-9A-Fa-f]|.?$)")

// ourLimits are what our own readers are known to refuse: nothing.
var ourLimits []limit

// TestLimits fails where a limit concerns none of the torture graphs: then it
// says nothing that is tried.
func TestLimits(t *testing.T) {
	datasets := torture()
	for _, r := range readers {
		for _, l := range r.limits {
			l.mustMatter(t, r.name, datasets, func(syntax string) bool { return r.syntaxes[syntax] != "" })
		}
	}
	for _, l := range ourLimits {
		l.mustMatter(t, "ours", datasets, func(string) bool { return true })
	}
}

func (l limit) mustMatter(t *testing.T, name string, datasets []dataset, reads func(syntax string) bool) {
	written := false
	for _, w := range writings() {
		if !reads(w.syntax) || l.syntaxes != nil && !slices.Contains(l.syntaxes, w.syntax) {
			continue
		}
		written = true
		for _, d := range datasets {
			if slices.ContainsFunc(d.statements, func(s graph.Statement) bool { return l.is(w, s) }) {
				return
			}
		}
	}
	if written {
		t.Errorf("%s: %s: of no torture graph", name, l.reason)
	}
}
