package export

import (
	"strings"
	"testing"

	"corkboard/graph"
)

// event is one row of a small timetable; after and same are labels.
type event struct{ label, start, words, after, same string }

func timetable(events []event) graph.Network {
	b := new(board)
	for _, e := range events {
		v := b.node(e.label, "", e.label, graph.ColumnTime)
		v.Start, v.DateWords = e.start, e.words
	}
	for i, e := range events {
		if e.after != "" {
			b.n.Nodes[i].After = []int{b.at[e.after]}
		}
		if e.same != "" {
			b.n.Nodes[i].SameDay = []int{b.at[e.same]}
		}
	}
	return b.n
}

func TestTimeOrder(t *testing.T) {
	for _, c := range []struct {
		name   string
		events []event
		want   string
		known  int
	}{
		{"by date", []event{{label: "b", start: "2016-10-03"}, {label: "a", start: "2016-11-01T10:00:00Z"}, {label: "c", start: "2015"}}, "c b a", 3},
		{"imprecise first", []event{{label: "d", start: "2016-10-03"}, {label: "m", start: "2016-10"}, {label: "y", start: "2016"}}, "y m d", 3},
		{"a month after a day of it", []event{{label: "m", start: "2016-10", after: "d"}, {label: "d", start: "2016-10-03"}, {label: "e", start: "2016-10-09"}}, "d m e", 3},
		{"dates win over order", []event{{label: "old", start: "2015-01-01", after: "new"}, {label: "new", start: "2016-01-01"}}, "old new", 2},
		{"after", []event{{label: "x", after: "a"}, {label: "a", start: "2016-01-01"}, {label: "b", start: "2016-02-01"}}, "a x b", 3},
		{"same day, earlier", []event{{label: "article", same: "release"}, {label: "release", start: "2017-11", after: "article"}, {label: "a", start: "2016"}}, "a article release", 3},
		{"same day", []event{{label: "x", same: "a"}, {label: "a", start: "2016-01-01"}, {label: "b", start: "2016-01-01"}}, "a x b", 3},
		{"before", []event{{label: "x"}, {label: "a", start: "2016-01-01"}, {label: "b", start: "2016-02-01", after: "x"}}, "a x b", 3},
		{"a chain", []event{{label: "x", after: "y"}, {label: "y", after: "a"}, {label: "a", start: "2016"}}, "a y x", 3},
		{"a circle", []event{{label: "x", after: "y"}, {label: "y", after: "x"}, {label: "a", start: "2016"}}, "a x y", 1},
		{"nothing known", []event{{label: "x"}, {label: "a", start: "2016"}, {label: "w", start: "some day"}}, "a w x", 1},
		{"decade", []event{{label: "d", start: "201X"}, {label: "e", start: "2009-12-31"}, {label: "f", start: "[2016-09..2017-07]"}, {label: "g", start: "2016-09-02"}}, "e d f g", 4},
	} {
		n := timetable(c.events)
		n = canonical(n)
		order, known := timeOrder(n)
		var got []string
		for _, v := range order {
			got = append(got, n.Nodes[v].Label)
		}
		if s := strings.Join(got, " "); s != c.want || known != c.known {
			t.Errorf("%s: %s, %d known; want %s, %d", c.name, s, known, c.want, c.known)
		}
	}
}

func TestEventDate(t *testing.T) {
	n := timetable([]event{
		{label: "a", start: "2016-10-03"}, {label: "b", start: "2016-10"}, {label: "c", start: "2016"},
		{label: "d", same: "a"}, {label: "e", after: "b"}, {label: "f", words: "that Monday"}, {label: "g"},
		{label: "h", start: "2017-01/2017-03"}, {label: "i", start: "201X"}, {label: "j", after: "k"}, {label: "k"},
	})
	n.Nodes[0].Inferred = true
	n.Nodes[2].End = "2018-05"
	for i, want := range []string{"3 Oct 2016 (inferred)", "Oct 2016", "2016 – May 2018", "same day as a", "after b",
		"“that Monday”", "date not known", "Jan – Mar 2017", "2010s", "after k", "before j"} {
		if got := english.eventDate(n, i); got != want {
			t.Errorf("%s: %q, want %q", n.Nodes[i].Label, got, want)
		}
	}
}

func TestShowDate(t *testing.T) {
	for in, want := range map[string]string{
		"2016-10-03": "3 Oct 2016", "2016-10": "Oct 2016", "2016": "2016", "2016-10-03T10:00:00Z": "3 Oct 2016",
		"2016-13-01": "2016-13-01", "2016-10~": "about Oct 2016", "2016?": "2016 (uncertain)", "2016-10-03%": "about 3 Oct 2016 (uncertain)", "": "", "2016-10-32": "2016-10-32", "16-1-1": "16-1-1",
		"2016-09/2017-07": "Sep 2016 – Jul 2017", "2016-09/..": "since Sep 2016", "../2016-09": "until Sep 2016",
		"[2016-09..2017-07]": "between Sep 2016 and Jul 2017", "[..2016-11]": "by Nov 2016", "[2016-11..]": "Nov 2016 or later", "[x]": "[x]",
	} {
		if got := english.date(in); got != want {
			t.Errorf("date(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestSettle(t *testing.T) {
	slots := []slot{
		{up: 5, down: 5, gap: 2, want: 0, weight: 1}, {up: 5, down: 5, gap: 2, want: 0, weight: 1},
		{up: 5, down: 5, want: 100, weight: 1},
	}
	settle(slots)
	if slots[0].y != -6 || slots[1].y != 6 || slots[2].y != 100 {
		t.Errorf("settled at %v, %v, %v; want -6, 6, 100", slots[0].y, slots[1].y, slots[2].y)
	}
}

// An event that did not happen, or of which only a claim speaks, is no date
// for one that did.
func TestEventOrderOfStatedEvents(t *testing.T) {
	n := graph.Network{Nodes: []graph.Node{
		{Column: graph.ColumnTime, Label: "data released", DateWords: "already"},
		{Column: graph.ColumnTime, Label: "objection", Status: graph.Negated, After: []int{0}},
		{Column: graph.ColumnTime, Label: "answer", Status: graph.Negated, SameDay: []int{0}},
	}}
	for i, want := range []string{"“already”", "after data released", "same day as data released"} {
		if got := english.eventDate(n, i); got != want {
			t.Errorf("%s: %q, want %q", n.Nodes[i].Label, got, want)
		}
	}
}
