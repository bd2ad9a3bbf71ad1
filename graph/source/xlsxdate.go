package source

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// lastSerial is the number of 31 December 9999 in the calendar of 1900.
const lastSerial = 2958465

// number gives a stored number as the cell means it: a date as precise as the
// cell shows it, or a plain decimal. why says what is wrong with it, or is "".
func (f cellFormat) number(stored string, date1904 bool) (text, why string) {
	if !f.isDate() {
		return f.decimal(stored)
	}
	serial, err := strconv.ParseFloat(stored, 64)
	if err != nil || math.IsNaN(serial) || math.IsInf(serial, 0) {
		return "", quoted(stored) + " is not a number"
	}
	t, why := serialTime(serial, date1904, f)
	if why != "" {
		return "", why
	}
	return f.shown(t), ""
}

// serialTime turns days since the start of the calendar into a time, rounded
// to the second as spreadsheets do.
func serialTime(serial float64, date1904 bool, f cellFormat) (time.Time, string) {
	days := math.Floor(serial)
	seconds := math.Round(float64((serial - days) * 86400))
	if seconds == 86400 {
		days, seconds = days+1, 0
	}
	first := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	clock := f.isTime() && !f.year && !f.month && !f.day && !f.weekday
	text := quoted(strconv.FormatFloat(serial, 'f', -1, 64))
	switch {
	case date1904:
		first = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
		if days < 0 || days > lastSerial-1462 {
			return time.Time{}, text + " is a date that spreadsheets do not know"
		}
	case days < 0 || days > lastSerial || days == 0 && !clock:
		return time.Time{}, text + " is a date that spreadsheets do not know"
	case days == 60 && !clock:
		return time.Time{}, text + " is 29 February 1900, a day that never was"
	case days < 60:
		days++ // the calendar of 1900 has that day, so those before it shift
	}
	return first.AddDate(0, 0, int(days)).Add(time.Duration(seconds) * time.Second), ""
}

// shown prints a time in the form of ISO 8601, with the parts that the cell
// shows: 2016-10-03T14:05, 2016-10-03, 2016-10, 2016, 14:05:09. A day and
// month without a year is --10-03 (XML Schema's gMonthDay) and a month alone
// --10: spreadsheets put the year of typing there, and nobody said that year.
func (f cellFormat) shown(t time.Time) string {
	var date, clock string
	switch {
	case f.year && f.month && f.day, f.weekday, f.day && !f.month:
		date = "2006-01-02"
	case f.year && f.month:
		date = "2006-01"
	case f.year:
		date = "2006"
	case f.month && f.day:
		date = "--01-02"
	case f.month:
		date = "--01"
	}
	switch {
	case f.second:
		clock = "15:04:05"
	case f.hour || f.minute:
		clock = "15:04"
	}
	if date != "" && clock != "" {
		return t.Format("2006-01-02T" + clock)
	}
	return t.Format(date + clock)
}

// isoDate cuts a date that is stored as text (ISO 8601) to what the cell shows.
func (f cellFormat) isoDate(stored string) string {
	for _, layout := range []string{"2006-01-02T15:04:05Z07:00", "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02"} {
		t, err := time.Parse(layout, stored)
		if err == nil && f.isDate() {
			return f.shown(t)
		}
	}
	return stored
}

// decimal gives a stored number in plain decimals. Spreadsheets store up to 17
// digits of a binary number; where there are more than the 15 they show, the
// shortest that mean the same number are given.
func (f cellFormat) decimal(stored string) (text, why string) {
	digits := strings.TrimPrefix(stored, "-")
	whole, fraction, _ := strings.Cut(digits, ".")
	plain := isDigits(whole) && (fraction == "" || isDigits(fraction)) && !strings.HasSuffix(digits, ".")
	switch {
	case plain && fraction == "" && len(stored) < f.digits && digits == stored:
		return strings.Repeat("0", f.digits-len(stored)) + stored, ""
	case plain && (fraction == "" || len(whole)+len(fraction) <= 15):
		return stored, ""
	}
	n, err := strconv.ParseFloat(stored, 64)
	if err != nil || math.IsNaN(n) || math.IsInf(n, 0) {
		return "", quoted(stored) + " is not a number"
	}
	return strconv.FormatFloat(n, 'f', -1, 64), ""
}

func isDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// reference reads a cell's name, "BC12", into its column and row from 1.
func reference(s string) (column, row int32, err error) {
	i := 0
	for i < len(s) && i < 4 && s[i] >= 'A' && s[i] <= 'Z' {
		column = column*26 + int32(s[i]-'A') + 1
		i++
	}
	n, err := strconv.ParseInt(s[i:], 10, 32)
	if err != nil || column < 1 || column > maxColumns || n < 1 {
		return 0, 0, fmt.Errorf("cell: %s is not a place in a sheet", quoted(s))
	}
	return column, int32(n), nil
}
