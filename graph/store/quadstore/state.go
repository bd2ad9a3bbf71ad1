package quadstore

import (
	"hash/fnv"
	"sync"
	"sync/atomic"

	"github.com/cayleygraph/quad"

	"corkboard/graph"
	"corkboard/graph/store/engine"
)

// state is what the store held at one moment. Whoever reads it holds it, and
// drops it in the end.
type state struct {
	snapshot *engine.Snapshot
	era      *era
	holders  int
	allUsed  bool // every term that the engine knows stands in a quad

	lock  sync.Mutex
	found map[graph.Term]engine.ID // what was looked up twice of late
	once  [1 << 8]uint32           // hashes of what was looked up once, by their ends
}

func newState(snapshot *engine.Snapshot, e *era) *state {
	_, allUsed, err := snapshot.TermCount(false)
	return &state{snapshot: snapshot, era: e, allUsed: allUsed && err == nil}
}

// foundMost is how many terms a state remembers.
const foundMost = 1 << 12

// find gives the number of a term that stands in a quad, or 0: the engine also
// knows terms of quads that are gone.
func (st *state) find(t graph.Term) (engine.ID, error) {
	st.lock.Lock()
	id := st.found[t]
	st.lock.Unlock()
	if id != 0 {
		return id, nil
	}
	id, err := st.snapshot.Find(t)
	if id == 0 || err != nil {
		return 0, err
	}
	if !st.allUsed {
		if used, err := st.snapshot.Uses(id); !used || err != nil {
			return 0, err
		}
	}
	st.remember(t, id)
	return id, nil
}

// remember keeps a term's number when it is told the second time: a query
// names many things once, and few again and again.
func (st *state) remember(t graph.Term, id engine.ID) {
	hash := fnv.New32a()
	hash.Write([]byte(t.Value()))
	sum := hash.Sum32()
	st.lock.Lock()
	defer st.lock.Unlock()
	if place := &st.once[int(sum)%len(st.once)]; *place != sum {
		*place = sum
		return
	}
	if st.found == nil || len(st.found) == foundMost {
		st.found = make(map[graph.Term]engine.ID)
	}
	st.found[t.Clone()] = id
}

// era is a time in which terms keep their numbers: the states between two
// loads. As long as any of its states is held, the last one stays, so that
// all numbers of the era can be read.
type era struct {
	number  uint32
	last    *state
	holders int
	values  [1 << 10]atomic.Pointer[named] // of IRIs and blank nodes that were asked for, by the end of their numbers
}

// named is a node and its value.
type named struct {
	id    engine.ID
	value quad.Value
}

// value gives the value of a node, nil for 0. The same predicates, graphs and
// people are asked for again and again.
func (st *state) value(id engine.ID) (quad.Value, error) {
	place := &st.era.values[int(id)%len(st.era.values)]
	if n := place.Load(); n != nil && n.id == id {
		return n.value, nil
	}
	t, err := st.snapshot.Term(id)
	if err != nil {
		return nil, err
	}
	v := Value(t)
	if t.IsIRI() || t.IsBlank() {
		place.Store(&named{id, v})
	}
	return v, nil
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
	s.now = newState(s.store.Snapshot(), e)
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
