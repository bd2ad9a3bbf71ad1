package main

import (
	"fmt"
	"path/filepath"
	"runtime"
	"slices"

	"github.com/urfave/cli/v2"

	"corkboard/graph/source"
)

// gather makes one folder of the files on the command line. RDF on standard
// input comes as it streams where once is set, so that it can be read once.
func (p *program) gather(c *cli.Context, once bool) (*source.Folder, error) {
	all := &source.Folder{Name: "case"}
	format, err := fromFormat(c)
	if err != nil {
		return nil, err
	}
	names := c.Args().Slice()
	if slices.Contains(names, "-") {
		format = source.Format{} // that of standard input alone
	}
	for i, name := range names {
		folder, err := p.gatherOne(c, name, format, once)
		if err != nil {
			return nil, err
		}
		if i == 0 {
			all.Name = folder.Name
		}
		all.Files = append(all.Files, folder.Files...)
		all.Config = append(all.Config, folder.Config...)
		all.LeftAlone = append(all.LeftAlone, folder.LeftAlone...)
	}
	if name := c.String("map"); name != "" {
		in, err := source.FileInput(name, filepath.Base(name))
		if err != nil {
			return nil, err
		}
		all.Config = append(all.Config, in)
	}
	readDocuments(all.Files, c.Bool("keep-labels"))
	return all, nil
}

// gatherOne opens one argument.
func (p *program) gatherOne(c *cli.Context, name string, format source.Format, once bool) (*source.Folder, error) {
	if name == "-" {
		in, err := p.standardInput(c)
		if err != nil {
			return nil, err
		}
		if once && in.format.Statements != nil {
			return &source.Folder{Name: stdinName, Files: []source.File{in.stream()}}, nil
		}
		if name, err = p.spool(c, in); err != nil {
			return nil, err
		}
		format = in.format
	}
	return source.OpenAs(c.Context, name, source.OpenOptions{Format: format, Unsummed: c.Command.Name == "convert"})
}

// manyBytes is the size above which lines are worth several goroutines.
const manyBytes = 4 << 20

// readDocuments says how the RDF documents among some files are read: each has
// a name of its own, which its blank nodes are named by, whatever folder it
// stands in.
func readDocuments(files []source.File, keepLabels bool) {
	count := make(map[string]int)
	for i := range files {
		f := &files[i]
		if !f.IsRDF() {
			continue
		}
		o := &f.Options.RDF
		o.KeepLabels = keepLabels
		if f.Input.Size < 0 || f.Input.Size > manyBytes {
			o.Workers = min(runtime.GOMAXPROCS(0), 4)
		}
		o.Document = f.Input.Name
		if count[f.Input.Name]++; count[f.Input.Name] > 1 {
			o.Document = fmt.Sprintf("%s#%d", f.Input.Name, count[f.Input.Name])
		}
	}
}

// split takes the RDF documents out of a folder.
func split(folder *source.Folder) (documents []source.File) {
	isRDF := source.File.IsRDF
	for _, f := range folder.Files {
		if isRDF(f) {
			documents = append(documents, f)
		}
	}
	folder.Files = slices.DeleteFunc(slices.Clone(folder.Files), isRDF)
	return documents
}
