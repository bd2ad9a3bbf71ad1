package engine

import (
	"context"
	"errors"
	"fmt"

	"corkboard/graph"
)

// Verify reads all that the snapshot has and calls found with each damage:
// blocks whose checksums do not match, what is not in order, indexes that do
// not agree with each other, terms that are there twice. It goes on behind
// what is damaged where it can. It holds 4 bytes for each literal of a run. The
// error is the context's or the disk's.
func (s *Snapshot) Verify(ctx context.Context, found func(*Damage)) error {
	for _, d := range s.damages {
		found(d)
	}
	for i, r := range s.runs {
		v := &verifier{ctx: ctx, run: r, older: &Snapshot{runs: s.runs[:i]}, found: found}
		if err := v.verify(); err != nil {
			return err
		}
	}
	v := &verifier{ctx: ctx, found: found}
	return v.ends(s)
}

// verifier verifies one run.
type verifier struct {
	ctx   context.Context
	run   *run
	older *Snapshot
	found func(*Damage)
	steps int
}

func (v *verifier) verify() error {
	if err := v.ended(v.names()); err != nil {
		return err
	}
	hashes, err := v.values()
	if err := v.ended(err); err != nil {
		return err
	}
	if hashes != nil {
		if err := v.ended(v.hashes(hashes)); err != nil {
			return err
		}
	}
	for _, list := range [][orders]*keys{v.run.added, v.run.gone} {
		if err := v.quads(list); err != nil {
			return err
		}
	}
	return nil
}

// ended reports an error that is damage, and gives others back.
func (v *verifier) ended(err error) error {
	if d, ok := errors.AsType[*Damage](err); ok {
		v.found(d)
		return nil
	}
	return err
}

func (v *verifier) step() error {
	if v.steps++; v.steps&0xfff == 0 {
		return v.ctx.Err()
	}
	return nil
}

// names goes through the names: they are in order, and no older run has them.
func (v *verifier) names() error {
	s := v.run.names
	if err := s.open(); err != nil {
		return err
	}
	older := newNameFinder(v.older)
	var last graph.Term
	for i, e := range s.index.extents {
		b, err := s.read(i, nil)
		if err != nil {
			if err := v.ended(err); err != nil {
				return err
			}
			continue
		}
		for j, t := range b.terms {
			if err := v.step(); err != nil {
				return err
			}
			if j == 0 && i > 0 && (s.separators.compare(i, last) <= 0 || s.separators.compare(i, t) > 0) {
				v.found(&Damage{e.offset, s.what, errOrder})
			}
			if !last.IsZero() && compareNames(last, t) >= 0 {
				v.found(&Damage{e.offset, s.what, errOrder})
			}
			last = t
			id, err := older.find(t)
			if err != nil {
				return err
			}
			if id != 0 {
				v.found(&Damage{e.offset, s.what, fmt.Errorf("%s is there twice", t)})
			}
		}
	}
	return nil
}

// values reads the values and gives their hashes, nil where some are damaged.
func (v *verifier) values() ([]uint32, error) {
	s := v.run.values
	if err := s.open(); err != nil {
		return nil, err
	}
	var hashes []uint32
	whole := true
	for i, e := range s.index.extents {
		b, err := s.read(i, nil)
		if err != nil {
			if err := v.ended(err); err != nil {
				return nil, err
			}
			whole = false
			continue
		}
		for _, t := range b.terms {
			if err := v.step(); err != nil {
				return nil, err
			}
			if isName(t) {
				v.found(&Damage{e.offset, s.what, errBlock})
			}
			hashes = append(hashes, hashOf(t))
		}
	}
	if !whole {
		return nil, nil
	}
	return hashes, nil
}

// hashes tells whether each value is found by its hash, and stands there once.
func (v *verifier) hashes(want []uint32) error {
	s := v.run.hashes
	c := newKeyCursor(s, 0)
	c.seek(key{}, 0)
	seen := make([]uint64, (len(want)+63)/64)
	older := newValueFinder(v.older)
	var last key
	n := 0
	var same []graph.Term
	for ; c.ok; c.next() {
		if err := v.step(); err != nil {
			return err
		}
		fail := func(err error) { v.found(&Damage{s.index.extents[c.blockNo].offset, s.what, err}) }
		hash, rank := c.key[0], c.key[1]
		if n > 0 && c.key.compare(last) <= 0 {
			fail(errOrder)
		}
		if int(rank) >= len(want) || want[rank] != hash || seen[rank>>6]&(1<<(rank&63)) != 0 {
			fail(errors.New("it names a literal that has another hash"))
			continue
		}
		seen[rank>>6] |= 1 << (rank & 63)
		if last[0] != hash || n == 0 {
			same = same[:0]
		}
		twin, err := v.twin(older, hash, rank, c, &same)
		if err != nil {
			return err
		}
		if twin {
			fail(errors.New("a literal is there twice"))
		}
		last = c.key
		n++
	}
	if c.err == nil && n != len(want) {
		v.found(&Damage{s.part.index.offset, s.what, errors.New("not every literal has a hash")})
	}
	return c.err
}

// twin tells whether a value is in an older run as well, or was met before.
func (v *verifier) twin(older *valueFinder, hash, rank uint32, c *keyCursor, same *[]graph.Term) (bool, error) {
	held, err := older.may(hash)
	if err != nil {
		return false, err
	}
	// What comes next in the block is looked at; a twin behind it is met later.
	next := c.at < c.block.n && c.block.columns[0][c.at] == hash
	if !held && !next && len(*same) == 0 {
		return false, nil
	}
	t, err := v.run.values.term(uint64(rank))
	if err != nil {
		return false, err
	}
	for _, u := range *same {
		if t == u {
			return true, nil
		}
	}
	*same = append(*same, t)
	id, err := older.find(t, hash)
	return id != 0, err
}

// quads goes through the four orders: each is in order, they hold the same, and
// each number is that of a term.
func (v *verifier) quads(list [orders]*keys) error {
	var sums [orders]uint64
	whole := true
	for order, s := range list {
		sum, ok, err := v.order(s, order)
		if err != nil {
			return err
		}
		sums[order], whole = sum, whole && ok
	}
	for order, sum := range sums {
		if whole && sum != sums[0] {
			v.found(&Damage{list[order].part.index.offset, list[order].what, errors.New("it does not hold the same as another index")})
		}
	}
	return nil
}

func (v *verifier) order(s *keys, order int) (sum uint64, whole bool, err error) {
	if err := s.open(); err != nil {
		return 0, false, v.ended(err)
	}
	var last key
	b := newKeyBlock()
	var buffer []byte
	whole = true
	for i, e := range s.index.extents {
		if err := v.ctx.Err(); err != nil {
			return 0, false, err
		}
		if err = s.read(i, b, &buffer); err != nil {
			if err := v.ended(err); err != nil {
				return 0, false, err
			}
			whole = false
			continue
		}
		for j := range b.n {
			k := b.key(j)
			if (i > 0 || j > 0) && k.compare(last) <= 0 {
				v.found(&Damage{e.offset, s.what, errOrder})
				whole = false
				break
			}
			last = k
			q := k.quad(order)
			if !v.possible(q) {
				v.found(&Damage{e.offset, s.what, errNoTerm})
				whole = false
				break
			}
			sum += mix(keyOf(q, spog))
		}
	}
	return sum, whole, nil
}

// possible tells whether the numbers of a quad are those of terms. Which kinds
// stand where is not looked at: Cayley lets any value stand anywhere.
func (v *verifier) possible(q Quad) bool {
	return q.Subject != 0 && q.Predicate != 0 && q.Object != 0 && uint32(max(q.Subject, q.Predicate, q.Object, q.Graph)) < v.run.end()
}

// mix makes a number of a quad, to be added up whatever the order.
func mix(k key) uint64 {
	h := uint64(k[0])<<32 | uint64(k[1])
	for _, n := range []uint64{uint64(k[2])<<32 | uint64(k[3]), 0x9e3779b97f4a7c15} {
		h = (h ^ h>>29) * 0xbf58476d1ce4e5b9
		h ^= n
	}
	h = (h ^ h>>32) * 0x94d049bb133111eb
	return h ^ h>>29
}

// ends tells whether the runs together hold each quad once or not at all.
func (v *verifier) ends(s *Snapshot) error {
	if len(s.runs) < 2 {
		return nil
	}
	m := keyMerge{}
	m.begin((&Snapshot{runs: s.runs}).cursors(spog, key{}, 0))
	for m.next() {
		if err := v.step(); err != nil {
			return err
		}
		if m.net < 0 || m.net > 1 {
			at := s.runs[len(s.runs)-1].added[spog]
			v.found(&Damage{at.part.index.offset, at.what, errors.New("a quad is added twice, or removed and not there")})
			return nil
		}
	}
	if _, ok := errors.AsType[*Damage](m.err); ok {
		return nil // it was reported where it stands
	}
	return m.err
}
