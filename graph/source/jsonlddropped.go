package source

import (
	"maps"
	"slices"
	"strings"

	"github.com/piprate/json-gold/ld"
)

// droppedKey is a key that says nothing, since it has no IRI.
type droppedKey struct {
	pointer string // of the object that has it, within its item
	key     string
}

// Keys without an IRI come out of the library with these before them: one that
// no context has a word about, and one that a context takes away (null).
const (
	ldUnmapped = "corkboard-unmapped:"
	ldTaken    = "corkboard-unmapped:/null/"
)

// dropped names the keys of an item that have no IRI. JSON-LD says nothing of
// what stands under them (Processing Algorithms and API, section 5.1.2, step
// 13.4), so the item is expanded with a vocabulary of our own for them.
func (x *expander) dropped(property string, v any) []droppedKey {
	x.loader.adapt = adaptContexts
	defer func() { x.loader.adapt = nil }()
	if x.told == nil {
		told, err := x.parse(x.options(false), map[string]any{"@vocab": ldUnmapped}, adaptContext(cloneJSON(x.local)))
		if err != nil {
			return []droppedKey{{}}
		}
		x.told = told
	}
	expanded, err := x.expand(x.told, false, property, adaptContexts(cloneJSON(v)))
	if err != nil {
		return []droppedKey{{}}
	}
	var all []droppedKey
	x.collectDropped(expanded, "", &all)
	collectReserved(v, "", &all)
	if len(all) == 0 {
		return []droppedKey{{}} // only nulls stand there, or a way that was not found
	}
	return all
}

// collectDropped walks what was expanded for keys of our own vocabulary. What
// stands under one is dropped with it.
func (x *expander) collectDropped(v any, pointer string, all *[]droppedKey) {
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			x.collectDropped(item, pointer, all)
		}
	case map[string]any:
		if p, ok := x.pointers[mapAddress(v)]; ok {
			pointer = ldUnescapePointer(p)
		}
		if _, ok := v["@value"]; ok {
			return
		}
		for _, key := range slices.Sorted(maps.Keys(v)) {
			if name, ok := strings.CutPrefix(key, ldUnmapped); ok {
				*all = append(*all, droppedKey{pointer, ldUnescape(strings.TrimPrefix(name, strings.TrimPrefix(ldTaken, ldUnmapped)))})
				continue
			}
			if key != "@id" && key != "@type" && key != "@index" {
				x.collectDropped(v[key], pointer, all)
			}
		}
	}
}

// collectReserved finds the keys that look like keywords and are none, which
// no vocabulary makes visible.
func collectReserved(v any, pointer string, all *[]droppedKey) {
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			collectReserved(item, pointer, all)
		}
	case map[string]any:
		if v["@type"] == "@json" {
			return
		}
		for _, key := range slices.Sorted(maps.Keys(v)) {
			if isKeywordLike(key) && !ld.IsKeyword(key) {
				*all = append(*all, droppedKey{pointer, key})
				continue
			}
			if key != "@context" {
				collectReserved(v[key], pointer+"/"+pointerEscapes.Replace(ldUnescape(key)), all)
			}
		}
	}
}

// adaptContexts makes every context in a tree keep our vocabulary.
func adaptContexts(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for key, member := range v {
			if key == "@context" {
				v[key] = adaptContext(member)
			} else {
				v[key] = adaptContexts(member)
			}
		}
	case []any:
		for i, item := range v {
			v[i] = adaptContexts(item)
		}
	}
	return v
}

// adaptContext makes a context keep our vocabulary where it has none or takes
// it away, and gives the terms that it takes away a name.
func adaptContext(local any) any {
	switch local := local.(type) {
	case nil:
		return []any{nil, map[string]any{"@vocab": ldUnmapped}}
	case []any:
		var all []any
		for _, one := range local {
			if adapted, ok := adaptContext(one).([]any); ok {
				all = append(all, adapted...)
			} else {
				all = append(all, adaptContext(one))
			}
		}
		return all
	case map[string]any:
		for term, definition := range local {
			local[term] = adaptDefinition(term, definition)
		}
	}
	return local
}

func adaptDefinition(term string, definition any) any {
	switch {
	case term == "@vocab" && definition == nil:
		return ldUnmapped
	case isKeywordLike(term):
		return definition
	case definition == nil:
		return ldTaken + term
	}
	expanded, ok := definition.(map[string]any)
	if !ok {
		return definition
	}
	if id, ok := expanded["@id"]; ok && id == nil {
		return ldTaken + term
	}
	if scoped, ok := expanded["@context"]; ok {
		expanded["@context"] = adaptContext(scoped)
	}
	return expanded
}
