package source

import (
	"context"
	"fmt"
	"io"
	"strings"

	"corkboard/graph"
)

// Options say what a reader would otherwise recognize. The zero Options
// recognize everything.
type Options struct {
	// Delimiter separates the cells of a delimited table; 0 is recognize.
	Delimiter rune
	// Encoding is a label of the WHATWG encoding standard ("utf-8",
	// "utf-16le", "windows-1252", "iso-8859-2"); "" is recognize.
	Encoding string
	// Iterator is the path of the record list in a JSON or YAML document:
	// names and [*] after a $, as in $.chats.list[*]; "" is recognize.
	Iterator string
	// MaxField bounds one field's text in bytes; 0 is DefaultMaxField. A
	// whole record may hold four times as much.
	MaxField int64
	// RDF says how an RDF document is read.
	RDF RDFOptions
}

// DefaultMaxField is the size in bytes above which a field is reported and
// left out.
const DefaultMaxField = 16 << 20

// maxField gives the bound in effect.
func (o Options) maxField() int {
	if o.MaxField <= 0 {
		return DefaultMaxField
	}
	return int(min(o.MaxField, 1<<30))
}

// maxRecord bounds the texts of one record together.
func (o Options) maxRecord() int { return 4 * o.maxField() }

// Input is a named stream of bytes that can be opened again and again.
type Input struct {
	// Name is the slash path that origins carry, relative to the case; a
	// sheet of a workbook follows a '!'.
	Name string
	// Size is that of the stored file in bytes, -1 where it is not known.
	Size int64
	// Open gives the decompressed bytes from the start, anew each time.
	Open func() (io.ReadCloser, error)
	// Sheet is the name of the sheet to read, for a workbook; "" is its first.
	Sheet string

	path string // the stored file where it is not compressed, for random access
}

// fault gives an error of this input, at a place of it.
func (in Input) fault(err error, at graph.Origin) error {
	at.File = in.Name
	return &graph.Error{Origin: at, Err: err}
}

// Format is one syntax that this package recognizes.
type Format struct {
	Name  string // what --from takes: "jsonlines"
	Title string // what people call it: "JSON lines"
	// Ext are the file name extensions, the usual one first, with their dots.
	Ext []string
	// Records reads one input. It is nil where Later is set. Nothing is
	// opened before the stream is pulled, and all is closed when it ends.
	Records func(ctx context.Context, in Input, o Options) Records
	// Statements reads one RDF document, as Records reads a table. It is set
	// for RDF syntaxes, and Records is nil then.
	Statements func(ctx context.Context, in Input, o Options) graph.Statements
	// Graphs tells whether an RDF syntax can say named graphs.
	Graphs bool
	// Revision counts the changes of the reader that change what it reads out
	// of the same bytes.
	Revision int
	// Memory is the reader's memory bargain in one sentence, "" where Later is
	// set.
	Memory string
	// Later marks a format that is recognized and read by a later version.
	Later bool

	header func(ctx context.Context, in Input, o Options) ([]Field, error)
}

// Formats lists every format, in a fixed order.
var Formats = []Format{
	{
		Name: "csv", Revision: 1, Title: "CSV", Ext: []string{".csv"},
		Memory: "streams; holds one record", Records: csvRecords, header: csvHeader,
	},
	{
		Name: "tsv", Revision: 1, Title: "tab-separated values", Ext: []string{".tsv", ".tab"},
		Memory: "streams; holds one record", Records: csvRecords, header: csvHeader,
	},
	{
		Name: "json", Revision: 1, Title: "JSON", Ext: []string{".json"},
		Memory: "streams; holds one record", Records: jsonRecords,
	},
	{
		Name: "jsonlines", Revision: 1, Title: "JSON lines", Ext: []string{".jsonl", ".ndjson", ".ijson"},
		Memory: "streams; holds one record", Records: jsonLinesRecords,
	},
	{
		Name: "yaml", Revision: 1, Title: "YAML", Ext: []string{".yaml", ".yml"},
		Memory: "holds the document", Records: yamlRecords,
	},
	{
		Name: "xlsx", Revision: 1, Title: "Excel workbook", Ext: []string{".xlsx", ".xlsm"},
		Memory: "holds the workbook's texts and one row", Records: xlsxRecords, header: xlsxHeader,
	},
	{
		Name: "nt", Revision: 1, Title: "N-Triples", Ext: []string{".nt"},
		Memory: "streams; holds a block of lines", Statements: ntStatements,
	},
	{
		Name: "nq", Revision: 1, Title: "N-Quads", Ext: []string{".nq"}, Graphs: true,
		Memory: "streams; holds a block of lines", Statements: nqStatements,
	},
	{
		Name: "turtle", Revision: 1, Title: "Turtle", Ext: []string{".ttl"},
		Memory: "streams; holds one term and the prefixes", Statements: turtleStatements,
	},
	{
		Name: "trig", Revision: 1, Title: "TriG", Ext: []string{".trig"}, Graphs: true,
		Memory: "streams; holds one term and the prefixes", Statements: trigStatements,
	},
	{
		Name: "rdfxml", Revision: 1, Title: "RDF/XML", Ext: []string{".rdf", ".owl"},
		Memory: "streams; holds the open elements, one text, and 16 bytes for each rdf:ID", Statements: rdfXMLStatements,
	},
	{
		Name: "jsonld", Revision: 1, Title: "JSON-LD", Ext: []string{".jsonld"}, Graphs: true,
		Memory: "holds the document", Statements: jsonldStatements,
	},
	{
		Name: "ndjsonld", Revision: 1, Title: "NDJSON-LD", Ext: []string{".ndjsonld"}, Graphs: true,
		Memory: "streams; holds one line", Statements: ndjsonldStatements,
	},
}

// Lookup gives the format of a name, in any case: its own ("nq"), its title
// with or without the hyphen ("N-Quads", "nquads"), or an extension with or
// without its dot ("ttl").
func Lookup(name string) (Format, bool) {
	plain := func(s string) string { return strings.ReplaceAll(strings.ToLower(s), "-", "") }
	if f, ok := formatNamed(strings.ToLower(name)); ok {
		return f, true
	}
	for _, f := range Formats {
		if plain(f.Title) == plain(name) {
			return f, true
		}
	}
	return formatOf("." + strings.ToLower(strings.TrimPrefix(name, ".")))
}

// File is one table or document that was recognized.
type File struct {
	Input  Input
	Format Format // as recognized
	// Kind is the table's name: the base name without extensions, or the
	// name of the sheet.
	Kind string
	// Options are zero where Open gives the file; whoever knows better than its
	// reader, as a mapping does, sets them before calling Records.
	Options Options
	// SHA256 (lower-case hexadecimal) and Size (bytes) are those of the
	// stored file, compressed if it is; of the whole workbook for a sheet.
	SHA256 string
	Size   int64
}

// IsRDF tells whether the file holds statements and not records.
func (f File) IsRDF() bool { return f.Format.Statements != nil }

// Records streams the file's records in their order. Each carries f.Kind.
func (f File) Records(ctx context.Context) Records {
	if f.Format.Statements != nil {
		return failed(f.Input.fault(fmt.Errorf("%s is RDF: it holds statements and no records", f.Format.Title), graph.Origin{}))
	}
	if f.Format.Records == nil {
		return failed(f.Input.fault(errLater(f.Format), graph.Origin{}))
	}
	records := f.Format.Records(ctx, f.Input, f.Options)
	if f.Kind == kindOf(f.Input) {
		return records
	}
	return func(yield func(Record, error) bool) {
		for r, err := range records {
			if err == nil {
				r.Kind = f.Kind
			}
			if !yield(r, err) {
				return
			}
		}
	}
}

// Statements streams what an RDF document says, each statement with its place.
// A document of another format is an error.
func (f File) Statements(ctx context.Context) graph.Statements {
	if f.Format.Statements == nil {
		return failedStatements(f.Input.fault(fmt.Errorf("%s is no RDF", f.Format.Title), graph.Origin{}))
	}
	return f.Format.Statements(ctx, f.Input, f.Options)
}

// headerRecords is how many records of a document are looked at for names.
const headerRecords = 100

// Header gives the names of the file's columns with their places: the header
// row of a table without the columns that are not read, or the names that the
// first 100 records of a document use, in order of appearance, with the place
// of the first use. Faults are left to Records; the error is about the world,
// or about a file of which nothing can be read.
func (f File) Header(ctx context.Context) ([]Field, error) {
	if f.Format.header != nil {
		return f.Format.header(ctx, f.Input, f.Options)
	}
	return firstNames(f.Records(ctx))
}
