package schema

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"corkboard/graph"
)

// isKept tells the graphs whose names say which source and file they are of.
// Others are named graphs of RDF documents, tied to them in the graph of
// sources.
func (w *saidBy) isKept(g graph.Term) bool {
	rest, ok := strings.CutPrefix(g.Value(), w.base)
	return ok && (strings.HasPrefix(rest, "source/") || strings.HasPrefix(rest, "file/") && !strings.Contains(rest, "#"))
}

// namedOfFiles notes the named graphs that come of our files alone.
func (w *saidBy) namedOfFiles(ctx context.Context, m graph.Matcher) error {
	for _, file := range w.files {
		for s, err := range m.Match(ctx, graph.Pattern{Predicate: derivedTerm, Object: graph.IRI(file), Graph: w.sources}) {
			if err != nil {
				return err
			}
			if !w.isKept(s.Subject) {
				w.named[s.Subject] = true
			}
		}
	}
	return w.takeNamed(ctx, m, func(file graph.Term) bool { return slices.Contains(w.files, file.Value()) })
}

// namedOfSource notes the named graphs that the source alone speaks in. others
// are the files, and whether somebody else speaks through one.
func (w *saidBy) namedOfSource(ctx context.Context, m graph.Matcher, others map[string]bool) error {
	return w.takeNamed(ctx, m, func(file graph.Term) bool { return !others[file.Value()] })
}

// takeNamed notes what describes the named graphs. Where one of them comes of
// a file that is not ours, too, nobody can tell who says what in it.
func (w *saidBy) takeNamed(ctx context.Context, m graph.Matcher, ours func(file graph.Term) bool) error {
	for g := range w.named {
		for s, err := range m.Match(ctx, graph.Pattern{Subject: g, Graph: w.sources}) {
			if err != nil {
				return err
			}
			switch {
			case s.Predicate == derivedTerm && !ours(s.Object):
				return sharedGraph(g, strings.TrimPrefix(s.Object.Value(), w.base+"file/"))
			case s.Predicate == derivedTerm, s.Predicate == attributedTerm, s.Predicate == typeTerm && s.Object == bundleTerm:
				w.take(s)
			}
		}
	}
	return nil
}

func sharedGraph(g graph.Term, file string) error {
	return fmt.Errorf("graph %s also holds what %s says, and nothing tells whose its statements are; replace both files in one run, or make the store anew", g, file)
}
