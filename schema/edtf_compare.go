package schema

// instant is a point in time as it is written: a day and nanoseconds since it
// began in its own zone.
type instant struct {
	day    Day
	nano   int64
	offset int16 // minutes east of Greenwich; 0 unless zoned
	zoned  bool
	loose  int32 // days it may be off to either side, of an approximate date
	doubt  bool  // it may be wrong altogether
}

const (
	nanosPerSecond = int64(1e9)
	nanosPerMinute = 60 * nanosPerSecond
	nanosPerDay    = 24 * 60 * nanosPerMinute
	// widestOffset is how far a time without a zone may be from Greenwich
	// (XSD 1.1 Datatypes, section 3.3.7.1), in minutes.
	widestOffset = 14 * 60
)

var (
	endless   = instant{day: NoLastDay}
	beginless = instant{day: NoFirstDay}
)

func (i instant) isOpen() bool { return i.day == NoLastDay || i.day == NoFirstDay }

// add moves a point in time that is not open.
func (i instant) add(nanos int64) instant {
	nanos += i.nano
	days := nanos / nanosPerDay
	if nanos %= nanosPerDay; nanos < 0 {
		nanos += nanosPerDay
		days--
	}
	i.day += Day(days)
	i.nano = nanos
	return i
}

// before compares two points in time: at Greenwich where both have a zone, and
// otherwise as they are written, as if the one without a zone had the other's.
func (i instant) before(j instant) bool {
	if i.zoned && j.zoned {
		i = i.add(-int64(i.offset) * nanosPerMinute)
		j = j.add(-int64(j.offset) * nanosPerMinute)
	}
	return i.day < j.day || i.day == j.day && i.nano < j.nano
}

// Before tells whether all that d may be is certainly over when e begins. It
// is false where a date that decides is doubtful (?), or open, or unknown; an
// approximate one (~) may be off by the next coarser unit to either side, a
// day by 31 days, a year by ten; a time with a zone and one without are at
// least 14 hours apart or not certain.
func (d Date) Before(e Date) (certain bool) {
	end, begin := d.until, e.from
	if d.IsZero() || e.IsZero() || end.isOpen() || begin.isOpen() || end.doubt || begin.doubt {
		return false
	}
	end.day += Day(end.loose)
	begin.day -= Day(begin.loose)
	if end.zoned != begin.zoned {
		end = end.add(-int64(end.offset) * nanosPerMinute).add(widestOffset * nanosPerMinute)
		begin = begin.add(-int64(begin.offset) * nanosPerMinute)
		end.zoned, begin.zoned = false, false
	}
	return !begin.before(end)
}

// Overlaps tells whether d and e may be the same time, or share some: whether
// the spans meet that they may cover as they are written. Marks of doubt widen
// nothing here. A set counts as all between its first and its last date.
func (d Date) Overlaps(e Date) bool {
	return !d.IsZero() && !e.IsZero() && d.from.before(e.until) && e.from.before(d.until)
}

// Contains tells whether all that e may cover lies within what d covers, as
// both are written. With --from 2016-09 --to 2017-07, the date 2016-09/2017-07
// contains what is certainly listed and overlaps what may have to be.
func (d Date) Contains(e Date) bool {
	return !d.IsZero() && !e.IsZero() && !e.from.before(d.from) && !d.until.before(e.until)
}

// looseness gives how many days an approximate date may be off.
func looseness(p Precision) int32 {
	switch p {
	case PrecisionYears:
		return 36525
	case PrecisionYear:
		return 3653
	case PrecisionSeason, PrecisionMonth:
		return 366
	case PrecisionDay:
		return 31
	}
	return 1
}
