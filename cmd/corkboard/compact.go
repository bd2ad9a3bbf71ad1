package main

import (
	"os"

	"github.com/urfave/cli/v2"

	"corkboard/graph/store"
)

func (p *program) compactCommand() *cli.Command {
	return &cli.Command{
		Name: "compact", Usage: "write a store anew without what was taken out of it",
		ArgsUsage: "STORE",
		Description: `Writes a store anew, aside, with what is in use alone, and puts that in its place.
Of what was removed or replaced before, no text is left in the file. It takes
room on the disk for a second store while it works.

example:
   corkboard load testdata/town-council --into council.corkboard && corkboard remove council.corkboard --source anna-notes && corkboard compact council.corkboard`,
		Flags:  []cli.Flag{memoryFlag()},
		Action: p.compact,
	}
}

func (p *program) compact(c *cli.Context) error {
	name := c.Args().First()
	if name == "" || c.NArg() > 1 {
		return usagef("compact: which store? %s", c.Command.ArgsUsage)
	}
	if _, err := os.Stat(name); err != nil {
		return err
	}
	memory, err := openMemory(c)
	if err != nil {
		return err
	}
	st, err := store.Open(name, store.MustExist(), memory)
	if err != nil {
		return err
	}
	defer st.Close()
	before := st.Size().File
	if err := st.Compact(c.Context); err != nil {
		return err
	}
	p.say("%s: %s bytes, %s before", name, thousands(st.Size().File), thousands(before))
	return st.Close()
}
