package export

import (
	"strings"

	"corkboard/graph"
)

// appendIRI appends an IRI as a prefixed name where a prefix fits, else
// relative to the base, else in full. ok is false for what is no IRI; b is then
// as it was.
func (n *names) appendIRI(b []byte, iri string) (out []byte, ok bool) {
	f := n.iris.of(iri)
	if f.is(iri, n.iris.turn) {
		return append(b, f.form()...), true
	}
	start := len(b)
	if b, ok = n.appendName(b, iri); !ok {
		if graph.CheckIRI(iri) != nil {
			return b, false
		}
		rest := iri
		if n.base != "" && strings.HasPrefix(iri, n.base) && isPlainReference(iri[len(n.base):]) {
			rest = iri[len(n.base):]
		}
		b = append(append(append(b, '<'), rest...), '>')
	}
	f.keep(iri, b[start:], n.iris.turn)
	return b, true
}

// appendDatatype appends a datatype IRI, never relative to the base: readers
// in use want it so.
func (n *names) appendDatatype(b []byte, iri string) (out []byte, ok bool) {
	f := n.datatypes.of(iri)
	if f.is(iri, n.datatypes.turn) {
		return append(b, f.form()...), true
	}
	start := len(b)
	if b, ok = n.appendName(b, iri); !ok {
		if graph.CheckIRI(iri) != nil {
			return b, false
		}
		b = append(append(append(b, '<'), iri...), '>')
	}
	f.keep(iri, b[start:], n.datatypes.turn)
	return b, true
}

// appendName appends an IRI as a prefixed name, if it can: b is as it was
// where it cannot. Of the prefixes that fit, the longest one whose rest can be
// a local name wins. What comes out needs no further check: a prefix and a
// local name make an IRI.
func (n *names) appendName(b []byte, iri string) (out []byte, ok bool) {
	start := len(b)
	for i := n.longest(iri); i >= 0; i = n.list[i].parent {
		p := &n.list[i]
		if b, ok = appendLocal(append(append(b, p.Name...), ':'), iri[len(p.IRI):]); ok {
			p.used = true
			return b, true
		}
		b = b[:start]
	}
	return b, false
}

// formCache remembers how IRIs are written: of those that fall on one place,
// the last. It holds copies, so that it keeps no input alive.
type formCache struct {
	forms [512]iriForm
	turn  uint32 // forms of another turn do not count
}

// maxForm is the length in bytes up to which an IRI and its written form are
// remembered.
const maxForm = 96

// iriForm is an IRI and its written form.
type iriForm struct {
	turn         uint32
	iri, written uint8 // their lengths
	text         [2 * maxForm]byte
}

func newFormCache() *formCache { return &formCache{turn: 1} }

func (c *formCache) forget() { c.turn++ }

// of gives the place of an IRI, by its end, where IRIs differ.
func (c *formCache) of(iri string) *iriForm {
	h := uint64(len(iri))
	if len(iri) >= 16 {
		h ^= eightBytes(iri[len(iri)-8:])*0x9E3779B97F4A7C15 ^ eightBytes(iri[len(iri)-16:])*0xC2B2AE3D27D4EB4F
	} else {
		for i := range len(iri) {
			h = h*31 + uint64(iri[i])
		}
	}
	h ^= h >> 29
	return &c.forms[h*0x9E3779B97F4A7C15>>(64-9)]
}

func (f *iriForm) is(iri string, turn uint32) bool {
	return f.turn == turn && string(f.text[:f.iri]) == iri
}

func (f *iriForm) form() []byte { return f.text[maxForm : maxForm+int(f.written)] }

func (f *iriForm) keep(iri string, written []byte, turn uint32) {
	if len(iri) > maxForm || len(written) > maxForm {
		return
	}
	f.turn, f.iri, f.written = turn, uint8(len(iri)), uint8(len(written))
	copy(f.text[:maxForm], iri)
	copy(f.text[maxForm:], written)
}

// eightBytes gives the first eight bytes of a text as a number.
func eightBytes(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}
