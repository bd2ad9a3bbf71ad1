package graph

import (
	"context"
	"iter"
	"reflect"
	"testing"
)

// estimated is a list that says how long answers are, few for all but the whole
// unless it is dear to look anything up.
type estimated struct {
	List
	dear    bool
	answers map[Pattern]int
}

// sifted is such a list that leaves statements out by itself.
type sifted struct{ estimated }

func (s sifted) MatchAny(ctx context.Context, subjects, predicates []Term) iter.Seq2[[]Statement, error] {
	return MatchAny(ctx, s.estimated, subjects, predicates)
}

func (e estimated) Estimate(_ context.Context, p Pattern) (int64, bool) {
	if p == (Pattern{}) || e.dear {
		return 1 << 30, true
	}
	return 1, true
}

func (e estimated) Match(ctx context.Context, p Pattern) Statements {
	e.answers[p]++
	return e.List.Match(ctx, p)
}

// projectBoth projects statements that are read from end to end twice, and once
// with single things looked up before; both are the same.
func projectBoth(t *testing.T, all []Statement, v View) Network {
	t.Helper()
	n, err := Project(t.Context(), NewList(all), v)
	if err != nil {
		t.Fatal(err)
	}
	for _, dear := range []bool{false, true} {
		m := estimated{NewList(all), dear, make(map[Pattern]int)}
		got, err := Project(t.Context(), m, v)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, n) {
			t.Errorf("with lookups:\n%+v\nwithout:\n%+v", got, n)
		}
		if got, err = Project(t.Context(), sifted{estimated{m.List, dear, make(map[Pattern]int)}}, v); err != nil || !reflect.DeepEqual(got, n) {
			t.Errorf("sifted (%v):\n%+v\nnot so:\n%+v", err, got, n)
		}
		if want := map[bool]int{false: 1, true: 2}[dear]; m.answers[Pattern{}] != want {
			t.Errorf("all is read %d times, want %d", m.answers[Pattern{}], want)
		}
	}
	return n
}
