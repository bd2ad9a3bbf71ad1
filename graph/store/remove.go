package store

import (
	"context"
	"fmt"
	"strings"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"

	"corkboard/graph"
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
// Statements that stand in another graph as well stay there. Of what was
// removed, no text stays in the file. A source that the store does not hold
// changes nothing and is no error; what is no name of a graph is one.
func (s *Store) Remove(ctx context.Context, source graph.Term) (Removed, error) {
	if !source.IsIRI() && !source.IsBlank() && source != graph.DefaultGraph {
		return Removed{}, fmt.Errorf("store: remove: %q is not the name of a graph", source)
	}
	done, err := s.change(ctx)
	if err != nil {
		return Removed{}, err
	}
	defer done()
	var names map[graph.Term]refs.Ref
	err = guard(func() error {
		names, err = graphRefs(ctx, s.quads)
		return err
	})
	if err != nil {
		return Removed{}, err
	}
	var removed Removed
	doomed := make(map[any]bool)
	for name, ref := range names {
		if covers(source, name) {
			removed.Graphs = append(removed.Graphs, name)
			doomed[refs.ToKey(ref)] = true
		}
	}
	if len(doomed) == 0 {
		return Removed{}, nil
	}
	sortTerms(removed.Graphs)
	if s.path == "" {
		removed.Statements, err = s.removeFromMemory(ctx, doomed)
	} else {
		removed.Statements, err = s.removeFromFile(ctx, doomed)
	}
	if err != nil {
		return Removed{}, err
	}
	return removed, nil
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

// sift calls gone or kept with every quad.
func sift(ctx context.Context, quads cayley.QuadStore, doomed map[any]bool, gone, kept func(quad.Quad) error) error {
	return guard(func() error {
		return selection{}.scan(ctx, quads, func(ref refs.Ref) error {
			label, err := quads.QuadDirection(ref, quad.Label)
			if err != nil {
				return err
			}
			f := kept
			if doomed[refs.ToKey(label)] {
				f = gone
			}
			if f == nil {
				return nil
			}
			q, err := quads.Quad(ref)
			if err != nil {
				return err
			}
			return f(q)
		})
	})
}

// removeFromMemory builds what stays anew: Cayley's memory store looks through
// its whole list for every quad that it deletes.
func (s *Store) removeFromMemory(ctx context.Context, doomed map[any]bool) (n int64, err error) {
	rest := newMemory()
	err = sift(ctx, s.quads, doomed,
		func(quad.Quad) error { n++; return nil },
		func(q quad.Quad) error { rest.AddQuad(q); return nil })
	if err != nil {
		return 0, err
	}
	s.reading.Lock()
	defer s.reading.Unlock()
	s.quads = rest
	return n, nil
}

// removeFromFile deletes in a draft, and writes that anew without what was
// deleted.
func (s *Store) removeFromFile(ctx context.Context, doomed map[any]bool) (n int64, err error) {
	d, err := s.revise(ctx)
	if err != nil {
		return 0, fmt.Errorf("store: %w", err)
	}
	defer d.discard()
	var batch []quad.Quad
	flush := func() error {
		n += int64(len(batch))
		err := apply(d, batch, cayley.Delete)
		batch = batch[:0]
		return err
	}
	err = sift(ctx, s.quads, doomed, func(q quad.Quad) error {
		if batch = append(batch, q); len(batch) < s.batch {
			return nil
		}
		return flush()
	}, nil)
	if err == nil {
		err = flush()
	}
	if err == nil {
		err = guard(func() error { return d.compact(s) })
	}
	if err == nil {
		err = ctx.Err()
	}
	if err == nil {
		err = s.adopt(d)
	}
	return n, err
}
