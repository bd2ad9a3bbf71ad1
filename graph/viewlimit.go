package graph

import (
	"fmt"
	"time"
)

// Limit narrows a view before anything is counted. The zero Limit narrows
// nothing.
type Limit struct {
	// From and To are dates as they are stored, "" for no limit. What may have
	// been between them is drawn: a message dated to a month that reaches into
	// the period, a tie that had not ended. Messages without a date are left
	// out; ties without one are drawn.
	From, To string
	Sources  []Term // only what these say; empty for all
	// Event, where it is not zero, limits exchanges to the Days before it, the
	// Days after it and its own, and compares that with the rest of the time.
	Event Term
	Days  int
	Slice Slicing
}

// Slicing is how long the slices of Network.Slices are.
type Slicing uint8

// The slicings.
const (
	NoSlices Slicing = iota
	Weekly
	Monthly
)

// period64 is a span of time that may not be there.
type period64 struct {
	span
	set bool
}

// timing is what a limit says of a tie or message.
type timing uint8

const (
	inTime         timing = iota
	tooEarlyOrLate        // outside the period
	noDate                // a message that nothing places
	otherTime             // a message that is not around the event
	timeless              // a tie that nothing places: drawn all the same
)

// limits reads the view's limit.
func (p *projection) limits() error {
	p.net.View, p.net.From, p.net.To = p.view.Name, p.view.Limit.From, p.view.Limit.To
	l := p.view.Limit
	if l.From != "" || l.To != "" {
		p.limit = period64{span{openFrom, openUntil}, true}
	}
	for _, end := range []struct {
		date string
		set  func(span)
	}{{l.From, func(s span) { p.limit.from = s.from }}, {l.To, func(s span) { p.limit.until = s.until }}} {
		if end.date == "" {
			continue
		}
		s, ok := spanOf(end.date)
		if !ok {
			return fmt.Errorf("period: %q is not a date", end.date)
		}
		end.set(s)
	}
	if p.limit.set && p.limit.from >= p.limit.until {
		return fmt.Errorf("period: %q is after %q", l.From, l.To)
	}
	return nil
}

// aroundEvent finds the days around the view's event.
func (p *projection) aroundEvent() error {
	l := p.view.Limit
	if l.Event.IsZero() {
		return nil
	}
	of, err := p.about(l.Event)
	if err != nil {
		return err
	}
	name, err := p.name(l.Event)
	if err != nil {
		return err
	}
	facts := factsOf(p.chief(p.voices(l.Event, p.cloned(of)))...)
	start, end := datesOf(facts, p.is.start...), datesOf(facts, p.is.end...)
	if end.stored == "" {
		end = start
	}
	if start.stored == "" || start.span.from == openFrom || end.span.until == openUntil {
		return fmt.Errorf("around %q: nothing says when it was", name)
	}
	days := int64(l.Days) * daySecond
	p.window = period64{span{floorDiv(start.span.from, daySecond)*daySecond - days, -floorDiv(-end.span.until, daySecond)*daySecond + days}, true}
	p.aroundNote(name, start.stored, end.stored)
	return nil
}

// aroundNote says what days those around the event are: of an event of which the
// year alone is known they are more than a year.
func (p *projection) aroundNote(name, start, end string) {
	when := Quote(start)
	if end != start {
		when = Say("%1 to %2", when, Quote(end))
	}
	what := Say("the time of %1 (%2)", named(name), when)
	if days := p.view.Limit.Days; days > 0 {
		what = Say("from %1 before %2 (%3) to %1 after it", Count(days, "%1 day", "%1 days"), named(name), when)
	}
	p.net.Notes = append(p.net.Notes, Say("Only messages from %1 to %2 are counted: %3.",
		Quote(isoDay(p.window.from)), Quote(isoDay(p.window.until-daySecond)), what))
}

// isoDay writes the day of a second as a date.
func isoDay(at int64) string {
	return time.Unix(at-second(1970, 1, 1), 0).UTC().Format(time.DateOnly)
}

// when tells whether what voices of one status say of a tie or message is
// drawn.
func (p *projection) when(of []voice, rule *edgeRule) timing {
	if !p.limit.set && !p.window.set {
		return inTime
	}
	facts := factsOf(of...)
	start, end := datesOf(facts, p.is.start...), datesOf(facts, p.is.end...)
	if rule.Exchange {
		switch {
		case start.stored == "" || start.span.from == openFrom && start.span.until == openUntil:
			return noDate
		case p.limit.set && !start.span.overlaps(p.limit.span):
			return tooEarlyOrLate
		case !p.window.set || start.span.within(p.window.span):
			return inTime
		case start.span.overlaps(p.window.span):
			return noDate // it may have been in those days or not
		}
		return otherTime
	}
	if !p.limit.set {
		return inTime
	}
	lasted := span{openFrom, openUntil}
	if start.stored != "" {
		lasted.from = start.span.from
	}
	if end.stored != "" {
		lasted.until = end.span.until
	}
	switch {
	case start.stored == "" && end.stored == "":
		return timeless
	case !lasted.overlaps(p.limit.span):
		return tooEarlyOrLate
	}
	return inTime
}

// onTime tells whether an event may have been in the period.
func (p *projection) onTime(of []voice) bool {
	if !p.limit.set {
		return true
	}
	facts := factsOf(of...)
	start, end := datesOf(facts, p.is.start...), datesOf(facts, p.is.end...)
	if start.stored == "" {
		return true
	}
	s := start.span
	if end.stored != "" {
		s.until = max(s.until, end.span.until)
	}
	return s.overlaps(p.limit.span)
}

// chosen gives the voices of the sources that the view is limited to.
func (p *projection) chosen(all []voice) []voice {
	if len(p.view.Limit.Sources) == 0 {
		return all
	}
	var some []voice
	for _, v := range all {
		for _, s := range p.view.Limit.Sources {
			if p.who[v.graph] == s || v.graph == s {
				some = append(some, v)
				break
			}
		}
	}
	return some
}

// withdrawn counts the sources that say something and are not drawn.
func (p *projection) withdrawn() int {
	all := make(map[Term]bool)
	for g := range p.out {
		all[p.who[g]] = true
	}
	return len(all)
}
