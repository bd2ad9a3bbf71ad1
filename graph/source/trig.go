package source

import (
	"context"

	"corkboard/graph"
)

// trigStatements reads RDF 1.2 TriG, and with it 1.1: Turtle, in which
// statements may stand in the braces of a graph.
func trigStatements(ctx context.Context, in Input, o Options) graph.Statements {
	return readTurtle(ctx, in, o, true)
}

// namedGraph reads the name of a graph behind GRAPH, and its brace.
func (t *turtle) namedGraph() bool {
	c := t.next()
	t.role = roleGraph
	name, ok := t.nodeOrBrackets(c)
	if !ok {
		return false
	}
	if t.next() != '{' {
		return t.expected("'{' and the statements of the graph")
	}
	return t.openGraph(name, name.IsZero())
}

// openGraph takes the brace that opens a graph, the default graph where the name
// is no term. A name that was lost loses the graph: its statements are said in
// no other.
func (t *turtle) openGraph(name graph.Term, lost bool) bool {
	t.opened = t.here()
	t.pos++
	t.braces, t.graph, t.lost = true, name, lost
	return true
}

// closeGraph goes back to the default graph.
func (t *turtle) closeGraph() {
	t.braces, t.graph, t.lost = false, graph.Term{}, false
}
