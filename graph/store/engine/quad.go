package engine

import (
	"cmp"

	"corkboard/graph"
)

// ID is a term's number in a Snapshot, and is valid with that Snapshot alone. 0
// is no term: as a Quad's Graph it is the default graph.
type ID uint32

// Quad is a statement in numbers.
type Quad struct {
	Subject, Predicate, Object, Graph ID
}

// Pattern says which quads are wanted: those that have its terms. 0 matches
// anything. DefaultGraph wants quads of the default graph, and then Graph must
// be 0. SubjectTerm may be the term of Subject, for whoever has it: then an
// answer holds it in place of another copy.
type Pattern struct {
	Subject, Predicate, Object, Graph ID
	DefaultGraph                      bool
	SubjectTerm                       graph.Term

	among *idSet // nil, or the predicates of which a quad has one
}

// key is a quad with its parts in the order of an index, or whatever else is
// sorted by up to four numbers.
type key [4]uint32

func (k key) compare(l key) int {
	if c := cmp.Compare(uint64(k[0])<<32|uint64(k[1]), uint64(l[0])<<32|uint64(l[1])); c != 0 {
		return c
	}
	return cmp.Compare(uint64(k[2])<<32|uint64(k[3]), uint64(l[2])<<32|uint64(l[3]))
}

// begins tells whether k and l agree in their first n numbers.
func (k key) begins(l key, n int) bool {
	switch n {
	case 0:
		return true
	case 1:
		return k[0] == l[0]
	case 2:
		return k[0] == l[0] && k[1] == l[1]
	case 3:
		return k[0] == l[0] && k[1] == l[1] && k[2] == l[2]
	}
	return k == l
}

// after gives the smallest key behind all that begin with k's first n numbers;
// ok is false where there is none.
func (k key) after(n int) (l key, ok bool) {
	for i := n - 1; i >= 0; i-- {
		if k[i]++; k[i] != 0 {
			clear(k[i+1:])
			return k, true
		}
	}
	return key{}, false
}

// The orders of a quad's parts in the indexes. Each is the one before with its
// last part moved to the front, so that sorting by one part makes it of that.
const (
	spog = iota
	gspo
	ogsp
	pogs
	orders
)

// orderNames are the names of the orders, for messages.
var orderNames = [orders]string{"subject-predicate-object-graph", "graph-subject-predicate-object", "object-graph-subject-predicate", "predicate-object-graph-subject"}

// keyOf gives a quad as a key of an order.
func keyOf(q Quad, order int) key {
	k := key{uint32(q.Subject), uint32(q.Predicate), uint32(q.Object), uint32(q.Graph)}
	return k.rotate(order)
}

// rotate moves the last n numbers to the front.
func (k key) rotate(n int) key {
	switch n {
	case 1:
		return key{k[3], k[0], k[1], k[2]}
	case 2:
		return key{k[2], k[3], k[0], k[1]}
	case 3:
		return key{k[1], k[2], k[3], k[0]}
	}
	return k
}

// halves gives what rotate gives as two numbers, which compare as keys do.
func (k *key) halves(n int) (high, low uint64) {
	a, b := uint64(k[0])<<32|uint64(k[1]), uint64(k[2])<<32|uint64(k[3])
	switch n {
	case 1:
		return b<<32 | a>>32, a<<32 | b>>32
	case 2:
		return b, a
	case 3:
		return a<<32 | b>>32, b<<32 | a>>32
	}
	return a, b
}

// quad gives the quad that a key of an order stands for.
func (k key) quad(order int) Quad {
	k = k.rotate((4 - order) % 4)
	return Quad{ID(k[0]), ID(k[1]), ID(k[2]), ID(k[3])}
}

// choose gives the order in which the quads of a pattern stand together, the
// key they begin with, and how many of its numbers count. Where rest is true,
// no order holds exactly those quads together, and each has to be looked at.
func (p Pattern) choose() (order int, k key, n int, rest bool) {
	s, o, g := p.Subject != 0, p.Object != 0, p.Graph != 0 || p.DefaultGraph
	pr := p.Predicate != 0
	all := Quad{p.Subject, p.Predicate, p.Object, p.Graph}
	switch {
	case s && pr && o && g:
		order, n = spog, 4
	case s && pr && o:
		order, n = spog, 3
	case g && s && pr:
		order, n = gspo, 3
	case o && g && s:
		order, n = ogsp, 3
	case pr && o && g:
		order, n = pogs, 3
	case s && pr:
		order, n = spog, 2
	case g && s:
		order, n = gspo, 2
	case o && g:
		order, n = ogsp, 2
	case pr && o:
		order, n = pogs, 2
	case s && o:
		order, n, rest = spog, 1, true
	case pr && g:
		order, n, rest = pogs, 1, true
	case s:
		order, n = spog, 1
	case g:
		order, n = gspo, 1
	case o:
		order, n = ogsp, 1
	case pr:
		order, n = pogs, 1
	}
	return order, keyOf(all, order), n, rest
}

// holds tells whether a quad answers the pattern.
func (p Pattern) holds(q Quad) bool {
	return (p.Subject == 0 || p.Subject == q.Subject) && (p.Predicate == 0 || p.Predicate == q.Predicate) &&
		(p.Object == 0 || p.Object == q.Object) && (p.Graph == 0 && !p.DefaultGraph || p.Graph == q.Graph) &&
		(p.among == nil || p.among.has(q.Predicate))
}
