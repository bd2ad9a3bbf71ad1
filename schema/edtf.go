package schema

import (
	"math"
	"time"

	"corkboard/graph"
)

// EDTFDatatype is the datatype of what XSD has no word for: uncertain and
// approximate dates, intervals, sets, unspecified digits, times without
// seconds (Extended Date/Time Format, Library of Congress, 2019).
const EDTFDatatype = "http://id.loc.gov/datatypes/edtf/EDTF"

// Precision is how fine a date is.
type Precision uint8

// The precisions, coarse to fine.
const (
	PrecisionNone   Precision = iota // both ends open
	PrecisionYears                   // several years: 201X
	PrecisionYear                    // 2016
	PrecisionSeason                  // 2016-21
	PrecisionMonth                   // 2016-10
	PrecisionDay                     // 2016-10-03
	PrecisionMinute                  // 2016-10-03T14:05
	PrecisionSecond                  // 2016-10-03T14:05:09, with any fraction
)

// Day is a day of the proleptic Gregorian calendar, counted from 1970-01-01.
type Day int64

// The days of open ends.
const (
	NoFirstDay Day = math.MinInt64
	NoLastDay  Day = math.MaxInt64
)

// Date is a date, a time, an interval or a set as EDTF writes it, in normal
// form. It is a small comparable value; the zero Date is no date.
type Date struct {
	text, datatype string
}

// ParseDate reads a date as people write it into tables.
func ParseDate(text string, zone *time.Location) (Date, error) {
	return Date{}, notA(text, "a date", "")
}

// DateOf reads a date back from a stored literal: xsd:date, xsd:gYear,
// xsd:gYearMonth, xsd:dateTime or EDTF.
func DateOf(t graph.Term) (Date, bool) { return Date{}, false }

// String gives the date in normal form.
func (d Date) String() string { return d.text }

// Term gives the literal.
func (d Date) Term() graph.Term { return graph.Typed(d.text, d.datatype) }

// Start gives the earliest day that the date may be or begin on, as written.
func (d Date) Start() Day { return NoFirstDay }

// End gives the latest day that the date may be or end on, as written.
func (d Date) End() Day { return NoLastDay }

// Precision gives how fine the date is; of an interval, its coarser end's.
func (d Date) Precision() Precision { return PrecisionNone }

// Halves gives the two ends of a lasting interval (2016-09/2017-07); the zero
// Date for an end that is open or unknown. ok is false for any other date.
func (d Date) Halves() (start, end Date, ok bool) { return }

// Before tells whether all of d is certainly before all of e.
func (d Date) Before(e Date) (certain bool) { return false }

// Overlaps tells whether d and e may be the same time, or have some in common.
func (d Date) Overlaps(e Date) bool { return false }

// Contains tells whether all that e may be lies within d, as written.
func (d Date) Contains(e Date) bool { return false }

func parseDateValue(text string, c Context) (Result, error) {
	d, err := ParseDate(text, c.Zone)
	return one(d.Term(), trimValue(text)), err
}

func parseDatetimeValue(text string, c Context) (Result, error) { return parseDateValue(text, c) }
