package schema

import (
	"context"
	"slices"
	"strings"

	"corkboard/graph"
)

// Said are the statements that a store holds because of some files, or of one
// source.
type Said struct{ by *saidBy }

// Says tells whether a statement is one of them.
func (s *Said) Says(st graph.Statement) bool { return s.by.says(st) }

// Graph tells whether all statements of a graph (the zero Term is the default
// graph) are among them, or some may be.
func (s *Said) Graph(name graph.Term) (all, some bool) {
	return s.by.graph(name), name == s.by.sources || s.by.shared[name]
}

// SaidBySource gives the statements that a store holds because of
// one source: those of its assertion graphs and of the places in them, the
// description of those graphs, and the conclusions drawn from them alone. What
// is said of the source itself is said by the table of sources, and stays.
func SaidBySource(ctx context.Context, m graph.Matcher, base string, source graph.Term) (*Said, error) {
	w := newSaidBy(base)
	w.source = SourceGraphs(base, source) + "/"
	for s, err := range m.Match(ctx, graph.Pattern{Predicate: attributedTerm, Object: source, Graph: w.sources}) {
		if err != nil {
			return nil, err
		}
		if !w.isKept(s.Subject) {
			w.named[s.Subject] = true
		}
	}
	if err := w.onlyFiles(ctx, m); err != nil {
		return nil, err
	}
	return &Said{w}, w.concluded(ctx, m)
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
	if err := w.namedOfSource(ctx, m, others); err != nil {
		return err
	}
	for file, other := range others {
		if !other {
			w.files = append(w.files, file)
		}
	}
	return nil
}

// SaidBy gives the statements that a store holds because of some
// files of a case (slash paths): those of their assertion graphs and of the
// places in them, of the named graphs of RDF documents, their description, the
// rows of a table of sources, and the conclusions drawn from them alone. A
// named graph that another file speaks in, too, is an error.
func SaidBy(ctx context.Context, m graph.Matcher, base string, files []string) (*Said, error) {
	w := newSaidBy(base)
	for _, f := range files {
		w.files = append(w.files, FileIRI(base, f).Value())
		w.paths = append(w.paths, escapePath(f))
	}
	if err := w.namedOfFiles(ctx, m); err != nil {
		return nil, err
	}
	if err := w.described(ctx, m); err != nil {
		return nil, err
	}
	return &Said{w}, w.concluded(ctx, m)
}

type saidBy struct {
	base         string
	sources      graph.Term
	files, paths []string
	source       string                   // what the graphs of the one source begin with, or ""
	named        map[graph.Term]bool      // named graphs of RDF documents
	gone         map[graph.Statement]bool // single statements of shared graphs
	shared       map[graph.Term]bool      // the graphs of these
}

func newSaidBy(base string) *saidBy {
	return &saidBy{base: base, sources: SourcesGraph(base), named: make(map[graph.Term]bool), gone: make(map[graph.Statement]bool), shared: make(map[graph.Term]bool)}
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
	if w.named[t] {
		return true
	}
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
	if s.Graph == w.sources && !w.named[s.Subject] && (w.ours(s.Subject) || w.graph(s.Subject)) {
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
	kept := make(map[graph.Term]bool) // what claims of rows that stay hold
	var gone []graph.Term
	for entity, all := range rows {
		for s, err := range m.Match(ctx, graph.Pattern{Subject: entity, Graph: w.sources}) {
			if err != nil {
				return err
			}
			if all {
				w.take(s)
			}
			switch {
			case s.Predicate != holdsTerm:
			case all:
				gone = append(gone, s.Object)
			default:
				kept[s.Object] = true
			}
		}
	}
	for _, st := range gone {
		if kept[st] {
			continue
		}
		if err := w.takeAll(ctx, m, graph.Pattern{Subject: st, Graph: w.sources}); err != nil {
			return err
		}
	}
	return nil
}

// drawnHere tells whether a conclusion was drawn from what is ours: from a row
// or from an assertion graph. It was drawn from one graph through one file.
func (w *saidBy) drawnHere(conclusion []graph.Statement) bool {
	return slices.ContainsFunc(conclusion, func(f graph.Statement) bool {
		if f.Predicate != derivedTerm {
			return false
		}
		return w.ours(f.Object) || !strings.Contains(f.Object.Value(), "#") && w.graph(f.Object)
	})
}

// held is a statement in the graph of a rule, and who is left to hold it.
type held struct {
	held, plainly bool // by a conclusion that stays
}

// concluded notes the conclusions that were drawn from our graphs, with the
// statements that no other conclusion holds, and with the description of a
// rule that has none left.
func (w *saidBy) concluded(ctx context.Context, m graph.Matcher) error {
	conclusions, err := graph.Collect(m.Match(ctx, graph.Pattern{Predicate: typeTerm, Object: conclusionTerm}))
	if err != nil {
		return err
	}
	left := make(map[inGraph]held)
	rules := make(map[graph.Term]bool) // whether a conclusion stays
	for _, c := range conclusions {
		facts, err := graph.Collect(m.Match(ctx, graph.Pattern{Subject: c.Subject, Graph: c.Graph}))
		if err != nil {
			return err
		}
		stays := !w.drawnHere(facts)
		rules[c.Graph] = rules[c.Graph] || stays
		for _, f := range facts {
			if !stays {
				w.take(f)
			}
			if f.Predicate == holdsTerm {
				key := inGraph{f.Object, f.Graph}
				h := left[key]
				left[key] = held{h.held || stays, h.plainly || stays && isPlain(c.Subject)}
			}
		}
	}
	for key, h := range left {
		if err := w.unheld(ctx, m, key, h); err != nil {
			return err
		}
	}
	for rule, stays := range rules {
		if stays {
			continue
		}
		if err := w.takeAll(ctx, m, graph.Pattern{Subject: rule, Graph: rule}); err != nil {
			return err
		}
	}
	return nil
}

// unheld notes a held statement that no conclusion is left to hold, and the
// plain one where none is left that states it.
func (w *saidBy) unheld(ctx context.Context, m graph.Matcher, key inGraph, h held) error {
	plain, err := readHeld(ctx, m, key.term, key.graph)
	if err != nil {
		return err
	}
	if !h.plainly {
		w.take(plain)
	}
	if h.held {
		return nil
	}
	return w.takeAll(ctx, m, graph.Pattern{Subject: key.term, Graph: key.graph})
}

// takeAll notes what matches a pattern.
func (w *saidBy) takeAll(ctx context.Context, m graph.Matcher, p graph.Pattern) error {
	for s, err := range m.Match(ctx, p) {
		if err != nil {
			return err
		}
		w.take(s)
	}
	return nil
}

func (w *saidBy) take(s graph.Statement) {
	s.Origin = graph.Origin{}
	w.gone[s] = true
	w.shared[s.Graph] = true
}
