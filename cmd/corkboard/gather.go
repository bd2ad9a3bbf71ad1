package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

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
	contexts, err := contextsOf(c)
	if err != nil {
		return nil, err
	}
	for i := range all.Files {
		all.Files[i].Options.RDF.Contexts = contexts
	}
	return all, nil
}

// contextsOf reads the contexts that JSON-LD documents may refer to; nil is
// none but our own.
func contextsOf(c *cli.Context) (*source.Contexts, error) {
	given := c.StringSlice("context")
	if len(given) == 0 {
		return nil, nil
	}
	contexts := new(source.Contexts)
	for _, pair := range given {
		iri, file, ok := strings.Cut(pair, "=")
		// An IRI may hold a = of its own: the file is what follows the last
		// one that leaves the name of a file.
		for next := file; ok && !exists(file); {
			if _, next, ok = strings.Cut(next, "="); ok {
				iri, file = strings.TrimSuffix(pair, "="+next), next
			}
		}
		if !ok {
			return nil, usagef("--context: %q is not IRI=FILE with a file that is there", pair)
		}
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		if err := contexts.Add(iri, text); err != nil {
			return nil, err
		}
	}
	return contexts, nil
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
