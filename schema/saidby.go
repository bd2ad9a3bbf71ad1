package schema

import (
	"context"
	"strings"

	"corkboard/graph"
)

// SaidBySource gives a test for the statements that a store holds because of
// one source: those of its assertion graphs and of the places in them, the
// description of those graphs, and the conclusions drawn from them alone. What
// is said of the source itself is said by the table of sources, and stays.
func SaidBySource(ctx context.Context, m graph.Matcher, base string, source graph.Term) (func(graph.Statement) bool, error) {
	w := saidBy{base: base, sources: SourcesGraph(base), source: SourceGraphs(base, source) + "/", gone: make(map[graph.Statement]bool)}
	if err := w.onlyFiles(ctx, m); err != nil {
		return nil, err
	}
	return w.says, w.concluded(ctx, m)
}

// onlyFiles adds the files of which nothing comes but graphs of the source.
func (w *saidBy) onlyFiles(ctx context.Context, m graph.Matcher) error {
	others := make(map[string]bool) // whether another graph comes of the file
	bundles, err := graph.Collect(m.Match(ctx, graph.Pattern{Predicate: typeTerm, Object: bundleTerm, Graph: w.sources}))
	if err != nil {
		return err
	}
	for _, b := range bundles {
		from, err := graph.Collect(m.Match(ctx, graph.Pattern{Subject: b.Subject, Predicate: derivedTerm, Graph: w.sources}))
		if err != nil {
			return err
		}
		for _, f := range from {
			others[f.Object.Value()] = others[f.Object.Value()] || !w.graph(b.Subject)
		}
		if len(from) == 0 {
			others[b.Subject.Value()] = true // the file itself says so
		}
	}
	for file, other := range others {
		if !other {
			w.files = append(w.files, file)
		}
	}
	return nil
}

// SaidBy gives a test for the statements that a store holds because of some
// files of a case (slash paths): those of their assertion graphs and of the
// places in them, their description, the rows of a table of sources, and the
// conclusions drawn from them alone.
func SaidBy(ctx context.Context, m graph.Matcher, base string, files []string) (func(graph.Statement) bool, error) {
	w := saidBy{base: base, sources: SourcesGraph(base), gone: make(map[graph.Statement]bool)}
	for _, f := range files {
		w.files = append(w.files, FileIRI(base, f).Value())
		w.paths = append(w.paths, escapePath(f))
	}
	if err := w.described(ctx, m); err != nil {
		return nil, err
	}
	return w.says, w.concluded(ctx, m)
}

type saidBy struct {
	base         string
	sources      graph.Term
	files, paths []string
	source       string                   // what the graphs of the one source begin with, or ""
	gone         map[graph.Statement]bool // single statements of shared graphs
}

// ours tells whether an IRI is one of the files or a row of one.
func (w *saidBy) ours(t graph.Term) bool {
	for _, f := range w.files {
		if rest, ok := strings.CutPrefix(t.Value(), f); ok && (rest == "" || rest[0] == '#') {
			return true
		}
	}
	return false
}

// graph tells whether a graph is an assertion graph of one of the files, or
// the places of one.
func (w *saidBy) graph(t graph.Term) bool {
	name, _, _ := strings.Cut(t.Value(), "#")
	if w.ours(graph.IRI(name)) || w.source != "" && strings.HasPrefix(name, w.source) {
		return true
	}
	rest, ok := strings.CutPrefix(name, w.base+"source/")
	if !ok {
		return false
	}
	_, file, _ := strings.Cut(rest, "/")
	for _, p := range w.paths {
		if file == p {
			return true
		}
	}
	return false
}

func (w *saidBy) says(s graph.Statement) bool {
	if w.graph(s.Graph) {
		return true
	}
	if s.Graph == w.sources && (w.ours(s.Subject) || w.graph(s.Subject)) {
		return true
	}
	s.Origin = graph.Origin{}
	return w.gone[s]
}

// described notes what tables of sources among the files say: all of a source
// whose rows stand in them alone.
func (w *saidBy) described(ctx context.Context, m graph.Matcher) error {
	places := PlacesGraph(w.sources)
	rows := make(map[graph.Term]bool) // entity → every row is ours
	for s, err := range m.Match(ctx, graph.Pattern{Graph: places}) {
		if err != nil {
			return err
		}
		if w.ours(s.Subject) {
			w.take(s)
		}
		if s.Predicate != derivedTerm {
			continue
		}
		all, met := rows[s.Subject]
		rows[s.Subject] = w.ours(s.Object) && (all || !met)
		if w.ours(s.Object) {
			w.take(s)
		}
	}
	for entity, all := range rows {
		if !all {
			continue
		}
		for s, err := range m.Match(ctx, graph.Pattern{Subject: entity, Graph: w.sources}) {
			if err != nil {
				return err
			}
			w.take(s)
		}
	}
	return nil
}

// alone tells whether every graph that a conclusion was drawn from is ours.
func (w *saidBy) alone(conclusion []graph.Statement) bool {
	drawn := false
	for _, f := range conclusion {
		if f.Predicate != derivedTerm || strings.Contains(f.Object.Value(), "#") {
			continue
		}
		if !w.graph(f.Object) {
			return false
		}
		drawn = true
	}
	return drawn
}

// concluded notes the conclusions that were drawn from our graphs alone.
func (w *saidBy) concluded(ctx context.Context, m graph.Matcher) error {
	conclusions, err := graph.Collect(m.Match(ctx, graph.Pattern{Predicate: typeTerm, Object: conclusionTerm}))
	if err != nil {
		return err
	}
	for _, c := range conclusions {
		facts, err := graph.Collect(m.Match(ctx, graph.Pattern{Subject: c.Subject, Graph: c.Graph}))
		if err != nil {
			return err
		}
		if !w.alone(facts) {
			continue
		}
		for _, f := range facts {
			w.take(f)
			if f.Predicate == holdsTerm {
				if err := w.held(ctx, m, f.Object, f.Graph); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// held notes a held statement of a conclusion, and the plain one beside it.
func (w *saidBy) held(ctx context.Context, m graph.Matcher, st, g graph.Term) error {
	plain := graph.Statement{Graph: g}
	for s, err := range m.Match(ctx, graph.Pattern{Subject: st, Graph: g}) {
		if err != nil {
			return err
		}
		w.take(s)
		switch s.Predicate {
		case subjectTerm:
			plain.Subject = s.Object
		case predicateTerm:
			plain.Predicate = s.Object
		case objectTerm:
			plain.Object = s.Object
		}
	}
	w.take(plain)
	return nil
}

func (w *saidBy) take(s graph.Statement) {
	s.Origin = graph.Origin{}
	w.gone[s] = true
}
