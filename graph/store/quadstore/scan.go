package quadstore

import (
	"context"

	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
)

// scan goes through all quads of a selection.
type scan struct {
	reading
	begun  bool
	driver iterator.Scanner // nil reads all that is bound
	side   via

	// The paths that lead to the driver's node, as far as they were asked for:
	// its other quads are reached by the same.
	paths []map[string]refs.Ref
	path  int
	spare []map[string]refs.Ref
}

func (l *selection) scan() scan {
	var s scan
	driver, err := l.driver(context.Background())
	s.begin(l, driver)
	if s.err == nil {
		s.err = err
	}
	if driver >= 0 {
		s.side = l.vias[driver]
		s.driver = s.side.nodes.Iterate()
	}
	return s
}

// Next moves to the next quad.
func (s *scan) Next(ctx context.Context) bool {
	s.path = 0
	if s.state == nil || s.err != nil || s.none {
		return false
	}
	if !s.begun && s.driver == nil {
		s.cursor = s.state.snapshot.Quads(s.pattern)
	}
	s.begun = true
	for {
		if s.cursor != nil && s.next(ctx) {
			return true
		}
		if s.err != nil || s.driver == nil || !s.nextNode(ctx) {
			return false
		}
	}
}

// nextNode moves the cursor to the quads of the driver's next node.
func (s *scan) nextNode(ctx context.Context) bool {
	s.spare = append(s.spare, s.paths...)
	s.paths, s.cursor = s.paths[:0], nil
	if !s.driver.Next(ctx) {
		s.err = s.driver.Err()
		return false
	}
	id, err := s.sel.s.nodeID(s.state, s.driver.Result())
	if s.err = err; err != nil {
		return false
	}
	if p, ok := bind(s.pattern, s.side.side, id); ok && id != 0 {
		s.cursor = s.state.snapshot.Quads(p)
	}
	return true
}

// NextPath moves to the next way to the same quad: to the next combination of
// the paths of all sides.
func (s *scan) NextPath(ctx context.Context) bool {
	if s.state == nil {
		return false
	}
	if s.nextPath(ctx) {
		return true
	}
	if s.driver == nil || s.err != nil {
		return false
	}
	if len(s.paths) == 0 {
		s.keepPath()
	}
	if s.path+1 == len(s.paths) {
		if !s.driver.NextPath(ctx) {
			s.err = s.driver.Err()
			return false
		}
		s.keepPath()
	}
	s.path++
	reset(s.checks, s.again(ctx))
	return s.err == nil
}

func (s *scan) keepPath() {
	var tags map[string]refs.Ref
	if n := len(s.spare); n > 0 {
		tags, s.spare = s.spare[n-1], s.spare[:n-1]
		clear(tags)
	} else {
		tags = make(map[string]refs.Ref)
	}
	s.driver.TagResults(tags)
	s.paths = append(s.paths, tags)
}

// TagResults tells the nodes that are saved under names.
func (s *scan) TagResults(dst map[string]refs.Ref) {
	if s.state == nil {
		return
	}
	switch {
	case s.driver == nil:
	case len(s.paths) == 0:
		s.driver.TagResults(dst)
	default:
		for tag, ref := range s.paths[s.path] {
			dst[tag] = ref
		}
	}
	s.tag(dst)
}

// Err tells what ended the scan before its time.
func (s *scan) Err() error { return s.err }

// Close ends the scan.
func (s *scan) Close() error {
	err := s.close()
	if s.driver != nil {
		if e := s.driver.Close(); err == nil {
			err = e
		}
		s.driver = nil
	}
	return err
}
