package graph

import (
	"strings"
	"unicode/utf8"
)

// AppendSound is AppendTo for terms that nobody has checked yet, in one pass:
// it appends what AppendTo does where the term can stand in a statement (see
// Statement.Check), and else gives b as it was, and false. It does not ask in
// which place of a statement the term stands.
func (t Term) AppendSound(b []byte) (out []byte, ok bool) {
	switch t.kind {
	case KindIRI:
		return appendSoundIRI(b, t.text)
	case KindLiteral:
		return t.appendSoundLiteral(b)
	}
	if t.kind < KindIRI || t.Check() != nil {
		return b, false
	}
	return t.AppendTo(b), true
}

func appendSoundIRI(b []byte, iri string) ([]byte, bool) {
	if n := PlainIRI(iri); n < len(iri) || !isAbsolute(iri) {
		if n == len(iri) || iri[n] < utf8.RuneSelf || CheckIRI(iri) != nil {
			return b, false
		}
	}
	b = append(b, '<')
	b = append(b, iri...)
	return append(b, '>'), true
}

// isAbsolute tells whether an IRI of good characters begins with a scheme.
func isAbsolute(iri string) bool {
	if strings.HasPrefix(iri, "http") && len(iri) > 5 && (iri[4] == ':' || iri[4] == 's' && iri[5] == ':') {
		return true
	}
	colon := strings.IndexByte(iri, ':')
	return colon > 0 && isScheme(iri[:colon])
}

func (t Term) appendSoundLiteral(b []byte) ([]byte, bool) {
	start := len(b)
	if plainText(t.text) == len(t.text) {
		b = append(b, '"')
		b = append(b, t.text...)
		b = append(b, '"')
	} else {
		if !utf8.ValidString(t.text) {
			return b, false
		}
		b = appendQuoted(b, t.text, plainWide)
	}
	switch {
	case t.lang:
		if t.dir > RightToLeft || CheckLanguage(t.tag) != nil {
			return b[:start], false
		}
		b = append(b, '@')
		b = append(b, t.tag...)
		if t.dir != NoDirection {
			b = append(append(b, "--"...), t.dir.String()...)
		}
	case t.tag != "":
		var ok bool
		b, ok = appendSoundIRI(append(b, '^', '^'), t.tag)
		if !ok || t.tag == rdfLangString || t.tag == rdfDirString {
			return b[:start], false
		}
	}
	return b, true
}
