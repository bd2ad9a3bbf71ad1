package export

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"corkboard/graph"
)

// pageItems is how many of the things behind a node or an edge a page lists.
const pageItems = 20

// pageBehind is what is behind nodes and edges, in their order. A page reads
// it when somebody asks.
type pageBehind struct {
	Nodes []pageEvidence `json:"nodes"`
	Edges []pageEvidence `json:"edges"`
}

// pageEvidence lists items and counts those it leaves out.
type pageEvidence struct {
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

func newPageBehind(n graph.Network, o DrawOptions, names sourceNames) pageBehind {
	b := pageBehind{Nodes: make([]pageEvidence, len(n.Nodes)), Edges: make([]pageEvidence, len(n.Edges))}
	for i, v := range n.Nodes {
		b.Nodes[i] = evidenceOf(v.Evidence, false, graph.Stated, o, names)
	}
	for i, e := range n.Edges {
		b.Edges[i] = evidenceOf(e.Evidence, e.Forward+e.Backward > 0, e.Status, o, names)
	}
	return b
}

func evidenceOf(all []graph.Evidence, exchange bool, line graph.Status, o DrawOptions, names sourceNames) pageEvidence {
	var out pageEvidence
	for _, x := range all[:min(len(all), pageItems)] {
		item := pageItem{
			From: names.place(x), Speaker: cleanText(x.Speaker), Status: statusWord(cmp.Or(x.Status, line)),
			Date: english.marked(itemDate(x), x.Inferred, false), Span: daySpans([]graph.Evidence{x}),
		}
		if exchange && x.Counted != "" {
			item.What, item.Way = countedMessages(x.Counted), 2
			if x.Forward {
				item.Way = 1
			}
		}
		if o.WithText {
			item.Says, item.Words, item.Quote, item.At = cleanText(x.Label), cleanText(x.Words), cleanText(x.Quote), cleanText(x.At)
		}
		if o.Places {
			item.Place, item.ID = cleanText(shortPlace(x.Place.Value())), cleanText(x.Subject.Value())
		}
		out.Items = append(out.Items, item)
	}
	out.More = len(all) - len(out.Items)
	return out
}

// itemDate gives the dates of one item in words.
func itemDate(x graph.Evidence) string {
	switch {
	case x.Date == "" && x.End == "":
		return ""
	case x.End == "":
		return english.date(x.Date)
	case x.Date == "":
		return "until " + english.date(x.End)
	}
	return english.span(x.Date, x.End)
}

// countedMessages says how many messages an entry stands for: "1", "1..",
// "~12" or "3..5" as they are stored.
func countedMessages(stored string) string {
	s := cleanText(stored)
	low, high, open := strings.Cut(s, "..")
	switch about, isAbout := strings.CutPrefix(s, "~"); {
	case s == "1":
		return "1 message"
	case isAbout:
		return "about " + about + " messages"
	case open && high == "" && low == "1":
		return "at least 1 message"
	case open && high == "":
		return "at least " + low + " messages"
	case open && low == "":
		return "at most " + high + " messages"
	case open:
		return low + " to " + high + " messages"
	}
	return s + " messages"
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
const unnamedSource = "a source that is not named"

func newSourceNames(n graph.Network) sourceNames {
	shown := map[string]string{} // each name is cleaned once, however often it occurs
	note := func(all []graph.Evidence) {
		for _, x := range all {
			if _, ok := shown[x.Named]; !ok {
				shown[x.Named] = cmp.Or(cleanText(x.Named), unnamedSource)
			}
		}
	}
	for _, v := range n.Nodes {
		note(v.Evidence)
	}
	for _, e := range n.Edges {
		note(e.Evidence)
	}
	names := sourceNames{list: slices.Compact(slices.Sorted(maps.Values(shown))), at: make(map[string]int)}
	for given, s := range shown {
		names.at[given], _ = slices.BinarySearch(names.list, s)
	}
	return names
}

func (s sourceNames) place(x graph.Evidence) int { return s.at[x.Named] }

// of lists the sources of evidence, each once.
func (s sourceNames) of(all []graph.Evidence) []int {
	var out []int
	for _, x := range all {
		if i := s.place(x); !slices.Contains(out, i) {
			out = append(out, i)
		}
	}
	slices.Sort(out)
	return out
}
