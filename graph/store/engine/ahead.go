package engine

import (
	"context"
	"iter"
	"runtime"
	"sync"

	"corkboard/graph"
)

// aheadFrom is from how many quads on an answer is read ahead.
const aheadFrom = 10_000

// aheadEach is how many statements go from one goroutine to the other at once,
// and aheadMost how many such batches there are.
const (
	aheadEach = 512
	aheadMost = 4
)

// isLong tells whether an answer is worth a goroutine of its own. One that has
// to be picked out of others is not: it may have few statements far apart, and
// who wants the first alone would wait for more.
func (s *Snapshot) isLong(p Pattern) bool {
	if p.Subject != 0 || runtime.GOMAXPROCS(0) == 1 {
		return false
	}
	n, exact, err := s.Count(p)
	return err == nil && exact && n >= aheadFrom
}

// readAhead yields what answers a pattern. Another goroutine reads while what it
// read before is being used, and has ended when readAhead returns.
func (s *Snapshot) readAhead(ctx context.Context, p Pattern, yield func(graph.Statement, error) bool) {
	var st graph.Statement
	ahead(func(out answerer) error { return s.answer(ctx, p, out) }, func(a *answered) bool { return a.yieldAll(&st, yield) })
}

// answerer takes the statements of an answer one by one, each with what of it
// is new since the one before, and tells whether to go on.
type answerer = func(st *graph.Statement, isNew uint8) bool

// ahead is readAhead for any answer, of which take takes a part and tells
// whether to go on.
func ahead(answer func(answerer) error, take func(*answered) bool) {
	r := reading{read: make(chan *answered, aheadMost), free: make(chan *answered, aheadMost), stop: make(chan struct{})}
	for range aheadMost {
		r.free <- new(answered)
	}
	var reader sync.WaitGroup
	reader.Go(func() { r.run(answer) })
	defer reader.Wait()
	defer close(r.stop)
	for a := range r.read {
		if !take(a) {
			return
		}
		r.free <- a
	}
}

// reading is an answer that one goroutine reads for another.
type reading struct {
	read, free chan *answered // both have room for all there are
	stop       chan struct{}
}

func (r *reading) run(answer func(answerer) error) {
	defer close(r.read)
	a, stopped := <-r.free, false
	err := answer(func(st *graph.Statement, isNew uint8) bool {
		if a.add(st, isNew); len(a.objects) < aheadEach {
			return true
		}
		r.read <- a
		select {
		case a = <-r.free:
			a.clear()
		case <-r.stop:
			stopped = true
		}
		return !stopped
	})
	if !stopped {
		a.err = err
		r.read <- a
	}
}

// answered is a part of an answer: of each statement what differs from the one
// before, since all of it goes from one processor to another.
type answered struct {
	objects []graph.Term
	isNew   []uint8      // which other terms are
	terms   []graph.Term // those, of each statement the subject, the predicate, the graph
	err     error        // what ends the stream
}

const (
	newSubject = 1 << iota
	newPredicate
	newGraph
)

func (a *answered) clear() { a.objects, a.isNew, a.terms = a.objects[:0], a.isNew[:0], a.terms[:0] }

func (a *answered) add(st *graph.Statement, isNew uint8) {
	if isNew&newSubject != 0 {
		a.terms = append(a.terms, st.Subject)
	}
	if isNew&newPredicate != 0 {
		a.terms = append(a.terms, st.Predicate)
	}
	if isNew&newGraph != 0 {
		a.terms = append(a.terms, st.Graph)
	}
	a.objects, a.isNew = append(a.objects, st.Object), append(a.isNew, isNew)
}

// yieldAll yields the statements, which follow another, and tells whether to go
// on.
func (a *answered) yieldAll(last *graph.Statement, yield func(graph.Statement, error) bool) bool {
	for range a.each(last) {
		if !yield(*last, nil) {
			return false
		}
	}
	return a.err == nil || yield(graph.Statement{}, a.err)
}

// each makes last each of the statements, and yields what is new of it.
func (a *answered) each(last *graph.Statement) iter.Seq[uint8] {
	return func(yield func(uint8) bool) {
		terms := a.terms
		take := func(t *graph.Term) { *t, terms = terms[0], terms[1:] }
		for i, is := range a.isNew {
			if is&newSubject != 0 {
				take(&last.Subject)
			}
			if is&newPredicate != 0 {
				take(&last.Predicate)
			}
			if is&newGraph != 0 {
				take(&last.Graph)
			}
			last.Object = a.objects[i]
			if !yield(is) {
				return
			}
		}
	}
}
