package main

import (
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/urfave/cli/v2"

	"corkboard/schema"
)

func (p *program) initCommand() *cli.Command {
	return &cli.Command{
		Name: "init", Usage: "make an empty case: tables with their headers",
		ArgsUsage: "DIR [--xlsx]",
		Description: `Makes a folder with a case.yaml and one empty table for everything that a case
can hold, or, with --xlsx, one workbook with a sheet for each. Tables and columns
that stay empty can be deleted. A folder that holds something is left alone.

examples:
   corkboard init my-case
   corkboard init my-workbook --xlsx`,
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "xlsx", Usage: "one workbook with a sheet for each table"},
		},
		Action: p.init,
	}
}

// newFile is a file of an empty case.
type newFile struct {
	name  string
	write func(io.Writer) error
}

func (p *program) init(c *cli.Context) (err error) {
	dir := c.Args().First()
	if dir == "" || c.NArg() > 1 {
		return usagef("init takes one folder, which is made if need be")
	}
	made, err := emptyFolder(dir)
	if err != nil {
		return err
	}
	absolute, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	files := emptyCase(schema.Core(), filepath.Base(absolute), c.Bool("xlsx"))
	var done []string
	defer func() {
		if err == nil {
			return
		}
		for _, name := range done {
			os.Remove(name)
		}
		if made {
			os.Remove(dir)
		}
	}()
	for _, f := range files {
		if err := c.Context.Err(); err != nil {
			return err
		}
		name := filepath.Join(dir, f.name)
		if err := p.writeTo(name, nil, f.write); err != nil {
			return err
		}
		done = append(done, name)
	}
	p.say("%d files in %s; fill in what you have and run: corkboard build %s -o out", len(files), dir, dir)
	return nil
}

// emptyFolder makes a folder, unless it stands there empty.
func emptyFolder(dir string) (made bool, err error) {
	found, err := os.ReadDir(dir)
	switch {
	case os.IsNotExist(err):
		return true, os.MkdirAll(dir, 0o755)
	case err != nil:
		return false, err
	case len(found) > 0:
		return false, fmt.Errorf("%s: is not empty; a new case needs a folder of its own", dir)
	}
	return false, nil
}

// emptyCase lists the files of an empty case.
func emptyCase(s *schema.Schema, folder string, workbook bool) []newFile {
	files := []newFile{{"case.yaml", func(w io.Writer) error { return writeSettings(w, folder) }}}
	tables := sourcesFirst(s)
	if workbook {
		return append(files, newFile{"case.xlsx", func(w io.Writer) error { return writeWorkbook(w, s, tables) }})
	}
	for _, t := range tables {
		files = append(files, newFile{t.Name + ".csv", func(w io.Writer) error {
			table := csv.NewWriter(w)
			if err := table.Write(s.Columns(t)); err != nil {
				return err
			}
			table.Flush()
			return table.Error()
		}})
	}
	return files
}

// sourcesFirst lists the tables in the order in which a case is filled: where
// it all comes from, then the vocabulary's order.
func sourcesFirst(s *schema.Schema) []schema.Table {
	tables := slices.Clone(s.Tables)
	slices.SortStableFunc(tables, func(a, b schema.Table) int {
		switch {
		case a.Graph != "" && b.Graph == "":
			return -1
		case a.Graph == "" && b.Graph != "":
			return 1
		}
		return 0
	})
	return tables
}

// writeSettings writes a case.yaml that says what it may hold.
func writeSettings(w io.Writer, folder string) error {
	_, err := fmt.Fprintf(w, `# What is true of the whole case. Every line may go.

# The headline of pictures and reports.
#title: A case in a few words

# What the names of all things begin with; it ends with /. Nobody is ever
# asked for this address, and .invalid can belong to nobody. If you publish the
# data, put an address of your own here and keep it.
base: %s

# The short form of the base in files and queries.
#prefix: ex

# The language of texts in rows without a lang (en, de, pt-BR).
#language: en

# The time zone of times that have none (Europe/Berlin).
#timezone: Europe/Berlin

# For the foot of pictures: who made them, and a sentence of caution.
#credit: Research by the city desk
#note: Appearing here does not imply wrongdoing.
`, schema.DefaultSettings(folder).Base)
	return err
}
