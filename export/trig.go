package export

import (
	"context"
	"errors"
	"io"

	"corkboard/graph"
)

// TriG writes TriG.
func TriG(w io.Writer, st graph.Statements, o Options) (Written, error) {
	return Written{}, errors.New("trig: not there yet")
}

// ByGraph sorts statements graph by graph, the default graph first, and within
// a graph by subject, predicate and object, as TriG wants them. It sorts as
// graph.Sort does by default: in bounded memory, with runs in os.TempDir.
func ByGraph(ctx context.Context, st graph.Statements) graph.Statements {
	return graph.Sort(ctx, st, graph.SortOptions{Order: graph.GSPO})
}
