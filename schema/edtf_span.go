package schema

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// calendarDate is the parts of a date as written; month and day may be "".
type calendarDate struct {
	negative         bool
	year, month, day string // digits and X
}

func (c calendarDate) unspecified() bool { return strings.ContainsRune(c.year+c.month+c.day, 'X') }

func (c calendarDate) String() string {
	s := c.year
	if c.negative {
		s = "-" + s
	}
	if c.month != "" {
		s += "-" + c.month
	}
	if c.day != "" {
		s += "-" + c.day
	}
	return s
}

func (c calendarDate) precision() Precision {
	switch {
	case strings.ContainsRune(c.year, 'X'):
		return PrecisionYears
	case c.month == "" || strings.ContainsRune(c.month, 'X'):
		return PrecisionYear
	case c.day == "" && c.month > "12":
		return PrecisionSeason
	case c.day == "" || strings.ContainsRune(c.day, 'X'):
		return PrecisionMonth
	}
	return PrecisionDay
}

// reason tells what keeps a date from being in the calendar.
func (c calendarDate) reason() string {
	if month := digitsValue(c.month); !c.unspecified() && month >= 1 && month <= 12 && c.day > "00" {
		return fmt.Sprintf("%s has %d days", monthNames[month-1], daysIn(c.years()[0], int(month)))
	}
	return "there is no such day"
}

// span finds the first and the last day; ok is false where there is none.
func (c calendarDate) span() (first, last Day, ok bool) {
	if c.unspecified() {
		years, months, days := c.years(), numbers(c.month, 12), numbers(c.day, 31)
		first, ok = firstDay(years, months, days)
		slices.Reverse(years)
		slices.Reverse(months)
		slices.Reverse(days)
		last, _ = firstDay(years, months, days)
		return first, last, ok
	}
	year := digitsValue(c.year)
	if c.negative {
		year = -year
	}
	if c.month == "" {
		return dayOf(year, 1, 1), dayOf(year, 12, 31), true
	}
	month, day := int(digitsValue(c.month)), int(digitsValue(c.day))
	if month < 1 || month > 12 || c.day != "" && (day < 1 || day > daysIn(year, month)) {
		return 0, 0, false
	}
	if c.day == "" {
		return dayOf(year, month, 1), dayOf(year, month, daysIn(year, month)), true
	}
	return dayOf(year, month, day), dayOf(year, month, day), true
}

// digitsValue gives the number that some digits are, at most maxYearDigits; 0 for others.
func digitsValue(digits string) int64 {
	n, _ := strconv.ParseInt(digits, 10, 64)
	return n
}

// years gives the years that a year may be, ascending.
func (c calendarDate) years() []int64 {
	years := expand(c.year)
	if c.negative {
		for i := range years {
			years[i] = -years[i]
		}
		slices.Reverse(years)
	}
	return years
}

// numbers gives the numbers from 1 to most that two digits may be, ascending;
// all of them for "".
func numbers(pattern string, most int) []int {
	if pattern == "" {
		pattern = "XX"
	}
	var list []int
	for _, n := range expand(pattern) {
		if n >= 1 && n <= int64(most) {
			list = append(list, int(n))
		}
	}
	return list
}

// expand gives the numbers that digits with X for any digit may be, ascending.
func expand(pattern string) []int64 {
	list := []int64{0}
	for _, c := range []byte(pattern) {
		var longer []int64
		for _, n := range list {
			if c != 'X' {
				longer = append(longer, n*10+int64(c-'0'))
				continue
			}
			for digit := range int64(10) {
				longer = append(longer, n*10+digit)
			}
		}
		list = longer
	}
	return list
}

// firstDay finds the first day that exists among years, months and days, in
// the order they come in.
func firstDay(years []int64, months, days []int) (Day, bool) {
	for _, y := range years {
		for _, m := range months {
			for _, d := range days {
				if d <= daysIn(y, m) {
					return dayOf(y, m, d), true
				}
			}
		}
	}
	return 0, false
}
