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
	key   key        // of last
	next  [64]uint32 // predicates that came after others
}

func newBatch() *batch { return &batch{terms: newInterner()} }

// size is about what the batch takes in memory, what sorts it included.
func (b *batch) size() int64 { return b.terms.bytes + keyBytes*int64(b.quads.n) }

// add takes a statement in. Unless o says otherwise its terms are looked at,
// where they are new.
func (b *batch) add(st *graph.Statement, o *AddOptions) error {
	k := b.key
	var fresh [4]bool
	object := st.Object
	if st.Subject != b.last.Subject {
		k[0], fresh[0] = b.terms.number(st.Subject)
	}
	if st.Predicate != b.last.Predicate {
		k[1], fresh[1] = b.predicate(st.Predicate)
	}
	if st.Object != b.last.Object {
		if o.Kept != nil && object.IsLiteral() {
			object = o.Kept(object)
		}
		if k[2], fresh[2] = b.terms.number(object); fresh[2] {
			b.terms.terms.at(k[2]).home = k[1]
		}
	}
	if st.Graph != b.last.Graph {
		if k[3] = 0; !st.Graph.IsZero() {
			k[3], fresh[3] = b.terms.number(st.Graph)
		}
	}
	if err := fault(st, object, fresh, o); err != nil {
		return &graph.Error{Origin: st.Origin, Err: err}
	}
	b.last, b.key = *st, k
	b.quads.add(k)
	return nil
}

// predicate gives a predicate's number. Predicates come in the same order again
// and again: the one that came after the last one is tried first.
func (b *batch) predicate(t graph.Term) (n uint32, isNew bool) {
	guess := &b.next[b.key[1]%uint32(len(b.next))]
	if *guess != 0 && b.terms.is(*guess, t.Value(), b.terms.place(t)) {
		return *guess, false
	}
	*guess, isNew = b.terms.number(t)
	return *guess, isNew
}

// fault tells what is wrong with a statement of which some terms are new and
// the others were looked at before. object is what is kept of its object.
func fault(st *graph.Statement, object graph.Term, fresh [4]bool, o *AddOptions) error {
	if o.Unchecked {
		return keepable(st)
	}
	good := placed(st)
	for i, t := range [...]*graph.Term{&st.Subject, &st.Predicate, &object, &st.Graph} {
		good = good && (!fresh[i] || t.Check() == nil)
	}
	if good {
		return nil
	}
	kept := *st
	kept.Object = object
	return kept.Check()
}

// keepable tells what is wrong with a statement that could not be read back.
func keepable(st *graph.Statement) error {
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
	keys := make([]key, b.quads.n)
	all := b.quads.all
	b.quads = pieces[key]{}
	half := len(all) / 2
	some := func(from, to int) func() error {
		return func() error {
			for i, piece := range all[from:to] {
				out := keys[(from+i)*pieceEach:]
				for j, k := range piece {
					out[j] = key{ids[k[0]], ids[k[1]], ids[k[2]], ids[k[3]]}
				}
				all[from+i] = nil
			}
			return nil
		}
	}
	parallel(some(0, half), some(half, len(all)))
	return keys
}

// placed tells whether the terms are of kinds that may stand where they stand.
func placed(st *graph.Statement) bool {
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
			if !in.isName(n) {
				homes = append(homes, key{in.terms.at(n).home, n})
				hashes = append(hashes, key{hashOf(in.term(n)), n})
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
