package export

import (
	"fmt"
	"io"

	"corkboard/graph"
)

// WriteNodeLink writes a network as the node-link JSON of D3 and networkx: an
// object with nodes, and with edges under links or, where o.EdgesKey says so,
// edges. Source and target are identifiers; key tells parallel edges apart. x
// and y, downwards as on a screen, are those of the picture where there is one.
// The text holds no <, > or &, so that it can stand in a page. Any number of
// nodes and edges is written. Memory: the network's.
func WriteNodeLink(w io.Writer, n graph.Network, o DrawOptions) error {
	key := o.EdgesKey
	switch key {
	case "":
		key = "links"
	case "links", "edges":
	default:
		return fmt.Errorf("node-link: edges key: %q is not one of links, edges", key)
	}
	x, err := newInterchange(n, o)
	if err != nil {
		return err
	}
	return writeJSON(w, members{
		{"directed", true}, {"multigraph", true}, {"graph", members(x.about())},
		{"nodes", list{len(x.ids), func(i int) members {
			v := members{{"id", x.ids[i]}, {"label", english.fullName(x.n, i)}}
			if x.at != nil {
				v = append(v, member{"x", x.at[i].X}, member{"y", x.at[i].Y})
			}
			return v.add(x.nodes, i)
		}}},
		{key, list{len(x.edgeIDs), func(i int) members {
			e := x.n.Edges[i]
			v := members{{"key", x.edgeIDs[i]}, {"source", x.ids[e.Source]}, {"target", x.ids[e.Target]}, {"label", wording(e)}}
			if f, ok := weight(e); ok {
				v = append(v, member{"weight", f})
			}
			return v.add(x.edges, i)
		}}},
	})
}
