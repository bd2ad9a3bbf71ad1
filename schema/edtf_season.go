package schema

import "slices"

// seasons are EDTF's numbers for parts of a year (level 1, and those of level
// 2 that need no hemisphere), with the months they may reach, counted from 0
// in January of the year: a summer or a winter may begin in the year before or
// end in the year after.
var seasons = []struct {
	code        string
	first, last int
}{
	{"21", 0, 11}, {"22", -1, 14}, {"23", 0, 11}, {"24", -1, 14}, // spring to winter
	{"33", 0, 2}, {"34", 3, 5}, {"35", 6, 8}, {"36", 9, 11}, // quarters
	{"37", 0, 3}, {"38", 4, 7}, {"39", 8, 11}, // thirds
	{"40", 0, 5}, {"41", 6, 11}, // halves
}

// season finds the span of a part of a year.
func (p *dateParser) season(d Date, c calendarDate) (Date, error) {
	for _, s := range seasons {
		if s.code != c.month || p.xsd {
			continue
		}
		years := c.years()
		d.from = instant{day: monthStart(slices.Min(years), s.first)}
		d.until = instant{day: monthStart(slices.Max(years), s.last+1)}
		d.datatype = EDTFDatatype
		return d, nil
	}
	return Date{}, p.fault("there is no month " + c.month)
}

// monthStart gives the first day of a month counted from 0 in January of year,
// which may reach into the years around it.
func monthStart(year int64, month int) Day {
	for ; month < 0; month += 12 {
		year--
	}
	return dayOf(year+int64(month/12), month%12+1, 1)
}
