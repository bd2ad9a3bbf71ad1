package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"corkboard/graph"
	"corkboard/graph/source"
	"corkboard/graph/store"
	"corkboard/schema"
)

func (p *program) loadCommand() *cli.Command {
	return &cli.Command{
		Name: "load", Usage: "add tables and RDF to a store",
		ArgsUsage: "FILE… --into STORE [--map M] [--source ID] [--replace]",
		Description: `Adds what files or a case say to a store, all or nothing. Loading the same files
again changes nothing. A file that the store holds in another state needs
--replace, which takes out all that the old state said, and what was concluded
from it.

What an RDF document says stands in the graph of the file, what its named graphs
say in these; the store knows that they are of the file, and of the source that
--source names. An export of a store goes back into one with --as-is: graphs and
blank nodes are what they were.

examples:
   corkboard load testdata/town-council --into council.corkboard
   corkboard load testdata/town-council/ties-anna.csv --into council.corkboard
   corkboard load out/graph.ttl --into council.corkboard --source letter
   corkboard load out/graph.nq --into again.corkboard --as-is`,
		Flags: append(append([]cli.Flag{
			&cli.StringFlag{Name: "into", Usage: "the `STORE`; made where there is none", Required: true, TakesFile: true},
			&cli.StringFlag{Name: "map", Usage: "a mapping in YARRRML: `FILE`", TakesFile: true},
			&cli.StringFlag{Name: "source", Usage: "the `ID` of the source that says what rows say that name none"},
			&cli.StringFlag{Name: "base", Usage: "name entities under `IRI`; else as the case or the store has it"},
			&cli.BoolFlag{Name: "replace", Usage: "put changed files in the place of their old state"},
			&cli.BoolFlag{Name: "keep-labels", Usage: "keep the labels of blank nodes in RDF"},
			&cli.BoolFlag{Name: "as-is", Usage: "take RDF as what export wrote: restore its graphs and describe nothing"},
			memoryFlag(),
		}, stdinFlags()...), faultFlags()...),
		Action: p.load,
	}
}

func (p *program) load(c *cli.Context) error {
	ctx := c.Context
	if c.NArg() == 0 {
		return usagef("load: which files?")
	}
	fault, err := p.openFaults(c)
	if err != nil {
		return err
	}
	memory, err := openMemory(c)
	if err != nil {
		return err
	}
	name := c.String("into")
	_, missing := os.Stat(name)
	st, err := store.Open(name, memory)
	if err != nil {
		return err
	}
	done := false
	defer func() {
		st.Close()
		if missing != nil && !done {
			os.Remove(name) // an empty store that this run made
		}
	}()
	cs, err := p.loading(c, st)
	if err != nil {
		return err
	}
	changed, err := changedFiles(ctx, st, cs)
	if err != nil {
		return err
	}
	if len(changed) > 0 && !c.Bool("replace") {
		return fmt.Errorf("the store holds another state of %s; --replace puts this one in its place", strings.Join(changed, ", "))
	}
	statements := p.statements(ctx, cs, fault)
	var removed store.Removed
	var added store.Added
	if len(changed) == 0 {
		added, err = st.Add(ctx, statements)
	} else {
		var gone *schema.Said
		if gone, err = schema.SaidBy(ctx, st, cs.Base, withDocuments(changed, cs)); err == nil {
			removed, added, err = st.Replace(ctx, gone, statements)
		}
	}
	if err != nil {
		return err
	}
	done = true
	if len(changed) > 0 {
		p.say("%s of the old state taken out", plural(removed.Statements, "statement", "statements"))
	}
	p.say("%s read, %s new in %s", plural(added.Statements, "statement", "statements"), thousands(added.New), name)
	return p.closeFaults()
}

// loading makes a case of the files on the command line.
func (p *program) loading(c *cli.Context, m graph.Matcher) (*schema.Case, error) {
	folder, err := p.gather(c, false)
	if err != nil {
		return nil, err
	}
	names := make(map[string]bool)
	for _, f := range folder.Files {
		if f.IsRDF() && names[f.Input.Name] {
			return nil, usagef("load: two files are called %s, and the store would take them for one; load a folder that holds both", f.Input.Name)
		}
		names[f.Input.Name] = true
	}
	if !c.Bool("as-is") {
		return p.caseOf(c, m, folder)
	}
	for _, flag := range []string{"source", "map", "replace", "base"} {
		if c.IsSet(flag) {
			return nil, usagef("--as-is: takes RDF as it stands, without --%s", flag)
		}
	}
	for _, f := range folder.Files {
		if !f.IsRDF() {
			return nil, usagef("--as-is: %s is no RDF", f.Input.Name)
		}
	}
	folder.Config = nil // no case but the one in the RDF
	return p.openCase(c.Context, folder, schema.AsIs())
}

// caseOf makes a case of a folder. Without a case.yaml in it, it takes the base
// that the store has.
func (p *program) caseOf(c *cli.Context, m graph.Matcher, folder *source.Folder, o ...schema.CaseOption) (*schema.Case, error) {
	base := c.String("base")
	if base == "" && len(folder.Config) == 0 {
		var err error
		if base, err = storeBase(c.Context, m); err != nil {
			return nil, err
		}
	}
	if base != "" {
		if err := checkBase(base); err != nil {
			return nil, err
		}
		o = append(o, schema.WithBase(base))
	}
	if id := c.String("source"); id != "" {
		o = append(o, schema.WithSource(id))
	}
	return p.openCase(c.Context, folder, o...)
}

// withDocuments adds the RDF documents that are loaded to the files that have
// changed: where both speak in one named graph, both are read again.
func withDocuments(changed []string, c *schema.Case) []string {
	for _, f := range c.Files {
		if f.IsRDF() && !slices.Contains(changed, f.Input.Name) {
			changed = append(changed, f.Input.Name)
		}
	}
	return changed
}

func checkBase(base string) error {
	if err := graph.CheckIRI(base); err != nil {
		return usagef("--base: %w", err)
	}
	if !strings.HasSuffix(base, "/") || strings.ContainsAny(base, "?#") {
		return usagef("--base: %q does not end with / as a base should, without ? and #", base)
	}
	return nil
}

// changedFiles lists the files of a case that the store holds in another
// state.
func changedFiles(ctx context.Context, m graph.Matcher, c *schema.Case) ([]string, error) {
	var changed []string
	for _, f := range c.Files {
		p := graph.Pattern{Subject: schema.FileIRI(c.Base, f.Input.Name), Predicate: graph.IRI(schema.PropertySHA256), Graph: schema.SourcesGraph(c.Base)}
		for s, err := range m.Match(ctx, p) {
			if err != nil {
				return nil, err
			}
			if s.Object.Value() != f.SHA256 {
				changed = append(changed, f.Input.Name)
			}
		}
	}
	return changed, nil
}
