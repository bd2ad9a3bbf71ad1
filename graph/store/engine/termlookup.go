package engine

import (
	"strings"

	"corkboard/graph"
)

// packedTerms is a block of terms as it stands in the file, of which single
// terms are read.
type packedTerms struct {
	tags   []tag
	body   []byte
	starts [termsEach]uint16 // of the terms in body
	n      int
}

// entry is one term of a block: how much of its text is that of the one before,
// and the rest.
type entry struct {
	tag    byte
	shared uint32
	rest   []byte
}

// next reads the entry that b begins with.
func (e *entry) next(b []byte, tags int) ([]byte, bool) {
	place, b, ok1 := number(b)
	shared, b, ok2 := number(b)
	length, b, ok3 := number(b)
	if !ok1 || !ok2 || !ok3 || int(place) >= tags || uint64(length) > uint64(len(b)) {
		return nil, false
	}
	*e = entry{byte(place), shared, b[:length]}
	return b[length:], true
}

// read finds where the n terms of a block begin.
func (p *packedTerms) read(b []byte, n int) (err error) {
	p.n = n
	if p.tags, p.body, err = decodeTags(b); err != nil {
		return err
	}
	rest, ok := p.body, true
	var e entry
	for i := range n {
		start := len(p.body) - len(rest)
		if start > 1<<16-1 {
			return errBlock
		}
		p.starts[i] = uint16(start)
		if rest, ok = e.next(rest, len(p.tags)); !ok || e.shared > termBytes || i == 0 && e.shared > 0 {
			return errBlock
		}
	}
	if len(rest) != 0 {
		return errBlock
	}
	return nil
}

// entry gives the entry at a place.
func (p *packedTerms) entry(place int) (e entry) {
	e.next(p.body[p.starts[place]:], len(p.tags)) // was read before
	return e
}

// term gives the term at a place. It goes back through the terms from which
// its text begins.
func (p *packedTerms) term(place int) (graph.Term, error) {
	e := p.entry(place)
	need := int(e.shared)
	if need == 0 {
		return p.tags[e.tag].term(string(e.rest))
	}
	var text strings.Builder
	text.Grow(need + len(e.rest))
	var room [termBytes / 8]byte
	head := room[:]
	if need > len(room) {
		head = make([]byte, need)
	}
	for i, need := place-1, need; need > 0; i-- {
		if i < 0 {
			return graph.Term{}, errBlock
		}
		before := p.entry(i)
		from := int(before.shared)
		if from >= need {
			continue
		}
		if need-from > len(before.rest) {
			return graph.Term{}, errBlock
		}
		copy(head[from:need], before.rest)
		need = from
	}
	text.Write(head[:need])
	text.Write(e.rest)
	return p.tags[e.tag].term(text.String())
}

// find gives the place of a name in a block of names in order.
func (p *packedTerms) find(t graph.Term) (place int, found bool, err error) {
	want, blank := t.Value(), t.IsBlank()
	same := 0 // how much of want the entry before begins with
	b := p.body
	var e entry
	for i := range p.n {
		var ok bool
		if b, ok = e.next(b, len(p.tags)); !ok {
			return 0, false, errBlock
		}
		less := false // the entry stands before what is looked for
		switch shared := int(e.shared); {
		case shared > same:
			less = true // as the one before, which did
		case shared < same:
			same = shared
			less = len(e.rest) > 0 && e.rest[0] < want[shared] || len(e.rest) == 0
		default:
			n := sharedWith(e.rest, want[same:])
			less = n < len(e.rest) && same+n < len(want) && e.rest[n] < want[same+n] || n == len(e.rest) && same+n < len(want)
			if n == len(e.rest) && same+n == len(want) && (p.tags[e.tag].is == tagBlank) == blank {
				return i, true, nil
			}
			same += n
		}
		if isBlank := p.tags[e.tag].is == tagBlank; isBlank != blank {
			less = blank
		}
		if !less {
			return 0, false, nil
		}
	}
	return 0, false, nil
}

func sharedWith(a []byte, b string) int {
	n := min(len(a), len(b))
	for i := range n {
		if a[i] != b[i] {
			return i
		}
	}
	return n
}
