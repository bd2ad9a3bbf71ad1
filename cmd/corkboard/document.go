package main

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strconv"
	"strings"

	"corkboard/graph"
	"corkboard/graph/source"
	"corkboard/schema"
)

// document counts what an RDF document says, in bounded memory.
type document struct {
	statements              int64
	faults                  int
	graphs, blanks          distinct
	predicates, classes     counts
	vocabularies            counts // what the IRIs of predicates and classes begin with
	declared                graph.Prefixes
	lastPredicate, lastType graph.Term // with what they begin with
	predicateOf, typeOf     string
}

// maxDistinct bounds what is told apart in one document.
const maxDistinct = 100_000

// distinct counts different terms, up to a bound.
type distinct struct {
	seen map[graph.Term]bool
	more bool
}

func (d *distinct) add(t graph.Term) {
	switch {
	case d.seen[t]:
	case len(d.seen) >= maxDistinct:
		d.more = true
	default:
		if d.seen == nil {
			d.seen = make(map[graph.Term]bool)
		}
		d.seen[t] = true
	}
}

// String gives the number, or what it is at least.
func (d *distinct) String() string {
	if d.more {
		return "more than " + thousands(maxDistinct)
	}
	return thousands(int64(len(d.seen)))
}

// counts counts how often each of some words comes, up to a bound.
type counts map[string]int64

func (c counts) add(word string) {
	if _, ok := c[word]; ok || len(c) < maxDistinct {
		c[word]++
	}
}

// top gives the most frequent words, the first in the alphabet of those that
// are as frequent.
func (c counts) top(n int) []string {
	words := slices.SortedFunc(maps.Keys(c), func(a, b string) int { return cmp.Or(cmp.Compare(c[b], c[a]), cmp.Compare(a, b)) })
	return words[:min(n, len(words))]
}

// readDocument reads an RDF document through. What is relative in it counts as
// said below base.
func (p *program) readDocument(ctx context.Context, f source.File, base string, fault func(*graph.Error) error) (*document, error) {
	d := &document{predicates: counts{}, classes: counts{}, vocabularies: counts{}}
	f.Options.RDF.Declared = &d.declared
	if f.Options.RDF.Base == "" {
		f.Options.RDF.Base = schema.FileIRI(base, f.Input.Name).Value()
	}
	m := &meter{}
	m.measure(&f.Input)
	count := func(e *graph.Error) error {
		d.faults++
		return fault(e)
	}
	for s, err := range graph.Report(p.progress(f.Statements(ctx), m), count) {
		if err != nil {
			return nil, err
		}
		d.add(&s)
	}
	return d, nil
}

// add counts one statement.
func (d *document) add(s *graph.Statement) {
	d.statements++
	if !s.Graph.IsZero() {
		d.graphs.add(s.Graph)
	}
	for _, t := range [...]graph.Term{s.Subject, s.Object, s.Graph} {
		if t.IsBlank() {
			d.blanks.add(t)
		}
	}
	if s.Predicate != d.lastPredicate {
		d.lastPredicate, d.predicateOf = s.Predicate, beginningOf(s.Predicate.Value())
	}
	d.predicates.add(s.Predicate.Value())
	d.vocabularies.add(d.predicateOf)
	if s.Predicate.Value() != schema.RDFType || !s.Object.IsIRI() {
		return
	}
	if s.Object != d.lastType {
		d.lastType, d.typeOf = s.Object, beginningOf(s.Object.Value())
	}
	d.classes.add(s.Object.Value())
	d.vocabularies.add(d.typeOf)
}

// beginningOf gives what an IRI shares with others of its vocabulary: all up to
// the last # or /.
func beginningOf(iri string) string { return iri[:strings.LastIndexAny(iri, "#/:")+1] }

// shorten writes an IRI with a prefix of the document or of the vocabulary.
func (d *document) shorten(iri string) string {
	for _, p := range d.declared.List() {
		if rest, ok := strings.CutPrefix(iri, p.IRI); ok && p.IRI != "" && !strings.ContainsAny(rest, "#/") {
			return p.Name + ":" + rest
		}
	}
	return schema.Core().Shorten(graph.IRI(iri))
}

// prefixes gives the declared prefixes as name: IRI.
func (d *document) prefixes() []string {
	var all []string
	for _, p := range d.declared.List() {
		all = append(all, p.Name+": "+p.IRI)
	}
	return all
}

// mostFrequent is how many of its most frequent predicates, classes and vocabularies a
// document is told by.
const mostFrequent = 10

// informDocument says what one RDF document is.
func (p *program) informDocument(ctx context.Context, i *informing, f source.File, base string) error {
	in := f.Input.Name
	d, err := p.readDocument(ctx, f, base, func(*graph.Error) error { return nil })
	if err != nil {
		return err
	}
	more := ""
	if d.faults > 0 {
		more = plural(d.faults, "fault; check lists them", "faults; check lists them")
	}
	i.say("statements", in, thousands(d.statements), nonEmpty(more)...)
	i.say("named graphs", in, d.graphs.String())
	i.say("blank nodes", in, d.blanks.String())
	for _, text := range d.prefixes() {
		name, iri, _ := strings.Cut(text, ": ")
		i.say("prefix", name, iri)
	}
	for _, c := range []struct {
		what string
		of   counts
	}{{"class", d.classes}, {"predicate", d.predicates}} {
		for _, iri := range c.of.top(mostFrequent) {
			i.say(c.what, d.shorten(iri), thousands(c.of[iri]))
		}
		if n := len(c.of) - mostFrequent; n > 0 {
			i.say(c.what, "…", strconv.Itoa(n)+" more")
		}
	}
	f.Options.RDF.Base = cmp.Or(f.Options.RDF.Base, schema.FileIRI(base, in).Value())
	st := graph.Report(f.Statements(ctx), func(*graph.Error) error { return nil })
	return i.fingerprint(ctx, in, st, "of what it says in canonical form (RDFC-1.0)")
}

// fingerprint adds the row of a canonical SHA-256. A dataset that nobody can
// put in canonical form in time has none.
func (i *informing) fingerprint(ctx context.Context, name string, st graph.Statements, what string) error {
	sum, err := graph.Fingerprint(ctx, st, graph.CanonicalOptions{})
	switch {
	case err == nil:
		i.say("fingerprint", name, "sha256 "+sum, what)
	case strings.HasPrefix(err.Error(), "canonical: "): // no failure of the rest
		i.say("fingerprint", name, "none", err.Error())
	default:
		return err
	}
	return nil
}
