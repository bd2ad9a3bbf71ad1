package export

import (
	"slices"
	"strconv"
	"strings"

	"corkboard/graph"
)

// aroundWords says how many messages there were in the days around an event,
// and how that compares with other days; "" where the edge has no such numbers.
func (t *tongue) aroundWords(e graph.Edge) string {
	a := e.Around
	if a == nil || !e.Complete {
		return ""
	}
	n, in := t.number(a.Inside), t.counted(a.Days, "in %1 day", "in %1 days")
	switch {
	case a.Times > 0:
		return t.say("%1 %2, %3 times as many a day as else", n, in, t.times(a.Times))
	case a.Outside == 0:
		return t.say("%1 %2, none at other times", n, in)
	}
	return n + " " + in
}

// times writes a ratio with one decimal, or as many as a small one needs to be
// more than nothing.
func (t *tongue) times(x float64) string {
	decimals := 1
	for y := float64(x * 10); y < 1 && decimals < 6; y *= 10 {
		decimals++
	}
	s := strconv.FormatFloat(x, 'f', decimals, 64)
	if t.comma {
		s = strings.Replace(s, ".", ",", 1)
	}
	return s
}

// computed says how the numbers of a network were computed, of those that its
// edges have.
func (t *tongue) computed(n graph.Network) []string {
	all := t.phrases(n.Parameters)
	if slices.ContainsFunc(n.Edges, func(e graph.Edge) bool { return e.Complete && e.Around != nil && e.Around.Times > 0 }) {
		all = append(all, t.say("Times as many: the messages a day in the days around the event, divided by those a day in the rest of the time from the first message of the two to their last."))
	}
	return all
}
