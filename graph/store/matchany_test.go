package store

import (
	"errors"
	"iter"
	"slices"
	"testing"

	"corkboard/graph"
)

// TestMatchAny leaves out what has no predicate of a list, in the order of
// Match and with the literals that were put in.
func TestMatchAny(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		var all []graph.Statement
		for _, who := range []string{"b", "a", "c"} {
			for _, p := range []string{"from", "to", "text"} {
				all = append(all, graph.Statement{Subject: iri(who), Predicate: iri(p), Object: graph.Typed(who+p, "urn:x-corkboard:own"), Graph: iri("g")})
			}
		}
		add(t, s, all)
		for _, names := range [][]string{{}, {"none"}, {"text", "none"}, {"to", "from"}, {"to", "from", "text"}} {
			var predicates []graph.Term
			absent := 0
			for _, name := range names {
				if name == "none" {
					absent++
				}
				predicates = append(predicates, iri(name))
			}
			some := 0
			for of, err := range s.MatchAny(t.Context(), []graph.Term{iri("c"), iri("none"), iri("a")}, predicates) {
				if err != nil || of[0].Subject == iri("b") || some > 0 && of[0].Subject == iri("a") {
					t.Fatal(of, err)
				}
				some += len(of)
			}
			if most := len(predicates) - absent; some != 2*most {
				t.Errorf("%v: %d statements about two, want %d", names, some, 2*most)
			}
			var want []graph.Statement
			for _, st := range graph.NewList(all) {
				if slices.Contains(predicates, st.Predicate) {
					want = append(want, st)
				}
			}
			var got []graph.Statement
			for of, err := range s.MatchAny(t.Context(), nil, predicates) {
				if err != nil {
					t.Fatal(err)
				}
				got = append(got, of...)
			}
			if !slices.Equal(got, want) {
				t.Errorf("%v: got %v, want %v", names, got, want)
			}
			got = nil
			err := s.MatchAnyInParts(t.Context(), predicates, func(part int, all iter.Seq2[[]graph.Statement, error]) error {
				for of, err := range all { // of a small store there is one part
					if err != nil {
						return err
					}
					got = append(got, of...)
				}
				return nil
			})
			if err != nil || !slices.Equal(got, want) {
				t.Errorf("%v: in parts got %v, want %v (%v)", names, got, want, err)
			}
		}
	})
}

// TestMatchAnyInPartsFails gives the error of who reads a part as it is, and
// says of others that they are the store's.
func TestMatchAnyInPartsFails(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		add(t, s, []graph.Statement{{Subject: iri("a"), Predicate: iri("p"), Object: iri("b")}})
		fault := errors.New("no more")
		err := s.MatchAnyInParts(t.Context(), []graph.Term{iri("p")}, func(int, iter.Seq2[[]graph.Statement, error]) error { return fault })
		if err != fault {
			t.Errorf("the error is %v", err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		err = s.MatchAnyInParts(t.Context(), nil, func(int, iter.Seq2[[]graph.Statement, error]) error { return nil })
		if err == nil || err.Error() != "store: it is closed" {
			t.Errorf("of a closed store the error is %v", err)
		}
	})
}
