package schema

import (
	"context"
	"iter"
	"slices"
	"strings"

	"corkboard/graph"
)

// Visibility says what of a store may be seen beside what is public: by
// default neither what only private sources say nor where in the files
// everything was read.
type Visibility struct {
	Private bool // sources with access "private" and what only they say
	Places  bool // the graphs of places
	// Publishing is under which name who leaves the newsroom, and why: the
	// rows of the table publish. A picture needs them to obey them.
	Publishing bool
}

// Visible gives a Matcher that shows what may be seen of another: without the
// graphs of places, and without the graphs of sources whose access is private,
// the description of those sources, and conclusions drawn from them alone. It
// reads the sources of the store once.
func Visible(ctx context.Context, m graph.Matcher, v Visibility) (graph.Matcher, error) {
	w := visible{m: m, v: v, graphs: make(map[graph.Term]bool), subjects: make(map[graph.Term]bool), drawn: make(map[graph.Statement]bool), held: make(map[inGraph]bool)}
	if !v.Publishing && !v.Private {
		if err := w.hidePublishing(ctx); err != nil {
			return nil, err
		}
	}
	if v.Private {
		return w, nil
	}
	private, err := graph.Collect(m.Match(ctx, graph.Pattern{Predicate: accessTerm, Object: accessPrivate}))
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
	held     map[inGraph]bool         // held statements of conclusions, in the graph of the rule
	drawn    map[graph.Statement]bool // conclusions, without origins
}

// inGraph is a term where a graph speaks of it.
type inGraph struct{ term, graph graph.Term }

// hide notes the graphs of a private source, its row, and the files that only
// such graphs come from.
func (w *visible) hide(ctx context.Context, source graph.Term) error {
	w.subjects[source] = true
	graphs, err := graph.Collect(w.m.Match(ctx, graph.Pattern{Predicate: attributedTerm, Object: source}))
	if err != nil {
		return err
	}
	for _, g := range graphs {
		w.graphs[g.Subject], w.subjects[g.Subject] = true, true
	}
	for s, err := range w.m.Match(ctx, graph.Pattern{Object: source}) {
		if err != nil {
			return err
		}
		// A row of sources may itself be a claim, which holds what it says.
		if s.Predicate == subjectTerm || s.Predicate == aboutTerm && strings.HasSuffix(s.Graph.Value(), "sources") {
			w.subjects[s.Subject] = true
		}
	}
	rows, err := graph.Collect(w.m.Match(ctx, graph.Pattern{Subject: source, Predicate: derivedTerm}))
	for _, r := range rows {
		if strings.HasSuffix(r.Graph.Value(), "sources#places") {
			w.subjects[r.Object] = true
		}
	}
	return err
}

// hidePublishing notes the graphs of the table publish. They come first, so
// that its file counts as one of which nothing public comes.
func (w *visible) hidePublishing(ctx context.Context) error {
	for _, p := range []string{PropertyShowAs, PropertyHide, PropertyReason} {
		rows, err := graph.Collect(w.m.Match(ctx, graph.Pattern{Predicate: graph.IRI(p)}))
		if err != nil {
			return err
		}
		for _, s := range rows {
			w.graphs[s.Graph], w.subjects[s.Graph] = true, true
		}
	}
	return nil
}

// hideFiles notes the files of which only private graphs come.
func (w *visible) hideFiles(ctx context.Context) error {
	files := make(map[graph.Term]bool) // whether something public comes of it
	bundles, err := graph.Collect(w.m.Match(ctx, graph.Pattern{Predicate: typeTerm, Object: bundleTerm}))
	if err != nil {
		return err
	}
	for _, b := range bundles {
		from, err := graph.Collect(w.m.Match(ctx, graph.Pattern{Subject: b.Subject, Predicate: derivedTerm, Graph: b.Graph}))
		if err != nil {
			return err
		}
		for _, f := range from {
			files[f.Object] = files[f.Object] || !w.graphs[b.Subject]
		}
	}
	for file, public := range files {
		if !public {
			w.subjects[file] = true
		}
	}
	return nil
}

// hideConclusions notes what was concluded from private graphs alone: the
// conclusion, the statement it holds, and that statement itself.
func (w *visible) hideConclusions(ctx context.Context) error {
	if len(w.graphs) == 0 {
		return nil
	}
	if err := w.hideFiles(ctx); err != nil {
		return err
	}
	all, err := graph.Collect(w.m.Match(ctx, graph.Pattern{Predicate: typeTerm, Object: conclusionTerm}))
	if err != nil {
		return err
	}
	public := make(map[inGraph]held)
	for _, c := range all {
		facts, err := graph.Collect(w.m.Match(ctx, graph.Pattern{Subject: c.Subject}))
		if err != nil {
			return err
		}
		secret := w.drawnFromPrivate(facts)
		if secret {
			w.subjects[c.Subject] = true
		}
		for _, f := range facts {
			if f.Predicate == holdsTerm {
				key := inGraph{f.Object, f.Graph}
				h := public[key]
				public[key] = held{h.held || !secret, h.plainly || !secret && isPlain(c.Subject)}
			}
		}
	}
	for key, h := range public {
		w.held[key] = !h.held
		if h.plainly {
			continue
		}
		st, err := readHeld(ctx, w.m, key.term, key.graph)
		if err != nil {
			return err
		}
		w.drawn[st] = true
	}
	return nil
}

// drawnFromPrivate tells whether a conclusion rests on private graphs alone.
func (w *visible) drawnFromPrivate(facts []graph.Statement) bool {
	private, other := false, false
	for _, f := range facts {
		if f.Predicate == derivedTerm && !strings.Contains(f.Object.Value(), "#") {
			private, other = private || w.graphs[f.Object], other || !w.graphs[f.Object]
		}
	}
	return private && !other
}

// readHeld reads back the statement that a conclusion holds, as it stands in
// the graph of the rule.
func readHeld(ctx context.Context, m graph.Matcher, st, g graph.Term) (graph.Statement, error) {
	s := graph.Statement{Graph: g}
	parts, err := graph.Collect(m.Match(ctx, graph.Pattern{Subject: st, Graph: g}))
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

// Estimate counts what is left out, too.
func (w visible) Estimate(ctx context.Context, p graph.Pattern) (int64, bool) {
	if m, ok := w.m.(graph.Estimator); ok {
		return m.Estimate(ctx, p)
	}
	return 0, false
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

// MatchAny leaves out what may not be seen, too.
func (w visible) MatchAny(ctx context.Context, subjects, predicates []graph.Term) iter.Seq2[[]graph.Statement, error] {
	return w.seen(graph.MatchAny(ctx, w.m, subjects, predicates))
}

// MatchAnyInParts leaves it out of each part.
func (w visible) MatchAnyInParts(ctx context.Context, predicates []graph.Term, do func(part int, of iter.Seq2[[]graph.Statement, error]) error) error {
	return graph.MatchAnyInParts(ctx, w.m, predicates, func(part int, of iter.Seq2[[]graph.Statement, error]) error {
		return do(part, w.seen(of))
	})
}

func (w visible) seen(all iter.Seq2[[]graph.Statement, error]) iter.Seq2[[]graph.Statement, error] {
	return func(yield func([]graph.Statement, error) bool) {
		for of, err := range all {
			of = slices.DeleteFunc(of, func(s graph.Statement) bool { return !w.shows(s) })
			if (len(of) > 0 || err != nil) && !yield(of, err) {
				return
			}
		}
	}
}

func (w visible) shows(s graph.Statement) bool {
	g := s.Graph
	if w.v.Publishing && (s.Predicate == hideTerm || s.Predicate == showAsTerm) {
		return true // a row that hides somebody does so whoever says it
	}
	if base, ok := strings.CutSuffix(g.Value(), "#places"); ok {
		if !w.v.Places || w.graphs[graph.IRI(base)] {
			return false
		}
	}
	if w.graphs[g] || w.subjects[s.Subject] || w.held[inGraph{s.Subject, g}] {
		return false
	}
	if w.graphs[s.Object] || w.subjects[s.Object] && strings.HasSuffix(strings.TrimSuffix(g.Value(), "#places"), "sources") {
		return false // that something is drawn from private graphs, or a source based on a private one
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
