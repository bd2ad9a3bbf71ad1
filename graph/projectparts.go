package graph

import (
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// readInParts adds what is said of all things to the edges. Where parts of it
// can be read at once, each makes lines of its own, which are joined in the
// order of the parts: they come out as if all had been read one by one.
func (p *projection) readInParts(predicates []Term) error {
	// In a view of sources, and where something is disputed, a line holds more.
	if p.view.Asserted != nil || len(p.disputed) > 0 {
		return p.readPart(MatchAny(p.ctx, p.m, nil, predicates))
	}
	begun := p.part() // the part that p reads changes it
	var lock sync.Mutex
	others := make(map[int]*projection)
	err := MatchAnyInParts(p.ctx, p.m, predicates, func(part int, of iter.Seq2[[]Statement, error]) error {
		if part == 0 {
			return p.readPart(of)
		}
		q := begun.part()
		lock.Lock()
		others[part] = q
		lock.Unlock()
		return q.readPart(of)
	})
	if err != nil {
		return err
	}
	for _, part := range slices.Sorted(maps.Keys(others)) {
		p.join(others[part])
	}
	return nil
}

// readPart adds what is said of some things to the edges.
func (p *projection) readPart(all iter.Seq2[[]Statement, error]) error {
	for of, err := range all {
		if err != nil {
			return err
		}
		subject := of[0].Subject
		if len(p.held) > 0 && len(p.held[subject]) > 0 {
			p.spoken[subject.Clone()] = true
		}
		if err := p.subject(subject, of); err != nil {
			return err
		}
	}
	return nil
}

// part gives a projection for a part of what is said: it makes lines of its own,
// and shares with p what does not change meanwhile.
func (p *projection) part() *projection {
	q := *p
	q.tying = newTying()
	q.names, q.terms, q.graphs, q.last = maps.Clone(p.names), make(map[Term]Term), make(map[Term]*heard), nil
	return &q
}

// join adds what was made of the part behind what p was made of.
func (p *projection) join(q *projection) {
	maps.Copy(p.names, q.names)
	maps.Copy(p.spoken, q.spoken)
	maps.Copy(p.covers, q.covers)
	maps.Copy(p.cited, q.cited)
	p.unsaid = p.unsaid || q.unsaid
	p.short = append(p.short, q.short...)
	p.left.add(q.left)

	dates := make([]int32, len(q.dispatch.dates.texts))
	for i, text := range q.dispatch.dates.texts {
		dates[i] = p.dispatch.dates.place(text)
	}
	into := make(map[*line]*line, len(q.lines))
	for _, m := range q.lines {
		for i := range m.departed {
			m.departed[i].date = dates[m.departed[i].date]
		}
		l := p.same(m)
		if into[m] = l; l != m {
			l.join(m, p.view.Keep)
		}
	}
	for at := range q.goingOn {
		p.goingOn[goingOn{into[at.line], at.talk}] = true
	}
	p.dispatch.join(&q.dispatch, dates, into)
}

// same gives the line that is of the same as one of another part: that one,
// where there is none.
func (p *projection) same(m *line) *line {
	pair := uint64(m.Source)<<32 | uint64(m.Target)
	at := lineKey{pair, m.Kind, m.Label, m.Status}
	first := p.between[pair]
	switch {
	case first == nil:
		p.between[pair] = m
	case first.Kind == m.Kind && first.Label == m.Label && first.Status == m.Status:
		return first
	default:
		if l, ok := p.others[at]; ok {
			return l
		}
		p.others[at] = m
	}
	m.number = 0
	p.lines = append(p.lines, m)
	return m
}

// join adds what another line of the same is made of, which comes behind it.
func (l *line) join(m *line, keep int) {
	l.Forward, l.Backward, l.Undated = l.Forward+m.Forward, l.Backward+m.Backward, l.Undated+m.Undated
	l.ties, l.outside, l.contested = l.ties+m.ties, l.outside+m.outside, l.contested+m.contested
	for _, x := range []struct {
		to *bool
		is bool
	}{
		{&l.About, m.About}, {&l.ForwardMore, m.ForwardMore}, {&l.BackwardMore, m.BackwardMore}, {&l.Disputed, m.Disputed},
		{&l.Differ, m.Differ}, {&l.partly, m.partly}, {&l.dayless, m.dayless}, {&l.untimed, m.untimed},
		{&l.talked, m.talked}, {&l.gaps, m.gaps}, {&l.apart, m.apart},
	} {
		*x.to = *x.to || x.is
	}
	l.kept.join(&m.kept, keep)
	l.period.add(&m.period.first, &m.period.last)
	if l.asOf == nil {
		l.asOf = m.asOf
	} else if m.asOf != nil {
		l.asOf.add(&m.asOf.first, &m.asOf.last)
	}
	for _, t := range m.tells {
		l.note(t)
	}
	l.moments = append(l.moments, m.moments...)
	if l.partly || l.dayless {
		l.moments = nil
	}
	for _, x := range m.departed {
		l.depart(x)
	}
	if l.partly {
		l.departed = nil
	}
	for at, n := range m.sliced {
		if l.sliced == nil {
			l.sliced = make(map[string]Week)
		}
		w := l.sliced[at]
		w.Forward, w.Backward = w.Forward+n.Forward, w.Backward+n.Backward
		l.sliced[at] = w
	}
}

// join adds evidence that comes behind it.
func (k *evidenceKept) join(more *evidenceKept, keep int) {
	k.more += more.more
	for _, x := range more.all {
		k.add(x, keep)
	}
}

// join adds what went along several lines in a part: dates says where its dates
// stand now, into what its lines were joined to.
func (d *dispatch) join(e *dispatch, dates []int32, into map[*line]*line) {
	routes := make([]int32, len(e.routes.texts))
	for i, route := range e.routes.texts {
		numbers := d.numbers[:0]
		for word := range strings.FieldsSeq(route) {
			number, _ := strconv.Atoi(word) // it was written so
			numbers = append(numbers, d.number(into[e.lines[number-1]]))
		}
		d.numbers = numbers
		routes[i] = d.routeOf(numbers)
	}
	for at, n := range e.count {
		d.add(departure{dates[at.date], routes[at.route], at.inferred}, n)
	}
	for _, l := range e.lines { // those that went along one line stand with it
		d.number(into[l])
	}
}

func (l *leftOut) add(m leftOut) {
	for _, x := range []struct {
		to   *int
		more int
	}{
		{&l.things, m.things}, {&l.ties, m.ties}, {&l.own, m.own}, {&l.endless, m.endless}, {&l.before, m.before},
		{&l.undated, m.undated}, {&l.quiet, m.quiet}, {&l.off, m.off}, {&l.timeless, m.timeless}, {&l.open, m.open},
		{&l.retracted, m.retracted}, {&l.figures, m.figures},
	} {
		*x.to += x.more
	}
}
