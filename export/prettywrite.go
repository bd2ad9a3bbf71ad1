package export

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"corkboard/graph"
)

// pretty writes a document that is held.
type pretty struct {
	*document
	*nodes
	mentioned []int32 // nodes with labels that have been written, in order
	graphs    int32   // how many graphs have been begun
	steps     int     // how far in a block stands
	begun     bool    // a block stands in the document or the braces
}

// block is the text of what is said of one subject, behind its name.
type block struct {
	node      int32
	text      []byte
	mentioned []int32
}

// write writes all graphs: the default graph, then by name.
func (p *pretty) write() error {
	type span struct {
		name        []byte
		first, last int
	}
	var all []span
	for first := 0; first < len(p.facts); {
		last := first + 1
		name := p.facts[first].graph
		for last < len(p.facts) && p.facts[last].graph == name {
			last++
		}
		all = append(all, span{p.appendNode(nil, name), first, last})
		first = last
	}
	slices.SortStableFunc(all, func(a, b span) int { // of the blank ones, that is
		if p.facts[a.first].graph.IsBlank() && p.facts[b.first].graph.IsBlank() {
			return bytes.Compare(a.name, b.name)
		}
		return 0
	})
	for _, g := range all {
		if len(g.name) > 0 {
			if p.begun {
				p.b = append(p.b, '\n')
			}
			p.b = append(append(p.b, g.name...), " {\n"...)
			p.steps, p.begun = 1, false
		}
		if err := p.writeGraph(int32(g.first), int32(g.last)); err != nil {
			return err
		}
		if len(g.name) > 0 {
			p.b = append(p.b, "}\n"...)
		}
	}
	return nil
}

// writeGraph writes the blocks of one graph: IRIs, then what nothing mentions,
// then what only rings and other graphs mention.
func (p *pretty) writeGraph(first, last int32) error {
	p.graphs++
	var blank []int32
	for i := first; i < last; {
		end := i + 1
		for end < last && p.facts[end].subject == p.facts[i].subject {
			end++
		}
		if s := p.facts[i].s; s >= 0 {
			p.all[s].first, p.all[s].last = i, end
			blank = append(blank, s)
		}
		i = end
	}
	for i := first; i < last && p.facts[i].s < 0; {
		end := i + 1
		for end < last && p.facts[end].subject == p.facts[i].subject {
			end++
		}
		if err := p.writeSubject(i, end, first, last); err != nil {
			return err
		}
		i = end
	}
	for _, place := range [...]place{anonymous, labelled} {
		for _, b := range p.blocks(blank, place) {
			if p.all[b.node].done == p.graphs {
				continue
			}
			if err := p.writeBlock(b); err != nil {
				return err
			}
			if err := p.writeMentioned(b.mentioned, first, last); err != nil {
				return err
			}
		}
	}
	return nil
}

// writeSubject writes the block of an IRI, and behind it those of the blank
// nodes that it is the first to mention.
func (p *pretty) writeSubject(i, end, first, last int32) error {
	p.beginBlock()
	p.b = p.appendNode(p.b, p.facts[i].subject)
	p.mentioned = p.mentioned[:0]
	p.b = append(p.appendFacts(append(p.b, ' '), i, end, p.steps), " .\n"...)
	if err := p.spill(); err != nil {
		return err
	}
	if len(p.mentioned) == 0 {
		return nil
	}
	return p.writeMentioned(slices.Clone(p.mentioned), first, last)
}

func (p *pretty) beginBlock() {
	if p.begun {
		p.b = append(p.b, '\n')
	}
	p.begun = true
	p.b = appendSteps(p.b, p.steps)
}

// writeMentioned writes the blocks of nodes that have been mentioned, each with
// those that it is the first to mention behind it.
func (p *pretty) writeMentioned(nodes []int32, first, last int32) error {
	slices.Reverse(nodes)
	for len(nodes) > 0 {
		i := nodes[len(nodes)-1]
		nodes = nodes[:len(nodes)-1]
		b := &p.all[i]
		if b.done == p.graphs || b.last <= first || b.first >= last || b.last == 0 {
			continue
		}
		block := p.block(i)
		if err := p.writeBlock(block); err != nil {
			return err
		}
		slices.Reverse(block.mentioned)
		nodes = append(nodes, block.mentioned...)
	}
	return nil
}

// blocks gives the blocks of those nodes that are written in a place and have
// not been written in this graph, in the order of their texts.
func (p *pretty) blocks(of []int32, where place) []block {
	var all []block
	for _, i := range of {
		if p.all[i].place == where && p.all[i].done != p.graphs {
			all = append(all, p.block(i))
		}
	}
	slices.SortFunc(all, func(a, b block) int {
		return cmp.Or(bytes.Compare(a.text, b.text), strings.Compare(p.all[a.node].name, p.all[b.node].name))
	})
	return all
}

// block gives what is said of a blank node in the graph at hand.
func (p *pretty) block(i int32) block {
	p.mentioned = p.mentioned[:0]
	text := p.appendFacts(nil, p.all[i].first, p.all[i].last, p.steps)
	return block{i, text, slices.Clone(p.mentioned)}
}

func (p *pretty) writeBlock(b block) error {
	p.all[b.node].done = p.graphs
	p.beginBlock()
	if p.all[b.node].place == labelled {
		p.b = append(append(p.b, "_:"...), p.all[b.node].name...)
	} else {
		p.b = append(p.b, "[]"...)
	}
	p.b = append(append(append(p.b, ' '), b.text...), " .\n"...)
	return p.spill()
}

// appendFacts appends statements of one subject: a predicate on each line,
// further objects on lines of their own.
func (p *pretty) appendFacts(b []byte, first, last int32, steps int) []byte {
	begun := false
	for i := first; i < last; {
		end := i + 1
		for end < last && p.facts[end].predicate == p.facts[i].predicate {
			end++
		}
		if p.unsaid(i) {
			i = end
			continue
		}
		if begun {
			b = appendSteps(append(b, " ;\n"...), steps+1)
		}
		begun = true
		b, _ = p.names.appendVerb(b, p.facts[i].predicate)
		b = p.appendObjects(append(b, ' '), i, end, steps+1)
		i = end
	}
	return b
}

// appendNode appends a subject or the name of a graph.
func (p *pretty) appendNode(b []byte, t graph.Term) []byte {
	if t.IsBlank() {
		return append(append(b, "_:"...), p.all[p.index[t.Value()]].name...)
	}
	b, _ = p.names.appendNode(b, t)
	return b
}

// appendTriple appends a triple term.
func (p *pretty) appendTriple(b []byte, t graph.Term) []byte {
	s, verb, o, _ := t.Triple()
	b = append(p.appendNode(append(b, "<<( "...), s), ' ')
	b, _ = p.names.appendVerb(b, verb)
	b = append(b, ' ')
	switch o.Kind() {
	case graph.KindBlank:
		b = p.appendNode(b, o)
	case graph.KindTriple:
		b = p.appendTriple(b, o)
	default:
		p.names.inside = true
		b, _ = p.names.appendObject(b, o)
		p.names.inside = false
	}
	return append(b, " )>>"...)
}

func appendSteps(b []byte, steps int) []byte {
	for range steps {
		b = append(b, "    "...)
	}
	return b
}
