package export

import "corkboard/graph"

// cell is what statements say of a blank node, as far as lists go.
type cell struct {
	first, rest graph.Term
	graph       graph.Term // of all that is said of it
	firsts      int        // statements of rdf:first
	rests       int        // statements of rdf:rest
	others      int        // other statements, and what keeps it from being a cell
	references  int        // statements that have it as object
	folded      bool       // written within a list
}

// lists are the blank nodes that are cells of lists.
type lists map[graph.Term]*cell

// folded tells a cell that is written within a list.
func (l lists) folded(t graph.Term) bool {
	c := l[t]
	return c != nil && c.folded
}

// maxNested bounds how deep lists stand within lists; further in, the cells are
// written as what they are.
const maxNested = 32

// foldLists finds the lists that @list says without loss: from the head on,
// each cell is a blank node with one rdf:first, one rdf:rest and nothing else,
// in one graph, is spoken of once, in that graph, and names no graph; and the
// last rest is rdf:nil. Statements are given once each.
//
// Lists are looked for from the statements that no cell makes, so that cells
// that only speak of each other in a circle are never taken.
func foldLists(all []graph.Statement) lists {
	l := lists{}
	for i := range all {
		if p := all[i].Predicate.Value(); (p == rdfFirst || p == rdfRest) && all[i].Subject.IsBlank() && l[all[i].Subject] == nil {
			l[all[i].Subject] = &cell{graph: all[i].Graph}
		}
	}
	if len(l) == 0 {
		return l
	}
	for i := range all {
		l.count(&all[i])
	}
	for i := range all {
		if s := &all[i]; !l.isCell(s.Subject) {
			l.fold(s.Object, 0)
		}
	}
	return l
}

// count notes what a statement says of cells.
func (l lists) count(s *graph.Statement) {
	if c := l[s.Graph]; c != nil {
		c.others++
	}
	if c := l[s.Object]; c != nil {
		// A @type only names its nodes.
		if c.references++; s.Graph != c.graph || isLDType(*s) {
			c.others++
		}
	}
	c := l[s.Subject]
	switch {
	case c == nil:
	case s.Graph != c.graph:
		c.others++
	case s.Predicate.Value() == rdfFirst:
		c.first, c.firsts = s.Object, c.firsts+1
	case s.Predicate.Value() == rdfRest:
		c.rest, c.rests = s.Object, c.rests+1
	default:
		c.others++
	}
}

// isCell tells whether a node can be a cell of a list.
func (l lists) isCell(t graph.Term) bool {
	c := l[t]
	return c != nil && c.firsts == 1 && c.rests == 1 && c.others == 0 && c.references == 1
}

// fold marks the cells of the list that begins here, if one does, and those of
// the lists within it.
func (l lists) fold(head graph.Term, depth int) {
	if depth >= maxNested || !l.isCell(head) {
		return
	}
	// Each cell is spoken of once, so the way from a head that something else
	// speaks of cannot come back to itself.
	t := head
	for l.isCell(t) {
		t = l[t].rest
	}
	if t.Value() != rdfNil || !t.IsIRI() {
		return
	}
	for t = head; t.IsBlank(); t = l[t].rest {
		l[t].folded = true
	}
	for t = head; t.IsBlank(); t = l[t].rest {
		l.fold(l[t].first, depth+1)
	}
}
