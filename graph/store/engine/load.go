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
	spill   spiller
	temps   []device
	added   Added
}

func newLoad(s *Store, n *state, o AddOptions) *load {
	return &load{
		store: s, state: n, options: o, to: s.appender(n),
		old: &Snapshot{runs: n.runs}, base: end(n.runs), batch: newBatch(),
	}
}

// run does all of it.
func (l *load) run(ctx context.Context, statements graph.Statements) (Added, error) {
	defer l.close()
	err := l.read(ctx, statements)
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return l.added, err
	}
	p, err := l.write(ctx)
	if err != nil {
		return l.added, err
	}
	return l.added, l.commit(ctx, p)
}

// batchShare is which part of a load's memory a batch may take: one is filled
// while another is written, and what is thrown away takes room as well.
const batchShare = 4

// read gathers the stream in batches, and writes those that are full aside.
func (l *load) read(ctx context.Context, statements graph.Statements) error {
	most := l.store.options.memory() / batchShare
	for st, err := range statements {
		full := false
		if l.batch.quads.n&1023 == 0 {
			full = l.batch.size() > most
			if err == nil {
				err = ctx.Err()
			}
		}
		if err != nil {
			return &StreamError{err}
		}
		if full {
			if err := l.setAside(); err != nil {
				return err
			}
		}
		if err := l.batch.add(&st, &l.options); err != nil {
			return &StreamError{err}
		}
		l.added.Statements++
	}
	return nil
}

// setAside writes the batch to a temporary file and begins another.
func (l *load) setAside() (err error) {
	if l.spill.to == nil {
		if l.spill.to, err = l.temp(); err != nil {
			return err
		}
	}
	err = l.spill.take(l.batch)
	l.batch = newBatch()
	return err
}

// temp gives room in a temporary file of its own.
func (l *load) temp() (*appender, error) {
	dev, err := newTemp(l.store.path)
	if err != nil {
		return nil, err
	}
	l.temps = append(l.temps, dev)
	return &appender{dev: dev}, nil
}

// close gives up the temporary files.
func (l *load) close() {
	l.spill.wait()
	for _, t := range l.temps {
		t.Close()
	}
}

// write writes what was read as a run.
func (l *load) write(ctx context.Context) (p runParts, err error) {
	doomed, err := l.doomed()
	if err != nil {
		return p, err
	}
	if l.spill.to == nil {
		return l.batch.write(ctx, l.to, l.old, l.base, doomed)
	}
	if err = l.setAside(); err == nil {
		err = l.spill.wait()
	}
	if err != nil {
		return p, err
	}
	l.batch = nil
	m := &merger{
		ctx: ctx, to: l.to, temp: l.temp, memory: l.store.options.memory(),
		old: l.old, base: l.base, sifts: true, doomed: doomed,
	}
	for _, r := range l.spill.runs {
		m.groups = append(m.groups, group{runs: []*run{r}, keep: 1})
	}
	return m.merge()
}

// commit makes the new run, unless it is empty, part of the store.
func (l *load) commit(ctx context.Context, p runParts) error {
	l.added.New, l.added.Gone = int64(p.added[spog].items), int64(p.gone[spog].items)
	if p.quads() == 0 {
		return nil
	}
	runs := append(slices.Clone(l.state.runs), p.open(&reader{l.state.file.device, l.to.end, l.state.file.cache}))
	runs, err := l.store.mergeLast(ctx, l, runs)
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return err
	}
	return l.store.publish(l.state, l.to, runs)
}

// mergeLast makes one run of the last ones while the last is at least half as
// large as the one before. So there are never more than the logarithm of what
// the store holds, and what a load costs is in proportion to what it adds,
// taken over many loads.
func (s *Store) mergeLast(ctx context.Context, l *load, runs []*run) ([]*run, error) {
	from := len(runs) - 1
	size := runs[from].size()
	for from > 0 && 2*size >= runs[from-1].size() {
		from--
		size += runs[from].size()
	}
	if from == len(runs)-1 {
		return runs, nil
	}
	p, err := mergeRuns(ctx, l.to, l.temp, s.options.memory(), runs[:from], runs[from:])
	if err != nil {
		return nil, err
	}
	if p.quads() == 0 {
		return runs[:from], nil
	}
	n := l.state
	return append(slices.Clone(runs[:from]), p.open(&reader{n.file.device, l.to.end, n.file.cache})), nil
}

// mergeRuns makes one run of several that stand on others.
func mergeRuns(ctx context.Context, to *appender, temp func() (*appender, error), memory int64, old, runs []*run) (runParts, error) {
	base := end(old)
	m := &merger{
		ctx: ctx, to: to, temp: temp, memory: memory, old: &Snapshot{}, base: base,
		groups: []group{{runs: runs, keep: base}},
	}
	return m.merge()
}

// doomed gives the quads that are to go, sorted.
func (l *load) doomed() ([]key, error) {
	if l.options.Remove == nil {
		return nil, nil
	}
	var gone []key
	err := l.options.Remove(l.old, func(q Quad) { gone = append(gone, keyOf(q, spog)) })
	s := newKeySorter(gone)
	s.all()
	return slices.Compact(s.keys), err
}
