package export

import (
	"cmp"
	"slices"
	"strconv"

	"corkboard/graph"
)

const (
	kickerNodes  = 150 // nodes up to which cards have the line above the name
	loudMessages = 25  // lines of messages that keep the accent where there are more
	wordsMax     = 100 // lines up to which all have their words
	doubtMax     = 240 // lines up to which those have them that are not established
	narrowWrap   = 92  // width of words that find no room else
)

// LayoutNetwork places every node as a card with its name, near to those that
// it is tied to, so that no card meets another; up to 150 cards in one piece stand
// so that few others are in the way of lines. Lines are straight, bend, or go around
// the corners of cards, so that none runs behind a card and seems to end there:
// unless positions are given that leave no room between cards. Of very many lines of
// messages only those with the most keep the accent. Equal networks give equal
// layouts, whatever the order of their nodes and edges. Time and memory grow with
// the square of the nodes up to 500 of them.
func LayoutNetwork(n graph.Network, o DrawOptions) Layout {
	n = canonical(n)
	f, cards := newNetwork(n, o)
	f.place()
	f.index()
	ids := nodeIDs(n)
	for i := range n.Nodes {
		p := f.node(i, ids[i], FormCard)
		p.Texts = freeTexts(cards[i], p.Box)
		f.out.Nodes = append(f.out.Nodes, p)
	}
	f.edges()
	f.words()
	return f.frame(LayoutNameNetwork)
}

// newNetwork measures the cards of a canonical network.
func newNetwork(n graph.Network, o DrawOptions) (*free, []card) {
	f := &free{sheet: newSheet(n, o), wiring: wire(len(n.Nodes), n.Edges), gap: Point{cardsApart, cardsApart}, roomy: 3.2}
	if len(n.Edges) <= wordsMax {
		// For the words of lines: more where there are many to a node.
		crowd := float64(len(n.Edges)) / float64(max(len(n.Nodes), 1))
		f.gap, f.roomy = Point{46, 26}, mul(4.4, min(2, max(1, crowd/1.6)))
		if slices.ContainsFunc(n.Edges, func(e graph.Edge) bool { return e.Accent && len(e.Figures) > 0 }) {
			f.roomy = mul(f.roomy, 2) // reported figures take four or five lines
		}
	}
	cards := make([]card, len(n.Nodes))
	for i := range n.Nodes {
		cards[i] = f.card(i)
		f.size = append(f.size, Point{cards[i].width, cards[i].up + cards[i].down})
	}
	return f, cards
}

// nodeIDs makes the id attributes of nodes.
func nodeIDs(n graph.Network) []string {
	terms := make([]string, len(n.Nodes))
	for i, v := range n.Nodes {
		terms[i] = v.ID.String()
	}
	return identities("n", terms)
}

// card wraps a node's name and finds the size of its card.
func (f *free) card(i int) card {
	c := card{role: RoleName}
	wide := mul(nameWrap, mul(nameSize, 0.5))
	if len(f.n.Nodes) > kickerNodes {
		c.role, wide = RoleSmall, 96
	} else {
		c.kicker = f.t.kicker(f.n, i)
		if f.n.Nodes[i].Column == graph.ColumnTime {
			c.kicker = f.number("n", i) + cut(f.t.eventDate(f.n, i), 40)
		}
	}
	name := f.t.fullName(f.n, i)
	if f.n.Nodes[i].Column == graph.ColumnTime {
		name = f.t.eventTitle(f.n, i)
	}
	m := measures[c.role]
	c.lines = wrap(cut(name, nameMax), wide, m)
	for _, l := range c.lines {
		c.width = max(c.width, m.width(l)+14)
	}
	h := mul(float64(len(c.lines)), leading(m.size)) + 7
	if c.kicker != "" {
		c.width = max(c.width, measures[RoleKicker].width(c.kicker)+14)
		h += leading(kickerSize)
	}
	c.up, c.down = h/2, h/2
	return c
}

// freeTexts places the words of a card.
func freeTexts(c card, b Box) []Text {
	var ts []Text
	y := b.Y + 3.5
	if c.kicker != "" {
		y += leading(kickerSize)
		ts = append(ts, Text{Point{b.X + 7, y - mul(kickerSize, 0.2)}, measures[RoleKicker].width(c.kicker), RoleKicker, c.kicker})
	}
	m := measures[c.role]
	for _, line := range c.lines {
		y += leading(m.size)
		ts = append(ts, Text{Point{b.X + 7, y - mul(m.size, 0.3)}, m.width(line), c.role, line})
	}
	return ts
}

// loud tells which edges keep the accent: all, or those with the most messages.
func (f *free) loud() []bool {
	loud := make([]bool, len(f.n.Edges))
	var stories []int
	for i, e := range f.n.Edges {
		if e.Accent {
			stories = append(stories, i)
		}
	}
	if len(stories) > loudMessages {
		slices.SortStableFunc(stories, func(a, b int) int {
			x, y := f.n.Edges[a], f.n.Edges[b]
			return cmp.Compare(y.Forward+y.Backward, x.Forward+x.Backward)
		})
		stories = stories[:loudMessages]
	}
	for _, i := range stories {
		loud[i] = true
	}
	return loud
}

// words places the words of lines where they lie on no card and on as few other
// lines as can be: those of messages first, then those of what is not
// established, then, where they are few, the others. What finds no room is left
// to the tooltip; what most of the others say is in the legend.
func (f *free) words() {
	told := false // by the legend
	if len(f.out.Edges) > wordsMax && !f.o.Numbers {
		f.ties, told = f.tieWords()
	}
	order := make([]int, 0, len(f.out.Edges))
	rank := func(i int) int {
		p := f.out.Edges[i]
		switch {
		case p.Accent:
			return 0
		case p.Dash != Solid:
			return 1
		}
		return 2
	}
	for i := range f.out.Edges {
		if r := rank(i); f.o.Numbers || r == 0 || len(f.out.Edges) <= wordsMax || r == 1 && len(f.out.Edges) <= doubtMax {
			order = append(order, i)
		} else if isTie := r == 2 && !f.n.Edges[f.out.Edges[i].Edge].Accent; (!told || !isTie) && len(f.edgeWords(i)) > 0 {
			f.hushed++
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return rank(a) - rank(b) })
	var taken []Box
	lines := f.traces()
	for _, i := range order {
		if !f.label(&f.out.Edges[i], lines, &taken) {
			f.hushed++
		}
	}
}

// label places the words of one line, all of them or the first; false where
// there is no room for it.
func (f *free) label(p *PlacedEdge, lines []trace, taken *[]Box) bool {
	words := f.edgeWords(p.Edge)
	if len(words) == 0 {
		return true
	}
	short := words[:1]
	if f.o.Numbers {
		short = []Words{{strconv.Itoa(p.Edge + 1), p.Accent}}
	}
	for _, some := range []struct {
		words []Words
		room  float64
	}{{words, labelWrap}, {words, narrowWrap}, {short, labelWrap}, {short, narrowWrap}} {
		l := line{}
		for _, w := range some.words {
			m := measures[labelRole(w)]
			for _, part := range wrap(w.Text, some.room, m) {
				l.words = append(l.words, Words{part, w.Bold})
				l.w, l.h = max(l.w, m.width(part)), l.h+leading(m.size)
			}
		}
		if b, ok := f.spot(p, l, lines, *taken); ok {
			p.label(l, b.X+2, b.Y+b.H-1)
			*taken = append(*taken, b)
			return true
		}
	}
	return false
}
