package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"corkboard/export"
	"corkboard/graph/source"
)

func (p *program) formatsCommand() *cli.Command {
	return &cli.Command{
		Name: "formats", Usage: "list what can be read and written",
		ArgsUsage: "[NAME]",
		Description: `Lists the formats of tables and documents that are read, and of RDF and pictures
that are written, with what each costs in memory. With a name or an extension,
says more of that one.

examples:
   corkboard formats
   corkboard formats turtle`,
		Action: p.formats,
	}
}

// format is a row of the table: something read, written, or both.
type format struct {
	Name, Title     string
	Ext, Media      []string
	Does            []string // "read", "written", "drawn", "read later"
	Memory, Writing string   // of reading, or of what it does alone; of writing beside it
	Examples        []string
}

// readExample shows how a format is read.
func readExample(f source.Format) string {
	switch {
	case f.Statements != nil:
		return "corkboard convert data" + f.Ext[0] + " --to " + otherSyntax(f.Name)
	case f.Name == "csv", f.Name == "tsv":
		return "corkboard check people" + f.Ext[0]
	case f.Name == "xlsx":
		return "corkboard build case.xlsx -o out"
	}
	return "corkboard convert contacts" + f.Ext[0] + " --map mapping.yarrrml.yml --to turtle"
}

// otherSyntax is one to turn a syntax into.
func otherSyntax(name string) string {
	if name == "trig" || name == "nq" {
		return "trig-pretty"
	}
	return "nq"
}

// allFormats lists what is read, then what is only written.
func allFormats() []format {
	var all []format
	for _, f := range source.Formats {
		row := format{Name: f.Name, Title: f.Title, Ext: f.Ext, Does: []string{"read"}, Memory: f.Memory}
		if f.Later {
			row.Does, row.Memory = []string{"read later"}, "recognized, and left alone with a note"
		} else {
			row.Examples = []string{readExample(f)}
		}
		all = append(all, row)
	}
	for _, f := range export.Formats {
		does, example := "written", "corkboard export out/graph.corkboard --to "+f.Name+" -o case"
		if f.Draws() {
			does, example = "drawn", "corkboard draw out/graph.corkboard --to "+f.Name+" -o picture"
		}
		if len(f.Ext) > 0 {
			example += f.Ext[0]
		}
		if i := slices.IndexFunc(all, func(row format) bool { return row.Name == f.Name }); i >= 0 {
			row := &all[i]
			row.Media, row.Writing = f.Media, f.Memory
			row.Does, row.Examples = append(row.Does, does), append(row.Examples, example)
			continue
		}
		all = append(all, format{Name: f.Name, Title: f.Title, Ext: f.Ext, Media: f.Media, Does: []string{does}, Memory: f.Memory, Examples: []string{example}})
	}
	return all
}

func (p *program) formats(c *cli.Context) error {
	name := strings.TrimPrefix(c.Args().First(), ".")
	if c.NArg() > 1 {
		return usagef("formats takes one name at most")
	}
	if name == "" {
		return p.writeTo("", nil, writeFormats)
	}
	var found []format
	for _, f := range allFormats() {
		if strings.EqualFold(f.Name, name) || strings.EqualFold(f.Title, name) || slices.Contains(f.Ext, "."+strings.ToLower(name)) {
			found = append(found, f)
		}
	}
	if len(found) == 0 {
		return usagef("%q is no format; corkboard formats lists them", c.Args().First())
	}
	return p.writeTo("", nil, func(w io.Writer) error {
		for i, f := range found {
			if i > 0 {
				fmt.Fprintln(w)
			}
			if err := f.describe(w); err != nil {
				return err
			}
		}
		return nil
	})
}

// writeFormats writes one line for each format.
func writeFormats(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "NAME\tIS\tEXTENSIONS\tTITLE\tMEMORY")
	for _, f := range allFormats() {
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\n", f.Name, strings.Join(f.Does, ", "), strings.Join(f.Ext, " "), f.Title, f.Memory)
	}
	return t.Flush()
}

// describe writes all that is known of one format.
func (f format) describe(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintf(t, "%s\t%s, %s\n", f.Name, f.Title, strings.Join(f.Does, " and "))
	if len(f.Ext) > 0 {
		fmt.Fprintf(t, "extensions\t%s", strings.Join(f.Ext, " "))
		if f.Does[0] != "read later" {
			fmt.Fprint(t, ", and with .gz or .zst behind it")
		}
		fmt.Fprintln(t)
	}
	if len(f.Media) > 0 {
		fmt.Fprintf(t, "media type\t%s\n", strings.Join(f.Media, ", "))
	}
	if f.Writing == "" || f.Writing == f.Memory {
		fmt.Fprintf(t, "memory\t%s\n", f.Memory)
	} else {
		fmt.Fprintf(t, "memory, read\t%s\nmemory, written\t%s\n", f.Memory, f.Writing)
	}
	for _, example := range f.Examples {
		fmt.Fprintf(t, "example\t%s\n", example)
	}
	return t.Flush()
}
