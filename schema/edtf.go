package schema

import (
	"strings"
	"time"

	"corkboard/graph"
)

// EDTFDatatype is the datatype of what XSD has no word for: approximate and
// uncertain dates, intervals, sets, seasons, unspecified digits, times without
// seconds (Extended Date/Time Format, Library of Congress, 2019).
const EDTFDatatype = EDTFEDTF

// Precision is how fine a date is.
type Precision uint8

// The precisions, coarse to fine.
const (
	PrecisionNone   Precision = iota // the zero Date
	PrecisionYears                   // several years: 201X, and XXXX-10-03
	PrecisionYear                    // 2016, 2016-XX
	PrecisionSeason                  // 2016-21 (spring), 2016-33 (first quarter)
	PrecisionMonth                   // 2016-10, 2016-10-XX
	PrecisionDay                     // 2016-10-03
	PrecisionMinute                  // 2016-10-03T14:05
	PrecisionSecond                  // 2016-10-03T14:05:09, with any fraction
)

// dateForm is how the parts of a date belong together.
type dateForm uint8

const (
	formSingle   dateForm = iota
	formInterval          // 2016-09/2017-07: it lasted
	formOneOf             // [2016-09..2017-07]: some time within
	formAll               // {2016,2018}: each of them
)

// Date is a date, a time, an interval or a set in EDTF's normal form, with the
// time that it may cover. It is a small comparable value; the zero Date is no
// date.
//
// Years count as ISO 8601 and XSD 1.1 do: 0000 is 1 BC, -0043 is 44 BC; the
// calendar is Gregorian throughout.
type Date struct {
	text      string // normal form, never padded to a precision it did not have
	datatype  string
	form      dateForm
	precision Precision
	doubt     doubt
	from      instant // the first instant it may cover
	until     instant // the first instant after all that it may cover
}

// doubt is what EDTF's marks say of a date.
type doubt struct{ approximate, uncertain bool }

// ParseDate reads a date as people write it into tables, and rewrites what can
// be read in one way only: ca. 1850, 3 October 2016, a blank for the T. The
// offset of zone is added to a time that has none, unless zone is nil or that
// local time came twice or never there. The error has the form
// `"31/02/1800" is not a date; write 2016-10-03`.
func ParseDate(text string, zone *time.Location) (Date, error) {
	p := dateParser{given: text, zone: zone}
	return p.date(trimValue(text))
}

// String gives the normal form, with T before a time and Y before a year of
// more than four digits.
func (d Date) String() string { return d.text }

// Term gives the literal: xsd:date, xsd:gYearMonth, xsd:gYear or xsd:dateTime
// where XSD says the same, EDTF otherwise. The zero Date gives the zero Term.
func (d Date) Term() graph.Term {
	if d.IsZero() {
		return graph.Term{}
	}
	return graph.Typed(strings.TrimPrefix(d.text, xsdYearMark(d.datatype)), d.datatype)
}

// IsZero tells whether d is the zero Date.
func (d Date) IsZero() bool { return d == Date{} }

// Precision gives how fine the date is: of an interval or a set, the coarsest
// of its dates.
func (d Date) Precision() Precision { return d.precision }

// HasTime tells whether the date has a time of day, to the minute or finer.
func (d Date) HasTime() bool { return d.precision >= PrecisionMinute }

// IsInterval tells whether d is something that lasted, 2016-09/2017-07; a date
// that is merely not known better, [2016-09..2017-07], is none.
func (d Date) IsInterval() bool { return d.form == formInterval }

// Approximate tells whether d, or an end of it, is marked as about right (~ or %).
func (d Date) Approximate() bool { return d.doubt.approximate }

// Uncertain tells whether d, or an end of it, is marked as doubtful (? or %).
func (d Date) Uncertain() bool { return d.doubt.uncertain }

// Halves gives the ends of an interval, 2016-09 and 2017-07; the zero Date for
// an end that is open or unknown. ok is false for what is no interval.
func (d Date) Halves() (start, end Date, ok bool) {
	first, last, _ := strings.Cut(d.text, "/")
	if !d.IsInterval() {
		return Date{}, Date{}, false
	}
	p := dateParser{given: d.text}
	start, _ = p.end(first)
	end, _ = p.end(last)
	return start, end, true
}

// Start gives the first day that d may be, or begin on, in the time zone it is
// written in; NoFirstDay if that is open or unknown.
func (d Date) Start() Day { return d.from.day }

// End gives the last day that d may be, or end on, in the time zone it is
// written in; NoLastDay if that is open or unknown.
func (d Date) End() Day {
	if d.until.nano == 0 && d.until.day != NoLastDay {
		return d.until.day - 1
	}
	return d.until.day
}

func parseDateValue(text string, c Context) (Result, error) {
	d, err := ParseDate(text, c.Zone)
	if err != nil {
		return Result{}, err
	}
	r := one(d.Term(), trimValue(text))
	if start, end, ok := d.Halves(); ok {
		r.Start, r.End = start.Term(), end.Term()
	}
	return r, nil
}

func parseDatetimeValue(text string, c Context) (Result, error) {
	d, err := ParseDate(text, c.Zone)
	if err != nil || d.form != formSingle || !d.HasTime() {
		return Result{}, notA(text, "a date and time", "write 2016-10-03T14:05:09")
	}
	return one(d.Term(), trimValue(text)), nil
}
