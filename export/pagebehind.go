package export

import (
	"cmp"
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"

	"corkboard/graph"
)

// pageItems is how many of the things behind a node or an edge a page lists.
const pageItems = 20

// pageBehind is what is behind nodes and edges, in their order. It stands below
// the script: a page draws its picture before it reads this.
type pageBehind struct {
	Nodes []pageEvidence `json:"nodes"`
	Edges []pageEvidence `json:"edges"`
}

// pageEvidence lists items and counts those it leaves out.
type pageEvidence struct {
	Tip   string     `json:"tip"` // the node or edge as a sentence
	Items []pageItem `json:"items,omitempty"`
	More  int        `json:"more,omitempty"`
}

// pageItem is one tie, message, participation or claim behind a line.
type pageItem struct {
	Date    string `json:"date,omitempty"` // in words
	What    string `json:"what,omitempty"` // of messages: how many
	From    int    `json:"from"`           // place in the sources
	Speaker string `json:"by,omitempty"`   // whom the source passes on
	Status  string `json:"status,omitempty"`
	Way     int    `json:"way,omitempty"` // of messages: 1 as the line, 2 against it
	Says    string `json:"says,omitempty"`
	Words   string `json:"words,omitempty"` // the source's, for the date
	Quote   string `json:"quote,omitempty"`
	At      string `json:"at,omitempty"`
	Place   string `json:"place,omitempty"`
	Span    []int  `json:"span,omitempty"` // the days within which it was, as a node's Spans
	ID      string `json:"id,omitempty"`
}

func newPageBehind(n graph.Network, l Layout, o DrawOptions, names sourceNames) pageBehind {
	b := pageBehind{Nodes: make([]pageEvidence, len(n.Nodes)), Edges: make([]pageEvidence, len(n.Edges))}
	for i, v := range n.Nodes {
		b.Nodes[i] = evidenceOf(n, v.Evidence, nil, o, names)
	}
	for i, e := range n.Edges {
		b.Edges[i] = evidenceOf(n, e.Evidence.Slice(), &e, o, names)
	}
	for _, p := range l.Nodes {
		b.Nodes[p.Node].Tip = p.Tip
	}
	for _, p := range l.Edges {
		b.Edges[p.Edge].Tip = p.Tip
	}
	return b
}

// evidenceOf gives what stands behind a line, or behind a node where it is nil.
func evidenceOf(n graph.Network, all []graph.Evidence, e *graph.Edge, o DrawOptions, names sourceNames) pageEvidence {
	exchange, line := false, graph.Stated
	if e != nil {
		exchange, line = e.Forward+e.Backward > 0, e.Status
	}
	var out pageEvidence
	t := o.tongue()
	for _, x := range all[:min(len(all), pageItems)] {
		item := pageItem{
			From: names.place(x), Speaker: cleanText(x.Speaker), Status: t.status(cmp.Or(x.Status, line)),
			Date: t.marked(t.itemDate(x, e), x.Inferred, false), Span: daysFrom(x.Date, x.End),
		}
		if exchange && x.Counted != "" {
			item.What, item.Way = t.countedMessages(x.Counted), 2
			if x.Forward {
				item.Way = 1
			}
		}
		if o.WithText {
			item.Says, item.Words, item.Quote, item.At = cleanText(x.Label), cleanText(x.Words), cleanText(x.Quote), cleanText(x.At)
		}
		if o.Places {
			item.Place, item.ID = cleanText(shortPlace(n.Identifier(x.Place))), cleanText(x.Identifier(n))
		}
		out.Items = append(out.Items, item)
	}
	out.More = len(all) - len(out.Items)
	return out
}

// itemDate gives the dates of one item in words. What is behind a tie says when
// it began, or as of when it was.
func (t *tongue) itemDate(x graph.Evidence, e *graph.Edge) string {
	tie := e != nil && e.Forward+e.Backward == 0 && !x.Against
	switch {
	case x.Date == "" && x.End == "":
		return ""
	case x.End == "" && tie && x.Date == e.AsOf && x.Date != e.First:
		return t.say("as of %1", t.date(x.Date))
	case x.End == "" && tie && x.Date == e.First:
		return t.say("from %1", t.date(x.Date))
	case x.End == "":
		return t.date(x.Date)
	case x.Date == "":
		return t.say("until %1", t.date(x.End))
	}
	return t.span(x.Date, x.End)
}

// countedMessages says how many messages an entry stands for: "1", "1..",
// "~12" or "3..5" as they are stored.
func (t *tongue) countedMessages(stored string) string {
	s := cleanText(stored)
	low, high, open := strings.Cut(s, "..")
	messages := func(n, text string) string {
		if k, err := strconv.Atoi(n); err == nil {
			n = t.number(k)
		}
		if text != "" {
			n = t.sayInPage(text, n)
		}
		if low == "1" && high == "" {
			return t.say("%1 message", n)
		}
		return t.say("%1 messages", n)
	}
	switch about, isAbout := strings.CutPrefix(s, "~"); {
	case isAbout:
		return messages(about, "about %1")
	case open && high == "":
		return messages(low, "at least %1")
	case open && low == "":
		return messages(high, "at most %1")
	case open:
		return t.say("%1 messages", t.sayInPage("%1 to %2", low, high))
	}
	return messages(s, "")
}

// shortPlace gives a place without the base of the case: people.csv#row=4.
func shortPlace(iri string) string {
	if _, file, ok := strings.Cut(iri, "/file/"); ok {
		return file
	}
	return iri
}

// sourceNames numbers the sources of a network by what they are called. Those
// without a name are one.
type sourceNames struct {
	list []string
	at   map[string]int // by the names as they are given
}

// unnamedSource stands for all sources that have no name.
const unnamedSource = "an unnamed source"

func newSourceNames(n graph.Network, t *tongue) sourceNames {
	shown := map[string]string{} // each name is cleaned once, however often it occurs
	note := func(all iter.Seq[graph.Evidence]) {
		for x := range all {
			if _, ok := shown[x.Named]; !ok {
				shown[x.Named] = cmp.Or(cleanText(x.Named), t.sayInPage(unnamedSource))
			}
		}
	}
	for _, v := range n.Nodes {
		note(slices.Values(v.Evidence))
	}
	for _, e := range n.Edges {
		note(e.Evidence.All())
	}
	names := sourceNames{list: slices.Compact(slices.Sorted(maps.Values(shown))), at: make(map[string]int)}
	for given, s := range shown {
		names.at[given], _ = slices.BinarySearch(names.list, s)
	}
	return names
}

func (s sourceNames) place(x graph.Evidence) int { return s.at[x.Named] }

// places lists the sources of evidence, each once.
func (s sourceNames) places(all iter.Seq[graph.Evidence]) []int {
	var out []int
	for x := range all {
		if i := s.place(x); !slices.Contains(out, i) {
			out = append(out, i)
		}
	}
	slices.Sort(out)
	return out
}
