package schema

import (
	"strconv"
	"strings"
)

// dateInWords rewrites a date with an English month name in digits: 3 October
// 2016, October 3, 2016, Oct. 2016, Monday, 3 Oct 2016, 03-Oct-2016. Day and
// year cannot be mistaken: a year has four digits. Where it is no such date,
// hint says what to write.
func dateInWords(s string) (iso, hint string, ok bool) {
	words := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' || r == '\u00A0' })
	if len(words) == 1 {
		words = strings.Split(s, "-")
	}
	weekday := ""
	if len(words) > 2 {
		if weekday = nameOf(words[0], dayNames[:]); weekday != "" {
			words = words[1:]
		}
	}
	year, month, day, ok := orderWords(words)
	if !ok {
		return "", dateHint, false
	}
	iso = year + "-" + twoDigits(month)
	if day == 0 {
		return iso, dateHint, weekday == ""
	}
	y, _ := strconv.ParseInt(year, 10, 64)
	if weekday != "" && day <= daysIn(y, month) {
		if is := dayOf(y, month, day).weekday(); is != weekday {
			return "", "that day was a " + is, false
		}
	}
	return iso + "-" + twoDigits(day), "", true
}

// orderWords tells year, month and day apart; day is 0 where there is none.
func orderWords(words []string) (year string, month, day int, ok bool) {
	at := -1
	for i, w := range words {
		if m := monthOf(w); m > 0 {
			if at >= 0 {
				return "", 0, 0, false
			}
			at, month = i, m
		}
	}
	if at < 0 {
		return "", 0, 0, false
	}
	before, after := words[:at], words[at+1:]
	if n := len(before); n == 2 && strings.EqualFold(before[1], "of") {
		before = before[:1] // the 3rd of October
	}
	switch {
	case len(before) == 0 && len(after) == 1: // October 2016
		year = after[0]
	case len(before) == 0 && len(after) == 2: // October 3, 2016
		year, day = after[1], dayNumber(after[0])
	case len(before) == 1 && len(after) == 1 && len(before[0]) == 4 && allDigits(before[0]): // 2016 October 3
		year, day = before[0], dayNumber(after[0])
	case len(before) == 1 && len(after) == 1: // 3 October 2016
		year, day = after[0], dayNumber(before[0])
	default:
		return "", 0, 0, false
	}
	hasDay := len(before)+len(after) == 2
	return year, month, day, len(year) == 4 && allDigits(year) && hasDay == (day > 0)
}

// dayNumber reads 3, 03, 3. and 3rd; 0 is no day.
func dayNumber(s string) int {
	s = strings.ToLower(s)
	for _, ending := range []string{".", "st", "nd", "rd", "th"} {
		if rest, ok := strings.CutSuffix(s, ending); ok {
			s = rest
			break
		}
	}
	if len(s) > 2 || !allDigits(s) {
		return 0
	}
	n, _ := strconv.Atoi(s)
	return n
}

// monthOf gives the number of a month from its English name or the short form
// of it; 0 is no month.
func monthOf(s string) int {
	if strings.EqualFold(strings.TrimSuffix(s, "."), "Sept") {
		return 9
	}
	name := nameOf(s, monthNames[:])
	for i := range monthNames {
		if monthNames[i] == name {
			return i + 1
		}
	}
	return 0
}

// nameOf finds a name in a list by itself or by its first three letters, with
// or without a point behind them, in any case.
func nameOf(s string, names []string) string {
	short := strings.TrimSuffix(s, ".")
	for _, name := range names {
		if strings.EqualFold(s, name) || strings.EqualFold(short, name[:3]) {
			return name
		}
	}
	return ""
}

func twoDigits(n int) string {
	return string([]byte{byte('0' + n/10%10), byte('0' + n%10)})
}
