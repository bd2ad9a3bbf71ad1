package export

import (
	"io"
	"path"
	"slices"
	"strings"

	"corkboard/graph"
)

// Format is one row of Formats: something that can be written. One of Write,
// Draw and Parts is set.
type Format struct {
	Name  string // what --to takes: "nq"
	Title string // what people call it: "N-Quads"
	// Media are media types, the registered one first, and Ext file extensions
	// with their dot, the usual one first; what comes as a folder has none. Where
	// two rows share them, they stand for the first.
	Media []string
	Ext   []string
	// Graphs tells whether the syntax can say named graphs.
	Graphs bool
	// Memory is the format's memory bargain in one sentence.
	Memory string

	// Write writes statements as RDF. The input is in the order that the
	// format's own function documents; what cannot be written goes to
	// o.Fault. It returns what was written, also beside an error.
	Write func(w io.Writer, st graph.Statements, o Options) (Written, error)
	// Draw draws a network.
	Draw func(w io.Writer, n graph.Network, o DrawOptions) error
	// Parts are the files of a folder that a network is drawn as.
	Parts []Part
}

// Part is one file of a format that is a folder.
type Part struct {
	Name string // in the folder
	Draw func(w io.Writer, n graph.Network, o DrawOptions) error
}

// Draws tells whether a format is drawn from a network.
func (f Format) Draws() bool { return f.Draw != nil || len(f.Parts) > 0 }

// Options says how RDF is written. The zero value writes full IRIs and stops
// at the first statement that cannot be written.
//
// Prefixes come from three lists, which win in this order: the user's, the
// input's, the vocabulary's, and within a list the earlier one. Of the prefixes
// that an IRI begins with, the longest is used whose rest can be a local name.
// A name that stands for two IRIs goes to the list that wins, an IRI with two
// names has the one of the list that wins, and what has been used once keeps
// its meaning. Those that are used are declared at the top, sorted by name. No
// prefix is ever made up.
type Options struct {
	// Prefixes are the user's. What is no prefix, or stands for two IRIs, is an
	// error.
	Prefixes []Prefix
	// Declared are the input's; nil is none. It may grow while the statements
	// are pulled, in the goroutine that pulls them. What is no prefix in it is
	// passed over.
	Declared *graph.Prefixes
	// Vocabulary are those of the vocabularies in use. What is no prefix is an
	// error; of two with one name the first counts.
	Vocabulary []Prefix
	// Terms are the short names of a JSON-LD context: JSONLD writes predicates
	// and classes with those of them that it can use, and defines these in the
	// document.
	Terms []ContextTerm
	// Spool opens a place for the text of a document that waits until it is
	// known which prefixes are used, for what is more than 4 MB. Without one,
	// such a document declares all the prefixes that are known by then and uses
	// no others.
	Spool func() (Spool, error)
	// Base is an absolute IRI that Turtle and TriG declare as @base where it
	// ends in a slash; IRIs below it that no prefix fits are then written
	// relative to it.
	Base string
	// MergeGraphs makes the syntaxes without graphs write the statements of all
	// named graphs as triples, as Merged gives them.
	MergeGraphs bool
	// LowerTags makes N-Triples and N-Quads write language tags in lower case,
	// as the canonical forms of RDF 1.2 ask. Tags that differ in case alone
	// become one.
	LowerTags bool
	// Cite makes the syntaxes without graphs say which named graph each
	// statement is from, as Cited does; MergeGraphs does not count then.
	Cite Citation
	// KeepLabels makes the pretty writers keep the labels of those blank nodes
	// that have one in the document; otherwise labels follow from what is said
	// of a blank node. All other writers keep labels.
	KeepLabels bool
	// Fault is told what the syntax cannot say and what came through the
	// stream as a fault of the input. The writer goes on when it returns nil
	// and stops with the error when it returns one. A nil Fault stops at the
	// first fault and returns it.
	Fault func(*graph.Error) error
}

// ContextTerm is a short name of a JSON-LD context for a predicate or a class.
// Type is how a predicate's values are meant where nothing else is said of them:
// "@id" for IRIs, the IRI of a datatype, or "" for texts.
type ContextTerm struct{ Name, IRI, Type string }

// Written is what a writer has done.
type Written struct {
	Statements int64 // statements written, those left out not counted
}

// Formats is every format, in the order in which a list shows them.
var Formats = []Format{
	{
		Name: "nt", Title: "N-Triples",
		Media: []string{"application/n-triples"}, Ext: []string{".nt"},
		Memory: "streams; holds one statement",
		Write:  NTriples,
	},
	{
		Name: "nq", Title: "N-Quads",
		Media: []string{"application/n-quads"}, Ext: []string{".nq"},
		Graphs: true,
		Memory: "streams; holds one statement",
		Write:  NQuads,
	},
	{
		Name: "turtle", Title: "Turtle",
		Media: []string{"text/turtle"}, Ext: []string{".ttl"},
		Memory: "streams; holds the text of one subject, up to a fixed bound, and 4 MB",
		Write:  Turtle,
	},
	{
		Name: "trig", Title: "TriG",
		Media: []string{"application/trig"}, Ext: []string{".trig"},
		Graphs: true,
		Memory: "streams; holds the text of one subject in one graph, up to a fixed bound, and 4 MB",
		Write:  TriG,
	},
	{
		Name: "rdfxml", Title: "RDF/XML",
		Media: []string{"application/rdf+xml"}, Ext: []string{".rdf", ".owl"},
		Memory: "streams; holds the statements of one subject, up to a fixed bound, and 4 MB",
		Write:  RDFXML,
	},
	{
		Name: "turtle-pretty", Title: "Turtle, pretty",
		Media: []string{"text/turtle"}, Ext: []string{".ttl"},
		Memory: "holds the document: about 400 bytes for each statement besides its text",
		Write:  TurtlePretty,
	},
	{
		Name: "trig-pretty", Title: "TriG, pretty",
		Media: []string{"application/trig"}, Ext: []string{".trig"},
		Graphs: true,
		Memory: "holds the document: about 400 bytes for each statement besides its text",
		Write:  TriGPretty,
	},
	{
		Name: "jsonld", Title: "JSON-LD",
		Media: []string{"application/ld+json"}, Ext: []string{".jsonld"},
		Graphs: true,
		Memory: "holds the document",
		Write:  JSONLD,
	},
	{
		Name: "ndjsonld", Title: "NDJSON-LD",
		Media: []string{"application/x-ld+ndjson"}, Ext: []string{".ndjsonld"},
		Graphs: true,
		Memory: "streams; holds one line",
		Write:  NDJSONLD,
	},
	{
		Name: "dot", Title: "Graphviz DOT",
		Media: []string{"text/vnd.graphviz"}, Ext: []string{".dot", ".gv"},
		Memory: "holds the network: its nodes and distinct edges",
		Draw:   DrawDOT,
	},
	{
		Name: "dot-plain", Title: "Graphviz DOT for parsers",
		Media: []string{"text/vnd.graphviz"}, Ext: []string{".dot", ".gv"},
		Memory: "holds the network: its nodes and distinct edges",
		Draw:   DrawDOTPlain,
	},
	{
		Name: "svg", Title: "SVG picture",
		Media: []string{"image/svg+xml"}, Ext: []string{".svg"},
		Memory: "holds the network: its nodes and distinct edges",
		Draw:   DrawSVG,
	},
	{
		Name: "html", Title: "HTML page to search, filter and move",
		Media: []string{"text/html"}, Ext: []string{".html"},
		Memory: "holds the network, its evidence and the page",
		Draw:   DrawPage,
	},
	{
		Name: "html-embed", Title: "HTML page for the frame of another page",
		Media: []string{"text/html; profile=frame"}, Ext: []string{".embed.html"},
		Memory: "holds the network, its evidence and the page",
		Draw:   DrawPageEmbed,
	},
	{
		Name: "png", Title: "PNG picture",
		Media: []string{"image/png"}, Ext: []string{".png"},
		Memory: "holds the network, and 4 bytes for each pixel",
		Draw:   DrawPNG,
	},
	{
		Name: "pdf", Title: "PDF picture",
		Media: []string{"application/pdf"}, Ext: []string{".pdf"},
		Memory: "holds the network and the page",
		Draw:   DrawPDF,
	},
	{
		Name: "caption", Title: "Text beside a picture: caption, description, credit and sources",
		Media: []string{"text/plain"}, Ext: []string{".txt"},
		Memory: "holds the network: its nodes and distinct edges",
		Draw:   WriteCaption,
	},
	{
		Name: "evidence", Title: "CSV of what is behind each line of a picture",
		Media: []string{"text/csv"}, Ext: []string{".csv"},
		Memory: "holds the network and its evidence",
		Draw:   WriteEvidence,
	},
	{
		Name: "slices", Title: "CSV of the messages of each week or month",
		Media: []string{"text/csv;header=present"}, Ext: []string{".slices.csv"},
		Memory: "holds the network",
		Draw:   WriteSlices,
	},
	{
		Name: "gexf", Title: "GEXF, for Gephi",
		Media: []string{"application/gexf+xml"}, Ext: []string{".gexf"},
		Memory: inNetwork, Draw: WriteGEXF,
	},
	{
		Name: "graphml", Title: "GraphML",
		Media: []string{"application/graphml+xml"}, Ext: []string{".graphml"},
		Memory: inNetwork, Draw: WriteGraphML,
	},
	{
		Name: "csv", Title: "CSV of nodes and of edges, in a folder",
		Memory: inNetwork, Parts: tableParts,
	},
	{
		Name: "cytoscape", Title: "Cytoscape.js JSON",
		Media: []string{"application/vnd.cytoscape+json"}, Ext: []string{".cyjs"},
		Memory: inNetwork, Draw: WriteCytoscape,
	},
	{
		Name: "node-link", Title: "node-link JSON, for D3 and networkx",
		Media: []string{"application/json"}, Ext: []string{".json"},
		Memory: inNetwork, Draw: WriteNodeLink,
	},
	{
		Name: "mermaid", Title: "Mermaid flowchart, of a small network",
		Media: []string{"text/vnd.mermaid"}, Ext: []string{".mmd", ".mermaid"},
		Memory: inNetwork, Draw: WriteMermaid,
	},
	{
		Name: "timelinejs", Title: "TimelineJS JSON, of what has a date",
		Media: []string{"application/vnd.timelinejs+json"}, Ext: []string{".timeline.json"},
		Memory: inNetwork, Draw: WriteTimelineJS,
	},
	{
		Name: "geojson", Title: "GeoJSON, of what has a place with coordinates",
		Media: []string{"application/geo+json"}, Ext: []string{".geojson"},
		Memory: inNetwork, Draw: WriteGeoJSON,
	},
}

const inNetwork = "holds the network: its nodes and distinct edges"

// Lookup gives the format of a name, in any case: its own ("nq"), its title
// with or without the hyphen ("N-Quads", "nquads"), or an extension without its
// dot ("ttl").
func Lookup(name string) (Format, bool) {
	plain := func(s string) string { return strings.ReplaceAll(strings.ToLower(s), "-", "") }
	tests := []func(f Format) bool{
		func(f Format) bool { return f.Name == strings.ToLower(name) },
		func(f Format) bool { return plain(f.Title) == plain(name) },
		func(f Format) bool { return slices.Contains(f.Ext, "."+strings.ToLower(name)) },
	}
	for _, test := range tests {
		if i := slices.IndexFunc(Formats, test); i >= 0 && name != "" {
			return Formats[i], true
		}
	}
	return Format{}, false
}

// ForFile gives the format that a file's extension names, of two the longer
// one; the endings of compression (.gz, .zst) are looked through.
func ForFile(file string) (Format, bool) {
	name := path.Base(strings.ToLower(strings.ReplaceAll(file, `\`, "/")))
	if ext := path.Ext(name); ext == ".gz" || ext == ".zst" {
		name = strings.TrimSuffix(name, ext)
	}
	found, length := Format{}, 0
	for _, f := range Formats {
		for _, ext := range f.Ext {
			if len(ext) > length && strings.HasSuffix(name, ext) {
				found, length = f, len(ext)
			}
		}
	}
	return found, length > 0
}
