package export

import (
	"context"
	"io"

	"corkboard/graph"
)

// TriG writes TriG (RDF 1.2 TriG): Turtle, with the statements of a named
// graph in braces behind its name, and those of the default graph outside all
// braces. Prefixes, the order in a block and the memory are those of Turtle;
// MergeGraphs and Cite do not count.
//
// The input may be in any order; as ByGraph gives it, it opens the braces of
// each graph once, and gives each subject in it one block.
func TriG(w io.Writer, st graph.Statements, o Options) (Written, error) {
	return writeBlocks(w, st, o, true)
}

// ByGraph sorts statements graph by graph, the default graph first, and within
// a graph by subject, predicate and object, as TriG wants them. It sorts as
// graph.Sort does by default: in bounded memory, with runs in os.TempDir.
func ByGraph(ctx context.Context, st graph.Statements) graph.Statements {
	return graph.Sort(ctx, st, graph.SortOptions{Order: graph.GSPO})
}

// beginGraph opens the braces of a graph, whose name has been written as given
// here; the default graph has none.
func (d *blocks) beginGraph(graph graph.Term, name []byte) {
	d.graph = graph
	if graph.IsZero() {
		return
	}
	if !d.first {
		d.b = append(d.b, '\n')
	}
	d.b = append(append(d.b, name...), " {\n"...)
	d.first, d.indent = true, "    "
}

// endGraph closes the braces of the graph at hand.
func (d *blocks) endGraph() {
	if d.graph.IsZero() {
		return
	}
	d.b = append(d.b, "}\n"...)
	d.graph, d.first, d.indent = graph.Term{}, false, ""
}
