package graph

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// ReplyDays is within how many days a message counts as answered.
const ReplyDays = 14

// moment is when something was sent along a line.
type moment struct {
	at    int64 // seconds, as those of a span
	day   int32 // as it stood on the sender's calendar, counted as seconds are
	count int32 // of messages; below 0 from the line's Target to its Source
}

// moment keeps when a message was sent, while nothing speaks against counting
// those in hand: whole says that all of its conversations are, inTime that it
// was sent around the event, where the view has one.
func (p *projection) moment(x pairing, start *dated, whole, inTime bool, n int) {
	l := x.line
	if l.partly {
		return
	}
	l.partly = l.apart || !whole
	if inTime && !l.partly && p.view.Limit.Slice != NoSlices {
		l.slice(start, p.view.Limit.Slice, x.forward, n)
	}
	l.dayless = l.dayless || start.differ || start.span.until-start.span.from > daySecond || start.stored == "" ||
		strings.ContainsAny(start.stored, "?~%") // "about 3 October" is no day
	if l.partly {
		l.departed = nil
	}
	if l.partly || l.dayless {
		l.moments = nil
		return
	}
	l.untimed = l.untimed || start.span.until-start.span.from > 60
	m := moment{start.span.from, start.day(), int32(n)}
	if !x.forward {
		m.count = -m.count
	}
	l.moments = append(l.moments, m)
}

// day gives the day as it stood on the sender's calendar.
func (d dated) day() int32 {
	if len(d.stored) > 10 {
		day := d.stored[:10]
		local, ok := spanOfPlain(day)
		if !ok {
			local, ok = spanOfOne(day)
		}
		if ok {
			return int32(floorDiv(local.from, daySecond))
		}
	}
	return int32(floorDiv(d.span.from, daySecond))
}

// countOutside counts a message that is not around the event.
func (p *projection) countOutside(x pairing, facts []fact, start *dated) {
	n, more, about := p.standsFor(facts)
	l := x.line
	l.outside += n
	whole := p.goesOnIn(l, facts)
	l.apart = l.apart || more || about
	p.moment(x, start, whole, false, n)
}

// contacts gives the lines their weights and the numbers of contact, marks
// what is disputed, and takes out what is not drawn.
func (p *projection) contacts() error {
	drawn := p.lines[:0]
	var counted []*line
	for _, l := range p.lines {
		switch exchange := l.Forward+l.Backward > 0 || l.outside > 0; {
		case l.Status == Retracted && p.view.Name != "":
			p.left.retracted++
			continue
		case p.window.set && exchange && l.Forward+l.Backward == 0:
			p.left.quiet++
			continue
		case l.Status.NotSo(): // it weighs nothing
			if l.Complete {
				counted = append(counted, l)
			}
		case !exchange:
			l.Weight = float64(max(1, l.ties))
		case l.Complete:
			l.Weight = float64(l.Forward + l.Backward)
			counted = append(counted, l)
		case p.view.Name != "":
			p.left.open++
		}
		drawn = append(drawn, l)
	}
	clear(p.lines[len(drawn):])
	p.lines = drawn
	inParts(len(counted), func(from, to int) {
		for _, l := range counted[from:to] {
			l.contact(p.window)
		}
	})
	p.contradictions()
	return nil
}

// contact computes the numbers of an exchange that is in hand as a whole.
func (l *line) contact(window period64) {
	if l.partly || l.dayless || len(l.moments) == 0 {
		return
	}
	slices.SortFunc(l.moments, func(a, b moment) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.day, b.day), cmp.Compare(b.count, a.count))
	})
	all := l.moments
	if window.set {
		l.Around = around(all, window.span)
		all = slices.DeleteFunc(slices.Clone(all), func(m moment) bool { return m.at < window.from || m.at >= window.until })
	}
	if len(all) == 0 {
		return
	}
	c := &Contact{Timed: !l.untimed}
	days := make([]int32, 0, len(all))
	for _, m := range all {
		days = append(days, m.day)
	}
	slices.Sort(days)
	days = slices.Compact(days)
	c.ActiveDays = len(days)
	for i := 1; i < len(days); i++ {
		c.LongestGap = max(c.LongestGap, int(days[i]-days[i-1]))
	}
	c.Weeks = make([]Week, 0, len(days))
	for i, m := range bySlice(all, Weekly) {
		if i == 0 || c.Weeks[len(c.Weeks)-1].Start != m.Start {
			c.Weeks = append(c.Weeks, Week{Start: m.Start})
		}
		w := &c.Weeks[len(c.Weeks)-1]
		w.Forward, w.Backward = w.Forward+m.Forward, w.Backward+m.Backward
	}
	if c.Timed {
		c.replies(all)
	}
	l.Contact = c
}

// replies computes how much was answered, and how fast. An answer is the first
// message back; it answers what was sent since the one before it, as far as
// that is no older than ReplyDays.
func (c *Contact) replies(all []moment) {
	sent, answered := 0, 0
	var waits []int64
	for i, m := range all {
		sent += int(abs(m.count))
		for _, n := range all[i+1:] {
			if (n.count < 0) != (m.count < 0) {
				if n.at-m.at <= ReplyDays*daySecond {
					answered += int(abs(m.count))
				}
				break
			}
		}
		if i > 0 && (all[i-1].count < 0) != (m.count < 0) && m.at-all[i-1].at <= ReplyDays*daySecond {
			waits = append(waits, m.at-all[i-1].at)
		}
	}
	c.Replies = float64(answered) / float64(sent)
	if len(waits) > 0 {
		slices.Sort(waits)
		c.Response = time.Duration(waits[(len(waits)-1)/2]) * time.Second
	}
}

func abs(n int32) int32 { return max(n, -n) }

// around compares the messages in a window with those in the rest of the time.
func around(all []moment, window span) *Around {
	a := &Around{Days: int((window.until - window.from) / daySecond)}
	first, last := int64(all[0].day), int64(all[0].day)
	for _, m := range all {
		first, last = min(first, int64(m.day)), max(last, int64(m.day))
		if m.at >= window.from && m.at < window.until {
			a.Inside += int(abs(m.count))
		} else {
			a.Outside += int(abs(m.count))
		}
	}
	from, until := window.from/daySecond, window.until/daySecond
	a.OtherDays = int(max(0, min(from, last+1)-first) + max(0, last+1-max(until, first)))
	if a.Outside > 0 && a.OtherDays > 0 {
		a.Times = float64(a.Inside*a.OtherDays) / float64(a.Days*a.Outside)
	}
	return a
}

// bySlice gives the messages with the week or month of each, in order of days.
func bySlice(all []moment, by Slicing) []Week {
	all = slices.Clone(all)
	slices.SortStableFunc(all, func(a, b moment) int { return cmp.Compare(a.day, b.day) })
	out := make([]Week, len(all))
	for i, m := range all {
		if i > 0 && all[i-1].day == m.day {
			out[i].Start = out[i-1].Start
		} else {
			out[i].Start = sliceStart(m.day, by)
		}
		if m.count < 0 {
			out[i].Backward = int(-m.count)
		} else {
			out[i].Forward = int(m.count)
		}
	}
	return out
}

var unixDay = int32(second(1970, 1, 1) / daySecond)

// sliceStart gives the Monday or the month of a day.
func sliceStart(day int32, by Slicing) string {
	unix := int64(day - unixDay)
	if by == Weekly {
		unix -= unix + 3 - 7*floorDiv(unix+3, 7) // the first day of all was a Thursday
	}
	t := time.Unix(unix*daySecond, 0).UTC()
	if by == Monthly {
		return t.Format("2006-01")
	}
	return t.Format("2006-01-02")
}
