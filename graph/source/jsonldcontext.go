package source

import (
	_ "embed"
	"errors"
	"fmt"
	"maps"
	"slices"

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
type Contexts struct{ documents map[string]any }

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
	return nil
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

var errContextLoop = errors.New("@context: contexts refer to contexts without an end")

// contextLoader gives the library the contexts at hand. It is no network
// client, and there is no other one in its options.
type contextLoader struct {
	at    *Contexts
	left  int
	adapt func(any) any // makes of a context what is wanted of it, nil for nothing
}

// LoadDocument gives a fresh copy of a context, since the library changes it.
func (l *contextLoader) LoadDocument(escaped string) (*ld.RemoteDocument, error) {
	iri := ldUnescape(escaped)
	document, ok := any(nil), false
	if l.at != nil {
		document, ok = l.at.documents[iri]
	}
	if !ok && iri == ContextIRI {
		v, err := parseJSONLD(iri, ownContext)
		if err != nil {
			return nil, err
		}
		document, ok = v, true
	}
	if !ok {
		return nil, &unknownContext{iri}
	}
	if l.left--; l.left < 0 {
		return nil, errContextLoop
	}
	document = cloneJSON(document)
	if l.adapt != nil {
		document = l.adapt(document)
	}
	return &ld.RemoteDocument{DocumentURL: escaped, Document: document}, nil
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
