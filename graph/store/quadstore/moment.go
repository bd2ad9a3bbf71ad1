package quadstore

import (
	"cmp"
	"strings"
)

// moment is a point in time: seconds since 1970 in UTC, and the digits of the
// fraction without zeros at their end.
type moment struct {
	second   int64
	fraction string
}

func (m moment) compare(n moment) int {
	if c := cmp.Compare(m.second, n.second); c != 0 {
		return c
	}
	return strings.Compare(m.fraction, n.fraction)
}

// behindAll sorts behind the digits of any fraction.
const behindAll = ":"

// span is what a date covers, from its first moment to its last one; for a
// point in time both are the same.
type span struct{ first, last moment }

// between is the span of whole days from one day until before another.
func between(day, next int64) span {
	return span{moment{second: day * daySeconds}, moment{next*daySeconds - 1, behindAll}}
}

const daySeconds = 24 * 60 * 60

// moved gives the span in UTC of one whose clock is ahead of UTC.
func (s span) moved(ahead int64) span {
	s.first.second -= ahead
	s.last.second -= ahead
	return s
}

// How dates are written, from the shortest to the longest.
const (
	writtenYear = iota
	writtenMonth
	writtenDay
	writtenTime
)

// readDate reads a date in the lexical forms of XSD 1.1, from one way of
// writing to another. A date without a zone counts as one at Greenwich.
func readDate(text string, from, to int) (s span, ok bool) {
	r := dateReader{rest: text}
	year, month, day := r.year(), int64(1), int64(1)
	way := writtenYear
	if !r.atZone() && r.next('-') {
		month, way = r.twoDigits(1, 12), writtenMonth
		if !r.atZone() && r.next('-') {
			day, way = r.twoDigits(1, daysIn(year, month)), writtenDay
		}
	}
	start := dayNumber(year, month, day)
	if way == writtenDay && r.next('T') {
		return r.clock(start, from, to)
	}
	ahead := r.zone()
	switch {
	case r.failed || r.rest != "" || way < from || way > to:
		return span{}, false
	case way == writtenYear:
		s = between(start, dayNumber(year+1, 1, 1))
	case way == writtenMonth:
		s = between(start, start+daysIn(year, month))
	default:
		s = between(start, start+1)
	}
	return s.moved(ahead), true
}

// readDateTime reads an xsd:dateTime.
func readDateTime(text string) (span, bool) { return readDate(text, writtenTime, writtenTime) }

// dateReader reads the parts of a date off the beginning of a text.
type dateReader struct {
	rest   string
	failed bool
}

func (r *dateReader) next(c byte) bool {
	if r.rest == "" || r.rest[0] != c {
		return false
	}
	r.rest = r.rest[1:]
	return true
}

// digits takes digits off the beginning, as many as there are.
func (r *dateReader) digits() string {
	n := 0
	for n < len(r.rest) && r.rest[n]-'0' <= 9 {
		n++
	}
	text := r.rest[:n]
	r.rest = r.rest[n:]
	return text
}

// year reads a year of four digits or more: those of more than twelve are out
// of reach.
func (r *dateReader) year() int64 {
	minus := r.next('-')
	text := r.digits()
	if len(text) < 4 || len(text) > 12 || len(text) > 4 && text[0] == '0' {
		r.failed = true
		return 1
	}
	year := int64(0)
	for _, c := range []byte(text) {
		year = 10*year + int64(c-'0')
	}
	if year > 200_000_000_000 { // seconds would overflow
		r.failed = true
		return 1
	}
	if minus {
		return -year
	}
	return year
}

func (r *dateReader) twoDigits(least, most int64) int64 {
	if len(r.rest) < 2 || r.rest[0]-'0' > 9 || r.rest[1]-'0' > 9 {
		r.failed = true
		return least
	}
	n := int64(r.rest[0]-'0')*10 + int64(r.rest[1]-'0')
	r.rest = r.rest[2:]
	if n < least || n > most {
		r.failed = true
		return least
	}
	return n
}

// clock reads the time of a day and what follows it.
func (r *dateReader) clock(day int64, from, to int) (s span, ok bool) {
	hour := r.twoDigits(0, 24)
	colon := r.next(':')
	minute := r.twoDigits(0, 59)
	var at moment
	at.second = day*daySeconds + hour*3600 + minute*60
	length := int64(60)
	if r.next(':') {
		at.second, length = at.second+r.twoDigits(0, 59), 0
		if r.next('.') {
			fraction := r.digits()
			r.failed = r.failed || fraction == ""
			at.fraction = strings.TrimRight(fraction, "0")
		}
	}
	midnight := at.second == day*daySeconds+hour*3600 && at.fraction == ""
	ahead := r.zone()
	if !colon || r.failed || r.rest != "" || from > writtenTime || to < writtenTime || hour == 24 && !midnight {
		return span{}, false
	}
	s = span{at, at}
	if length > 0 {
		if from == writtenTime { // XSD wants seconds
			return span{}, false
		}
		s.last = moment{at.second + length - 1, behindAll}
	}
	return s.moved(ahead), true
}

// atZone tells whether nothing but an offset is left: "2016-05:00" is a year in
// a time zone.
func (r *dateReader) atZone() bool { return len(r.rest) == 6 && r.rest[3] == ':' }

// zone reads a time zone, if there is one, and gives the seconds that it is
// ahead of UTC.
func (r *dateReader) zone() int64 {
	switch {
	case r.next('Z'):
		return 0
	case r.next('+'):
		return r.offset()
	case r.next('-'):
		return -r.offset()
	}
	return 0
}

func (r *dateReader) offset() int64 {
	hours := r.twoDigits(0, 14)
	r.failed = r.failed || !r.next(':')
	minutes := r.twoDigits(0, 59)
	r.failed = r.failed || hours == 14 && minutes > 0
	return hours*3600 + minutes*60
}

func daysIn(year, month int64) int64 {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// dayNumber gives the days from 1970-01-01 to a day of the proleptic Gregorian
// calendar, which has a year 0.
func dayNumber(year, month, day int64) int64 {
	if month < 3 { // years begin with March, so that the leap day comes last
		year--
		month += 12
	}
	era := year / 400
	if year < 0 {
		era = (year - 399) / 400
	}
	of := year - era*400
	return era*146097 + of*365 + of/4 - of/100 + (153*(month-3)+2)/5 + day - 1 - 719468
}
