package schema

import "corkboard/graph"

// parseIdentifier keeps an identifier as it stands, for two that look alike
// may be two: no case folding, no Unicode normalization.
func parseIdentifier(text string, _ Context) (Result, error) {
	id, err := oneLine(text, "an identifier")
	return one(graph.Text(id), id), err
}
