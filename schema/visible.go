package schema

import (
	"context"
	"strings"

	"corkboard/graph"
)

// Visibility says what of a store may be seen beside what is public: by
// default neither what only private sources say nor where in the files
// everything was read.
type Visibility struct {
	Private bool // sources with access "private" and what only they say
	Places  bool // the graphs of places
}

// Visible gives a Matcher that shows what may be seen of another: without the
// graphs of places, and without the graphs of sources whose access is private,
// the description of those sources, and conclusions drawn from them alone. It
// reads the sources of the store once.
func Visible(ctx context.Context, m graph.Matcher, v Visibility) (graph.Matcher, error) {
	w := visible{m: m, v: v, graphs: make(map[graph.Term]bool), subjects: make(map[graph.Term]bool), drawn: make(map[graph.Statement]bool)}
	if v.Private {
		return w, nil
	}
	private, err := graph.Collect(m.Match(ctx, graph.Pattern{Predicate: graph.IRI(Namespace + "access"), Object: graph.IRI(Namespace + "access-private")}))
	if err != nil {
		return nil, err
	}
	for _, s := range private {
		if err := w.hide(ctx, s.Subject); err != nil {
			return nil, err
		}
	}
	return w, w.hideConclusions(ctx)
}

// visible is a Matcher that leaves statements out.
type visible struct {
	m        graph.Matcher
	v        Visibility
	graphs   map[graph.Term]bool      // what stands in them is private
	subjects map[graph.Term]bool      // what is said of them is private
	drawn    map[graph.Statement]bool // conclusions, without origins
}

// hide notes the graphs of a private source.
func (w *visible) hide(ctx context.Context, source graph.Term) error {
	w.subjects[source] = true
	graphs, err := graph.Collect(w.m.Match(ctx, graph.Pattern{Predicate: attributedTerm, Object: source}))
	for _, g := range graphs {
		w.graphs[g.Subject], w.subjects[g.Subject] = true, true
	}
	return err
}

// hideConclusions notes what was concluded from private graphs alone.
func (w *visible) hideConclusions(ctx context.Context) error {
	if len(w.graphs) == 0 {
		return nil
	}
	all, err := graph.Collect(w.m.Match(ctx, graph.Pattern{Predicate: typeTerm, Object: conclusionTerm}))
	if err != nil {
		return err
	}
	public := make(map[graph.Statement]bool)
	for _, c := range all {
		facts, err := graph.Collect(w.m.Match(ctx, graph.Pattern{Subject: c.Subject}))
		if err != nil {
			return err
		}
		private, other := false, false
		for _, f := range facts {
			if f.Predicate == derivedTerm && !strings.Contains(f.Object.Value(), "#") {
				private, other = private || w.graphs[f.Object], other || !w.graphs[f.Object]
			}
		}
		for _, f := range facts {
			if f.Predicate != holdsTerm {
				continue
			}
			st, err := w.statement(ctx, f.Object, f.Graph)
			if err != nil {
				return err
			}
			if private && !other {
				w.subjects[c.Subject] = true
				w.drawn[st] = true
			} else {
				public[st] = true
			}
		}
	}
	for st := range public {
		delete(w.drawn, st)
	}
	return nil
}

// statement reads a held statement back.
func (w *visible) statement(ctx context.Context, st, g graph.Term) (graph.Statement, error) {
	s := graph.Statement{Graph: g}
	parts, err := graph.Collect(w.m.Match(ctx, graph.Pattern{Subject: st, Graph: g}))
	for _, p := range parts {
		switch p.Predicate {
		case subjectTerm:
			s.Subject = p.Object
		case predicateTerm:
			s.Predicate = p.Object
		case objectTerm:
			s.Object = p.Object
		}
	}
	return s, err
}

// Match answers the pattern without what may not be seen.
func (w visible) Match(ctx context.Context, p graph.Pattern) graph.Statements {
	return func(yield func(graph.Statement, error) bool) {
		for s, err := range w.m.Match(ctx, p) {
			if err == nil && !w.shows(s) {
				continue
			}
			if !yield(s, err) {
				return
			}
		}
	}
}

func (w visible) shows(s graph.Statement) bool {
	g := s.Graph
	if base, ok := strings.CutSuffix(g.Value(), "#places"); ok {
		if !w.v.Places || w.graphs[graph.IRI(base)] {
			return false
		}
	}
	if w.graphs[g] || w.subjects[s.Subject] {
		return false
	}
	s.Origin = graph.Origin{}
	return !w.drawn[s]
}

// WithoutPlaces leaves the graphs of places out of a stream.
func WithoutPlaces(st graph.Statements) graph.Statements {
	return func(yield func(graph.Statement, error) bool) {
		for s, err := range st {
			if err == nil && strings.HasSuffix(s.Graph.Value(), "#places") {
				continue
			}
			if !yield(s, err) {
				return
			}
		}
	}
}
