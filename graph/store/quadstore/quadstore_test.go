package quadstore

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"
)

func newStore(t testing.TB) *QuadStore {
	qs, _ := inMemory(t)
	return qs.(*QuadStore)
}

func add(t testing.TB, qs cayley.QuadStore, all ...quad.Quad) {
	t.Helper()
	change(t, qs, cayley.Add, all...)
}

func change(t testing.TB, qs cayley.QuadStore, action cayley.Procedure, all ...quad.Quad) {
	t.Helper()
	var deltas []cayley.Delta
	for _, q := range all {
		deltas = append(deltas, cayley.Delta{Quad: q, Action: action})
	}
	if err := qs.ApplyDeltas(deltas, cayley.IgnoreOpts{}); err != nil {
		t.Fatal(err)
	}
}

func bulk(t testing.TB, qs cayley.QuadStore, all ...quad.Quad) {
	t.Helper()
	w, err := qs.NewQuadWriter()
	if err == nil {
		_, err = w.WriteQuads(all)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
}

func fact(s, p string, o quad.Value) quad.Quad {
	return quad.Quad{Subject: iri(s), Predicate: iri(p), Object: o}
}

func refOf(t testing.TB, qs cayley.QuadStore, v quad.Value) refs.Ref {
	t.Helper()
	ref, err := qs.ValueOf(v)
	if err != nil || ref == nil {
		t.Fatalf("%v: %v, %v", v, ref, err)
	}
	return ref
}

// TestAlternatives finds what RDF documents say by native values, and the
// native value itself where there is one.
func TestAlternatives(t *testing.T) {
	day := time.Date(2016, 10, 3, 16, 5, 0, 0, time.FixedZone("", 2*3600))
	tests := []struct{ ask, found quad.Value }{
		{quad.Int(5), typed("5", xsd+"integer")},
		{quad.Float(1.5), typed("1.5E0", xsd+"double")},
		{quad.Float(2.5), typed("2.5", xsd+"double")},
		{quad.Float(3.5), typed("3.5", xsd+"decimal")},
		{quad.Bool(true), typed("1", xsd+"boolean")},
		{quad.Bool(false), typed("false", xsd+"boolean")},
		{quad.Time(day), typed("2016-10-03T16:05:00+02:00", xsd+"dateTime")},
		{quad.Time(day.Add(time.Hour)), typed("2016-10-03T15:05:00Z", xsd+"dateTime")},
	}
	qs := newStore(t)
	for _, test := range tests {
		if ref, err := qs.ValueOf(test.ask); ref != nil || err != nil {
			t.Errorf("%v is found in an empty store: %v, %v", test.ask, ref, err)
		}
		add(t, qs, fact("a", "p", test.found))
		if v, err := qs.NameOf(refOf(t, qs, test.ask)); err != nil || v != test.found {
			t.Errorf("%v: have %v, %v", test.ask, v, err)
		}
		add(t, qs, fact("a", "p", test.ask))
		if v, err := qs.NameOf(refOf(t, qs, test.ask)); err != nil || refs.HashOf(v) != refs.HashOf(test.ask) {
			t.Errorf("%v: have %v, %v", test.ask, v, err)
		}
		change(t, qs, cayley.Delete, fact("a", "p", test.ask)) // the very one first
		if v, err := qs.NameOf(refOf(t, qs, test.ask)); err != nil || v != test.found {
			t.Errorf("%v: have %v, %v", test.ask, v, err)
		}
		change(t, qs, cayley.Delete, fact("a", "p", test.ask)) // then the one that says the same
		if ref, err := qs.ValueOf(test.ask); ref != nil || err != nil {
			t.Errorf("%v is left: %v, %v", test.ask, ref, err)
		}
	}
	if _, err := qs.ValueOf(odd{}); !errors.Is(err, ErrValue) {
		t.Errorf("an odd value: %v", err)
	}
}

// TestDeltas checks what changes do, and that a bad one changes nothing.
func TestDeltas(t *testing.T) {
	a, b, c := fact("a", "p", iri("b")), fact("b", "p", iri("c")), fact("c", "p", iri("a"))
	plus := func(q quad.Quad) cayley.Delta { return cayley.Delta{Quad: q, Action: cayley.Add} }
	minus := func(q quad.Quad) cayley.Delta { return cayley.Delta{Quad: q, Action: cayley.Delete} }
	bad := fact("a", "p", odd{})
	strict, lax := cayley.IgnoreOpts{}, cayley.IgnoreOpts{IgnoreDup: true, IgnoreMissing: true}
	tests := []struct {
		name   string
		deltas []cayley.Delta
		opts   cayley.IgnoreOpts
		want   string // which of a, b, c are there after; a is before
		err    error
	}{
		{"add", []cayley.Delta{plus(b), plus(c)}, strict, "abc", nil},
		{"add twice", []cayley.Delta{plus(b), plus(b)}, strict, "ab", nil},
		{"add what is there", []cayley.Delta{plus(b), plus(a)}, strict, "a", cayley.ErrQuadExists},
		{"ignoring it", []cayley.Delta{plus(b), plus(a)}, lax, "ab", nil},
		{"delete", []cayley.Delta{minus(a)}, strict, "", nil},
		{"delete what is not there", []cayley.Delta{minus(a), minus(b)}, strict, "a", cayley.ErrQuadNotExist},
		{"ignoring that", []cayley.Delta{minus(a), minus(b)}, lax, "", nil},
		{"add and delete", []cayley.Delta{plus(b), minus(b)}, lax, "a", nil},
		{"delete and add", []cayley.Delta{minus(a), plus(a)}, lax, "a", nil},
		{"no action", []cayley.Delta{plus(b), {Quad: c}}, lax, "a", cayley.ErrInvalidAction},
		{"an odd value", []cayley.Delta{plus(b), plus(bad)}, lax, "a", ErrValue},
		{"no predicate", []cayley.Delta{plus(b), plus(quad.Quad{Subject: iri("a"), Object: iri("b")})}, lax, "a", errMissing},
		{"nothing", nil, strict, "a", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			qs := newStore(t)
			add(t, qs, a)
			err := qs.ApplyDeltas(test.deltas, test.opts)
			var delta *cayley.DeltaError
			if !errors.Is(err, test.err) || err != nil && !errors.As(err, &delta) {
				t.Errorf("have %v, want %v", err, test.err)
			}
			have := ""
			for i, q := range []quad.Quad{a, b, c} {
				if ref, ok := qs.LookupQuadIndex(index(t, qs, q)); ok && ref.Subject != nil {
					have += "abc"[i : i+1]
				}
			}
			stats, err := qs.Stats(context.Background(), true)
			if have != test.want || err != nil || stats.Quads.Value != int64(len(have)) {
				t.Errorf("have %q, want %q; %+v, %v", have, test.want, stats, err)
			}
		})
	}
}

// index gives the nodes of a quad, with one that is not there for those that
// are not.
func index(t testing.TB, qs *QuadStore, q quad.Quad) map[quad.Direction]refs.Ref {
	m := make(map[quad.Direction]refs.Ref)
	for _, d := range quad.Directions {
		if v := q.Get(d); v != nil {
			ref, err := qs.ValueOf(v)
			if err != nil {
				t.Fatal(err)
			}
			if m[d] = ref; ref == nil {
				m[d] = refs.PreFetched(quad.IRI("none"))
			}
		}
	}
	return m
}

func count(t testing.TB, shape iterator.Shape, want int) (n int) {
	t.Helper()
	it := shape.Iterate()
	defer it.Close()
	for it.Next(context.Background()) {
		n++
	}
	if it.Err() != nil || n != want {
		t.Errorf("%v gives %d, want %d; %v", shape, n, want, it.Err())
	}
	return n
}

// TestWriter checks that a writer loads all or nothing.
func TestWriter(t *testing.T) {
	qs := newStore(t)
	add(t, qs, fact("a", "p", iri("b")))
	var many []quad.Quad
	for i := range 5 * batchSize {
		many = append(many, fact("a", "n", quad.Int(i)))
	}
	w, _ := qs.NewQuadWriter()
	n, err := w.WriteQuads(append(many[:len(many):len(many)], fact("a", "p", odd{})))
	if n != len(many) || !errors.Is(err, ErrValue) || !strings.Contains(err.Error(), "object") {
		t.Errorf("%d, %v", n, err)
	}
	if _, err := w.WriteQuads(many[:1]); !errors.Is(err, ErrValue) {
		t.Errorf("a writer that failed: %v", err)
	}
	if err := w.Close(); !errors.Is(err, ErrValue) {
		t.Errorf("closing a writer that failed: %v", err)
	}
	count(t, qs.QuadsAllIterator(), 1)

	w, _ = qs.NewQuadWriter()
	if n, err := w.WriteQuads(append(many, many...)); n != 2*len(many) || err != nil {
		t.Errorf("%d, %v", n, err)
	}
	for range 2 {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	}
	if _, err := w.WriteQuads(many[:1]); !errors.Is(err, errWritten) {
		t.Errorf("a closed writer: %v", err)
	}
	count(t, qs.QuadsAllIterator(), 1+len(many))

	if w, err = qs.NewQuadWriter(); err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Errorf("a writer of nothing: %v", err)
	}
	qs.Close()
	w, _ = qs.NewQuadWriter()
	w.WriteQuads(many[:1])
	if err := w.Close(); !errors.Is(err, errClosed) {
		t.Errorf("a writer of a closed store: %v", err)
	}
	if err := qs.ApplyDeltas(nil, cayley.IgnoreOpts{}); !errors.Is(err, errClosed) {
		t.Errorf("a closed store is changed: %v", err)
	}
}

// TestIndex asks how many quads have some nodes.
func TestIndex(t *testing.T) {
	qs := newStore(t)
	bulk(t, qs, fact("a", "p", iri("b")), fact("a", "p", iri("c")), fact("a", "q", iri("b")))
	a, p, b := refOf(t, qs, iri("a")), refOf(t, qs, iri("p")), refOf(t, qs, iri("b"))
	type m = map[quad.Direction]refs.Ref
	for _, test := range []struct {
		nodes m
		size  int64
		exact bool
		one   bool
	}{
		{nil, 3, true, false},
		{m{quad.Subject: a}, 3, true, false},
		{m{quad.Subject: a, quad.Predicate: p}, 2, true, false},
		{m{quad.Predicate: p, quad.Object: b}, 1, true, true},
		{m{quad.Subject: a, quad.Object: b}, 2, false, false},
		{m{quad.Subject: b}, 0, true, false},
		{m{quad.Label: a}, 0, true, false},
	} {
		if n, exact := qs.SizeOfIndex(test.nodes); n != test.size || exact != test.exact {
			t.Errorf("%v: have %d, %t", test.nodes, n, exact)
		}
		q, ok := qs.LookupQuadIndex(test.nodes)
		if want := (shape.InternalQuad{Subject: a, Predicate: p, Object: b}); ok != test.one || ok && q != want {
			t.Errorf("%v: have %v, %t", test.nodes, q, ok)
		}
	}
}

// TestRegister opens stores by Cayley's registry.
func TestRegister(t *testing.T) {
	Register()
	Register()
	name := filepath.Join(t.TempDir(), "a.corkboard")
	if err := cayley.InitQuadStore(Name, name, nil); err != nil {
		t.Fatal(err)
	}
	for i := range 2 {
		qs, err := cayley.NewQuadStore(Name, name, nil)
		if err != nil {
			t.Fatal(err)
		}
		add(t, qs, fact("a", "p", quad.Int(i)))
		count(t, qs.QuadsAllIterator(), i+1)
		if err := errors.Join(qs.Close(), qs.Close()); err != nil {
			t.Error(err)
		}
	}
	if err := cayley.InitQuadStore(Name, name, nil); !errors.Is(err, cayley.ErrDatabaseExists) {
		t.Errorf("a store is made where one is: %v", err)
	}
	qs, err := cayley.NewQuadStore(Name, "", nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := qs.Close(); err != nil {
		t.Error(err)
	}
}
