package graph

import (
	"hash/maphash"
	"strings"
)

// termTable numbers distinct terms and keeps them in memory of its own.
type termTable struct {
	terms []Term
	// slots is a hash table without chains: the upper half of a slot is the
	// upper half of the hash, the lower half a term's number plus one.
	slots []uint64
	seed  maphash.Seed
	texts textArena
	tags  map[string]string
	// byLine says that the terms will sort as Lines; lines are then the texts
	// by which they do.
	byLine bool
	lines  []string
	keys   []termKey
	ranks  []uint32
}

// number gives the number of a term, from 0, and takes it in if it is new.
func (t *termTable) number(u Term) uint32 {
	if 2*len(t.terms) >= len(t.slots) {
		t.grow()
	}
	h := t.hash(u)
	mask := uint64(len(t.slots) - 1)
	for i := h & mask; ; i = (i + 1) & mask {
		slot := t.slots[i]
		if slot == 0 {
			t.slots[i] = h&^(1<<32-1) | uint64(len(t.terms)+1)
			t.terms = append(t.terms, t.own(u))
			if t.byLine {
				t.lines = append(t.lines, t.lineText(t.terms[len(t.terms)-1]))
			}
			return uint32(len(t.terms) - 1)
		}
		if n := uint32(slot) - 1; slot>>32 == h>>32 && t.terms[n] == u {
			return n
		}
	}
}

func (t *termTable) hash(u Term) uint64 {
	h := maphash.String(t.seed, u.text) + uint64(u.kind)
	if u.tag != "" {
		h = h*31 + maphash.String(t.seed, u.tag)
	}
	return h
}

func (t *termTable) grow() {
	if t.slots == nil {
		t.seed = maphash.MakeSeed() // decides only where a term lies
	}
	t.slots = make([]uint64, max(1024, 2*len(t.slots)))
	mask := uint64(len(t.slots) - 1)
	for n, u := range t.terms {
		h := t.hash(u)
		i := h & mask
		for t.slots[i] != 0 {
			i = (i + 1) & mask
		}
		t.slots[i] = h&^(1<<32-1) | uint64(n+1)
	}
}

// own gives the term in memory of the table.
func (t *termTable) own(u Term) Term {
	u.text = t.texts.keep(u.text)
	if u.tag == "" {
		return u
	}
	tag, ok := t.tags[u.tag]
	if !ok {
		tag = t.texts.keep(u.tag)
		if t.tags == nil {
			t.tags = make(map[string]string)
		}
		t.tags[tag] = tag
	}
	u.tag = tag
	return u
}

// reset forgets the terms and keeps the room they had.
func (t *termTable) reset() {
	clear(t.terms)
	t.terms = t.terms[:0]
	clear(t.lines)
	t.lines = t.lines[:0]
	clear(t.slots)
	clear(t.tags)
	t.texts = textArena{}
}

// size estimates the bytes that are held.
func (t *termTable) size() int64 {
	return int64(len(t.terms))*100 + int64(len(t.lines))*16 + int64(len(t.tags))*64 + t.texts.bytes
}

// textArena keeps texts side by side in blocks, which costs less than one
// allocation each. Texts that were yielded may hold their block of 16 KB.
type textArena struct {
	block strings.Builder
	bytes int64
}

const arenaBlock = 16 << 10

func (a *textArena) keep(s string) string {
	a.bytes += int64(len(s))
	if len(s) > arenaBlock/8 {
		return strings.Clone(s)
	}
	if a.block.Len()+len(s) > a.block.Cap() {
		a.block = strings.Builder{}
		a.block.Grow(arenaBlock)
	}
	from := a.block.Len()
	a.block.WriteString(s)
	return a.block.String()[from:]
}
