package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"corkboard/graph"
	"corkboard/graph/store/engine"
)

// dataset gives seeded statements over few terms, so that patterns meet many.
func dataset(n int) []graph.Statement {
	r := rand.New(rand.NewPCG(1, 2))
	pick := func(list ...graph.Term) graph.Term { return list[r.IntN(len(list))] }
	subjects := []graph.Term{iri("a"), iri("b"), iri("c"), graph.Blank("memnode1"), graph.Blank("x")}
	var list []graph.Statement
	for range n {
		list = append(list, graph.Statement{
			Subject: pick(subjects...), Predicate: pick(iri("p"), iri("q"), iri("a")),
			Object: pick(iri("a"), iri("b"), graph.Blank("x"), graph.Text("1"), graph.Typed("1", xsd+"integer"), graph.Typed("01", xsd+"integer"),
				graph.LangText("1", "en"), graph.TripleTerm(iri("a"), iri("p"), iri("b"))),
			Graph: pick(graph.Term{}, iri("a"), iri("g"), iri("g/1"), iri("g/2"), iri("g#places"), iri("gg"), graph.Blank("x")),
		})
	}
	return list
}

// patterns gives all combinations of given and open places, each with terms
// that are there and terms that are not.
func patterns() []graph.Pattern {
	absent := iri("absent")
	var all []graph.Pattern
	for _, s := range []graph.Term{{}, iri("a"), graph.Blank("memnode1"), absent, graph.DefaultGraph} {
		for _, p := range []graph.Term{{}, iri("p"), absent} {
			for _, o := range []graph.Term{{}, iri("a"), graph.Typed("01", xsd+"integer"), absent} {
				for _, g := range []graph.Term{{}, iri("g"), graph.Blank("x"), graph.DefaultGraph, absent} {
					all = append(all, graph.Pattern{Subject: s, Predicate: p, Object: o, Graph: g})
				}
			}
		}
	}
	return all
}

func TestMatchAgreesWithAList(t *testing.T) {
	list := dataset(600)
	want := graph.NewList(list)
	both(t, func(t *testing.T, s *Store) {
		// In pieces that overlap, so that most statements come more than once.
		var held int64
		for i := 0; i < len(list); i += 100 {

			held += add(t, s, list[max(0, i-50):i+100]).New
		}
		if n, err := s.Count(context.Background()); err != nil || n != int64(len(want)) || held != n {
			t.Fatalf("count %d, %v; %d were new; want %d", n, err, held, len(want))
		}
		for _, p := range patterns() {
			same(t, fmt.Sprint(p), match(t, s, p), match(t, want, p))
		}
	})
}

func TestGraphsAreSorted(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		if names, err := s.Graphs(context.Background()); err != nil || len(names) != 0 {
			t.Fatalf("an empty store has graphs %v, %v", names, err)
		}
		if n, err := s.Count(context.Background()); err != nil || n != 0 {
			t.Fatalf("an empty store counts %d, %v", n, err)
		}
		add(t, s, dataset(600))
		names, err := s.Graphs(context.Background())
		want := []graph.Term{{}, iri("a"), iri("g"), iri("g#places"), iri("g/1"), iri("g/2"), iri("gg"), graph.Blank("x")}
		if err != nil || !slices.Equal(names, want) {
			t.Fatalf("graphs %v, %v", names, err)
		}
	})
}

func TestRemoveTakesExactlyOneSource(t *testing.T) {
	list := dataset(600)
	for _, c := range []struct {
		source graph.Term
		gone   []graph.Term
	}{
		{iri("g"), []graph.Term{iri("g"), iri("g#places"), iri("g/1"), iri("g/2")}},
		{iri("g/1"), []graph.Term{iri("g/1")}},
		{iri("gg"), []graph.Term{iri("gg")}},
		{graph.IRI("https:"), []graph.Term{iri("a"), iri("g"), iri("g#places"), iri("g/1"), iri("g/2"), iri("gg")}},
		{graph.Blank("x"), []graph.Term{graph.Blank("x")}},
		{graph.DefaultGraph, []graph.Term{{}}},
		{iri("absent"), nil},
	} {
		t.Run(c.source.String(), func(t *testing.T) {
			both(t, func(t *testing.T, s *Store) {

				add(t, s, list)
				add(t, s, list) // must not make anything harder to remove
				var kept []graph.Statement
				for _, st := range list {
					if !slices.Contains(c.gone, st.Graph) {
						kept = append(kept, st)
					}
				}
				want := graph.NewList(kept)
				removed, err := s.Remove(context.Background(), c.source)
				if err != nil || !slices.Equal(removed.Graphs, c.gone) || removed.Statements != int64(len(graph.NewList(list))-len(want)) {
					t.Fatalf("removed %+v, %v", removed, err)
				}
				for _, p := range patterns() {
					same(t, fmt.Sprint(p), match(t, s, p), match(t, want, p))
				}
				if n, _ := s.Count(context.Background()); n != int64(len(want)) {
					t.Errorf("count %d, want %d", n, len(want))
				}
				add(t, s, list)
				same(t, "added again", match(t, s, graph.Pattern{}), graph.NewList(list))
			})
		})
	}
}

func TestRemoveRefusesWhatIsNoGraph(t *testing.T) {
	s := open(t, "")
	for _, source := range []graph.Term{{}, graph.Text("g"), graph.TripleTerm(iri("s"), iri("p"), iri("o"))} {
		if _, err := s.Remove(context.Background(), source); err == nil {
			t.Errorf("removed %q", source)
		}
	}
}

func TestNothingNewChangesNothing(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		list := dataset(300)
		add(t, s, list)
		before := match(t, s, graph.Pattern{})
		if a := add(t, s, list); a.New != 0 || a.Statements != 300 {
			t.Errorf("added %+v", a)
		}
		same(t, "second time", match(t, s, graph.Pattern{}), before)
	})
	path := filepath.Join(t.TempDir(), "t.corkboard")
	s := open(t, path)
	add(t, s, dataset(300))
	before, _ := os.ReadFile(path)
	add(t, s, dataset(300))
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, before) {
		t.Errorf("the file was written (%v)", err)
	}
}

var errBroken = errors.New("broken")

func TestFailedAddLeavesNothing(t *testing.T) {
	many := make([]graph.Statement, 210)
	for i := range many {
		many[i] = graph.Statement{Subject: iri(fmt.Sprint("n", i)), Predicate: iri("p"), Object: iri("o")}
	}
	fault := &graph.Error{Origin: graph.Origin{File: "people.csv", Line: 4}, Err: errBroken}
	ends := map[string]func(yield func(graph.Statement, error) bool, cancel func()){
		"world":                func(yield func(graph.Statement, error) bool, _ func()) { yield(graph.Statement{}, errBroken) },
		"fault":                func(yield func(graph.Statement, error) bool, _ func()) { yield(graph.Statement{}, fault) },
		"cancelled":            func(yield func(graph.Statement, error) bool, cancel func()) { cancel(); yield(many[0], nil) },
		"cancelled at the end": func(_ func(graph.Statement, error) bool, cancel func()) { cancel() },
		"bad statement": func(yield func(graph.Statement, error) bool, _ func()) {
			yield(graph.Statement{Subject: graph.Text("s"), Predicate: iri("p"), Object: iri("o")}, nil)
		},
		"not UTF-8": func(yield func(graph.Statement, error) bool, _ func()) {
			yield(graph.Statement{Subject: iri("s"), Predicate: iri("p"), Object: graph.Text("\xff")}, nil)
		},
	}
	for name, end := range ends {
		t.Run(name, func(t *testing.T) {
			both(t, func(t *testing.T, s *Store) {
				add(t, s, dataset(50))
				before := match(t, s, graph.Pattern{})
				ctx, cancel := context.WithCancel(context.Background())
				defer cancel()
				a, err := s.Add(ctx, func(yield func(graph.Statement, error) bool) {
					for _, st := range many {
						if !yield(st, nil) {
							return
						}
					}
					end(yield, cancel)
				})
				if err == nil || a != (Added{}) {
					t.Fatalf("added %+v, %v", a, err)
				}
				if strings.HasPrefix(name, "cancelled") != errors.Is(err, context.Canceled) {
					t.Errorf("error %v", err)
				}
				same(t, "after", match(t, s, graph.Pattern{}), before)
			})
		})
	}
}

func TestCancelledContextEndsEverything(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		add(t, s, dataset(50))
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		_, err1 := s.Add(ctx, stream(nil))
		_, err2 := s.Remove(ctx, iri("g"))
		_, err3 := graph.Collect(s.Match(ctx, graph.Pattern{}))
		_, err4 := s.Graphs(ctx)
		_, err5 := s.Count(ctx)
		_, err6 := graph.Collect(s.Query(ctx, "gizmo", "g.V().all()", 0))
		_, err7 := graph.Collect(s.Subjects(ctx, graph.Pattern{}))
		for i, err := range []error{err1, err2, err3, err4, err5, err6, err7} {
			if !errors.Is(err, context.Canceled) {
				t.Errorf("%d: %v", i+1, err)
			}
		}
	})
}

func TestClosedStoreSaysSo(t *testing.T) {
	for _, path := range []string{"", filepath.Join(t.TempDir(), "t.corkboard")} {
		s := open(t, path)
		if err := errors.Join(s.Close(), s.Close()); err != nil {
			t.Fatal(err)
		}
		ctx := context.Background()
		_, err1 := s.Add(ctx, stream(nil))
		_, err2 := s.Remove(ctx, iri("g"))
		_, err3 := graph.Collect(s.Match(ctx, graph.Pattern{}))
		_, err4 := graph.Collect(s.Query(ctx, "gizmo", "g.V().all()", 0))
		_, err5 := graph.Collect(s.Subjects(ctx))
		for i, err := range []error{err1, err2, err3, err4, err5} {
			if !errors.Is(err, engine.ErrClosed) {
				t.Errorf("%d: %v", i+1, err)
			}
		}
	}
}

func TestStoreMayChangeWhileItIsRead(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		add(t, s, dataset(200))
		want := match(t, s, graph.Pattern{})
		var got []graph.Statement
		for st, err := range s.Match(context.Background(), graph.Pattern{}) {
			if err != nil {
				t.Fatal(err)
			}
			if len(got) == 3 {
				add(t, s, []graph.Statement{{Subject: iri("0"), Predicate: iri("p"), Object: iri("o")}})
			}
			got = append(got, st)
		}
		same(t, "begun before", got, want)
		// And a stream that reads the store into itself.
		copied := func(yield func(graph.Statement, error) bool) {
			for st, err := range s.Match(context.Background(), graph.Pattern{Graph: iri("g")}) {
				st.Graph = iri("copy")
				if !yield(st, err) {
					return
				}
			}
		}
		if _, err := s.Add(context.Background(), copied); err != nil {
			t.Fatal(err)
		}
		if a, b := match(t, s, graph.Pattern{Graph: iri("g")}), match(t, s, graph.Pattern{Graph: iri("copy")}); len(a) == 0 || len(a) != len(b) {
			t.Fatalf("copied %d of %d", len(b), len(a))
		}
	})
}

func TestManyGoroutines(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		list := dataset(200)
		var wg sync.WaitGroup
		for i := range 4 {
			wg.Go(func() {
				if _, err := s.Add(context.Background(), stream(list[i*50:i*50+50])); err != nil {
					t.Error(err)
				}
			})
			wg.Go(func() {
				for _, p := range []graph.Pattern{{}, {Subject: iri("a")}, {Graph: iri("g")}} {
					if _, err := graph.Collect(s.Match(context.Background(), p)); err != nil {
						t.Error(err)
					}
				}
			})
			wg.Go(func() {
				if _, err := graph.Collect(s.Query(context.Background(), "gizmo", "g.V().all()", 5)); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		same(t, "all", match(t, s, graph.Pattern{}), graph.NewList(list))
	})
}

func BenchmarkAdd(b *testing.B) {
	list := make([]graph.Statement, 20_000)
	for i := range list {
		list[i] = graph.Statement{Subject: iri(fmt.Sprint("m", i/5)), Predicate: iri(fmt.Sprint("p", i%5)), Object: graph.Text(fmt.Sprint(i)), Graph: iri("g")}
	}
	for _, path := range []string{"memory", "file"} {
		b.Run(path, func(b *testing.B) {
			for b.Loop() {
				name := ""
				if path == "file" {
					name = filepath.Join(b.TempDir(), "t.corkboard")
				}
				s, err := Open(name)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := s.Add(context.Background(), stream(list)); err != nil {
					b.Fatal(err)
				}
				s.Close()
			}
			b.ReportMetric(float64(len(list)*b.N)/b.Elapsed().Seconds(), "statements/s")
		})
	}
}
