package store

import (
	"context"
	"fmt"
	"strings"

	"corkboard/graph"
	"corkboard/graph/store/engine"
)

// Removed tells what Remove did.
type Removed struct {
	Graphs     []graph.Term // the graphs that are gone, sorted
	Statements int64        // how many statements they held
}

// Remove removes all that one source says, or nothing where it fails. Given an
// IRI G it removes the statements whose graph is G, or begins with G and then
// "/" or "#": the assertion graphs of a source, one for each of its files, and
// what is said of their places. To remove one graph alone, give its own name.
// A blank node removes that graph, graph.DefaultGraph the default graph.
//
// Statements that stand in another graph as well stay there. What was removed
// is found by nothing any more, but stays in the file until Compact. A source
// that the store does not hold changes nothing and is no error; what is no
// name of a graph is one. It costs time in proportion to what goes, and holds
// 16 bytes for each statement of that.
func (s *Store) Remove(ctx context.Context, source graph.Term) (Removed, error) {
	if !source.IsIRI() && !source.IsBlank() && source != graph.DefaultGraph {
		return Removed{}, fmt.Errorf("store: remove: %q is not the name of a graph", source)
	}
	var removed Removed
	added, err := s.engine.Add(ctx, nothing, engine.AddOptions{Remove: func(at *engine.Snapshot, gone func(engine.Quad)) error {
		return eachGraph(at, func(name graph.Term, p engine.Pattern) error {
			if !covers(source, name) {
				return nil
			}
			removed.Graphs = append(removed.Graphs, name)
			return eachQuad(at, p, gone)
		})
	}})
	if err != nil {
		return Removed{}, said(err)
	}
	sortTerms(removed.Graphs)
	removed.Statements = added.Gone
	return removed, nil
}

// nothing is a stream of no statements.
func nothing(func(graph.Statement, error) bool) {}

// eachGraph calls f with each graph's name and the pattern of its quads.
func eachGraph(at *engine.Snapshot, f func(graph.Term, engine.Pattern) error) error {
	ids, err := at.Graphs()
	if err != nil {
		return err
	}
	names, err := termsOf(at, ids)
	for i := range names {
		if err == nil {
			err = f(names[i], engine.Pattern{Graph: ids[i], DefaultGraph: ids[i] == 0})
		}
	}
	return err
}

func eachQuad(at *engine.Snapshot, p engine.Pattern, f func(engine.Quad)) error {
	c := at.Quads(p)
	for c.Next() {
		f(c.Quad())
	}
	return c.Err()
}

// covers tells whether a graph belongs to a source.
func covers(source, name graph.Term) bool {
	switch {
	case source == graph.DefaultGraph:
		return name.IsZero()
	case source == name:
		return true
	case !source.IsIRI() || !name.IsIRI():
		return false
	}
	rest, ok := strings.CutPrefix(name.Value(), source.Value())
	return ok && rest != "" && (rest[0] == '/' || rest[0] == '#')
}
