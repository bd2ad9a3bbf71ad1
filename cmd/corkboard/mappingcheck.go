package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"path/filepath"
	"slices"

	"github.com/urfave/cli/v2"

	"corkboard/graph"
	"corkboard/graph/source"
	"corkboard/schema"
)

func (p *program) mappingCheckCommand() *cli.Command {
	return &cli.Command{
		Name: "check", Usage: "say what is wrong with a mapping",
		ArgsUsage: "MAP [FILE…]",
		Description: `Reads a mapping, looks for the columns that it names in the files beside it, or in
those given, and tries it on their first records. Every fault is printed with the
line and column of the mapping or the row that it is about; with none, nothing is
printed. Exit code 4 tells that something was found.

examples:
   corkboard mapping check testdata/address-book/mapping.yarrrml.yml
   corkboard mapping check testdata/address-book/mapping.yarrrml.yml --rows 0`,
		Flags: []cli.Flag{
			&cli.IntFlag{Name: "rows", Value: 1000, Usage: "try it on the first `N` records of each file"},
		},
		Action: p.mappingCheck,
	}
}

// mappingChecker is one run of mapping check.
type mappingChecker struct {
	name    string
	given   []string // files named on the command line
	rows    int
	env     schema.Env
	faults  []*graph.Error
	records int
	files   int
}

func (p *program) mappingCheck(c *cli.Context) error {
	name := c.Args().First()
	if name == "" {
		return usagef("mapping check: which mapping?")
	}
	if c.Int("rows") < 0 {
		return usagef("--rows: %d is less than 0", c.Int("rows"))
	}
	plan, s, settings, err := p.readMapping(name)
	m := mappingChecker{name: name, given: c.Args().Tail(), rows: c.Int("rows")}
	if err != nil {
		if m.faults = faultsOf(err); m.faults == nil {
			return err
		}
		return p.mappingFaults(m, plan)
	}
	m.env = schema.Env{Schema: s, Base: settings.Base, Language: settings.Language, Zone: settings.Zone}
	if err := m.look(c.Context, plan); err != nil {
		return err
	}
	return p.mappingFaults(m, plan)
}

// mappingFaults prints what was found.
func (p *program) mappingFaults(m mappingChecker, plan *schema.Plan) error {
	if len(m.faults) == 0 {
		p.say("%s: %s, tried on %s of %s", m.name, plural(len(plan.Maps), "map", "maps"),
			plural(m.records, "record", "records"), plural(m.files, "file", "files"))
		return nil
	}
	p.found = true
	err := p.writeTo("", nil, func(w io.Writer) error {
		for _, e := range m.faults {
			if _, err := fmt.Fprintln(w, e); err != nil {
				return err
			}
		}
		return nil
	})
	p.say("%s: %s", m.name, plural(len(m.faults), "thing to put right", "things to put right"))
	return err
}

// look goes through the files that the plan is for, each read in the ways in
// which its maps want it.
func (m *mappingChecker) look(ctx context.Context, plan *schema.Plan) error {
	if err := m.unused(plan); err != nil {
		return err
	}
	var seen []string
	for _, t := range plan.Maps {
		if slices.Contains(seen, t.Source.File) {
			continue
		}
		seen = append(seen, t.Source.File)
		f, ok, err := m.open(ctx, t.Source)
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		m.files++
		if err := m.file(ctx, f, plan.For(t.Source.File)); err != nil {
			return err
		}
	}
	return nil
}

// unused refuses files on the command line that no map is for.
func (m *mappingChecker) unused(plan *schema.Plan) error {
	for _, name := range m.given {
		is := func(t schema.TriplesMap) bool { return path.Base(t.Source.File) == filepath.Base(name) }
		if !slices.ContainsFunc(plan.Maps, is) {
			return usagef("%s: no map in %s is for a file of this name", name, m.name)
		}
	}
	return nil
}

// open finds the file of a source: among the files given, or beside the
// mapping.
func (m *mappingChecker) open(ctx context.Context, src schema.LogicalSource) (f source.File, ok bool, err error) {
	name := filepath.Join(filepath.Dir(m.name), filepath.FromSlash(src.File))
	for _, g := range m.given {
		if filepath.Base(g) == path.Base(src.File) {
			name = g
		}
	}
	if !exists(name) {
		m.fault(src.Origin, "source: %q is not beside the mapping", src.File)
		return f, false, nil
	}
	folder, err := source.Open(ctx, name)
	if err != nil {
		return f, false, err
	}
	if len(folder.Files) == 0 {
		m.fault(src.Origin, "source: %q is no table or document that can be read", src.File)
		return f, false, nil
	}
	f = folder.Files[0]
	f.Input.Name = src.File
	return f, true, nil
}

func (m *mappingChecker) fault(at graph.Origin, format string, args ...any) {
	m.faults = append(m.faults, &graph.Error{Origin: at, Err: fmt.Errorf(format, args...)})
}

// file checks the columns of one file and tries its maps.
func (m *mappingChecker) file(ctx context.Context, f source.File, maps []schema.TriplesMap) error {
	for len(maps) > 0 {
		o := readAs(maps[0])
		same := func(t schema.TriplesMap) bool { return readAs(t) == o }
		var alike, others []schema.TriplesMap
		for _, t := range maps {
			if same(t) {
				alike = append(alike, t)
			} else {
				others = append(others, t)
			}
		}
		maps, f.Options = others, o
		header, err := f.Header(ctx)
		if err == nil {
			err = schema.CheckColumns(alike, header)
		}
		if err != nil {
			found := faultsOf(err)
			if found == nil {
				return err
			}
			m.faults = append(m.faults, found...)
			continue
		}
		if err := m.try(ctx, f, alike); err != nil {
			return err
		}
	}
	return nil
}

// readAs gives the reader's options that a map asks for.
func readAs(t schema.TriplesMap) source.Options {
	return source.Options{Iterator: t.Source.Iterator, Delimiter: t.Source.Delimiter, Encoding: t.Source.Encoding}
}

// try maps the first records of a file.
func (m *mappingChecker) try(ctx context.Context, f source.File, maps []schema.TriplesMap) error {
	env := m.env
	env.File = f.Input.Name
	first := func(yield func(source.Record, error) bool) {
		n := 0
		for r, err := range f.Records(ctx) {
			if err == nil {
				if n++; n > m.rows {
					return
				}
				m.records++
			}
			if !yield(r, err) {
				return
			}
		}
	}
	for _, err := range env.Entities(ctx, maps, first) {
		var e *graph.Error
		if errors.As(err, &e) {
			m.faults = append(m.faults, e)
		} else if err != nil {
			return err
		}
	}
	return nil
}
