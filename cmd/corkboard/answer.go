package main

import (
	"context"

	"github.com/urfave/cli/v2"

	"corkboard/graph"
	"corkboard/schema"
)

// board is a store, or a case read into memory, open for questions.
type board struct {
	m       graph.Matcher  // what may be seen, with the places
	all     graph.Matcher  // what there is; for nobody but query and info
	vocab   *schema.Schema // with the case's own prefixes
	w       graph.Words
	base    string
	private bool
	title   string
	close   func()

	// What was looked up before.
	names  map[graph.Term]string
	graphs map[graph.Term]voice
}

// voice is who speaks in a graph.
type voice struct {
	source graph.Term // the source, or the graph itself
	rule   bool       // conclusions: nobody's statements
}

// openBoard opens the store or reads the case that is the first argument.
func (p *program) openBoard(c *cli.Context) (*board, error) {
	name := c.Args().First()
	if name == "" {
		return nil, usagef("%s: which store? %s", c.Command.Name, c.Command.ArgsUsage)
	}
	if err := checkAs(c.String("as")); err != nil {
		return nil, err
	}
	m, done, err := p.openEither(c, name)
	if err != nil {
		return nil, err
	}
	b, err := newBoard(c, m, done)
	if err != nil {
		done()
	}
	return b, err
}

// newBoard makes a board of statements.
func newBoard(c *cli.Context, m graph.Matcher, done func()) (*board, error) {
	b := &board{all: m, close: done, private: c.Bool("private"),
		names: make(map[graph.Term]string), graphs: make(map[graph.Term]voice)}
	return b, b.open(c.Context)
}

// open settles what may be seen and how it is named.
func (b *board) open(ctx context.Context) (err error) {
	if b.m, err = schema.Visible(ctx, b.all, schema.Visibility{Private: b.private, Places: true}); err != nil {
		return err
	}
	of, err := readStoreCase(ctx, b.all)
	if err != nil {
		return err
	}
	b.base, b.title = of.base, of.title
	vocab := *of.schema
	vocab.Prefixes = append(ownPrefixes(of.prefix, of.base), vocab.Prefixes...)
	b.vocab, b.w = &vocab, vocab.View().Words
	return nil
}

// match collects the answer to a pattern.
func (b *board) match(ctx context.Context, s, p, o, g graph.Term) ([]graph.Statement, error) {
	return graph.Collect(b.m.Match(ctx, graph.Pattern{Subject: s, Predicate: p, Object: o, Graph: g}))
}

// holds tells whether anything is said in answer to a pattern.
func (b *board) holds(ctx context.Context, p graph.Pattern) (bool, error) {
	for _, err := range b.m.Match(ctx, p) {
		return err == nil, err
	}
	return false, nil
}

// voiceOf tells who speaks in a graph.
func (b *board) voiceOf(ctx context.Context, g graph.Term) (voice, error) {
	if v, ok := b.graphs[g]; ok {
		return v, nil
	}
	v := voice{source: g}
	said, err := b.match(ctx, g, b.w.AttributedTo, graph.Term{}, graph.Term{})
	if err != nil {
		return v, err
	}
	for _, s := range said {
		v.source = s.Object
	}
	v.rule, err = b.holds(ctx, graph.Pattern{Subject: g, Predicate: b.w.Type, Object: b.w.Rule})
	b.graphs[g] = v
	return v, err
}

// answerFlags are the flags of every command that answers a question.
func answerFlags(more ...cli.Flag) []cli.Flag {
	return append(append(more,
		&cli.StringFlag{Name: "as", Value: "table", Usage: "table, jsonl, csv, or nq: the statements behind the answer"},
		&cli.IntFlag{Name: "limit", Usage: "at most `N` rows"},
		&cli.BoolFlag{Name: "private", Usage: "with what only private sources say"},
	), faultFlags()...)
}

// ask opens the board, asks it and prints the answer.
func (p *program) ask(c *cli.Context, question func(*board) (*answer, error)) error {
	b, err := p.openBoard(c)
	if err != nil {
		return err
	}
	defer b.close()
	a, err := question(b)
	if err != nil {
		return err
	}
	if err := p.print(c, a); err != nil {
		return err
	}
	return p.closeFaults()
}
