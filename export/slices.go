package export

import (
	"encoding/csv"
	"io"
	"strconv"

	"corkboard/graph"
)

// WriteSlices writes the messages of each week or month as a table: for every
// slice of the network and every line on which something went on in it, the
// slice's Monday or month, the two ends, the messages from the one to the other
// and back, and whether they are stated or only claimed. A network without slices gives the head alone. The table is
// guarded like that of WriteEvidence. Only exchanges that are in hand as a
// whole have numbers. Of the options it uses none. Memory: the network's.
func WriteSlices(w io.Writer, n graph.Network, _ DrawOptions) error {
	if err := wired(n); err != nil {
		return err
	}
	table := csv.NewWriter(w)
	if err := table.Write([]string{"slice", "from", "to", "sent", "answered", "status"}); err != nil {
		return err
	}
	for _, s := range n.Slices {
		for _, c := range s.Counts {
			e := n.Edges[c.Edge]
			a, b := n.Nodes[e.Source], n.Nodes[e.Target]
			row := []string{s.Start, a.Label, b.Label, strconv.Itoa(c.Forward), strconv.Itoa(c.Backward), statusName(e.Status)}
			if err := table.Write(guarded(row)); err != nil {
				return err
			}
		}
	}
	table.Flush()
	return table.Error()
}
