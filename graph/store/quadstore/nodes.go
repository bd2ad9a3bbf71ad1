package quadstore

import (
	"context"
	"slices"

	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"

	"corkboard/graph/store/engine"
)

// nodes gives the nodes on one side of the quads of a selection, once for each
// quad.
type nodes struct {
	selection
	side quad.Direction
}

func (n *nodes) String() string { return "CorkboardNodes" }

func (n *nodes) SubIterators() []iterator.Shape { return n.subIterators() }

func (n *nodes) Optimize(ctx context.Context) (iterator.Shape, bool) {
	if n.optimize(ctx) {
		return iterator.NewNull(), true
	}
	return n, false
}

// Stats never calls the size exact: Cayley's And takes the exact size of one of
// its parts for its own.
func (n *nodes) Stats(ctx context.Context) (iterator.Costs, error) {
	p, err := n.plan(ctx)
	fan := n.fan()
	if sides := n.boundBeside(); sides == 3 || sides == 2 && n.bound[sideOf(quad.Label)] == nil {
		fan = 1
	}
	p.exact = false
	p.contains = seekCost + fan*p.contains
	return p.costs(), err
}

// boundBeside counts what is bound beside the side that is given.
func (n *nodes) boundBeside() (sides int) {
	for i, ref := range n.bound {
		if ref != nil && i != sideOf(n.side) {
			sides++
		}
	}
	return sides
}

func (n *nodes) Iterate() iterator.Scanner { return &nodeScan{n.scan(), n.side} }

func (n *nodes) Lookup() iterator.Index { return &nodeIndex{of: n} }

// nodeScan is a scan that gives the nodes on a side.
type nodeScan struct {
	scan
	side quad.Direction
}

func (s *nodeScan) String() string { return "CorkboardNodeScan" }

func (s *nodeScan) Result() refs.Ref {
	if s.state == nil || s.cursor == nil {
		return nil
	}
	return s.node(at(s.quad, s.side))
}

// nodeIndex looks nodes up on a side of the quads of a selection.
type nodeIndex struct {
	reading
	of     *nodes
	result refs.Ref
	asked  int64
	rows   int64 // how many quads there are, once it matters
	known  tally // instead of reading, once it pays
	more   int   // quads of the result that are left in the tally
}

func (x *nodeIndex) String() string { return "CorkboardNodeIndex" }

func (x *nodeIndex) Contains(ctx context.Context, ref refs.Ref) bool {
	x.result = nil
	if x.state == nil {
		x.begin(&x.of.selection, -1)
	}
	if x.err != nil || x.none {
		return false
	}
	id, err := x.of.s.nodeID(x.state, ref)
	if x.err = err; id == 0 || err != nil {
		return false
	}
	if x.counted(ctx) {
		x.more = x.known.of(id) - 1
		if x.more >= 0 {
			x.result = ref
		}
		return x.more >= 0
	}
	p, ok := bind(x.pattern, x.of.side, id)
	if !ok || x.err != nil {
		return false
	}
	x.cursor = x.state.snapshot.Quads(p)
	if x.next(ctx) {
		x.result = ref
		return true
	}
	return false
}

// counted tells whether nodes are looked up in a tally of all that there are.
// It is made when more nodes were asked for than it costs to read it.
func (x *nodeIndex) counted(ctx context.Context) bool {
	if x.known != nil {
		return true
	}
	if x.asked++; x.asked < tallyAfter || len(x.checks)+len(x.of.saves) > 0 {
		return false
	}
	if x.asked == tallyAfter {
		if x.rows, _, x.err = x.of.size(); x.err != nil {
			return false
		}
	}
	if x.rows > min(x.asked*tallySteps, tallyMost) {
		return false
	}
	x.known = make(tally, 0, x.rows)
	x.cursor = x.state.snapshot.Quads(x.pattern)
	for x.next(ctx) {
		x.known = append(x.known, at(x.quad, x.of.side))
	}
	slices.Sort(x.known)
	return x.err == nil
}

func (x *nodeIndex) NextPath(ctx context.Context) bool {
	switch {
	case x.result == nil:
		return false
	case x.known != nil:
		x.more--
		return x.more >= 0
	}
	if x.nextPath(ctx) {
		return true
	}
	before := x.quad
	if x.err != nil || x.next(ctx) {
		return x.err == nil
	}
	if x.err == nil && len(x.checks) > 0 {
		x.wants(ctx, before) // which the checks of quads that are not wanted have left
	}
	return false
}

func (x *nodeIndex) Result() refs.Ref { return x.result }

func (x *nodeIndex) TagResults(dst map[string]refs.Ref) {
	if x.result != nil {
		x.tag(dst)
	}
}

func (x *nodeIndex) Err() error { return x.err }

func (x *nodeIndex) Close() error {
	x.result, x.known = nil, nil
	return x.close()
}

// How many quads may be read for a tally for each question asked so far, and
// how many in all.
const (
	tallySteps = 24
	tallyMost  = 1 << 20
)

// tallyAfter is after how many questions a tally is thought of.
const tallyAfter = 4

// tally is nodes in order, each as often as it comes.
type tally []engine.ID

// of gives how often a node comes.
func (t tally) of(id engine.ID) (n int) {
	i, _ := slices.BinarySearch(t, id)
	for i+n < len(t) && t[i+n] == id {
		n++
	}
	return n
}
