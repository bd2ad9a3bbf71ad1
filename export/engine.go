package export

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"corkboard/graph"
)

// WriteEngineDOT writes what a program of Graphviz needs to place a network's
// nodes, as DOT: boxes of the sizes that the drawing will have, named "n" and
// their number, and the lines between them, with nothing of what they are
// called. ReadPlaces reads the answer. Networks that DrawSVG refuses are refused
// here too.
func WriteEngineDOT(w io.Writer, n graph.Network, o DrawOptions) error {
	if err := drawable(n); err != nil {
		return err
	}
	n = canonical(n)
	var f *free
	if len(n.Nodes) > networkNodes || o.Layout == LayoutNameOverview {
		f = newOverview(n, o)
	} else {
		f, _ = newNetwork(n, o)
	}
	out := output{w: w}
	out.b = append(out.b, "graph corkboard {\n  overlap=prism;\n  splines=false;\n  start=1;\n  rankdir=LR;\n"+
		"  node [shape=box, fixedsize=true, label=\"\"];\n"...)
	for i, s := range f.size {
		out.b = append(out.b, "  n"+strconv.Itoa(i)+" [width="+inches(s.X+f.gap.X)+", height="+inches(s.Y+f.gap.Y)+"];\n"...)
		if err := out.spill(); err != nil {
			return err
		}
	}
	for i := range n.Nodes {
		for _, j := range f.wiring.of(i) {
			if int(j) > i {
				out.b = append(out.b, "  n"+strconv.Itoa(i)+" -- n"+strconv.Itoa(int(j))+";\n"...)
			}
		}
		if err := out.spill(); err != nil {
			return err
		}
	}
	out.b = append(out.b, "}\n"...)
	return out.flush()
}

// ReadPlaces reads the plain output (-Tplain) of a program of Graphviz for what
// WriteEngineDOT wrote of the same network, and gives DrawOptions.At. What is
// not of that form, or not whole, is an error.
func ReadPlaces(r io.Reader, n graph.Network) (map[graph.Term]Point, error) {
	n = canonical(n)
	at := make(map[graph.Term]Point, len(n.Nodes))
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		fields := strings.Fields(lines.Text())
		if len(fields) < 4 || fields[0] != "node" {
			continue
		}
		i, err := strconv.Atoi(strings.TrimPrefix(fields[1], "n"))
		x, errX := strconv.ParseFloat(fields[2], 64)
		y, errY := strconv.ParseFloat(fields[3], 64)
		p := Point{mul(x, 72), mul(-y, 72)}
		if err != nil || i < 0 || i >= len(n.Nodes) || errX != nil || errY != nil || !sane(p) {
			return nil, fmt.Errorf("graphviz: answered %q", cut(lines.Text(), labelMax))
		}
		at[n.Nodes[i].ID] = p
	}
	if err := lines.Err(); err != nil {
		return nil, err
	}
	if len(at) < len(n.Nodes) {
		return nil, fmt.Errorf("graphviz: placed %d of %d nodes", len(at), len(n.Nodes))
	}
	return at, nil
}
