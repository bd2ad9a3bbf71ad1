package engine

import (
	"hash/maphash"
	"strings"

	"corkboard/graph"
)

// interner gives each different term of a load a number, from 1 on, and keeps
// one copy of it. What it keeps of a term besides its text has no pointers, so
// that millions of terms are no work for the garbage collector.
type interner struct {
	seed    maphash.Seed
	slots   []slot // by hash
	terms   pieces[interned]
	values  uint32                // how many of them are no names
	texts   []string              // pieces of memory that texts were cut from
	room    strings.Builder       // behind the last of texts
	tags    []tag                 // what terms are
	places  map[tag]uint32        // in tags
	recent  [8]uint32             // places that came last, by what a tag is and its name's length
	triples map[uint32]graph.Term // triple terms by number
	bytes   int64
}

// interned is a term of a load.
type interned struct {
	piece, from, length uint32 // of its text
	tag                 uint32 // its place in tags
	home                uint32 // of a value: the predicate that it was met with first
}

// slot is a hash and the number of the term that has it; 0 is free.
type slot uint64

func newSlot(hash, number uint32) slot { return slot(hash)<<32 | slot(number) }

func (s slot) hash() uint32   { return uint32(s >> 32) }
func (s slot) number() uint32 { return uint32(s) }

// internerEach is about what a term takes besides its text, with what sorts it.
const internerEach = 20 + 8*2 + 16

// textPiece is how much text is kept in one piece of memory.
const textPiece = 1 << 20

func newInterner() *interner {
	in := &interner{
		seed: maphash.MakeSeed(), slots: make([]slot, 1<<12), texts: []string{""},
		places: make(map[tag]uint32), triples: make(map[uint32]graph.Term),
	}
	for is := range byte(tags) { // those without names stand where they are looked for
		in.tags = append(in.tags, tag{is: is})
	}
	in.terms.add(interned{}) // number 0 is no term
	return in
}

// place gives the place of what a term is.
func (in *interner) place(t graph.Term) uint32 {
	g := tagOf(t)
	if !g.hasName() {
		return uint32(g.is)
	}
	recent := &in.recent[(int(g.is)+len(g.name))%len(in.recent)]
	if in.tags[*recent] == g {
		return *recent
	}
	place, ok := in.places[g]
	if !ok {
		place = uint32(len(in.tags))
		g.name = strings.Clone(g.name)
		in.tags = append(in.tags, g)
		in.places[g] = place
		in.bytes += int64(len(g.name)) + 2*internerEach
	}
	*recent = place
	return place
}

// hash mixes all that tells terms apart, so that nobody who knows how it works
// can make many terms meet.
func (in *interner) hash(text string, place uint32) uint32 {
	h := maphash.String(in.seed, text) ^ uint64(place)*0x9e3779b97f4a7c15
	return uint32(h>>32) ^ uint32(h)
}

// number gives a term's number.
func (in *interner) number(t graph.Term) (n uint32, isNew bool) {
	text, place := t.Value(), in.place(t)
	h := in.hash(text, place)
	mask := uint32(len(in.slots) - 1)
	i := h & mask
	for ; in.slots[i] != 0; i = (i + 1) & mask {
		if s := in.slots[i]; s.hash() == h && in.is(s.number(), text, place) {
			return s.number(), false
		}
	}
	n = in.len()
	in.slots[i] = newSlot(h, n)
	in.keep(text, place)
	switch place {
	case tagIRI, tagBlank:
	case tagTriple:
		in.triples[n] = t.Clone()
		in.bytes += int64(len(text)) + internerEach
		in.values++
	default:
		in.values++
	}
	if int(n)*4 > len(in.slots)*3 {
		in.grow()
	}
	return n, true
}

// is tells whether a number is that of a term.
func (in *interner) is(n uint32, text string, place uint32) bool {
	x := in.terms.at(n)
	return x.tag == place && in.text(x) == text
}

// len is one more than the largest number.
func (in *interner) len() uint32 { return uint32(in.terms.n) }

func (in *interner) text(x *interned) string { return in.texts[x.piece][x.from : x.from+x.length] }

// term gives the term of a number.
func (in *interner) term(n uint32) graph.Term {
	x := in.terms.at(n)
	if x.tag == tagTriple {
		return in.triples[n]
	}
	t, _ := in.tags[x.tag].term(in.text(x))
	return t
}

// isName tells whether the term of a number is an IRI or a blank node.
func (in *interner) isName(n uint32) bool { return in.terms.at(n).tag <= tagBlank }

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
func (in *interner) keep(text string, place uint32) {
	in.bytes += int64(len(text)) + internerEach
	if in.room.Cap()-in.room.Len() < len(text) {
		in.room = strings.Builder{}
		in.room.Grow(max(textPiece, len(text)))
		in.texts = append(in.texts, "")
	}
	last := len(in.texts) - 1
	x := interned{piece: uint32(last), from: uint32(in.room.Len()), length: uint32(len(text)), tag: place}
	in.room.WriteString(text)
	in.texts[last] = in.room.String()
	in.terms.add(x)
}
