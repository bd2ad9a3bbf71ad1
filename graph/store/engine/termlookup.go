package engine

import (
	"encoding/binary"
	"strings"
	"sync/atomic"

	"corkboard/graph"
)

// openTerms is a block of terms with their texts one behind the other, of which
// single terms are read. The terms share its text. It is small, since of a block
// that was not looked at for long each cache line has to be waited for.
type openTerms struct {
	text string // and behind those of several names a hash of each, where they are to be found
	tags []tag  // which other blocks may share
	n    int
	many *[termsEach]byte // nil, or the places in tags, where these are more than ends has room for
	// ends are those of the terms' texts, and in the highest bits the places of
	// what they are, in tags. They do not count where there is a single term.
	ends [termsEach]uint16
}

// endBits are those of an end, which is termBytes at most.
const (
	endBits = 13
	endMask = 1<<endBits - 1
)

// read reads a block of n terms, with room for their tags.
func (p *openTerms) read(b []byte, n int, room []tag) error {
	tags, b, err := decodeTags(room[:0], b)
	if err == nil {
		err = p.readTexts(b, n, tags, false)
	}
	return err
}

// readTexts reads what stands behind the tags in a block of n terms; hashed
// makes names ready to be found.
func (p *openTerms) readTexts(b []byte, n int, tags []tag, hashed bool) error {
	if n < 1 || n > termsEach {
		return errBlock
	}
	p.n, p.tags, p.many = n, tags, nil
	if len(tags) > 1<<(16-endBits) {
		p.many = new([termsEach]byte)
	}
	var room [termBytes + termsEach]byte // for a block of several
	var hashes [termsEach]byte
	text, begin := room[:0], 0
	for i := range n {
		var place, shared, length uint32
		if len(b) >= 3 && b[0]|b[1]|b[2] < 0x80 {
			place, shared, length, b = uint32(b[0]), uint32(b[1]), uint32(b[2]), b[3:]
		} else {
			var ok1, ok2, ok3 bool
			place, b, ok1 = number(b)
			shared, b, ok2 = number(b)
			if length, b, ok3 = number(b); !ok1 || !ok2 || !ok3 {
				return errBlock
			}
		}
		switch {
		case int(place) >= len(p.tags) || uint64(length) > uint64(len(b)):
			return errBlock
		case uint64(shared) > uint64(len(text)-begin):
			return errBlock
		case length > 0 && int(shared) < len(text)-begin && text[begin+int(shared)] == b[0]:
			return errBlock // more is shared; one text has one way to be written
		case n > 1 && uint64(len(text))+uint64(shared)+uint64(length) > termBytes:
			return errBlock
		}
		last := begin
		begin = len(text)
		text = append(text, text[last:last+int(shared)]...)
		text = append(text, b[:length]...)
		b = b[length:]
		p.ends[i] = uint16(len(text)&endMask) | uint16(place)<<endBits
		if p.many != nil {
			p.many[i] = byte(place)
		}
		if hashed {
			hashes[i] = nameHash(text[begin:])
		}
	}
	if len(b) != 0 {
		return errBlock
	}
	if hashed && n > 1 {
		text = append(text, hashes[:n]...)
	}
	p.text = string(text)
	return nil
}

// value gives the text of the term at a place.
func (p *openTerms) value(place int) string {
	switch {
	case p.n == 1:
		return p.text
	case place == 0:
		return p.text[:p.ends[0]&endMask]
	}
	return p.text[p.ends[place-1]&endMask : p.ends[place]&endMask]
}

// tag gives what the term at a place is.
func (p *openTerms) tag(place int) *tag {
	if p.many != nil {
		return &p.tags[p.many[place]]
	}
	return &p.tags[p.ends[place]>>endBits]
}

// term gives the term at a place. It fails where a triple term cannot be read.
func (p *openTerms) term(place int) (graph.Term, error) { return p.tag(place).term(p.value(place)) }

// find gives the place of a name in a block of names that were read hashed.
func (p *openTerms) find(t graph.Term) (place int, found bool) {
	is, name := byte(tagIRI), t.Value()
	if t.IsBlank() {
		is = tagBlank
	}
	if p.n == 1 {
		return 0, p.text == name && p.tag(0).is == is
	}
	var end [8]byte
	hash := nameHash(end[:copy(end[:], name[max(len(name)-8, 0):])])
	hashes := p.text[len(p.text)-p.n:]
	for {
		i := strings.IndexByte(hashes[place:], hash)
		if i < 0 {
			return 0, false
		}
		if place += i; p.value(place) == name && p.tag(place).is == is {
			return place, true
		}
		place++
	}
}

// nameHash gives a hash of the last eight bytes of a name, in which most differ
// from the one beside them.
func nameHash(name []byte) byte {
	var last uint64
	if n := len(name) - 8; n >= 0 {
		last = binary.BigEndian.Uint64(name[n:])
	} else {
		for _, c := range name {
			last = last<<8 | uint64(c)
		}
	}
	return byte(last * 0x9e3779b97f4a7c15 >> 56)
}

// tagTables are the last tables of tags of a part. Most blocks have one of a
// few, which need not take memory in each.
type tagTables [16]atomic.Pointer[tagTable]

type tagTable struct {
	raw  string // as it stands in a block
	tags []tag
}

// decode reads the table that a block begins with, and gives what follows.
func (t *tagTables) decode(b []byte) ([]tag, []byte, error) {
	if len(b) < 3 {
		return decodeTags(nil, b)
	}
	slot := &t[(b[0]+b[1]*3+b[2])%byte(len(t))]
	// A table says itself where it ends: what begins with one has that one.
	if have := slot.Load(); have != nil && len(b) >= len(have.raw) && string(b[:len(have.raw)]) == have.raw {
		return have.tags, b[len(have.raw):], nil
	}
	tags, rest, err := decodeTags(nil, b)
	if err == nil {
		slot.Store(&tagTable{string(b[:len(b)-len(rest)]), tags})
	}
	return tags, rest, err
}
