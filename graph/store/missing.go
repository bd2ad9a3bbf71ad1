package store

import (
	"context"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"
)

// The indexes of a store's file, which are Cayley's defaults. missing looks
// quads up in the second.
var (
	forward  = kv.QuadIndex{Dirs: []quad.Direction{quad.Subject, quad.Predicate}}
	backward = kv.QuadIndex{Dirs: []quad.Direction{quad.Object, quad.Predicate, quad.Subject}}
)

// missing gives the quads of a batch that a file does not hold. Cayley would
// leave them out itself, but counts their terms as used once more all the
// same, and so would keep them when the last statement with them is removed.
func missing(ctx context.Context, quads cayley.QuadStore, batch []quad.Quad) (fresh []quad.Quad, err error) {
	if len(batch) == 0 {
		return nil, nil
	}
	err = guard(func() error {
		ids, err := identify(ctx, quads, batch)
		if err != nil {
			return err
		}
		for _, q := range batch {
			if err := ctx.Err(); err != nil {
				return err
			}
			held, err := holds(ctx, quads, q, ids)
			if err != nil {
				return err
			}
			if !held {
				fresh = append(fresh, q)
			}
		}
		return nil
	})
	return fresh, err
}

// identify gives the numbers of a batch's terms in the file, 0 for new ones.
func identify(ctx context.Context, quads cayley.QuadStore, batch []quad.Quad) (map[quad.Value]uint64, error) {
	ids := make(map[quad.Value]uint64)
	var values []quad.Value
	for _, q := range batch {
		for _, v := range [4]quad.Value{q.Subject, q.Predicate, q.Object, q.Label} {
			if _, ok := ids[v]; !ok && v != nil {
				ids[v] = 0
				values = append(values, v)
			}
		}
	}
	found, err := refs.RefsOf(ctx, quads, values)
	if err != nil {
		return nil, err
	}
	for i, ref := range found {
		if id, ok := ref.(kv.Int64Value); ok {
			ids[values[i]] = uint64(id)
		}
	}
	return ids, nil
}

func holds(ctx context.Context, quads cayley.QuadStore, q quad.Quad, ids map[quad.Value]uint64) (bool, error) {
	s, p, o := ids[q.Subject], ids[q.Predicate], ids[q.Object]
	if s == 0 || p == 0 || o == 0 || q.Label != nil && ids[q.Label] == 0 {
		return false, nil
	}
	it := kv.IndexScan{Index: backward, Values: []uint64{o, p, s}}.BuildIterator(quads).Iterate()
	defer it.Close()
	for it.Next(ctx) {
		label, err := quads.QuadDirection(it.Result(), quad.Label)
		if err != nil {
			return false, err
		}
		id, _ := label.(kv.Int64Value)
		if uint64(id) == ids[q.Label] { // ids[nil] is 0, as is no label
			return true, nil
		}
	}
	return false, it.Err()
}
