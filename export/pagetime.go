package export

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"time"

	"corkboard/graph"
)

// spansMax is how many spans of time an edge is filtered by; where there are
// more, those that meet or nearly meet become one.
const spansMax = 60

// openDay stands for an end of time that is open.
const openDay = 1 << 22

// edgeSpans gives when an edge was: the dates of its items, or its own.
func edgeSpans(e graph.Edge) []int {
	if s := daySpans(e.Evidence.All()); len(s) > 0 {
		return s
	}
	return daysFrom(e.First, e.Last)
}

// daySpans gives the days within which things happened, as pairs of the first
// and the last one, in order and each once. A date known to the month spans it
// all. What has no date that can be read gives none.
func daySpans(all iter.Seq[graph.Evidence]) []int {
	var spans [][2]int
	for x := range all {
		if s, ok := spanOf(x.Date, x.End); ok {
			spans = append(spans, s)
		}
	}
	slices.SortFunc(spans, func(a, b [2]int) int { return cmp.Or(a[0]-b[0], a[1]-b[1]) })
	spans = slices.Compact(spans)
	for apart := 7; len(spans) > spansMax; apart *= 2 {
		spans = joinSpans(spans, apart)
	}
	var out []int
	for _, s := range spans {
		out = append(out, s[0], s[1])
	}
	return out
}

// daysFrom is daySpans for one thing.
func daysFrom(from, to string) []int {
	return daySpans(slices.Values([]graph.Evidence{{Date: from, End: to}}))
}

// joinSpans makes one of spans that are at most some days apart.
func joinSpans(spans [][2]int, apart int) [][2]int {
	out := spans[:1]
	for _, s := range spans[1:] {
		last := &out[len(out)-1]
		if s[0]-last[1] <= apart {
			last[1] = max(last[1], s[1])
		} else {
			out = append(out, s)
		}
	}
	return out
}

// spanOf gives the first and the last day of what was from one date to another.
func spanOf(from, to string) (span [2]int, ok bool) {
	a, okA := spanOfDate(from)
	b, okB := spanOfDate(to)
	switch {
	case okA && okB:
		return [2]int{min(a[0], b[0]), max(a[1], b[1])}, true
	case okA:
		return a, true
	case okB && to != "":
		return b, true
	}
	return span, false
}

// spanOfDate gives the days that a stored date may mean. Of an interval or a
// set of EDTF it is from its first to its last day.
func spanOfDate(s string) (span [2]int, ok bool) {
	for _, sep := range []string{"/", ".."} {
		from, to, cut := strings.Cut(strings.Trim(s, "[]{}"), sep)
		if !cut {
			continue
		}
		a, okA := spanOfDate(from)
		b, okB := spanOfDate(to)
		switch {
		case okA && okB:
			return [2]int{a[0], b[1]}, true
		case okA:
			return [2]int{a[0], openDay}, true
		case okB:
			return [2]int{-openDay, b[1]}, true
		}
		return span, false
	}
	d, ok := dateKey(s)
	if !ok || d.year < 1 || d.year > 9999 {
		return span, false
	}
	first := time.Date(d.year, time.Month(max(d.month, 1)), max(d.day, 1), 0, 0, 0, 0, time.UTC)
	last := first
	switch {
	case d.month == 0 && strings.ContainsAny(s, "Xu"):
		last = first.AddDate(unspecifiedYears(s), 0, -1)
	case d.month == 0:
		last = first.AddDate(1, 0, -1)
	case d.day == 0:
		last = first.AddDate(0, 1, -1)
	}
	const day = 24 * 60 * 60
	return [2]int{int(floorDiv(first.Unix(), day)), int(floorDiv(last.Unix(), day))}, true
}

// unspecifiedYears tells how many years a date like 201X or 19XX may mean.
func unspecifiedYears(s string) int {
	years := 1
	for _, r := range s[:min(4, len(s))] {
		if r == 'X' || r == 'u' {
			years *= 10
		}
	}
	return years
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// tenth rounds a length of a page.
func tenth(f float64) float64 {
	if f < 0 {
		return -tenth(-f)
	}
	return float64(int64(mul(f, 10)+0.5)) / 10
}
