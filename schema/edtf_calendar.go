package schema

import (
	"fmt"
	"math"
)

// Day is a day of the Gregorian calendar, carried back before its beginning,
// counted from 1970-01-01.
type Day int64

// The days of ends that are open or unknown.
const (
	NoFirstDay Day = math.MinInt64
	NoLastDay  Day = math.MaxInt64
)

// dayOf gives a day from its year, month and day of month, which must be in
// range.
func dayOf(year int64, month, day int) Day {
	// The year begins in March here, so that a leap day comes last; 400 years
	// have 146097 days.
	if month <= 2 {
		year--
		month += 12
	}
	era := year / 400
	if year%400 < 0 {
		era--
	}
	years := year - era*400
	days := years*365 + years/4 - years/100 + int64((153*(month-3)+2)/5+day-1)
	return Day(era*146097 + days - 719468)
}

// Date gives the year, month and day of month.
func (d Day) Date() (year int64, month, day int) {
	n := int64(d) + 719468
	era := n / 146097
	if n%146097 < 0 {
		era--
	}
	days := n - era*146097
	years := (days - days/1460 + days/36524 - days/146096) / 365
	rest := int(days - (years*365 + years/4 - years/100))
	month = (5*rest+2)/153 + 3
	day = rest - (153*(month-3)+2)/5 + 1
	year = years + era*400
	if month > 12 {
		month -= 12
		year++
	}
	return year, month, day
}

// String gives the day as 2016-10-03, and ".." for an open end.
func (d Day) String() string {
	if d == NoFirstDay || d == NoLastDay {
		return ".."
	}
	year, month, day := d.Date()
	sign := ""
	if year < 0 {
		sign, year = "-", -year
	}
	return fmt.Sprintf("%s%04d-%02d-%02d", sign, year, month, day)
}

// daysIn gives the number of days of a month.
func daysIn(year int64, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// monthNames are the English names; the first three letters are short forms.
var monthNames = [...]string{"January", "February", "March", "April", "May", "June", "July",
	"August", "September", "October", "November", "December"}

// dayNames are the English names of the days of the week, in the order in
// which days are counted: day 0 was a Thursday.
var dayNames = [...]string{"Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"}

func (d Day) weekday() string { return dayNames[((int64(d)%7)+7)%7] }
