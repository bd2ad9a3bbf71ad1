package export

import (
	"io"

	"corkboard/graph"
)

// NQuads writes statements as canonical N-Quads (RDF 1.2 N-Quads, section 5),
// one a line, in the order in which they come. Prefixes, Base and MergeGraphs
// do not count.
//
// It holds one statement and a buffer. Any error in the stream that is no
// *graph.Error, and any of w, ends the writing.
func NQuads(w io.Writer, st graph.Statements, o Options) (Written, error) {
	return writeLines(w, st, o, true)
}
