package engine

import "corkboard/graph"

// yieldGroup yields the quads of the group, all of one subject.
func (m *matcher) yieldGroup(subject graph.Term) (err error) {
	st := &m.st
	st.Subject = subject
	is := uint8(newSubject)
	for i, q := range m.group {
		if q.Predicate != m.predicate {
			if err = m.term(&st.Predicate, 1, q.Predicate); err != nil {
				return err
			}
			m.predicate, is = q.Predicate, is|newPredicate
		}
		if m.long {
			err = m.term(&st.Object, 2, q.Object)
		} else {
			st.Object, err = m.object(i)
		}
		if err != nil {
			return err
		}
		if q.Graph != m.graph {
			if err = m.term(&st.Graph, 3, q.Graph); err != nil {
				return err
			}
			m.graph, is = q.Graph, is|newGraph
		}
		if !m.out(st, is) {
			m.stopped = true
			return nil
		}
		is = 0
	}
	return nil
}

// fetchedEach is how many objects are fetched at once: about as many as a
// processor waits for together.
const fetchedEach = 8

// fetched are objects of a group from some place on.
type fetched [fetchedEach]graph.Term

// termPlace is where a term stands: none where no block has it.
type termPlace struct {
	open  *openTerms
	place int
}

// object gives the object of a quad of the group. Objects are asked for in turn.
func (m *matcher) object(i int) (graph.Term, error) {
	if i%fetchedEach == 0 {
		if err := m.fetch(m.group[i:min(i+fetchedEach, len(m.group))]); err != nil {
			return graph.Term{}, err
		}
	}
	return m.fetched[i%fetchedEach], nil
}

// fetch reads the objects of quads: first where they are, then the terms, so
// that the memory of one is not waited for before that of the next is asked for.
func (m *matcher) fetch(quads []Quad) (err error) {
	var found [fetchedEach]termPlace
	for i, q := range quads {
		if r := m.runOf(q.Object); r != nil {
			s, rank := r.dictionary(uint32(q.Object))
			if found[i], err = s.at(rank); err != nil {
				return err
			}
		}
	}
	for i, q := range quads {
		if at := found[i]; at.open != nil {
			m.fetched[i], err = at.open.term(at.place)
		}
		if found[i].open == nil || err != nil { // which says where the damage is
			m.fetched[i], err = m.Term(q.Object)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
