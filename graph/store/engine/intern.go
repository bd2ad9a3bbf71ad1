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
	slots   []uint32 // numbers, by hash; 0 is free
	hashes  []uint32 // by number
	terms   []graph.Term
	home    []uint32 // by number: the predicate that a value was met with first
	text    strings.Builder
	names   map[string]string // of datatypes and languages
	bytes   int64
	lastTag string
	tagHash uint64
}

// internerEach is about what a term takes besides its text.
const internerEach = 40 + 4 + 4 + 8

// textPiece is how much text is kept in one piece of memory.
const textPiece = 1 << 20

func newInterner() *interner {
	seed := maphash.MakeSeed()
	return &interner{
		seed: seed, tagHash: maphash.String(seed, ""), slots: make([]uint32, 1<<12),
		hashes: make([]uint32, 1, 1<<11), terms: make([]graph.Term, 1, 1<<11), home: make([]uint32, 1, 1<<11),
		names: make(map[string]string),
	}
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
		if n := in.slots[i]; in.hashes[n] == h && in.terms[n] == t {
			return n, false
		}
	}
	n = uint32(len(in.terms))
	in.slots[i] = n
	in.hashes = append(in.hashes, h)
	in.terms = append(in.terms, in.keep(t))
	in.home = append(in.home, 0)
	if len(in.terms)*4 > len(in.slots)*3 {
		in.grow()
	}
	return n, true
}

func (in *interner) grow() {
	in.slots = make([]uint32, 2*len(in.slots))
	mask := uint32(len(in.slots) - 1)
	for n := 1; n < len(in.terms); n++ {
		i := in.hashes[n] & mask
		for in.slots[i] != 0 {
			i = (i + 1) & mask
		}
		in.slots[i] = uint32(n)
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
