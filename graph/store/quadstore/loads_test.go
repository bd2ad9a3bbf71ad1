package quadstore

import (
	"context"
	"errors"
	"sync"
	"testing"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/cayley/query/path"
	"github.com/cayleygraph/quad"

	"corkboard/graph/store/engine"
)

// TestAcrossLoads uses references and iterators from before a load, which gives
// new numbers.
func TestAcrossLoads(t *testing.T) {
	qs := newStore(t)
	add(t, qs, fact("m", "p", iri("z")), fact("n", "p", iri("y")))
	m := refOf(t, qs, iri("m"))
	shape := qs.QuadIterator(quad.Subject, m)
	open := qs.QuadsAllIterator().Iterate()
	if !open.Next(context.Background()) {
		t.Fatal("nothing is there")
	}
	before := open.Result()
	bulk(t, qs, fact("a", "p", iri("b")), fact("m", "p", iri("c")))

	// The iterator goes on in what was there, and its references can be read.
	for _, ref := range []refs.Ref{before, open.Result()} {
		if q, err := qs.Quad(ref); err != nil || q != fact("m", "p", iri("z")) && q != fact("n", "p", iri("y")) {
			t.Errorf("an open iterator's quad: %v, %v", q, err)
		}
	}
	if v, err := qs.NameOf(m); err != nil || v != iri("m") {
		t.Errorf("a node from before: %v, %v", v, err)
	}
	all := qs.QuadsAllIterator().Lookup()
	if !all.Contains(context.Background(), before) || all.Err() != nil {
		t.Errorf("a quad from before is not found: %v", all.Err())
	}
	all.Close()
	count(t, shape, 2) // the shape sees what is there now
	if n := count(t, scanned{open}, 1); n != 1 {
		t.Errorf("the open iterator gives %d more", n)
	}
	if err := open.Close(); err != nil {
		t.Error(err)
	}

	// Once it is closed nobody knows the old numbers.
	if v, err := qs.NameOf(m); !errors.Is(err, errOld) {
		t.Errorf("a reference from before: %v, %v", v, err)
	}
	if q, err := qs.Quad(before); !errors.Is(err, errOld) {
		t.Errorf("a reference from before: %v, %v", q, err)
	}
	if len(qs.past) != 0 {
		t.Errorf("%d eras are kept", len(qs.past))
	}
	it := shape.Iterate()
	if it.Next(context.Background()) || !errors.Is(it.Err(), errOld) {
		t.Errorf("an iterator of it: %v", it.Err())
	}
	it.Close()
}

// scanned is an iterator that was begun.
type scanned struct{ iterator.Scanner }

func (s scanned) Iterate() iterator.Scanner                                { return notClosed(s) }
func (s scanned) Lookup() iterator.Index                                   { return nil }
func (s scanned) Stats(context.Context) (c iterator.Costs, err error)      { return }
func (s scanned) Optimize(context.Context) (it iterator.Shape, moved bool) { return s, false }
func (s scanned) SubIterators() []iterator.Shape                           { return nil }

type notClosed struct{ iterator.Scanner }

func (notClosed) Close() error { return nil }

// TestView asks a snapshot, which cannot be changed.
func TestView(t *testing.T) {
	store, err := engine.OpenMemory(engine.Options{})
	if err != nil {
		t.Fatal(err)
	}
	live := New(store)
	defer live.Close()
	add(t, live, fact("a", "p", iri("b")))
	snapshot := store.Snapshot()
	defer snapshot.Release()
	view := View(snapshot)
	bulk(t, live, fact("a", "p", iri("c")))
	count(t, view.QuadsAllIterator(), 1)
	count(t, live.QuadsAllIterator(), 2)
	got, err := path.StartPath(view, iri("a")).Out(iri("p")).Iterate(context.Background()).AllValues(view)
	if err != nil || len(got) != 1 || got[0] != iri("b") {
		t.Errorf("have %v, %v", got, err)
	}
	if err := view.ApplyDeltas(nil, cayley.IgnoreOpts{}); !errors.Is(err, errFixed) {
		t.Errorf("a view is changed: %v", err)
	}
	if _, err := view.NewQuadWriter(); !errors.Is(err, errFixed) {
		t.Errorf("a view is written to: %v", err)
	}
	if err := view.Close(); err != nil {
		t.Error(err)
	}
}

// TestManyReaders reads while the store is changed.
func TestManyReaders(t *testing.T) {
	qs := newStore(t)
	bulk(t, qs, fact("a", "p", iri("b")), fact("b", "p", iri("c")))
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			for range 50 {
				got, err := path.StartPath(qs, iri("a")).Out(iri("p")).Out(iri("p")).Iterate(context.Background()).AllValues(qs)
				if errors.Is(err, errOld) {
					continue // looked up before a load, asked after it
				}
				if err != nil || len(got) != 1 || got[0] != iri("c") {
					t.Errorf("have %v, %v", got, err)
				}
			}
		})
	}
	for i := range 50 {
		add(t, qs, fact("x", "p", quad.Int(i)))
		if i%10 == 0 {
			bulk(t, qs, fact("x", "q", quad.Int(i)))
		}
	}
	wait.Wait()
	if len(qs.past) != 0 {
		t.Errorf("%d eras are kept", len(qs.past))
	}
}
