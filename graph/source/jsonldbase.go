package source

import (
	"maps"
	"slices"
	"strings"

	"corkboard/graph"
)

// ldBase settles what the relative IRIs of a document are resolved against. The
// library's resolving follows a URL parser rather than RFC 3986, so it is kept
// out where that can be: where the base is one for the whole document, the
// library has none and leaves relative IRIs as they are. A document that
// changes its base on the way, or has a vocabulary relative to it, is left to
// the library.
type ldBase struct {
	library string // what the library resolves against, escaped
	ours    string // what is resolved against afterwards, "" for nothing
	apart   bool   // whether the library is kept out
}

// settleBase looks at a whole document and gives it without the @base that was
// taken out of its context.
func settleBase(v any, document string, contexts *Contexts) (any, ldBase) {
	document = withoutFragment(document)
	left := ldBase{library: ldEscape(document)}
	top, _ := v.(map[string]any)
	local, ok := top["@context"]
	if !ok {
		if movesBase(v, contexts) {
			return v, left
		}
		return v, ldBase{ours: document, apart: true}
	}
	base, rest, ok := takeBase(local, document, document)
	if !ok {
		return v, left
	}
	without := maps.Clone(top)
	without["@context"] = rest
	if movesBase(without, contexts) {
		return v, left
	}
	return without, ldBase{ours: base, apart: true}
}

// takeBase takes @base out of a context and gives the base that it makes of
// another; ok is false for a @base that is at fault.
func takeBase(local any, base, document string) (_ string, rest any, ok bool) {
	switch local := local.(type) {
	case nil:
		return document, nil, true
	case []any:
		all := make([]any, len(local))
		for i, one := range local {
			if base, all[i], ok = takeBase(one, base, document); !ok {
				return base, nil, false
			}
		}
		return base, all, true
	case map[string]any:
		given, has := local["@base"]
		if !has {
			return base, local, true
		}
		rest := maps.Clone(local)
		delete(rest, "@base")
		switch given := given.(type) {
		case nil:
			return "", rest, true
		case string:
			base = graph.ResolveIRI(base, ldUnescape(given))
			return base, rest, graph.CheckIRI(base) == nil
		}
		return base, nil, false
	}
	return base, local, true
}

// movesBase tells whether a @base, or a @vocab that is relative to one, stands
// anywhere in a tree, or where contexts are named, in one of those at hand. A
// @base in these does not count (JSON-LD 1.1, section 4.1.3).
func movesBase(v any, contexts *Contexts) bool {
	named := func(context any) bool {
		_, isText := context.(string)
		return isText && contexts != nil && contexts.relative
	}
	switch v := v.(type) {
	case []any:
		return slices.ContainsFunc(v, func(item any) bool { return movesBase(item, contexts) })
	case map[string]any:
		for key, member := range v {
			text, isText := member.(string)
			list, _ := member.([]any)
			switch {
			case key == "@base",
				key == "@vocab" && isText && !strings.Contains(text, ":"),
				(key == "@context" || key == "@import") && (named(member) || slices.ContainsFunc(list, named)),
				movesBase(member, contexts):
				return true
			}
		}
	}
	return false
}
