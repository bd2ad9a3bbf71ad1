package engine

import (
	"encoding/binary"
	"errors"

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

const xsdString = "http://www.w3.org/2001/XMLSchema#string"

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

func sharedLen(a, b string) int {
	n := min(len(a), len(b))
	for i := range n {
		if a[i] != b[i] {
			return i
		}
	}
	return n
}

// decodeTerms reads a block of n terms. They share one text.
func decodeTerms(b []byte, n int) ([]graph.Term, error) {
	table, b, err := decodeTags(b)
	if err != nil {
		return nil, err
	}
	var ends [termsEach]int
	var places [termsEach]byte
	text := make([]byte, 0, 2*len(b))
	begin := 0
	for i := range n {
		place, b1, ok1 := number(b)
		shared, b2, ok2 := number(b1)
		length, b3, ok3 := number(b2)
		switch {
		case !ok1 || !ok2 || !ok3 || int(place) >= len(table) || uint64(length) > uint64(len(b3)):
			return nil, errBlock
		case uint64(shared) > uint64(len(text)-begin):
			return nil, errBlock
		case length > 0 && int(shared) < len(text)-begin && text[begin+int(shared)] == b3[0]:
			return nil, errBlock // more is shared; a search relies on that
		case n > 1 && uint64(len(text))+uint64(shared)+uint64(length) > termBytes:
			return nil, errBlock
		}
		last := begin
		begin = len(text)
		text = append(text, text[last:last+int(shared)]...)
		text = append(text, b3[:length]...)
		b = b3[length:]
		ends[i], places[i] = len(text), byte(place)
	}
	if len(b) != 0 {
		return nil, errBlock
	}
	terms := make([]graph.Term, n)
	all, begin := string(text), 0
	for i := range terms {
		if terms[i], err = table[places[i]].term(all[begin:ends[i]]); err != nil {
			return nil, err
		}
		begin = ends[i]
	}
	return terms, nil
}

func decodeTags(b []byte) ([]tag, []byte, error) {
	if len(b) == 0 || b[0] > termsEach {
		return nil, nil, errBlock
	}
	table := make([]tag, b[0])
	b = b[1:]
	for i := range table {
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
			g.name, b = string(rest[:n]), rest[n:]
			if g.name == "" && g.is != tagTyped || g.is == tagTyped && g.name == xsdString {
				return nil, nil, errBlock
			}
		}
		table[i] = g
	}
	return table, b, nil
}
