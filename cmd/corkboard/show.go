package main

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"corkboard/graph"
	"corkboard/schema"
)

func (p *program) showCommand() *cli.Command {
	return &cli.Command{
		Name: "show", Usage: "show all that is said of one thing, or what stands behind the line between two",
		ArgsUsage: "STORE|CASE X [Y]",
		Description: `X and Y are ids, prefixed or full IRIs, names, addresses or handles. Of one
thing, everything that is said of it, then what refers to it (<-). Between two,
every tie, message, event, figure and claim that joins them, their accounts
included. Each line says who says so, how sure, in which row, and in which
words.

examples:
   corkboard show out/graph.corkboard reply-on-leak
   corkboard show out/graph.corkboard "Donald Trump, Jr"
   corkboard show out/graph.corkboard wikileaks donald-trump-jr
   corkboard show out/graph.corkboard trump-campaign russia --as nq`,
		Flags: answerFlags(),
		Action: func(c *cli.Context) error {
			return p.ask(c, func(b *board) (*answer, error) {
				words := c.Args().Tail()
				if len(words) < 1 || len(words) > 2 {
					return nil, usagef("show: what? %s", c.Command.ArgsUsage)
				}
				var things []graph.Term
				for _, w := range words {
					t, err := b.entity(c.Context, w)
					if err != nil {
						return nil, err
					}
					things = append(things, t)
				}
				if len(things) == 2 {
					return b.between(c.Context, things[0], things[1])
				}
				return b.show(c.Context, things[0])
			})
		},
	}
}

// sourceColumns say who says what a row says, and where.
var sourceColumns = []column{
	{name: "status"}, {name: "according_to", many: true}, {name: "source", many: true},
	{name: "place", many: true}, {name: "at", many: true}, {name: "quote", many: true}, {name: "date_text", many: true},
	{name: "inferred", hidden: true},
}

// show answers with everything that is said of a thing.
func (b *board) show(ctx context.Context, thing graph.Term) (*answer, error) {
	facts, err := b.about(ctx, thing)
	if err != nil {
		return nil, err
	}
	refers, err := b.referring(ctx, thing)
	if err != nil {
		return nil, err
	}
	a := &answer{behind: b.behindWithPlaces, columns: append([]column{{name: "property"}, {name: "value"}, {name: "iri", hidden: true}}, sourceColumns...)}
	if a.title, err = b.heading(ctx, thing, facts); err != nil {
		return nil, err
	}
	b.sortFacts(facts)
	b.sortFacts(refers)
	for _, f := range facts {
		if err := b.line(ctx, a, b.label(f.Predicate), f.Object, f); err != nil {
			return nil, err
		}
	}
	for _, f := range refers {
		if b.speaksOf(f.Predicate) {
			if err := b.line(ctx, a, "<- "+b.label(f.Predicate), f.Subject, f); err != nil {
				return nil, err
			}
		}
	}
	a.notes, err = b.ruleNotes(ctx, a)
	return a, err
}

// heading gives the lines over what is shown of a thing.
func (b *board) heading(ctx context.Context, thing graph.Term, facts []fact) ([]string, error) {
	line, err := b.named(ctx, thing)
	if class := b.classOf(facts); class != "" {
		line += ", " + class
	}
	if only := b.onlyClaimed(facts); len(only) > 0 {
		line += ", " + strings.Join(only, ", ")
	}
	return []string{line, thing.Value()}, err
}

// speaksOf tells the properties that say something of their value: not those
// by which graphs and rows are described.
func (b *board) speaksOf(p graph.Term) bool {
	return p != b.w.DerivedFrom && p != b.w.AttributedTo && p != b.w.Holds
}

// line adds a row for one fact.
func (b *board) line(ctx context.Context, a *answer, label string, value graph.Term, f fact) error {
	shown, err := b.named(ctx, value)
	if err != nil {
		return err
	}
	iri := ""
	if value.IsIRI() {
		iri = value.Value()
	}
	v := text(shown)
	if f.inferred {
		v.mark = "*"
	}
	more, err := b.sourceCells(ctx, f)
	if err != nil {
		return err
	}
	a.rows = append(a.rows, row{cells: append([]cell{text(label), v, text(iri)}, more...), facts: []fact{f}})
	return nil
}

// sourceCells makes the cells of sourceColumns for a fact.
func (b *board) sourceCells(ctx context.Context, f fact) ([]cell, error) {
	speakers, err := b.speakers(ctx, []fact{f})
	if err != nil {
		return nil, err
	}
	from, err := b.sources(ctx, f)
	if err != nil {
		return nil, err
	}
	places, err := b.placesOf(ctx, f)
	if err != nil {
		return nil, err
	}
	var rows, at, quotes, words []string
	for _, p := range places {
		rows, at = append(rows, b.placeText(p.row)), append(at, p.at)
		quotes, words = append(quotes, p.quote), append(words, p.dateWords)
	}
	inferred := ""
	if f.inferred {
		inferred = "true"
	}
	return []cell{text(string(f.status)), text(b.ids(speakers)...), text(from...), text(rows...), text(at...), text(quotes...), text(words...), text(inferred)}, nil
}

// label gives the words for a property.
func (b *board) label(p graph.Term) string {
	if p == b.w.Type {
		return "is a"
	}
	if q, ok := b.vocab.PropertyByIRI(p); ok {
		return q.Label
	}
	return b.vocab.Shorten(p)
}

// sortFacts puts facts in the order of the vocabulary's properties, types
// first, then by what is said, plain ones first.
func (b *board) sortFacts(facts []fact) {
	rank := func(p graph.Term) int {
		if p == b.w.Type {
			return -1
		}
		for i, q := range b.vocab.Properties {
			if q.IRI == p {
				return i
			}
		}
		return len(b.vocab.Properties)
	}
	slices.SortStableFunc(facts, func(x, y fact) int {
		return cmp.Or(cmp.Compare(rank(x.Predicate), rank(y.Predicate)), x.Predicate.Compare(y.Predicate),
			cmp.Compare(x.status, y.status), x.Subject.Compare(y.Subject), x.Object.Compare(y.Object), x.Graph.Compare(y.Graph), x.claim.Compare(y.claim))
	})
}

// behindWithPlaces gives the statements behind a row and those that say where
// they were read.
func (b *board) behindWithPlaces(ctx context.Context, r row) ([]graph.Statement, error) {
	all, err := b.behindRow(ctx, r)
	if err != nil {
		return nil, err
	}
	for _, f := range r.facts {
		if f.concluded() {
			continue // the conclusion names its row
		}
		places, err := b.placesOf(ctx, f)
		if err != nil {
			return nil, err
		}
		subject := f.Subject
		if !f.claim.IsZero() {
			subject = f.claim
		}
		g := schema.PlacesGraph(f.Graph)
		for _, p := range places {
			said, err := b.match(ctx, p.row, graph.Term{}, graph.Term{}, g)
			if err != nil {
				return nil, err
			}
			all = append(append(all, graph.Statement{Subject: subject, Predicate: b.w.DerivedFrom, Object: p.row, Graph: g}), said...)
		}
	}
	return all, nil
}
