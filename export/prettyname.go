package export

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"slices"

	"corkboard/graph"
)

// A label is a hash of what is said of its node, of as little as sets the node
// apart from the others: its own statements without the blank nodes in them,
// then all statements that it stands in, then what is said of the nodes in
// these, and so on, until nobody else has the same. Nodes that come out the same
// to the end look alike from everywhere; settle tells these apart.

// color is what is known of a node; equal ones cannot be told apart so far.
type color [16]byte

// naming gives names to the nodes that need labels.
type naming struct {
	*nodes
	color    []color
	incident [][]int32 // the statements that a node stands in
	budget   int       // how many more statements may be looked at
	tries    int       // and how many to try what could as well be left out
	line     []byte
}

// rename gives labels that do not depend on those of the input, whatever the
// order of the statements.
func (n *nodes) rename() {
	m := naming{nodes: n}
	near := m.connected()
	if len(near) == 0 {
		return
	}
	m.budget, m.tries = 40*len(n.facts)+4_000_000, 4_000_000
	m.begin(near)
	m.refine(near)
	m.settleAll(near, 0)
	m.write(near)
}

// mentions calls f with each blank node of a statement, perhaps several times.
func (n *nodes) mentions(i int32, f func(node int32)) {
	s := &n.facts[i]
	if s.s >= 0 {
		f(s.s)
	}
	if s.o >= 0 {
		f(s.o)
	}
	if s.graph.IsBlank() {
		f(n.index[s.graph.Value()])
	}
	if s.object.Kind() == graph.KindTriple {
		parts(s.object, func(label string) { f(n.index[label]) })
	}
}

// connected gives the nodes that have to do with one that needs a label, and
// finds the statements that they stand in.
func (m *naming) connected() []int32 {
	above := make([]int32, len(m.all))
	for i := range above {
		above[i] = int32(i)
	}
	top := func(i int32) int32 {
		for above[i] != i {
			above[i] = above[above[i]]
			i = above[i]
		}
		return i
	}
	for i := range m.facts {
		first := int32(-1)
		m.mentions(int32(i), func(k int32) {
			if k = top(k); first < 0 {
				first = k
			}
			above[k] = first
		})
	}
	needed := make([]bool, len(m.all))
	for i := range m.all {
		if m.all[i].place == labelled {
			needed[top(int32(i))] = true
		}
	}
	var near []int32
	for i := range int32(len(m.all)) {
		if needed[top(i)] {
			near = append(near, i)
		}
	}
	if len(near) == 0 {
		return nil
	}
	m.incident = make([][]int32, len(m.all))
	for i := range int32(len(m.facts)) {
		last := [2]int32{-1, -1}
		m.mentions(i, func(k int32) {
			if last[0] != k && last[1] != k && needed[top(k)] {
				m.incident[k] = append(m.incident[k], i)
			}
			last[0], last[1] = k, last[0]
		})
	}
	return near
}

// begin colors nodes by what they say themselves.
func (m *naming) begin(near []int32) {
	m.color = make([]color, len(m.all))
	for _, i := range near {
		b := &m.all[i]
		var own []int32
		for _, f := range m.incident[i] {
			if m.facts[f].s == i {
				own = append(own, f)
			}
		}
		m.color[i] = m.look(i, color{byte(b.place)}, own, false)
	}
}

// look gives a color for a node: its old one, and the statements as seen from
// it, with or without the colors of the other nodes in them.
func (m *naming) look(i int32, old color, facts []int32, others bool) color {
	var sum [4]uint64
	m.budget -= len(facts)
	for _, f := range facts {
		hash := m.seen(f, i, others)
		for k := range sum { // a sum, so that no order counts
			sum[k] += binary.LittleEndian.Uint64(hash[8*k:])
		}
	}
	m.line = append(m.line[:0], old[:]...)
	for _, x := range sum {
		m.line = binary.LittleEndian.AppendUint64(m.line, x)
	}
	hash := sha256.Sum256(m.line)
	return color(hash[:16])
}

// seen hashes a statement as it looks from a node.
func (m *naming) seen(f, from int32, others bool) [sha256.Size]byte {
	s := &m.facts[f]
	m.line = m.line[:0]
	for _, t := range [...]*graph.Term{&s.graph, &s.subject, &s.predicate, &s.object} {
		m.line = append(m.appendSeen(m.line, *t, from, others), ' ')
	}
	return sha256.Sum256(m.line)
}

func (m *naming) appendSeen(b []byte, t graph.Term, from int32, others bool) []byte {
	switch t.Kind() {
	case graph.KindBlank:
		i := m.index[t.Value()]
		switch {
		case i == from:
			return append(b, "_:self"...)
		case !others:
			return append(b, "_:"...)
		}
		return append(append(b, "_:"...), m.color[i][:]...)
	case graph.KindTriple:
		if s, p, o, ok := t.Triple(); ok {
			b = m.appendSeen(append(b, "<<( "...), s, from, others)
			b = p.AppendTo(append(b, ' '))
			return append(m.appendSeen(append(b, ' '), o, from, others), " )>>"...)
		}
	}
	return t.AppendTo(b)
}

// classes groups nodes by color.
func (m *naming) classes(of []int32) map[color][]int32 {
	all := make(map[color][]int32, len(of))
	for _, i := range of {
		all[m.color[i]] = append(all[m.color[i]], i)
	}
	return all
}

// refine tells nodes apart by the colors of their neighbours until nothing
// changes any more. Nodes that are the only one of their color keep it, and of
// a class that falls apart the part that is more than half of it: so the work
// stays in proportion, and a node's color says no more than it has to.
func (m *naming) refine(of []int32) { m.refineClasses(of, m.classes(of)) }

// refineClasses refines classes, beginning with the nodes that wait.
func (m *naming) refineClasses(waiting []int32, class map[color][]int32) {
	for len(waiting) > 0 && m.budget > 0 {
		next := make([]color, len(waiting))
		looked := make(map[color][]int32) // by old color, places in waiting
		for k, i := range waiting {
			if len(class[m.color[i]]) > 1 {
				next[k] = m.look(i, m.color[i], m.incident[i], true)
				looked[m.color[i]] = append(looked[m.color[i]], int32(k))
			}
		}
		var changed []int32
		for old, places := range looked {
			changed = append(changed, m.split(class, old, places, waiting, next)...)
		}
		waiting = m.neighbours(changed, class)
	}
}

// split takes a class apart by the new colors of those of its nodes that have
// been looked at, and gives the nodes that have a new color.
func (m *naming) split(class map[color][]int32, old color, places, waiting []int32, next []color) []int32 {
	members := class[old]
	count := make(map[color]int)
	for _, k := range places {
		count[next[k]]++
	}
	if len(places) == len(members) {
		if len(count) == 1 {
			return nil
		}
		for c, n := range count {
			if 2*n > len(members) {
				count[c] = 0 // it keeps the old color
			}
		}
	}
	var changed []int32
	for _, k := range places {
		if i := waiting[k]; count[next[k]] > 0 {
			m.color[i] = next[k]
			class[next[k]] = append(class[next[k]], i)
			changed = append(changed, i)
		}
	}
	class[old] = slices.DeleteFunc(members, func(i int32) bool { return m.color[i] != old })
	return changed
}

// neighbours gives the nodes beside others that have not been set apart, each
// once.
func (m *naming) neighbours(of []int32, class map[color][]int32) []int32 {
	var beside []int32
	seen := make(map[int32]bool)
	for _, i := range of {
		for _, f := range m.incident[i] {
			m.mentions(f, func(k int32) {
				if len(class[m.color[k]]) > 1 && !seen[k] {
					seen[k] = true
					beside = append(beside, k)
				}
			})
		}
	}
	return beside
}

// shortLabel is the length of a label where that sets it apart: 50 bits.
const shortLabel = 10

// write makes labels of the colors.
func (m *naming) write(near []int32) {
	var named []int32
	for _, i := range near {
		if m.all[i].place == labelled {
			named = append(named, i)
		}
	}
	slices.SortFunc(named, func(i, k int32) int {
		return cmp.Or(bytes.Compare(m.color[i][:], m.color[k][:]), cmp.Compare(m.all[i].label, m.all[k].label))
	})
	long := make([]string, len(named))
	for k, i := range named {
		for k > 0 && bytes.Compare(m.color[i][:], m.color[named[k-1]][:]) <= 0 {
			m.color[i] = following(m.color[named[k-1]]) // what nobody could tell apart
		}
		long[k] = labelEncoding.EncodeToString(m.color[i][:])
	}
	for k, i := range named {
		name := long[k][:shortLabel]
		if k > 0 && long[k-1][:shortLabel] == name || k+1 < len(long) && long[k+1][:shortLabel] == name {
			name = long[k]
		}
		m.all[i].name = "b" + name
	}
}

// following gives the color after another one, read as a number.
func following(c color) color {
	for k := len(c) - 1; k >= 0; k-- {
		if c[k]++; c[k] != 0 {
			break
		}
	}
	return c
}
