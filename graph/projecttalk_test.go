package graph

import (
	"context"
	"iter"
	"slices"
	"testing"
)

// listening is a list that remembers which predicates it was last asked for.
type listening struct {
	List
	asked *[]Term
}

func (l listening) MatchAny(ctx context.Context, subjects, predicates []Term) iter.Seq2[[]Statement, error] {
	*l.asked = predicates
	return MatchAny(ctx, l.List, subjects, predicates)
}

// Which message is in which conversation is read where something is said of a
// conversation, and what no line needs is not.
func TestForLines(t *testing.T) {
	messages := "ann a Person\nbob a Person\nm a Message\nm from ann\nm to bob\nm sent '2016-10-03\nm inTalk talk\nm text 'hello\nm quote 'so\n"
	for _, test := range []struct {
		name, more string
		limit      Limit
		talks      bool
	}{
		{"nothing is said", "", Limit{}, false},
		{"all is in hand", "talk coverage complete", Limit{}, true},
		{"a part is in hand", "talk coverage partial", Limit{}, true},
		{"they were counted", "f a Figure\nf about talk\nf value '12", Limit{}, true},
		{"a period", "", Limit{From: "2016"}, true},
	} {
		var asked []Term
		v := testView()
		v.Limit = test.limit
		n, err := Project(t.Context(), listening{NewList(said(messages + test.more)), &asked}, v)
		if err != nil || len(n.Edges) != 1 || n.Edges[0].Forward != 1 {
			t.Fatalf("%s: %+v, %v", test.name, n.Edges, err)
		}
		for predicate, want := range map[string]bool{"inTalk": test.talks, "from": true, "sent": true, "text": false, "quote": test.limit.From != ""} {
			if got := slices.Contains(asked, x(predicate)); got != want {
				t.Errorf("%s: %s is read: %v", test.name, predicate, got)
			}
		}
	}
}
