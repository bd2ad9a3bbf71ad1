package source

import (
	"sync"

	"corkboard/graph"
)

// lineBatch is a block and what was read of it.
type lineBatch struct {
	block      lineBlock
	alone      bool // a block so large that no other is held beside it
	statements []graph.Statement
	faults     []batchFault
	read       bool // under the team's lock
}

// batchFault is a fault that stands before the statement of a number.
type batchFault struct {
	before int
	err    error
}

// fill reads the batch's block.
func (b *lineBatch) fill(p *lineParser) {
	b.statements, b.faults = b.statements[:0], b.faults[:0]
	p.block(b.block, func(st graph.Statement, fault error) bool {
		if fault != nil {
			b.faults = append(b.faults, batchFault{len(b.statements), fault})
		} else {
			b.statements = append(b.statements, st)
		}
		return true
	})
}

// yieldAll yields what was read of the batch, and tells whether to go on.
func (b *lineBatch) yieldAll(yield func(graph.Statement, error) bool) bool {
	from := 0
	for _, f := range b.faults {
		for i := range b.statements[from:f.before] {
			if !yield(b.statements[from+i], nil) {
				return false
			}
		}
		from = f.before
		if !yield(graph.Statement{}, f.err) {
			return false
		}
	}
	for i := range b.statements[from:] {
		if !yield(b.statements[from+i], nil) {
			return false
		}
	}
	return true
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
