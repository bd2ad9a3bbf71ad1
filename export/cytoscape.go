package export

import (
	"io"

	"corkboard/graph"
)

// WriteCytoscape writes a network as the JSON that Cytoscape.js and Cytoscape
// read: elements, classes (person, group, time; the dash of a status; accent),
// a style sheet and, where there is a layout, positions. Beside id and label,
// nodes have what networkx reads: name and value. The text holds no <, > or &,
// so that it can stand in a page. Any number of nodes and edges is written.
// Memory: the network's.
func WriteCytoscape(w io.Writer, n graph.Network, o DrawOptions) error {
	x, err := newInterchange(n, o)
	if err != nil {
		return err
	}
	layout := "cose"
	if x.at != nil {
		layout = "preset"
	}
	return writeJSON(w, members{
		{"data", members(x.about())}, {"directed", true}, {"multigraph", true},
		{"layout", members{{"name", layout}}}, {"style", x.cytoscapeStyle()},
		{"elements", branch{{"nodes", list{len(x.ids), x.cytoscapeNode}}, {"edges", list{len(x.edgeIDs), x.cytoscapeEdge}}}},
	})
}

func (x *interchange) cytoscapeNode(i int) members {
	id, name := x.ids[i], english.fullName(x.n, i)
	data := members{{"id", id}, {"label", name}, {"name", name}, {"value", id}, {"size", x.size(i)}}
	node := members{{"data", data.add(x.nodes, i)}}
	if x.at != nil {
		node = append(node, member{"position", members{{"x", x.at[i].X}, {"y", x.at[i].Y}}})
	}
	return append(node, member{"classes", columnName(x.n.Nodes[i].Column)})
}

func (x *interchange) cytoscapeEdge(i int) members {
	id, e := x.edgeIDs[i], x.n.Edges[i]
	data := members{{"id", id}, {"key", id}, {"source", x.ids[e.Source]}, {"target", x.ids[e.Target]}, {"label", wording(e)}}
	if f, ok := weight(e); ok {
		data = append(data, member{"weight", f})
	}
	classes := [...]string{"solid", "dashed", "dotted"}[lineDash(e)] + " " + towards(e)
	if e.Accent {
		classes += " accent"
	}
	return members{{"data", data.add(x.edges, i)}, {"classes", classes}}
}

// cytoscapeStyle is the look of pictures, as far as dots can have it.
func (x *interchange) cytoscapeStyle() []members {
	t := x.o.Theme
	rule := func(selector string, style ...member) members {
		return members{{"selector", selector}, {"style", members(style)}}
	}
	return []members{
		rule("node", member{"label", "data(label)"}, member{"width", "data(size)"}, member{"height", "data(size)"}, member{"font-size", 9},
			member{"color", t.Ink}, member{"text-wrap", "wrap"}, member{"text-max-width", "110px"}, member{"text-valign", "bottom"}, member{"text-margin-y", 3},
			member{"text-background-color", t.Canvas}, member{"text-background-opacity", 0.8}),
		rule("node.person", member{"background-color", paint(graph.Node{Column: graph.ColumnPerson})}),
		rule("node.group", member{"background-color", paint(graph.Node{Column: graph.ColumnGroup})}, member{"shape", "rectangle"}),
		rule("node.time", member{"background-color", paint(graph.Node{Column: graph.ColumnTime})}, member{"shape", "diamond"}),
		rule("edge", member{"label", "data(label)"}, member{"font-size", 7}, member{"color", t.Quiet}, member{"width", 1}, member{"line-color", t.Tie},
			member{"target-arrow-color", t.Tie}, member{"source-arrow-color", t.Tie}, member{"curve-style", "bezier"}, member{"text-rotation", "autorotate"},
			member{"text-background-color", t.Canvas}, member{"text-background-opacity", 1}, member{"text-background-padding", "1px"}),
		rule("edge.forward, edge.both", member{"target-arrow-shape", "triangle"}),
		rule("edge.backward, edge.both", member{"source-arrow-shape", "triangle"}),
		rule("edge.dashed", member{"line-style", "dashed"}),
		rule("edge.dotted", member{"line-style", "dotted"}),
		rule("edge.accent", member{"width", 2.5}, member{"line-color", t.Accent}, member{"target-arrow-color", t.Accent},
			member{"source-arrow-color", t.Accent}, member{"color", t.AccentText}),
	}
}
