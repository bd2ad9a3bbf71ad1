package export

import (
	"strings"

	"corkboard/graph"
)

// IRIs that Turtle has words for.
const (
	rdfType   = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
	rdfsLabel = "http://www.w3.org/2000/01/rdf-schema#label"

	xsd        = "http://www.w3.org/2001/XMLSchema#"
	xsdString  = xsd + "string"
	xsdInteger = xsd + "integer"
	xsdDecimal = xsd + "decimal"
	xsdDouble  = xsd + "double"
	xsdBoolean = xsd + "boolean"
)

// appendTerm appends a term as it stands in Turtle as subject, as graph name
// and, literals included, as object.
func (n *names) appendTerm(b []byte, t graph.Term) []byte {
	switch t.Kind() {
	case graph.KindIRI:
		return n.appendIRI(b, t.Value())
	case graph.KindLiteral:
		return n.appendLiteral(b, t)
	case graph.KindTriple:
		s, p, o, ok := t.Triple()
		if !ok {
			break
		}
		b = append(n.appendTerm(append(b, "<<( "...), s), ' ')
		b = append(n.appendVerb(b, p), ' ')
		return append(n.appendTerm(b, o), " )>>"...)
	}
	return t.AppendTo(b)
}

// appendVerb appends a predicate, rdf:type as "a".
func (n *names) appendVerb(b []byte, t graph.Term) []byte {
	if t.Value() == rdfType {
		return append(b, 'a')
	}
	return n.appendIRI(b, t.Value())
}

// appendLiteral appends a literal: bare where the grammar gives the bare form
// this very datatype and lexical form, in three quotes where the text has line
// feeds, else in one quote.
func (n *names) appendLiteral(b []byte, t graph.Term) []byte {
	text := t.Value()
	datatype := t.Datatype()
	if isBare(text, datatype) {
		return append(b, text...)
	}
	if strings.IndexByte(text, '\n') >= 0 {
		b = appendLong(b, text)
	} else {
		b = graph.AppendQuoted(b, text)
	}
	if tag := t.Language(); tag != "" {
		b = append(append(b, '@'), tag...)
		if t.Direction() != graph.NoDirection {
			b = append(append(b, "--"...), t.Direction().String()...)
		}
		return b
	}
	if datatype == xsdString {
		return b
	}
	return n.appendDatatype(append(b, "^^"...), datatype)
}

// isBare tells whether a literal is written without quotes. It asks a little
// more than the grammar: a digit on both sides of a dot, which readers in use
// need ("-.5" and "5.E0" stay in quotes).
func isBare(text, datatype string) bool {
	if len(datatype) <= len(xsd) || datatype[:len(xsd)] != xsd {
		return false
	}
	switch datatype {
	case xsdInteger:
		digits := text[signLength(text):]
		return digits != "" && leadingDigits(digits) == len(digits)
	case xsdDecimal:
		return fixedPoint(text) == len(text) && strings.IndexByte(text, '.') >= 0
	case xsdDouble:
		i := fixedPoint(text)
		if i == 0 || i == len(text) || text[i]|0x20 != 'e' {
			return false
		}
		exponent := text[i+1:]
		exponent = exponent[signLength(exponent):]
		return exponent != "" && leadingDigits(exponent) == len(exponent)
	case xsdBoolean:
		return text == "true" || text == "false"
	}
	return false
}

// fixedPoint gives the length of the number at the start of s: sign, digits,
// and perhaps a dot and more digits; 0 where there is none.
func fixedPoint(s string) int {
	i := signLength(s)
	whole := leadingDigits(s[i:])
	if whole == 0 {
		return 0
	}
	i += whole
	if i < len(s) && s[i] == '.' {
		if fraction := leadingDigits(s[i+1:]); fraction > 0 {
			i += 1 + fraction
		}
	}
	return i
}

func signLength(s string) int {
	if s != "" && (s[0] == '+' || s[0] == '-') {
		return 1
	}
	return 0
}

func leadingDigits(s string) int {
	i := 0
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	return i
}

// appendLong appends a text in three quotes, its line feeds as they are and
// every other control character escaped, carriage returns above all, which
// would not live through every editor. A quote is escaped at the start, at the
// end and before another quote.
func appendLong(b []byte, text string) []byte {
	b = append(b, `"""`...)
	var escape [8]byte
	start := 0
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case c == '"':
			if i > 0 && i < len(text)-1 && text[i+1] != '"' {
				continue
			}
		case c == '\n', c >= ' ' && c != '\\' && c != 0x7F:
			continue
		}
		quoted := graph.AppendQuoted(escape[:0], text[i:i+1])
		b = append(append(b, text[start:i]...), quoted[1:len(quoted)-1]...)
		start = i + 1
	}
	return append(append(b, text[start:]...), `"""`...)
}
