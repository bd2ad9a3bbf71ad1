package engine

import (
	"context"
	"slices"

	"corkboard/graph"
)

// load is an Add under way.
type load struct {
	store   *Store
	state   *state
	options AddOptions
	to      *appender
	old     *Snapshot
	base    uint32
	batch   *batch
	added   Added
}

func newLoad(s *Store, n *state, o AddOptions) *load {
	return &load{
		store: s, state: n, options: o, to: s.appender(n),
		old: &Snapshot{runs: n.runs}, base: end(n.runs), batch: newBatch(),
	}
}

func (l *load) run(ctx context.Context, statements graph.Statements) (Added, error) {
	for st, err := range statements {
		if err == nil && len(l.batch.quads)&1023 == 0 {
			err = ctx.Err()
		}
		if err == nil {
			err = l.batch.add(st, !l.options.Unchecked)
		}
		if err != nil {
			return l.added, err
		}
		l.added.Statements++
	}
	if err := ctx.Err(); err != nil {
		return l.added, err
	}
	gone, err := l.doomed()
	if err != nil {
		return l.added, err
	}
	p, err := l.batch.write(l.to, l.old, l.base, gone)
	if err != nil {
		return l.added, err
	}
	return l.added, l.commit(ctx, p)
}

// commit makes the new run, unless it is empty, part of the store.
func (l *load) commit(ctx context.Context, p runParts) error {
	l.added.New, l.added.Gone = int64(p.added[spog].items), int64(p.gone[spog].items)
	if p.quads() == 0 {
		return nil
	}
	runs := append(slices.Clone(l.state.runs), p.open(&reader{l.state.file, l.to.end, l.state.file.cache}))
	if err := ctx.Err(); err != nil {
		return err
	}
	return l.store.publish(l.state, l.to, runs)
}

// doomed gives the quads that are to go, sorted.
func (l *load) doomed() ([]key, error) {
	if l.options.Remove == nil {
		return nil, nil
	}
	patterns, err := l.options.Remove(l.old)
	if err != nil {
		return nil, err
	}
	var gone []key
	for _, p := range patterns {
		c := l.old.Quads(p)
		for c.Next() {
			gone = append(gone, keyOf(c.Quad(), spog))
		}
		if c.Err() != nil {
			return nil, c.Err()
		}
	}
	s := newKeySorter(gone)
	s.all()
	return slices.Compact(s.keys), nil
}
