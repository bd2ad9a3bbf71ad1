package export

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"corkboard/graph"
)

// maxInline is the length in bytes up to which brackets and parentheses stand
// on one line.
const maxInline = 64

// object is the text of an object that has to find its place among others.
type object struct {
	rank      int
	text      []byte
	mentioned []int32
}

// appendObjects appends the objects of one predicate: IRIs and literals in
// their order, then blank nodes with labels by these, those in brackets by
// what they say, and triple terms.
func (p *pretty) appendObjects(b []byte, first, last int32, steps int) []byte {
	if last == first+1 {
		return p.appendObject(b, first, steps)
	}
	steps++ // also for the one on the predicate's line, so that any can be first
	i := first
	for ; i < last && objectRank(p.facts[i].object) < 2; i++ {
		if i > first {
			b = appendSteps(append(b, ",\n"...), steps)
		}
		b = p.appendObject(b, i, steps)
	}
	if i == last {
		return b
	}
	rest := p.texts(i, last, func(k int32) (int, []byte) { return p.rank(k), p.appendObject(nil, k, steps) })
	for _, text := range rest {
		if i++; i-1 > first {
			b = appendSteps(append(b, ",\n"...), steps)
		}
		b = append(b, text...)
	}
	return b
}

// texts gives the texts of several objects by rank and then by what they are.
// Nodes count as mentioned in the order that comes out.
func (p *pretty) texts(first, last int32, write func(i int32) (rank int, text []byte)) [][]byte {
	var objects []object
	before := p.mentioned
	for i := first; i < last; i++ {
		p.mentioned = nil
		rank, text := write(i)
		objects = append(objects, object{rank, text, p.mentioned})
	}
	slices.SortStableFunc(objects, func(a, b object) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), bytes.Compare(a.text, b.text))
	})
	p.mentioned = before
	var texts [][]byte
	for _, o := range objects {
		texts = append(texts, o.text)
		p.mentioned = append(p.mentioned, o.mentioned...)
	}
	return texts
}

// rank orders the objects that are no IRIs and no literals.
func (p *pretty) rank(i int32) int {
	switch o := p.facts[i].o; {
	case o < 0:
		return 2
	case p.all[o].place == labelled:
		return 0
	}
	return 1
}

// appendObject appends the object of a statement, which stands the given
// number of steps in, and what is noted about the statement.
func (p *pretty) appendObject(b []byte, i int32, steps int) []byte {
	f := &p.facts[i]
	switch {
	case f.o >= 0:
		b = p.appendBlank(b, f.o, steps)
	case f.object.Kind() == graph.KindTriple:
		b = p.appendTriple(b, f.object)
	case f.object.Value() == rdfNil && f.object.IsIRI() && f.predicate.Value() != rdfRest:
		b = append(b, "()"...)
	default:
		b, _ = p.names.appendObject(b, f.object)
	}
	if len(p.notes[i]) > 0 {
		b = p.appendNotes(b, i, steps)
	}
	return b
}

// appendBlank appends a blank node as an object.
func (p *pretty) appendBlank(b []byte, i int32, steps int) []byte {
	n := &p.all[i]
	switch {
	case n.place == labelled:
		p.mentioned = append(p.mentioned, i)
		return append(append(b, "_:"...), n.name...)
	case n.list:
		return p.appendList(b, i, steps)
	case n.first == n.last:
		return append(b, "[]"...)
	}
	return p.appendBrackets(b, "[", "]", n, steps)
}

// appendBrackets appends what is said of a node, on one line where it is one
// short statement.
func (p *pretty) appendBrackets(b []byte, open, end string, n *node, steps int) []byte {
	b = append(b, open...)
	if i := p.only(n); i >= 0 && p.isPlain(i) {
		start := len(b)
		b = p.appendFacts(append(b, ' '), n.first, n.last, steps)
		if len(b)-start <= maxInline && bytes.IndexByte(b[start:], '\n') < 0 {
			return append(append(b, ' '), end...)
		}
		b = b[:start]
	}
	b = appendSteps(append(b, '\n'), steps+1)
	b = p.appendFacts(b, n.first, n.last, steps)
	b = appendSteps(append(b, '\n'), steps)
	return append(b, end...)
}

// only gives the one statement that is written of a node, or -1.
func (p *pretty) only(n *node) int32 {
	only := int32(-1)
	for i := n.first; i < n.last; i++ {
		if p.unsaid(i) {
			continue
		}
		if only >= 0 {
			return -1
		}
		only = i
	}
	return only
}

// unsaid tells whether a statement goes without saying: the rdf:reifies of a
// node that is noted behind its triple.
func (p *pretty) unsaid(i int32) bool {
	f := &p.facts[i]
	return f.s >= 0 && p.all[f.s].place == noted && f.predicate.Value() == rdfReifies
}

// isPlain tells whether a statement's object has no blank node in it, so that
// it may be written twice to see how long it is.
func (p *pretty) isPlain(i int32) bool {
	o := p.facts[i].object
	plain := objectRank(o) < 2 || o.Kind() == graph.KindTriple && !strings.Contains(o.Value(), "_:")
	return plain && len(p.notes[i]) == 0
}

// appendList appends a list in parentheses, short ones on one line.
func (p *pretty) appendList(b []byte, cell int32, steps int) []byte {
	start := len(b)
	b = append(b, '(')
	inline := true
	for i := cell; i >= 0 && inline; i = p.next(i) {
		if inline = p.isPlain(p.all[i].first); inline {
			b = p.appendObject(append(b, ' '), p.all[i].first, 0)
			inline = len(b)-start <= maxInline
		}
	}
	if inline && bytes.IndexByte(b[start:], '\n') < 0 {
		return append(b, " )"...)
	}
	b = append(b[:start], '(')
	for i := cell; i >= 0; i = p.next(i) {
		b = appendSteps(append(b, '\n'), steps+1)
		b = p.appendObject(b, p.all[i].first, steps+1)
	}
	return append(appendSteps(append(b, '\n'), steps), ')')
}

// next gives the cell behind another one, or -1.
func (p *pretty) next(cell int32) int32 { return p.facts[p.all[cell].last-1].o }

// appendNotes appends what is said of the nodes that reify a statement and that
// nothing else mentions.
func (p *pretty) appendNotes(b []byte, i int32, steps int) []byte {
	notes := p.notes[i]
	for _, text := range p.texts(0, int32(len(notes)), func(k int32) (int, []byte) {
		n := &p.all[notes[k]]
		if n.last == n.first+1 { // it reifies, and no more is said
			return 0, []byte("~")
		}
		return 0, p.appendBrackets(nil, "{|", "|}", n, steps)
	}) {
		b = append(append(b, ' '), text...)
	}
	return b
}
