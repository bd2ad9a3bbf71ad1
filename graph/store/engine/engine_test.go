package engine

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"corkboard/graph"
)

// few statements with many repetitions, of all kinds of terms.
func anyStatement(r *rand.Rand, terms int) graph.Statement {
	name := func() graph.Term {
		n := r.IntN(terms)
		if n%7 == 0 {
			return graph.Blank(fmt.Sprintf("b%d", n))
		}
		return graph.IRI(fmt.Sprintf("http://example.org/%s/%d", strings.Repeat("x", n%5), n))
	}
	object := name()
	switch n := r.IntN(terms); n % 6 {
	case 0:
		object = graph.Text(fmt.Sprintf("text %d %s", n, strings.Repeat("é", n%40)))
	case 1:
		object = graph.LangText(fmt.Sprint("text ", n), []string{"en", "EN", "de-AT"}[n%3])
	case 2:
		object = graph.Typed(fmt.Sprint(n), "http://www.w3.org/2001/XMLSchema#integer")
	case 3:
		if n%5 == 0 {
			object = graph.TripleTerm(name(), graph.IRI("http://example.org/p"), graph.Text(fmt.Sprint(n, "\x00\"")))
		}
		if n%5 == 1 {
			object = graph.DirText(fmt.Sprint(n), "ar", graph.RightToLeft)
		}
	}
	st := graph.Statement{Subject: name(), Predicate: graph.IRI(fmt.Sprint("http://example.org/p", r.IntN(5))), Object: object}
	if n := r.IntN(4); n > 0 {
		st.Graph = graph.IRI(fmt.Sprint("http://example.org/g", n))
	}
	return st
}

func someStatements(seed uint64, n, terms int) []graph.Statement {
	r := rand.New(rand.NewPCG(seed, 7))
	list := make([]graph.Statement, n)
	for i := range list {
		list[i] = anyStatement(r, terms)
	}
	return list
}

func streamOf(list []graph.Statement) graph.Statements {
	return func(yield func(graph.Statement, error) bool) {
		for _, st := range list {
			if !yield(st, nil) {
				return
			}
		}
	}
}

// lines gives all that a snapshot holds, as sorted lines.
func lines(t testing.TB, s *Snapshot, p Pattern) []string {
	t.Helper()
	var all []string
	c := s.Quads(p)
	for c.Next() {
		st, err := s.Statement(c.Quad())
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, string(st.AppendTo(nil)))
	}
	if c.Err() != nil {
		t.Fatal(c.Err())
	}
	slices.Sort(all)
	return all
}

func linesOf(set map[string]bool) []string {
	all := make([]string, 0, len(set))
	for line := range set {
		all = append(all, line)
	}
	slices.Sort(all)
	return all
}

// TestHistories does many loads, replacements and single changes, and compares
// the store with a set of lines after each, in memory and on disk, with as
// little memory as there can be and with plenty.
func TestHistories(t *testing.T) {
	for _, kind := range []string{"memory", "file", "spilling"} {
		for seed := range uint64(6) {
			if seed > 0 && testing.Short() {
				continue
			}
			t.Run(fmt.Sprint(kind, seed), func(t *testing.T) {
				t.Parallel()
				h := history{T: t, r: rand.New(rand.NewPCG(seed, 1)), want: make(map[string]bool), held: make(map[string]graph.Statement)}
				if kind != "memory" {
					h.path = filepath.Join(t.TempDir(), "a.corkboard")
				}
				if kind == "spilling" {
					h.small = true
				}
				h.open()
				for range 12 {
					h.step()
					h.compare()
				}
				if err := h.store.Close(); err != nil {
					t.Fatal(err)
				}
			})
		}
	}
}

type history struct {
	*testing.T
	r     *rand.Rand
	path  string
	small bool
	store *Store
	want  map[string]bool
	held  map[string]graph.Statement
}

func (h *history) open() {
	h.Helper()
	var err error
	o := Options{Memory: 1 << 30}
	if h.path == "" {
		h.store, err = OpenMemory(o)
	} else {
		h.store, err = Open(h.path, o)
	}
	if err != nil {
		h.Fatal(err)
	}
	if h.small {
		h.store.options.Memory = -1
	}
}

func (h *history) step() {
	ctx := context.Background()
	switch h.r.IntN(7) {
	case 0, 1:
		list := someStatements(h.r.Uint64(), 1+h.r.IntN(3000), 10+h.r.IntN(2000))
		a, err := h.store.Add(ctx, streamOf(list), AddOptions{})
		if err != nil {
			h.Fatal(err)
		}
		if n := h.put(list); a.New != int64(n) || a.Statements != int64(len(list)) {
			h.Errorf("added %+v, want %d of %d", a, n, len(list))
		}
	case 2:
		h.replace(ctx)
	case 3, 4:
		h.apply(ctx)
	case 6:
		if err := h.store.Compact(ctx); err != nil {
			h.Fatal(err)
		}
		if z := h.store.Sizes(); z.File != z.Live || z.Runs > 1 {
			h.Errorf("after compacting: %+v", z)
		}
	case 5:
		if h.path != "" {
			if err := h.store.Close(); err != nil {
				h.Fatal(err)
			}
			h.open()
		}
	}
}

func (h *history) put(list []graph.Statement) (n int) {
	for _, st := range list {
		line := string(st.AppendTo(nil))
		if !h.want[line] {
			n++
		}
		h.want[line] = true
		h.held[line] = st
	}
	return n
}

func (h *history) replace(ctx context.Context) {
	g := graph.IRI(fmt.Sprint("http://example.org/g", 1+h.r.IntN(3)))
	list := someStatements(h.r.Uint64(), h.r.IntN(200), 100)
	before := len(h.want)
	for line := range h.want {
		if h.held[line].Graph == g {
			delete(h.want, line)
		}
	}
	h.put(list)
	a, err := h.store.Add(ctx, streamOf(list), AddOptions{Remove: func(s *Snapshot, gone func(Quad)) error {
		id, err := s.Find(g)
		if id == 0 {
			return err
		}
		c := s.Quads(Pattern{Graph: id})
		for c.Next() {
			gone(c.Quad())
		}
		return c.Err()
	}})
	if err != nil {
		h.Fatal(err)
	}
	if before+int(a.New)-int(a.Gone) != len(h.want) {
		h.Errorf("replaced %+v: %d before, %d after", a, before, len(h.want))
	}
}

func (h *history) apply(ctx context.Context) {
	for range h.r.IntN(30) {
		var deltas []Delta
		for range 1 + h.r.IntN(5) {
			d := Delta{Statement: anyStatement(h.r, 100), Remove: h.r.IntN(3) == 0}
			if d.Remove && len(h.want) > 0 && h.r.IntN(2) == 0 {
				all := linesOf(h.want)
				d.Statement = h.held[all[h.r.IntN(len(all))]]
			}
			line := string(d.Statement.AppendTo(nil))
			if h.held[line] = d.Statement; d.Remove {
				delete(h.want, line)
			} else {
				h.want[line] = true
			}
			deltas = append(deltas, d)
		}
		if err := h.store.Apply(ctx, deltas); err != nil {
			h.Fatal(err)
		}
	}
}

// compare looks at all that is held, at what some patterns find, and at counts.
func (h *history) compare() {
	h.Helper()
	s := h.store.Snapshot()
	defer s.Release()
	if got, want := lines(h, s, Pattern{}), linesOf(h.want); !slices.Equal(got, want) {
		h.Fatalf("holds %d quads, want %d", len(got), len(want))
	}
	if s.Len() != int64(len(h.want)) {
		h.Errorf("Len gives %d, want %d", s.Len(), len(h.want))
	}
	if len(s.runs) > 14 {
		h.Errorf("there are %d runs", len(s.runs))
	}
	err := s.Verify(context.Background(), func(d *Damage) { h.Error(d) })
	if err != nil {
		h.Error(err)
	}
	all := linesOf(h.want)
	var patterns []Pattern
	for range 20 {
		if len(all) == 0 {
			return
		}
		patterns = append(patterns, h.pattern(s, h.held[all[h.r.IntN(len(all))]], h.r.IntN(16)))
		h.subjects(s, patterns[len(patterns)-1-h.r.IntN(min(3, len(patterns))):])
		h.among(s, patterns[len(patterns)-1-h.r.IntN(min(3, len(patterns))):])
	}
}

// pattern compares what one of the sixteen patterns finds, and gives it.
func (h *history) pattern(s *Snapshot, like graph.Statement, bound int) (p Pattern) {
	h.Helper()
	for i, part := range [...]struct {
		term graph.Term
		id   *ID
	}{{like.Subject, &p.Subject}, {like.Predicate, &p.Predicate}, {like.Object, &p.Object}, {like.Graph, &p.Graph}} {
		if bound&(1<<i) == 0 {
			continue
		}
		id, err := s.Find(part.term)
		if err != nil {
			h.Fatal(err)
		}
		if back, err := s.Term(id); err != nil || back != part.term {
			h.Fatalf("%v comes back as %v (%v)", part.term, back, err)
		}
		*part.id = id
	}
	p.DefaultGraph = bound&8 != 0 && like.Graph.IsZero()
	want := make(map[string]bool)
	for line := range h.want {
		st := h.held[line]
		if (bound&1 == 0 || st.Subject == like.Subject) && (bound&2 == 0 || st.Predicate == like.Predicate) &&
			(bound&4 == 0 || st.Object == like.Object) && (bound&8 == 0 || st.Graph == like.Graph) {
			want[line] = true
		}
	}
	var matched []graph.Statement
	for st, err := range s.Match(context.Background(), p) {
		if err != nil {
			h.Fatal(err)
		}
		matched = append(matched, st)
	}
	if !slices.IsSortedFunc(matched, graph.Statement.Compare) {
		h.Errorf("pattern %04b of %v is not matched in order", bound, like)
	}
	got := make([]string, len(matched))
	for i, st := range matched {
		got[i] = string(st.AppendTo(nil))
	}
	if slices.Sort(got); !slices.Equal(got, linesOf(want)) {
		h.Errorf("pattern %04b of %v matches %d, want %d", bound, like, len(got), len(want))
	}
	if got := lines(h, s, p); !slices.Equal(got, linesOf(want)) {
		h.Errorf("pattern %04b of %v finds %d, want %d", bound, like, len(got), len(want))
	}
	n, exact, err := s.Count(p)
	if err != nil || exact && n != int64(len(want)) || !exact && n < int64(len(want)) {
		h.Errorf("pattern %04b of %v counts %d (exact %v, %v), want %d", bound, like, n, exact, err, len(want))
	}
	return p
}
