package engine

import (
	"hash/maphash"
	"strings"

	"corkboard/graph"
)

// interner gives each different term of a load a number, from 1 on, and keeps
// one copy of it.
type interner struct {
	seed    maphash.Seed
	slots   []slot // by hash
	terms   pieces[interned]
	values  uint32 // how many of them are no names
	text    strings.Builder
	names   map[string]string // of datatypes and languages
	bytes   int64
	lastTag string
	tagHash uint64
}

// interned is a term of a load.
type interned struct {
	term graph.Term
	home uint32 // of a value: the predicate that it was met with first
}

// slot is a hash and the number of the term that has it; 0 is free.
type slot uint64

func newSlot(hash, number uint32) slot { return slot(hash)<<32 | slot(number) }

func (s slot) hash() uint32   { return uint32(s >> 32) }
func (s slot) number() uint32 { return uint32(s) }

// internerEach is about what a term takes besides its text.
const internerEach = 48 + 8*2

// textPiece is how much text is kept in one piece of memory.
const textPiece = 1 << 20

func newInterner() *interner {
	seed := maphash.MakeSeed()
	in := &interner{
		seed: seed, tagHash: maphash.String(seed, ""), slots: make([]slot, 1<<12), names: make(map[string]string),
	}
	in.terms.add(interned{}) // number 0 is no term
	return in
}

// hash mixes all that tells terms apart, so that nobody who knows how it works
// can make many terms meet.
func (in *interner) hash(t graph.Term) uint32 {
	h := maphash.String(in.seed, t.Value())
	name := t.Language()
	if name == "" && t.IsLiteral() {
		name = t.Datatype()
	}
	if name != in.lastTag {
		in.lastTag, in.tagHash = name, maphash.String(in.seed, name)
	}
	h ^= (in.tagHash + uint64(t.Kind()) + uint64(t.Direction())<<8) * 0x9e3779b97f4a7c15
	return uint32(h>>32) ^ uint32(h)
}

// number gives a term's number.
func (in *interner) number(t graph.Term) (n uint32, isNew bool) {
	h := in.hash(t)
	mask := uint32(len(in.slots) - 1)
	i := h & mask
	for ; in.slots[i] != 0; i = (i + 1) & mask {
		if s := in.slots[i]; s.hash() == h && in.terms.at(s.number()).term == t {
			return s.number(), false
		}
	}
	n = in.len()
	in.slots[i] = newSlot(h, n)
	in.terms.add(interned{term: in.keep(t)})
	if !isName(t) {
		in.values++
	}
	if int(n)*4 > len(in.slots)*3 {
		in.grow()
	}
	return n, true
}

// len is one more than the largest number.
func (in *interner) len() uint32 { return uint32(in.terms.n) }

// term gives the term of a number.
func (in *interner) term(n uint32) graph.Term { return in.terms.at(n).term }

func (in *interner) grow() {
	old := in.slots
	in.slots = make([]slot, 2*len(old))
	mask := uint32(len(in.slots) - 1)
	for _, s := range old {
		if s == 0 {
			continue
		}
		i := s.hash() & mask
		for in.slots[i] != 0 {
			i = (i + 1) & mask
		}
		in.slots[i] = s
	}
}

// keep copies a term into the load's own memory.
func (in *interner) keep(t graph.Term) graph.Term {
	text := t.Value()
	in.bytes += int64(len(text)) + internerEach
	if in.text.Cap()-in.text.Len() < len(text) {
		in.text = strings.Builder{}
		in.text.Grow(max(textPiece, len(text)))
	}
	from := in.text.Len()
	in.text.WriteString(text)
	g := tagOf(t)
	if name, ok := in.names[g.name]; ok {
		g.name = name
	} else if g.name != "" {
		g.name = strings.Clone(g.name)
		in.names[g.name] = g.name
		in.bytes += int64(len(g.name)) + internerEach
	}
	return g.with(t, in.text.String()[from:])
}
