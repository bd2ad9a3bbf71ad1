package export

import (
	"cmp"
	"errors"
	"fmt"
	"hash/fnv"
	"iter"
	"slices"
	"strconv"
	"strings"

	"corkboard/graph"
)

// MaxNodes and MaxEdges bound what a drawing takes. Beyond them nothing could
// be told apart, so drawing is refused with a sentence that says what to
// filter; files for network programs have no such bound.
const (
	MaxNodes = 5000
	MaxEdges = 25000
)

// NoWrongdoing is the note of a drawing whose DrawOptions.Note is empty.
const NoWrongdoing = "Appearing here does not imply wrongdoing."

// DrawOptions says how a network is drawn. The zero value draws the network's
// own title and credits in the light theme.
type DrawOptions struct {
	// Names that do not leave the newsroom are replaced in all of them.
	Title  string // headline; "" takes the network's title
	Dek    string // the sentence below the headline
	Credit string // where it comes from; "" takes the network's credits
	Note   string // the caution at the end; "" takes NoWrongdoing
	// WithText lets the sources' exact words appear in tooltips. Without it a
	// drawing shows names, dates, kinds of ties and counts, nothing else.
	WithText bool
	// Places lets a page name the rows that things were read from, and what
	// identifies them. Both tell about the newsroom's files.
	Places bool
	// Pinned are where nodes stand, whatever the layout would do with them.
	Pinned Positions
	Theme  Theme  // the zero Theme takes LightTheme
	Alt    string // for who cannot see the picture; "" describes it
	// Numbers shows the number of each line, and "n" and that of each event, as
	// WriteEvidence counts them.
	Numbers bool
	// Width is how wide the picture is shown, in points; 0 is as wide as its
	// texts need at their own size. At a smaller one a story stands closer
	// together, and where its texts could not be read it is a list.
	Width   float64
	Version string // of the program, for the last line; "" leaves it out

	// Lang is the language of legend, dates and numbers, of what the network and
	// a page say of themselves, and of the vocabulary's own words, one of
	// Languages; "" is English. What the case says stays in its language.
	Lang string
	// Layout is a name of LayoutNames; "" chooses by size.
	Layout string
	// Scale is how many pixels of a PNG stand for one of the picture; 0 takes
	// ScaleDefault.
	Scale float64
	// Fonts are TrueType or OpenType files for characters that the built-in
	// fonts of PNG and PDF lack, the first that has one counts.
	Fonts [][]byte
	// Positions writes the places of nodes into DOT.
	Positions bool
	// At places the middles of nodes, in points: others than the story are drawn
	// with them, and what is not in At is placed below.
	At map[graph.Term]Point

	still bool // no tooltips: what lines and points have to say is in the picture alone

	// Of files for other programs.
	GEXF     string // the version of GEXF: "1.3", which "" takes, or "1.2"
	EdgesKey string // what node-link calls the list of edges: "links", which "" takes, or "edges"
	Headers  string // whose headers the tables have: "gephi", which "" takes, or "neo4j"
}

// withDefaults fills what was left empty from the network and cleans the rest.
func (o DrawOptions) withDefaults(n graph.Network) DrawOptions {
	if o.Title == "" {
		o.Title = n.Title
	}
	if o.Credit == "" && len(n.Credit) > 0 {
		o.Credit = o.tongue().say("Sources: %1", joinWords(n.Credit, "; "))
	}
	if o.Note == "" {
		o.Note = o.tongue().say(NoWrongdoing)
	}
	if o.Theme == (Theme{}) {
		o.Theme = LightTheme()
	}
	for _, s := range []*string{&o.Title, &o.Dek, &o.Credit, &o.Note, &o.Alt} {
		*s = cleanText(n.Masked(*s))
	}
	o.Version = cleanText(o.Version)
	return o
}

// brief shortens what stands around a picture to what has room there, the
// caution on its own, so that sources of very many words do not push it out. The
// given network is not changed.
func (o DrawOptions) brief(n graph.Network, most int) (DrawOptions, graph.Network) {
	for _, s := range []*string{&o.Title, &o.Dek, &o.Credit, &o.Note, &o.Alt, &o.Version} {
		*s = cut(*s, most)
	}
	n.View = shortText(n.View, nameMax)
	t := o.tongue()
	for _, all := range []*[]graph.Phrase{&n.Notes, &n.Parameters} {
		said := t.phrases(*all)
		*all = nil
		for _, s := range said {
			*all = append(*all, graph.Quote(shortText(s, most)))
		}
	}
	return o, n
}

// footer gives the paragraphs below a drawing: what was left out, then sources
// and caution.
func (o DrawOptions) footer(n graph.Network) []string {
	var ps []string
	for _, s := range o.tongue().phrases(n.Notes) {
		if s = cleanText(s); s != "" {
			ps = append(ps, s)
		}
	}
	last := sentence(o.Credit)
	if last != "" {
		last += " "
	}
	last += o.Note
	if o.Version != "" {
		last += o.tongue().say(" Drawn by corkboard %1.", o.Version)
	}
	return append(ps, last)
}

// foot gives the paragraphs below a picture: beside those of footer how measures
// were computed, and what is shown.
func (o DrawOptions) foot(n graph.Network) []string {
	ps := o.footer(n)
	last := len(ps) - 1
	end := ps[last]
	ps = ps[:last]
	for _, s := range o.tongue().computed(n) {
		ps = append(ps, sentence(cleanText(s)))
	}
	if o.Numbers {
		ps = append(ps, o.tongue().say("Numbers on lines are those of the evidence table."))
	}
	return append(ps, o.tongue().shown(n), end)
}

// census counts nodes and lines: "3 organizations, 11 people, 34 lines".
func (t *tongue) census(n graph.Network) string {
	count := censusOf(n.Nodes)
	var parts []string
	for column := graph.ColumnGroup; column <= graph.ColumnTime; column++ {
		if s := t.column(count, column); s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(append(parts, t.counted(len(n.Edges), "%1 line", "%1 lines")), ", ")
}

// shown counts what is shown, and says of which view and period.
func (t *tongue) shown(n graph.Network) string {
	s := t.say("Shown: %1.", t.census(n))
	if v := cleanText(n.View); v != "" {
		s += " " + t.say("View: %1.", t.view(v))
	}
	switch {
	case n.From != "" && n.To != "":
		s += " " + t.say("Period: %1.", t.span(n.From, n.To))
	case n.From != "":
		s += " " + t.say("Period: %1.", t.say("from %1", t.date(n.From)))
	case n.To != "":
		s += " " + t.say("Period: %1.", t.say("until %1", t.date(n.To)))
	}
	return s
}

// ErrTooLarge tells that a network is too large for a picture that can be read.
var ErrTooLarge = errors.New("too many for a picture that can be read")

// drawable refuses a network that could not be read as a picture.
func drawable(n graph.Network) error {
	if len(n.Nodes) > MaxNodes {
		return fmt.Errorf("draw: %d nodes are %w (at most %d)", len(n.Nodes), ErrTooLarge, MaxNodes)
	}
	if len(n.Edges) > MaxEdges {
		return fmt.Errorf("draw: %d lines are %w (at most %d)", len(n.Edges), ErrTooLarge, MaxEdges)
	}
	return wired(n)
}

// fits refuses a layout that was asked for and is not for so many.
func fits(n graph.Network, o DrawOptions) error {
	if err := drawable(n); err != nil {
		return err
	}
	if o.Layout == LayoutNameStory && (len(n.Nodes) > 2*storyNodes || len(n.Edges) > 2*storyEdges) {
		return fmt.Errorf("draw: %d nodes and %d lines are %w as a story (at most %d and %d); leave the layout out",
			len(n.Nodes), len(n.Edges), ErrTooLarge, 2*storyNodes, 2*storyEdges)
	}
	return nil
}

// wired tells of an edge, an order or a count that points outside the network.
func wired(n graph.Network) error {
	in := func(i int) bool { return i >= 0 && i < len(n.Nodes) }
	for _, e := range n.Edges {
		if !in(e.Source) || !in(e.Target) {
			return fmt.Errorf("draw: edge %q joins nodes %d and %d of %d", e.Key, e.Source, e.Target, len(n.Nodes))
		}
	}
	for _, s := range n.Sent {
		for _, i := range s.Edges {
			if i < 0 || i >= len(n.Edges) {
				return fmt.Errorf("draw: messages were sent along edge %d of %d", i, len(n.Edges))
			}
		}
	}
	for i, v := range n.Nodes {
		for _, j := range slices.Concat(v.After, v.SameDay) {
			if !in(j) {
				return fmt.Errorf("draw: node %d is ordered by node %d of %d", i, j, len(n.Nodes))
			}
		}
	}
	return nil
}

// canonical gives the network in the order that graph.Network promises, nodes
// and edges renumbered, so that equal networks draw equal bytes. The given
// network is not changed.
func canonical(n graph.Network) graph.Network {
	order := make([]int, len(n.Nodes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := n.Nodes[a], n.Nodes[b]
		return cmp.Or(cmp.Compare(x.Column, y.Column), x.ID.Compare(y.ID), cmp.Compare(x.Label, y.Label))
	})
	place := make([]int, len(order))
	nodes := make([]graph.Node, len(order))
	for to, from := range order {
		place[from] = to
		nodes[to] = n.Nodes[from]
	}
	for i := range nodes {
		nodes[i].After = renumber(nodes[i].After, place)
		nodes[i].SameDay = renumber(nodes[i].SameDay, place)
		nodes[i].Evidence = sortEvidence(nodes[i].Evidence)
	}
	n.Nodes = nodes
	sortEdges(&n, place)
	return n
}

// sortEdges puts the edges in order, and what was sent along them; place holds
// the new places of the nodes.
func sortEdges(n *graph.Network, place []int) {
	edges := slices.Clone(n.Edges)
	order := make([]int, len(edges))
	for i := range edges {
		order[i] = i
		edges[i].Source, edges[i].Target = place[edges[i].Source], place[edges[i].Target]
		edges[i].Evidence = sortList(edges[i].Evidence)
	}
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := &edges[i], &edges[j]
		return cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.Target, b.Target),
			a.Kind.Compare(b.Kind), cmp.Compare(a.Status, b.Status), cmp.Compare(a.Key, b.Key))
	})
	n.Edges = make([]graph.Edge, len(edges))
	at := make([]int, len(edges))
	for to, from := range order {
		n.Edges[to], at[from] = edges[from], to
	}
	n.Sent = slices.Clone(n.Sent)
	for i := range n.Sent {
		n.Sent[i].Edges = renumber(n.Sent[i].Edges, at)
	}
	slices.SortFunc(n.Sent, graph.Sent.Compare)
}

func renumber(nodes, place []int) []int {
	out := make([]int, len(nodes))
	for i, v := range nodes {
		out[i] = place[v]
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// sortEvidence gives evidence in order: that itself where it is.
func sortEvidence(ev []graph.Evidence) []graph.Evidence {
	if isSorted(slices.Values(ev)) {
		return ev
	}
	ev = slices.Clone(ev)
	slices.SortStableFunc(ev, func(a, b graph.Evidence) int { return compareEvidence(&a, &b) })
	return ev
}

// sortList is sortEvidence for evidence that shares what it can.
func sortList(l graph.EvidenceList) graph.EvidenceList {
	if isSorted(l.All()) {
		return l
	}
	return graph.ListEvidence(sortEvidence(l.Slice())...)
}

func isSorted(ev iter.Seq[graph.Evidence]) bool {
	first, last := true, graph.Evidence{}
	for x := range ev {
		if !first && compareEvidence(&last, &x) > 0 {
			return false
		}
		first, last = false, x
	}
	return true
}

func compareEvidence(a, b *graph.Evidence) int {
	if c := cmp.Compare(a.Date, b.Date); c != 0 {
		return c
	}
	return cmp.Or(a.Subject.Compare(b.Subject), a.Graph.Compare(b.Graph),
		a.Place.Compare(b.Place), a.Source.Compare(b.Source), cmp.Compare(a.Status, b.Status),
		cmp.Compare(a.Quote, b.Quote), cmp.Compare(a.Label, b.Label))
}

// identities makes one short identifier for each text: the letter, and a hash
// of the text, so that it stays when other things come and go. Equal texts are
// told apart by a number.
func identities(letter string, texts []string) []string {
	seen := make(map[string]int, len(texts))
	ids := make([]string, len(texts))
	for i, s := range texts {
		h := fnv.New64a()
		h.Write([]byte(s)) // a hash never fails to write
		id := letter + fmt.Sprintf("%016x", h.Sum64())[4:]
		seen[id]++
		if k := seen[id]; k > 1 {
			id += "-" + strconv.Itoa(k)
		}
		ids[i] = id
	}
	return ids
}
