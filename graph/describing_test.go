package graph

import (
	"context"
	"errors"
	"iter"
	"reflect"
	"sync"
	"testing"
)

// estimated is a list that says how long answers are, few for all but the whole
// unless it is dear to look anything up.
type estimated struct {
	List
	dear    bool
	lock    *sync.Mutex
	answers map[Pattern]int
}

// sifted is such a list that leaves statements out by itself.
type sifted struct{ estimated }

func (s sifted) MatchAny(ctx context.Context, subjects, predicates []Term) iter.Seq2[[]Statement, error] {
	return MatchAny(ctx, s.estimated, subjects, predicates)
}

// divided is such a list of which parts are read at once.
type divided struct {
	sifted
	parts int
}

func (d divided) MatchAnyInParts(ctx context.Context, predicates []Term, do func(part int, of iter.Seq2[[]Statement, error]) error) error {
	var subjects []Term
	for of := range d.MatchAny(ctx, nil, predicates) {
		subjects = append(subjects, of[0].Subject)
	}
	faults := make([]error, d.parts)
	var all sync.WaitGroup
	for i := range d.parts {
		all.Go(func() {
			some := subjects[len(subjects)*i/d.parts : len(subjects)*(i+1)/d.parts]
			faults[i] = do(i, MatchAny(ctx, d.List, some, predicates))
		})
	}
	all.Wait()
	return errors.Join(faults...)
}

func (e estimated) Estimate(_ context.Context, p Pattern) (int64, bool) {
	if p == (Pattern{}) || e.dear {
		return 1 << 30, true
	}
	return 1, true
}

func (e estimated) Match(ctx context.Context, p Pattern) Statements {
	e.lock.Lock()
	defer e.lock.Unlock()
	e.answers[p]++
	return e.List.Match(ctx, p)
}

// projectBoth projects statements that are read from end to end twice, and once
// with single things looked up before, as a whole and in parts; all are the same.
func projectBoth(t *testing.T, all []Statement, v View) Network {
	t.Helper()
	n, err := Project(t.Context(), NewList(all), v)
	if err != nil {
		t.Fatal(err)
	}
	for _, dear := range []bool{false, true} {
		m := estimated{NewList(all), dear, new(sync.Mutex), make(map[Pattern]int)}
		got, err := Project(t.Context(), m, v)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, n) {
			t.Errorf("with lookups:\n%+v\nwithout:\n%+v", got, n)
		}
		if got, err = Project(t.Context(), sifted{estimated{m.List, dear, new(sync.Mutex), make(map[Pattern]int)}}, v); err != nil || !reflect.DeepEqual(got, n) {
			t.Errorf("sifted (%v):\n%+v\nnot so:\n%+v", err, got, n)
		}
		for _, parts := range []int{1, 2, 3, 7, 40} {
			d := divided{sifted{estimated{m.List, dear, new(sync.Mutex), make(map[Pattern]int)}}, parts}
			if got, err = Project(t.Context(), d, v); err != nil || !reflect.DeepEqual(got, n) {
				t.Errorf("in %d parts (%v):\n%+v\nin one:\n%+v", parts, err, got, n)
			}
		}
		if want := map[bool]int{false: 1, true: 2}[dear]; m.answers[Pattern{}] != want {
			t.Errorf("all is read %d times, want %d", m.answers[Pattern{}], want)
		}
	}
	return n
}
