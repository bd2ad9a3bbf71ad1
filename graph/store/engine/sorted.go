package engine

import (
	"cmp"
	"context"
	"slices"
	"sync"

	"corkboard/graph"
)

// Match yields the statements that answer a pattern, sorted by subject,
// predicate, object and graph in the order of graph.Term.Compare, without
// origins. It holds the quads of one subject; where no index has the answer in
// that order it holds 16 bytes for each quad of the answer, up to some
// millions, and goes through the whole store for more. A goroutine of its own
// reads a long answer ahead, and has ended when the stream ends.
//
// The error is the context's, or a *Damage, and ends the stream.
func (s *Snapshot) Match(ctx context.Context, p Pattern) graph.Statements {
	return func(yield func(graph.Statement, error) bool) { s.Each(ctx, p, yield) }
}

// Each calls yield with what Match yields, until it gives false.
func (s *Snapshot) Each(ctx context.Context, p Pattern, yield func(graph.Statement, error) bool) {
	if s.isLong(p) {
		s.readAhead(ctx, p, yield)
		return
	}
	stopped := false
	err := s.answer(ctx, p, func(st *graph.Statement, _ uint8) bool {
		stopped = !yield(*st, nil)
		return !stopped
	})
	if err != nil && !stopped {
		yield(graph.Statement{}, err)
	}
}

// answer calls out with the statements that answer a pattern, and with what of
// each is new since the one before, until out gives false.
func (s *Snapshot) answer(ctx context.Context, p Pattern, out func(st *graph.Statement, isNew uint8) bool) error {
	m := matchers.Get().(*matcher)
	m.Snapshot, m.ctx, m.out = s, ctx, out
	if !p.SubjectTerm.IsZero() {
		m.subject, m.subjectTerm = p.Subject, p.SubjectTerm
	}
	err := m.match(p)
	group := m.group[:0]
	if *m = (matcher{}); cap(group) <= 64 {
		m.group = group
	}
	matchers.Put(m)
	return err
}

// matchers are those that may be used again: short answers would take as long to
// get memory as to read.
var matchers = sync.Pool{New: func() any { return new(matcher) }}

// mostGathered is how many quads of an answer are sorted in memory.
const mostGathered = 4 << 20

// longAnswer is after how many quads blocks of terms are read whole.
const longAnswer = 500

// matcher is a Match under way.
type matcher struct {
	*Snapshot
	ctx              context.Context
	out              func(st *graph.Statement, isNew uint8) bool
	stopped          bool
	steps            int
	st               graph.Statement // the last, with the IDs of these
	predicate, graph ID
	names            *[4]lastTerms // of a long answer
	group            []Quad
	fetched          fetched // of the group, in a short answer

	subject     ID // of which the term is known
	subjectTerm graph.Term
	stream      subjectStream // of an answer about one subject
	cursor      Cursor

	long    bool           // the answer is
	last    []*wholeBlock  // by number
	sifts   bool           // some predicates are left out
	between nameRange      // that its subjects are of
	passing []*wholeBlock  // instead of last, of what it goes through in order
	at      [5]*wholeBlock // of the last name in each place of a quad, and the last literal
	buffer  []byte
}

func (m *matcher) match(p Pattern) error {
	order, k, bound, rest := p.choose()
	inOrder := !rest && (order == spog || order == gspo)
	if !inOrder {
		n, _, err := m.Count(p)
		if err != nil {
			return err
		}
		if n <= mostGathered {
			return m.gathered(p)
		}
	}
	if inOrder && p.Subject != 0 {
		return m.about(order, k, bound)
	}
	// All quads, or those of one graph, in the order of subjects.
	order, k, bound = spog, key{}, 0
	switch {
	case p.Graph != 0 || p.DefaultGraph:
		order, k, bound = gspo, key{uint32(p.Graph)}, 1
		if p.Subject != 0 {
			k[1], bound = uint32(p.Subject), 2
		}
	case p.Subject != 0:
		k, bound = key{uint32(p.Subject)}, 1
	}
	return m.inOrder(p, func(from, to uint32) *Cursor {
		c := &Cursor{pattern: p, rest: p.Predicate != 0 || p.Object != 0}
		switch {
		case p.Subject == 0:
			c.within(m.Snapshot, order, k, bound, from, to)
		case p.Subject >= ID(from) && p.Subject < ID(to):
			c.begin(m.Snapshot, order, k, bound)
		}
		return c
	})
}

// about yields the quads of an order that begin with some numbers, all of one
// subject.
func (m *matcher) about(order int, k key, bound int) error {
	m.cursor.begin(m.Snapshot, order, k, bound)
	m.stream.Cursor = &m.cursor
	ok, err := m.advance(&m.stream)
	if ok {
		_, err = m.yieldSubject(&m.stream)
	}
	return err
}

// gathered sorts the answer in memory.
func (m *matcher) gathered(p Pattern) error {
	var all []key
	c := m.Quads(p)
	for c.Next() {
		if err := m.step(); err != nil {
			return err
		}
		all = append(all, keyOf(c.quad, spog))
	}
	if c.err != nil || len(all) == 0 {
		return c.err
	}
	if len(all) < 64 {
		slices.SortFunc(all, key.compare)
	} else {
		s := newKeySorter(all)
		s.all()
		all = s.keys
	}
	return m.listed(p, all)
}

// listed yields quads that are sorted by their numbers.
func (m *matcher) listed(p Pattern, all []key) error {
	return m.inOrder(p, func(from, to uint32) *Cursor {
		low, _ := slices.BinarySearchFunc(all, key{from}, key.compare)
		high, _ := slices.BinarySearchFunc(all, key{to}, key.compare)
		only := &keyCursor{list: all[low:high], sign: 1}
		only.seek(key{}, 0)
		return &Cursor{only: only, order: spog}
	})
}

// inOrder yields the quads of cursors that go through the subjects with IDs of
// a range, by ID. Each dictionary's names are in order, so the dictionaries'
// cursors are merged by the subjects' terms; a tail's are not, and are sorted.
func (m *matcher) inOrder(p Pattern, open func(from, to uint32) *Cursor) error {
	var streams []*subjectStream
	for _, r := range m.runs {
		from, to, err := r.names.within(m.between)
		if err != nil {
			return err
		}
		if from < to {
			streams = append(streams, &subjectStream{Cursor: open(r.base+uint32(from), r.base+uint32(to))})
		}
	}
	if m.tail != nil {
		more, err := m.tailStreams(open)
		if err != nil {
			return err
		}
		streams = append(streams, more...)
	}
	live := streams[:0]
	for _, s := range streams {
		ok, err := m.advance(s)
		if err != nil {
			return err
		}
		if ok && m.between.holds(s.subject) { // of a tail's there are all
			live = append(live, s)
		}
	}
	for len(live) > 0 {
		least := 0
		for i := 1; i < len(live); i++ {
			if compareNames(live[i].subject, live[least].subject) < 0 {
				least = i
			}
		}
		ok, err := m.yieldSubject(live[least])
		if err != nil || m.stopped {
			return err
		}
		if !ok {
			live = slices.Delete(live, least, least+1)
		}
	}
	return nil
}

// subjectStream is a cursor of which the subjects come in the order of their
// terms.
type subjectStream struct {
	*Cursor
	subject graph.Term
	id      ID
}

// advance moves to the first quad, and tells whether there is one.
func (m *matcher) advance(s *subjectStream) (ok bool, err error) {
	if !s.Next() {
		return false, s.Err()
	}
	s.id = s.quad.Subject
	return true, m.term(&s.subject, 0, s.id)
}

// tailStreams gives a stream for each subject that a tail brought.
func (m *matcher) tailStreams(open func(from, to uint32) *Cursor) ([]*subjectStream, error) {
	var list []*subjectStream
	base := m.tail.base
	c := open(base, base+uint32(m.tail.known))
	var last ID
	for c.Next() {
		if id := c.quad.Subject; id != last {
			last = id
			list = append(list, &subjectStream{Cursor: open(uint32(id), uint32(id)+1)})
		}
	}
	return list, c.Err()
}

func (m *matcher) step() error {
	if m.steps++; m.steps == longAnswer {
		m.long = true
	}
	if m.steps&0xfff == 0 {
		return m.ctx.Err()
	}
	return nil
}

// yieldSubject yields what is said of one subject, and tells whether there is
// another.
func (m *matcher) yieldSubject(s *subjectStream) (more bool, err error) {
	m.group = m.group[:0]
	inOrder := true
	for more = true; more && s.quad.Subject == s.id; more = s.Next() {
		q := s.quad
		if n := len(m.group); n > 0 && inOrder {
			inOrder, err = m.ordered(m.group[n-1], q)
		}
		if err == nil {
			err = m.step()
		}
		if err != nil {
			return false, err
		}
		m.group = append(m.group, q)
	}
	if s.Err() != nil {
		return false, s.Err()
	}
	if !inOrder {
		slices.SortFunc(m.group, func(a, b Quad) int {
			c, fault := m.compare(a, b)
			if fault != nil {
				err = fault
			}
			return c
		})
		if err != nil {
			return false, err
		}
	}
	if err := m.yieldGroup(s.subject); err != nil || m.stopped {
		return false, err
	}
	if !more {
		return false, nil
	}
	s.id = s.quad.Subject
	return true, m.term(&s.subject, 0, s.id)
}

// ordered tells whether a stands before b, or may.
func (m *matcher) ordered(a, b Quad) (bool, error) {
	c, err := m.compare(a, b)
	return c <= 0, err
}

// compare orders quads of one subject by their terms.
func (m *matcher) compare(a, b Quad) (int, error) {
	for _, pair := range [...][2]ID{{a.Predicate, b.Predicate}, {a.Object, b.Object}, {a.Graph, b.Graph}} {
		if pair[0] == pair[1] {
			continue
		}
		return m.compareTerms(pair[0], pair[1])
	}
	return 0, nil
}

// compareTerms orders terms by their IDs where these are those of names of one
// run, or a name and a literal of one, and by the terms themselves else.
func (m *matcher) compareTerms(a, b ID) (int, error) {
	if a == 0 || b == 0 {
		return cmp.Compare(a, b), nil
	}
	for _, r := range m.runs {
		if uint32(a) < r.end() && uint32(b) < r.end() {
			names := ID(r.base) + ID(r.names.part.items)
			if uint32(a) >= r.base && uint32(b) >= r.base && (a < names || b < names) {
				return cmp.Compare(a, b), nil
			}
			break
		}
	}
	s, err := m.lookup(a)
	if err != nil {
		return 0, err
	}
	t, err := m.lookup(b)
	return s.Compare(t), err
}

// within goes through the quads of an order that begin with n numbers of k and
// whose next number is a subject of a range.
func (c *Cursor) within(s *Snapshot, order int, k key, n int, from, to uint32) {
	c.order = order
	low := k
	low[n] = from
	var list []*keyCursor
	for _, cursor := range s.cursors(order, k, n) {
		cursor.limit, cursor.limited = to, true
		if cursor.err == nil {
			cursor.to(low)
		}
		if cursor.ok || cursor.err != nil {
			list = append(list, cursor)
		}
	}
	if len(list) == 1 && list[0].sign > 0 {
		c.only = list[0]
		return
	}
	c.merge.begin(list)
}
