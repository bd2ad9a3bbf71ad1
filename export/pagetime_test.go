package export

import (
	"fmt"
	"slices"
	"testing"

	"corkboard/graph"
)

func TestDaySpans(t *testing.T) {
	for _, test := range []struct {
		date, end string
		want      []int
	}{
		{"", "", nil},
		{"1970-01-02", "", []int{1, 1}},
		{"1970-01-02T23:00:00Z", "", []int{1, 1}},
		{"1970-02", "", []int{31, 58}},
		{"1970", "", []int{0, 364}},
		{"197X", "", []int{0, 3651}},
		{"1969-12-31", "", []int{-1, -1}},
		{"1970-01-01", "1970-01-03", []int{0, 2}},
		{"", "1970-01-03", []int{2, 2}},
		{"1970-01/1970-03", "", []int{0, 89}},
		{"[1970-01-02..1970-01-05]", "", []int{1, 4}},
		{"1970-01-02/..", "", []int{1, openDay}},
		{"[..1970-01-02]", "", []int{-openDay, 1}},
		{"1970-01~", "", []int{0, 30}},
		{"long ago", "", nil},
	} {
		if got := daysFrom(test.date, test.end); !slices.Equal(got, test.want) {
			t.Errorf("%q to %q is %v, not %v", test.date, test.end, got, test.want)
		}
	}
	var many []graph.Evidence
	for y := range 200 {
		many = append(many, graph.Evidence{Date: fmt.Sprintf("%d-05-%02d", 1800+y, 1+y%28)})
	}
	if got := daySpans(slices.Values(many)); len(got) > 2*spansMax {
		t.Errorf("%d spans", len(got)/2)
	}
}

func TestCountedMessages(t *testing.T) {
	for in, want := range map[string]string{"1": "1 message", "3": "3 messages", "1..": "at least 1 message", "2..": "at least 2 messages",
		"~12": "about 12 messages", "3..5": "3 to 5 messages", "..4": "at most 4 messages"} {
		if got := english.countedMessages(in); got != want {
			t.Errorf("%q is %q, not %q", in, got, want)
		}
	}
}
