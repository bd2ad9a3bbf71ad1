package source

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/piprate/json-gold/ld"
)

// expander turns the items of a document into expanded form (JSON-LD 1.1
// Processing Algorithms and API, section 5.1), with the help of a library. It
// is not safe for use by several goroutines.
//
// An item is first expanded in the library's safe mode, which stops at the
// first key that has no IRI. Only then it is expanded again, without it, and
// once more to learn which keys those are.
type expander struct {
	ctx    context.Context
	loader contextLoader
	base   string // what the library resolves against, escaped
	// safe, plain and told are the active context in three ways: as the
	// document has it, for the library's safe mode and without; and with a
	// vocabulary that tells the keys without an IRI.
	safe, plain, told *ld.Context
	local             any // the document's own context, nil for none

	pointers map[uintptr]string // of node objects, by the address of their maps
}

func newExpander(ctx context.Context, o RDFOptions) *expander {
	return &expander{ctx: ctx, loader: contextLoader{at: o.Contexts, base: o.Base}}
}

// options are the library's, with no loader but ours.
func (x *expander) options(safe bool) *ld.JsonLdOptions {
	o := ld.NewJsonLdOptions(x.base)
	o.DocumentLoader = &x.loader
	o.SafeMode = safe
	o.ExpandedElementHandler = func(pointer string, expanded any) {
		if err := x.ctx.Err(); err != nil {
			panic(stopped{err})
		}
		if m, ok := expanded.(map[string]any); ok && x.pointers != nil {
			x.pointers[mapAddress(m)] = pointer
		}
	}
	return o
}

// stopped carries the end of the context out of the library.
type stopped struct{ err error }

// guarded calls the library and makes what it throws an error.
func guarded(call func() error) (err error) {
	defer func() {
		switch thrown := recover().(type) {
		case nil:
		case stopped:
			err = worldError{thrown.err}
		default:
			err = fmt.Errorf("json-ld: it has a shape that is not expected (%v)", thrown)
		}
	}()
	return call()
}

// worldError is an error that is none of the document.
type worldError struct{ error }

func (e worldError) Unwrap() error { return e.error }

// begin takes the document's context; nil is none.
func (x *expander) begin(local any, base string) error {
	if x.safe != nil && base == x.base && reflect.DeepEqual(local, x.local) {
		return nil
	}
	x.safe, x.plain, x.told, x.local, x.base = nil, nil, nil, local, base
	if misread(local) {
		return errMisread
	}
	active, err := x.parse(x.options(true), local)
	if err == nil {
		x.safe = active
	}
	return err
}

// parse makes a context active.
func (x *expander) parse(o *ld.JsonLdOptions, locals ...any) (active *ld.Context, err error) {
	x.loader.left = maxLoads
	active = ld.NewContext(nil, o)
	err = guarded(func() error {
		for _, local := range locals {
			if local == nil {
				continue
			}
			if active, err = active.Parse(cloneJSON(local)); err != nil {
				return err
			}
		}
		return nil
	})
	return active, err
}

// item expands one item of the document below an active property, "" for the
// document itself. dropped says which of its keys have no IRI.
func (x *expander) item(property string, v any) (expanded any, dropped []droppedKey, err error) {
	expanded, err = x.expand(x.safe, true, property, v)
	var e *ld.JsonLdError
	if !errors.As(err, &e) || e.Code != ld.InvalidProperty {
		return expanded, nil, err
	}
	if x.plain == nil {
		if x.plain, err = x.parse(x.options(false), x.local); err != nil {
			return nil, nil, err
		}
	}
	dropped = x.dropped(property, v)
	expanded, err = x.expand(x.plain, false, property, v)
	return expanded, dropped, err
}

func (x *expander) expand(active *ld.Context, safe bool, property string, v any) (expanded any, err error) {
	if misread(v) {
		return nil, errMisread
	}
	x.pointers = make(map[uintptr]string)
	x.loader.left = maxLoads * (1 + countContexts(v))
	err = guarded(func() error {
		expanded, err = ld.NewJsonLdApi().Expand(active, property, v, x.options(safe), false, nil)
		return err
	})
	return expanded, err
}

// keyword gives the keyword that a key of an item stands for by the document's
// context, "" for none.
func (x *expander) keyword(key string) string {
	if ld.IsKeyword(key) {
		return key
	}
	if d := x.safe.GetTermDefinition(key); d != nil && ld.IsKeyword(d.ID) {
		return d.ID
	}
	return ""
}

// isJSON tells whether the values of a key are JSON and nothing else, by the
// document's context.
func (x *expander) isJSON(key string) bool {
	d := x.safe.GetTermDefinition(key)
	return d != nil && d.Type == "@json"
}

// lostSet tells a @set of which nothing was kept: the library passes over what
// is wrong within one, and a node object without a word comes out. The object
// that it came of says so.
func (x *expander) lostSet(v any, pointer string) bool {
	for token := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		switch within := v.(type) {
		case map[string]any:
			v = within[ldEscape(pointerPlain.Replace(token))]
		case []any:
			i, err := strconv.Atoi(token)
			if err != nil || i < 0 || i >= len(within) {
				return false
			}
			v = within[i]
		}
	}
	m, _ := v.(map[string]any)
	for key, member := range m {
		if x.keyword(key) == "@set" {
			return member != nil
		}
	}
	return false
}

// countContexts counts the contexts in a tree.
func countContexts(v any) (n int) {
	switch v := v.(type) {
	case map[string]any:
		for key, member := range v {
			if key == "@context" {
				n++
			}
			n += countContexts(member)
		}
	case []any:
		for _, item := range v {
			n += countContexts(item)
		}
	}
	return n
}

// explain makes an error of the library one of ours.
func explain(err error) error {
	var unknown *unknownContext
	var e *ld.JsonLdError
	switch {
	case errors.As(err, &unknown):
		return unknown
	case errors.Is(err, errContextLoop):
		return errContextLoop
	case errors.Is(err, errMisread):
		return errMisread
	case errors.As(err, &e) && e.Details != nil:
		return fmt.Errorf("json-ld: %s: %s", e.Code, ldUnescapeWords(fmt.Sprint(e.Details)))
	case errors.As(err, &e):
		return fmt.Errorf("json-ld: %s", e.Code)
	}
	return err
}

// pointer gives the JSON pointer of a node object within its item, in the
// document's own words; ok is false for one that the library put together.
func (x *expander) pointer(m map[string]any) (pointer string, ok bool) {
	pointer, ok = x.pointers[mapAddress(m)]
	return ldUnescapePointer(pointer), ok
}

func mapAddress(m map[string]any) uintptr { return reflect.ValueOf(m).Pointer() }

// withoutFragment gives a base IRI as references are resolved against it.
func withoutFragment(base string) string {
	base, _, _ = strings.Cut(base, "#")
	return base
}
