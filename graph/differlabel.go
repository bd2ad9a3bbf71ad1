package graph

import (
	"strconv"
	"strings"
)

// name gives labels to the nodes that are left: two that are taken to be the
// same share one, made of what the first dataset says of it.
func (d *differ) name(m *matcher) {
	d.labels = make([]string, len(d.q.nodes))
	used := make(map[string]int)
	for side, nodes := range m.nodes {
		for _, v := range nodes {
			if d.labels[v] != "" {
				continue
			}
			label := d.hint(v) + "-" + hex6(m.near[0][v])
			if used[label]++; used[label] > 1 {
				label += "-" + strconv.Itoa(used[label])
			}
			d.labels[v] = label
			names := [2]string{}
			names[side] = d.q.label(v)
			if w := m.pair[v]; w != 0 {
				d.labels[w-1] = label
				names[1-side] = d.q.label(w - 1)
			}
			if d.opt.Named != nil {
				d.opt.Named(label, names[0], names[1])
			}
		}
	}
}

const hexSmall = "0123456789abcdef"

func hex6(x uint64) string {
	var b [6]byte
	for i := range b {
		b[i] = hexSmall[x>>(60-4*i)&15]
	}
	return string(b[:])
}

const rdfType = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

// hint gives a word for a node: its type, or else the property of which it is a
// value, or else one that it has. Of several it is the first by the alphabet.
func (d *differ) hint(v uint32) string {
	best, rank := "", 0
	offer := func(r int, word string) {
		if word != "" && (r > rank || r == rank && word < best) {
			best, rank = word, r
		}
	}
	terms := d.q.held.terms.terms
	for _, i := range d.q.quadsOf(v) {
		r := &d.q.rows[i]
		predicate := terms[r.term[1]].text
		switch self := partNode | v; {
		case r.term[0] == self && predicate == rdfType && r.term[2]&(partNode|partNested) == 0:
			offer(3, localWord(terms[r.term[2]].text))
		case r.term[2] == self:
			offer(2, localWord(predicate))
		default:
			offer(1, localWord(predicate))
		}
	}
	if best == "" {
		return "b"
	}
	return best
}

// localWord gives the end of an IRI, as far as it is a word.
func localWord(iri string) string {
	word := iri[strings.LastIndexAny(iri, "#/:")+1:]
	n := 0
	for n < len(word) && n < 24 && isAlnum(word[n]) {
		n++
	}
	return word[:n]
}
