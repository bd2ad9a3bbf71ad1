package engine

import (
	"encoding/binary"
	"errors"
	"math/bits"

	"corkboard/graph"
)

// A block of terms holds at most termsEach of them, and at most termBytes of
// text unless it holds a single one.
const (
	termsEach = 32
	termBytes = 4 << 10
)

// What a term is, before its text: a byte, and behind those with a name the
// name's length and the name, which is a datatype or a language tag.
const (
	tagIRI = iota
	tagBlank
	tagText
	tagTyped // with a name
	tagLang  // with a name
	tagLeft  // with a name; left to right
	tagRight // with a name; right to left
	tagTriple
	tags
)

// tag is what a term is besides its text.
type tag struct {
	is   byte
	name string
}

func tagOf(t graph.Term) tag {
	switch t.Kind() {
	case graph.KindIRI:
		return tag{is: tagIRI}
	case graph.KindBlank:
		return tag{is: tagBlank}
	case graph.KindTriple:
		return tag{is: tagTriple}
	}
	if lang := t.Language(); lang != "" {
		switch t.Direction() {
		case graph.LeftToRight:
			return tag{tagLeft, lang}
		case graph.RightToLeft:
			return tag{tagRight, lang}
		}
		return tag{tagLang, lang}
	}
	if datatype := t.Datatype(); datatype != xsdString {
		return tag{tagTyped, datatype}
	}
	return tag{is: tagText}
}

const (
	xsd       = "http://www.w3.org/2001/XMLSchema#"
	xsdString = xsd + "string"
)

var errTriple = errors.New("a triple term cannot be read as one")

// term gives the term with a text.
func (g tag) term(text string) (graph.Term, error) {
	switch g.is {
	case tagIRI:
		return graph.IRI(text), nil
	case tagBlank:
		return graph.Blank(text), nil
	case tagText:
		return graph.Text(text), nil
	case tagTyped:
		return graph.Typed(text, g.name), nil
	case tagLang:
		return graph.LangText(text, g.name), nil
	case tagLeft:
		return graph.DirText(text, g.name, graph.LeftToRight), nil
	case tagRight:
		return graph.DirText(text, g.name, graph.RightToLeft), nil
	}
	t, err := graph.ParseTerm(text)
	if err != nil || t.Kind() != graph.KindTriple || t.Value() != text {
		return t, errTriple
	}
	return t, nil
}

// termEncoder gathers the terms of a block.
type termEncoder struct {
	tags []tag
	last string
	body []byte
	n    int
	size int
}

// fits tells whether a term of so many bytes may join the block.
func (e *termEncoder) fits(n int) bool {
	return e.n == 0 || e.n < termsEach && e.size+n <= termBytes
}

// add appends a term: the place of what it is, how much of its text is that of
// the one before, and the rest.
func (e *termEncoder) add(t graph.Term) {
	text := t.Value()
	shared := sharedLen(e.last, text)
	e.body = binary.AppendUvarint(e.body, uint64(e.tag(tagOf(t))))
	e.body = binary.AppendUvarint(e.body, uint64(shared))
	e.body = binary.AppendUvarint(e.body, uint64(len(text)-shared))
	e.body = append(e.body, text[shared:]...)
	e.last = text
	e.n++
	e.size += len(text)
}

// tag gives the place of a tag in the block's table.
func (e *termEncoder) tag(g tag) int {
	for i := len(e.tags) - 1; i >= 0; i-- {
		if e.tags[i] == g {
			return i
		}
	}
	e.tags = append(e.tags, g)
	return len(e.tags) - 1
}

// appendTo writes the block, and begins a new one.
func (e *termEncoder) appendTo(b []byte) []byte {
	b = append(b, byte(len(e.tags)))
	for _, g := range e.tags {
		b = append(b, g.is)
		if g.hasName() {
			b = append(binary.AppendUvarint(b, uint64(len(g.name))), g.name...)
		}
	}
	b = append(b, e.body...)
	*e = termEncoder{tags: e.tags[:0], body: e.body[:0]}
	if cap(e.body) > 1<<20 {
		e.body = nil
	}
	return b
}

func (g tag) hasName() bool { return g.is >= tagTyped && g.is <= tagRight }

// sharedLen gives how many bytes two texts begin with are the same.
func sharedLen(a, b string) int {
	n := min(len(a), len(b))
	i := 0
	for ; i+8 <= n; i += 8 {
		if differ := eightBytes(a[i:]) ^ eightBytes(b[i:]); differ != 0 {
			return i + bits.TrailingZeros64(differ)/8
		}
	}
	for ; i < n && a[i] == b[i]; i++ {
	}
	return i
}

// eightBytes gives those that a text begins with, as one little-endian load.
func eightBytes(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// decodeTerms reads a block of n terms. They share one text.
func decodeTerms(b []byte, n int) (terms []graph.Term, err error) {
	var p openTerms
	if err = p.read(b, n, nil); err != nil {
		return nil, err
	}
	terms = make([]graph.Term, n)
	for i := range terms {
		if terms[i], err = p.term(i); err != nil {
			return nil, err
		}
	}
	return terms, nil
}

// decodeTags reads a block's table of what its terms are, behind those in table,
// and gives what follows.
func decodeTags(table []tag, b []byte) ([]tag, []byte, error) {
	if len(b) == 0 || b[0] > termsEach {
		return nil, nil, errBlock
	}
	n := int(b[0])
	b = b[1:]
	for range n {
		if len(b) == 0 || b[0] >= tags {
			return nil, nil, errBlock
		}
		g := tag{is: b[0]}
		b = b[1:]
		if g.hasName() {
			n, rest, ok := number(b)
			if !ok || uint64(n) > uint64(len(rest)) {
				return nil, nil, errBlock
			}
			g.name, b = tagName(rest[:n]), rest[n:]
			if g.name == "" && g.is != tagTyped || g.is == tagTyped && g.name == xsdString {
				return nil, nil, errBlock
			}
		}
		table = append(table, g)
	}
	return table, b, nil
}

// tagName gives a name as a string, without memory of its own where it is one
// that most stores have.
func tagName(b []byte) string {
	switch string(b) {
	case xsd + "dateTime":
		return xsd + "dateTime"
	case xsd + "date":
		return xsd + "date"
	case xsd + "integer":
		return xsd + "integer"
	case xsd + "boolean":
		return xsd + "boolean"
	case "en":
		return "en"
	}
	return string(b)
}
