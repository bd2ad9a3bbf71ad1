package schema

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"corkboard/graph"
	"corkboard/graph/source"
)

// AsIs takes the RDF documents of a case for what an export wrote: their
// statements stand in the graphs and under the labels that they have, the
// default graph included, and nothing is said of the documents themselves.
func AsIs() CaseOption {
	return func(c *Case) { c.asIs = true }
}

// errOwnGraph is a named graph of a document that only the case itself may
// speak in.
var errOwnGraph = errors.New("is a graph that the case itself keeps; load --as-is restores what was exported from a store")

// document is one RDF document of a case while it is read.
type document struct {
	base    string
	file    graph.Term // its IRI
	graph   graph.Term // of what stands in its default graph
	source  graph.Term // who speaks, or zero
	sources graph.Term
	tied    map[graph.Term]bool // named graphs that are known as the document's
	last    graph.Term          // of these
	yield   func(graph.Statement, error) bool
}

// maxTied bounds the named graphs that are remembered: the description of one
// that comes back after so many others is said again.
const maxTied = 10_000

// documentStatements says what an RDF document of the case holds: its default
// graph in its assertion graph, its named graphs as they are, and in the graph
// of sources, that they come of the document and who speaks in them. Relative
// IRIs are resolved against the IRI of the document.
func (c *Case) documentStatements(ctx context.Context, f CaseFile) graph.Statements {
	d := document{base: c.Base, file: FileIRI(c.Base, f.Input.Name), sources: SourcesGraph(c.Base)}
	if c.said != "" {
		d.source = ownIRI(c.Base, c.said)
	}
	d.graph = AssertionGraph(c.Base, d.source, f.Input.Name)
	o := &f.Options.RDF
	o.Document, o.Declared = d.file.Value(), &c.Declared
	if o.Base == "" {
		o.Base = d.file.Value()
	}
	if c.asIs {
		o.KeepLabels = true
		return f.Statements(ctx)
	}
	return func(yield func(graph.Statement, error) bool) {
		d := d // may be read again
		d.yield, d.tied = yield, make(map[graph.Term]bool)
		if !d.tie(d.graph) {
			return
		}
		for s, err := range f.Statements(ctx) {
			if !d.say(s, err) {
				return
			}
		}
	}
}

// say passes one statement on, in the graph that it belongs to.
func (d *document) say(s graph.Statement, err error) bool {
	switch {
	case err != nil:
		return d.yield(s, err)
	case s.Graph.IsZero():
		s.Graph = d.graph
	case s.Graph == d.last:
	case d.keeps(s.Graph):
		return d.yield(graph.Statement{}, &graph.Error{Origin: s.Origin, Err: fmt.Errorf("graph: %q %w", s.Graph.Value(), errOwnGraph)})
	case !d.tied[s.Graph] && !d.tie(s.Graph):
		return false
	default:
		d.last = s.Graph
	}
	return d.yield(s, nil)
}

// keeps tells the graphs that a document may not speak in: those of sources,
// rules and other files. Under its own IRI it may name what it likes.
func (d *document) keeps(g graph.Term) bool {
	rest, ok := strings.CutPrefix(g.Value(), d.base)
	if !ok || !g.IsIRI() {
		return false
	}
	name, fragment, _ := strings.Cut(g.Value(), "#")
	if name == d.file.Value() {
		return fragment == "places"
	}
	for _, kind := range []string{"source/", "file/", "rule/"} {
		if strings.HasPrefix(rest, kind) {
			return true
		}
	}
	return name == d.sources.Value()
}

// tie says that a graph comes of the document, and who speaks in it.
func (d *document) tie(g graph.Term) bool {
	if len(d.tied) >= maxTied {
		clear(d.tied)
	}
	d.tied[g] = true
	say := func(p, o graph.Term) bool {
		return d.yield(graph.Statement{Subject: g, Predicate: p, Object: o, Graph: d.sources}, nil)
	}
	return say(typeTerm, bundleTerm) && (d.source.IsZero() || say(attributedTerm, d.source)) && (g == d.file || say(derivedTerm, d.file))
}

// assignRDF takes an RDF document into the case. One of JSON-LD that a mapping
// names is a document of JSON: assignRDF gives it back as that.
func (c *Case) assignRDF(f source.File, maps []TriplesMap) (source.File, error) {
	if len(maps) == 0 {
		c.Files = append(c.Files, CaseFile{File: f})
		return f, nil
	}
	for ld, plain := range map[string]string{"jsonld": "json", "ndjsonld": "jsonlines"} {
		if format, ok := source.Lookup(plain); ok && f.Format.Name == ld {
			f.Format = format
			return f, nil
		}
	}
	return f, &graph.Error{Origin: maps[0].Source.Origin, Err: fmt.Errorf("source: %q is RDF and goes through no mapping", f.Input.Name)}
}
