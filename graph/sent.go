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
	inferred := func(s Sent) int {
		if s.Inferred {
			return 1
		}
		return 0
	}
	return cmp.Or(cmp.Compare(s.Date, t.Date), slices.Compare(s.Edges, t.Edges), cmp.Compare(s.Messages, t.Messages), inferred(s)-inferred(t))
}

// dispatch counts messages by date and by the lines that they went along, while
// these are in hand as a whole.
type dispatch struct {
	count  map[departure]int
	dates  distinct
	routes distinct // numbers of lines
	lines  []*line  // by their numbers, which begin at 1

	numbers []int // room for those of a message
	route   []byte
}

// departure is a date and the lines of messages, as places in dates and routes.
type departure struct {
	date, route int32
	inferred    bool
}

// distinct numbers texts in the order in which they come.
type distinct struct {
	at    map[string]int32
	texts []string
}

func (d *distinct) place(text string) int32 {
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
		if x.line.number == 0 {
			d.lines = append(d.lines, x.line)
			x.line.number = len(d.lines)
		}
		numbers = append(numbers, x.line.number)
	}
	if len(numbers) == 0 {
		return
	}
	slices.Sort(numbers)
	route := d.route[:0]
	for _, i := range numbers {
		route = append(strconv.AppendInt(route, int64(i), 10), ' ')
	}
	d.numbers, d.route = numbers, route
	at, ok := d.routes.at[string(route)]
	if !ok {
		at = d.routes.place(string(route))
	}
	facts := factsOf(of...)
	n, _, _ := p.standsFor(facts)
	if d.count == nil {
		d.count = make(map[departure]int)
	}
	start, _ := p.dates(facts)
	date := start.sentOn()
	d.count[departure{d.dates.place(date), at, start.inferred && date != ""}] += n
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
	if len(d.count) == 0 || p.view.Asserted != nil {
		return
	}
	place := make(map[string]int)
	for i, e := range p.net.Edges {
		if e.Complete && e.Status == Stated {
			place[e.Key] = i
		}
	}
	routes := make([][]int, len(d.routes.texts))
	for r, route := range d.routes.texts {
		for _, word := range strings.Fields(route) {
			number, _ := strconv.Atoi(word) // it was written so
			if i, ok := place[d.lines[number-1].Key]; ok {
				routes[r] = append(routes[r], i)
			}
		}
		slices.Sort(routes[r])
	}
	for at, n := range d.count {
		if edges := routes[at.route]; len(edges) > 0 {
			p.net.Sent = append(p.net.Sent, Sent{d.dates.texts[at.date], at.inferred, n, edges})
		}
	}
	slices.SortFunc(p.net.Sent, Sent.Compare)
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
