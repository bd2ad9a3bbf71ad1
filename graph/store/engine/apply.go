package engine

import (
	"context"

	"corkboard/graph"
)

// Delta is one statement that is added, or removed.
type Delta struct {
	Statement graph.Statement
	Remove    bool
}

// Apply changes few statements: all or none of the deltas, one after the other.
// To add what is there and to remove what is not changes nothing. Statements
// are not checked, but for what could not be read back. What is changed stays in
// memory, beside a journal in the file, until the store is closed or something
// is added; the IDs of Snapshots taken before stay valid in those taken behind.
// It costs in proportion to the deltas and to the logarithm of what was changed
// before.
func (s *Store) Apply(ctx context.Context, deltas []Delta) error {
	s.changing.Lock()
	defer s.changing.Unlock()
	n, err := s.change(ctx)
	if err != nil {
		return err
	}
	next, err := n.apply(deltas)
	if err != nil {
		return err
	}
	if err := s.journal(n, deltas); err != nil {
		return err
	}
	s.lock.Lock()
	defer s.lock.Unlock()
	s.now = next
	return nil
}

// apply gives the state after deltas.
func (n *state) apply(deltas []Delta) (*state, error) {
	t := n.tail
	if t == nil {
		t = newTail(end(n.runs))
	}
	t = t.with(nil, nil)
	now := &Snapshot{runs: n.runs, tail: t}
	before, after := make(map[Quad]bool), make(map[Quad]bool)
	for _, d := range deltas {
		q, ok, err := now.numbers(d)
		if err != nil {
			return nil, err
		}
		if !ok {
			continue // to remove what cannot be there
		}
		if _, known := before[q]; !known {
			if before[q], err = now.Holds(q); err != nil {
				return nil, err
			}
		}
		after[q] = !d.Remove
	}
	var add, remove []Quad
	for q, there := range after {
		switch {
		case there == before[q]:
		case there:
			add = append(add, q)
		default:
			remove = append(remove, q)
		}
	}
	return &state{runs: n.runs, tail: t.with(add, remove), file: n.file, damages: n.damages}, nil
}

// numbers gives the quad of a delta; a term that is to be added gets a number
// if it has none.
func (s *Snapshot) numbers(d Delta) (q Quad, ok bool, err error) {
	st := d.Statement
	if err := keepable(&st); err != nil {
		return q, false, err
	}
	for _, part := range [...]struct {
		term graph.Term
		id   *ID
	}{{st.Subject, &q.Subject}, {st.Predicate, &q.Predicate}, {st.Object, &q.Object}, {st.Graph, &q.Graph}} {
		if part.term.IsZero() {
			continue
		}
		id, err := s.Find(part.term)
		if err == nil && id == 0 {
			if d.Remove {
				return q, false, nil
			}
			id, err = s.tail.learn(part.term)
		}
		if err != nil {
			return q, false, err
		}
		*part.id = id
	}
	return q, true, nil
}

// settle makes a run of the tail. Whoever calls it holds changing.
func (s *Store) settle(ctx context.Context) error {
	n, err := s.change(ctx)
	if err != nil || n.tail == nil {
		return err
	}
	whole := n.tail.whole()
	if whole.size() == 0 {
		return nil
	}
	if err = s.settleTail(ctx, n, whole); err != nil {
		s.takeBack(n.file)
	}
	return err
}

func (s *Store) settleTail(ctx context.Context, n *state, whole *level) error {
	l := newLoad(s, n, AddOptions{Unchecked: true})
	defer l.close()
	all := &Snapshot{runs: n.runs, tail: n.tail}
	for _, k := range whole.added[spog] {
		st, err := all.Statement(k.quad(spog))
		if err != nil {
			return err
		}
		if err := l.batch.add(&st, &l.options); err != nil {
			return err
		}
	}
	p, err := l.batch.write(ctx, l.to, l.old, l.base, whole.removed[spog])
	if err != nil {
		return err
	}
	return l.commit(ctx, p)
}

// Statement gives the statement of a quad, without an origin.
func (s *Snapshot) Statement(q Quad) (st graph.Statement, err error) {
	for _, part := range [...]struct {
		id   ID
		term *graph.Term
	}{{q.Subject, &st.Subject}, {q.Predicate, &st.Predicate}, {q.Object, &st.Object}, {q.Graph, &st.Graph}} {
		if *part.term, err = s.Term(part.id); err != nil {
			return st, err
		}
	}
	return st, nil
}
