package quadstore

import (
	"context"

	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"
)

// check looks things up in an iterator. After the last path to a thing it
// still stands at that one.
type check struct {
	index iterator.Index
	side  quad.Direction // of a quad, if it is to look up nodes of quads
	has   bool           // the index has what it was asked last
	moved bool           // and is on another path to it than the first
}

// lookups gives checks of iterators.
func lookups(list []iterator.Shape) (checks []check) {
	for _, it := range list {
		checks = append(checks, check{index: it.Lookup()})
	}
	return checks
}

func (c *check) contains(ctx context.Context, ref refs.Ref, err *error) bool {
	c.moved = false
	if c.has = c.index.Contains(ctx, ref); !c.has {
		*err = c.index.Err()
	}
	return c.has
}

// nextPath moves checks on to their next combination of paths: the last one
// moves first, and begins again when one before it moves. again has a check
// look up again what it looked up last.
func nextPath(ctx context.Context, checks []check, again func(*check), err *error) bool {
	for i := len(checks) - 1; i >= 0; i-- {
		c := &checks[i]
		if !c.has {
			continue
		}
		if c.index.NextPath(ctx) {
			c.moved = true
			reset(checks[i+1:], again)
			return *err == nil
		}
		if *err = c.index.Err(); *err != nil {
			return false
		}
	}
	return false
}

// reset moves checks back to their first path.
func reset(checks []check, again func(*check)) {
	for i := range checks {
		if checks[i].moved {
			again(&checks[i])
		}
	}
}

func tagAll(checks []check, dst map[string]refs.Ref) {
	for i := range checks {
		if checks[i].has {
			checks[i].index.TagResults(dst)
		}
	}
}

func closeAll(checks []check) (err error) {
	for i := range checks {
		if e := checks[i].index.Close(); err == nil {
			err = e
		}
	}
	return err
}
