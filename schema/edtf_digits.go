package schema

import (
	"errors"
	"strings"
)

// errNotDigits tells that a text does not have the shape of a date in digits;
// it never leaves the parser.
var errNotDigits = errors.New("not a date in digits")

// digits reads 2016-10-03 and its shorter forms, with X for unspecified
// digits, with a time and a zone, and years of other lengths.
func (p *dateParser) digits(s string) (Date, error) {
	if strings.HasPrefix(s, yearMark) && !p.xsd {
		return p.longYear(s[1:])
	}
	day, clock, hasTime := cutTime(s)
	var zone string
	if !hasTime {
		day, zone = cutDayZone(s)
	}
	c, ok := p.calendar(day)
	if !ok {
		return Date{}, errNotDigits
	}
	d, err := p.spanOf(c)
	if err != nil {
		return Date{}, err
	}
	switch {
	case hasTime:
		if d.precision != PrecisionDay {
			return Date{}, errNotDigits
		}
		return p.withTime(d, clock)
	case zone == "":
		return d, nil
	case !p.xsd && (!p.whole || d.precision != PrecisionDay):
		return Date{}, errNotDigits
	}
	_, offset, ok := readZone(zone)
	d.text += zone
	d.from.zoned, d.until.zoned = true, true
	d.from.offset, d.until.offset = offset, offset
	if !ok || c.unspecified() {
		return Date{}, p.fault(dateHint)
	}
	return d, nil
}

// calendar splits a date without its time; ok is false where it has another
// shape than year, month and day with hyphens.
func (p *dateParser) calendar(s string) (c calendarDate, ok bool) {
	if !p.xsd {
		s = strings.ReplaceAll(s, "x", "X")
	}
	s, c.negative = strings.CutPrefix(s, "-")
	parts := strings.Split(s, "-")
	width := func(i, n int) bool { return len(parts) <= i || len(parts[i]) == n && isPattern(parts[i]) }
	long := p.xsd && len(s) > 4 && s[0] != '0' && len(parts[0]) > 4 && len(parts[0]) <= maxYearDigits && allDigits(parts[0])
	if len(parts) > 3 || !(long || width(0, 4)) || !width(1, 2) || !width(2, 2) {
		return c, false
	}
	c.year = parts[0]
	if len(parts) > 1 {
		c.month = parts[1]
	}
	if len(parts) > 2 {
		c.day = parts[2]
	}
	return c, !c.negative || strings.Trim(c.year, "0") != ""
}

// maxYearDigits keeps days countable in 64 bits.
const maxYearDigits = 15

// longYear reads what follows Y: a year of more than four digits (EDTF, level 1).
func (p *dateParser) longYear(s string) (Date, error) {
	year, negative := strings.CutPrefix(s, "-")
	if len(year) < 5 || len(year) > maxYearDigits || year[0] == '0' || !allDigits(year) {
		return Date{}, p.fault("after Y comes a year of 5 to 15 digits")
	}
	d, err := p.spanOf(calendarDate{negative: negative, year: year})
	d.text = yearMark + d.text
	return d, err
}

// spanOf finds the first and the last day that a date may be.
func (p *dateParser) spanOf(c calendarDate) (Date, error) {
	d := Date{text: c.String(), precision: c.precision()}
	if d.precision == PrecisionSeason {
		return p.season(d, c)
	}
	first, last, ok := c.span()
	if !ok {
		return Date{}, p.fault(c.reason())
	}
	d.from, d.until = instant{day: first}, instant{day: last + 1}
	d.datatype = datatypeOf(d.precision)
	if c.unspecified() || c.year == "0000" {
		d.datatype = EDTFDatatype // 0000 is no year in XSD 1.0
	}
	return d, nil
}

// isPattern tells whether s is digits and X.
func isPattern(s string) bool { return allDigits(strings.ReplaceAll(s, "X", "0")) }
