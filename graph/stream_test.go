package graph

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"testing"
)

// items streams numbers and errors, and counts what was pulled.
func items(pulled *int, l ...any) iter.Seq2[int, error] {
	return func(yield func(int, error) bool) {
		for _, x := range l {
			*pulled++
			n, _ := x.(int)
			err, _ := x.(error)
			if !yield(n, err) {
				return
			}
		}
	}
}

// trace writes down a stream, of which it pulls so many items.
func trace(seq iter.Seq2[int, error], pulls int) []string {
	var l []string
	for n, err := range seq {
		if err != nil {
			l = append(l, err.Error())
		} else {
			l = append(l, fmt.Sprint(n))
		}
		if len(l) == pulls {
			break
		}
	}
	return l
}

func TestReport(t *testing.T) {
	fault := &Error{Origin: Origin{File: "f", Line: 1}, Err: errors.New("bad")}
	wrapped := fmt.Errorf("deep down: %w", fault)
	world, enough := errors.New("world"), errors.New("enough")
	for _, c := range []struct {
		name   string
		in     []any
		strict bool
		pulls  int
		want   []string
		faults int
		pulled int
	}{
		{"nothing", nil, false, -1, nil, 0, 0},
		{"no faults", []any{1, 2}, false, -1, []string{"1", "2"}, 0, 2},
		{"faults are left out", []any{1, fault, 2, wrapped, 3}, false, -1, []string{"1", "2", "3"}, 2, 5},
		{"only faults", []any{fault, fault}, false, -1, nil, 2, 2},
		{"a strict reporter ends it", []any{1, fault, 2}, true, -1, []string{"1", "enough"}, 1, 2},
		{"another error ends it", []any{1, world, 2, fault}, false, -1, []string{"1", "world"}, 0, 2},
		{"broken off", []any{1, fault, 2, 3}, false, 2, []string{"1", "2"}, 1, 3},
	} {
		faults, pulled := 0, 0
		got := trace(Report(items(&pulled, c.in...), func(e *Error) error {
			if e != fault {
				t.Errorf("%s: reported %v", c.name, e)
			}
			faults++
			if c.strict {
				return enough
			}
			return nil
		}), c.pulls)
		if !slices.Equal(got, c.want) || faults != c.faults || pulled != c.pulled {
			t.Errorf("%s: got %q, %d faults, %d pulled", c.name, got, faults, pulled)
		}
	}
}

func TestCollect(t *testing.T) {
	world := errors.New("world")
	pulled := 0
	got, err := Collect(items(&pulled, 1, 2, world, 3))
	if !slices.Equal(got, []int{1, 2}) || err != world || pulled != 3 {
		t.Errorf("got %v, %v, %d pulled", got, err, pulled)
	}
	if got, err := Collect(items(&pulled)); got != nil || err != nil {
		t.Errorf("got %v, %v of nothing", got, err)
	}
}

func TestConcat(t *testing.T) {
	world := errors.New("world")
	for _, c := range []struct {
		pulls int
		want  []string
	}{
		{-1, []string{"1", "world", "2", "3"}},
		{1, []string{"1"}},
		{2, []string{"1", "world"}},
		{3, []string{"1", "world", "2"}},
	} {
		first, second, third := 0, 0, 0
		got := trace(Concat(items(&first, 1, world), items(&second), items(&third, 2, 3)), c.pulls)
		if !slices.Equal(got, c.want) || first+third != len(c.want) {
			t.Errorf("%d pulls: got %q, pulled %d and %d", c.pulls, got, first, third)
		}
	}
	if got := trace(Concat[int](), -1); got != nil {
		t.Errorf("got %q of nothing", got)
	}
}

func TestList(t *testing.T) {
	a, b, c := IRI("a:a"), IRI("a:b"), IRI("a:c")
	in := []Statement{
		{Subject: c, Predicate: a, Object: a, Graph: a}, {Subject: b, Predicate: a, Object: Text("x"), Origin: Origin{Line: 1}},
		{Subject: b, Predicate: a, Object: Text("x"), Origin: Origin{Line: 2}}, {Subject: a, Predicate: b, Object: c}, {Subject: b, Predicate: a, Object: a},
	}
	given := slices.Clone(in)
	l := NewList(in)
	if !slices.Equal(in, given) {
		t.Error("NewList changed what it was given")
	}
	if len(l) != 4 || l[2].Origin.Line != 1 || !slices.IsSortedFunc(l, Statement.Compare) {
		t.Errorf("NewList gives %v", l)
	}
	for _, q := range []struct {
		pattern Pattern
		want    []int
	}{
		{Pattern{}, []int{0, 1, 2, 3}}, {Pattern{Subject: b}, []int{1, 2}}, {Pattern{Subject: b, Object: Text("x")}, []int{2}},
		{Pattern{Subject: IRI("a:bb")}, nil}, {Pattern{Subject: IRI("z:z")}, nil}, {Pattern{Object: a}, []int{1, 3}},
		{Pattern{Graph: DefaultGraph}, []int{0, 1, 2}}, {Pattern{Subject: c, Graph: DefaultGraph}, nil}, {Pattern{Graph: a}, []int{3}},
	} {
		got, err := Collect(l.Match(t.Context(), q.pattern))
		var want []Statement
		for _, i := range q.want {
			want = append(want, l[i])
		}
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%v: got %v, %v", q.pattern, got, err)
		}
	}
	var _ Matcher = l
}

func TestListBrokenOffAndCancelled(t *testing.T) {
	l := NewList(slices.Collect(func(yield func(Statement) bool) {
		for s := range messages(30) {
			yield(s)
		}
	}))
	n := 0
	for range l.Match(t.Context(), Pattern{}) {
		if n++; n == 3 {
			break
		}
	}
	if n != 3 {
		t.Errorf("got %d after breaking off", n)
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	n = 0
	for _, err := range l.Match(ctx, Pattern{}) {
		if n++; n == 3 {
			cancel()
		}
		if n == 4 && !errors.Is(err, context.Canceled) || n > 4 || n < 4 && err != nil {
			t.Errorf("pull %d: %v", n, err)
		}
	}
	if n != 4 {
		t.Errorf("%d pulls", n)
	}
	if _, err := Collect(l.Match(ctx, Pattern{Subject: IRI("z:z")})); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled from the start: %v", err)
	}
}
