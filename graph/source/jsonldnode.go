package source

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"corkboard/graph"
)

const (
	rdfNamespace = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	xsdNamespace = "http://www.w3.org/2001/XMLSchema#"
)

var (
	ldType  = graph.IRI(rdfNamespace + "type")
	ldFirst = graph.IRI(rdfNamespace + "first")
	ldRest  = graph.IRI(rdfNamespace + "rest")
	ldNil   = graph.IRI(rdfNamespace + "nil")
)

// ldPlace is where a node object stands: in which graph, and where in the text.
type ldPlace struct {
	graph   graph.Term
	pointer string // of the nearest node object known
	item    string // of the item that holds it
}

// nodes reads the node objects of a graph.
func (e *ldReader) nodes(list []any, at ldPlace) error {
	for _, v := range list {
		m, ok := v.(map[string]any)
		if !ok {
			continue // which was reported
		}
		_, isValue := m["@value"]
		_, isList := m["@list"]
		if isValue || isList { // in a @graph by @container
			if err := e.fault(at.pointer, errLoose); err != nil {
				return err
			}
			continue
		}
		if _, err := e.node(m, at); err != nil {
			return err
		}
	}
	return nil
}

// node reads a node object in expanded form and gives its name.
func (e *ldReader) node(m map[string]any, at ldPlace) (graph.Term, error) {
	if p, ok := e.x.pointer(m); ok {
		at.pointer = at.item + p
	}
	subject := graph.Term{}
	if id, ok := m["@id"].(string); ok {
		subject = e.reference(id)
	} else {
		subject = e.anonymous()
	}
	types, _ := m["@type"].([]any)
	for _, t := range types {
		if iri, ok := t.(string); ok {
			if err := e.say(subject, ldType, e.reference(iri), at); err != nil {
				return subject, err
			}
		}
	}
	for _, key := range slices.Sorted(maps.Keys(m)) {
		if err := e.member(subject, key, m[key], at); err != nil {
			return subject, err
		}
	}
	return subject, nil
}

// member reads a member of a node object.
func (e *ldReader) member(subject graph.Term, key string, v any, at ldPlace) error {
	list, ok := v.([]any)
	if !ok {
		list = []any{v}
	}
	switch key {
	case "@id", "@type", "@index":
		return nil
	case "@graph":
		at.graph = subject
		return e.nodes(list, at)
	case "@included":
		return e.nodes(list, at)
	case "@reverse":
		reverse, _ := v.(map[string]any)
		for _, property := range slices.Sorted(maps.Keys(reverse)) {
			values, _ := reverse[property].([]any)
			for _, value := range values {
				m, ok := value.(map[string]any)
				if !ok {
					continue
				}
				from, err := e.node(m, at)
				if err == nil {
					err = e.say(from, e.name(property), subject, at)
				}
				if err != nil {
					return err
				}
			}
		}
		return nil
	}
	predicate := e.name(key)
	for _, value := range list {
		object, ok, err := e.object(value, at)
		if err == nil && ok {
			err = e.say(subject, predicate, object, at)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// object reads a value; ok is false for one that was reported.
func (e *ldReader) object(v any, at ldPlace) (t graph.Term, ok bool, err error) {
	m, isMap := v.(map[string]any)
	if !isMap {
		return t, false, e.fault(at.pointer, fmt.Errorf("json-ld: a value is of no kind that is known (%T)", v))
	}
	if _, ok := m["@value"]; ok {
		return e.value(m, at)
	}
	if list, ok := m["@list"]; ok {
		items, _ := list.([]any)
		t, err := e.list(items, at)
		return t, err == nil, err
	}
	if p, ok := e.x.pointer(m); ok && len(m) == 0 && e.x.lostSet(e.source, p) {
		return t, false, e.fault(at.item+p, errors.New("json-ld: a @set cannot be read; it is left out"))
	}
	t, err = e.node(m, at)
	return t, err == nil, err
}

// list says the cells of a list (Processing Algorithms and API, section 8.3).
func (e *ldReader) list(items []any, at ldPlace) (graph.Term, error) {
	head, last := ldNil, graph.Term{}
	for _, item := range items {
		if item == nil { // the library passes over what is wrong within a list
			if err := e.fault(at.pointer, errors.New("json-ld: a @list cannot be read; its items are left out")); err != nil {
				return head, err
			}
			continue
		}
		cell := e.anonymous()
		object, ok, err := e.object(item, at)
		if err == nil && head == ldNil {
			head = cell
		} else if err == nil {
			err = e.say(last, ldRest, cell, at)
		}
		if err == nil && ok {
			err = e.say(cell, ldFirst, object, at)
		}
		if err != nil {
			return head, err
		}
		last = cell
	}
	if head == ldNil {
		return head, nil
	}
	return head, e.say(last, ldRest, ldNil, at)
}

// name gives the term of an IRI or a blank node.
func (e *ldReader) name(escaped string) graph.Term {
	s := ldUnescape(escaped)
	label, ok := strings.CutPrefix(s, "_:")
	switch {
	case !ok:
		return graph.IRI(s)
	case label == "" || graph.BlankLabelLength(label) != len(label):
		return graph.Blank(label) // which is reported with its statement
	}
	return e.blank.labelled(label)
}

// reference gives the term of an IRI reference or a blank node. What looks like
// a keyword is none (Processing Algorithms and API, section 5.2.2, step 2).
func (e *ldReader) reference(escaped string) graph.Term {
	t := e.name(escaped)
	if s := t.Value(); t.IsIRI() && e.base.ours != "" && !isKeywordLike(s) {
		return graph.IRI(graph.ResolveIRI(e.base.ours, s))
	}
	return t
}

func (e *ldReader) anonymous() graph.Term {
	t := e.blank.anonymous(e.next)
	e.next++
	return t
}

// say yields a statement, or what is wrong with it.
func (e *ldReader) say(subject, predicate, object graph.Term, at ldPlace) error {
	s := graph.Statement{Subject: subject, Predicate: predicate, Object: object, Graph: at.graph, Origin: e.origin(at.pointer)}
	if e.n++; e.n&0xff == 0 {
		if err := e.ctx.Err(); err != nil {
			return err
		}
	}
	if predicate.IsBlank() {
		return e.fault(at.pointer, errors.New("json-ld: a blank node stands as a predicate, which RDF does not know; the statement is left out"))
	}
	if err := s.Check(); err != nil {
		return e.fault(at.pointer, fmt.Errorf("json-ld: %w; the statement is left out", err))
	}
	if !e.yield(s, nil) {
		return errStop
	}
	return nil
}
