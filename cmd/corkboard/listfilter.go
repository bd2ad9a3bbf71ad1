package main

import (
	"context"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"corkboard/graph"
	"corkboard/schema"
)

// prepare reads the flags that keep rows out.
func (l *listing) prepare(c *cli.Context, between []string) error {
	if len(between) == 2 {
		f, err := l.joins(c.Context, between)
		if err != nil {
			return err
		}
		l.filters = append(l.filters, f)
	}
	if who := c.String("by"); who != "" {
		t, err := l.entity(c.Context, who)
		if err != nil {
			return err
		}
		l.filters = append(l.filters, l.saidBy(t))
	}
	if s := c.String("status"); s != "" {
		f, err := l.hasStatus(s)
		if err != nil {
			return err
		}
		l.filters = append(l.filters, f)
	}
	for _, pair := range c.StringSlice("where") {
		f, err := l.where(c.Context, pair)
		if err != nil {
			return err
		}
		l.filters = append(l.filters, f)
	}
	w, ok, err := newWindow("to", c.String("from"), c.String("to"))
	if ok { // the last: it counts the undated among what the others keep
		l.window = w
		l.filters = append(l.filters, l.during)
	}
	return err
}

// joins keeps what runs between two things, in either direction.
func (l *listing) joins(ctx context.Context, between []string) (filter, error) {
	var sides [2][]graph.Term
	for i, text := range between {
		t, err := l.entity(ctx, text)
		if err != nil {
			return nil, err
		}
		if sides[i], err = l.withAccounts(ctx, t); err != nil {
			return nil, err
		}
	}
	var err error
	if l.among, err = l.referringBoth(ctx, sides); err != nil {
		return nil, err
	}
	from := l.ends(func(e *schema.EdgeBlock) string { return e.Source })
	to := l.ends(func(e *schema.EdgeBlock) string { return e.Target })
	if slices.Contains(to, graph.IRI(schema.PropertyRecipient)) {
		to = append(to, graph.IRI(schema.PropertyCcRecipient), graph.IRI(schema.PropertyBccRecipient))
	}
	return func(_ context.Context, r *listed) (bool, error) {
		a, b := valuesOf(r.facts, from...), valuesOf(r.facts, to...)
		if len(from) == 0 { // no edge of a picture: whatever speaks of both
			for _, f := range r.facts {
				a = append(a, f.Object)
			}
			b = a
		}
		return meets(a, sides[0]) && meets(b, sides[1]) || meets(a, sides[1]) && meets(b, sides[0]), nil
	}, nil
}

// referringBoth gives what refers to both sides: nothing else can join them.
func (b *board) referringBoth(ctx context.Context, sides [2][]graph.Term) (map[graph.Term]bool, error) {
	both := make(map[graph.Term]bool)
	for i, side := range sides {
		for _, t := range side {
			facts, err := b.referring(ctx, t)
			if err != nil {
				return nil, err
			}
			for _, f := range facts {
				if i == 0 {
					both[f.Subject] = false
				} else if _, ok := both[f.Subject]; ok {
					both[f.Subject] = true
				}
			}
		}
	}
	return both, nil
}

func meets(a, b []graph.Term) bool {
	return slices.ContainsFunc(a, func(t graph.Term) bool { return slices.Contains(b, t) })
}

// withAccounts gives a thing and the accounts that are said plainly to be its.
func (b *board) withAccounts(ctx context.Context, t graph.Term) ([]graph.Term, error) {
	said, err := b.match(ctx, graph.Term{}, b.w.AccountOf, t, graph.Term{})
	all := []graph.Term{t}
	for _, s := range said {
		if !slices.Contains(all, s.Subject) {
			all = append(all, s.Subject)
		}
	}
	return all, err
}

// saidBy keeps what a source says, or what a speaker says in a claim.
func (l *listing) saidBy(who graph.Term) filter {
	return func(ctx context.Context, r *listed) (bool, error) {
		speakers, err := l.speakers(ctx, r.facts)
		if err != nil || slices.Contains(speakers, who) || slices.Contains(valuesOf(r.facts, l.w.Author), who) {
			return err == nil, err
		}
		for _, f := range r.facts {
			of, err := l.sourceTerms(ctx, f)
			if err != nil || slices.Contains(of, who) {
				return err == nil, err
			}
		}
		return false, nil
	}
}

// sourceTerms gives who says a fact.
func (b *board) sourceTerms(ctx context.Context, f fact) ([]graph.Term, error) {
	if f.concluded() {
		return b.concluded(ctx, f)
	}
	v, err := b.voiceOf(ctx, f.Graph)
	return []graph.Term{v.source}, err
}

// speakers gives the second-hand speakers of the claims that hold facts.
func (b *board) speakers(ctx context.Context, facts []fact) ([]graph.Term, error) {
	var claims, all []graph.Term
	for _, f := range facts {
		if f.claim.IsZero() || slices.Contains(claims, f.claim) {
			continue
		}
		claims = append(claims, f.claim)
		said, err := b.match(ctx, f.claim, b.w.Author, graph.Term{}, graph.Term{})
		if err != nil {
			return nil, err
		}
		for _, s := range said {
			if !slices.Contains(all, s.Object) {
				all = append(all, s.Object)
			}
		}
	}
	return all, nil
}

func (l *listing) hasStatus(word string) (filter, error) {
	scheme, _ := l.vocab.Scheme("status")
	c, ok := scheme.Concept(word)
	if !ok {
		var all []string
		for _, c := range scheme.Concepts {
			all = append(all, c.Name)
		}
		return nil, usagef("--status: %q is not one of %s", word, strings.Join(all, ", "))
	}
	want := graph.Status(c.Name)
	if c.Name == "stated" {
		want = graph.Stated
	}
	return func(_ context.Context, r *listed) (bool, error) { return r.status == want, nil }, nil
}

// where keeps what has a value. A value is the word of a scheme, an entity, or
// a text, for which case and accents do not count.
func (l *listing) where(ctx context.Context, pair string) (filter, error) {
	name, value, ok := strings.Cut(pair, "=")
	if !ok {
		return nil, usagef("--where: %q is not PROPERTY=VALUE", pair)
	}
	properties, rng, err := l.property(strings.TrimSpace(name))
	if err != nil {
		return nil, err
	}
	var want graph.Term
	if s, ok := l.vocab.Scheme(rng.Scheme); ok {
		c, ok := s.Concept(value)
		if !ok {
			var all []string
			for _, c := range s.Concepts {
				all = append(all, c.Name)
			}
			return nil, usagef("--where: %s: %q is not one of %s", name, value, strings.Join(all, ", "))
		}
		want = c.IRI
	} else if len(rng.Classes) > 0 {
		if want, err = l.entity(ctx, value); err != nil {
			return nil, err
		}
	}
	return func(_ context.Context, r *listed) (bool, error) {
		for _, v := range valuesOf(r.facts, properties...) {
			if v == want || want.IsZero() && (fold(v.Value()) == fold(value) || l.id(v) == value) {
				return true, nil
			}
		}
		return false, nil
	}, nil
}

// property finds what --where names: a column, a property, or its IRI.
func (l *listing) property(name string) ([]graph.Term, schema.Range, error) {
	for _, c := range l.kind.table.Columns {
		if strings.EqualFold(c.Name, name) && c.Name != "id" {
			p, _ := l.vocab.Property(c.Property)
			if c.Name == "relation" {
				p.Range.Scheme = "relation"
			} else if c.Property == "" {
				p.Range.Classes = []string{"Thing"}
			}
			return l.properties(c), p.Range, nil
		}
	}
	for _, p := range l.vocab.Properties {
		if strings.EqualFold(p.Name, name) {
			return []graph.Term{p.IRI}, p.Range, nil
		}
	}
	iri, err := l.vocab.Expand(name)
	if err != nil {
		var all []string
		for _, c := range l.kind.table.Columns {
			all = append(all, c.Name)
		}
		return nil, schema.Range{}, usagef("--where: %q is no property; the columns are %s", name, strings.Join(all, ", "))
	}
	p, _ := l.vocab.PropertyByIRI(iri)
	return []graph.Term{iri}, p.Range, nil
}
