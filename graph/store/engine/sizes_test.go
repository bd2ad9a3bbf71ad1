package engine

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"corkboard/graph"
)

// aSource makes up what one source says: n messages, in a graph of its own.
func aSource(source, version, n int) (list []graph.Statement) {
	g := graph.IRI(fmt.Sprint("http://example.org/source/", source))
	p := func(name string) graph.Term { return graph.IRI("http://example.org/" + name) }
	for i := range n {
		s := graph.IRI(fmt.Sprintf("http://example.org/source/%d/message/%d/%d", source, version, i))
		list = append(list,
			graph.Statement{Subject: s, Predicate: p("from"), Object: graph.IRI(fmt.Sprint("http://example.org/person/", i%50)), Graph: g},
			graph.Statement{Subject: s, Predicate: p("to"), Object: graph.IRI(fmt.Sprint("http://example.org/person/", i*7%50)), Graph: g},
			graph.Statement{Subject: s, Predicate: p("text"), Object: graph.Text(fmt.Sprintf("the words of %d, said %d times by %d", i, version, source)), Graph: g},
		)
	}
	return list
}

// TestSizes replaces one source of several again and again. The file stays below
// three times what is in use and a bit; compacted, it is what it would be if it
// was loaded once.
func TestSizes(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "a.corkboard")
	s, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	now := make(board)
	const sources, messages, rounds = 5, 1000, 50
	for source := range sources {
		now = must(t, s, loading(now, aSource(source, 0, messages)))
	}
	loaded := s.Sizes()
	most := int64(0)
	for round := range rounds {
		now = must(t, s, replacing(now, "http://example.org/source/2", aSource(2, round+1, messages)))
		z := s.Sizes()
		if most = max(most, fileSize(t, path)); z.File > 3*z.Live+slack {
			t.Fatalf("behind %d replacements: %+v", round+1, z)
		}
	}
	replaced := s.Sizes()
	if err := s.Compact(t.Context()); err != nil {
		t.Fatal(err)
	}
	holds(t, s, now, "compacted")
	compacted := fileSize(t, path)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	var all []graph.Statement
	for _, source := range []int{0, 1, 3, 4} {
		all = append(all, aSource(source, 0, messages)...)
	}
	fresh := loadedOnce(t, filepath.Join(dir, "b.corkboard"), append(all, aSource(2, rounds, messages)...))
	t.Logf("bytes: loaded %d, at most %d within %d replacements, %d behind them (%d in use), compacted %d, loaded once %d (%.1f a quad)",
		loaded.File, most, rounds, replaced.File, replaced.Live, compacted, fresh, float64(fresh)/float64(len(now)))
	if d := compacted - fresh; d < -64 || d > 64 {
		t.Errorf("compacted it takes %d bytes, loaded once %d", compacted, fresh)
	}
	if compacted > loaded.Live*11/10 {
		t.Errorf("compacted it takes %d bytes, and as much took %d when it was loaded", compacted, loaded.Live)
	}
}

func loadedOnce(t *testing.T, path string, list []graph.Statement) int64 {
	t.Helper()
	s, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	must(t, s, loading(make(board), list))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return fileSize(t, path)
}

func fileSize(t *testing.T, path string) int64 {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
}

// TestForgotten takes out what one source says, and compacts. No piece of a term
// that was its own is in the file any more, nor in any beside it.
func TestForgotten(t *testing.T) {
	for _, way := range []string{"one load", "many loads", "spilling", "deltas", "a killed load"} {
		t.Run(way, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "a.corkboard")
			s, err := Open(path, Options{})
			if err != nil {
				t.Fatal(err)
			}
			now := must(t, s, loading(make(board), aSource(1, 0, 300)))
			now = forgettable(t, s, way, now)
			if !anyHas(t, dir, "SECRET") {
				t.Fatal("there is nothing to forget")
			}
			now = must(t, s, replacing(now, "http://example.org/secret", nil))
			now = must(t, s, loading(now, aSource(3, 0, 10)))
			if err := s.Compact(t.Context()); err != nil {
				t.Fatal(err)
			}
			holds(t, s, now, "compacted")
			for _, piece := range []string{"SECRET", "ECRET", "SECR", "http://example.org/secret"} {
				if anyHas(t, dir, piece) {
					t.Errorf("%q is still there", piece)
				}
			}
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			if anyHas(t, dir, "SECR") {
				t.Error("it is there again once the store is closed")
			}
		})
	}
}

// forgettable puts what is to be forgotten into a store.
func forgettable(t *testing.T, s *Store, way string, now board) board {
	t.Helper()
	g := graph.IRI("http://example.org/secret")
	var list []graph.Statement
	for i := range 400 {
		o := []graph.Term{
			graph.Text(fmt.Sprint("SECRET words ", i)), graph.LangText(fmt.Sprint(i, " SECRET"), "x-SECRET"),
			graph.Typed(fmt.Sprint(i), "http://example.org/SECRET"), graph.IRI(fmt.Sprint("http://example.org/SECRET", i)),
			graph.TripleTerm(graph.IRI("http://example.org/SECRET"), graph.IRI("http://example.org/p"), graph.Text("SECRET")),
			graph.IRI("http://example.org/person/1"), // which stays
		}[i%6]
		list = append(list, graph.Statement{Subject: graph.IRI(fmt.Sprint("http://example.org/", i%7, "SECRET", i)), Predicate: graph.IRI("http://example.org/SECRET"), Object: o, Graph: g})
	}
	switch way {
	case "many loads":
		for n := 0; n < len(list); n += 50 {
			now = must(t, s, loading(now, list[n:n+50]))
			now = must(t, s, loading(now, aSource(2, n, 5)))
		}
	case "spilling":
		s.options.Memory = -1
		now = must(t, s, loading(now, list))
		s.options.Memory = 0
	case "deltas":
		for n := 0; n < len(list); n += 8 {
			var deltas []Delta
			for _, st := range list[n : n+8] {
				deltas = append(deltas, Delta{Statement: st})
			}
			now = must(t, s, applying(now, deltas))
		}
	case "a killed load":
		now = must(t, s, loading(now, list[:10]))
		b := []byte(strings.Repeat("SECRET", 1000))
		if _, err := s.now.file.WriteAt(b, int64(s.fileEnd())+100); err != nil {
			t.Fatal(err)
		}
	default:
		now = must(t, s, loading(now, list))
	}
	return now
}

// anyHas tells whether any file of a folder holds some bytes.
func anyHas(t *testing.T, dir, piece string) bool {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		b, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(b, []byte(piece)) {
			return true
		}
	}
	return false
}
