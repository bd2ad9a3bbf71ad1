package engine

import (
	"errors"
	"fmt"

	"corkboard/graph"
)

// run is what one change, or several that were merged, added and removed. It is
// never changed once it is written. Its terms are those that no older run
// has; its quads may hold terms of older runs. What it adds, the older runs
// together do not hold; what it removes, they do.
type run struct {
	base   uint32 // the ID of the first name
	names  *terms // sorted
	values *terms // their IDs follow those of the names
	hashes *keys  // (hash, rank) of each value, sorted
	added  [orders]*keys
	gone   [orders]*keys
}

// runParts are the parts of a run, as a manifest lists them.
type runParts struct {
	base   uint32
	names  part
	values part
	hashes part
	added  [orders]part
	gone   [orders]part
}

// termParts is how many of the parts that all gives hold terms; the rest holds
// keys.
const termParts = 2

// all gives the parts in the order in which a manifest lists them.
func (p *runParts) all() []*part {
	list := []*part{&p.names, &p.values, &p.hashes}
	for i := range p.added {
		list = append(list, &p.added[i])
	}
	for i := range p.gone {
		list = append(list, &p.gone[i])
	}
	return list
}

// terms gives how many terms a run has.
func (p *runParts) terms() uint64 { return p.names.items + p.values.items }

// quads gives how many quads a run adds and removes.
func (p *runParts) quads() uint64 { return p.added[spog].items + p.gone[spog].items }

// maxID is the largest ID there may be.
const maxID = 1<<32 - 2

var errTerms = errors.New("a store holds 4,294,967,294 different terms at most")

// check tells what is wrong with the numbers of a run that begins at base.
func (p *runParts) check(base uint32) error {
	switch {
	case p.base != base:
		return fmt.Errorf("its terms begin at %d, not at %d", p.base, base)
	case p.names.items > maxID || p.values.items > maxID || uint64(base)+p.terms() > maxID+1:
		return errTerms
	case p.hashes.items != p.values.items:
		return errors.New("not every literal has a hash")
	}
	for o := range p.added {
		if p.added[o].items != p.added[0].items || p.gone[o].items != p.gone[0].items {
			return errors.New("its indexes do not hold as many quads as each other")
		}
	}
	return nil
}

// open makes a run of its parts. Nothing is read yet.
func (p *runParts) open(from *reader) *run {
	r := &run{
		base:   p.base,
		names:  newTerms(from, p.names, "names", true),
		values: newTerms(from, p.values, "literals", false),
		hashes: newKeys(from, p.hashes, "hashes of literals"),
	}
	for o := range p.added {
		r.added[o] = newKeys(from, p.added[o], "added quads by "+orderNames[o])
		r.gone[o] = newKeys(from, p.gone[o], "removed quads by "+orderNames[o])
	}
	return r
}

// parts gives what a manifest says of the run.
func (r *run) parts() runParts {
	p := runParts{base: r.base, names: r.names.part, values: r.values.part, hashes: r.hashes.part}
	for o := range p.added {
		p.added[o], p.gone[o] = r.added[o].part, r.gone[o].part
	}
	return p
}

// end gives the ID behind the last one of the run.
func (r *run) end() uint32 {
	return r.base + uint32(r.names.part.items) + uint32(r.values.part.items)
}

// size is what the run weighs when it is decided which runs to merge.
func (r *run) size() uint64 {
	p := r.parts()
	return p.quads() + p.terms()
}

// dictionary gives the part that has the term of an ID of the run, and its rank
// there.
func (r *run) dictionary(id uint32) (*terms, uint64) {
	rank := uint64(id - r.base)
	if n := r.names.part.items; rank >= n {
		return r.values, rank - n
	}
	return r.names, rank
}

// term gives the term of an ID of the run.
func (r *run) term(id uint32) (graph.Term, error) {
	s, rank := r.dictionary(id)
	return s.term(rank)
}

// find gives the ID of a term, 0 where the run does not have it. hash is the
// term's if it is a value.
func (r *run) find(t graph.Term, hash uint32) (uint32, error) {
	if isName(t) {
		rank, ok, err := r.names.find(t)
		if !ok || err != nil {
			return 0, err
		}
		return r.base + uint32(rank), nil
	}
	c := newKeyCursor(r.hashes, 1)
	c.seek(key{hash}, 1)
	for ; c.ok; c.next() {
		rank := uint64(c.key[1])
		if rank >= r.values.part.items {
			return 0, &Damage{r.hashes.part.index.offset, r.hashes.what, errBlock}
		}
		u, err := r.values.term(rank)
		if err != nil {
			return 0, err
		}
		if u == t {
			return r.base + uint32(r.names.part.items) + uint32(rank), nil
		}
	}
	return 0, c.err
}
