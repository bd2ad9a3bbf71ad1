package main

import (
	"slices"

	"corkboard/export"
	"corkboard/graph"
)

// A picture of cards or points has two lines for each node where nothing else is
// asked for, or as many as leave a small one as it is. With more, it would be a
// ball of hair.
const (
	linesEach  = 2
	linesLeast = 600
)

// pictures are the formats that print a network as it stands.
var pictures = []string{"svg", "png", "pdf", "caption"}

// fewerLines gives the network with the strongest lines alone: as many as are
// asked for or, for a picture, as can be told apart. A picture whose lines have
// numbers keeps all, so that they are those of the evidence.
func fewerLines(asked int, f export.Format, numbered bool, n graph.Network) graph.Network {
	if asked == 0 {
		if numbered || !slices.Contains(pictures, f.Name) {
			return n
		}
		asked = max(linesLeast, linesEach*len(n.Nodes))
	}
	return n.Backbone(asked)
}
