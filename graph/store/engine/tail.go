package engine

import (
	"maps"
	"slices"
	"sync"

	"corkboard/graph"
)

// tail is what was changed by few statements at a time and is not a run yet: a
// run in memory whose terms are in the order in which they came. A tail does
// not change; each change makes another. Its terms' IDs follow those of the
// runs.
type tail struct {
	base    uint32
	words   *words
	known   int // how many of the words this tail has
	added   [orders][]key
	removed [orders][]key
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

func (t *tail) list(order, sign int) []key {
	switch {
	case t == nil:
		return nil
	case sign > 0:
		return t.added[order]
	}
	return t.removed[order]
}

func (t *tail) quads(sign int) int { return len(t.list(spog, sign)) }

// count gives how many quads the tail adds rather than removes of those that
// begin with n numbers of k.
func (t *tail) count(order int, k key, n int) int64 {
	return between(t.list(order, 1), k, n) - between(t.list(order, -1), k, n)
}

func between(list []key, k key, n int) int64 {
	low, _ := slices.BinarySearchFunc(list, k, key.compare)
	high := len(list)
	if next, ok := k.after(n); ok {
		high, _ = slices.BinarySearchFunc(list, next, key.compare)
	}
	return int64(high - low)
}

// with gives a tail that has other quads besides: those of add are added and
// those of remove removed. What is added is not there, what is removed is.
func (t *tail) with(add, remove map[Quad]bool) *tail {
	next := &tail{base: t.base, words: t.words, known: t.known}
	for o := range t.added {
		next.added[o] = revise(t.added[o], o, add, remove)
		next.removed[o] = revise(t.removed[o], o, remove, add)
	}
	return next
}

// revise gives a list with the quads of in that out does not take back: a
// quad of out that stands in the list leaves it, and else is not the list's.
func revise(list []key, order int, in, out map[Quad]bool) []key {
	fresh := make([]key, 0, len(in))
	for q := range maps.Keys(in) {
		if in[q] {
			fresh = append(fresh, keyOf(q, order))
		}
	}
	slices.SortFunc(fresh, key.compare)
	merged := make([]key, 0, len(list)+len(fresh))
	for _, k := range list {
		for len(fresh) > 0 && fresh[0].compare(k) < 0 {
			merged = append(merged, fresh[0])
			fresh = fresh[1:]
		}
		if _, ok := out[k.quad(order)]; !ok {
			merged = append(merged, k)
		}
	}
	return append(merged, fresh...)
}
