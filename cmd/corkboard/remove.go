package main

import (
	"os"

	"github.com/urfave/cli/v2"

	"corkboard/graph"
	"corkboard/graph/store"
	"corkboard/schema"
)

func (p *program) removeCommand() *cli.Command {
	return &cli.Command{
		Name: "remove", Usage: "take out of a store what one source says",
		ArgsUsage: "STORE --source ID",
		Description: `Removes all that a source says, where it was read, and what was concluded from it
alone; all or nothing. What other sources say stays, also where they say the
same. Nothing finds what was removed any more; its text stays in the file until
the store is compacted (see compact).

example:
   corkboard load testdata/town-council --into council.corkboard && corkboard remove council.corkboard --source anna-notes`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "source", Usage: "the `ID` of the source", Required: true},
		},
		Action: p.remove,
	}
}

func (p *program) remove(c *cli.Context) error {
	ctx := c.Context
	name := c.Args().First()
	if name == "" || c.NArg() > 1 {
		return usagef("remove: which store? %s", c.Command.ArgsUsage)
	}
	if _, err := os.Stat(name); err != nil {
		return err
	}
	st, err := store.Open(name)
	if err != nil {
		return err
	}
	defer st.Close()
	base, source, err := storeSource(ctx, st, c.String("source"))
	if err != nil {
		return err
	}
	gone, err := schema.SaidBySource(ctx, st, base, source)
	if err != nil {
		return err
	}
	removed, _, err := st.Replace(ctx, gone, func(func(graph.Statement, error) bool) {})
	if err != nil {
		return err
	}
	if removed.Statements == 0 {
		return usagef("%s: no source %q says anything in it", name, c.String("source"))
	}
	p.say("%s taken out of %s; corkboard compact takes the text out of the file, too", plural(removed.Statements, "statement", "statements"), name)
	return nil
}
