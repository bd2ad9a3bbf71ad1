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

func (p *program) findCommand() *cli.Command {
	return &cli.Command{
		Name: "find", Usage: "find people, organizations and things by what they are called",
		ArgsUsage: "STORE|CASE WORDS",
		Description: `Looks for entities by id, name, alias, title, description, address or handle.
All words must occur; case and accents do not count.

examples:
   corkboard find out/graph.corkboard wikileaks
   corkboard find out/graph.corkboard russian lawyer
   corkboard find testdata/town-council falk --as jsonl`,
		Flags:  answerFlags(),
		Action: func(c *cli.Context) error { return p.ask(c, func(b *board) (*answer, error) { return b.find(c) }) },
	}
}

// match is an entity that was found, and by what.
type match struct {
	entity graph.Term
	rank   int
	by     string
}

// find answers with the entities that the words may mean.
func (b *board) find(c *cli.Context) (*answer, error) {
	words := strings.Fields(fold(strings.Join(c.Args().Tail(), " ")))
	if len(words) == 0 {
		return nil, usagef("find: which words? %s", c.Command.ArgsUsage)
	}
	texts, err := b.texts(c.Context)
	if err != nil {
		return nil, err
	}
	var found []match
	for entity, all := range texts {
		if m, ok := matching(all, words); ok {
			m.entity = entity
			found = append(found, m)
		}
	}
	slices.SortFunc(found, func(x, y match) int { return cmp.Or(cmp.Compare(x.rank, y.rank), x.entity.Compare(y.entity)) })
	a := &answer{
		columns: []column{{name: "id"}, {name: "class"}, {name: "name"}, {name: "status"}, {name: "matched"}, {name: "iri", hidden: true}},
		none:    "nothing goes by these words",
		behind:  b.behindRow,
	}
	for _, m := range found {
		facts, err := b.about(c.Context, m.entity)
		if err != nil {
			return nil, err
		}
		a.rows = append(a.rows, row{facts: facts, cells: []cell{
			text(b.id(m.entity)), text(b.classOf(facts)), text(b.nameOf(facts)), text(b.onlyClaimed(facts)...), text(m.by), text(m.entity.Value()),
		}})
	}
	return a, nil
}

// texts gathers the texts that every entity goes by, its id first.
func (b *board) texts(ctx context.Context) (map[graph.Term][]naming, error) {
	all := make(map[graph.Term][]naming)
	facts, err := b.facts(ctx, graph.Pattern{Predicate: b.w.Type}, graph.Pattern{Predicate: b.w.Predicate, Object: b.w.Type})
	if err != nil {
		return nil, err
	}
	for _, f := range facts {
		// What is named by a key or a row has no id that anybody gave it.
		id := b.id(f.Subject)
		if _, ok := b.vocab.ClassByIRI(f.Object); ok && all[f.Subject] == nil && !strings.Contains(id, "/") {
			all[f.Subject] = []naming{{entity: f.Subject, property: schema.Property{Label: "id"}, text: id}}
		}
	}
	names, err := b.namings(ctx)
	for _, n := range names {
		all[n.entity] = append(all[n.entity], n)
	}
	return all, err
}

// matching ranks the texts of one entity: the words are one of them, begin
// one, stand in one, or are spread over several.
func matching(all []naming, words []string) (match, bool) {
	want := strings.Join(words, " ")
	best := match{rank: 4}
	for _, n := range all {
		have := fold(bare(n.text))
		rank := 4
		switch {
		case have == want:
			rank = 0
		case strings.HasPrefix(have, want):
			rank = 1
		case containsAll(have, words):
			rank = 2
		}
		if rank < best.rank {
			best = match{rank: rank, by: n.property.Label + ": " + n.text}
		}
	}
	if best.rank < 4 {
		return best, true
	}
	var by []string
	for _, w := range words {
		i := slices.IndexFunc(all, func(n naming) bool { return strings.Contains(fold(n.text), w) })
		if i < 0 {
			return match{}, false
		}
		if one := all[i].property.Label + ": " + all[i].text; !slices.Contains(by, one) {
			by = append(by, one)
		}
	}
	return match{rank: 3, by: strings.Join(by, ", ")}, true
}

func containsAll(have string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(have, w) {
			return false
		}
	}
	return true
}

// onlyClaimed gives the statuses of a thing that no source states plainly.
func (b *board) onlyClaimed(facts []fact) []string {
	var all []string
	for _, f := range facts {
		if f.Predicate != b.w.Type {
			continue
		}
		if f.claim.IsZero() {
			return nil
		}
		if s := string(f.status); !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	return all
}

// behindRow gives the statements behind the facts of a row.
func (b *board) behindRow(ctx context.Context, r row) ([]graph.Statement, error) {
	var all []graph.Statement
	for _, f := range r.facts {
		said, err := b.behind(ctx, f)
		if err != nil {
			return nil, err
		}
		all = append(all, said...)
	}
	return all, nil
}
