package graph

import (
	"math"
	"strings"
)

// span is the time that a stored date may cover, in seconds of the proleptic
// Gregorian calendar: from is its first second, until the first one after it.
// An end that is open or not known is openFrom or openUntil.
type span struct{ from, until int64 }

const (
	openFrom  = math.MinInt64
	openUntil = math.MaxInt64
	daySecond = 24 * 60 * 60
)

// spanOf reads a date as it is stored: the forms of XSD (date, gYear,
// gYearMonth, dateTime) and of EDTF (ISO 8601-2): marks of doubt, unspecified
// digits, intervals and sets. A set counts as all between its first and its
// last date, marks of doubt widen nothing, and a time without a zone counts as
// one at Greenwich. ok is false for anything else.
func spanOf(date string) (s span, ok bool) {
	if s, ok := spanOfPlain(date); ok {
		return s, true
	}
	date = strings.TrimSpace(date)
	if inner, set := enclosed(date); set {
		return spanOfParts(strings.FieldsFunc(inner, func(r rune) bool { return r == ',' }))
	}
	from, until, interval := strings.Cut(date, "/")
	if !interval {
		return spanOfOne(date)
	}
	s = span{openFrom, openUntil}
	if from != "" && from != ".." {
		first, ok := spanOfOne(from)
		if !ok {
			return s, false
		}
		s.from = first.from
	}
	if until != "" && until != ".." {
		last, ok := spanOfOne(until)
		if !ok {
			return s, false
		}
		s.until = last.until
	}
	return s, true
}

// spanOfPlain reads the two forms that nearly all dates have, a day and a
// second of it with or without parts and a zone, much faster than the rest; ok is
// false for all others.
func spanOfPlain(date string) (s span, ok bool) {
	n := len(date)
	if n != 10 && n < 19 {
		return s, false
	}
	wrong := date[4] ^ '-' | date[7] ^ '-'
	two := func(i int) int64 {
		a, b := date[i]-'0', date[i+1]-'0'
		if a > 9 || b > 9 {
			wrong = 1
		}
		return int64(a)*10 + int64(b)
	}
	year, month, day := two(0)*100+two(2), two(5), two(8)
	if wrong != 0 || month < 1 || month > 12 || day < 1 || day > 31 {
		return s, false
	}
	s.from = second(year, month, day)
	if day > 28 && s.from >= second(year, month+1, 1) {
		return s, false // the month is shorter
	}
	if n == 10 {
		s.until = s.from + daySecond
		return s, true
	}
	zone := date[19:]
	if n > 20 && zone[0] == '.' { // parts of a second widen nothing
		zone = strings.TrimLeft(zone[1:], "0123456789")
	}
	shift, ok := plainZone(zone)
	wrong |= date[10] ^ 'T' | date[13] ^ ':' | date[16] ^ ':'
	s.from += two(11)*3600 + two(14)*60 + two(17) - shift
	s.until = s.from + 1
	return s, ok && wrong == 0
}

// plainZone reads what may stand behind a second: nothing, Z, or hours and
// minutes, in seconds.
func plainZone(zone string) (shift int64, ok bool) {
	if zone == "" || zone == "Z" {
		return 0, true
	}
	if len(zone) != 6 || zone[0] != '+' && zone[0] != '-' || zone[3] != ':' {
		return 0, false
	}
	for _, i := range []int{1, 2, 4, 5} {
		if zone[i] < '0' || zone[i] > '9' {
			return 0, false
		}
	}
	two := func(i int) int64 { return int64(zone[i]-'0')*10 + int64(zone[i+1]-'0') }
	if shift = two(1)*3600 + two(4)*60; zone[0] == '-' {
		shift = -shift
	}
	return shift, true
}

// enclosed takes the brackets off a set of dates.
func enclosed(date string) (inner string, ok bool) {
	for _, b := range []string{"[]", "{}"} {
		if len(date) >= 2 && date[0] == b[0] && date[len(date)-1] == b[1] {
			return date[1 : len(date)-1], true
		}
	}
	return "", false
}

// spanOfParts joins the members of a set, of which each is a date or a range.
func spanOfParts(parts []string) (s span, ok bool) {
	s = span{openUntil, openFrom}
	for _, part := range parts {
		from, until, ranged := strings.Cut(strings.TrimSpace(part), "..")
		if !ranged {
			until = from
		}
		if from == "" {
			s.from = openFrom
		} else if first, ok := spanOfOne(from); ok {
			s.from = min(s.from, first.from)
		} else {
			return s, false
		}
		if until == "" {
			s.until = openUntil
		} else if last, ok := spanOfOne(until); ok {
			s.until = max(s.until, last.until)
		} else {
			return s, false
		}
	}
	return s, len(parts) > 0
}

// spanOfOne reads one date or point in time.
func spanOfOne(date string) (s span, ok bool) {
	if strings.ContainsAny(date, "?~%") {
		date = strings.NewReplacer("?", "", "~", "", "%", "").Replace(date)
	}
	day, clock, timed := strings.Cut(date, "T")
	sign := ""
	if rest, minus := strings.CutPrefix(strings.TrimPrefix(day, "Y"), "-"); minus {
		day, sign = rest, "-"
	} else {
		day = rest
	}
	parts := strings.SplitN(day, "-", 3)
	year, yearUntil, ok := digits(parts[0], 4, sign == "-")
	if !ok {
		return s, false
	}
	if len(parts) == 1 {
		return years(year, yearUntil), true
	}
	month, monthUntil, ok := digits(parts[1], 2, false)
	switch {
	case !ok || len(parts[1]) != 2:
		return s, false
	case year != yearUntil || month > 12: // a season counts as its year
		return years(year, yearUntil), true
	}
	month, monthUntil = max(month, 1), min(monthUntil, 12)
	if len(parts) == 2 || month > monthUntil {
		return span{second(year, month, 1), second(year, monthUntil+1, 1)}, month <= monthUntil
	}
	return spanOfDay(year, month, monthUntil, parts[2], clock, timed)
}

// spanOfDay reads the day of a date, with its zone or its time.
func spanOfDay(year, month, monthUntil int64, day, clock string, timed bool) (s span, ok bool) {
	if len(day) < 2 {
		return s, false
	}
	first, last, ok := digits(day[:2], 2, false)
	if !ok || month != monthUntil {
		return span{second(year, month, 1), second(year, monthUntil+1, 1)}, ok
	}
	first = max(first, 1)
	s = span{second(year, month, first), min(second(year, month, last+1), second(year, month+1, 1))}
	if s.from >= s.until {
		return s, false
	}
	if !timed || first != last {
		return s, true
	}
	at, length, ok := seconds(clock)
	return span{s.from + at, s.from + at + length}, ok
}

// digits reads a number of at least n digits, of which X may be any.
func digits(s string, n int, negative bool) (least, most int64, ok bool) {
	if len(s) < n || len(s) > 10 || strings.Trim(s, "0123456789Xu") != "" {
		return 0, 0, false
	}
	for _, c := range []byte(s) {
		least, most = 10*least, 10*most
		if c == 'X' || c == 'u' {
			most += 9
		} else {
			least, most = least+int64(c-'0'), most+int64(c-'0')
		}
	}
	if negative {
		least, most = -most, -least
	}
	return least, most, true
}

// seconds reads a time of day with or without a zone, and how long it may be
// meant to last.
func seconds(clock string) (at, length int64, ok bool) {
	var shift int64
	if i := strings.IndexAny(clock, "Z+-"); i >= 0 {
		zone := clock[i:]
		clock = clock[:i]
		if zone != "Z" {
			h, m, _ := strings.Cut(zone[1:], ":")
			hours, _, ok1 := digits(h, 2, zone[0] == '-')
			minutes, _, ok2 := digits(m+"00"[:2-min(2, len(m))], 2, zone[0] == '-')
			if !ok1 || !ok2 {
				return 0, 0, false
			}
			shift = hours*3600 + minutes*60
		}
	}
	length = 3600
	unit := int64(3600)
	for i, part := range strings.Split(clock, ":") {
		whole, _, _ := strings.Cut(part, ".")
		v, most, ok := digits(whole, 2, false)
		if !ok || v != most || i > 2 {
			return 0, 0, false
		}
		at, length, unit = at+v*unit, unit, unit/60
	}
	return at - shift, length, true
}

func years(first, last int64) span { return span{second(first, 1, 1), second(last+1, 1, 1)} }

// second gives the first second of a day; months and days may run over.
func second(year, month, day int64) int64 {
	year += (month - 1) / 12
	month = (month-1)%12 + 1
	if month < 3 { // count years from March, so that the leap day comes last
		year--
		month += 12
	}
	days := 365*year + floorDiv(year, 4) - floorDiv(year, 100) + floorDiv(year, 400) + (153*(month-3)+2)/5 + day
	return days * daySecond
}

func floorDiv(a, b int64) int64 {
	if a < 0 && a%b != 0 {
		return a/b - 1
	}
	return a / b
}

// overlaps tells whether two spans may be the same time.
func (s span) overlaps(t span) bool { return s.from < t.until && t.from < s.until }

// within tells whether a span lies in another.
func (s span) within(t span) bool { return t.from <= s.from && s.until <= t.until }
