package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"corkboard/graph/source"
	"corkboard/schema"
)

func (p *program) mappingCommand() *cli.Command {
	return &cli.Command{
		Name: "mapping", Usage: "begin, check or show a mapping for a table of another shape",
		ArgsUsage: "init|check|show …",
		Description: `The standard tables need no mapping. Any other table is described once by a file
in YARRRML that says what its columns mean.

examples:
   corkboard mapping init testdata/address-book/calendar.csv
   corkboard mapping check testdata/address-book/mapping.yarrrml.yml
   corkboard mapping show people`,
		Subcommands: []*cli.Command{p.mappingInitCommand(), p.mappingCheckCommand(), p.mappingShowCommand()},
		Action: func(c *cli.Context) error {
			if c.Args().Present() {
				return usagef("mapping: %q is none of init, check and show", c.Args().First())
			}
			return usagef("mapping: init, check or show?")
		},
	}
}

func (p *program) mappingInitCommand() *cli.Command {
	return &cli.Command{
		Name: "init", Usage: "write a starter mapping for a table",
		ArgsUsage: "FILE [-o MAP]",
		Description: `Looks at the columns of a table and the values in them, and writes a mapping to go
on from. The mapping belongs beside the table.

examples:
   corkboard mapping init testdata/address-book/calendar.csv
   corkboard mapping init testdata/address-book/contacts.json -o mapping.yarrrml.yml`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `FILE`, which must not be there yet", TakesFile: true},
		},
		Action: p.mappingInit,
	}
}

func (p *program) mappingInit(c *cli.Context) error {
	name, out := c.Args().First(), c.String("output")
	if name == "" || c.NArg() > 1 {
		return usagef("mapping init takes one file: a table or a document")
	}
	if _, err := os.Lstat(out); out != "" && out != "-" && err == nil {
		return fmt.Errorf("%s: is there already, and may hold somebody's work; name another file", out)
	}
	f, err := p.oneFile(c, name)
	if err != nil {
		return err
	}
	settings, s, err := p.caseVocabulary(filepath.Dir(name))
	if err != nil {
		return err
	}
	if t, ok := s.TableFor(f.Kind); ok {
		p.say("note: %s has the name of the standard table %s, which needs no mapping", name, t.Name)
	}
	return p.writeTo(out, []string{name}, func(w io.Writer) error {
		return schema.StarterMapping(w, f, f.Records(c.Context), s, settings.Base)
	})
}

// oneFile opens a single table or document; of a workbook, its first sheet.
func (p *program) oneFile(c *cli.Context, name string) (source.File, error) {
	if info, err := os.Stat(name); err != nil {
		return source.File{}, err
	} else if info.IsDir() {
		return source.File{}, usagef("%s: is a folder; which file?", name)
	}
	folder, err := source.Open(c.Context, name)
	if err != nil {
		return source.File{}, err
	}
	if len(folder.Files) == 0 {
		why := "it is no table"
		if len(folder.LeftAlone) > 0 {
			why = folder.LeftAlone[0].Why
		}
		return source.File{}, fmt.Errorf("%s: %s", name, why)
	}
	if len(folder.Files) > 1 {
		p.say("note: only the first sheet: %s", folder.Files[0].Kind)
	}
	return folder.Files[0], nil
}

// readMapping reads a mapping file under the vocabulary of the case around it.
// Faults carry the file's name as it was typed.
func (p *program) readMapping(name string) (*schema.Plan, *schema.Schema, schema.Settings, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, nil, schema.Settings{}, err
	}
	settings, s, err := p.caseVocabulary(filepath.Dir(name))
	if err != nil {
		return nil, nil, settings, err
	}
	plan, err := schema.ReadYARRRML(data, filepath.ToSlash(name), s, settings.Base)
	return plan, s, settings, err
}

// exists tells whether there is a file or folder of that name.
func exists(name string) bool {
	_, err := os.Stat(name)
	return !errors.Is(err, os.ErrNotExist)
}
