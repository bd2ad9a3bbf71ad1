package export

import (
	"context"
	"io"

	"corkboard/graph"
)

// TriG writes TriG (RDF 1.2 TriG): Turtle, with the statements of a named
// graph in braces behind its name, and those of the default graph outside all
// braces. Prefixes and the order in a block are those of Turtle; MergeGraphs
// does not count.
//
// The input is sorted by graph first, as ByGraph gives it. In any other order
// the result is valid as well, but opens a graph's braces more than once.
func TriG(w io.Writer, st graph.Statements, o Options) (Written, error) {
	return writeBlocks(w, st, o, true)
}

// ByGraph sorts statements graph by graph, the default graph first, and within
// a graph by subject, predicate and object, as TriG wants them. It sorts as
// graph.Sort does by default: in bounded memory, with runs in os.TempDir.
func ByGraph(ctx context.Context, st graph.Statements) graph.Statements {
	return graph.Sort(ctx, st, graph.SortOptions{Order: graph.GSPO})
}

// beginGraph opens the braces of a graph; the default graph has none.
func (d *blocks) beginGraph(name graph.Term) {
	d.graph = name
	if name.IsZero() {
		return
	}
	if !d.first {
		d.b = append(d.b, '\n')
	}
	d.b = append(d.names.appendTerm(d.b, name), " {\n"...)
	d.first = true
}

// endGraph closes the braces of the graph at hand.
func (d *blocks) endGraph() {
	if d.graph.IsZero() {
		return
	}
	d.b = append(d.b, "}\n"...)
	d.graph, d.first = graph.Term{}, false
}
