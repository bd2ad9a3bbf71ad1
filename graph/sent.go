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
	Inferred bool // a rule and not a source gave Date
	Messages int
	Edges    []int // places in Network.Edges, rising: all are stated and Complete
}

// Compare orders what was sent by date, lines and number.
func (s Sent) Compare(t Sent) int {
	return cmp.Or(cmp.Compare(s.Date, t.Date), slices.Compare(s.Edges, t.Edges), cmp.Compare(s.Messages, t.Messages), compareBools(s.Inferred, t.Inferred))
}

// compareBools puts false before true.
func compareBools(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// dispatch counts messages by date and by the lines that they went along, while
// these are in hand as a whole: those along one line stand with the line.
type dispatch struct {
	dates  distinct
	lines  []*line  // by their numbers, which begin at 1
	routes distinct // numbers of lines
	count  map[departure]int

	numbers []int // room for those of a message
	route   []byte
}

// departure is a date and the lines of messages, as places in dates and routes.
type departure struct {
	date, route int32
	inferred    bool
}

// departed counts messages of a date along one line.
type departed struct {
	messages int
	date     int32 // a place in dispatch.dates
	inferred bool
}

// distinct numbers texts in the order in which they come.
type distinct struct {
	at    map[string]int32
	texts []string
	last  int32 // of what came last
}

func (d *distinct) place(text string) int32 {
	if len(d.texts) > 0 && d.texts[d.last] == text {
		return d.last
	}
	i, ok := d.at[text]
	if !ok {
		if d.at == nil {
			d.at = make(map[string]int32)
		}
		i = int32(len(d.texts))
		text = strings.Clone(text) // it may be a piece of a large block
		d.at[text] = i
		d.texts = append(d.texts, text)
	}
	d.last = i
	return i
}

// sent notes when a stated message was sent, and along which lines.
func (p *projection) sent(of []voice, pairings []pairing) {
	d := &p.dispatch
	numbers := d.numbers[:0]
	for _, x := range pairings {
		if x.line.partly { // its messages are not in hand as a whole
			continue
		}
		numbers = append(numbers, d.number(x.line))
	}
	if d.numbers = numbers; len(numbers) == 0 {
		return
	}
	facts := factsOf(of...)
	n, _, _ := p.standsFor(facts)
	start, _ := p.dates(facts)
	text := start.sentOn()
	date, inferred := d.dates.place(text), start.inferred && text != ""
	if len(numbers) == 1 {
		d.lines[numbers[0]-1].depart(departed{n, date, inferred})
		return
	}
	d.add(departure{date, d.routeOf(numbers), inferred}, n)
}

// number gives the number of a line.
func (d *dispatch) number(l *line) int {
	if l.number == 0 {
		d.lines = append(d.lines, l)
		l.number = len(d.lines)
	}
	return l.number
}

// routeOf gives the place in routes of some lines, and sorts their numbers.
func (d *dispatch) routeOf(numbers []int) int32 {
	slices.Sort(numbers)
	route := d.route[:0]
	for _, i := range numbers {
		route = append(strconv.AppendInt(route, int64(i), 10), ' ')
	}
	d.route = route
	at, ok := d.routes.at[string(route)]
	if !ok {
		at = d.routes.place(string(route))
	}
	return at
}

// add counts messages along several lines.
func (d *dispatch) add(at departure, n int) {
	if d.count == nil {
		d.count = make(map[departure]int)
	}
	d.count[at] += n
}

// depart counts messages along the line alone.
func (l *line) depart(x departed) {
	if n := len(l.departed); n > 0 && l.departed[n-1].date == x.date && l.departed[n-1].inferred == x.inferred {
		l.departed[n-1].messages += x.messages
		return
	}
	l.departed = append(l.departed, x)
}

// sentOn gives the day, month or year of a message to the precision that it
// has, "" for what is doubtful, open or not known.
func (d dated) sentOn() string {
	s := d.stored
	if _, plain := spanOfPlain(s); plain && !d.differ {
		return s[:10]
	}
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
	d := &p.dispatch
	if len(d.lines) == 0 || p.view.Asserted != nil {
		return
	}
	all := p.alongOne()
	all = append(all, p.alongSeveral()...)
	if len(all) == 0 {
		return
	}
	// In the order of edges, what was sent is put into the room of its date.
	dates := ranks(len(d.dates.texts), func(i, j int) int { return strings.Compare(d.dates.texts[i], d.dates.texts[j]) })
	slices.SortFunc(all, func(a, b along) int { return slices.Compare(a.edges, b.edges) })
	next := make([]int, len(dates)+1)
	for _, x := range all {
		for _, y := range x.departed {
			next[dates[y.date]+1]++
		}
	}
	for i := range dates {
		next[i+1] += next[i]
	}
	p.net.Sent = make([]Sent, next[len(dates)])
	for _, x := range all {
		for _, y := range x.departed {
			at := &next[dates[y.date]]
			p.net.Sent[*at] = Sent{d.dates.texts[y.date], y.inferred, y.messages, x.edges}
			*at++
		}
	}
	sent := p.net.Sent[:0]
	for rest := p.net.Sent; len(rest) > 0; { // few have the same date and the same edges
		n := 1
		for n < len(rest) && rest[n].Date == rest[0].Date && slices.Equal(rest[n].Edges, rest[0].Edges) {
			n++
		}
		sent = appendSum(sent, rest[:n])
		rest = rest[n:]
	}
	p.net.Sent = sent
}

// appendSum adds up what was sent at one date along the same edges, which may
// stand in the room behind all, and appends it.
func appendSum(all, parts []Sent) []Sent {
	slices.SortFunc(parts, func(a, b Sent) int { return compareBools(a.Inferred, b.Inferred) })
	from := len(all)
	for _, x := range parts {
		if last := len(all) - 1; last >= from && all[last].Inferred == x.Inferred {
			all[last].Messages += x.Messages
		} else {
			all = append(all, x)
		}
	}
	slices.SortFunc(all[from:], Sent.Compare)
	return all
}

// along is what was sent along the same edges.
type along struct {
	edges    []int // rising
	departed []departed
}

// countsSent tells whether the messages of an edge are counted by date.
func (e *Edge) countsSent() bool { return e.Complete && e.Status == Stated }

// alongOne gives what was sent along each edge alone. The edges stand in the
// order of the lines.
func (p *projection) alongOne() []along {
	places := make([]int, len(p.lines))
	var all []along
	for i, l := range p.lines {
		if places[i] = i; len(l.departed) == 0 || !p.net.Edges[i].countsSent() {
			continue
		}
		slices.SortFunc(l.departed, func(a, b departed) int {
			return cmp.Or(cmp.Compare(a.date, b.date), compareBools(a.inferred, b.inferred))
		})
		one := l.departed[:1]
		for _, x := range l.departed[1:] {
			if last := &one[len(one)-1]; last.date == x.date && last.inferred == x.inferred {
				last.messages += x.messages
			} else {
				one = append(one, x)
			}
		}
		all = append(all, along{places[i : i+1 : i+1], one})
	}
	return all
}

// alongSeveral gives what was sent along several edges at once.
func (p *projection) alongSeveral() []along {
	d := &p.dispatch
	if len(d.count) == 0 {
		return nil
	}
	place := make(map[*line]int)
	for i, l := range p.lines {
		if p.net.Edges[i].countsSent() {
			place[l] = i
		}
	}
	all := make([]along, len(d.routes.texts))
	for r, route := range d.routes.texts {
		for _, word := range strings.Fields(route) {
			number, _ := strconv.Atoi(word) // it was written so
			if i, ok := place[d.lines[number-1]]; ok {
				all[r].edges = append(all[r].edges, i)
			}
		}
		slices.Sort(all[r].edges)
	}
	for at, n := range d.count {
		all[at.route].departed = append(all[at.route].departed, departed{n, at.date, at.inferred})
	}
	return slices.DeleteFunc(all, func(x along) bool { return len(x.edges) == 0 })
}

// ranks gives the rank of each of n different things among them.
func ranks(n int, compare func(i, j int) int) []int {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, compare)
	rank := make([]int, n)
	for at, i := range order {
		rank[i] = at
	}
	return rank
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
	slices.SortFunc(sent, Sent.Compare)
	return left, sent
}
