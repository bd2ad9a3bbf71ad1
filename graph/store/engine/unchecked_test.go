package engine

import (
	"testing"

	"corkboard/graph"
)

// TestUnchecked puts in what Check refuses. It comes back as it was, also out of
// the journal, or is refused: a store that took it in could not be read.
func TestUnchecked(t *testing.T) {
	s, p, o := graph.IRI("http://example.org/s"), graph.IRI("http://example.org/p"), graph.Text("o")
	for _, c := range []struct {
		name string
		st   graph.Statement
		ok   bool
	}{
		{"no statement", graph.Statement{}, false},
		{"no subject", graph.Statement{Predicate: p, Object: o}, false},
		{"no predicate", graph.Statement{Subject: s, Object: o}, false},
		{"no object", graph.Statement{Subject: s, Predicate: p}, false},
		{"a literal everywhere", graph.Statement{Subject: o, Predicate: o, Object: o, Graph: o}, true},
		{"a blank predicate", graph.Statement{Subject: s, Predicate: graph.Blank("b"), Object: o}, true},
		{"no IRIs", graph.Statement{Subject: graph.IRI(""), Predicate: graph.IRI(" <>\x00\xff"), Object: graph.Blank("a b\n")}, true},
		{"odd literals", graph.Statement{Subject: graph.Typed("\xff", "no IRI"), Predicate: graph.LangText("x", "no tag"), Object: graph.DirText("", "1", graph.LeftToRight)}, true},
		{"a triple term", graph.Statement{Subject: graph.TripleTerm(s, p, o), Predicate: p, Object: graph.TripleTerm(s, p, graph.TripleTerm(s, p, o))}, true},
		{"a relative IRI in one", graph.Statement{Subject: s, Predicate: p, Object: graph.TripleTerm(graph.IRI("s"), p, o)}, false},
		{"a literal subject in one", graph.Statement{Subject: s, Predicate: p, Object: graph.TripleTerm(o, p, o)}, false},
		{"nothing in one", graph.Statement{Subject: s, Predicate: p, Object: graph.TripleTerm(s, p, graph.Term{})}, false},
	} {
		for way, do := range map[string]func(*Store) error{
			"Add": func(s *Store) error {
				_, err := s.Add(t.Context(), streamOf([]graph.Statement{c.st}), AddOptions{Unchecked: true})
				return err
			},
			"Apply": func(s *Store) error { return s.Apply(t.Context(), []Delta{{Statement: c.st}}) },
		} {
			store, on := onTape(t)
			now := must(t, store, loading(make(board), says("1")))
			if err := do(store); (err == nil) != c.ok {
				t.Errorf("%s of %s gives %v", way, c.name, err)
			} else if err == nil {
				now.pin([]graph.Statement{c.st})
			}
			holds(t, store, now, way+" of "+c.name)
			again, err := open(newTape(on.now), store.path, Options{})
			if err != nil {
				t.Fatal(err)
			}
			holds(t, again, now, way+" of "+c.name+", opened again")
			if err := again.Close(); err != nil {
				t.Fatal(err)
			}
		}
	}
}
