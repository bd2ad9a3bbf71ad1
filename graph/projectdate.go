package graph

import (
	"iter"
	"strings"
)

// dated is what sources say of a date.
type dated struct {
	stored   string
	span     span
	inferred bool
	differ   bool // they say what cannot both be so
}

// datesOf chooses among the dates of one thing that some properties give: what
// sources say before what a rule concluded; the most precise where they agree,
// and the earliest where they do not. A date that cannot be read is taken only
// where there is no other. The text may be a piece of a large block.
func datesOf(facts []fact, predicates ...property) dated {
	var best dated
	met, concluded := false, false
	for _, p := range predicates {
		for i := range facts {
			if f := &facts[i]; f.is == p && f.inferred {
				concluded = true
			} else if f.is == p {
				met = best.weigh(f, met)
			}
		}
	}
	if !concluded || met {
		return best
	}
	for f := range oneByOne(facts, predicates) {
		if f.inferred {
			met = best.weigh(f, met)
		}
	}
	return best
}

// weigh takes the date of a fact where it is the better one. met tells whether
// one was met that can be read, before and with this one.
func (best *dated) weigh(f *fact, met bool) bool {
	d := dated{stored: f.object.Value(), inferred: f.inferred}
	s, ok := spanOf(d.stored)
	switch {
	case !ok && best.stored == "":
		d.span = span{openFrom, openUntil}
		*best = d
	case !ok:
	case !met:
		d.span = s
		*best, met = d, true
	case !s.overlaps(best.span):
		d.span, d.differ = s, true
		if s.from < best.span.from {
			*best = d
		}
		best.differ = true
	case s.within(best.span) && s != best.span:
		d.span, d.differ = s, best.differ
		*best = d
	}
	return met
}

// lastDates are the start and the end of the facts that were looked at last.
type lastDates struct {
	of         *fact // the first of them
	n          int
	start, end dated
}

// dates gives when facts say that something began and ended, until it is asked
// of others. The facts of a subject must not change meanwhile.
func (p *projection) dates(facts []fact) (start, end *dated) {
	d := &p.lastDates
	if len(facts) == 0 || d.of != &facts[0] || d.n != len(facts) {
		d.of, d.n, d.start, d.end = nil, len(facts), datesOf(facts, p.is.start...), datesOf(facts, p.is.end...)
		if len(facts) > 0 {
			d.of = &facts[0]
		}
	}
	return &d.start, &d.end
}

// says tells whether facts give a value of some properties.
func says(facts []fact, predicates ...property) bool {
	for range oneByOne(facts, predicates) {
		return true
	}
	return false
}

// oneByOne goes through what values gives.
func oneByOne(facts []fact, predicates []property) iter.Seq[*fact] {
	return func(yield func(*fact) bool) {
		for _, p := range predicates {
			for i := range facts {
				if facts[i].is == p && !yield(&facts[i]) {
					return
				}
			}
		}
	}
}

// period is the time from the earliest to the latest of many dates.
type period struct{ first, last dated }

// add widens a period by the dates of one thing: when it began and, where that
// is not the same, when it ended. A date that is not known widens nothing.
func (p *period) add(start, end *dated) {
	if start.stored != "" && (p.first.stored == "" || start.span.from < p.first.span.from ||
		start.span.from == p.first.span.from && start.span.until > p.first.span.until) {
		p.first = *start
		p.first.stored = strings.Clone(start.stored)
	}
	if end.stored != "" && (p.last.stored == "" || end.span.until > p.last.span.until ||
		end.span.until == p.last.span.until && end.span.from < p.last.span.from) {
		p.last = *end
		if p.last.stored = p.first.stored; end.stored != p.first.stored { // else one copy is enough
			p.last.stored = strings.Clone(end.stored)
		}
	}
}
