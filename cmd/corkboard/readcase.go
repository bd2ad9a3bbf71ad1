package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"corkboard/graph"
	"corkboard/graph/source"
	"corkboard/schema"
)

// readCase opens a case and says what it found. Faults of its settings,
// vocabulary and mappings are printed, and end the run before a row is read.
// Folders of the case that are in except are not part of it: what was built
// there before is no input.
func (p *program) readCase(ctx context.Context, path string, except ...string) (*schema.Case, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, err
	}
	folder, err := source.Open(ctx, path)
	if err != nil {
		return nil, err
	}
	for _, out := range except {
		without(folder, path, out)
	}
	readDocuments(folder.Files, false)
	return p.openCase(ctx, folder)
}

// without takes a folder inside the case out of it.
func without(folder *source.Folder, root, out string) {
	root, err := filepath.Abs(root)
	if err != nil {
		return
	}
	if out, err = filepath.Abs(out); err != nil {
		return
	}
	rel, err := filepath.Rel(root, out)
	if err != nil || rel == "." || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return
	}
	inside := filepath.ToSlash(rel) + "/"
	in := func(name string) bool { return strings.HasPrefix(name, inside) }
	folder.Files = slices.DeleteFunc(folder.Files, func(f source.File) bool { return in(f.Input.Name) })
	folder.Config = slices.DeleteFunc(folder.Config, func(i source.Input) bool { return in(i.Name) })
	folder.LeftAlone = slices.DeleteFunc(folder.LeftAlone, func(l source.LeftAlone) bool { return in(l.Name+"/") || in(l.Name) })
}

// openCase makes a case of what was found in a folder.
func (p *program) openCase(ctx context.Context, folder *source.Folder, o ...schema.CaseOption) (*schema.Case, error) {
	c, err := schema.ReadCase(ctx, schema.Core(), folder, o...)
	if err != nil {
		return nil, p.explain(err)
	}
	for _, note := range c.Notes {
		p.say("note: %s", note)
	}
	for _, l := range c.LeftAlone {
		p.say("note: left alone: %s: %s", l.Name, l.Why)
	}
	if len(c.Files) == 0 {
		return nil, errors.New("there is no table and no RDF in " + folder.Name + " that could be read")
	}
	return c, nil
}

// explain prints the faults that a joined error holds and gives one error for
// the end of the run.
func (p *program) explain(err error) error {
	faults := faultsOf(err)
	if len(faults) == 0 {
		return err
	}
	for _, e := range faults {
		p.say("%s", e)
	}
	return errors.New("nothing was read: " + plural(len(faults), "thing to put right first", "things to put right first"))
}

// faultsOf gives the faults that an error is made of, or nil where it is
// something else.
func faultsOf(err error) []*graph.Error {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		var all []*graph.Error
		for _, e := range joined.Unwrap() {
			sub := faultsOf(e)
			if sub == nil {
				return nil
			}
			all = append(all, sub...)
		}
		return all
	}
	if e, ok := err.(*graph.Error); ok {
		return []*graph.Error{e}
	}
	return nil
}

// statements streams what a case says, for a store, which sorts it and keeps
// each statement once: whatever is no valid RDF goes to fault with the other
// faults.
func (p *program) statements(ctx context.Context, c *schema.Case, fault func(*graph.Error) error) graph.Statements {
	return graph.Report(p.said(ctx, c), fault)
}

// said streams what a case says as it comes, with progress on a terminal.
func (p *program) said(ctx context.Context, c *schema.Case) graph.Statements {
	m := &meter{}
	var inputs []*source.Input
	for i := range c.Files {
		inputs = append(inputs, &c.Files[i].Input)
	}
	m.measure(inputs...)
	return p.progress(c.Statements(ctx), m)
}
