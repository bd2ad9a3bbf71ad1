package engine

import "context"

// dictionary writes the terms of a run.
type dictionary struct {
	names, values *termWriter
	hashes        *keyWriter
}

func newDictionary(to *appender) *dictionary {
	return &dictionary{newTermWriter(to, true), newTermWriter(to, false), newKeyWriter(to)}
}

// finish gives the parts of a run that have terms.
func (d *dictionary) finish(p *runParts) (err error) {
	if p.names, err = d.names.finish(); err != nil {
		return err
	}
	if p.values, err = d.values.finish(); err != nil {
		return err
	}
	p.hashes, err = d.hashes.finish()
	return err
}

// resolved says of each term of a batch what its ID is in the store.
type resolved struct {
	ids    []uint32 // by number
	names  []uint32 // numbers of those that are new, in order
	values []uint32
	hashes []key // of the new values: hash and rank, sorted
}

// resolve looks the terms of a batch up in what the store holds and numbers
// those that are new from base on.
func (b *batch) resolve(old *Snapshot, base uint32) (r resolved, err error) {
	names, values, hashes := b.order()
	r.ids = make([]uint32, b.terms.len())
	if err := r.find(old, b.terms, names, hashes); err != nil {
		return r, err
	}
	r.names = make([]uint32, 0, len(names))
	for _, n := range names {
		if r.ids[n.number] == 0 {
			r.names = append(r.names, n.number)
		}
	}
	r.values = make([]uint32, 0, len(values))
	for _, n := range values {
		if r.ids[n] == 0 {
			r.values = append(r.values, n)
		}
	}
	first := uint64(base) + uint64(len(r.names))
	if first+uint64(len(r.values)) > maxID+1 {
		return r, errTerms
	}
	parallel(func() error {
		for i, n := range r.names {
			r.ids[n] = base + uint32(i)
		}
		return nil
	}, func() error {
		for i, n := range r.values {
			r.ids[n] = uint32(first) + uint32(i)
		}
		r.hashes = hashes[:0]
		for _, h := range hashes {
			if id := r.ids[h[1]]; id >= uint32(first) {
				r.hashes = append(r.hashes, key{h[0], id - uint32(first)})
			}
		}
		sortRanks(r.hashes)
		return nil
	})
	return r, nil
}

// find looks up which terms of a batch the store has.
func (r *resolved) find(old *Snapshot, all *interner, names []nameKey, hashes []key) error {
	if len(old.runs) == 0 && old.tail == nil {
		return nil
	}
	return parallel(func() error {
		f := newNameFinder(old)
		for _, n := range names {
			id, err := f.find(all.term(n.number))
			if err != nil {
				return err
			}
			r.ids[n.number] = id
		}
		return nil
	}, func() error {
		f := newValueFinder(old)
		for _, h := range hashes {
			id, err := f.find(all.term(h[1]), h[0])
			if err != nil {
				return err
			}
			r.ids[h[1]] = id
		}
		return nil
	})
}

// sortRanks sorts (hash, rank) by rank where hashes agree.
func sortRanks(hashes []key) {
	for i := 1; i < len(hashes); i++ {
		for j := i; j > 0 && hashes[j][0] == hashes[j-1][0] && hashes[j][1] < hashes[j-1][1]; j-- {
			hashes[j], hashes[j-1] = hashes[j-1], hashes[j]
		}
	}
}

// writeTerms writes the new terms of a batch.
func (r *resolved) writeTerms(to *appender, all *interner, p *runParts) error {
	d := newDictionary(to)
	for _, n := range r.names {
		if err := d.names.add(all.term(n)); err != nil {
			return err
		}
	}
	for _, n := range r.values {
		if err := d.values.add(all.term(n)); err != nil {
			return err
		}
	}
	for _, h := range r.hashes {
		if err := d.hashes.add(h); err != nil {
			return err
		}
	}
	return d.finish(p)
}

// write writes a batch as a run, without what the store holds already, and
// without what gone holds: quads of the store that are to go unless the batch
// has them.
func (b *batch) write(ctx context.Context, to *appender, old *Snapshot, base uint32, gone []key) (p runParts, err error) {
	r, err := b.resolve(old, base)
	if err != nil {
		return p, err
	}
	p.base = base
	s := newKeySorter(b.numbered(r.ids))
	s.all()
	x := newSifter(old, base, gone)
	n, err := x.sift(s.keys)
	if err != nil {
		return p, err
	}
	s.cut(n)
	err = parallel(func() (err error) {
		p.added, err = writeOrders(ctx, to, &lists{[][]key{s.keys}, s.spare})
		return err
	}, func() error {
		return r.writeTerms(to, b.terms, &p)
	})
	if err == nil && len(x.gone()) > 0 {
		p.gone, err = writeOrders(ctx, to, oneList(x.gone()))
	}
	return p, err
}
