package engine

import (
	"strings"

	"corkboard/graph"
)

// packedTerms is a block of terms as it stands in the file, of which single
// terms are read.
type packedTerms struct {
	tags []tag
	body []byte
	n    int
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

// term gives the term at a place. It goes through the entries before to find
// it, and back through those from which its text begins.
func (p *packedTerms) term(place int) (graph.Term, error) {
	var entries [termsEach]entry
	b, ok := p.body, true
	for i := range place + 1 {
		if b, ok = entries[i].next(b, len(p.tags)); !ok {
			return graph.Term{}, errBlock
		}
	}
	e := &entries[place]
	need := int(e.shared)
	if need > termBytes || place == 0 && need > 0 {
		return graph.Term{}, errBlock
	}
	var text strings.Builder
	if need == 0 {
		text.Write(e.rest)
		return p.tags[e.tag].term(text.String())
	}
	head := make([]byte, need+len(e.rest))
	copy(head[need:], e.rest)
	for i := place - 1; need > 0; i-- {
		if i < 0 {
			return graph.Term{}, errBlock
		}
		from := int(entries[i].shared)
		if from >= need {
			continue
		}
		if need-from > len(entries[i].rest) {
			return graph.Term{}, errBlock
		}
		copy(head[from:need], entries[i].rest)
		need = from
	}
	text.Write(head)
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
