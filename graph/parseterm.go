package graph

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxDepth bounds how deep triple terms may nest, so that hostile text cannot
// exhaust the stack.
const maxDepth = 64

// termParser reads N-Triples terms from a string.
type termParser struct {
	s     string
	i     int
	depth int
	// keep takes a nested triple term's text as it stands, because s is known
	// to be canonical.
	keep bool
	// lax takes IRIs and nesting that no file may have, to take apart what
	// TripleTerm put together from unchecked terms.
	lax bool
}

func (p *termParser) blanks() {
	for p.i < len(p.s) && (p.s[p.i] == ' ' || p.s[p.i] == '\t') {
		p.i++
	}
}

func (p *termParser) rest() string { return p.s[p.i:] }

func (p *termParser) term() (Term, error) {
	r := p.rest()
	switch {
	case strings.HasPrefix(r, "<<("):
		if p.depth++; p.depth > maxDepth && !p.lax {
			return Term{}, fmt.Errorf("triple terms nest deeper than %d", maxDepth)
		}
		start := p.i
		s, pr, o, err := p.triple()
		p.depth--
		switch {
		case err != nil:
			return Term{}, err
		case p.keep:
			return Term{kind: KindTriple, text: p.s[start:p.i]}, nil
		}
		return TripleTerm(s, pr, o), nil
	case strings.HasPrefix(r, "<"):
		iri, err := p.iri()
		return IRI(iri), err
	case strings.HasPrefix(r, "_:"):
		return p.blank()
	case strings.HasPrefix(r, `"`):
		return p.literal()
	}
	return Term{}, fmt.Errorf("%q is no term", clip(r))
}

func (p *termParser) triple() (s, pr, o Term, err error) {
	if !strings.HasPrefix(p.rest(), "<<(") {
		return s, pr, o, errors.New("a triple term begins with <<(")
	}
	p.i += 3
	for _, t := range []*Term{&s, &pr, &o} {
		p.blanks()
		if *t, err = p.term(); err != nil {
			return
		}
	}
	p.blanks()
	if !strings.HasPrefix(p.rest(), ")>>") {
		return s, pr, o, errors.New("a triple term ends with )>>")
	}
	p.i += 3
	if s.kind != KindIRI && s.kind != KindBlank || pr.kind != KindIRI {
		return s, pr, o, errors.New("a triple term has an IRI or blank node, an IRI, and a term")
	}
	return
}

func (p *termParser) iri() (string, error) {
	end := strings.IndexByte(p.rest(), '>')
	if end < 0 {
		return "", fmt.Errorf("%q: an IRI ends with >", clip(p.rest()))
	}
	text, err := unescape(p.rest()[1:end], false)
	p.i += end + 1
	if err == nil && !p.lax {
		err = CheckIRI(text)
	}
	return text, err
}

func (p *termParser) blank() (Term, error) {
	start := p.i + 2
	n := labelEnd(p.s[start:])
	if n == 0 {
		return Term{}, errors.New("a blank node has no label")
	}
	p.i = start + n
	return Blank(p.s[start:p.i]), nil
}

func (p *termParser) literal() (Term, error) {
	end := p.i + 1
	for end < len(p.s) && p.s[end] != '"' && p.s[end] != '\n' && p.s[end] != '\r' {
		if p.s[end] == '\\' {
			end++
		}
		end++
	}
	if end >= len(p.s) || p.s[end] != '"' {
		return Term{}, fmt.Errorf("%q: a literal ends with a quote", clip(p.rest()))
	}
	text, err := unescape(p.s[p.i+1:end], true)
	if err != nil {
		return Term{}, err
	}
	p.i = end + 1
	switch r := p.rest(); {
	case strings.HasPrefix(r, "^^<"):
		p.i += 2
		datatype, err := p.iri()
		if err == nil && !p.lax && (datatype == rdfLangString || datatype == rdfDirString) {
			err = errTagDatatype
		}
		return Typed(text, datatype), err
	case strings.HasPrefix(r, "@"):
		return p.langText(text)
	}
	return Text(text), nil
}

func (p *termParser) langText(text string) (Term, error) {
	start := p.i + 1
	p.i = start
	for p.i < len(p.s) && (isAlnum(p.s[p.i]) || p.s[p.i] == '-') {
		p.i++
	}
	tag, dir := p.s[start:p.i], NoDirection
	if base, d, ok := strings.Cut(tag, "--"); ok {
		switch d {
		case "ltr":
			dir = LeftToRight
		case "rtl":
			dir = RightToLeft
		default:
			return Term{}, fmt.Errorf("%q is not a base direction", d)
		}
		tag = base
	}
	if err := CheckLanguage(tag); err != nil {
		return Term{}, err
	}
	return DirText(text, tag, dir), nil
}

// CheckLanguage tells what keeps a text from being a language tag as N-Triples
// and Turtle write it: letters, then parts of one to eight letters or digits
// after hyphens (the shape of BCP 47, not its registry).
func CheckLanguage(tag string) error {
	letters, n := true, 0 // of the part being read
	for i := 0; i <= len(tag); i++ {
		switch {
		case i < len(tag) && tag[i] != '-':
			n++
			if !isAlnum(tag[i]) || letters && tag[i] <= '9' || n > 8 {
				return fmt.Errorf("%q is not a language tag", clip(tag))
			}
		case n == 0:
			return fmt.Errorf("%q is not a language tag", clip(tag))
		default:
			letters, n = false, 0
		}
	}
	return nil
}

func isAlnum(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// labelRune tells whether a rune may stand in a blank node label (Turtle's
// PN_CHARS, without ':' as RDF 1.1 N-Triples settled it).
func labelRune(r rune, first bool) bool {
	switch {
	case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r == '_', r >= '0' && r <= '9':
		return true
	case r == '-', r == '.', r == 0xB7, r >= 0x300 && r <= 0x36F, r == 0x203F, r == 0x2040:
		return !first
	}
	return nameStart(r)
}

// nameStart tells whether a rune beyond ASCII is in Turtle's PN_CHARS_BASE.
func nameStart(r rune) bool {
	return r >= 0xC0 && r <= 0x2FF && r != 0xD7 && r != 0xF7 ||
		r >= 0x370 && r <= 0x1FFF && r != 0x37E ||
		r == 0x200C || r == 0x200D || r >= 0x2070 && r <= 0x218F ||
		r >= 0x2C00 && r <= 0x2FEF || r >= 0x3001 && r <= 0xD7FF ||
		r >= 0xF900 && r <= 0xFDCF || r >= 0xFDF0 && r <= 0xFFFD ||
		r >= 0x10000 && r <= 0xEFFFF
}

// unescape undoes the escapes of a literal, or of an IRI, which has only the
// numeric ones.
func unescape(s string, literal bool) (string, error) {
	if !strings.Contains(s, `\`) {
		if !utf8.ValidString(s) {
			return "", errors.New("invalid UTF-8")
		}
		return s, nil
	}
	var b strings.Builder
	for {
		plain := strings.IndexByte(s, '\\')
		if plain < 0 {
			break
		}
		r, n, err := escape(s[plain:], literal)
		if err != nil {
			return "", err
		}
		b.WriteString(s[:plain])
		b.WriteRune(r)
		s = s[plain+n:]
	}
	b.WriteString(s)
	if !utf8.ValidString(b.String()) {
		return "", errors.New("invalid UTF-8")
	}
	return b.String(), nil
}

// escape reads the escape at the start of s and gives its length.
func escape(s string, literal bool) (rune, int, error) {
	if len(s) > 1 && literal {
		if k := strings.IndexByte(`tbnrf"'\`, s[1]); k >= 0 {
			return rune("\t\b\n\r\f\"'\\"[k]), 2, nil
		}
	}
	n := 0
	if len(s) > 1 && s[1] == 'u' {
		n = 6
	} else if len(s) > 1 && s[1] == 'U' {
		n = 10
	}
	if n == 0 || len(s) < n {
		return 0, 0, fmt.Errorf("%q is not an escape", clip(s))
	}
	v, err := strconv.ParseUint(s[2:n], 16, 32)
	if err != nil || !utf8.ValidRune(rune(v)) {
		return 0, 0, fmt.Errorf("%q is not an escape of a character", s[:n])
	}
	return rune(v), n, nil
}

// clip shortens a text for an error message.
func clip(s string) string {
	if len(s) <= 40 {
		return s
	}
	cut := 40
	for cut > 0 && !utf8.RuneStart(s[cut]) {
		cut--
	}
	return s[:cut] + "…"
}
