package export

import "corkboard/graph"

// layoutPage places a network for a page, as for a picture.
func layoutPage(n graph.Network, o DrawOptions) Layout {
	o.Width = 0 // a page is looked at through a window
	return Arrange(n, o)
}

// point tells a node that is drawn as a point.
func (p PlacedNode) point() bool { return p.Form == FormPoint }
