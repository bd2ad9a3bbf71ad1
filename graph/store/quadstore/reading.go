package quadstore

import (
	"context"

	"github.com/cayleygraph/cayley/graph/refs"

	"corkboard/graph/store/engine"
)

// reading goes through quads of a selection in one state, and checks for each
// the iterators of the sides that do not lead to it.
type reading struct {
	sel     *selection
	state   *state
	pattern engine.Pattern
	none    bool // the state does not know what is bound
	checks  []check
	cursor  *engine.Cursor
	quad    engine.Quad
	steps   int
	err     error
}

// begin starts reading with the iterators of all sides but one as checks; -1
// leaves none out.
func (r *reading) begin(sel *selection, driver int) {
	r.sel = sel
	r.state = sel.s.hold()
	var known bool
	r.pattern, known, r.err = sel.pattern(r.state)
	r.none = !known
	for i, v := range sel.vias {
		if i != driver {
			r.checks = append(r.checks, check{side: v.side, index: v.nodes.Lookup()})
		}
	}
}

func (r *reading) node(id engine.ID) node { return node{id, r.state.era.number} }

// ctxEach is after how many quads the context is looked at.
const ctxEach = 1 << 10

// next moves the cursor to the next quad that is wanted.
func (r *reading) next(ctx context.Context) bool {
	for r.err == nil && r.cursor.Next() {
		if r.steps++; r.steps%ctxEach == 0 {
			if r.err = ctx.Err(); r.err != nil {
				return false
			}
		}
		if q := r.cursor.Quad(); r.wants(ctx, q) {
			r.quad = q
			return true
		}
	}
	if r.err == nil {
		r.err = r.cursor.Err()
	}
	return false
}

// wants checks a quad that has what is bound.
func (r *reading) wants(ctx context.Context, q engine.Quad) bool {
	if r.sel.labeled && q.Graph == 0 {
		return false
	}
	for i := range r.checks {
		if !r.holds(ctx, &r.checks[i], q) {
			return false
		}
	}
	return true
}

func (r *reading) holds(ctx context.Context, c *check, q engine.Quad) bool {
	id := at(q, c.side)
	return id != 0 && c.contains(ctx, r.node(id), &r.err)
}

// again has a check look up the node of the present quad again.
func (r *reading) again(ctx context.Context) func(*check) {
	return func(c *check) { r.holds(ctx, c, r.quad) }
}

// nextPath moves the checks on to their next combination of paths.
func (r *reading) nextPath(ctx context.Context) bool {
	return len(r.checks) > 0 && nextPath(ctx, r.checks, r.again(ctx), &r.err)
}

func (r *reading) tag(dst map[string]refs.Ref) {
	tagAll(r.checks, dst)
	for _, save := range r.sel.saves {
		for _, tag := range save.tags {
			dst[tag] = r.node(at(r.quad, save.side))
		}
	}
}

// close lets go of the state and closes the checks.
func (r *reading) close() (err error) {
	if r.state == nil {
		return nil
	}
	err = closeAll(r.checks)
	r.sel.s.drop(r.state)
	r.state = nil
	return err
}
