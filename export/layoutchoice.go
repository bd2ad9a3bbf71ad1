package export

import "corkboard/graph"

// The layouts of pictures.
const (
	LayoutNameStory    = "story"    // three columns: organizations, people, events along time
	LayoutNameNetwork  = "network"  // cards, near to each other where they are tied
	LayoutNameOverview = "overview" // points, the best connected named
	LayoutNameList     = "list"     // one column of cards with their ties, for narrow screens
)

// LayoutNames are the names of layouts, in the order of a list.
var LayoutNames = []string{LayoutNameStory, LayoutNameNetwork, LayoutNameOverview, LayoutNameList}

// Sizes up to which a layout is chosen.
const (
	storyNodes   = 60
	storyEdges   = 300
	storyArcs    = 24 // lines within a column
	networkNodes = 1000
)

// Arrange gives the layout of a network that o.Layout names, or where it names
// none the one that fits its size: the story up to 60 nodes unless most lines
// stay within a column, cards up to 1,000, points beyond; a list where the words
// would be too small at o.Width. The network must be
// one that DrawSVG accepts. Equal networks give equal layouts, whatever the
// order of their nodes and edges.
func Arrange(n graph.Network, o DrawOptions) Layout {
	var l Layout
	switch chosenLayout(n, o) {
	case LayoutNameStory:
		l = LayoutStory(n, o)
	case LayoutNameNetwork:
		l = LayoutNetwork(n, o)
	case LayoutNameList:
		return LayoutList(n, o)
	default:
		l = LayoutOverview(n, o)
	}
	if o.Layout == "" && o.Width > 0 && o.Width < mul(l.Width, readable) && len(n.Nodes) <= listNodes {
		return LayoutList(n, o)
	}
	if o.Width > 0 {
		l.Shown = max(o.Width, WidthMin)
	}
	return l
}

// WidthMin is the least width of a picture, in points: 320 pixels of a screen.
const WidthMin = 240

const (
	readable    = 0.6  // of its own width a picture keeps words that can be read
	comfortable = 0.75 // and words that are read with ease
	listNodes   = 300
)

func chosenLayout(n graph.Network, o DrawOptions) string {
	if o.Layout != "" {
		return o.Layout
	}
	within := 0
	for _, e := range n.Edges {
		if n.Nodes[e.Source].Column == n.Nodes[e.Target].Column {
			within++
		}
	}
	switch {
	case len(n.Nodes) <= storyNodes && len(n.Edges) <= storyEdges && len(o.At) == 0 &&
		(within <= storyArcs || 3*within < len(n.Edges)):
		return LayoutNameStory
	case len(n.Nodes) <= networkNodes:
		return LayoutNameNetwork
	}
	return LayoutNameOverview
}
