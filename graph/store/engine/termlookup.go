package engine

import "corkboard/graph"

// openTerms is a block of terms with their texts one behind the other, of which
// single terms are read. The terms share its text.
type openTerms struct {
	tags   []tag
	text   string
	ends   [termsEach]uint32 // of the terms' texts
	places [termsEach]byte   // of what they are, in tags
	n      int
	few    [3]tag // room for tags
}

// read reads a block of n terms.
func (p *openTerms) read(b []byte, n int) (err error) {
	if n < 1 || n > termsEach {
		return errBlock
	}
	p.n = n
	if p.tags, b, err = decodeTags(p.few[:0], b); err != nil {
		return err
	}
	var room [termBytes]byte // for a block of several
	text, begin := room[:0], 0
	for i := range n {
		place, b1, ok1 := number(b)
		shared, b2, ok2 := number(b1)
		length, b3, ok3 := number(b2)
		switch {
		case !ok1 || !ok2 || !ok3 || int(place) >= len(p.tags) || uint64(length) > uint64(len(b3)):
			return errBlock
		case uint64(shared) > uint64(len(text)-begin):
			return errBlock
		case length > 0 && int(shared) < len(text)-begin && text[begin+int(shared)] == b3[0]:
			return errBlock // more is shared; one text has one way to be written
		case n > 1 && uint64(len(text))+uint64(shared)+uint64(length) > termBytes:
			return errBlock
		}
		last := begin
		begin = len(text)
		text = append(text, text[last:last+int(shared)]...)
		text = append(text, b3[:length]...)
		b = b3[length:]
		p.ends[i], p.places[i] = uint32(len(text)), byte(place)
	}
	if len(b) != 0 {
		return errBlock
	}
	p.text = string(text)
	return nil
}

// value gives the text of the term at a place.
func (p *openTerms) value(place int) string {
	if place == 0 {
		return p.text[:p.ends[0]]
	}
	return p.text[p.ends[place-1]:p.ends[place]]
}

// term gives the term at a place. It fails where a triple term cannot be read.
func (p *openTerms) term(place int) (graph.Term, error) {
	return p.tags[p.places[place]].term(p.value(place))
}

// find gives the place of a name in a block of names in order.
func (p *openTerms) find(t graph.Term) (place int, found bool) {
	blank := t.IsBlank()
	low, high := 0, p.n
	search := nameSearch{name: t.Value()}
	for low < high {
		middle := int(uint(low+high) / 2)
		if isBlank := p.tags[p.places[middle]].is == tagBlank; isBlank != blank {
			if blank { // IRIs come before blank nodes
				low = middle + 1
			} else {
				high = middle
			}
			continue
		}
		switch c := search.compare(p.value(middle)); {
		case c == 0:
			return middle, true
		case c < 0:
			low = middle + 1
		default:
			high = middle
		}
	}
	return low, false
}
