package quadstore

import "corkboard/graph/store/engine"

// state is what the store held at one moment. Whoever reads it holds it, and
// drops it in the end.
type state struct {
	snapshot *engine.Snapshot
	era      *era
	holders  int
}

// era is a time in which terms keep their numbers: the states between two
// loads. As long as any of its states is held, the last one stays, so that
// all numbers of the era can be read.
type era struct {
	number  uint32
	last    *state
	holders int
}

// hold gives the present state.
func (s *QuadStore) hold() *state {
	if s.fixed {
		return s.now
	}
	s.lock.Lock()
	defer s.lock.Unlock()
	s.now.holders++
	s.now.era.holders++
	return s.now
}

// drop lets go of a state.
func (s *QuadStore) drop(st *state) {
	if s.fixed {
		return
	}
	s.lock.Lock()
	defer s.lock.Unlock()
	st.holders--
	st.era.holders--
	s.clear(st)
}

// clear releases a state that nobody needs any more, and with the last one of
// an era the era.
func (s *QuadStore) clear(st *state) {
	e := st.era
	if st.holders == 0 && st != e.last {
		st.snapshot.Release()
	}
	if e.holders == 0 && e != s.now.era {
		e.last.snapshot.Release()
		delete(s.past, e.number)
	}
}

// advance takes the present state from the engine, after a change. Where a
// load gave new numbers, another era begins.
func (s *QuadStore) advance(loaded bool) {
	s.lock.Lock()
	defer s.lock.Unlock()
	before := s.now
	e := before.era
	if loaded {
		e = &era{number: before.era.number + 1}
		s.past[before.era.number] = before.era
	}
	s.now = &state{snapshot: s.store.Snapshot(), era: e}
	e.last = s.now
	s.clear(before)
}

// holdEra holds the last state of an era, or gives nil where it is gone.
func (s *QuadStore) holdEra(number uint32) *state {
	if s.fixed {
		return s.now
	}
	s.lock.Lock()
	defer s.lock.Unlock()
	e := s.now.era
	if number != e.number {
		if e = s.past[number]; e == nil {
			return nil
		}
	}
	e.last.holders++
	e.holders++
	return e.last
}
