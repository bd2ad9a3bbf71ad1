package export

import (
	"strconv"
	"strings"
)

// beyond writes what EDTF (ISO 8601-2) says besides days, months, years and
// intervals: seasons, quarters, digits that are not known, and one or all of
// several dates. It gives "" for anything else.
func (t *tongue) beyond(s string) string {
	for _, write := range []func(string) string{t.season, t.unspecified, t.several, t.halfKnown} {
		if words := write(s); words != "" {
			return words
		}
	}
	return ""
}

// season writes 2016-21, the spring of 2016, and 2016-33, its first quarter. The
// seasons of a hemisphere (25 to 32) are called as the others.
func (t *tongue) season(s string) string {
	if len(s) != 7 || s[4] != '-' {
		return ""
	}
	year, ok := parseDay(s[:4])
	n, err := strconv.Atoi(s[5:])
	switch {
	case !ok || err != nil:
		return ""
	case n >= 21 && n <= 32:
		return t.say([...]string{"spring %1", "summer %1", "autumn %1", "winter %1"}[(n-21)%4], t.day(year))
	case n >= 33 && n <= 36:
		return t.say("quarter %2 of %1", t.day(year), strconv.Itoa(n-32))
	}
	return ""
}

// unspecified writes a date of which digits are not known: 2016-10-XX, 2016-XX,
// 201X, 20XX.
func (t *tongue) unspecified(s string) string {
	known, hidden, ok := strings.Cut(s, "-XX")
	d, isDate := parseDay(known)
	switch {
	case ok && isDate && (hidden == "-XX" || d.month > 0 && hidden == ""):
		return t.say("a day in %1", t.day(d))
	case ok && isDate && hidden == "":
		return t.say("a month in %1", t.day(d))
	case ok || len(s) != 4:
		return ""
	}
	if _, ok := parseDay(s[:3] + "0"); ok && s[3] == 'X' {
		return t.say("%1s", s[:3]+"0")
	}
	if _, ok := parseDay(s[:2] + "00"); ok && s[2:] == "XX" {
		return t.dateWithin(s[:2]+"00", s[:2]+"99")
	}
	return ""
}

// several writes [a,b], one of some dates, and {a,b}, all of them.
func (t *tongue) several(s string) string {
	words := "%1 or %2"
	inner, ok := strings.CutPrefix(s, "[")
	if !ok {
		inner, ok = strings.CutPrefix(s, "{")
		words = "%1 and %2"
	}
	if !ok || inner == "" || inner[len(inner)-1] != s[0]+2 {
		return ""
	}
	var parts []string
	for _, part := range strings.Split(inner[:len(inner)-1], ",") {
		if from, to, isRange := strings.Cut(part, ".."); isRange && from != "" && to != "" {
			parts = append(parts, t.span(from, to))
		} else if isRange {
			parts = append(parts, t.dateWithin(from, to))
		} else {
			parts = append(parts, t.date(part))
		}
	}
	last := len(parts) - 1
	if last == 0 && strings.Contains(inner, "..") {
		return parts[0]
	} else if last == 0 {
		return ""
	}
	return t.say(words, strings.Join(parts[:last], ", "), parts[last])
}

// halfKnown writes an interval of which an end is not known.
func (t *tongue) halfKnown(s string) string {
	from, to, ok := strings.Cut(s, "/")
	switch {
	case !ok || from == to:
		return ""
	case to == "":
		return t.say("from %1, end not known", t.date(from))
	case from == "":
		return t.say("until %1, beginning not known", t.date(to))
	}
	return ""
}
