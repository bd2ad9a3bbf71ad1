package main

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"corkboard/graph"
	"corkboard/schema"
)

// namings are the properties by which an entity may be called for. The last
// two only say what it is, and count where no name does.
var namings = []string{"name", "alias", "email", "handle", "serviceId", "description", "citeAs"}

// naming is one text that an entity goes by.
type naming struct {
	entity   graph.Term
	property schema.Property
	text     string
	weak     bool // it says what the entity is, not how it is called
}

// namings gives every text that an entity goes by, those that only claims hold
// included, property by property.
func (b *board) namings(ctx context.Context) ([]naming, error) {
	var all []naming
	for _, name := range namings {
		p, _ := b.vocab.Property(name)
		weak := name == "description" || name == "citeAs"
		facts, err := b.facts(ctx, graph.Pattern{Predicate: p.IRI}, graph.Pattern{Predicate: b.w.Predicate, Object: p.IRI})
		if err != nil {
			return nil, err
		}
		for _, f := range facts {
			if f.Object.IsLiteral() {
				all = append(all, naming{f.Subject, p, f.Object.Value(), weak})
			}
		}
	}
	return all, nil
}

// entity finds what a user means: by id, prefixed or full IRI, name, alias,
// address or handle. That it is none, or several, is an error of the command
// line that lists what may be meant.
func (b *board) entity(ctx context.Context, text string) (graph.Term, error) {
	for _, t := range b.spelled(text) {
		if ok, err := b.known(ctx, t); ok || err != nil {
			return t, err
		}
	}
	all, err := b.namings(ctx)
	if err != nil {
		return graph.Term{}, err
	}
	for _, test := range []func(naming) bool{
		func(n naming) bool { return !n.weak && n.text == text },
		func(n naming) bool { return !n.weak && fold(bare(n.text)) == fold(bare(text)) },
		func(n naming) bool { return n.weak && fold(n.text) == fold(text) },
	} {
		var found []graph.Term
		for _, n := range all {
			if test(n) && !slices.Contains(found, n.entity) {
				found = append(found, n.entity)
			}
		}
		switch {
		case len(found) == 1:
			return found[0], nil
		case len(found) > 1:
			return graph.Term{}, b.several(ctx, text, found)
		}
	}
	return graph.Term{}, b.unknown(text, all)
}

// spelled gives the IRIs that a text may be, likeliest first.
func (b *board) spelled(text string) []graph.Term {
	var all []graph.Term
	if t, err := b.vocab.Expand(text); err == nil {
		all = append(all, t)
	}
	if graph.CheckIRI(text) == nil {
		all = append(all, graph.IRI(text))
	}
	if b.base != "" && text != "" {
		all = append(all, schema.EntityIRI(b.base, text))
		if graph.CheckIRI(b.base+text) == nil { // a key, as the commands print it: tie/a/knows/b/
			all = append(all, graph.IRI(b.base+text))
		}
	}
	return all
}

// known tells whether anything is said of a thing, or with it as value.
func (b *board) known(ctx context.Context, t graph.Term) (bool, error) {
	ok, err := b.holds(ctx, graph.Pattern{Subject: t})
	if ok || err != nil {
		return ok, err
	}
	return b.holds(ctx, graph.Pattern{Object: t})
}

// bare takes what people put before an address or a handle.
func bare(s string) string {
	s = strings.TrimPrefix(strings.TrimSpace(s), "mailto:")
	return strings.TrimPrefix(s, "@")
}

// several lists the entities that a text may mean.
func (b *board) several(ctx context.Context, text string, found []graph.Term) error {
	slices.SortFunc(found, graph.Term.Compare)
	lines := []string{}
	for _, t := range found {
		facts, err := b.about(ctx, t)
		if err != nil {
			return err
		}
		line := "   " + b.id(t)
		for _, more := range []string{b.classOf(facts), b.nameOf(facts)} {
			if more != "" {
				line += "  " + more
			}
		}
		lines = append(lines, line)
	}
	return usageError{errors.New(quote(text) + " may mean several; write the id of one:\n" + strings.Join(lines, "\n"))}
}

// unknown says that nothing goes by a text, and what has a name near it, the
// nearest first.
func (b *board) unknown(text string, all []naming) error {
	want := fold(bare(text))
	type hit struct {
		line string
		far  int
	}
	var near []hit
	for _, n := range all {
		have := fold(bare(n.text))
		if n.weak || want == "" || have == "" || !strings.Contains(have, want) && !strings.Contains(want, have) && !schema.OneSlip(have, want) {
			continue
		}
		far := len(have) - len(want)
		near = append(near, hit{b.id(n.entity) + " (" + oneLine(n.text) + ")", max(far, -far)})
	}
	slices.SortFunc(near, func(x, y hit) int { return cmp.Or(cmp.Compare(x.far, y.far), strings.Compare(x.line, y.line)) })
	near = slices.Compact(near)
	hint := "; find lists what is there"
	var lines []string
	for _, n := range near[:min(len(near), 5)] {
		lines = append(lines, n.line)
	}
	if len(near) > 5 {
		lines = append(lines, "…")
	}
	if len(lines) > 0 {
		hint = "; near it: " + strings.Join(lines, ", ")
	}
	return usageError{errors.New(quote(text) + " is no id, name, address or handle here" + hint)}
}

// quote puts a text of the command line in quotes, escaped.
func quote(s string) string { return string(graph.AppendQuoted(nil, s)) }
