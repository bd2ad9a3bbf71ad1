package main

import (
	"context"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"corkboard/graph"
	"corkboard/schema"
)

func (p *program) listCommand() *cli.Command {
	return &cli.Command{
		Name: "list", Usage: "list messages, people, ties, claims, sources and the like",
		ArgsUsage: "STORE|CASE KIND",
		Description: `KIND is the name of a table (` + strings.Join(kinds(schema.Core()), ", ") + `)
or of a class (memberships, kinships, participations, …). What only claims hold
is listed with its status. Messages and events stand in the order of time:
by date, then by what they answer or come after, undated ones last. A date
marked * was inferred by a rule; no source states it.

--from and --to take dates as precise as you know them (2016-10-03, 2016-10,
2016); in the column "falls" stands "in", or "may" where the date is too coarse
to tell. --between folds accounts into their holders. --where takes the name of
a column or property: act=asks, about=clinton-files, type=website.

examples:
   corkboard list out/graph.corkboard messages --where act=asks
   corkboard list out/graph.corkboard messages --between wikileaks donald-trump-jr
   corkboard list out/graph.corkboard messages --from 2016-10-03 --to 2016-10-03
   corkboard list out/graph.corkboard ties --as csv
   corkboard list out/graph.corkboard claims --by donald-trump-jr
   corkboard list out/graph.corkboard events --status alleged`,
		Flags: answerFlags(
			&cli.StringFlag{Name: "between", Usage: "only what joins two: `A B`"},
			&cli.StringFlag{Name: "from", Usage: "only what may be on or after a `DATE`"},
			&cli.StringFlag{Name: "to", Usage: "only what may be on or before a `DATE`"},
			&cli.StringFlag{Name: "by", Usage: "only what a source or a speaker says: `WHO`"},
			&cli.StringFlag{Name: "status", Usage: "only what has a `STATUS`: stated, alleged, denied, …"},
			&cli.StringSliceFlag{Name: "where", Usage: "only what has a `PROPERTY=VALUE`; several must all hold"},
		),
		Action: func(c *cli.Context) error { return p.ask(c, func(b *board) (*answer, error) { return b.list(p, c) }) },
	}
}

// listing is one run of list.
type listing struct {
	*board
	kind    kind
	filters []filter
	among   map[graph.Term]bool // what --between leaves to look at; nil for all
	window  window
	undated int
}

// filter tells whether a row is to be listed.
type filter func(context.Context, *listed) (bool, error)

// listed is a thing with what is said of it under one status.
type listed struct {
	id     graph.Term
	status graph.Status
	facts  []fact
	spans  []span
	falls  string // "in", "may", or "" where nothing was asked
}

// list answers with everything of a kind.
func (b *board) list(p *program, c *cli.Context) (*answer, error) {
	words, between, err := listArgs(c, b.vocab)
	if err != nil {
		return nil, err
	}
	l := &listing{board: b}
	if l.kind, err = kindOf(b.vocab, words[1]); err != nil {
		return nil, err
	}
	if err := l.prepare(c, between); err != nil {
		return nil, err
	}
	rows, err := l.rows(c.Context)
	if err != nil {
		return nil, err
	}
	if l.undated > 0 {
		p.say("%s: nobody can tell whether they fall into that time", plural(l.undated, "row without a date is not listed", "rows without a date are not listed"))
	}
	l.sort(rows)
	if n := c.Int("limit"); n > 0 && len(rows) > n+1 {
		rows = rows[:n+1]
	}
	return l.answer(c.Context, rows)
}

// listArgs takes the words of the command line apart. --between is followed by
// two, and the second of them stands among the arguments.
func listArgs(c *cli.Context, s *schema.Schema) (words, between []string, err error) {
	words = c.Args().Slice()
	if first := c.String("between"); first != "" {
		if len(words) != 3 {
			return nil, nil, usagef("--between: takes two: --between wikileaks donald-trump-jr")
		}
		second := 2
		if _, err := kindOf(s, words[1]); err != nil {
			second = 1
		}
		between = []string{first, words[second]}
		words = slices.Delete(words, second, second+1)
	}
	if len(words) != 2 {
		return nil, nil, usagef("list: what of? %s; KIND is one of %s", c.Command.ArgsUsage, strings.Join(kinds(s), ", "))
	}
	return words, between, nil
}

// rows gathers the rows that pass every filter.
func (l *listing) rows(ctx context.Context) ([]listed, error) {
	ids, err := l.instances(ctx, l.kind.classes)
	if err != nil {
		return nil, err
	}
	var all []listed
	for _, id := range ids {
		if l.among != nil && !l.among[id] {
			continue
		}
		facts, err := l.about(ctx, id)
		if err != nil {
			return nil, err
		}
		for _, r := range l.split(id, facts) {
			keep := true
			for _, f := range l.filters {
				if keep, err = f(ctx, &r); err != nil || !keep {
					break
				}
			}
			if err != nil {
				return nil, err
			}
			if keep {
				all = append(all, r)
			}
		}
	}
	return all, nil
}

// instances gives the things of some classes, sorted: those a source states
// and those only claims speak of.
func (b *board) instances(ctx context.Context, classes []graph.Term) ([]graph.Term, error) {
	var all []graph.Term
	for _, class := range classes {
		facts, err := b.facts(ctx, graph.Pattern{Predicate: b.w.Type, Object: class}, graph.Pattern{Predicate: b.w.Object, Object: class})
		if err != nil {
			return nil, err
		}
		for _, f := range facts {
			if f.Predicate == b.w.Type {
				all = append(all, f.Subject)
			}
		}
	}
	slices.SortFunc(all, graph.Term.Compare)
	return slices.Compact(all), nil
}

// split makes a row of what is said plainly of a thing, and one of what is
// said under each status, if its class is said there.
func (l *listing) split(id graph.Term, facts []fact) []listed {
	var all []listed
	for _, f := range facts {
		if f.Predicate != l.w.Type || !slices.Contains(l.kind.classes, f.Object) {
			continue
		}
		if slices.ContainsFunc(all, func(r listed) bool { return r.status == f.status }) {
			continue
		}
		r := listed{id: id, status: f.status}
		for _, g := range facts {
			if g.status == f.status {
				r.facts = append(r.facts, g)
			}
		}
		// A claim is stated plainly; what it holds has the status.
		for _, v := range valuesOf(r.facts, l.w.Status) {
			r.status = l.statusOf(v)
		}
		r.spans = l.spansOf(r.facts)
		all = append(all, r)
	}
	return all
}
