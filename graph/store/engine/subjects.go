package engine

import (
	"cmp"
	"context"
	"iter"
	"slices"

	"corkboard/graph"
)

// Subjects yields the terms that are the subject of an answer to each of the
// patterns, each once, in the order of graph.Term.Compare. It looks at the
// numbers of the quads alone and reads the text of what it yields. It costs
// in proportion to the shortest of the answers, times a few lookups at most,
// and holds 4 bytes for each quad of an answer that it goes through. Without a
// pattern it yields nothing.
//
// The error is the context's, or a *Damage, and ends the stream.
func (s *Snapshot) Subjects(ctx context.Context, patterns ...Pattern) iter.Seq2[graph.Term, error] {
	return func(yield func(graph.Term, error) bool) {
		m := &matcher{Snapshot: s, ctx: ctx}
		ids, err := m.subjects(patterns)
		if err == nil {
			err = m.yieldTerms(ids, func(t graph.Term) bool {
				m.stopped = !yield(t, nil)
				return !m.stopped
			})
		}
		if err != nil && !m.stopped {
			yield(graph.Term{}, err)
		}
	}
}

// probing is how many quads are gone through in the time in which one subject
// is looked up.
const probing = 100

// subjects gives the subjects that all answers have, by ID.
func (m *matcher) subjects(patterns []Pattern) ([]uint32, error) {
	type counted struct {
		Pattern
		n int64
	}
	var list []counted
	for _, p := range patterns {
		n, _, err := m.Count(p)
		if err != nil {
			return nil, err
		}
		list = append(list, counted{p, n})
	}
	slices.SortStableFunc(list, func(a, b counted) int { return cmp.Compare(a.n, b.n) })
	var all []uint32
	for i, p := range list {
		var err error
		switch {
		case i > 0 && len(all) == 0:
			return nil, nil
		case i > 0 && p.n > probing*int64(len(all)):
			all, err = m.having(all, p.Pattern)
		default:
			var some []uint32
			if some, err = m.subjectsOf(p.Pattern); i > 0 {
				some = shared(all, some)
			}
			all = some
		}
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}

// subjectsOf gives the subjects of an answer, by ID.
func (m *matcher) subjectsOf(p Pattern) (all []uint32, err error) {
	c := m.Quads(p)
	rising := true
	for c.Next() {
		if err := m.step(); err != nil {
			return nil, err
		}
		id := uint32(c.quad.Subject)
		if n := len(all); n > 0 && all[n-1] >= id {
			if all[n-1] == id {
				continue
			}
			rising = false
		}
		all = append(all, id)
	}
	if !rising {
		slices.Sort(all)
		all = slices.Compact(all)
	}
	return all, c.Err()
}

// having gives those of the subjects that have an answer.
func (m *matcher) having(all []uint32, p Pattern) ([]uint32, error) {
	kept := all[:0]
	for _, id := range all {
		if err := m.step(); err != nil {
			return nil, err
		}
		if p.Subject != 0 && p.Subject != ID(id) {
			continue
		}
		p := p
		p.Subject = ID(id)
		c := m.Quads(p)
		if c.Next() {
			kept = append(kept, id)
		}
		if c.Err() != nil {
			return nil, c.Err()
		}
	}
	return kept, nil
}

// shared gives what two sorted lists have in common, in place of the first.
func shared(a, b []uint32) []uint32 {
	both := a[:0]
	for _, x := range a {
		for len(b) > 0 && b[0] < x {
			b = b[1:]
		}
		if len(b) > 0 && b[0] == x {
			both = append(both, x)
		}
	}
	return both
}

// yieldTerms yields the terms of sorted IDs of names in the terms' order.
func (m *matcher) yieldTerms(ids []uint32, yield func(graph.Term) bool) error {
	type stream struct {
		ids  []uint32
		term graph.Term
	}
	var streams []*stream
	for _, r := range m.runs {
		if n, _ := slices.BinarySearch(ids, r.end()); n > 0 {
			streams = append(streams, &stream{ids: ids[:n]})
			ids = ids[n:]
		}
	}
	if len(ids) > 0 { // of the tail, in no order
		if err := m.sortByTerm(ids); err != nil {
			return err
		}
		streams = append(streams, &stream{ids: ids})
	}
	m.steps, m.long = 0, false
	next := func(s *stream) (err error) {
		if err = m.step(); err == nil {
			err = m.term(&s.term, 0, ID(s.ids[0]))
		}
		return err
	}
	for _, s := range streams {
		if err := next(s); err != nil {
			return err
		}
	}
	for len(streams) > 0 {
		least := 0
		for i := 1; i < len(streams); i++ {
			if compareNames(streams[i].term, streams[least].term) < 0 {
				least = i
			}
		}
		s := streams[least]
		if !yield(s.term) {
			return nil
		}
		if s.ids = s.ids[1:]; len(s.ids) == 0 {
			streams = slices.Delete(streams, least, least+1)
		} else if err := next(s); err != nil {
			return err
		}
	}
	return nil
}

func (m *matcher) sortByTerm(ids []uint32) (err error) {
	slices.SortFunc(ids, func(a, b uint32) int {
		c, fault := m.compareTerms(ID(a), ID(b))
		if fault != nil {
			err = fault
		}
		return c
	})
	return err
}
