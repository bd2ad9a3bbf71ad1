package schema

import (
	"strconv"
	"strings"
	"time"
)

// cutTime splits a date from its time at a T or at blanks that a digit follows.
func cutTime(s string) (day, clock string, ok bool) {
	i := strings.IndexAny(s, "Tt ")
	if i < 0 {
		return s, "", false
	}
	clock = s[i+1:]
	if s[i] == ' ' {
		clock = strings.TrimLeft(clock, " ")
	}
	if clock == "" || clock[0] < '0' || clock[0] > '9' {
		return s, "", false
	}
	return s[:i], clock, true
}

// withTime adds a time of day and a zone: 14:05:09.25+02:00.
func (p *dateParser) withTime(d Date, s string) (Date, error) {
	const hint = "write a time as 14:05:09, with Z or +02:00 behind it if the zone is known"
	clock, zone := s, ""
	if i := strings.IndexAny(s, "Zz+-UG "); i >= 0 {
		clock, zone = s[:i], strings.TrimLeft(s[i:], " ")
	}
	t, ok := readClock(clock)
	if !ok {
		return Date{}, p.fault(hint)
	}
	d.precision = t.precision
	d.datatype = datatypeOf(d.precision)
	d.from.nano = 0
	d.from = d.from.add(t.nanos)
	d.until = d.from.add(t.width)
	d.text += "T" + t.text
	var offset int16
	if s != clock {
		if zone, offset, ok = readZone(zone); !ok {
			return Date{}, p.fault(hint)
		}
	} else if p.zone != nil && !t.leap && t.text[:2] != "24" {
		zone, offset = zoneAt(d.from, p.zone)
	}
	if zone != "" {
		d.text += zone
		d.from.zoned, d.until.zoned = true, true
		d.from.offset, d.until.offset = offset, offset
	}
	if t.leap {
		// XSD has no leap seconds, which come with the last second of an hour
		// at Greenwich.
		d.datatype = EDTFDatatype
		if p.xsd || zone != "" && (t.minute-int(offset)%60+60)%60 != 59 || zone == "" && t.minute != 59 {
			return Date{}, p.fault("there is no such second")
		}
	}
	return d, nil
}

// clockTime is a time of day.
type clockTime struct {
	text      string
	minute    int
	nanos     int64 // since midnight
	width     int64 // how long the unit of its last digit is, in nanoseconds
	precision Precision
	leap      bool // the 61st second of a minute
}

// readClock reads 14:05, 14:05:09 and 14:05:09.25, kept as they are but for a
// comma, and 24:00:00 for the end of a day.
func readClock(s string) (clockTime, bool) {
	s = strings.Replace(s, ",", ".", 1)
	t := clockTime{text: s, precision: PrecisionMinute, width: nanosPerMinute}
	whole, fraction, hasFraction := strings.Cut(s, ".")
	parts := strings.Split(whole, ":")
	if len(parts) < 2 || len(parts) > 3 || hasFraction && (len(parts) < 3 || fraction == "" || !allDigits(fraction)) {
		return t, false
	}
	var n [3]int
	for i, part := range parts {
		if len(part) != 2 || !allDigits(part) {
			return t, false
		}
		n[i], _ = strconv.Atoi(part)
	}
	if len(parts) == 3 {
		t.precision, t.width = PrecisionSecond, nanosPerSecond
	}
	t.minute, t.leap = n[1], n[2] == 60
	// A leap second counts as the second before it: it belongs to that day.
	t.nanos = int64(n[0]*60+n[1])*nanosPerMinute + int64(min(n[2], 59))*nanosPerSecond
	if hasFraction {
		t.width = nanosPerSecond
		for i := range min(len(fraction), 9) {
			t.width /= 10
			t.nanos += int64(fraction[i]-'0') * t.width
		}
	}
	midnight := n[0] == 24 && t.nanos == nanosPerDay && strings.Trim(fraction, "0") == ""
	return t, (n[0] < 24 || midnight) && n[1] < 60 && n[2] <= 60
}

// readZone reads Z, UTC, GMT, +02:00, +0200 and +02 and writes it as XSD does.
func readZone(s string) (text string, offset int16, ok bool) {
	switch s {
	case "Z", "z", "UTC", "GMT":
		return "Z", 0, true
	case "":
		return "", 0, false
	}
	digits := s[1:]
	if len(digits) == 5 && digits[2] == ':' {
		digits = digits[:2] + digits[3:]
	}
	if len(digits) == 2 {
		digits += "00"
	}
	if s[0] != '+' && s[0] != '-' || len(digits) != 4 || !allDigits(digits) {
		return "", 0, false
	}
	hours, _ := strconv.Atoi(digits[:2])
	minutes, _ := strconv.Atoi(digits[2:])
	total := hours*60 + minutes
	if minutes > 59 || total > widestOffset {
		return "", 0, false
	}
	text = s[:1] + digits[:2] + ":" + digits[2:]
	if s[0] == '-' {
		total = -total
	}
	return text, int16(total), true
}

// cutDayZone splits off the zone that XSD allows behind a date without a time.
func cutDayZone(s string) (day, zone string) {
	if strings.HasSuffix(s, "Z") {
		return s[:len(s)-1], "Z"
	}
	if i := len(s) - 6; i > 0 && s[i+3] == ':' && (s[i] == '+' || s[i] == '-') {
		return s[:i], s[i:]
	}
	return s, ""
}

// zoneAt gives the offset of a zone at a local time. It is "" where that time
// came twice or never there because clocks were changed, and where the offset
// has seconds, as local times before standard time have.
func zoneAt(local instant, zone *time.Location) (text string, offset int16) {
	seconds := int64(local.day)*24*60*60 + local.nano/nanosPerSecond
	found := 0
	last := 24 * 60 * 60 * 2
	for _, around := range []int64{-24 * 60 * 60, 0, 24 * 60 * 60} {
		_, east := time.Unix(seconds+around, 0).In(zone).Zone()
		if east == last {
			continue
		}
		last = east
		if _, there := time.Unix(seconds-int64(east), 0).In(zone).Zone(); there == east {
			found++
			offset = int16(east / 60)
			if east%60 != 0 || east/60 > widestOffset || east/60 < -widestOffset {
				return "", 0
			}
		}
	}
	switch {
	case found != 1:
		return "", 0
	case offset == 0:
		return "Z", 0
	}
	sign, size := "+", int(offset)
	if offset < 0 {
		sign, size = "-", -size
	}
	return sign + twoDigits(size/60) + ":" + twoDigits(size%60), offset
}
