package source

import (
	_ "embed"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/piprate/json-gold/ld"

	"corkboard/graph"
)

// ContextIRI names the context of corkboard's own vocabulary. A JSON-LD
// document that refers to it is read without the network: the context is in
// the program.
const ContextIRI = "https://w3id.org/corkboard/context.jsonld"

// ownContext is what `corkboard schema` prints as a JSON-LD context.
//
//go:embed jsonldcontext.jsonld
var ownContext string

// Contexts are JSON-LD contexts at hand, by their IRIs. Nothing is ever
// fetched: a document that refers to any other context is a fault. The zero
// value has ContextIRI alone. It is safe for use by several goroutines once
// nothing is added any more.
type Contexts struct {
	documents map[string]any
	relative  bool // whether one has a vocabulary relative to the base
}

// Add takes the document of a context, under the IRI by which JSON-LD refers to
// it, character by character. The document is a JSON object with a @context
// member, of 64 MB at most; the error is a *graph.Error with the place of what
// is wrong with it, or about an IRI that is none.
func (c *Contexts) Add(iri string, document []byte) error {
	if err := graph.CheckIRI(iri); err != nil {
		return fmt.Errorf("context: %w", err)
	}
	v, err := parseJSONLD(iri, string(document))
	if err != nil {
		return err
	}
	object, _ := v.(map[string]any)
	if _, ok := object["@context"]; !ok {
		return &graph.Error{Origin: graph.Origin{File: iri}, Err: errors.New("context: the document has no @context")}
	}
	if c.documents == nil {
		c.documents = make(map[string]any)
	}
	c.documents[iri] = v
	c.relative = c.relative || relativeVocabulary(v)
	return nil
}

// relativeVocabulary tells whether a tree has a @vocab relative to the base.
func relativeVocabulary(v any) bool {
	switch v := v.(type) {
	case []any:
		return slices.ContainsFunc(v, relativeVocabulary)
	case map[string]any:
		for key, member := range v {
			text, ok := member.(string)
			if ok && key == "@vocab" && !strings.Contains(text, ":") || relativeVocabulary(member) {
				return true
			}
		}
	}
	return false
}

// unknownContext is a context that is not at hand.
type unknownContext struct{ iri string }

func (e *unknownContext) Error() string {
	return fmt.Sprintf("@context: %s is not at hand, and nothing is fetched: a file that holds it must be named (--context IRI=FILE)", quoted(e.iri))
}

// maxLoads bounds how often contexts refer to contexts while one item is read,
// for each @context that it has: the library does not see one that refers to
// itself.
const maxLoads = 1000

// errMisread is about what the library reads as something else.
var errMisread = errors.New("@context: a term with a context of its own stands for @nest, or is defined anew in that context; such a document is not read")

// misread finds the terms of contexts that the library is known to misread: one
// for @nest with a context of its own, which it does not look at; and one with
// a @container or for @reverse, of which its own context is null or has another
// word about it, which the library then goes by.
func misread(v any) bool {
	switch v := v.(type) {
	case []any:
		return slices.ContainsFunc(v, misread)
	case map[string]any:
		for term, definition := range v {
			d, _ := definition.(map[string]any)
			if scoped, ok := d["@context"]; ok {
				_, contained := d["@container"]
				_, reverse := d["@reverse"]
				if d["@id"] == "@nest" || (contained || reverse) && takesAway(scoped, term) {
					return true
				}
			}
			if misread(definition) {
				return true
			}
		}
	}
	return false
}

// takesAway tells whether a context has another word about a term.
func takesAway(context any, term string) bool {
	switch context := context.(type) {
	case nil:
		return true
	case []any:
		return slices.ContainsFunc(context, func(one any) bool { return takesAway(one, term) })
	case map[string]any:
		_, ok := context[term]
		return ok
	}
	return false
}

var errContextLoop = errors.New("@context: contexts refer to contexts without an end")

// contextLoader gives the library the contexts at hand. It is no network
// client, and there is no other one in its options.
type contextLoader struct {
	at    *Contexts
	base  string // the document's IRI, for contexts named relative to it
	left  int
	adapt func(any) any // makes of a context what is wanted of it, nil for nothing
}

// LoadDocument gives a fresh copy of a context, since the library changes it.
func (l *contextLoader) LoadDocument(escaped string) (*ld.RemoteDocument, error) {
	iri, document := l.find(escaped)
	if document == nil {
		return nil, &unknownContext{iri}
	}
	if l.left--; l.left < 0 {
		return nil, errContextLoop
	}
	if misread(document) {
		return nil, errMisread
	}
	document = cloneJSON(document)
	if l.adapt != nil {
		document = l.adapt(document)
	}
	return &ld.RemoteDocument{DocumentURL: escaped, Document: document}, nil
}

// find gives a context at hand, nil for none, and its IRI.
func (l *contextLoader) find(escaped string) (iri string, document any) {
	iri = ldUnescape(escaped)
	if l.base != "" {
		iri = graph.ResolveIRI(l.base, iri)
	}
	if l.at != nil {
		document = l.at.documents[iri]
	}
	if document == nil && iri == ContextIRI {
		document = parsedOwnContext()
	}
	return iri, document
}

// parsedOwnContext is nil for a text that is no JSON, which a test rules out.
var parsedOwnContext = sync.OnceValue(func() any {
	v, _ := parseJSONLD(ContextIRI, ownContext)
	return v
})

// shareable tells whether a context makes the same of a document when it is
// active beforehand: one that does not propagate is reverted by then.
func (l *contextLoader) shareable(local any) bool {
	switch local := local.(type) {
	case map[string]any:
		_, propagates := local["@propagate"]
		_, imports := local["@import"]
		return !propagates && !imports
	case string:
		_, document := l.find(local)
		m, _ := document.(map[string]any)
		_, isMap := m["@context"].(map[string]any)
		return isMap && l.shareable(m["@context"])
	}
	return false
}

// cloneJSON copies a tree of JSON.
func cloneJSON(v any) any {
	switch v := v.(type) {
	case map[string]any:
		c := make(map[string]any, len(v))
		for key, member := range v {
			c[key] = cloneJSON(member)
		}
		return c
	case []any:
		c := make([]any, len(v))
		for i, item := range v {
			c[i] = cloneJSON(item)
		}
		return c
	}
	return v
}

// declarePrefixes tells what a context declares as prefixes, in the order of
// their names.
func declarePrefixes(to *graph.Prefixes, active *ld.Context) {
	if to == nil {
		return
	}
	for _, term := range slices.Sorted(maps.Keys(active.TermDefinitions)) {
		d := active.TermDefinitions[term]
		if d == nil || d.Prefix == nil || !*d.Prefix {
			continue
		}
		name, iri := ldUnescape(term), ldUnescape(d.ID)
		if isPrefixName(name) && graph.CheckIRI(iri) == nil {
			to.Add(name, iri)
		}
	}
}

// isPrefixName tells whether Turtle and its kin could use a name as well
// (PN_PREFIX of RDF 1.2 Turtle).
func isPrefixName(name string) bool {
	last := rune(0)
	for i, r := range name {
		if i == 0 && !graph.IsNameStart(r) || !graph.IsNameChar(r) && r != '.' {
			return false
		}
		last = r
	}
	return name != "" && last != '.'
}
