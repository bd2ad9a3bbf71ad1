package export

import (
	"html"
	"io"
	"strconv"
	"strings"

	"corkboard/graph"
)

// WriteTimelineJS writes what a network dates as the JSON of Knight Lab's
// TimelineJS: events, exchanges of messages (of complete ones each run of weeks)
// and ties that have a beginning or an end, in three groups, with who says so
// below each. A month stays a month and a year a year; where a date says more
// than TimelineJS can (about, uncertain, some time within), it stands in words
// in display_date beside the first and last month or year that it may be. What
// has no date is left out, and the first slide counts it.
//
// TimelineJS takes texts for HTML: all markup is escaped. Any number of events
// is written. Memory: the network's.
func WriteTimelineJS(w io.Writer, n graph.Network, o DrawOptions) error {
	x, err := newInterchange(n, o)
	if err != nil {
		return err
	}
	t := timelineWriter{interchange: x}
	for i, v := range x.n.Nodes {
		if v.Column == graph.ColumnTime {
			t.event(i)
		}
	}
	for i := range x.n.Edges {
		t.tie(i)
	}
	paragraphs := x.o.footer(x.n)
	if t.undated > 0 {
		paragraphs = append([]string{english.counted(t.undated, "%1 event, tie or exchange without a date is", "%1 events, ties and exchanges without a date are") + " left out."}, paragraphs...)
	}
	if x.o.Dek != "" {
		paragraphs = append([]string{x.o.Dek}, paragraphs...)
	}
	return writeJSON(w, members{
		{"title", members{{"text", slideText(x.o.Title, paragraphs...)}}}, {"scale", "human"},
		{"events", list{len(t.slides), func(i int) members { return t.slides[i] }}},
	})
}

type timelineWriter struct {
	*interchange
	slides  []members
	undated int
}

// slideText is a headline and paragraphs, as HTML without markup of the data.
func slideText(headline string, paragraphs ...string) members {
	var b strings.Builder
	for _, p := range paragraphs {
		if p = strings.TrimSpace(p); p != "" {
			b.WriteString("<p>" + html.EscapeString(p) + "</p>")
		}
	}
	return members{{"headline", html.EscapeString(headline)}, {"text", b.String()}}
}

func (t *timelineWriter) event(i int) {
	v := t.n.Nodes[i]
	start, end, ok := slideDates(v.Start, v.End)
	if !ok {
		t.undated++
		return
	}
	t.add(t.ids[i], "Events", start, end, english.eventDate(t.n, i), slideText(english.eventTitle(t.n, i), nodeTip(t.n, i, t.o)))
}

func (t *timelineWriter) tie(i int) {
	e := t.n.Edges[i]
	group, shown := "Ties", english.tieDates(e)
	first, last := e.First, e.Last
	if first == "" {
		first, last = last, "" // when it ended is all that is known
	}
	if e.Forward+e.Backward > 0 {
		group, shown = "Messages", english.exchangeDates(e)
	}
	words := slideText(english.nameOf(t.n, e.Source)+" – "+isolate(wording(e))+" – "+english.nameOf(t.n, e.Target), edgeTip(t.n, e, t.o))
	if e.Complete && e.Contact != nil && len(e.Contact.Weeks) > 0 && e.Undated == 0 {
		t.bursts(i, words)
		return
	}
	start, end, ok := slideDates(first, last)
	if !ok {
		if group == "Messages" || first+e.AsOf != "" {
			t.undated++
		}
		return
	}
	t.add(t.edgeIDs[i], group, start, end, shown, words)
}

// bursts shows a complete exchange as one slide for each run of weeks with
// messages.
func (t *timelineWriter) bursts(i int, words members) {
	weeks := t.n.Edges[i].Contact.Weeks
	for from := 0; from < len(weeks); {
		to, count := from, 0
		for ; to < len(weeks) && (to == from || nextWeek(weeks[to-1].Start, weeks[to].Start)); to++ {
			count += weeks[to].Forward + weeks[to].Backward
		}
		first, okFirst := parseDay(weeks[from].Start)
		last, okLast := parseDay(weeks[to-1].Start)
		if okFirst && okLast {
			last = last.after(6)
			shown := english.counted(count, "%1 message", "%1 messages") + ", " + english.span(first.iso(), last.iso())
			t.add(t.edgeIDs[i]+"-"+strconv.Itoa(from+1), "Messages", slideDate(first, ""), slideDate(last, ""), shown, words)
		}
		from = to
	}
}

func nextWeek(a, b string) bool {
	from, ok := parseDay(a)
	return ok && from.after(7).iso() == b
}

// after gives the day some days later.
func (d day) after(days int) day {
	for range days {
		if d.day++; d.day > daysIn(d.year, d.month) {
			d.day = 1
			if d.month++; d.month > 12 {
				d.year, d.month = d.year+1, 1
			}
		}
	}
	return d
}

func (t *timelineWriter) add(id, group string, start, end members, shown string, words members) {
	slide := members{{"unique_id", id}, {"group", group}, {"start_date", start}}
	if end != nil {
		slide = append(slide, member{"end_date", end})
	}
	if shown != "" {
		slide = append(slide, member{"display_date", html.EscapeString(shown)})
	}
	t.slides = append(t.slides, append(slide, member{"text", words}))
}

// slideDates turns a pair of stored dates into those of a slide: to their own
// precision, or the first and the last that a set may mean. end is nil where
// there is none.
func slideDates(from, to string) (start, end members, ok bool) {
	first, last, ok := earliestLatest(from)
	if !ok {
		return nil, nil, false
	}
	start = slideDate(first, from)
	if to != "" {
		if _, later, ok := earliestLatest(to); ok {
			return start, slideDate(later, to), true
		}
	}
	if last != first {
		end = slideDate(last, "")
	}
	return start, end, true
}

// earliestLatest gives the first and the last date that a stored one may mean, each to
// the precision that it was given with. Marks of doubt are left to words.
func earliestLatest(s string) (first, last day, ok bool) {
	s = strings.TrimRight(strings.TrimSpace(s), "?~%")
	if d, ok := parseDay(s); ok {
		return d, d, true
	}
	if inner, set := bracketed(s); set {
		members := strings.Split(strings.ReplaceAll(inner, "..", ","), ",")
		return pair(members[0], members[len(members)-1])
	}
	if from, to, interval := strings.Cut(s, "/"); interval {
		return pair(strings.Trim(from, "."), strings.Trim(to, "."))
	}
	if strings.Contains(s, "X") {
		bare := strings.ReplaceAll(s, "-XX", "")
		return pair(strings.ReplaceAll(bare, "X", "0"), strings.ReplaceAll(bare, "X", "9"))
	}
	return day{}, day{}, false
}

// pair reads two dates, of which one may be open.
func pair(from, to string) (first, last day, ok bool) {
	first, okFirst := parseDay(strings.TrimRight(from, "?~%"))
	last, okLast := parseDay(strings.TrimRight(to, "?~%"))
	switch {
	case !okFirst && from != "" || !okLast && to != "":
		return day{}, day{}, false
	case !okFirst:
		first = last
	case !okLast:
		last = first
	}
	return first, last, okFirst || okLast
}

// slideDate writes a date to its own precision; the time of day is that of the
// stored date, where it has one.
func slideDate(d day, stored string) members {
	o := members{{"year", d.year}}
	if d.month > 0 {
		o = append(o, member{"month", d.month})
	}
	if d.day > 0 {
		o = append(o, member{"day", d.day})
	}
	_, clock, timed := strings.Cut(stored, "T")
	if hour, minute, ok := strings.Cut(clock, ":"); timed && ok && len(hour) == 2 && len(minute) >= 2 && d.day > 0 {
		h, errHour := strconv.Atoi(hour)
		m, errMinute := strconv.Atoi(minute[:2])
		if errHour == nil && errMinute == nil {
			o = append(o, member{"hour", h}, member{"minute", m})
		}
	}
	return o
}
