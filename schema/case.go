package schema

import (
	"context"
	"errors"
	"fmt"
	"path"
	"slices"
	"strconv"

	"corkboard/graph"
	"corkboard/graph/source"
)

// Case is a folder, or a workbook, made ready to be said: its settings, its
// vocabulary, its tables and mappings.
type Case struct {
	Settings
	Schema *Schema
	Files  []CaseFile
	// LeftAlone says what is not read, and why.
	LeftAlone []source.LeftAlone
	// Notes are remarks that are no faults: a missing case.yaml, columns that
	// the vocabulary does not have.
	Notes []string
	// Prefixes are the case's own and those of its mappings.
	Prefixes []Prefix
	// Declared are the prefixes that the RDF documents declare, as far as they
	// have been read.
	Declared graph.Prefixes

	names     *Names
	own       string // the text of schema.yaml
	said      string // the id of the source of rows that name none, or ""
	described bool   // there is a case.yaml
	asIs      bool   // RDF documents are taken as they stand
}

// CaseOption changes how ReadCase reads a case.
type CaseOption func(*Case)

// WithBase names entities under an IRI, whatever case.yaml says.
func WithBase(base string) CaseOption {
	return func(c *Case) { c.Base, c.described = base, true }
}

// WithSource takes the source of that id for rows that name none.
func WithSource(id string) CaseOption {
	return func(c *Case) { c.said = id }
}

// CaseFile is one file of a case with the maps its records go through.
type CaseFile struct {
	source.File
	Table string // the standard table, or ""
	Maps  []TriplesMap
}

// ReadCase looks at what source.Open found: case.yaml, schema.yaml and
// mappings first, then the header of every table, then ids and names (which
// reads the tables twice where they refer to each other by name). core is the
// vocabulary that a schema.yaml adds to.
//
// Faults of case.yaml, schema.yaml or a mapping come back joined in the error,
// all of them at once: nothing is read under a vocabulary that is not what the
// user meant. Faults of the tables wait for Statements.
func ReadCase(ctx context.Context, core *Schema, folder *source.Folder, o ...CaseOption) (*Case, error) {
	c := &Case{Settings: DefaultSettings(folder.Name), Schema: core, LeftAlone: folder.LeftAlone}
	plan, err := c.configure(folder, o)
	if err != nil {
		return nil, err
	}
	if err := c.assign(ctx, folder.Files, plan); err != nil {
		return nil, err
	}
	var named []NamedTable
	for _, f := range c.Files {
		if t, ok := c.Schema.Table(f.Table); ok {
			named = append(named, NamedTable{Table: t, Records: f.Records})
		}
	}
	c.names, err = c.Schema.ReadNames(ctx, named)
	return c, err
}

// configure reads the files that describe the case.
func (c *Case) configure(folder *source.Folder, o []CaseOption) (*Plan, error) {
	plan := &Plan{}
	var faults []error
	var mappings []source.Input
	for _, in := range folder.Config {
		data, err := readAll(in.Open, in.Name)
		if err != nil {
			return nil, err
		}
		switch base := path.Base(in.Name); {
		case base == "case.yaml" || base == "case.yml":
			c.described = true
			faults = append(faults, c.Settings.Read(data, in.Name))
		case base == "schema.yaml" || base == "schema.yml":
			s, err := c.Schema.Extend(data, in.Name)
			if err == nil {
				c.Schema, c.own = s, string(data)
			}
			faults = append(faults, err)
		default:
			mappings = append(mappings, in)
		}
	}
	for _, set := range o {
		set(c)
	}
	if !c.described && !c.asIs {
		c.Notes = append(c.Notes, fmt.Sprintf("no case.yaml: entities are named under %s", c.Base))
	}
	if iri, ok := c.Schema.Prefix(c.Prefix); ok && iri != c.Base {
		faults = append(faults, &graph.Error{Origin: graph.Origin{File: "case.yaml"}, Err: fmt.Errorf("prefix: %q is that of %s", c.Prefix, iri)})
	}
	c.Prefixes = append(c.Prefixes, Prefix{c.Prefix, c.Base})
	for _, in := range mappings {
		p, err := c.mapping(in)
		if err != nil {
			faults = append(faults, err)
			continue
		}
		plan.Maps = append(plan.Maps, p.Maps...)
		c.Prefixes = append(c.Prefixes, p.Prefixes...)
	}
	return plan, errors.Join(faults...)
}

// mapping reads one mapping file; its sources are relative to it.
func (c *Case) mapping(in source.Input) (*Plan, error) {
	data, err := readAll(in.Open, in.Name)
	if err != nil {
		return nil, err
	}
	p, err := ReadYARRRML(data, in.Name, c.Schema, c.Base)
	if err != nil {
		return nil, err
	}
	for i := range p.Maps {
		p.Maps[i].Source.File = path.Join(path.Dir(in.Name), p.Maps[i].Source.File)
	}
	return p, nil
}

// assign gives every file its maps: those of a mapping that names the file,
// else those of the standard table of its name.
func (c *Case) assign(ctx context.Context, files []source.File, plan *Plan) error {
	var faults []error
	used := make(map[string]bool)
	for _, f := range files {
		maps := plan.For(f.Input.Name)
		if f.IsRDF() {
			var err error
			if f, err = c.assignRDF(f, maps); err != nil {
				faults = append(faults, err)
			}
			if f.IsRDF() {
				used[f.Input.Name] = true
				continue
			}
		}
		if len(maps) > 0 {
			used[f.Input.Name] = true
			split, err := c.foreign(ctx, f, maps)
			if err != nil {
				faults = append(faults, err)
			}
			c.Files = append(c.Files, split...)
			continue
		}
		t, ok := c.Schema.TableFor(f.Kind)
		if !ok && f.Format.Name == "xlsx" && f.Input.Sheet == "" {
			c.Files = append(c.Files, CaseFile{File: f}) // damaged: reading it says so
			continue
		}
		if !ok {
			c.LeftAlone = append(c.LeftAlone, source.LeftAlone{Name: f.Input.Name, Why: "no standard table has this name and no mapping names the file"})
			continue
		}
		if err := c.header(ctx, f, t); err != nil {
			return err
		}
		c.Files = append(c.Files, CaseFile{File: f, Table: t.Name, Maps: c.Schema.TablePlan(t)})
	}
	for _, m := range plan.Maps {
		if !used[m.Source.File] {
			faults = append(faults, &graph.Error{Origin: m.Source.Origin, Err: fmt.Errorf("source: %q is not in the case", m.Source.File)})
			used[m.Source.File] = true
		}
	}
	return errors.Join(faults...)
}

// foreign gives the file once for each way in which its maps want it read, and
// checks that the columns they name are there.
func (c *Case) foreign(ctx context.Context, f source.File, maps []TriplesMap) ([]CaseFile, error) {
	var all []CaseFile
	for _, m := range maps {
		o := f.Options
		o.Iterator, o.Delimiter, o.Encoding = m.Source.Iterator, m.Source.Delimiter, m.Source.Encoding
		i := slices.IndexFunc(all, func(cf CaseFile) bool { return cf.Options == o })
		if i < 0 {
			g := f
			g.Options = o
			i = len(all)
			all = append(all, CaseFile{File: g})
		}
		all[i].Maps = append(all[i].Maps, m)
	}
	var faults []error
	for _, cf := range all {
		header, err := cf.Header(ctx)
		if err != nil {
			return nil, err
		}
		faults = append(faults, CheckColumns(cf.Maps, header))
	}
	return all, errors.Join(faults...)
}

// header notes the columns of a standard table that the vocabulary lacks.
func (c *Case) header(ctx context.Context, f source.File, t Table) error {
	header, err := f.Header(ctx)
	var fault *graph.Error
	if errors.As(err, &fault) {
		return nil // Records says it again
	}
	if err != nil {
		return err
	}
	known := c.Schema.Columns(t)
	for _, h := range header {
		if !slices.Contains(known, h.Name) && h.Name != "id" && h.Name != "" && !private(h.Name) {
			c.Notes = append(c.Notes, fmt.Sprintf("%s: column %q is not one of table %s; kept as %s:%s",
				h.Origin, h.Name, t.Name, c.Prefix, "ns#"+h.Name))
		}
	}
	return nil
}

// For gives the maps for a file of that name.
func (p *Plan) For(file string) []TriplesMap {
	var maps []TriplesMap
	for _, m := range p.Maps {
		if m.Source.File == file {
			maps = append(maps, m)
		}
	}
	return maps
}

// Entities maps every table of the case, in order.
func (c *Case) Entities(ctx context.Context) Entities {
	var all []Entities
	for _, f := range c.Files {
		if !f.IsRDF() {
			all = append(all, c.FileEntities(ctx, f))
		}
	}
	return graph.Concat(all...)
}

// FileEntities maps one file of the case.
func (c *Case) FileEntities(ctx context.Context, f CaseFile) Entities {
	env := &Env{Schema: c.Schema, Base: c.Base, Language: c.Language, Zone: c.Zone, Names: c.names, File: f.Input.Name}
	if c.said != "" {
		env.Source = ownIRI(c.Base, c.said)
	}
	return env.Entities(ctx, f.Maps, f.Records(ctx))
}

// Statements says all that the case holds (see Schema.Statements), RDF
// documents included, and describes its files. It is not sorted and repeats
// itself. What graph.Statement.Check refuses is yielded as an error.
func (c *Case) Statements(ctx context.Context) graph.Statements {
	var all []graph.Statements
	if !c.asIs {
		all = append(all, graph.Checked(c.describe()), graph.Checked(c.Schema.Statements(c.Entities(ctx))))
	}
	for _, f := range c.Files {
		if f.IsRDF() { // whose readers give nothing that is refused
			all = append(all, c.documentStatements(ctx, f))
		}
	}
	return graph.Concat(all...)
}

// describe says what the case is, and of each file name, size, SHA-256 and
// reader.
func (c *Case) describe() graph.Statements {
	return func(yield func(graph.Statement, error) bool) {
		g := SourcesGraph(c.Base)
		say := func(subject graph.Term, predicate string, object graph.Term, at graph.Origin) bool {
			return object.Value() == "" ||
				yield(graph.Statement{Subject: subject, Predicate: graph.IRI(predicate), Object: object, Graph: g, Origin: at}, nil)
		}
		at := graph.Origin{File: "case.yaml"}
		base := graph.IRI(c.Base)
		if !say(base, RDFType, graph.IRI(ClassCase), at) || !say(base, DCTermsTitle, graph.LangText(c.Title, c.Language), at) ||
			!say(base, VANNPreferredNamespacePrefix, graph.Text(c.Prefix), at) ||
			!say(base, PropertyVocabulary, graph.Text(c.own), at) ||
			!say(base, PropertyCredit, graph.LangText(c.Credit, c.Language), at) || !say(base, PropertyFootnote, graph.LangText(c.Note, c.Language), at) {
			return
		}
		for _, f := range c.Files {
			at := graph.Origin{File: f.Input.Name}
			iri := FileIRI(c.Base, f.Input.Name)
			reader := fmt.Sprintf("%s %d", f.Format.Name, f.Format.Revision)
			if !say(iri, RDFType, provEntityTerm, at) || !say(iri, DCTermsTitle, graph.Text(f.Input.Name), at) ||
				!say(iri, PropertySize, graph.Typed(strconv.FormatInt(f.Size, 10), XSDInteger), at) ||
				!say(iri, PropertySHA256, graph.Text(f.SHA256), at) || !say(iri, PropertyReader, graph.Text(reader), at) {
				return
			}
		}
	}
}
