package export

import (
	"fmt"
	"strings"

	"corkboard/graph"
)

// interval is the days that something lasted, as far as whole days can say it:
// first and last are inclusive, and the zero day is an end that is open or not
// known.
type interval struct {
	first, last day
	says        intervalSays
}

// intervalSays tells how an interval relates to the dates that were given.
type intervalSays string

// What an interval is: the days that were given; all days that a month, a year
// or a set may mean; or one of whose dates days say nothing (an approximate
// one), which was left out.
const (
	intervalExact   intervalSays = "exact"
	intervalWidest  intervalSays = "widest"
	intervalPartial intervalSays = "incomplete"
	intervalNone    intervalSays = ""
)

// nodeInterval gives the days of an event. One that has no end was at its date.
func nodeInterval(v graph.Node) interval {
	if v.Column != graph.ColumnTime {
		return interval{}
	}
	end := v.End
	if end == "" {
		end = v.Start
	}
	return spanning(v.Start, end)
}

// edgeInterval gives the days of a tie or an exchange. A tie that has no end
// goes on as far as is known.
func edgeInterval(e graph.Edge) interval {
	last := e.Last
	if last == "" && e.Forward+e.Backward > 0 {
		last = e.First
	}
	return spanning(e.First, last)
}

// spanning joins two stored dates.
func spanning(start, end string) interval {
	i := interval{says: intervalNone}
	from, okFrom := daysOf(start)
	to, okTo := daysOf(end)
	if start == "" && end == "" {
		return i
	}
	i.says = intervalExact
	if okFrom && from.says == intervalWidest || okTo && to.says == intervalWidest {
		i.says = intervalWidest
	}
	if start != "" && !okFrom || end != "" && !okTo {
		i.says = intervalPartial
	}
	i.first, i.last = from.first, to.last
	if i.last != (day{}) && i.first.compare(i.last) > 0 { // the dates do not go together
		i.first, i.last, i.says = day{}, day{}, intervalPartial
	}
	return i
}

// daysOf gives all the days that a stored date may mean, within the years 1 to
// 9999. ok is false where days say nothing of it: for approximate and uncertain
// dates, and for what is no date.
func daysOf(s string) (i interval, ok bool) {
	s = strings.TrimSpace(s)
	if s == "" || strings.ContainsAny(s, "?~%") {
		return interval{}, false
	}
	if inner, set := bracketed(s); set {
		members := strings.Split(strings.ReplaceAll(inner, "..", ","), ",")
		i, ok = joined(members[0], members[len(members)-1])
		i.says = intervalWidest
		return i, ok
	}
	if from, to, pair := strings.Cut(s, "/"); pair {
		return joined(strings.Trim(from, "."), strings.Trim(to, "."))
	}
	return oneDay(s)
}

// bracketed takes the brackets off a set of dates.
func bracketed(s string) (inner string, ok bool) {
	if len(s) > 2 && (s[0] == '[' && s[len(s)-1] == ']' || s[0] == '{' && s[len(s)-1] == '}') {
		return s[1 : len(s)-1], true
	}
	return "", false
}

// joined reaches from one date to another; "" is an open end.
func joined(from, to string) (i interval, ok bool) {
	i.says = intervalExact
	for k, s := range []string{from, to} {
		if s = strings.TrimSpace(s); s == "" {
			continue
		}
		d, okay := oneDay(s)
		if !okay {
			return interval{}, false
		}
		if d.says == intervalWidest {
			i.says = intervalWidest
		}
		if k == 0 {
			i.first = d.first
		} else {
			i.last = d.last
		}
		ok = true
	}
	return i, ok
}

// oneDay reads a date, a month or a year, of which X may be any digit.
func oneDay(s string) (interval, bool) {
	low, okLow := parseDay(strings.ReplaceAll(strings.ReplaceAll(s, "-XX", ""), "X", "0"))
	high, okHigh := parseDay(strings.ReplaceAll(strings.ReplaceAll(s, "-XX", ""), "X", "9"))
	if !okLow || !okHigh || high.year > 9999 || high.year < 1 {
		return interval{}, false
	}
	low.year = max(low.year, 1)
	i := interval{low, high, intervalExact}
	if low.day == 0 || low != high {
		i.says = intervalWidest
	}
	if i.first.month == 0 {
		i.first.month, i.last.month = 1, 12
	}
	if i.first.day == 0 {
		i.first.day, i.last.day = 1, daysIn(i.last.year, i.last.month)
	}
	if i.last.day > daysIn(i.last.year, i.last.month) {
		return interval{}, false
	}
	return i, true
}

func daysIn(year, month int) int {
	switch {
	case month == 2 && (year%4 == 0 && year%100 != 0 || year%400 == 0):
		return 29
	case month == 2:
		return 28
	case month == 4 || month == 6 || month == 9 || month == 11:
		return 30
	}
	return 31
}

// iso writes a whole day as XSD does, and "" for none.
func (d day) iso() string {
	if d.day == 0 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day)
}
