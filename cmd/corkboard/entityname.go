package main

import (
	"context"
	"slices"
	"strings"

	"corkboard/graph"
)

// id gives a term as a user may type it again: the id of a thing of the case,
// the word for a concept, a prefixed name or full IRI for what is elsewhere,
// and the text of a literal.
func (b *board) id(t graph.Term) string {
	if t.IsLiteral() {
		return t.Value()
	}
	if t.IsIRI() {
		if c, ok := b.vocab.ConceptByIRI(t); ok {
			return c.Name
		}
		if rest, ok := strings.CutPrefix(t.Value(), b.base); ok && b.base != "" && rest != "" {
			return rest
		}
	}
	return b.vocab.Shorten(t)
}

func (b *board) ids(terms []graph.Term) []string {
	var all []string
	for _, t := range terms {
		all = append(all, b.id(t))
	}
	return all
}

// name gives what a thing is called, or "".
func (b *board) name(ctx context.Context, thing graph.Term) (string, error) {
	if n, ok := b.names[thing]; ok || !thing.IsIRI() {
		return n, nil
	}
	facts, err := b.about(ctx, thing)
	if err != nil {
		return "", err
	}
	n := b.nameOf(facts)
	b.names[thing] = n
	return n, nil
}

func (b *board) nameOf(facts []fact) string {
	for _, p := range b.w.Names {
		if v := valuesOf(facts, p); len(v) > 0 {
			return slices.MinFunc(v, graph.Term.Compare).Value()
		}
	}
	return ""
}

// named gives a thing's name with its id, "WikiLeaks (wikileaks)", or the id
// alone.
func (b *board) named(ctx context.Context, t graph.Term) (string, error) {
	n, err := b.name(ctx, t)
	id := b.id(t)
	if _, concept := b.vocab.ConceptByIRI(t); n == "" || n == id || concept {
		return id, err
	}
	return n + " (" + id + ")", err
}

// classOf gives the label of the most telling class among facts: of several,
// the last that the vocabulary lists, since it lists the special ones after
// the general.
func (b *board) classOf(facts []fact) string {
	best := -1
	types := valuesOf(facts, b.w.Type)
	for i, c := range b.vocab.Classes {
		if slices.Contains(types, c.IRI) {
			best = i
		}
	}
	switch {
	case best >= 0:
		return b.vocab.Classes[best].Label
	case len(types) > 0:
		return b.vocab.Shorten(types[0])
	}
	return ""
}
