package source

import (
	"sync"

	"corkboard/graph"
)

// lineBatch is a block and what was read of it: of each statement what differs
// from the one before, since statements go from one processor to another here,
// and most begin with the same terms.
type lineBatch struct {
	block  lineBlock
	alone  bool // a block so large that no other is held beside it
	read   bool // under the team's lock
	file   string
	lines  []readLine
	terms  []graph.Term // subjects, predicates and graphs that are new, in this order
	faults []batchFault
}

// readLine is a statement without what it shares with the one before.
type readLine struct {
	object       graph.Term
	line, column int32
	isNew        uint8 // which other terms are new
}

const (
	newSubject = 1 << iota
	newPredicate
	newGraph
)

// batchFault is a fault that stands before the statement of a number.
type batchFault struct {
	before int
	err    error
}

// fill reads the batch's block.
func (b *lineBatch) fill(p *lineParser) {
	b.file, b.lines, b.terms, b.faults = p.file, b.lines[:0], b.terms[:0], b.faults[:0]
	p.begin(b.block)
	var st, last graph.Statement
	for {
		ok, fault := p.read(&st)
		switch {
		case fault != nil:
			b.faults = append(b.faults, batchFault{len(b.lines), fault})
			continue
		case !ok:
			return
		}
		l := readLine{object: st.Object, line: st.Origin.Line, column: st.Origin.Column}
		if st.Subject != last.Subject {
			l.isNew |= newSubject
			last.Subject = st.Subject
			b.terms = append(b.terms, st.Subject)
		}
		if st.Predicate != last.Predicate {
			l.isNew |= newPredicate
			last.Predicate = st.Predicate
			b.terms = append(b.terms, st.Predicate)
		}
		if st.Graph != last.Graph {
			l.isNew |= newGraph
			last.Graph = st.Graph
			b.terms = append(b.terms, st.Graph)
		}
		b.lines = append(b.lines, l)
	}
}

// yieldAll yields what was read of the batch, and tells whether to go on.
func (b *lineBatch) yieldAll(yield func(graph.Statement, error) bool) bool {
	st := graph.Statement{Origin: graph.Origin{File: b.file}}
	terms, from := b.terms, 0
	for _, f := range append(b.faults, batchFault{before: len(b.lines)}) {
		for i := range b.lines[from:f.before] {
			l := &b.lines[from+i]
			terms = l.restore(&st, terms)
			if !yield(st, nil) {
				return false
			}
		}
		from = f.before
		if f.err != nil && !yield(graph.Statement{}, f.err) {
			return false
		}
	}
	return true
}

// restore makes the statement of the one before, and gives the terms that are
// left.
func (l *readLine) restore(st *graph.Statement, terms []graph.Term) []graph.Term {
	st.Object, st.Origin.Line, st.Origin.Column = l.object, l.line, l.column
	if l.isNew == 0 {
		return terms
	}
	for _, place := range [...]struct {
		bit  uint8
		term *graph.Term
	}{{newSubject, &st.Subject}, {newPredicate, &st.Predicate}, {newGraph, &st.Graph}} {
		if l.isNew&place.bit != 0 {
			*place.term, terms = terms[0], terms[1:]
		}
	}
	return terms
}

// lineTeam shares the batches that wait to be read among goroutines.
type lineTeam struct {
	lock    sync.Mutex
	came    sync.Cond    // a batch waits, or all is over
	done    sync.Cond    // a batch is read
	waiting []*lineBatch // oldest first
	over    bool
}

func (t *lineTeam) begin() { t.came.L, t.done.L = &t.lock, &t.lock }

// add lets a batch be read.
func (t *lineTeam) add(b *lineBatch) {
	t.lock.Lock()
	defer t.lock.Unlock()
	t.waiting = append(t.waiting, b)
	t.came.Signal()
}

// take gives the oldest batch that waits, or nil.
func (t *lineTeam) take() *lineBatch {
	t.lock.Lock()
	defer t.lock.Unlock()
	return t.oldest()
}

func (t *lineTeam) oldest() *lineBatch {
	if len(t.waiting) == 0 || t.over {
		return nil
	}
	b := t.waiting[0]
	t.waiting = append(t.waiting[:0], t.waiting[1:]...)
	return b
}

// help reads batches until all is over.
func (t *lineTeam) help(p *lineParser) {
	for {
		t.lock.Lock()
		for len(t.waiting) == 0 && !t.over {
			t.came.Wait()
		}
		b := t.oldest()
		t.lock.Unlock()
		if b == nil {
			return
		}
		b.fill(p)
		t.finish(b)
	}
}

// finish says that a batch is read.
func (t *lineTeam) finish(b *lineBatch) {
	t.lock.Lock()
	defer t.lock.Unlock()
	b.read = true
	t.done.Signal()
}

// isRead tells whether a batch is read.
func (t *lineTeam) isRead(b *lineBatch) bool {
	t.lock.Lock()
	defer t.lock.Unlock()
	return b.read
}

// wait waits until a batch is read, which somebody has taken.
func (t *lineTeam) wait(b *lineBatch) {
	t.lock.Lock()
	defer t.lock.Unlock()
	for !b.read {
		t.done.Wait()
	}
}

// dismiss lets everybody end who helps.
func (t *lineTeam) dismiss() {
	t.lock.Lock()
	defer t.lock.Unlock()
	t.over = true
	t.came.Broadcast()
}
