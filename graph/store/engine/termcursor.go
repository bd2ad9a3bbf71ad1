package engine

// TermCursor goes through the terms that stand in quads, each once.
type TermCursor struct {
	from *Snapshot
	id   uint32
	end  uint32
	all  bool // every term stands in a quad
	err  error
}

// Terms gives a cursor for all terms that are in use. Where something was
// removed since the store was compacted, each is looked up.
func (s *Snapshot) Terms() *TermCursor {
	c := &TermCursor{from: s, end: end(s.runs), all: true}
	for _, r := range s.runs {
		c.all = c.all && r.gone[spog].part.items == 0
	}
	if s.tail != nil {
		c.all = false
		c.end += uint32(s.tail.known)
	}
	return c
}

// Next moves to the next term and tells whether there is one.
func (c *TermCursor) Next() bool {
	for c.err == nil && c.id+1 < c.end {
		c.id++
		if c.all {
			return true
		}
		var used bool
		if used, c.err = c.from.Uses(ID(c.id)); used {
			return c.err == nil
		}
	}
	return false
}

// ID gives the number of the term that the cursor stands at.
func (c *TermCursor) ID() ID { return ID(c.id) }

// Err tells what ended the cursor before its time.
func (c *TermCursor) Err() error { return c.err }

// Uses tells whether a term stands in a quad.
func (s *Snapshot) Uses(id ID) (bool, error) {
	for _, p := range []Pattern{{Object: id}, {Subject: id}, {Predicate: id}, {Graph: id}} {
		if n, _, err := s.Count(p); n > 0 || err != nil {
			return err == nil, err
		}
	}
	return false, nil
}

// TermCount gives how many terms stand in quads. Where it need not be exact,
// it takes no time and counts those with that something removed left unused.
func (s *Snapshot) TermCount(exact bool) (n int64, isExact bool, err error) {
	c := s.Terms()
	if c.all || !exact {
		return int64(c.end) - 1, c.all, nil
	}
	for c.Next() {
		n++
	}
	return n, true, c.err
}
