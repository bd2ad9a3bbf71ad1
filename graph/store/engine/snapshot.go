package engine

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"

	"corkboard/graph"
)

// Snapshot is what a store held at one moment. It does not change, may be used
// by several goroutines at once, and must be released.
type Snapshot struct {
	runs []*run      // oldest first
	tail *tail       // nil, or what Apply changed
	file *openDevice // that Release lets go of

	damages []*Damage // of what is not the snapshot's alone
}

// Release lets go of the snapshot. Cursors of it must not be used any more.
func (s *Snapshot) Release() {
	if s.file != nil {
		_ = s.file.leave()
		s.file = nil
	}
}

// errNoTerm is for IDs that a Snapshot did not give.
var errNoTerm = errors.New("store: there is no term of this number")

// hashOf is the hash by which values are found: the first four bytes of the
// SHA-256 of the kind of the term (see tag), the length of its datatype or
// language tag in eight bytes little-endian, that, and its text.
func hashOf(t graph.Term) uint32 {
	var room [256]byte
	g := tagOf(t)
	b := append(room[:0], g.is)
	b = binary.LittleEndian.AppendUint64(b, uint64(len(g.name)))
	b = append(append(b, g.name...), t.Value()...)
	sum := sha256.Sum256(b)
	return binary.LittleEndian.Uint32(sum[:])
}

// Find gives the ID of a term, 0 where the store does not have it.
func (s *Snapshot) Find(t graph.Term) (ID, error) {
	if t.Kind() < graph.KindIRI {
		return 0, nil
	}
	var hash uint32
	if !isName(t) {
		hash = hashOf(t)
	}
	for _, r := range s.runs {
		if id, err := r.find(t, hash); id != 0 || err != nil {
			return ID(id), err
		}
	}
	return s.tail.find(t), nil
}

// Term gives the term of an ID, the zero Term for 0. It fails for an ID that
// the snapshot did not give, and where the file is damaged.
func (s *Snapshot) Term(id ID) (graph.Term, error) {
	if id == 0 {
		return graph.Term{}, nil
	}
	if r := s.runOf(id); r != nil {
		return r.term(uint32(id))
	}
	if t, ok := s.tail.term(uint32(id)); ok {
		return t, nil
	}
	return graph.Term{}, errNoTerm
}

// runOf gives the run that has a term, or nil.
func (s *Snapshot) runOf(id ID) *run {
	for i := len(s.runs) - 1; i >= 0; i-- { // there are few
		if r := s.runs[i]; uint32(id) >= r.base {
			if uint32(id) < r.end() {
				return r
			}
			break
		}
	}
	return nil
}

// Len gives the number of quads.
func (s *Snapshot) Len() int64 {
	n := int64(s.tail.quads())
	for _, r := range s.runs {
		n += int64(r.added[spog].part.items) - int64(r.gone[spog].part.items)
	}
	return n
}

// cursors gives a cursor for each part that may hold keys of an order which
// begin with the first n numbers of k; they stand at the first ones.
func (s *Snapshot) cursors(order int, k key, n int) []*keyCursor {
	var list []*keyCursor
	open := func(c *keyCursor, sign int) {
		c.sign = sign
		if c.seek(k, n); c.ok || c.err != nil {
			list = append(list, c)
		}
	}
	for _, r := range s.runs {
		if r.added[order].part.items > 0 {
			open(newKeyCursor(r.added[order], n), 1)
		}
		if r.gone[order].part.items > 0 {
			open(newKeyCursor(r.gone[order], n), -1)
		}
	}
	for _, l := range s.tail.all() {
		for _, sign := range []int{1, -1} {
			if list := l.list(order, sign); len(list) > 0 {
				open(&keyCursor{list: list}, sign)
			}
		}
	}
	return list
}

// count gives how many quads an order has that begin with n numbers of k.
func (s *Snapshot) count(order int, k key, n int) (int64, error) {
	total := int64(0)
	for _, r := range s.runs {
		added, err := r.added[order].count(k, n)
		if err != nil {
			return 0, err
		}
		gone, err := r.gone[order].count(k, n)
		if err != nil {
			return 0, err
		}
		total += added - gone
	}
	return total + s.tail.count(order, k, n), nil
}

// Count gives how many quads answer a pattern. The number is exact, but for
// those that bind the subject and the object alone, or the predicate and the
// graph alone: for these it is the smaller of the two, and the most there can
// be.
func (s *Snapshot) Count(p Pattern) (n int64, exact bool, err error) {
	order, k, bound, rest := p.choose()
	if rest {
		_, _, _, n, err = s.narrowest(p)
		return n, n == 0, err
	}
	n, err = s.count(order, k, bound)
	return n, true, err
}

// narrowest gives, for a pattern of which no order holds the quads together,
// the order with the fewest to look at.
func (s *Snapshot) narrowest(p Pattern) (order int, k key, bound int, n int64, err error) {
	one, other := Pattern{Subject: p.Subject}, Pattern{Object: p.Object}
	if p.Subject == 0 {
		one, other = Pattern{Predicate: p.Predicate}, Pattern{Graph: p.Graph, DefaultGraph: p.DefaultGraph}
	}
	order, k, bound, _ = one.choose()
	if n, err = s.count(order, k, bound); err != nil {
		return
	}
	order2, k2, bound2, _ := other.choose()
	n2, err := s.count(order2, k2, bound2)
	if n2 < n {
		return order2, k2, bound2, n2, err
	}
	return order, k, bound, n, err
}

// Holds tells whether the store has a quad.
func (s *Snapshot) Holds(q Quad) (bool, error) {
	n, err := s.count(spog, keyOf(q, spog), 4)
	return n > 0, err
}

// Cursor goes through the quads that answer a pattern, each once.
type Cursor struct {
	merge   keyMerge
	only    *keyCursor // instead of merge
	own     keyCursor  // what only may be
	begun   bool
	order   int
	pattern Pattern
	rest    bool
	quad    Quad
	err     error
}

// Quads gives a cursor for the quads that answer a pattern, sorted by ID in the
// order of the index that is used.
func (s *Snapshot) Quads(p Pattern) *Cursor {
	c := &Cursor{pattern: p}
	order, k, n, rest := p.choose()
	if c.rest = rest; rest {
		order, k, n, _, c.err = s.narrowest(p)
	}
	c.begin(s, order, k, n)
	return c
}

// begin goes through the quads of an order that begin with n numbers of k.
func (c *Cursor) begin(s *Snapshot, order int, k key, n int) {
	c.order = order
	if part := s.onlyPart(order); part != nil {
		c.only = &c.own
		c.own = keyCursor{part: part, whole: n == 0, sign: 1}
		c.own.seek(k, n)
		return
	}
	list := s.cursors(order, k, n)
	if len(list) == 1 && list[0].sign > 0 {
		c.only = list[0]
		return
	}
	c.merge.begin(list)
}

// onlyPart gives the part that holds all quads in an order, or nil where there
// are several.
func (s *Snapshot) onlyPart(order int) *keys {
	if len(s.runs) == 1 && s.tail == nil && s.runs[0].gone[order].part.items == 0 {
		return s.runs[0].added[order]
	}
	return nil
}

// Next moves to the next quad and tells whether there is one.
func (c *Cursor) Next() bool {
	for c.err == nil && c.step() {
		if c.rest && !c.pattern.holds(c.quad) {
			continue
		}
		return true
	}
	return false
}

func (c *Cursor) step() bool {
	if o := c.only; o != nil {
		if c.begun {
			o.next()
		}
		if c.pattern.among != nil && c.order == spog {
			o.skip(c.pattern.among)
		}
		c.begun = true
		if c.err = o.err; o.ok {
			c.quad = o.key.quad(c.order)
		}
		return o.ok
	}
	for c.merge.next() {
		if c.merge.net > 0 {
			c.quad = c.merge.key.quad(c.order)
			return true
		}
	}
	c.err = c.merge.err
	return false
}

// Quad gives the quad that the cursor stands at.
func (c *Cursor) Quad() Quad { return c.quad }

// Err tells what ended the cursor before its time.
func (c *Cursor) Err() error { return c.err }

// Graphs gives the graphs that hold quads, by ID; 0 is the default graph. It
// costs a few lookups for each.
func (s *Snapshot) Graphs() ([]ID, error) {
	var list []ID
	cursors := s.cursors(gspo, key{}, 0)
	for _, c := range cursors {
		c.whole = false // only few blocks of each are looked at
	}
	for next, ok := (key{}), true; ok; {
		// The first key from here on says which graph comes next.
		var least *keyCursor
		for _, c := range cursors {
			if c.to(next); c.err != nil {
				return nil, c.err
			}
			if c.ok && (least == nil || c.key.compare(least.key) < 0) {
				least = c
			}
		}
		if least == nil {
			break
		}
		g := key{least.key[0]}
		n, err := s.count(gspo, g, 1)
		if err != nil {
			return nil, err
		}
		if n > 0 {
			list = append(list, ID(g[0]))
		}
		next, ok = g.after(1)
	}
	return list, nil
}
