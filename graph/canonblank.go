package graph

import (
	"slices"
	"strings"
)

// blankQuads holds the quads of a dataset that mention blank nodes, each once,
// and which quads mention which node. Terms, nodes and quads are numbers.
//
// It costs about 50 bytes a quad and mention, 100 bytes and its text for each
// distinct term, and 12 bytes a node.
type blankQuads struct {
	held *batch
	// rows are quads whose terms are parts: see part.
	rows   []row
	nodes  []uint32 // the term of each node
	nested []nestedTerm
	shapes map[string]uint32
	// The quads that mention node n are of[start[n]:start[n+1]].
	start, of []uint32
}

// part is a term of a quad: the number of a term without blank nodes, or with a
// bit that says so the number of a node or of a triple term that holds some.
type part = uint32

const (
	partNode   part = 1 << 31
	partNested part = 1 << 30
	partNumber part = partNested - 1
)

// nestedTerm is a triple term with blank nodes in it: its text is taken apart
// at their labels. Triple terms of the same shape differ in their nodes alone.
type nestedTerm struct {
	shape  uint32
	pieces []string // one more than there are nodes
	nodes  []uint32
	places []int // of the nodes, among the parts of the text that are no triple terms
}

func newBlankQuads() *blankQuads {
	return &blankQuads{held: newBatch(SPOG), shapes: make(map[string]uint32)}
}

// mentionsBlank tells whether a quad mentions a blank node.
func (s *Statement) mentionsBlank() bool {
	if s.Subject.kind == KindBlank || s.Object.kind == KindBlank || s.Graph.kind == KindBlank {
		return true
	}
	return s.Object.kind == KindTriple && holdsBlank(s.Object.text) || s.Subject.kind == KindTriple && holdsBlank(s.Subject.text)
}

// holdsBlank tells whether there are blank nodes in the text of a triple term.
func holdsBlank(text string) bool {
	if !strings.Contains(text, "_:") {
		return false
	}
	found := false
	eachNested(text, func(_, _, _ int) { found = true })
	return found
}

// eachNested gives where the labels of blank nodes begin and end in the text of
// a triple term, and the number of the term among those that are no triple
// terms. It goes through the text once, however deep it nests.
func eachNested(text string, each func(from, to, place int)) {
	place := 0
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case strings.HasPrefix(text[i:], "<<("):
			i += 3
			continue
		case c == '<':
			i = after(text, i, '>')
		case c == '"':
			i = literalEnd(text, i)
		case strings.HasPrefix(text[i:], "_:"):
			from := i + 2
			i = len(text)
			if n := strings.IndexByte(text[from:], ' '); n >= 0 {
				i = from + n
			}
			each(from, i, place)
		default:
			i++
			continue
		}
		place++
	}
}

// after gives the place after the next c.
func after(text string, i int, c byte) int {
	if n := strings.IndexByte(text[i:], c); n >= 0 {
		return i + n + 1
	}
	return len(text)
}

// literalEnd gives the place after the literal that begins at i.
func literalEnd(text string, i int) int {
	for i++; i < len(text) && text[i] != '"'; i++ {
		if text[i] == '\\' {
			i++
		}
	}
	if i = min(i+1, len(text)); strings.HasPrefix(text[i:], "^^<") {
		return after(text, i, '>')
	}
	for i < len(text) && text[i] != ' ' { // a language tag
		i++
	}
	return i
}

// add takes in quads of a batch whose terms are those of q.held, as a dataset
// of its own: their blank nodes are new ones. It gives the nodes' number.
func (q *blankQuads) add(rows []row) int {
	before := len(q.nodes)
	rows = distinctRows(rows)
	coder := partCoder{q: q}
	for i := range rows {
		for j := range rows[i].term {
			rows[i].term[j] = coder.part(rows[i].term[j])
		}
	}
	if q.rows == nil {
		q.rows = rows
	} else {
		q.rows = append(q.rows, rows...)
	}
	return len(q.nodes) - before
}

// distinctRows takes out quads that came again, but for the first of each.
func distinctRows(rows []row) []row {
	slices.SortFunc(rows, row.compare)
	return slices.CompactFunc(rows, func(a, b row) bool { return a.term == b.term })
}

// partCoder makes parts of the terms of one dataset.
type partCoder struct {
	q    *blankQuads
	code []part // of each term, plus one; 0 is not known yet
}

func (c *partCoder) part(n uint32) part {
	for uint32(len(c.code)) <= n {
		c.code = append(c.code, make([]part, max(len(c.q.held.terms.terms)-len(c.code), 1))...)
	}
	if c.code[n] == 0 {
		p := c.make(n) // may take in more terms
		c.code[n] = p + 1
	}
	return c.code[n] - 1
}

func (c *partCoder) make(n uint32) part {
	q := c.q
	switch t := q.held.terms.terms[n]; {
	case t.kind == KindBlank:
		q.nodes = append(q.nodes, n)
		return partNode | uint32(len(q.nodes)-1)
	case t.kind == KindTriple && holdsBlank(t.text):
		return partNested | c.nest(t.text)
	}
	return n
}

func (c *partCoder) nest(text string) uint32 {
	var t nestedTerm
	end := 0
	eachNested(text, func(from, to, place int) {
		t.pieces = append(t.pieces, text[end:from])
		t.nodes = append(t.nodes, c.part(c.q.held.terms.number(Blank(text[from:to])))&partNumber)
		t.places = append(t.places, place)
		end = to
	})
	t.pieces = append(t.pieces, text[end:])
	shape := strings.Join(t.pieces, "")
	known, ok := c.q.shapes[shape]
	if !ok {
		known = uint32(len(c.q.shapes))
		c.q.shapes[shape] = known
	}
	t.shape = known
	c.q.nested = append(c.q.nested, t)
	return uint32(len(c.q.nested) - 1)
}

// mention is a blank node in a quad: the place is 0 for the subject, 2 for the
// object, 3 for the graph name, and from 4 on within a triple term.
type mention struct {
	node  uint32
	place int
}

const nestedPlace = 4

// mentions appends the mentions of a quad, in the order of their places in it.
func (q *blankQuads) mentions(l []mention, r *row) []mention {
	for j, p := range r.term {
		switch {
		case p&partNode != 0:
			l = append(l, mention{p &^ partNode, j})
		case p&partNested != 0:
			t := &q.nested[p&partNumber]
			for k, n := range t.nodes {
				l = append(l, mention{n, nestedPlace + t.places[k]})
			}
		}
	}
	return l
}

// index finds the quads of each node, once all quads are there.
func (q *blankQuads) index() {
	q.start = make([]uint32, len(q.nodes)+1)
	seen := make([]uint32, len(q.nodes)) // the last row that mentioned a node, plus one
	var room []mention
	each := func(mark uint32, do func(node, row uint32)) {
		for i := range q.rows {
			room = q.mentions(room[:0], &q.rows[i])
			for _, m := range room {
				if at := mark + uint32(i); seen[m.node] != at {
					seen[m.node] = at
					do(m.node, uint32(i))
				}
			}
		}
	}
	each(1, func(node, _ uint32) { q.start[node+1]++ })
	for n := range q.nodes {
		q.start[n+1] += q.start[n]
	}
	q.of = make([]uint32, q.start[len(q.nodes)])
	next := slices.Clone(q.start)
	each(uint32(len(q.rows))+1, func(node, row uint32) {
		q.of[next[node]] = row
		next[node]++
	})
}

// quadsOf gives the quads that mention a node.
func (q *blankQuads) quadsOf(n uint32) []uint32 { return q.of[q.start[n]:q.start[n+1]] }

// label gives the label a node has in its dataset.
func (q *blankQuads) label(n uint32) string { return q.held.terms.terms[q.nodes[n]].text }

// term gives the term of a part, its blank nodes under other labels.
func (q *blankQuads) term(p part, label func(node uint32) string) Term {
	switch {
	case p&partNode != 0:
		return Blank(label(p &^ partNode))
	case p&partNested == 0:
		return q.held.terms.terms[p]
	}
	t := &q.nested[p&partNumber]
	var b strings.Builder
	for i, n := range t.nodes {
		b.WriteString(t.pieces[i])
		b.WriteString(label(n))
	}
	b.WriteString(t.pieces[len(t.nodes)])
	return Term{kind: KindTriple, text: b.String()}
}

// statement gives a quad with its origin, its blank nodes under other labels.
func (q *blankQuads) statement(r *row, label func(node uint32) string) Statement {
	return Statement{
		Subject: q.term(r.term[0], label), Predicate: q.term(r.term[1], label),
		Object: q.term(r.term[2], label), Graph: q.term(r.term[3], label),
		Origin: q.held.origin(r),
	}
}
