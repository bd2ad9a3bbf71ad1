package engine

import (
	"context"
	"iter"
	"runtime"
	"slices"
	"sort"
	"sync"

	"corkboard/graph"
)

// partEach is how many quads a part has at least that is worth a goroutine.
// There are partsMost parts at most: what is made of each is held until all have
// been read.
const (
	partEach  = 50_000
	partsMost = 4
)

// MatchAnyInParts calls do with parts of what MatchAny yields of all subjects:
// as many as there are processors and four at most, fewer of a small store, each
// in a goroutine of its own and all at once. The subjects of a part come before
// those of the next. It gives the first error of do, after which the other parts
// end in the error of a context that was canceled.
func (s *Snapshot) MatchAnyInParts(ctx context.Context, predicates []ID, do func(part int, of iter.Seq2[[]graph.Statement, error]) error) error {
	bounds, err := s.divide(int(min(int64(min(runtime.GOMAXPROCS(0), partsMost)), s.Len()/partEach)))
	if err != nil {
		return err
	}
	if len(bounds) == 0 {
		return do(0, s.MatchAny(ctx, nil, predicates))
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var all sync.WaitGroup
	var first sync.Once
	bounds = slices.Concat([]graph.Term{{}}, bounds, []graph.Term{{}})
	for i := range len(bounds) - 1 {
		all.Go(func() {
			if fault := do(i, s.matchAnyWithin(ctx, predicates, nameRange{bounds[i], bounds[i+1]})); fault != nil {
				first.Do(func() {
					err = fault
					cancel()
				})
			}
		})
	}
	all.Wait()
	return err
}

// nameRange are the names from one on that stand before another; the zero Term
// is no bound.
type nameRange struct{ from, to graph.Term }

func (r nameRange) holds(t graph.Term) bool {
	return (r.from.IsZero() || compareNames(r.from, t) <= 0) && (r.to.IsZero() || compareNames(t, r.to) < 0)
}

// matchAnyWithin yields what MatchAny yields of the subjects of a range, without
// a goroutine that reads ahead.
func (s *Snapshot) matchAnyWithin(ctx context.Context, predicates []ID, r nameRange) iter.Seq2[[]graph.Statement, error] {
	return func(yield func([]graph.Statement, error) bool) {
		g := grouping{yield: yield}
		m := &matcher{Snapshot: s, ctx: ctx, out: g.add, sifts: true, between: r}
		g.err = m.among(Pattern{among: newIDSet(predicates)})
		g.end()
	}
}

// divide gives subjects between n parts of about as many quads, in order: fewer
// where some subjects have most of them.
func (s *Snapshot) divide(n int) (bounds []graph.Term, err error) {
	var most *keys // of the largest run
	for _, r := range s.runs {
		if k := r.added[spog]; most == nil || k.part.items > most.part.items {
			most = k
		}
	}
	if n < 2 || most == nil || most.part.items == 0 {
		return nil, nil
	}
	if err := most.open(); err != nil {
		return nil, err
	}
	for i := 1; i < n; i++ {
		t, err := s.Term(ID(most.firsts[len(most.firsts)*i/n][0]))
		if err != nil {
			return nil, err
		}
		bounds = append(bounds, t)
	}
	slices.SortFunc(bounds, compareNames) // of several runs, numbers are in no order
	return slices.Compact(bounds), nil
}

// within gives the ranks of the names of a sorted part that a range holds.
func (s *terms) within(r nameRange) (from, to uint64, err error) {
	to = s.part.items
	if !r.from.IsZero() {
		if from, err = s.below(r.from); err != nil {
			return 0, 0, err
		}
	}
	if !r.to.IsZero() {
		to, err = s.below(r.to)
	}
	return from, to, err
}

// below gives how many names of a sorted part stand before one.
func (s *terms) below(t graph.Term) (uint64, error) {
	if err := s.open(); err != nil || s.part.items == 0 {
		return 0, err
	}
	i := s.separators.last(0, t)
	if i < 0 {
		return 0, nil
	}
	var buffer []byte
	b, err := s.read(i, &buffer)
	if err != nil {
		return 0, err
	}
	place := sort.Search(len(b.terms), func(j int) bool { return compareNames(b.terms[j], t) >= 0 })
	return s.index.before[i] + uint64(place), nil
}
