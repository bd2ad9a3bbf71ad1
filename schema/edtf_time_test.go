package schema

import (
	"testing"
	"time"
	_ "time/tzdata" // the same zones on every machine

	"corkboard/graph"
)

func TestZoneIsAdded(t *testing.T) {
	for _, c := range []struct{ zone, text, want string }{
		{"Europe/Berlin", "2016-10-03T14:05:09", "2016-10-03T14:05:09+02:00"},
		{"Europe/Berlin", "2016-12-03 14:05:09.50", "2016-12-03T14:05:09.50+01:00"},
		{"Europe/Berlin", "2016-10-03T14:05", "2016-10-03T14:05+02:00"},
		{"Europe/Berlin", "2016-10-03T14:05:09Z", "2016-10-03T14:05:09Z"},
		{"Europe/Berlin", "2016-10-03T14:05:09-07:00", "2016-10-03T14:05:09-07:00"},
		{"Europe/Berlin", "2016-10-03", "2016-10-03"},
		{"Europe/Berlin", "2016-10", "2016-10"},
		{"Europe/Berlin", "2016-10-03T24:00:00", "2016-10-03T24:00:00"},
		{"Europe/Berlin", "2016-12-31T23:59:60", "2016-12-31T23:59:60"},
		{"Europe/Berlin", "2016-10-03T14:05~", "2016-10-03T14:05+02:00~"},
		{"Europe/Berlin", "2016-10-03T14:00/2016-12-03T14:00", "2016-10-03T14:00+02:00/2016-12-03T14:00+01:00"},
		{"Europe/Berlin", "[2016-10-03T14:00..]", "[2016-10-03T14:00+02:00..]"},
		// clocks change: 02:00 became 03:00, 03:00 became 02:00
		{"Europe/Berlin", "2016-03-27T01:59:59", "2016-03-27T01:59:59+01:00"},
		{"Europe/Berlin", "2016-03-27T02:00:00", "2016-03-27T02:00:00"},
		{"Europe/Berlin", "2016-03-27T02:59:59", "2016-03-27T02:59:59"},
		{"Europe/Berlin", "2016-03-27T03:00:00", "2016-03-27T03:00:00+02:00"},
		{"Europe/Berlin", "2016-10-30T01:59:59", "2016-10-30T01:59:59+02:00"},
		{"Europe/Berlin", "2016-10-30T02:00:00", "2016-10-30T02:00:00"},
		{"Europe/Berlin", "2016-10-30T02:59:59", "2016-10-30T02:59:59"},
		{"Europe/Berlin", "2016-10-30T03:00:00", "2016-10-30T03:00:00+01:00"},
		{"America/New_York", "2016-11-06T01:30:00", "2016-11-06T01:30:00"},
		{"America/New_York", "2016-11-06T02:00:00", "2016-11-06T02:00:00-05:00"},
		{"Australia/Lord_Howe", "2016-04-03T01:45:00", "2016-04-03T01:45:00"},
		{"Australia/Lord_Howe", "2016-04-03T02:00:00", "2016-04-03T02:00:00+10:30"},
		{"Pacific/Apia", "2011-12-30T12:00:00", "2011-12-30T12:00:00"}, // a day that was left out
		{"Pacific/Apia", "2011-12-29T23:59:59", "2011-12-29T23:59:59-10:00"},
		{"Pacific/Apia", "2011-12-31T00:00:00", "2011-12-31T00:00:00+14:00"},
		{"Europe/London", "2016-12-03T14:05:09", "2016-12-03T14:05:09Z"},
		{"UTC", "2016-10-03T14:05:09", "2016-10-03T14:05:09Z"},
		{"Asia/Kathmandu", "2016-10-03T14:05:09", "2016-10-03T14:05:09+05:45"},
		{"America/St_Johns", "2016-12-03T14:05:09", "2016-12-03T14:05:09-03:30"},
		{"Europe/Berlin", "1850-10-03T14:05:09", "1850-10-03T14:05:09"}, // +00:53:28
		{"Europe/Berlin", "2099-07-03T14:05:09", "2099-07-03T14:05:09+02:00"},
	} {
		zone, err := time.LoadLocation(c.zone)
		if err != nil {
			t.Fatal(err)
		}
		d, err := ParseDate(c.text, zone)
		if err != nil || d.String() != c.want {
			t.Errorf("%s in %s = %s, %v, want %s", c.text, c.zone, d, err, c.want)
			continue
		}
		checkParse(t, "date", c.text, Context{Zone: zone}, d.Term())
		if again, err := ParseDate(d.String(), zone); err != nil || again != d {
			t.Errorf("%s again in %s = %s, %v", d, c.zone, again, err)
		}
	}
}

// TestZoneAgreesWithTime compares every hour of some years with what the time
// package makes of it.
func TestZoneAgreesWithTime(t *testing.T) {
	for _, name := range []string{"Europe/Berlin", "America/Caracas", "Pacific/Apia"} {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		for at := time.Date(2011, 1, 1, 0, 0, 0, 0, time.UTC); at.Year() < 2017; at = at.Add(time.Hour) {
			local := at.In(zone).Format("2006-01-02T15:04:05")
			d, err := ParseDate(local, zone)
			if err != nil {
				t.Fatal(err)
			}
			if !d.from.zoned {
				continue // it came twice
			}
			if back, err := time.Parse(time.RFC3339, d.String()); err != nil || !back.Equal(at) {
				t.Fatalf("%s in %s = %s, which is not %s", local, name, d, at)
			}
		}
	}
}

func TestClockTime(t *testing.T) {
	for _, c := range []struct {
		text  string
		nanos int64
		width int64
	}{
		{"00:00", 0, nanosPerMinute},
		{"14:05", 845 * nanosPerMinute, nanosPerMinute},
		{"00:00:01", nanosPerSecond, nanosPerSecond},
		{"00:00:00.5", nanosPerSecond / 2, nanosPerSecond / 10},
		{"00:00:00.0000000019", 1, 1},
		{"24:00:00.000", nanosPerDay, nanosPerSecond / 1000},
	} {
		got, ok := readClock(c.text)
		if !ok || got.nanos != c.nanos || got.width != c.width {
			t.Errorf("%s = %+v, %v", c.text, got, ok)
		}
	}
}

func TestMinutesAreNotPadded(t *testing.T) {
	d, err := ParseDate("2016-10-03T14:05", time.UTC)
	if err != nil || d.Term() != graph.Typed("2016-10-03T14:05Z", EDTFDatatype) {
		t.Errorf("got %v, %v", d.Term(), err)
	}
}
