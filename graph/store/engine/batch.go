package engine

import (
	"errors"

	"corkboard/graph"
)

var errMissing = errors.New("a statement has a subject, a predicate and an object")

// batch is a part of a load in memory: terms by number, and quads in those
// numbers.
type batch struct {
	terms *interner
	quads pieces[key]
	last  graph.Statement
	key   key // of last
}

func newBatch() *batch { return &batch{terms: newInterner()} }

// size is about what the batch takes in memory, what sorts it included.
func (b *batch) size() int64 { return b.terms.bytes + keyBytes*int64(b.quads.n) }

// add takes a statement in. Its terms are looked at if they are new, or if
// checked is false not at all.
func (b *batch) add(st graph.Statement, checked bool) error {
	k := b.key
	var fresh, isNew bool
	if st.Subject != b.last.Subject {
		k[0], isNew = b.terms.number(st.Subject)
		fresh = fresh || isNew
	}
	if st.Predicate != b.last.Predicate {
		k[1], isNew = b.terms.number(st.Predicate)
		fresh = fresh || isNew
	}
	if st.Object != b.last.Object {
		if k[2], isNew = b.terms.number(st.Object); isNew {
			b.terms.terms.at(k[2]).home = k[1]
			fresh = true
		}
	}
	if st.Graph != b.last.Graph {
		if k[3] = 0; !st.Graph.IsZero() {
			k[3], isNew = b.terms.number(st.Graph)
			fresh = fresh || isNew
		}
	}
	if checked && (fresh || !placed(st)) {
		if err := st.Check(); err != nil {
			return &graph.Error{Origin: st.Origin, Err: err}
		}
	} else if !checked {
		if err := keepable(st); err != nil {
			return &graph.Error{Origin: st.Origin, Err: err}
		}
	}
	b.last, b.key = st, k
	b.quads.add(k)
	return nil
}

// keepable tells what is wrong with a statement that could not be read back.
func keepable(st graph.Statement) error {
	if st.Subject.IsZero() || st.Predicate.IsZero() || st.Object.IsZero() {
		return errMissing
	}
	for _, t := range [...]graph.Term{st.Subject, st.Predicate, st.Object, st.Graph} {
		if t.Kind() == graph.KindTriple {
			if _, err := tagOf(t).term(t.Value()); err != nil {
				return err
			}
		}
	}
	return nil
}

// numbered gives the quads in other numbers, and lets go of them.
func (b *batch) numbered(ids []uint32) []key {
	keys := make([]key, 0, b.quads.n)
	for i, piece := range b.quads.all {
		for _, k := range piece {
			keys = append(keys, key{ids[k[0]], ids[k[1]], ids[k[2]], ids[k[3]]})
		}
		b.quads.all[i] = nil
	}
	b.quads = pieces[key]{}
	return keys
}

// placed tells whether the terms are of kinds that may stand where they stand.
func placed(st graph.Statement) bool {
	return isName(st.Subject) && st.Predicate.IsIRI() && st.Object.Kind() >= graph.KindIRI && (st.Graph.IsZero() || isName(st.Graph))
}

// order sorts the terms for a dictionary: the names, the values so that those
// stand together that were said by one predicate, and (hash, number) of each
// value.
func (b *batch) order() (names []nameKey, values []uint32, hashes []key) {
	in := b.terms
	var homes []key
	parallel(func() error {
		names = sortNames(in)
		return nil
	}, func() error {
		homes = make([]key, 0, in.values)
		hashes = make([]key, 0, in.values)
		for n := uint32(1); n < in.len(); n++ {
			if x := in.terms.at(n); !isName(x.term) {
				homes = append(homes, key{x.home, n})
				hashes = append(hashes, key{hashOf(x.term), n})
			}
		}
		hashes, homes = sortedBy(hashes, 0), sortedBy(homes, 0)
		values = make([]uint32, len(homes))
		for i, k := range homes {
			values[i] = k[1]
		}
		return nil
	})
	return names, values, hashes
}
