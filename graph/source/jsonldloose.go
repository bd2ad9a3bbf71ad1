package source

import (
	"errors"
	"maps"
	"slices"
	"strconv"
)

var errLoose = errors.New("json-ld: a value that belongs to no node is left out")

// passedOver reports what the library passes over without a word, whatever its
// mode: values that stand where only nodes say anything, at the top of the
// document or of a graph (Processing Algorithms and API, section 5.1.2, steps
// 4.1 and 19), and keywords that have no place in a node object. top tells that
// v stands at such a place. Aliases are seen as far as the document's own
// context has them.
func (e *ldReader) passedOver(v any, pointer string, top bool) error {
	switch v := v.(type) {
	case nil:
	case []any:
		for i, item := range v {
			if err := e.passedOver(item, pointer+"/"+strconv.Itoa(i), top); err != nil {
				return err
			}
		}
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			if err := e.passedOverMember(key, v[key], pointer, top); err != nil {
				return err
			}
		}
	default:
		if top {
			return e.fault(pointer, errLoose)
		}
	}
	return nil
}

func (e *ldReader) passedOverMember(key string, v any, pointer string, top bool) error {
	below := pointer + "/" + pointerEscapes.Replace(ldUnescape(key))
	switch keyword := e.x.keyword(key); keyword {
	case "":
		if e.x.isJSON(key) {
			return nil
		}
		return e.passedOver(v, below, false)
	case "@value":
		if top && v != nil {
			return e.fault(pointer, errLoose)
		}
		return nil
	case "@list":
		if top && v != nil {
			return e.fault(pointer, errLoose)
		}
		return e.passedOver(v, below, false)
	case "@graph":
		return e.passedOver(v, below, true)
	case "@set":
		return e.passedOver(v, below, top)
	case "@included", "@reverse", "@nest", "@none":
		return e.passedOver(v, below, false)
	case "@context", "@id", "@type", "@index", "@language", "@direction":
		return nil
	}
	return e.fault(pointer, droppedKey{key: ldUnescape(key)}.err())
}
