package quadstore

import (
	"context"
	"errors"
	"fmt"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"corkboard/graph"
	"corkboard/graph/store/engine"
)

var errMissing = errors.New("there is none")

// ApplyDeltas adds and deletes quads, all of them or none. Whether a quad is
// there, which options may ask about, is settled before the first change, as
// Cayley's other stores do; a quad that is added and deleted is in the end what
// the last delta made it. Errors about a delta are *graph.DeltaError of
// Cayley's.
//
// What is deleted is the quad of the very values, or the one that says the same
// by the terms that ValueOf finds.
func (s *QuadStore) ApplyDeltas(deltas []cayley.Delta, o cayley.IgnoreOpts) error {
	if s.fixed {
		return errFixed
	}
	s.changing.Lock()
	defer s.changing.Unlock()
	if s.closed {
		return errClosed
	}
	changes, err := s.changes(deltas, o)
	if err != nil || len(changes) == 0 {
		return err
	}
	if err := s.store.Apply(context.Background(), changes); err != nil {
		return err
	}
	s.advance(false)
	return nil
}

// quadTerms is a quad by its terms, as a key.
type quadTerms struct{ subject, predicate, object, graph graph.Term }

// changes checks deltas and gives what they come to.
func (s *QuadStore) changes(deltas []cayley.Delta, o cayley.IgnoreOpts) ([]engine.Delta, error) {
	st := s.hold()
	defer s.drop(st)
	places := make(map[quadTerms]int, len(deltas))
	held := make([]bool, 0, len(deltas))
	changes := make([]engine.Delta, 0, len(deltas))
	for _, d := range deltas {
		q, there, err := locate(st, d)
		switch {
		case err != nil:
		case d.Action == cayley.Add && there && !o.IgnoreDup:
			err = cayley.ErrQuadExists
		case d.Action == cayley.Delete && !there && !o.IgnoreMissing:
			err = cayley.ErrQuadNotExist
		}
		if err != nil {
			return nil, &cayley.DeltaError{Delta: d, Err: err}
		}
		i, seen := places[q]
		if !seen {
			i = len(changes)
			places[q] = i
			held = append(held, there)
			changes = append(changes, engine.Delta{Statement: graph.Statement{
				Subject: q.subject, Predicate: q.predicate, Object: q.object, Graph: q.graph,
			}})
		}
		changes[i].Remove = d.Action == cayley.Delete
	}
	n := 0
	for i, c := range changes {
		if held[i] == c.Remove {
			changes[n] = c
			n++
		}
	}
	return changes[:n], nil
}

// locate gives the quad that a delta is about, and whether the state has it.
func locate(st *state, d cayley.Delta) (q quadTerms, there bool, err error) {
	if d.Action != cayley.Add && d.Action != cayley.Delete {
		return q, false, cayley.ErrInvalidAction
	}
	var choices [4][]graph.Term
	for i, side := range quad.Directions {
		v := d.Quad.Get(side)
		t, err := Term(v)
		if err == nil && t.IsZero() && side != quad.Label {
			err = errMissing
		}
		if err != nil {
			return q, false, fmt.Errorf("%v: %w", side, err)
		}
		choices[i] = []graph.Term{t}
		if d.Action == cayley.Delete {
			choices[i] = append(choices[i], alternatives(v)...)
		}
	}
	var found quadTerms
	parts := [...]*graph.Term{&found.subject, &found.predicate, &found.object, &found.graph}
	var ids [4]engine.ID
	var try func(side int) error
	try = func(side int) error {
		if side == len(parts) {
			there, err = st.snapshot.Holds(engine.Quad{Subject: ids[0], Predicate: ids[1], Object: ids[2], Graph: ids[3]})
			return err
		}
		for _, t := range choices[side] {
			id, err := st.snapshot.Find(t)
			if err != nil {
				return err
			}
			if id == 0 && !t.IsZero() {
				continue
			}
			ids[side], *parts[side] = id, t
			if err := try(side + 1); there || err != nil {
				return err
			}
		}
		return nil
	}
	if err := try(0); there || err != nil {
		return found, there, err
	}
	return quadTerms{choices[0][0], choices[1][0], choices[2][0], choices[3][0]}, false, nil
}
