package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"corkboard/graph"
	"corkboard/schema"
)

func (p *program) infoCommand() *cli.Command {
	return &cli.Command{
		Name: "info", Usage: "say what a store, a case or a file is and what is in it",
		ArgsUsage: "STORE|CASE|FILE…",
		Description: `Of a store or a case folder: its base and prefixes, its statements by source
and by class, the time they span, how much of each conversation is in hand, the
files with their SHA-256, and a fingerprint: the SHA-256 of what export would
write (as --private says), in canonical form. Of a table: its format, size,
columns and records, and which standard table it is taken for. Of RDF: what it
counts, its prefixes, most frequent classes and predicates, and fingerprint.

examples:
   corkboard info out/graph.corkboard
   corkboard info testdata/town-council
   corkboard info out/graph.trig
   corkboard info testdata/wikileaks-messages/messages.csv --as csv`,
		Flags:  answerFlags(),
		Action: p.info,
	}
}

// informing gathers the rows of info.
type informing struct {
	*answer
}

// say adds a row: what it is about, the name of a thing, and its value.
func (i *informing) say(about, name, value string, more ...string) {
	i.rows = append(i.rows, row{cells: []cell{text(about), text(name), text(value), text(strings.Join(more, ", "))}})
}

func (p *program) info(c *cli.Context) error {
	if !c.Args().Present() {
		return usagef("info: of what? %s", c.Command.ArgsUsage)
	}
	if err := checkAs(c.String("as")); err != nil {
		return err
	}
	i := &informing{&answer{columns: []column{{name: "about"}, {name: "name"}, {name: "value"}, {name: "more"}}}}
	for _, name := range c.Args().Slice() {
		if err := p.inform(c, i, name); err != nil {
			return err
		}
	}
	if err := p.print(c, i.answer); err != nil {
		return err
	}
	return p.closeFaults()
}

// inform says what one of the arguments is.
func (p *program) inform(c *cli.Context, i *informing, name string) error {
	stat, err := os.Stat(name)
	if err != nil {
		return err
	}
	switch {
	case stat.IsDir():
		i.say("case", filepath.Base(filepath.Clean(name)), "")
		if err := p.informFile(c.Context, i, name); err != nil {
			return err
		}
	case strings.HasSuffix(name, ".corkboard"):
		i.say("store", filepath.Base(name), thousands(stat.Size())+" bytes")
	default:
		return p.informFile(c.Context, i, name)
	}
	m, done, err := p.openEither(c, name)
	if err != nil {
		return err
	}
	defer done()
	b, err := newBoard(c, m, func() {})
	if err != nil {
		return err
	}
	return b.inform(c.Context, i)
}

// inform says what the statements of a store are about.
func (b *board) inform(ctx context.Context, i *informing) error {
	t, err := b.tally(ctx)
	if err != nil {
		return err
	}
	if b.title != "" {
		i.say("title", "", b.title)
	}
	i.say("base", "", b.base)
	for _, p := range b.vocab.Prefixes {
		if p.IRI == b.base {
			i.say("prefix", p.Name, p.IRI)
		}
	}
	more := ""
	if t.places > 0 {
		more = thousands(t.places) + " of them on places in files"
	}
	i.say("statements", "", thousands(t.all), nonEmpty(more)...)
	if err := b.informHidden(ctx, i, t.all); err != nil {
		return err
	}
	if !t.first.date.IsZero() {
		i.say("time", "earliest", t.first.date.String(), b.id(t.first.of))
		i.say("time", "latest", t.last.date.String(), b.id(t.last.of))
	}
	if err := b.informSources(ctx, i, t); err != nil {
		return err
	}
	for _, class := range sortedTerms(t.classes) {
		label := b.vocab.Shorten(class)
		c, ok := b.vocab.ClassByIRI(class)
		plural := ""
		if ok {
			plural = c.Plural
		}
		i.say("class", label, thousands(t.classes[class]), nonEmpty(plural)...)
	}
	if err := b.informCoverage(ctx, i); err != nil {
		return err
	}
	if err := b.informFiles(ctx, i); err != nil {
		return err
	}
	shown, err := schema.Visible(ctx, b.all, schema.Visibility{Private: b.private})
	if err != nil {
		return err
	}
	what := "of what export writes in canonical form (RDFC-1.0)"
	if b.private {
		what = "of what export --private writes in canonical form (RDFC-1.0)"
	}
	return i.fingerprint(ctx, "", shown.Match(ctx, graph.Pattern{}), what)
}

func nonEmpty(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

// informHidden says how many statements are kept back.
func (b *board) informHidden(ctx context.Context, i *informing, shown int64) error {
	if b.private {
		return nil
	}
	counter, ok := b.all.(interface {
		Count(context.Context) (int64, error)
	})
	if !ok {
		return nil
	}
	n, err := counter.Count(ctx)
	if err == nil && n > shown {
		i.say("private", "", thousands(n-shown), "statements not counted here; see --private")
	}
	return err
}

// informCoverage says how much of each conversation is in hand.
func (b *board) informCoverage(ctx context.Context, i *informing) error {
	k, err := kindOf(b.vocab, "conversations")
	if err != nil {
		return err
	}
	ids, err := b.instances(ctx, k.classes)
	if err != nil {
		return err
	}
	for _, id := range ids {
		facts, err := b.about(ctx, id)
		if err != nil {
			return err
		}
		coverage := strings.Join(b.ids(valuesOf(facts, b.w.Coverage)), ", ")
		if coverage == "" {
			coverage = "not said"
		}
		messages := 0
		var last graph.Term
		for s, err := range b.m.Match(ctx, graph.Pattern{Predicate: b.w.PartOf, Object: id}) {
			if err != nil {
				return err
			}
			if s.Subject != last { // two sources may say it
				messages++
			}
			last = s.Subject
		}
		i.say("coverage", b.id(id), coverage, plural(messages, "message", "messages")+" described")
	}
	return nil
}
