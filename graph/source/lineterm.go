package source

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"corkboard/graph"
)

// maxNesting bounds how deep constructs nest, so that hostile text cannot
// exhaust the stack.
const maxNesting = 60

var (
	errIRIEnd     = errors.New("IRI: is not closed with >")
	errLiteralEnd = errors.New("literal: the quote does not close in its line")
	errTagged     = errors.New("datatype: a language-tagged string has a language tag in place of it")
)

func (p *lineParser) readSubject() (graph.Term, error) {
	if p.subject.is(p.s[p.i:]) {
		p.i += len(p.subject.raw)
		return p.subject.term, nil
	}
	return p.remember(&p.subject, "an IRI or a blank node as subject")
}

func (p *lineParser) readGraph() (graph.Term, error) {
	if p.graph.is(p.s[p.i:]) {
		p.i += len(p.graph.raw)
		return p.graph.term, nil
	}
	return p.remember(&p.graph, "an IRI or a blank node as graph name")
}

// remember reads an IRI or a blank node and keeps it for the next line.
func (p *lineParser) remember(seen *seenTerm, what string) (graph.Term, error) {
	start := p.i
	t, err := p.node(what)
	if err != nil {
		return t, err
	}
	seen.term, seen.raw = t, p.s[start:p.i]
	if t.IsBlank() {
		seen.raw = ""
		if p.i < len(p.s) && p.s[p.i] == ' ' {
			seen.raw = p.s[start : p.i+1]
		}
	}
	return t, nil
}

// readPredicate reads an IRI. Predicates come in the same order again and
// again: the one that came after the last one is tried first.
func (p *lineParser) readPredicate() (graph.Term, error) {
	guess := p.next[p.last]
	if seen := &p.predicate[guess]; seen.is(p.s[p.i:]) {
		p.i += len(seen.raw)
		p.last = guess
		return seen.term, nil
	}
	for k := range p.predicate {
		if seen := &p.predicate[k]; seen.is(p.s[p.i:]) {
			p.i += len(seen.raw)
			p.next[p.last], p.last = uint8(k), uint8(k)
			return seen.term, nil
		}
	}
	if p.i == len(p.s) || p.s[p.i] != '<' || strings.HasPrefix(p.s[p.i:], "<<") {
		return graph.Term{}, p.expected("an IRI as predicate")
	}
	start := p.i
	iri, err := p.iri()
	if err != nil {
		return graph.Term{}, err
	}
	k := p.free
	p.predicate[k] = seenTerm{p.s[start:p.i], graph.IRI(iri)}
	p.next[p.last], p.last = k, k
	p.free = (k + 1) % uint8(len(p.predicate))
	return graph.IRI(iri), nil
}

// node reads an IRI or a blank node.
func (p *lineParser) node(what string) (graph.Term, error) {
	switch r := p.s[p.i:]; {
	case strings.HasPrefix(r, "<") && !strings.HasPrefix(r, "<<"):
		iri, err := p.iri()
		return graph.IRI(iri), err
	case strings.HasPrefix(r, "_:"):
		n := graph.BlankLabelLength(r[2:])
		if n == 0 {
			return graph.Term{}, errors.New("blank node: has no label")
		}
		p.i += 2 + n
		return p.blank.labelled(r[2 : 2+n]), nil
	}
	return graph.Term{}, p.expected(what)
}

// object reads any term.
func (p *lineParser) object(depth int) (graph.Term, error) {
	switch r := p.s[p.i:]; {
	case r == "":
	case r[0] == '"':
		return p.literal()
	case strings.HasPrefix(r, "<<("):
		return p.triple(depth)
	}
	return p.node("an IRI, a blank node, a literal or a triple term as object")
}

// triple reads a triple term of RDF 1.2.
func (p *lineParser) triple(depth int) (t graph.Term, err error) {
	if depth >= maxNesting {
		return t, fmt.Errorf("triple term: nests deeper than %d", maxNesting)
	}
	p.i += len("<<(")
	p.blanks()
	s, err := p.node("an IRI or a blank node as subject of a triple term")
	if err != nil {
		return t, err
	}
	p.blanks()
	predicate, err := p.readPredicate()
	if err != nil {
		return t, err
	}
	p.blanks()
	o, err := p.object(depth + 1)
	if err != nil {
		return t, err
	}
	p.blanks()
	if !strings.HasPrefix(p.s[p.i:], ")>>") {
		return t, p.expected(")>> after a triple term")
	}
	p.i += len(")>>")
	return graph.TripleTerm(s, predicate, o), nil
}

// iri reads an IRI in its brackets. On a fault p.i stays at the place.
func (p *lineParser) iri() (string, error) {
	start := p.i + 1
	r := p.s[start:]
	end := graph.PlainIRI(r)
	if end < len(r) && r[end] == '>' {
		iri := r[:end]
		if !hasScheme(iri) {
			return "", graph.CheckIRI(iri)
		}
		p.i = start + end + 1
		return iri, nil
	}
	end = strings.IndexByte(r, '>')
	if end < 0 {
		return "", errIRIEnd
	}
	iri := r[:end]
	if strings.IndexByte(iri, '\\') >= 0 {
		var at int
		var err error
		if iri, at, err = unescapeText(iri, false); err != nil {
			p.i = start + at
			return "", fmt.Errorf("IRI: %w", err)
		}
	}
	if err := graph.CheckIRI(iri); err != nil {
		return "", err
	}
	p.i = start + end + 1
	return iri, nil
}

// hasScheme tells whether an IRI is absolute.
func hasScheme(iri string) bool {
	if strings.HasPrefix(iri, "http") {
		if len(iri) > 4 && iri[4] == ':' || len(iri) > 5 && iri[4] == 's' && iri[5] == ':' {
			return true
		}
	}
	return graph.CheckIRI(iri) == nil
}

// literal reads a literal with its datatype or language tag.
func (p *lineParser) literal() (graph.Term, error) {
	start := p.i + 1
	r := p.s[start:]
	end := strings.IndexByte(r, '"')
	if end < 0 {
		return graph.Term{}, errLiteralEnd
	}
	text := r[:end]
	if k := strings.IndexByte(text, '\\'); k >= 0 {
		if end = closingQuote(r, k); end < 0 {
			return graph.Term{}, errLiteralEnd
		}
		var at int
		var err error
		if text, at, err = unescapeText(r[:end], true); err != nil {
			p.i = start + at
			return graph.Term{}, fmt.Errorf("literal: %w", err)
		}
	}
	p.i = start + end + 1
	back := p.i
	p.blanks()
	switch r = p.s[p.i:]; {
	case strings.HasPrefix(r, "^^"):
		return p.typed(text)
	case strings.HasPrefix(r, "@"):
		return p.langText(text)
	}
	p.i = back
	return graph.Text(text), nil
}

// closingQuote finds the quote that ends a text, from its first escape on; -1
// where there is none.
func closingQuote(s string, i int) int {
	for i < len(s) {
		switch s[i] {
		case '"':
			return i
		case '\\':
			i++
		}
		i++
	}
	return -1
}

// typed reads the datatype of a text.
func (p *lineParser) typed(text string) (graph.Term, error) {
	p.i += len("^^")
	p.blanks()
	for k := range p.datatype {
		if seen := &p.datatype[k]; seen.is(p.s[p.i:]) {
			p.i += len(seen.raw)
			return graph.Typed(text, seen.term.Value()), nil
		}
	}
	start := p.i
	if !strings.HasPrefix(p.s[p.i:], "<") {
		return graph.Term{}, p.expected("an IRI as datatype")
	}
	iri, err := p.iri()
	if err != nil {
		return graph.Term{}, err
	}
	t := graph.Typed(text, iri)
	if iri == rdfLangString || iri == rdfDirLangString {
		p.i = start
		return t, errTagged
	}
	p.datatype[p.oldest] = seenTerm{p.s[start:p.i], graph.IRI(iri)}
	p.oldest = (p.oldest + 1) % uint8(len(p.datatype))
	return t, nil
}

// The datatypes that only a tag gives.
const (
	rdfLangString    = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
	rdfDirLangString = "http://www.w3.org/1999/02/22-rdf-syntax-ns#dirLangString"
)

// langText reads the language tag of a text, and its base direction.
func (p *lineParser) langText(text string) (graph.Term, error) {
	r := p.s[p.i+1:]
	n := 0
	for n < len(r) && (isLetterOrDigit(r[n]) || r[n] == '-') {
		n++
	}
	t, err := taggedText(text, r[:n])
	if err == nil {
		p.i += 1 + n
	}
	return t, err
}

// taggedText gives a text with a language tag as it stands behind the '@': with
// a base direction after two hyphens, perhaps.
func taggedText(text, tag string) (graph.Term, error) {
	tag, direction, directed := strings.Cut(tag, "--")
	if err := graph.CheckLanguage(tag); err != nil {
		return graph.Term{}, err
	}
	switch {
	case !directed:
		return graph.LangText(text, tag), nil
	case direction == "ltr":
		return graph.DirText(text, tag, graph.LeftToRight), nil
	case direction == "rtl":
		return graph.DirText(text, tag, graph.RightToLeft), nil
	}
	return graph.Term{}, fmt.Errorf("base direction: %s is neither ltr nor rtl", quoted(direction))
}

func isLetterOrDigit(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}

// unescapeText undoes the escapes of a literal, or of an IRI, which has the
// numeric ones alone. With an error it gives the offset of the escape.
func unescapeText(s string, literal bool) (text string, at int, err error) {
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		plain := strings.IndexByte(s[i:], '\\')
		if plain < 0 {
			b.WriteString(s[i:])
			break
		}
		b.WriteString(s[i : i+plain])
		i += plain
		r, n, err := readEscape(s[i:], literal)
		if err != nil {
			return "", i, err
		}
		b.WriteRune(r)
		i += n
	}
	return b.String(), 0, nil
}

// readEscape reads the escape at the start of s and gives its length (ECHAR and
// UCHAR of RDF 1.2 N-Triples).
func readEscape(s string, literal bool) (rune, int, error) {
	if len(s) > 1 && literal {
		if k := strings.IndexByte(`tbnrf"'\`, s[1]); k >= 0 {
			return rune("\t\b\n\r\f\"'\\"[k]), 2, nil
		}
	}
	n := 0
	switch {
	case strings.HasPrefix(s, `\u`):
		n = 6
	case strings.HasPrefix(s, `\U`):
		n = 10
	}
	if n == 0 || len(s) < n {
		return 0, 0, fmt.Errorf("%s is not an escape", quoted(s[:min(len(s), max(n, 2))]))
	}
	v, err := strconv.ParseUint(s[2:n], 16, 32)
	if err != nil || v > utf8.MaxRune || !utf8.ValidRune(rune(v)) {
		return 0, 0, fmt.Errorf("%s is not the escape of a character", quoted(s[:n]))
	}
	return rune(v), n, nil
}
