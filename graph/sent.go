package graph

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Sent is how many messages were sent at one date along the same lines: each
// message once, whatever the number of its recipients.
type Sent struct {
	// Date is a day ("2016-10-03") as it stood on the sender's calendar, a month,
	// a year, or "" for what nothing dates so closely.
	Date     string
	Messages int
	Edges    []int // places in Network.Edges, rising: all are stated and Complete
}

// sentAlong is a Sent in the making: its lines are those that are numbered in
// the text.
type sentAlong struct{ date, lines string }

// sent notes when a stated message was sent, and along which lines.
func (p *projection) sent(of []voice, pairings []pairing) {
	var lines []int
	for _, x := range pairings {
		if x.line.partly { // its messages are not in hand as a whole
			continue
		}
		if x.line.number == 0 {
			p.numbered = append(p.numbered, x.line)
			x.line.number = len(p.numbered)
		}
		lines = append(lines, x.line.number)
	}
	if len(lines) == 0 {
		return
	}
	slices.Sort(lines)
	var key strings.Builder
	for _, i := range lines {
		key.WriteString(strconv.Itoa(i))
		key.WriteByte(' ')
	}
	facts := factsOf(of...)
	n, _, _ := p.standsFor(facts)
	if p.dispatch == nil {
		p.dispatch = make(map[sentAlong]int)
	}
	p.dispatch[sentAlong{datesOf(facts, p.w.Start).sentOn(), key.String()}] += n
}

// sentOn gives the day, month or year of a message to the precision that it
// has, "" for what is doubtful, open or not known.
func (d dated) sentOn() string {
	s := d.stored
	if d.differ || s == "" || strings.ContainsAny(s, "?~%/[{Xu") {
		return ""
	}
	s, _, _ = strings.Cut(s, "T")
	s = withoutZone(s)
	parts := strings.Split(strings.TrimPrefix(s, "-"), "-")
	for i, part := range parts {
		if i > 2 || i == 0 && len(part) < 4 || i > 0 && len(part) != 2 || strings.Trim(part, "0123456789") != "" {
			return ""
		}
	}
	if len(parts) == 2 && (parts[1] < "01" || parts[1] > "12") { // a season
		return strings.TrimSuffix(s, "-"+parts[1])
	}
	return s
}

// withoutZone takes the zone off a date that has no time.
func withoutZone(s string) string {
	if n := len(s); n > 6 && s[n-3] == ':' && (s[n-6] == '+' || s[n-6] == '-') {
		return s[:n-6]
	}
	return strings.TrimSuffix(s, "Z")
}

// dispatched gives the messages of stated and complete lines by the date on
// which they were sent.
func (p *projection) dispatched() {
	place := make(map[string]int)
	for i, e := range p.net.Edges {
		if e.Complete && e.Status == Stated && p.view.Asserted == nil {
			place[e.Key] = i
		}
	}
	for along, n := range p.dispatch {
		s := Sent{Date: along.date, Messages: n}
		for _, word := range strings.Fields(along.lines) {
			number, _ := strconv.Atoi(word) // it was written so
			if i, ok := place[p.numbered[number-1].Key]; ok {
				s.Edges = append(s.Edges, i)
			}
		}
		if len(s.Edges) > 0 {
			slices.Sort(s.Edges)
			p.net.Sent = append(p.net.Sent, s)
		}
	}
	sortSent(p.net.Sent)
}

// sortSent orders what was sent by date and lines.
func sortSent(all []Sent) {
	slices.SortFunc(all, func(a, b Sent) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), slices.Compare(a.Edges, b.Edges), cmp.Compare(a.Messages, b.Messages))
	})
}

// alongKept gives the network's slices and what was sent along the edges that
// are left; at holds their new places, -1 for those that are not.
func (n Network) alongKept(at []int) (left []Slice, sent []Sent) {
	for _, s := range n.Slices {
		counts := s.Counts
		s.Counts = nil
		for _, c := range counts {
			if c.Edge = at[c.Edge]; c.Edge >= 0 {
				s.Counts = append(s.Counts, c)
			}
		}
		if len(s.Counts) > 0 {
			left = append(left, s)
		}
	}
	for _, s := range n.Sent {
		if s.Edges = kept(s.Edges, at); len(s.Edges) > 0 {
			sent = append(sent, s)
		}
	}
	sortSent(sent)
	return left, sent
}
