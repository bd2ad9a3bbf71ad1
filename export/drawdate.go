package export

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"corkboard/graph"
)

// day is a date to the precision that it was given with: month and day are 0
// where they are not known.
type day struct{ year, month, day int }

// parseDay reads YYYY, YYYY-MM or YYYY-MM-DD; what follows a full date (time,
// zone) is left aside. ok is false for anything else, EDTF forms included.
func parseDay(s string) (d day, ok bool) {
	s = strings.TrimSpace(s)
	sign := 1
	if rest, minus := strings.CutPrefix(s, "-"); minus {
		s, sign = rest, -1
	}
	if i := strings.IndexAny(s, "T Z+"); i >= 0 {
		s = s[:i]
	}
	parts := strings.Split(s, "-")
	if len(parts) > 3 || len(parts[0]) < 4 {
		return day{}, false
	}
	var n [3]int
	for i, p := range parts {
		v, err := strconv.Atoi(p)
		if err != nil || i > 0 && len(p) != 2 {
			return day{}, false
		}
		n[i] = v
	}
	if n[1] > 12 || n[2] > 31 || len(parts) > 1 && n[1] == 0 || len(parts) > 2 && n[2] == 0 {
		return day{}, false
	}
	return day{sign * n[0], n[1], n[2]}, true
}

// dateKey gives what a stored date sorts by: its first possible day, found by
// its first year (of an interval or a set, the first member's). ok is false
// where no year can be read.
func dateKey(s string) (d day, ok bool) {
	s = strings.TrimLeft(s, "[{.~ca ")
	if i := strings.IndexAny(s, "/,.]}~?%"); i >= 0 {
		s = s[:i]
	}
	if d, ok = parseDay(s); ok {
		return d, true
	}
	year, rest, _ := strings.Cut(s, "-")
	if len(year) != 4 {
		return day{}, false
	}
	first, err := strconv.Atoi(strings.Map(unspecified, year))
	if err != nil {
		return day{}, false
	}
	d.year = first
	if m, err := strconv.Atoi(rest); err == nil && m >= 1 && m <= 12 {
		d.month = m
	}
	return d, true
}

func unspecified(r rune) rune {
	if r == 'X' || r == 'u' {
		return '0'
	}
	return r
}

// compare orders days; what is less precise comes before what lies within it.
func (d day) compare(e day) int {
	switch {
	case d.year != e.year:
		return d.year - e.year
	case d.month != e.month:
		return d.month - e.month
	}
	return d.day - e.day
}

// day writes a day as people do, to its own precision: "3 Oct 2016",
// "Oct 2016", "2016".
func (t *tongue) day(d day) string { return t.shortDay(d, false) }

func (t *tongue) shortDay(d day, withoutYear bool) string {
	var parts []string
	if d.day > 0 {
		parts = append(parts, strconv.Itoa(d.day)+t.ordinal)
	}
	if d.month > 0 {
		parts = append(parts, t.months[d.month-1])
	}
	if !withoutYear || d.month == 0 {
		year := strconv.Itoa(d.year)
		if d.year <= 0 { // 0 is the year before 1
			year = t.say("%1 BC", strconv.Itoa(1-d.year))
		}
		parts = append(parts, year)
	}
	return strings.Join(parts, " ")
}

// date writes a stored date for people. What is neither a date, a month nor a
// year is shown as it is stored, as far as there is room.
func (t *tongue) date(s string) string {
	if d, ok := parseDay(s); ok {
		return t.day(d)
	}
	if bare, words := qualified(s); words != "" {
		if d, ok := parseDay(bare); ok {
			return t.say(words, t.day(d))
		} else if beyond := t.beyond(bare); beyond != "" {
			return t.say(words, beyond)
		}
	}
	if from, to, ok := strings.Cut(s, "/"); ok && from != "" && to != "" {
		return t.openSpan(from, to)
	}
	if inner, ok := strings.CutPrefix(s, "["); ok && strings.HasSuffix(inner, "]") {
		if from, to, ok := strings.Cut(strings.TrimSuffix(inner, "]"), ".."); ok {
			return t.dateWithin(from, to)
		}
	}
	return shortText(cmp.Or(t.beyond(s), s), nameMax)
}

// openSpan writes an interval of EDTF, of which ".." is an open end.
func (t *tongue) openSpan(from, to string) string {
	switch ".." {
	case from:
		return t.say("until %1", t.date(to))
	case to:
		return t.say("since %1", t.date(from))
	}
	return t.span(from, to)
}

// dateWithin writes that something happened at some time between two dates.
func (t *tongue) dateWithin(from, to string) string {
	switch {
	case from == "":
		return t.say("by %1", t.date(to))
	case to == "":
		return t.say("%1 or later", t.date(from))
	}
	return t.say("between %1 and %2", t.date(from), t.date(to))
}

// qualified takes the mark of EDTF off a date that is approximate, uncertain or
// both, and gives the words for it.
func qualified(s string) (bare, words string) {
	switch {
	case strings.HasSuffix(s, "~"):
		return s[:len(s)-1], "about %1"
	case strings.HasSuffix(s, "?"):
		return s[:len(s)-1], "%1 (uncertain)"
	case strings.HasSuffix(s, "%"):
		return s[:len(s)-1], "about %1 (uncertain)"
	}
	return s, ""
}

// span writes a pair of stored dates: one date where both are equal, the year
// once where it is the same.
func (t *tongue) span(from, to string) string {
	if from == "" || to == "" || from == to {
		return t.date(from + dropEqual(from, to))
	}
	a, okA := parseDay(from)
	b, okB := parseDay(to)
	switch {
	case okA && okB && a == b:
		return t.day(a)
	case okA && okB:
		return t.shortDay(a, a.year == b.year && a.month > 0 && b.month > 0) + " – " + t.day(b)
	}
	return t.date(from) + " – " + t.date(to)
}

func dropEqual(from, to string) string {
	if from == to {
		return ""
	}
	return to
}

// eventDate gives the words for when an event was: its date; or, where nothing
// dates it, its order relative to what has one or to other events, or the
// source's words in quotation marks. It never gives a date that is not stored.
func (t *tongue) eventDate(n graph.Network, i int) string {
	v := n.Nodes[i]
	switch {
	case v.Start == "" && v.End != "":
		return t.marked(t.say("until %1", t.span(v.Start, v.End)), v.Inferred, v.Differ)
	case v.Start != "":
		return t.marked(t.span(v.Start, v.End), v.Inferred, v.Differ)
	case v.NotBefore != "": // it may have been on that very day
		return t.marked(t.say("%1 or later", t.date(v.NotBefore)), v.NotBeforeInferred, false)
	}
	if s := t.eventOrder(n, i); s != "" {
		return s
	}
	if w := shortText(v.DateWords, nameMax); w != "" {
		return t.say("“%1”", isolate(w))
	}
	return t.say("date not known")
}

// marked marks a date that a rule gave, or that another source gives otherwise.
func (t *tongue) marked(s string, inferred, differ bool) string {
	if s != "" && inferred {
		s = t.say("%1 (inferred)", s)
	}
	if s != "" && differ {
		s = t.say("%1 (sources differ)", s)
	}
	return s
}

// eventOrder says what other event an event shares its day with, comes after
// or comes before, "" where nothing is known. What is only claimed, or said not
// to have happened, dates nothing that did.
func (t *tongue) eventOrder(n graph.Network, i int) string {
	v := n.Nodes[i]
	dates := func(u graph.Node) bool { return u.Status == graph.Stated || u.Status == v.Status }
	if len(v.SameDay) > 0 {
		return t.say("same day as %1", t.nameOf(n, v.SameDay[0]))
	}
	if j := slices.IndexFunc(n.Nodes, func(u graph.Node) bool { return dates(u) && slices.Contains(u.SameDay, i) }); j >= 0 {
		return t.say("same day as %1", t.nameOf(n, j))
	}
	if len(v.After) > 0 {
		return t.say("after %1", t.nameOf(n, v.After[len(v.After)-1]))
	}
	if j := slices.IndexFunc(n.Nodes, func(u graph.Node) bool { return dates(u) && slices.Contains(u.After, i) }); j >= 0 {
		return t.say("before %1", t.nameOf(n, j))
	}
	return t.orderBeside(v)
}

// orderBeside is eventOrder for events that are not in the picture.
func (t *tongue) orderBeside(v graph.Node) string {
	for order, words := range []string{graph.OnDayOf: "same day as %1", graph.AfterThat: "after %1", graph.BeforeThat: "before %1"} {
		for _, b := range v.Beside {
			if s := shortText(b.Label, nameMax); s != "" && b.Order == graph.TimeOrder(order) {
				return t.say(words, isolate(s))
			}
		}
	}
	return ""
}
