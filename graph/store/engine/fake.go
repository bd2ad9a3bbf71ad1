// Package engine is a stand-in until the engine is there.
package engine

import (
	"cmp"
	"context"
	"slices"
	"sync"

	"corkboard/graph"
)

type ID uint32

type Quad struct{ Subject, Predicate, Object, Graph ID }

type Pattern struct {
	Subject, Predicate, Object, Graph ID
	DefaultGraph                      bool
}

type Options struct{}

type Delta struct {
	Statement graph.Statement
	Remove    bool
}

type Added struct{ Statements int64 }

type Store struct {
	mu  sync.Mutex
	now *Snapshot
}

type Snapshot struct {
	ids   map[graph.Term]ID
	terms []graph.Term
	quads map[Quad]bool
	once  sync.Once
	lists [4][]Quad
}

func OpenMemory(Options) (*Store, error) {
	return &Store{now: &Snapshot{ids: map[graph.Term]ID{}, terms: make([]graph.Term, 1), quads: map[Quad]bool{}}}, nil
}

func Open(path string, o Options) (*Store, error) { return OpenMemory(o) }

func (s *Store) Close() error { return nil }

func (s *Store) Snapshot() *Snapshot {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now
}

func (s *Snapshot) copy() *Snapshot {
	n := &Snapshot{ids: map[graph.Term]ID{}, terms: slices.Clone(s.terms), quads: map[Quad]bool{}}
	for t, id := range s.ids {
		n.ids[t] = id
	}
	for q := range s.quads {
		n.quads[q] = true
	}
	return n
}

func (s *Snapshot) learn(t graph.Term) ID {
	if t.IsZero() {
		return 0
	}
	id, ok := s.ids[t]
	if !ok {
		id = ID(len(s.terms))
		s.ids[t] = id
		s.terms = append(s.terms, t)
	}
	return id
}

func (s *Snapshot) quad(t graph.Statement) Quad {
	return Quad{s.learn(t.Subject), s.learn(t.Predicate), s.learn(t.Object), s.learn(t.Graph)}
}

func (s *Store) Apply(ctx context.Context, deltas []Delta) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := s.now.copy()
	for _, d := range deltas {
		if q := n.quad(d.Statement); d.Remove {
			delete(n.quads, q)
		} else {
			n.quads[q] = true
		}
	}
	s.now = n
	return nil
}

func (s *Store) Add(ctx context.Context, statements graph.Statements) (Added, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := &Snapshot{ids: map[graph.Term]ID{}, terms: make([]graph.Term, 1), quads: map[Quad]bool{}}
	// Other numbers than before, to catch who keeps them.
	for i := len(s.now.terms) - 1; i > 0; i-- {
		n.learn(s.now.terms[i])
	}
	for q := range s.now.quads {
		n.quads[n.quad(graph.Statement{Subject: s.now.terms[q.Subject], Predicate: s.now.terms[q.Predicate], Object: s.now.terms[q.Object], Graph: s.now.terms[q.Graph]})] = true
	}
	for st, err := range statements {
		if err != nil {
			return Added{}, err
		}
		if err := ctx.Err(); err != nil {
			return Added{}, err
		}
		n.quads[n.quad(st)] = true
	}
	s.now = n
	return Added{}, nil
}

func (s *Snapshot) Release() {}

func (s *Snapshot) Find(t graph.Term) (ID, error) { return s.ids[t], nil }

func (s *Snapshot) Term(id ID) (graph.Term, error) { return s.terms[id], nil }

func (s *Snapshot) Holds(q Quad) (bool, error) { return s.quads[q], nil }

func (s *Snapshot) Len() int64 { return int64(len(s.quads)) }

type Cursor struct {
	list []Quad
	p    Pattern
	quad Quad
}

func (c *Cursor) Next() bool {
	for len(c.list) > 0 {
		c.quad = c.list[0]
		c.list = c.list[1:]
		if c.p.holds(c.quad) {
			return true
		}
	}
	return false
}
func (c *Cursor) Quad() Quad { return c.quad }
func (c *Cursor) Err() error { return nil }

func (p Pattern) holds(q Quad) bool {
	return (p.Subject == 0 || p.Subject == q.Subject) && (p.Predicate == 0 || p.Predicate == q.Predicate) &&
		(p.Object == 0 || p.Object == q.Object) && (p.Graph == 0 && !p.DefaultGraph || p.Graph == q.Graph)
}

func (q Quad) at(i int) ID { return [4]ID{q.Subject, q.Predicate, q.Object, q.Graph}[i] }

func (s *Snapshot) Quads(p Pattern) *Cursor {
	s.once.Do(func() {
		for i := range s.lists {
			for q := range s.quads {
				s.lists[i] = append(s.lists[i], q)
			}
			slices.SortFunc(s.lists[i], func(a, b Quad) int {
				for j := range 4 {
					if c := cmp.Compare(a.at((i+j)%4), b.at((i+j)%4)); c != 0 {
						return c
					}
				}
				return 0
			})
		}
	})
	i, v := 0, ID(0)
	for j, id := range []ID{p.Subject, p.Predicate, p.Object, p.Graph} {
		if id != 0 {
			i, v = j, id
			if j != 1 {
				break
			}
		}
	}
	list := s.lists[i]
	if v != 0 {
		from, _ := slices.BinarySearchFunc(list, v, func(q Quad, v ID) int { return cmp.Compare(q.at(i), v) })
		until, _ := slices.BinarySearchFunc(list, v+1, func(q Quad, v ID) int { return cmp.Compare(q.at(i), v) })
		list = list[from:until]
	}
	return &Cursor{list: list, p: p}
}

func (s *Snapshot) Count(p Pattern) (n int64, exact bool, err error) {
	for c := s.Quads(p); c.Next(); {
		n++
	}
	return n, true, nil
}

func (s *Snapshot) used() map[ID]bool {
	m := map[ID]bool{}
	for q := range s.quads {
		m[q.Subject], m[q.Predicate], m[q.Object], m[q.Graph] = true, true, true, true
	}
	delete(m, 0)
	return m
}

func (s *Snapshot) TermCount(exact bool) (int64, error) {
	if !exact {
		return int64(len(s.terms) - 1), nil
	}
	return int64(len(s.used())), nil
}

type TermCursor struct {
	ids []ID
	id  ID
}

func (c *TermCursor) Next() bool {
	if len(c.ids) == 0 {
		return false
	}
	c.id, c.ids = c.ids[0], c.ids[1:]
	return true
}
func (c *TermCursor) ID() ID     { return c.id }
func (c *TermCursor) Err() error { return nil }

func (s *Snapshot) Terms() *TermCursor {
	c := &TermCursor{}
	for id := range s.used() {
		c.ids = append(c.ids, id)
	}
	slices.Sort(c.ids)
	return c
}
