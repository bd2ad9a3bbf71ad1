package engine

import (
	"slices"
	"sync"

	"corkboard/graph"
)

// tail is what was changed by few statements at a time and is not a run yet: a
// run in memory whose terms are in the order in which they came. A tail does
// not change; each change makes another. Its terms' IDs follow those of the
// runs.
type tail struct {
	base   uint32
	words  *words
	known  int      // how many of the words this tail has
	levels []*level // the largest first: each is more than twice the next
}

// level is some quads of a tail: what it adds and removes is not there, or is,
// in the runs and the levels before.
type level struct {
	added, removed [orders][]key
}

// words are the terms of a tail and of those that follow it.
type words struct {
	lock  sync.RWMutex
	ids   map[graph.Term]uint32 // places in terms
	terms []graph.Term
}

func newTail(base uint32) *tail {
	return &tail{base: base, words: &words{ids: make(map[graph.Term]uint32)}}
}

func (t *tail) find(x graph.Term) ID {
	if t == nil {
		return 0
	}
	t.words.lock.RLock()
	defer t.words.lock.RUnlock()
	if i, ok := t.words.ids[x]; ok && int(i) < t.known {
		return ID(t.base + i)
	}
	return 0
}

func (t *tail) term(id uint32) (graph.Term, bool) {
	if t == nil || id < t.base || id-t.base >= uint32(t.known) {
		return graph.Term{}, false
	}
	t.words.lock.RLock()
	defer t.words.lock.RUnlock()
	return t.words.terms[id-t.base], true
}

// learn gives the ID of a term, which it takes in if it is new.
func (t *tail) learn(x graph.Term) (ID, error) {
	t.words.lock.Lock()
	defer t.words.lock.Unlock()
	i, ok := t.words.ids[x]
	if !ok {
		i = uint32(len(t.words.terms))
		if uint64(t.base)+uint64(i) > maxID {
			return 0, errTerms
		}
		x = x.Clone()
		t.words.ids[x] = i
		t.words.terms = append(t.words.terms, x)
	}
	t.known = max(t.known, int(i)+1)
	return ID(t.base + i), nil
}

func (l *level) list(order, sign int) []key {
	if sign > 0 {
		return l.added[order]
	}
	return l.removed[order]
}

func (l *level) size() int { return len(l.added[spog]) + len(l.removed[spog]) }

func (t *tail) all() []*level {
	if t == nil {
		return nil
	}
	return t.levels
}

// quads gives how many quads the tail adds rather than removes.
func (t *tail) quads() (n int) {
	for _, l := range t.all() {
		n += len(l.added[spog]) - len(l.removed[spog])
	}
	return n
}

// count gives how many quads the tail adds rather than removes of those that
// begin with n numbers of k.
func (t *tail) count(order int, k key, n int) (sum int64) {
	for _, l := range t.all() {
		sum += between(l.added[order], k, n) - between(l.removed[order], k, n)
	}
	return sum
}

func between(list []key, k key, n int) int64 {
	low, _ := slices.BinarySearchFunc(list, k, key.compare)
	high := len(list)
	if next, ok := k.after(n); ok {
		high, _ = slices.BinarySearchFunc(list, next, key.compare)
	}
	return int64(high - low)
}

// with gives a tail that has other quads besides: those of add, which are not
// there, are added, and those of remove, which are, removed. A level that is
// not much smaller than the one before is made one with it, so that each quad
// is moved about as often as the logarithm of their number.
func (t *tail) with(add, remove []Quad) *tail {
	next := &tail{base: t.base, words: t.words, known: t.known, levels: slices.Clone(t.levels)}
	if len(add)+len(remove) == 0 {
		return next
	}
	last := new(level)
	for o := range orders {
		last.added[o], last.removed[o] = keysOf(add, o), keysOf(remove, o)
	}
	next.levels = append(next.levels, last)
	for n := len(next.levels); n > 1 && 2*next.levels[n-1].size() >= next.levels[n-2].size(); n-- {
		next.levels = append(next.levels[:n-2], next.levels[n-2].with(next.levels[n-1]))
	}
	return next
}

// whole gives all levels as one.
func (t *tail) whole() *level {
	sum := new(level)
	for i := range t.levels {
		sum = t.levels[len(t.levels)-1-i].with(sum)
	}
	return sum
}

// with gives a level and the one that follows it as one. What one adds and the
// other removes is in neither.
func (l *level) with(next *level) *level {
	sum := new(level)
	for o := range orders {
		sum.added[o] = joined(without(l.added[o], next.removed[o]), without(next.added[o], l.removed[o]))
		sum.removed[o] = joined(without(l.removed[o], next.added[o]), without(next.removed[o], l.added[o]))
	}
	return sum
}

func keysOf(quads []Quad, order int) []key {
	keys := make([]key, 0, len(quads))
	for _, q := range quads {
		keys = append(keys, keyOf(q, order))
	}
	slices.SortFunc(keys, key.compare)
	return keys
}

// without gives the keys of a sorted list that another one does not have.
func without(list, other []key) []key {
	if len(list) == 0 || len(other) == 0 {
		return list
	}
	kept := make([]key, 0, len(list))
	for _, k := range list {
		for len(other) > 0 && other[0].compare(k) < 0 {
			other = other[1:]
		}
		if len(other) == 0 || other[0] != k {
			kept = append(kept, k)
		}
	}
	return kept
}

// joined gives two sorted lists as one. They have nothing in common.
func joined(a, b []key) []key {
	switch {
	case len(a) == 0:
		return b
	case len(b) == 0:
		return a
	}
	all := make([]key, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if a[0].compare(b[0]) < 0 {
			all, a = append(all, a[0]), a[1:]
		} else {
			all, b = append(all, b[0]), b[1:]
		}
	}
	return append(append(all, a...), b...)
}
