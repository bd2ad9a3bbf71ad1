package export

import (
	"slices"
	"time"

	"corkboard/graph"
)

// stretch is how long a time a bar of messages stands for.
type stretch uint8

const (
	weekly stretch = iota // from Monday to Sunday
	monthly
	yearly
	byDecade
	byCentury
)

// barsMost is how many bars a picture takes, those of silent weeks too; beyond
// it they stand for longer times.
const barsMost = 80

// of gives the number of the stretch that a date is in; ok is false for one
// that is not known so closely.
func (by stretch) of(d day) (number int, ok bool) {
	switch {
	case d.year < -9999 || d.year > 9999 || by == weekly && d.day == 0 || by == monthly && d.month == 0:
		return 0, false
	case by == weekly:
		return int(floorDiv(d.unix()+3, 7)), true // the first day of all was a Thursday
	case by == monthly:
		return 12*d.year + d.month - 1, true
	}
	return int(floorDiv(int64(d.year), by.years())), true
}

// at gives the place of a day among the stretches, as their number and a part.
func (by stretch) at(d day) float64 {
	number, _ := by.of(d)
	switch by {
	case weekly:
		return float64(d.unix()+3) / 7
	case monthly:
		return float64(number) + float64(d.day-1)/31
	}
	return (float64(d.year) + float64(31*(d.month-1)+d.day-1)/372) / float64(by.years())
}

// years is how many years a stretch lasts that is as long as a year or longer.
func (by stretch) years() int64 { return [...]int64{1, 1, 1, 10, 100}[by] }

// unix counts the days from 1 January 1970.
func (d day) unix() int64 {
	return floorDiv(time.Date(d.year, time.Month(max(d.month, 1)), max(d.day, 1), 0, 0, 0, 0, time.UTC).Unix(), 24*60*60)
}

// dayOf is the day of a number that unix gives.
func dayOf(unix int64) day {
	t := time.Unix(24*60*60*unix, 0).UTC()
	return day{t.Year(), int(t.Month()), t.Day()}
}

// begin gives the first day of a stretch.
func (by stretch) begin(number int) day {
	switch by {
	case weekly:
		return dayOf(7*int64(number) - 3) // a Monday
	case monthly:
		year := int(floorDiv(int64(number), 12))
		return day{year, number - 12*year + 1, 1}
	}
	return day{int(by.years()) * number, 1, 1}
}

// stretches writes the time from the beginning of one stretch to the end of
// another, or of itself, for people.
func (t *tongue) stretches(by stretch, first, last int) string {
	from, to := by.begin(first), dayOf(by.begin(last+1).unix()-1)
	switch by {
	case weekly:
	case monthly:
		from.day, to.day = 0, 0
	default:
		from, to = day{year: from.year}, day{year: to.year}
	}
	if from == to {
		return t.day(from)
	}
	return t.shortDay(from, from.year == to.year) + " – " + t.day(to)
}

// tally is the messages of a picture in equal stretches of time.
type tally struct {
	by     stretch
	first  int   // number of the first stretch
	counts []int // messages in each stretch, to the last that has any
	most   int   // in one stretch
	all    int   // in all stretches
	loose  int   // messages that nothing dates closely enough
	ruled  int   // messages in stretches by a date that a rule gave
}

// tallyOf counts the messages of the stated exchanges that are in hand as a
// whole by the week, or by the shortest longer stretch that is not too many.
func tallyOf(n graph.Network) tally {
	for by := weekly; ; by++ {
		if t, fits := tallied(n, by); fits || by == byCentury {
			return t
		}
	}
}

// tallied counts messages by one kind of stretch, unless it takes too many.
// What is not dated closely enough is counted apart, never at a date that
// nobody gives.
func tallied(n graph.Network, by stretch) (t tally, fits bool) {
	t.by = by
	found := make(map[int]int)
	last := 0
	for _, s := range n.Sent {
		if !slices.ContainsFunc(s.Edges, func(i int) bool { return inHand(n.Edges[i]) }) {
			continue
		}
		d, ok := parseDay(s.Date)
		number, placed := by.of(d)
		if !ok || !placed {
			t.loose += s.Messages
			continue
		}
		if len(found) == 0 {
			t.first, last = number, number
		}
		t.first, last = min(t.first, number), max(last, number)
		found[number] += s.Messages
		t.all += s.Messages
		if s.Inferred {
			t.ruled += s.Messages
		}
		t.most = max(t.most, found[number])
	}
	switch {
	case t.all == 0:
		return t, true
	case last-t.first >= barsMost && by < byCentury:
		return t, false
	}
	t.counts = make([]int, last-t.first+1)
	for number, count := range found {
		t.counts[number-t.first] = count
	}
	return t, true
}

// inHand tells whether messages of a line may be counted by the week.
func inHand(e graph.Edge) bool {
	return e.Complete && e.Forward+e.Backward > 0 && lineDash(e) == Solid
}

// reach makes room for days that are soon before the first message or soon
// after the last, a quarter of the whole at most.
func (t *tally) reach(days []day) {
	most := max(4, len(t.counts)/4)
	before, after := 0, 0
	for _, d := range days {
		number, ok := t.by.of(d)
		if early := t.first - number; ok && early <= most {
			before = max(before, early)
		}
		if late := number - t.first - len(t.counts) + 1; ok && late <= most {
			after = max(after, late)
		}
	}
	t.first -= before
	t.counts = slices.Concat(make([]int, before), t.counts, make([]int, after))
}

// has tells whether a day is within the stretches.
func (t tally) has(d day) bool {
	number, ok := t.by.of(d)
	return ok && d.day > 0 && number >= t.first && number < t.first+len(t.counts)
}
