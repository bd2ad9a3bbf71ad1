package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"corkboard/schema"
)

// schemaForms is how a vocabulary can be written.
var schemaForms = []struct {
	name, title, ext string
	write            func(*schema.Schema, io.Writer) error
}{
	{"markdown", "tables for people to read", ".md", (*schema.Schema).WriteMarkdown},
	{"turtle", "an ontology in Turtle", ".ttl", (*schema.Schema).WriteTurtle},
	{"shacl", "SHACL shapes in Turtle", ".shacl", (*schema.Schema).WriteSHACL},
	{"context", "a JSON-LD context", ".jsonld", (*schema.Schema).WriteContext},
}

func schemaFormNames() []string {
	var names []string
	for _, f := range schemaForms {
		names = append(names, f.name)
	}
	return names
}

func (p *program) schemaCommand() *cli.Command {
	return &cli.Command{
		Name: "schema", Usage: "print the vocabulary",
		ArgsUsage: "[CASE] [--to markdown|turtle|shacl|context] [-o FILE]",
		Description: `Prints the tables, classes, properties and relations that a case may use; with a
case, what its own schema.yaml adds as well.

examples:
   corkboard schema
   corkboard schema --to turtle -o corkboard.ttl
   corkboard schema testdata/address-book --to shacl`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "to", Usage: strings.Join(schemaFormNames(), ", ") + "; markdown where nothing says otherwise"},
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `FILE`", TakesFile: true},
		},
		Action: p.schema,
	}
}

func (p *program) schema(c *cli.Context) error {
	if c.NArg() > 1 {
		return usagef("schema takes one case at most")
	}
	write, err := schemaForm(c.String("to"), c.String("output"))
	if err != nil {
		return err
	}
	s := schema.Core()
	var inputs []string
	if dir := c.Args().First(); dir != "" {
		if _, err := os.Stat(dir); err != nil {
			return err
		}
		if _, s, err = p.caseVocabulary(dir); err != nil {
			return err
		}
		inputs = []string{filepath.Join(dir, "schema.yaml"), filepath.Join(dir, "schema.yml")}
	}
	return p.writeTo(c.String("output"), inputs, func(w io.Writer) error { return write(s, w) })
}

// schemaForm finds the form that is meant, by its name or by the extension of
// the file.
func schemaForm(to, file string) (func(*schema.Schema, io.Writer) error, error) {
	for _, f := range schemaForms {
		if to == f.name || to == "" && strings.EqualFold(filepath.Ext(file), f.ext) {
			return f.write, nil
		}
	}
	if to == "" {
		return schemaForms[0].write, nil
	}
	return nil, usagef("--to: %q is not one of %s", to, strings.Join(schemaFormNames(), ", "))
}

// caseVocabulary gives the settings and the vocabulary of the case in a folder,
// with what its own case.yaml and schema.yaml say. A folder without them has
// the usual ones.
func (p *program) caseVocabulary(dir string) (schema.Settings, *schema.Schema, error) {
	absolute, err := filepath.Abs(dir)
	if err != nil {
		return schema.Settings{}, nil, err
	}
	settings, s := schema.DefaultSettings(filepath.Base(absolute)), schema.Core()
	var faults []error
	for _, name := range []string{"case.yaml", "case.yml", "schema.yaml", "schema.yml"} {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if errors.Is(err, os.ErrNotExist) || isNoFolder(dir) {
			continue
		}
		if err != nil {
			return settings, s, err
		}
		if strings.HasPrefix(name, "case") {
			faults = append(faults, settings.Read(data, name))
			continue
		}
		extended, err := s.Extend(data, name)
		if err == nil {
			s = extended
		}
		faults = append(faults, err)
	}
	if err := errors.Join(faults...); err != nil {
		return settings, s, p.explain(err)
	}
	return settings, s, nil
}

// isNoFolder tells a file: a workbook is a case without files of settings.
func isNoFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && !info.IsDir()
}
