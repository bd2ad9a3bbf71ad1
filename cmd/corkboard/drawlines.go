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

// smallWords is below which size words are hard to read, in points: 6 pixels of a
// screen, or 1.6 mm on paper.
const smallWords = 4.5

// saySmall says where a picture is so narrow that its words are hard to read.
func (p *program) saySmall(f export.Format, n graph.Network, o export.DrawOptions) {
	if o.Width == 0 || !slices.Contains([]string{"svg", "png", "pdf"}, f.Name) {
		return
	}
	l := export.Arrange(n, o)
	if size := l.WordSize(); size > 0 && size < smallWords {
		p.say("note: at this --width the smallest words are %.1f points large: make it wider, or draw less with --top, --ego or --view", size)
	}
}
