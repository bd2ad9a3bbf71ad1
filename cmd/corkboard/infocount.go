package main

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"corkboard/graph"
	"corkboard/schema"
)

// tally is what a walk through all statements counts.
type tally struct {
	all, places int64
	classes     map[graph.Term]int64
	sources     map[graph.Term]int64 // by who speaks
	graphs      map[graph.Term]int64 // of each, how many graphs
	first, last datedThing
}

// datedThing is a date and what it is of.
type datedThing struct {
	date schema.Date
	of   graph.Term
}

// tally walks through all statements once.
func (b *board) tally(ctx context.Context) (*tally, error) {
	t := &tally{classes: make(map[graph.Term]int64), sources: make(map[graph.Term]int64), graphs: make(map[graph.Term]int64)}
	said := make(map[graph.Term]int64) // by graph
	var last graph.Statement
	for s, err := range b.m.Match(ctx, graph.Pattern{}) {
		if err != nil {
			return nil, err
		}
		t.all++
		if isPlaces(s.Graph) {
			t.places++
			continue
		}
		said[s.Graph]++
		same := s.Subject == last.Subject && s.Predicate == last.Predicate && s.Object == last.Object
		if s.Predicate == b.w.Type && !same {
			t.classes[s.Object]++
		}
		last = s
		if s.Predicate != b.w.Object && s.Graph != schema.SourcesGraph(b.base) {
			t.date(s)
		}
	}
	for g, n := range said {
		v, err := b.voiceOf(ctx, g)
		if err != nil {
			return nil, err
		}
		t.sources[v.source] += n
		t.graphs[v.source]++
	}
	return t, nil
}

// date notes the earliest and the latest date.
func (t *tally) date(s graph.Statement) {
	if !s.Object.IsLiteral() {
		return
	}
	d, ok := schema.DateOf(s.Object)
	if !ok {
		return
	}
	if d.Start() != schema.NoFirstDay && (t.first.date.IsZero() || d.Start() < t.first.date.Start()) {
		t.first = datedThing{d, s.Subject}
	}
	if d.End() != schema.NoLastDay && (t.last.date.IsZero() || d.End() > t.last.date.End()) {
		t.last = datedThing{d, s.Subject}
	}
}

// informSources says who speaks, how much, and since when.
func (b *board) informSources(ctx context.Context, i *informing, t *tally) error {
	issued := graph.IRI(schema.PropertyIssued)
	for _, source := range sortedTerms(t.sources) {
		facts, err := b.about(ctx, source)
		if err != nil {
			return err
		}
		more := []string{plural(t.graphs[source], "graph", "graphs")}
		name := b.nameOf(facts)
		for _, s := range append([]string{name}, b.ids(valuesOf(facts, issued))...) {
			if s != "" {
				more = append(more, s)
			}
		}
		what := "source"
		if source.IsZero() {
			i.say(what, "default graph", thousands(t.sources[source]))
			continue
		}
		i.say(what, b.id(source), thousands(t.sources[source]), more...)
	}
	return nil
}

// informFiles lists the files that the statements were read from.
func (b *board) informFiles(ctx context.Context, i *informing) error {
	var files []graph.Term
	for s, err := range b.m.Match(ctx, graph.Pattern{Predicate: b.w.Type, Object: graph.IRI(schema.PROVEntity)}) {
		if err != nil {
			return err
		}
		if strings.HasPrefix(s.Subject.Value(), b.base+"file/") && !slices.Contains(files, s.Subject) {
			files = append(files, s.Subject)
		}
	}
	slices.SortFunc(files, graph.Term.Compare)
	for _, f := range files {
		facts, err := b.about(ctx, f)
		if err != nil {
			return err
		}
		var more []string
		for _, p := range []struct{ property, before string }{{schema.PropertyReader, ""}, {schema.PropertySHA256, "sha256 "}} {
			for _, v := range b.ids(valuesOf(facts, graph.IRI(p.property))) {
				more = append(more, p.before+v)
			}
		}
		size := strings.Join(b.ids(valuesOf(facts, graph.IRI(schema.PropertySize))), ", ")
		i.say("file", strings.TrimPrefix(b.id(f), "file/"), size+" bytes", more...)
	}
	return nil
}

func sortedTerms(m map[graph.Term]int64) []graph.Term {
	return slices.SortedFunc(maps.Keys(m), func(a, b graph.Term) int {
		return cmp.Or(cmp.Compare(m[b], m[a]), a.Compare(b))
	})
}
