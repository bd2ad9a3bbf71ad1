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
	Name, Title string
	Ext, Media  []string
	Does        string // "read", "written", "drawn", "read later"
	Memory      string
	Example     string
}

// readExample shows how a format is read.
func readExample(f source.Format) string {
	switch f.Name {
	case "csv", "tsv":
		return "corkboard check people" + f.Ext[0]
	case "xlsx":
		return "corkboard build case.xlsx -o out"
	}
	return "corkboard convert contacts" + f.Ext[0] + " --map mapping.yarrrml.yml --to turtle"
}

// allFormats lists what is read, then what is written.
func allFormats() []format {
	var all []format
	for _, f := range source.Formats {
		row := format{Name: f.Name, Title: f.Title, Ext: f.Ext, Does: "read", Memory: f.Memory}
		if f.Later {
			row.Does, row.Memory = "read later", "recognized, and left alone with a note"
		} else {
			row.Example = readExample(f)
		}
		all = append(all, row)
	}
	for _, f := range export.Formats {
		row := format{Name: f.Name, Title: f.Title, Ext: f.Ext, Media: f.Media, Does: "written", Memory: f.Memory}
		row.Example = fmt.Sprintf("corkboard export out/graph.corkboard --to %s -o case%s", f.Name, f.Ext[0])
		if f.Draw != nil {
			row.Does = "drawn"
			row.Example = fmt.Sprintf("corkboard draw out/graph.corkboard --to %s -o picture%s", f.Name, f.Ext[0])
		}
		all = append(all, row)
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
		if strings.EqualFold(f.Name, name) || slices.Contains(f.Ext, "."+strings.ToLower(name)) {
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
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\n", f.Name, f.Does, strings.Join(f.Ext, " "), f.Title, f.Memory)
	}
	return t.Flush()
}

// describe writes all that is known of one format.
func (f format) describe(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintf(t, "%s\t%s, %s\n", f.Name, f.Title, f.Does)
	fmt.Fprintf(t, "extensions\t%s", strings.Join(f.Ext, " "))
	if f.Does != "read later" {
		fmt.Fprint(t, ", and with .gz or .zst behind it")
	}
	fmt.Fprintln(t)
	if len(f.Media) > 0 {
		fmt.Fprintf(t, "media type\t%s\n", strings.Join(f.Media, ", "))
	}
	fmt.Fprintf(t, "memory\t%s\n", f.Memory)
	if f.Example != "" {
		fmt.Fprintf(t, "example\t%s\n", f.Example)
	}
	return t.Flush()
}
