package graph

import (
	"strings"
	"testing"
)

func TestSpanOf(t *testing.T) {
	for date, want := range map[string][2]string{ // the first day, and the first after it
		"2016":                       {"2016-01-01", "2017-01-01"},
		"2016-02":                    {"2016-02-01", "2016-03-01"},
		"2016-12":                    {"2016-12-01", "2017-01-01"},
		"2016-02-29":                 {"2016-02-29", "2016-03-01"},
		"1900-02-28":                 {"1900-02-28", "1900-03-01"},
		"2016-10-03Z":                {"2016-10-03", "2016-10-04"},
		"2016-10-03+02:00":           {"2016-10-03", "2016-10-04"},
		"-0043":                      {"-0043-01-01", "-0042-01-01"},
		"-0001-12-31":                {"-0001-12-31", "0000-01-01"},
		"201X":                       {"2010-01-01", "2020-01-01"},
		"20XX":                       {"2000-01-01", "2100-01-01"},
		"2016-XX":                    {"2016-01-01", "2017-01-01"},
		"2016-1X":                    {"2016-10-01", "2017-01-01"},
		"2016-10-XX":                 {"2016-10-01", "2016-11-01"},
		"2016-10-0X":                 {"2016-10-01", "2016-10-10"},
		"2016-XX-05":                 {"2016-01-01", "2017-01-01"},
		"2016~":                      {"2016-01-01", "2017-01-01"},
		"2016-10?":                   {"2016-10-01", "2016-11-01"},
		"2016-10-03%":                {"2016-10-03", "2016-10-04"},
		"2016-21":                    {"2016-01-01", "2017-01-01"},
		"2016-09/2017-07":            {"2016-09-01", "2017-08-01"},
		"[2016-09..2017-07]":         {"2016-09-01", "2017-08-01"},
		"[2016-09, 2014]":            {"2014-01-01", "2016-10-01"},
		"{2016,2018-02-01..2018-03}": {"2016-01-01", "2018-04-01"},
		"Y170000002":                 {"Y170000002-01-01", "Y170000003-01-01"},
		"Y-17000":                    {"Y-17000-01-01", "Y-16999-01-01"},
	} {
		got, ok := spanOf(date)
		first, ok1 := spanOf(want[0])
		after, ok2 := spanOf(want[1])
		if !ok || !ok1 || !ok2 || got.from != first.from || got.until != after.from {
			t.Errorf("%s: %v %v, want %v to %v", date, got, ok, first.from, after.from)
		}
	}
	for date, want := range map[string]span{
		"[2016..]": {second(2016, 1, 1), openUntil}, "[..2016]": {openFrom, second(2017, 1, 1)},
		"2016/..": {second(2016, 1, 1), openUntil}, "../2016": {openFrom, second(2017, 1, 1)}, "2016/": {second(2016, 1, 1), openUntil},
		"1970-01-01T00:00:00Z": {second(1970, 1, 1), second(1970, 1, 1) + 1}, "1970-01-01T01:30+01:30": {second(1970, 1, 1), second(1970, 1, 1) + 60},
		"1970-01-01T22:00:00.5-02:00": {second(1970, 1, 2), second(1970, 1, 2) + 1}, "1970-01-01T24:00:00": {second(1970, 1, 2), second(1970, 1, 2) + 1},
	} {
		if got, ok := spanOf(date); !ok || got != want {
			t.Errorf("%s: %v %v, want %v", date, got, ok, want)
		}
	}
	for _, date := range []string{"", "yesterday", "16", "2016-1", "2016-10-3", "2016-10-00X", "[]", "[2016", "2016-10-32x", "2016-00-", "T10", "2016-10-03Tx",
		"2016-10-03T1:00", "99999999999999999999", "2016/yesterday", "2016-02-30", "2016-10-03T10:00:00:00", "2016-10-03T10:00+x"} {
		if got, ok := spanOf(date); ok {
			t.Errorf("%q is read as %v", date, got)
		}
	}
	if a, b := second(1970, 1, 1)-second(1969, 12, 31), second(2016, 3, 1)-second(2016, 2, 28); a != daySecond || b != 2*daySecond {
		t.Errorf("a day lasts %d, two %d", a, b)
	}
}

// A date that is no interval and no set ends after it begins.
func FuzzSpanOf(f *testing.F) {
	for _, s := range []string{"2016", "-0043", "[2016..]", "2016-10-03T10:00:00+01:00", "{2016,2018..}", "Y-17000", "20XX-1X-XX", "../..", "2016-10-03T-1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, date string) {
		if s, ok := spanOf(date); ok && s.from >= s.until && !strings.ContainsAny(date, "/[{") {
			t.Errorf("%q ends before it begins: %v", date, s)
		}
	})
}

// The fast way says what the slow one says.
func TestPlainDatesAreReadAlike(t *testing.T) {
	for _, date := range []string{
		"2016-10-03", "2016-02-28", "2016-10-31", "2015-08-12T03:19:40Z", "2015-08-12T23:59:59", "0001-01-01", "9999-12-28T00:00:00Z",
		"2016-13-01", "2016-00-01", "2016-10-00", "2016-10-3X", "2016-10-03T24:00:00", "2016-10-03T12:61:00", "2016-10-03T12:00:00z", "2016/10/03",
		"2016-1X-03", "20161003xx", "2016-10-03 12:00:00",
	} {
		fast, ok := spanOfPlain(date)
		if slow, slowOK := spanOfOne(date); ok && (!slowOK || fast != slow) {
			t.Errorf("%s: %v, slowly %v %t", date, fast, slow, slowOK)
		}
	}
}
