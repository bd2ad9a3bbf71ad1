package export

import (
	"corkboard/graph"
)

// maxNest is how deep brackets and parentheses stand in each other.
const maxNest = 32

// nodes is a document's statements and blank nodes.
type nodes struct {
	facts []fact
	all   []node
	index map[string]int32  // by label
	notes map[int32][]int32 // the nodes noted behind a statement
}

// place is how a blank node is written.
type place uint8

const (
	labelled  place = iota
	nested          // where it is used, in brackets or parentheses
	anonymous       // as the subject []
	noted           // as {| … |} behind the triple that it reifies
)

// node is a blank node.
type node struct {
	label       string // in the input
	name        string // in the output
	first, last int32  // its statements as a subject: facts[first:last]
	user        int32  // the last statement that has it as object
	uses        int32  // how many do
	place       place
	list        bool  // it is a cell of a list that can be written in parentheses
	depth       uint8 // of the brackets that it stands in
	scattered   bool  // it is a subject in more than one graph
	mentioned   bool  // in a triple term, or as the name of a graph
	state       uint8 // while depths are found out
	done        int32 // the last graph in which its block has been written
}

// newNodes finds the blank nodes of a document and how each is written.
func newNodes(facts []fact) *nodes {
	n := &nodes{facts: facts, index: make(map[string]int32)}
	for i := range facts {
		n.enter(int32(i))
	}
	for i := range n.all {
		n.all[i].place = n.placeOf(&n.all[i])
	}
	n.findLists()
	for i := range n.all {
		n.findDepth(int32(i))
	}
	n.findNotes()
	return n
}

// enter notes the blank nodes of one statement.
func (n *nodes) enter(i int32) {
	f := &n.facts[i]
	f.s, f.o = -1, -1
	if f.subject.IsBlank() {
		f.s = n.node(f.subject.Value())
		if s := &n.all[f.s]; s.last == 0 {
			s.first, s.last = i, i+1
		} else if s.last == i && n.facts[i-1].graph == f.graph {
			s.last = i + 1
		} else {
			s.scattered = true
		}
	}
	if f.object.IsBlank() {
		f.o = n.node(f.object.Value())
		n.all[f.o].uses++
		n.all[f.o].user = i
	} else {
		parts(f.object, func(label string) { n.all[n.node(label)].mentioned = true })
	}
	if f.graph.IsBlank() {
		n.all[n.node(f.graph.Value())].mentioned = true
	}
}

func (n *nodes) node(label string) int32 {
	i, ok := n.index[label]
	if !ok {
		i = int32(len(n.all))
		n.index[label] = i
		n.all = append(n.all, node{label: label, name: label})
	}
	return i
}

// placeOf tells how a node is written, as far as what is said of itself goes.
func (n *nodes) placeOf(b *node) place {
	switch {
	case b.mentioned, b.scattered, b.uses > 1:
		return labelled
	case b.uses == 0:
		return anonymous
	case b.last > 0 && n.facts[b.first].graph != n.facts[b.user].graph:
		return labelled
	}
	return nested
}

// findLists marks the cells of lists: from each end, rdf:nil, upwards, while
// what is said of a cell is rdf:first, rdf:rest and nothing else.
func (n *nodes) findLists() {
	for i := range n.facts {
		f := &n.facts[i]
		if f.predicate.Value() != rdfRest || f.object != graph.IRI(rdfNil) {
			continue
		}
		for cell := f.s; cell >= 0 && n.isCell(&n.all[cell]); {
			n.all[cell].list = true
			user := &n.facts[n.all[cell].user]
			if user.predicate.Value() != rdfRest {
				break
			}
			cell = user.s
		}
	}
}

func (n *nodes) isCell(b *node) bool {
	return b.place == nested && !b.list && b.last-b.first == 2 &&
		n.facts[b.first].predicate.Value() == rdfFirst && n.facts[b.first+1].predicate.Value() == rdfRest
}

// continues tells whether a cell stands in the parentheses of the one before
// it.
func (n *nodes) continues(b *node) bool {
	user := &n.facts[b.user]
	return b.list && user.s >= 0 && n.all[user.s].list && user.predicate.Value() == rdfRest
}

// States of a node while depths are found out.
const (
	unseen = iota
	onPath
	settled
)

// findDepth finds out how deep a nested node stands, and those that it stands
// in. Nodes of a ring and what is too deep get a label.
func (n *nodes) findDepth(i int32) {
	var path []int32
	for ; i >= 0 && n.all[i].place == nested && n.all[i].state == unseen; i = n.facts[n.all[i].user].s {
		n.all[i].state = onPath
		path = append(path, i)
	}
	if i >= 0 && n.all[i].state == onPath { // a ring, from here to the end of the path
		for k := len(path) - 1; ; k-- {
			b := &n.all[path[k]]
			b.place, b.list, b.state = labelled, false, settled
			if path[k] == i {
				break
			}
		}
	}
	for k := len(path) - 1; k >= 0; k-- {
		b := &n.all[path[k]]
		if b.state == settled {
			continue
		}
		b.state = settled
		above := uint8(0)
		if s := n.facts[b.user].s; s >= 0 {
			above = n.all[s].depth
		}
		if n.continues(b) {
			b.depth = above
			continue
		}
		if b.depth = above + 1; b.depth > maxNest {
			b.place, b.list, b.depth = labelled, false, 0
		}
	}
}

// findNotes finds the subjects [] that reify one triple and that triple among
// the statements of their graph. What is in such a triple term has a label
// nevertheless: the labels of a document must not hang on each other.
func (n *nodes) findNotes() {
	reifying := make(map[graph.Term][]int32)
	for i := range n.facts {
		f := &n.facts[i]
		if f.predicate.Value() == rdfReifies && f.object.Kind() == graph.KindTriple &&
			f.s >= 0 && n.all[f.s].place == anonymous && !n.reifiesMore(&n.all[f.s]) {
			reifying[f.object] = append(reifying[f.object], int32(i))
		}
	}
	if len(reifying) == 0 {
		return
	}
	n.notes = make(map[int32][]int32)
	for i := range n.facts {
		f := &n.facts[i]
		for _, k := range reifying[graph.TripleTerm(f.subject, f.predicate, f.object)] {
			if r := &n.facts[k]; r.graph == f.graph {
				n.all[r.s].place = noted
				n.notes[int32(i)] = append(n.notes[int32(i)], r.s)
			}
		}
	}
}

// reifiesMore tells whether a node reifies more than one triple.
func (n *nodes) reifiesMore(b *node) bool {
	count := 0
	for _, f := range n.facts[b.first:b.last] {
		if f.predicate.Value() == rdfReifies {
			count++
		}
	}
	return count > 1
}
