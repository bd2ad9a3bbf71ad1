package source

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"strconv"

	"corkboard/graph"
)

// jsonldStatements reads a JSON-LD 1.1 document (JSON-LD 1.1 Processing
// Algorithms and API, section 8.1, Deserialize JSON-LD to RDF), in the order of
// its items and within one in that of its keys. Remote contexts are those of
// o.RDF.Contexts; nothing is fetched.
//
// Each statement has the JSON pointer of the node object that says it. A text
// that is no JSON, that names a member twice or has text that cannot be kept is
// not read at all; its faults have line and column. An item of the document's
// list or of its @graph that JSON-LD does not allow is one fault, and reading
// goes on with the next. A key without an IRI is a fault with what stands under
// it. What JSON-LD itself calls no data is passed over: null, the keys of
// @index, and nodes of which only the name is given.
//
// More than the specification promises: tags keep their case, a value with a
// language and a base direction is a directional string of RDF 1.2, and a
// number keeps all of its digits (see numberLiteral).
//
// The document is held in memory: 64 MB of text at most, four times
// o.MaxField.
func jsonldStatements(ctx context.Context, in Input, o Options) graph.Statements {
	return func(yield func(graph.Statement, error) bool) {
		j, closer, err := openJSONLD(ctx, in, o)
		if err != nil {
			yield(graph.Statement{}, err)
			return
		}
		v, err := j.whole()
		err = errors.Join(err, closer.Close())
		e := newLDReader(ctx, in, o, yield)
		if !e.yieldFaults(j.faults) {
			return
		}
		if err == nil && len(j.faults) == 0 {
			err = e.document(v)
		}
		if err != nil && !errors.Is(err, errStop) {
			yield(graph.Statement{}, err)
		}
	}
}

// ldReader makes statements of the items of a document.
type ldReader struct {
	ctx    context.Context
	in     Input
	yield  func(graph.Statement, error) bool
	blank  *blankNodes
	next   int64 // the place of the next blank node without a label
	x      *expander
	source any // the item at hand, as it stands in the document
	o      RDFOptions
	base   ldBase
	n      int // statements, for looking at ctx now and then
	// line is that of the item, where the input has one on each.
	line int32
}

func newLDReader(ctx context.Context, in Input, o Options, yield func(graph.Statement, error) bool) *ldReader {
	return &ldReader{
		ctx: ctx, in: in, yield: yield, o: o.RDF,
		blank: newBlankNodes(in, o.RDF), x: newExpander(ctx, o.RDF),
	}
}

// yieldFaults is false where nobody pulls any more.
func (e *ldReader) yieldFaults(faults []error) bool {
	for _, f := range faults {
		if !e.yield(graph.Statement{}, f) {
			return false
		}
	}
	return true
}

// origin gives the place of a pointer.
func (e *ldReader) origin(pointer string) graph.Origin {
	if e.line > 0 {
		return graph.Origin{File: e.in.Name, Line: e.line, Column: 1}
	}
	return graph.Origin{File: e.in.Name, Pointer: pointer}
}

// fault yields a fault; the error is errStop where nobody pulls any more.
func (e *ldReader) fault(pointer string, err error) error {
	if world := (worldError{}); errors.As(err, &world) {
		return world.error
	}
	if !e.yield(graph.Statement{}, e.in.fault(err, e.origin(pointer))) {
		return errStop
	}
	return nil
}

// document reads a document: item by item where it is a list, or a @graph with
// nothing but a context beside it, so that one item at a time is expanded.
func (e *ldReader) document(v any) error {
	v, e.base = settleBase(v, e.o.Base, e.o.Contexts)
	switch v := v.(type) {
	case []any:
		if err := e.begin(nil); err != nil {
			return err
		}
		return e.items("", "", v)
	case map[string]any:
		local, hasContext := v["@context"]
		if items, ok := v["@graph"]; ok && (len(v) == 1 || len(v) == 2 && hasContext) {
			if err := e.begin(local); err != nil {
				return e.stop(err)
			}
			if list, ok := items.([]any); ok {
				return e.items("@graph", "/@graph", list)
			}
			return e.item("@graph", "/@graph", items)
		}
		return e.whole(v)
	}
	return e.fault("", fmt.Errorf("json-ld: the document is neither an object nor a list"))
}

// errSaid says that what is wrong has been yielded.
var errSaid = errors.New("said")

// stop ends a document of which the fault has been yielded.
func (e *ldReader) stop(err error) error {
	if errors.Is(err, errSaid) {
		return nil
	}
	return err
}

// begin makes the document's context active.
func (e *ldReader) begin(local any) error {
	if err := e.x.begin(local, e.base.library); err != nil {
		if err := e.fault("/@context", explain(err)); err != nil {
			return err
		}
		return errSaid
	}
	declarePrefixes(e.o.Declared, e.x.safe)
	return nil
}

// whole reads a document that is one node object. Its context is made active
// beforehand, where that makes no difference, so that the lines of a document
// can share it.
func (e *ldReader) whole(v map[string]any) error {
	local, has := v["@context"]
	shared := e.x.loader.shareable(local)
	if has && !shared {
		if err := e.begin(local); err != nil { // for its faults and prefixes
			return e.stop(err)
		}
	}
	if !shared {
		if err := e.begin(nil); err != nil {
			return e.stop(err)
		}
		return e.item("", "", v)
	}
	if err := e.begin(local); err != nil {
		return e.stop(err)
	}
	rest := maps.Clone(v)
	delete(rest, "@context")
	return e.item("", "", rest)
}

// items reads the items of a list.
func (e *ldReader) items(property, pointer string, list []any) error {
	for i, item := range list {
		if err := e.ctx.Err(); err != nil {
			return err
		}
		if err := e.item(property, pointer+"/"+strconv.Itoa(i), item); err != nil {
			return err
		}
		list[i] = nil // what was read is let go
	}
	return nil
}

// item reads an item of the document, or the document itself.
func (e *ldReader) item(property, pointer string, v any) error {
	if nested, ok := v.([]any); ok && property != "" {
		return e.items(property, pointer, nested)
	}
	e.source = v
	expanded, dropped, err := e.x.item(property, v)
	if err != nil {
		return e.fault(pointer, explain(err))
	}
	for _, d := range dropped {
		if err := e.fault(pointer+d.pointer, d.err()); err != nil {
			return err
		}
	}
	if err := e.passedOver(v, pointer, true); err != nil {
		return err
	}
	top := ldPlace{pointer: pointer, item: pointer}
	switch v := expanded.(type) {
	case []any:
		return e.nodes(v, top)
	case map[string]any:
		// Of a whole document, a @graph alone is the default graph.
		if items, ok := v["@graph"].([]any); ok && len(v) == 1 && property == "" && pointer == "" {
			return e.nodes(items, top)
		}
		_, err := e.node(v, top)
		return err
	}
	return nil
}

// err says what was dropped.
func (d droppedKey) err() error {
	if d.key == "" && d.pointer == "" {
		return errors.New("json-ld: a key has no IRI in the context; what stands under it is left out")
	}
	return fmt.Errorf("json-ld: %s has no IRI in the context; what stands under it is left out", quoted(d.key))
}
