package graph

import (
	"context"
	"iter"
	"slices"
)

// Change is a statement that one of two datasets has and the other has not.
type Change struct {
	Added     bool // the second has it; else the first
	Statement      // with its origin there
}

// DiffOptions says how Diff and Isomorphic work.
type DiffOptions struct {
	// Steps bounds the search for the blank nodes of one dataset in the other,
	// in nodes tried; 0 means 5,000,000 and 100 for each blank node. Lists,
	// trees and rings need about one step for each statement; what needs more is
	// made to.
	Steps int64
	// Memory and TempDir bound the sorting, as in SortOptions.
	Memory  int64
	TempDir string
	// Named, if it is not nil, is told of the blank nodes in the structures that
	// differ, before any change is yielded: the label that changes have, and
	// the node's labels in the first and in the second dataset, "" where it is
	// not.
	Named func(label, first, second string)
}

// Diff yields what differs between two datasets, whatever their blank nodes
// are called: what was removed from the first and what was added to it to make
// the second, each statement once, sorted as a Matcher answers.
// Nothing is yielded exactly when the datasets are isomorphic (RDF 1.2
// Concepts, section 3.6).
//
// Statements that share blank nodes form structures. Those that stand in both
// datasets, each as often as it does, vanish. In the structures that are left,
// blank nodes that look alike are taken to be the same: first those whose
// surroundings are the same and found only once, then pairs that have the most
// statements in common. So a change of one statement about a blank node shows
// as one removed and one added. Which nodes are taken to be the same is a
// guess; the changes are right whatever was guessed: the first dataset with its
// nodes renamed as o.Named says, without what was removed and with what was
// added, is the second.
//
// A blank node in a change is named after its type or a property, and by a hash
// of what the dataset says about it: its label depends neither on the labels
// nor on the order of the input, unless nodes look alike to the last
// statement around them and yet are not.
//
// Statements without blank nodes go straight to Sort. Those with some are held,
// as in Canonicalize, with about 100 bytes more for each node. A fault of the
// input is yielded at once, and the rest is compared; any other error ends the
// stream, as does a search that needs more than o.Steps ("diff: …").
func Diff(ctx context.Context, first, second Statements, o DiffOptions) iter.Seq2[Change, error] {
	return func(yield func(Change, error) bool) {
		d := differ{ctx: ctx, opt: o, q: newBlankQuads()}
		var now Change // the last quad, as its side says
		var in [2]bool // where it is
		flush := func() bool { return in[0] == in[1] || yield(now, nil) }
		for s, err := range Sort(ctx, d.read(first, second), SortOptions{Memory: o.Memory, TempDir: o.TempDir}) {
			if err != nil {
				if !yield(Change{}, err) {
					return
				}
				if !isFault(err) {
					return
				}
				continue
			}
			side := takeSide(&s)
			if !now.SameQuad(s) || in == [2]bool{} {
				if !flush() {
					return
				}
				now, in = Change{Added: side == 1, Statement: s}, [2]bool{}
			}
			in[side] = true
		}
		flush()
	}
}

// differ is one run of Diff.
type differ struct {
	ctx   context.Context
	opt   DiffOptions
	q     *blankQuads
	steps int64

	// The nodes and rows of the first dataset come before those of the second.
	nodes, rows int

	colors *coloring
	parts  []structure
	pairs  []uint32 // the node taken to be the same, plus one
	labels []string // of the nodes in structures that are left
}

// read yields the statements of both datasets with a mark of their side: those
// without blank nodes as they come, and then those of structures that are only
// in one, under labels that both share.
func (d *differ) read(first, second Statements) Statements {
	return func(yield func(Statement, error) bool) {
		split := 0
		for side, in := range [2]Statements{first, second} {
			mark := sideMark{side: side}
			for s, err := range in {
				switch {
				case err == nil && s.mentionsBlank():
					d.q.held.add(&s)
					continue
				case err == nil:
					mark.put(&s)
				}
				if !yield(s, err) || err != nil && !isFault(err) {
					return
				}
			}
			if side == 0 {
				split = len(d.q.held.rows)
			}
		}
		left, err := d.compare(split)
		if err != nil {
			yield(Statement{}, err)
			return
		}
		d.write(left, yield)
	}
}

// compare finds the structures that are only in one dataset, and names their
// nodes. The first rows, up to split, are the first dataset's.
func (d *differ) compare(split int) ([]structure, error) {
	rows := d.q.held.rows
	d.nodes = d.q.add(rows[:split:split])
	d.rows = len(d.q.rows)
	d.q.add(rows[split:])
	d.q.held.rows = nil
	slices.SortFunc(d.q.rows[d.rows:], row.compare) // to be looked up by what they say
	d.q.index()
	if d.opt.Steps <= 0 {
		d.opt.Steps = defaultSteps + stepsPerNode*int64(len(d.q.nodes))
	}
	d.colors = newColoring(d.q)
	if err := d.colors.refine(d.ctx); err != nil {
		return nil, err
	}
	d.findStructures()
	left, err := d.cancel()
	if err != nil || len(left) == 0 {
		return nil, err
	}
	m := newMatcher(d, left)
	if err := m.match(); err != nil {
		return nil, err
	}
	d.pairs = m.pair
	d.name(m)
	return left, nil
}

// write yields the statements of the structures that are left.
func (d *differ) write(left []structure, yield func(Statement, error) bool) {
	label := func(n uint32) string { return d.labels[n] }
	for side := range 2 {
		mark := sideMark{side: side}
		for _, part := range left {
			if part.side != side {
				continue
			}
			for _, i := range part.rows {
				s := d.q.statement(&d.q.rows[i], label)
				mark.put(&s)
				if !yield(s, nil) {
					return
				}
			}
		}
	}
}

// sideMark marks statements as those of one dataset, by a first byte of their
// file's name that goes with them through Sort.
type sideMark struct {
	side         int
	file, marked string
}

func (m *sideMark) put(s *Statement) {
	if m.marked == "" || m.file != s.Origin.File {
		m.file, m.marked = s.Origin.File, string([]byte{byte('0' + m.side)})+s.Origin.File
	}
	s.Origin.File = m.marked
}

// takeSide takes the mark away and gives the side.
func takeSide(s *Statement) int {
	side := int(s.Origin.File[0] - '0')
	s.Origin.File = s.Origin.File[1:]
	return side
}
