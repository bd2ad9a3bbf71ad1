package schema

import (
	"math"
	"testing"
	"time"
)

func TestDays(t *testing.T) {
	for _, c := range []struct {
		day  Day
		text string
	}{
		{0, "1970-01-01"}, {-1, "1969-12-31"}, {-719162, "0001-01-01"}, {-719163, "0000-12-31"}, {-719528, "0000-01-01"},
		{-719529, "-0001-12-31"}, {11016, "2000-02-29"}, {17077, "2016-10-03"}, {NoFirstDay, ".."}, {NoLastDay, ".."},
	} {
		if got := c.day.String(); got != c.text {
			t.Errorf("day %d is %s, want %s", int64(c.day), got, c.text)
		}
	}
	for _, year := range []int64{-1e15 + 1, -170000002, -401, -400, -1, 0, 99, 100, 1600, 2100, 99999, 1e15 - 1} {
		for month := 1; month <= 12; month++ {
			for _, day := range []int{1, 28, daysIn(year, month)} {
				if y, m, d := dayOf(year, month, day).Date(); y != year || m != month || d != day {
					t.Errorf("%d-%d-%d came back as %d-%d-%d", year, month, day, y, m, d)
				}
			}
		}
	}
	if end := dayOf(1e15-1, 12, 31); int64(end) > math.MaxInt64/2 {
		t.Errorf("the last day is %d", int64(end))
	}
}

// TestDaysAgreeWithTime walks through eight hundred years day by day.
func TestDaysAgreeWithTime(t *testing.T) {
	day := dayOf(1599, 12, 31)
	for at := time.Date(1599, 12, 31, 0, 0, 0, 0, time.UTC); at.Year() < 2402; at = at.AddDate(0, 0, 1) {
		year, month, dayOfMonth := day.Date()
		if int(year) != at.Year() || month != int(at.Month()) || dayOfMonth != at.Day() || day.weekday() != at.Weekday().String() ||
			dayOf(year, month, dayOfMonth) != day {
			t.Fatalf("day %d is %s, a %s, want %s", int64(day), day, day.weekday(), at.Format("Mon 2006-01-02"))
		}
		day++
	}
}
