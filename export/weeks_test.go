package export

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"corkboard/graph"
)

// sentOn is a network of one exchange that is in hand as a whole, with a
// message on each of some dates.
func sentOn(dates ...string) graph.Network {
	b := new(board)
	b.node("a", "", "A", graph.ColumnPerson)
	b.node("b", "", "B", graph.ColumnPerson)
	e := b.edge("a", "messages", "b", "")
	e.Accent, e.Complete, e.Forward = true, true, max(1, len(dates))
	for _, d := range dates {
		b.n.Sent = append(b.n.Sent, graph.Sent{Date: d, Messages: 1, Edges: []int{0}})
	}
	return b.n
}

func TestTally(t *testing.T) {
	for name, c := range map[string]struct {
		dates string
		by    stretch
		first string // the first stretch in words
		want  []int
		loose int
	}{
		"one":                  {"2016-10-03", weekly, "3 Oct – 9 Oct 2016", []int{1}, 0},
		"Monday to Sunday":     {"2016-10-03 2016-10-09 2016-10-10", weekly, "3 Oct – 9 Oct 2016", []int{2, 1}, 0},
		"over a year's end":    {"2015-12-31 2016-01-01 2016-01-03 2016-01-04", weekly, "28 Dec 2015 – 3 Jan 2016", []int{3, 1}, 0},
		"a year of 53 weeks":   {"2020-12-27 2020-12-28 2021-01-03 2021-01-04", weekly, "21 Dec – 27 Dec 2020", []int{1, 2, 1}, 0},
		"a leap day":           {"2016-02-29 2016-03-07", weekly, "29 Feb – 6 Mar 2016", []int{1, 1}, 0},
		"before 1970":          {"1969-12-28 1969-12-29 1970-01-04", weekly, "22 Dec – 28 Dec 1969", []int{1, 2}, 0},
		"silent weeks":         {"2016-10-03 2016-10-24", weekly, "3 Oct – 9 Oct 2016", []int{1, 0, 0, 1}, 0},
		"months in no week":    {"2016-10-03 2016-10 2016", weekly, "3 Oct – 9 Oct 2016", []int{1}, 2},
		"no date":              {"soon 2016-13-01 2016-10-00", weekly, "", nil, 3},
		"a long silence":       {"2016-10-03 2018-06-01 2016-12", monthly, "Oct 2016", append(append([]int{1, 0, 1}, make([]int, 17)...), 1), 0},
		"years in no month":    {"2016-10-03 2018-06-01 2017", monthly, "Oct 2016", append(append([]int{1}, make([]int, 19)...), 1), 1},
		"a silence of years":   {"2016-10-03 2026-06-01 2017", yearly, "2016", []int{1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1}, 0},
		"decades":              {"1889-10-03 1990-06-01", byDecade, "1880 – 1889", append(append([]int{1}, make([]int, 10)...), 1), 0},
		"centuries":            {"-0043-03-15 1990-06-01", byCentury, "101 BC – 2 BC", append(append([]int{1}, make([]int, 19)...), 1), 0},
		"no year of this kind": {"2016-10-03 12016-10-03", weekly, "3 Oct – 9 Oct 2016", []int{1}, 1},
	} {
		got := tallyOf(sentOn(strings.Fields(c.dates)...))
		first := ""
		if len(got.counts) > 0 {
			first = english.stretches(got.by, got.first, got.first)
		}
		if got.by != c.by || first != c.first || !slices.Equal(got.counts, c.want) || got.loose != c.loose {
			t.Errorf("%s: by %d from %s: %v, %d loose; want by %d from %s: %v, %d", name, got.by, first, got.counts, got.loose, c.by, c.first, c.want, c.loose)
		}
	}
}

// Weeks are those of ISO 8601, and never too many.
func TestWeeksAreISO(t *testing.T) {
	day := time.Date(1899, 12, 25, 0, 0, 0, 0, time.UTC)
	for range 80_000 {
		week, ok := weekly.of(dayOf(floorDiv(day.Unix(), 24*60*60)))
		next := day.AddDate(0, 0, 1)
		after, _ := weekly.of(dayOf(floorDiv(next.Unix(), 24*60*60)))
		y1, w1 := day.ISOWeek()
		y2, w2 := next.ISOWeek()
		if same := y1 == y2 && w1 == w2; !ok || same != (week == after) {
			t.Fatalf("%s and the day after: weeks %d and %d", day.Format("2006-01-02"), week, after)
		}
		day = next
	}
	for years := range 9000 {
		n := sentOn("0001-01-01", fmt.Sprintf("%04d-12-31", 1+years))
		if got := tallyOf(n); len(got.counts) > 100 || got.all != 2 {
			t.Fatalf("%d years: %d bars", years, len(got.counts))
		}
	}
}

// Only stated messages of which all are in hand are counted.
func TestTallyCountsWhatIsInHand(t *testing.T) {
	for name, change := range map[string]func(*graph.Edge){
		"incomplete": func(e *graph.Edge) { e.Complete = false },
		"alleged":    func(e *graph.Edge) { e.Status = graph.Alleged },
		"denied":     func(e *graph.Edge) { e.Status = graph.Denied },
		"disputed":   func(e *graph.Edge) { e.Disputed = true },
	} {
		n := sentOn("2016-10-03", "2016")
		change(&n.Edges[0])
		if got := tallyOf(n); got.all != 0 || got.loose != 0 {
			t.Errorf("%s: %d messages in bars, %d without a day", name, got.all, got.loose)
		}
	}
}

func TestReach(t *testing.T) {
	at := func(date string) day { d, _ := parseDay(date); return d }
	for name, c := range map[string]struct {
		days          string
		before, after int
	}{
		"nothing":      {"", 0, 0},
		"within":       {"2016-10-12", 0, 0},
		"soon after":   {"2016-11-20", 0, 4},
		"later":        {"2016-11-21", 0, 0},
		"soon before":  {"2016-09-05", 4, 0},
		"long before":  {"2015-01-01", 0, 0},
		"both and far": {"2016-09-26 2016-10-24 1990-01-01", 1, 1},
		"a month":      {"2016-11", 0, 0},
	} {
		got := tallyOf(sentOn("2016-10-03", "2016-10-17"))
		first := got.first
		var days []day
		for _, d := range strings.Fields(c.days) {
			days = append(days, at(d))
		}
		got.reach(days)
		if first-got.first != c.before || len(got.counts) != c.before+3+c.after || got.counts[c.before] != 1 {
			t.Errorf("%s: from %d, %v; want %d before and %d after", name, first-got.first, got.counts, c.before, c.after)
		}
	}
}

// What stands beside a line of time is in order, within it, and not too much.
func TestTicks(t *testing.T) {
	for name, c := range map[string]struct {
		dates string
		down  bool
		pitch float64
		want  string
	}{
		"weeks":           {"2016-10-03 2016-11-01", true, 12, "3 Oct 2016, 10 Oct, 17 Oct, 24 Oct, 31 Oct"},
		"a week":          {"2016-10-05", true, 12, "3 Oct 2016"},
		"close weeks":     {"2016-10-03 2016-10-24", true, 4, "3 Oct 2016"},
		"months":          {"2016-10-03 2017-03-03", true, 4, "Nov 2016, Dec, Jan 2017, Feb, Mar"},
		"quarters":        {"2016-10-03 2018-06-30", true, 5, "Oct 2016, Jan 2017, Apr, Jul, Oct, Jan 2018, Apr"},
		"years":           {"2010-10-03 2016-12-30", true, 4, "Jan 2011, Jul, Jan 2012, Jul, Jan 2013, Jul, Jan 2014, Jul, Jan 2015, Jul, Jan 2016, Jul"},
		"decades":         {"1899-10-03 2016-12-30", true, 12, "1890, 1900, 1910, 1920, 1930, 1940, 1950, 1960, 1970, 1980, 1990, 2000, 2010"},
		"to the right":    {"2016-10-03 2017-03-03", false, 10, "Nov 2016, Dec, Jan 2017, Feb"},
		"to the right, 1": {"2016-10-03 2016-10-12", false, 14, "3 Oct 2016"},
	} {
		s := scale{tally: tallyOf(sentOn(strings.Fields(c.dates)...)), pitch: c.pitch, down: c.down, most: barMost}
		var got []string
		for _, tick := range english.ticks(s) {
			got = append(got, tick.Text.Words)
		}
		if words := strings.Join(got, ", "); words != c.want {
			t.Errorf("%s: %q, want %q", name, words, c.want)
		}
	}
}
