package graph

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// TestEvidenceKept compares what is kept with the first of all of it sorted.
func TestEvidenceKept(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for n := range 60 {
		keep := n % 7
		var room pieceRoom
		var k evidenceKept
		var all []Evidence
		rest := &Evidence{Named: "a source"}
		for i := range n {
			e := Evidence{
				Date: fmt.Sprint("2016-10-", 10+r.IntN(8)), Subject: IRI(fmt.Sprint("urn:m", r.IntN(3))), Forward: r.IntN(2) == 0, Named: "a source",
			}
			if i%3 == 0 {
				e.Label, e.Place = fmt.Sprint("label ", r.IntN(3)), IRI("urn:row")
			}
			if all = append(all, e); !k.wants(e.Date, keep) {
				k.more++
				continue
			}
			x := room.piece()
			if *x != (piece{}) {
				t.Fatalf("a piece comes with %v", *x)
			}
			pieceOf(x, &e, rest)
			if lost := k.add(x, keep); lost != nil {
				room.lost(lost)
			}
		}
		slices.SortStableFunc(all, func(a, b Evidence) int {
			var x, y piece
			pieceOf(&x, &a, rest)
			pieceOf(&y, &b, rest)
			return x.compare(&y)
		})
		want := all
		if keep > 0 {
			want = all[:min(keep, n)]
		}
		got, omitted := k.done(keep)
		if !slices.Equal(got.Slice(), want) || omitted != n-len(want) {
			t.Errorf("%d of %d: %v and %d, want %v", keep, n, got, omitted, want)
		}
	}
}

// TestEvidenceOfTurns draws messages of which some say more than the one before
// in the same graph, and some less: each has the evidence that it has alone.
func TestEvidenceOfTurns(t *testing.T) {
	message := func(i int) string {
		id := fmt.Sprint("m", i)
		says := id + " a Message\n" + id + " from ann\n" + id + " to bob\n"
		more := []string{
			"sent '2016-10-03", "sent '2016-10-04", "sent '2016-10-05\n_ dateText 'last Monday", "sent '2016-10-04", "sent '2016-10-02\n_ number '3..",
			"asOf '2016-10-09", "sent '2016-10-01\n_ name 'Hello", "", "sent '2016-10-01\n_ end '2016-10-04", "sent '2016-10-02", "text 'none",
		}[i%11]
		return says + strings.ReplaceAll("_ "+cmp.Or(more, "text 'no date"), "_", id) + "\n"
	}
	says, want := "", []Evidence(nil)
	for i := range 33 {
		says += message(i)
		alone := project(t, cast, message(i))
		if len(alone.Edges) != 1 {
			t.Fatalf("%d: %+v", i, alone.Edges)
		}
		want = append(want, alone.Edges[0].Evidence.Slice()...)
	}
	n := project(t, cast, says)
	if want = sorted(want); len(n.Edges) != 1 || !slices.Equal(n.Edges[0].Evidence.Slice(), want) {
		t.Errorf("%+v\nwant\n%+v", n.Edges, want)
	}
	told := 0
	for _, e := range want {
		if e.Words != "" || e.Counted != "" || e.Label != "" || e.End != "" {
			told++
		}
	}
	if told != 12 {
		t.Errorf("%d of them say more than a date", told)
	}
}
