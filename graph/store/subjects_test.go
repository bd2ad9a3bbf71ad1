package store

import (
	"slices"
	"testing"

	"corkboard/graph"
)

func TestSubjectsAnswerEachPattern(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		message := func(name, from string, to ...string) (list []graph.Statement) {
			list = append(list, graph.Statement{Subject: iri(name), Predicate: iri("from"), Object: iri(from), Graph: iri(from)})
			for _, who := range to {
				list = append(list, graph.Statement{Subject: iri(name), Predicate: iri("to"), Object: iri(who), Graph: iri(from)})
			}
			return list
		}
		add(t, s, slices.Concat(
			message("m3", "anna", "ben"), message("m1", "anna", "ben", "carl"), message("m2", "ben", "anna"),
			message("m5", "carl", "ben"), message("m4", "anna", "carl")))
		from := func(who string) graph.Pattern { return graph.Pattern{Predicate: iri("from"), Object: iri(who)} }
		to := func(who string) graph.Pattern { return graph.Pattern{Predicate: iri("to"), Object: iri(who)} }
		for name, test := range map[string]struct {
			patterns []graph.Pattern
			want     []graph.Term
		}{
			"none":               {nil, nil},
			"one":                {[]graph.Pattern{from("anna")}, []graph.Term{iri("m1"), iri("m3"), iri("m4")}},
			"two":                {[]graph.Pattern{from("anna"), to("ben")}, []graph.Term{iri("m1"), iri("m3")}},
			"three":              {[]graph.Pattern{to("carl"), from("anna"), to("ben")}, []graph.Term{iri("m1")}},
			"the same twice":     {[]graph.Pattern{from("ben"), from("ben")}, []graph.Term{iri("m2")}},
			"a subject":          {[]graph.Pattern{{Subject: iri("m1")}, from("anna")}, []graph.Term{iri("m1")}},
			"nothing in common":  {[]graph.Pattern{from("anna"), from("ben")}, nil},
			"a term not in here": {[]graph.Pattern{from("anna"), to("dora")}, nil},
		} {
			got, err := graph.Collect(s.Subjects(t.Context(), test.patterns...))
			if err != nil || !slices.Equal(got, test.want) {
				t.Errorf("%s: got %v (%v), want %v", name, got, err, test.want)
			}
		}
	})
}
