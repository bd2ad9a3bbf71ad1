package graph

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

const hexDigits = "0123456789ABCDEF"

// AppendTo appends the term in canonical N-Triples form (RDF 1.2 N-Triples,
// section 5): one space between the parts of a triple term, no escapes but
// those that are needed. The zero Term and DefaultGraph append nothing.
//
// The term is not checked: a character that must not stand in an IRI is
// escaped as \uXXXX, so that the line stays one line; invalid UTF-8 in a
// literal becomes U+FFFD.
func (t Term) AppendTo(b []byte) []byte {
	switch t.kind {
	case KindIRI:
		return appendIRI(b, t.text)
	case KindBlank:
		return append(append(b, "_:"...), t.text...)
	case KindTriple:
		return append(b, t.text...)
	case KindLiteral:
		b = AppendQuoted(b, t.text)
		switch {
		case t.lang:
			b = append(append(b, '@'), t.tag...)
			if t.dir != NoDirection {
				b = append(append(b, "--"...), t.dir.String()...)
			}
		case t.tag != "":
			b = appendIRI(append(b, "^^"...), t.tag)
		}
	}
	return b
}

func appendIRI(b []byte, iri string) []byte {
	b = append(b, '<')
	start := 0
	for i := 0; i < len(iri); i++ {
		if c := iri[i]; c <= ' ' || c == '<' || c == '>' || c == '"' || c == '{' || c == '}' || c == '|' || c == '^' || c == '`' || c == '\\' {
			b = append(b, iri[start:i]...)
			b = append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
			start = i + 1
		}
	}
	return append(append(b, iri[start:]...), '>')
}

// AppendQuoted appends a literal's text in double quotes with the escapes of
// canonical N-Triples: \b \t \n \f \r \" \\, \uXXXX for the other control
// characters, everything else as UTF-8. Invalid UTF-8 becomes U+FFFD.
func AppendQuoted(b []byte, s string) []byte {
	b = append(b, '"')
	start := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && n == 1 {
				b = append(append(b, s[start:i]...), "\uFFFD"...)
				start = i + 1
			}
			i += n
			continue
		}
		if c >= ' ' && c != '"' && c != '\\' && c != 0x7F {
			i++
			continue
		}
		b = append(b, s[start:i]...)
		switch c {
		case '\b':
			b = append(b, '\\', 'b')
		case '\t':
			b = append(b, '\\', 't')
		case '\n':
			b = append(b, '\\', 'n')
		case '\f':
			b = append(b, '\\', 'f')
		case '\r':
			b = append(b, '\\', 'r')
		case '"', '\\':
			b = append(b, '\\', c)
		default:
			b = append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
		}
		i++
		start = i
	}
	return append(append(b, s[start:]...), '"')
}

// ParseTerm reads one term in N-Triples form, with nothing before or after it.
// Triple terms are read with any amount of blanks between their parts and come
// out in canonical text. The error says what is wrong, without a place.
func ParseTerm(text string) (Term, error) {
	p := termParser{s: text}
	t, err := p.term()
	if err == nil && p.i != len(text) {
		err = fmt.Errorf("%q follows the term", clip(p.rest()))
	}
	if err != nil {
		return Term{}, err
	}
	return t, nil
}

func splitTriple(text string) (s, p, o Term, ok bool) {
	q := termParser{s: text, keep: true, lax: true}
	s, p, o, err := q.triple()
	return s, p, o, err == nil
}

// CheckIRI tells what keeps a text from being an absolute IRI (RFC 3987, as
// far as N-Triples and RDF Concepts ask): no scheme, a character that must be
// escaped, or invalid UTF-8. It gives nil for a usable IRI.
func CheckIRI(iri string) error {
	colon := strings.IndexByte(iri, ':')
	if colon <= 0 || !isScheme(iri[:colon]) {
		return fmt.Errorf("%q is not an absolute IRI", iri)
	}
	for i, r := range iri {
		switch {
		case r <= ' ', r == 0x7F, r == '<', r == '>', r == '"', r == '{', r == '}', r == '|', r == '^', r == '`', r == '\\':
			return fmt.Errorf("%q is not an IRI: %q at character %d", iri, r, utf8.RuneCountInString(iri[:i])+1)
		case r == utf8.RuneError && strings.HasPrefix(iri[i:], "\uFFFD") == false:
			return fmt.Errorf("%q is not an IRI: invalid UTF-8", iri)
		}
	}
	return nil
}

func isScheme(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i] | 0x20
		letter := c >= 'a' && c <= 'z'
		if !letter && (i == 0 || !(s[i] >= '0' && s[i] <= '9' || s[i] == '+' || s[i] == '-' || s[i] == '.')) {
			return false
		}
	}
	return s != ""
}
