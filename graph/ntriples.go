package graph

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

const hexDigits = "0123456789ABCDEF"

// AppendTo appends the term in canonical N-Triples form (RDF 1.2 N-Triples, "A
// Canonical form of N-Triples"), except that a language tag keeps its case: one
// space between the parts of a triple term, no escapes but those that are
// needed. The zero Term and DefaultGraph append nothing.
//
// The term is not checked. A character that must not stand in an IRI is
// escaped as \uXXXX, so that the line stays one line; invalid UTF-8 in an IRI
// or a literal becomes U+FFFD. A bad blank node label or language tag is
// appended as it is: see Statement.Check.
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

// barred are the ASCII characters that must not stand in an IRI.
var barred = func() (set [utf8.RuneSelf]bool) {
	for c := range byte(' ' + 1) {
		set[c] = true
	}
	for _, c := range []byte("<>\"{}|^`\\\x7f") {
		set[c] = true
	}
	return set
}()

func appendIRI(b []byte, iri string) []byte {
	b = append(b, '<')
	start := 0
	for i := 0; i < len(iri); {
		c := iri[i]
		switch {
		case c >= utf8.RuneSelf:
			r, n := utf8.DecodeRuneInString(iri[i:])
			if r == utf8.RuneError && n == 1 {
				b = append(append(b, iri[start:i]...), "\uFFFD"...)
				start = i + 1
			}
			i += n
			continue
		case barred[c]:
			b = append(b, iri[start:i]...)
			b = append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
			start = i + 1
		}
		i++
	}
	return append(append(b, iri[start:]...), '>')
}

// AppendQuoted appends a literal's text in double quotes with the escapes of
// canonical N-Triples: \b \t \n \f \r \" \\, \uXXXX for the other control
// characters of ASCII and for U+FFFE and U+FFFF, which XML does not know;
// everything else as UTF-8. Invalid UTF-8 becomes U+FFFD.
func AppendQuoted(b []byte, s string) []byte { return appendQuoted(b, s, plainText) }

// appendQuoted is AppendQuoted; plain gives the length of what needs no look, as
// plainText does, and for text known to be UTF-8 plainWide.
func appendQuoted(b []byte, s string, plain func(string) int) []byte {
	b = append(b, '"')
	start := 0
	for i := 0; i < len(s); {
		if i += plain(s[i:]); i == len(s) {
			break
		}
		c := s[i]
		n, escaped := 1, ""
		if c >= utf8.RuneSelf {
			n, escaped = wideEscape(s[i:])
			if escaped == "" {
				i += n
				continue
			}
		}
		b = append(b, s[start:i]...)
		if escaped != "" {
			b = append(b, escaped...)
		} else {
			b = appendEscape(b, c)
		}
		i += n
		start = i
	}
	return append(append(b, s[start:]...), '"')
}

// wideEscape gives the length of the character at the start of s, and what is
// written in its place, if anything.
func wideEscape(s string) (n int, escaped string) {
	switch r, n := utf8.DecodeRuneInString(s); {
	case r == utf8.RuneError && n == 1:
		return 1, "\uFFFD"
	case r == 0xFFFE:
		return n, `\uFFFE`
	case r == 0xFFFF:
		return n, `\uFFFF`
	default:
		return n, ""
	}
}

func appendEscape(b []byte, c byte) []byte {
	switch c {
	case '\b':
		return append(b, '\\', 'b')
	case '\t':
		return append(b, '\\', 't')
	case '\n':
		return append(b, '\\', 'n')
	case '\f':
		return append(b, '\\', 'f')
	case '\r':
		return append(b, '\\', 'r')
	case '"', '\\':
		return append(b, '\\', c)
	}
	return append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
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
		return fmt.Errorf("%q is not an absolute IRI", clip(iri))
	}
	ascii := true
	for i := colon + 1; i < len(iri); i++ {
		switch c := iri[i]; {
		case c >= utf8.RuneSelf:
			ascii = false
		case barred[c]:
			return fmt.Errorf("%q is not an IRI: %q at character %d", clip(iri), c, utf8.RuneCountInString(iri[:i])+1)
		}
	}
	if !ascii && !utf8.ValidString(iri) {
		return fmt.Errorf("%q is not an IRI: invalid UTF-8", clip(iri))
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
