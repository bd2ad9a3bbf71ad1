package export

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"corkboard/graph"
)

// tender is a network with an exchange that is in hand as a whole.
func tender() graph.Network {
	b := new(board)
	b.n.Title = "Fifteen messages before the tender"
	b.n.Credit = []string{"Fifteen direct messages"}
	b.node("coast", "Think tank", "Coast Institute", graph.ColumnGroup)
	b.node("harbour", "Company", "Harbour Energy", graph.ColumnGroup)
	b.node("tomas", "Lobbyist", "Tomas Reuter", graph.ColumnPerson)
	b.node("anna", "Adviser", "Anna Lindqvist", graph.ColumnPerson)
	for _, e := range [][2]string{{"Dinner at Harbour Club", "2024-02-12"}, {"Policy seminar", "2024-03-04"},
		{"Terminal site visit", "2024-04-19"}, {"Hearing", "2024-04"}, {"Tender opens", "2024-05-30"}} {
		b.node(e[0], "Event", e[0], graph.ColumnTime).Start = e[1]
		b.edge("anna", "took part in", e[0], "")
	}
	b.edge("tomas", "fellow of", "coast", graph.Unconfirmed)
	e := b.edge("harbour", "messages", "anna", "")
	e.Accent, e.Complete, e.Forward, e.Backward, e.First, e.Last = true, true, 11, 4, "2024-02-03", "2024-05-28"
	for _, day := range strings.Fields("2024-02-03 2024-02-06 2024-02-08 2024-02-14 2024-02-26 2024-02-27 2024-02-29 2024-03-05 2024-03-29 2024-04-11 2024-04-17 2024-04-18 2024-04-19 2024-05-02 2024-05-28") {
		b.n.Sent = append(b.n.Sent, graph.Sent{Date: day, Messages: 1, Edges: []int{len(b.n.Edges) - 1}})
	}
	return b.n
}

// mailed gives a network messages of some weeks, years or centuries.
func mailed(n graph.Network, seed uint64) graph.Network {
	r := random(seed)
	n.Sent = nil
	apart := []int{1, 9, 40, 300, 4000}[seed%5] // days from message to message, at most
	at := time.Date(2016, 9, 1, 0, 0, 0, 0, time.UTC)
	for i := range n.Edges {
		for range r.below(40) {
			at = at.AddDate(0, 0, r.below(apart))
			date := at.Format("2006-01-02")
			n.Sent = append(n.Sent, graph.Sent{Date: date[:[]int{0, 7, 10, 10}[r.below(4)]], Messages: 1 + r.below(3), Edges: []int{i}})
		}
	}
	return n
}

// leadersClear wants lines from events to their days to run over no words and
// through one another nowhere.
func leadersClear(t *testing.T, name string, l Layout) {
	t.Helper()
	for i, a := range l.Histogram.Leaders {
		for _, p := range l.Nodes {
			for _, x := range p.Texts {
				b := x.box()
				if a.Path[0].X < b.X+b.W && a.Path[0].Y > b.Y+1 && a.Path[0].Y < b.Y+b.H-1 && a.Path[1].X > b.X {
					t.Errorf("%s: the line from event %d runs over %q", name, a.Node, x.Words)
				}
			}
		}
		for _, b := range l.Histogram.Leaders[:i] {
			if (a.Path[1].Y-b.Path[1].Y)*(a.Path[2].Y-b.Path[2].Y) < -0.01 {
				t.Errorf("%s: the lines from events %d and %d cross", name, a.Node, b.Node)
			}
		}
	}
}

// The bars of the picture are those of the complete exchange, in the right
// place and to scale; its events have lines to their days.
func TestBars(t *testing.T) {
	n := canonical(tender())
	h := LayoutStory(n, DrawOptions{}).Histogram
	if h == nil {
		t.Fatal("no bars")
	}
	var tips []string
	longest := 0.0
	for _, b := range h.Bars {
		tips = append(tips, b.Tip)
		longest = max(longest, b.Box.W)
	}
	for _, b := range h.Bars {
		if three := strings.HasSuffix(b.Tip, ": 3 messages"); three != (b.Box.W == longest) {
			t.Errorf("%s: %v of %v", b.Tip, b.Box.W, longest)
		}
	}
	if got := strings.Join(tips[:3], ", "); len(tips) != 10 || got != "29 Jan – 4 Feb 2024: 1 message, 5 Feb – 11 Feb 2024: 2 messages, 12 Feb – 18 Feb 2024: 1 message" {
		t.Errorf("%d bars: %s", len(tips), got)
	}
	if want := "Messages per week: 15 messages in all, 29 Jan – 2 Jun 2024, highest 3."; h.Tip != want {
		t.Errorf("%q, want %q", h.Tip, want)
	}
	var led []string
	for _, l := range h.Leaders {
		led = append(led, n.Nodes[l.Node].Label)
	}
	// The day of the hearing is not known.
	if got := strings.Join(led, ", "); got != "Dinner at Harbour Club, Policy seminar, Terminal site visit, Tender opens" {
		t.Errorf("lines from %s", got)
	}
	for i, b := range h.Bars[1:] {
		if b.Box.Y < h.Bars[i].Box.Y+h.Bars[i].Box.H {
			t.Errorf("%s is not below the bar before", b.Tip)
		}
	}
}

// Pictures say what bars count and what not; where there are none, why, and
// once.
func TestBarsNotes(t *testing.T) {
	one := func(change func(n *graph.Network, e *graph.Edge)) graph.Network {
		n := tender()
		n.Edges = slices.Clone(n.Edges)
		change(&n, &n.Edges[len(n.Edges)-1])
		return n
	}
	const scale = "The bars are on a scale of time of their own: "
	for name, c := range map[string]struct {
		n    graph.Network
		bars bool
		want string
	}{
		"complete":             {tender(), true, scale + "weeks from Monday to Sunday, by the dates as they are given."},
		"incomplete":           {one(func(_ *graph.Network, e *graph.Edge) { e.Complete = false }), false, "No messages per week are shown: not all messages are in hand."},
		"incomplete, and said": {one(func(n *graph.Network, e *graph.Edge) { e.Complete, n.View = false, "contacts" }), false, ""},
		"alleged":              {one(func(_ *graph.Network, e *graph.Edge) { e.Status = graph.Alleged }), false, "No messages per week are shown: what was exchanged is only claimed, or disputed."},
		"disputed":             {one(func(_ *graph.Network, e *graph.Edge) { e.Disputed = true }), false, "No messages per week are shown: what was exchanged is only claimed, or disputed."},
		"no messages":          {council(), false, ""},
		"one of two": {one(func(n *graph.Network, e *graph.Edge) {
			other := *e
			other.Key, other.Complete, other.Source = "other", false, 0
			n.Edges = append(n.Edges, other)
		}), true, scale + "weeks from Monday to Sunday, by the dates as they are given. The bars count the lines of which all messages are stated and in hand: 1 of 2."},
		"without a day": {one(func(n *graph.Network, _ *graph.Edge) {
			along := n.Sent[0].Edges
			n.Sent = append(slices.Clone(n.Sent), graph.Sent{Date: "2024-03", Messages: 2, Edges: along}, graph.Sent{Date: "", Messages: 1, Edges: along})
		}), true, scale + "weeks from Monday to Sunday, by the dates as they are given. In no bar, for want of a closer date: 3 messages."},
		"inferred": {one(func(n *graph.Network, _ *graph.Edge) {
			n.Sent = slices.Clone(n.Sent)
			n.Sent[0].Inferred = true
		}), true, scale + "weeks from Monday to Sunday, by the dates as they are given. In bars by an inferred date: 1 message."},
		"no day at all": {one(func(n *graph.Network, _ *graph.Edge) {
			n.Sent = []graph.Sent{{Date: "2024-03", Messages: 15, Edges: n.Sent[0].Edges}}
		}), false, "In no bar, for want of a closer date: 15 messages."},
		"long silence": {one(func(n *graph.Network, _ *graph.Edge) {
			n.Sent = append(slices.Clone(n.Sent), graph.Sent{Date: "2028-03-01", Messages: 1, Edges: n.Sent[0].Edges})
		}), true, scale + "months, since weeks would be too many."},
	} {
		n := canonical(c.n)
		for _, arrange := range []func(graph.Network, DrawOptions) Layout{LayoutStory, LayoutList} {
			l := arrange(n, DrawOptions{})
			if (l.Histogram != nil) != c.bars {
				t.Errorf("%s, %s: bars %v", name, l.Name, l.Histogram != nil)
			}
			var foot []string
			for _, x := range l.Footer {
				foot = append(foot, x.Words)
			}
			if all := strings.Join(foot, " "); !strings.Contains(all, c.want) {
				t.Errorf("%s, %s: the picture says %q, want %q", name, l.Name, all, c.want)
			}
			if signed := slices.ContainsFunc(l.Legend, func(s Swatch) bool { return s.Sign == SignBars }); signed != c.bars {
				t.Errorf("%s, %s: in the legend %v", name, l.Name, signed)
			}
			if strings.Contains(l.Desc, "per week") != (c.bars && name != "long silence") {
				t.Errorf("%s, %s: described as %q", name, l.Name, l.Desc)
			}
		}
		if got := strings.Join(english.barsNotes(n), " "); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// Bars are in every picture of a story, and in no other.
func TestBarsEverywhere(t *testing.T) {
	n := tender()
	for _, theme := range ThemeNames {
		look, _ := ThemeNamed(theme)
		if svg := string(drawn(t, DrawSVG, n, DrawOptions{Theme: look})); strings.Count(svg, `fill="`+look.Accent+`"/></g>`) < 10 ||
			!strings.Contains(svg, "<title>29 Jan – 4 Feb 2024: 1 message</title>") {
			t.Errorf("%s: not ten bars with their words", theme)
		}
		if c := contrast(t, look.Accent, look.Canvas); c < 3 {
			t.Errorf("%s: bars have a contrast of %.1f", theme, c)
		}
	}
	for _, lang := range Languages {
		words := (DrawOptions{Lang: lang}).tongue()
		svg := string(drawn(t, DrawSVG, n, DrawOptions{Lang: lang}))
		if want := svgText(words.say("%1, highest %2", words.perStretch(weekly), "3")); !strings.Contains(svg, ">"+want+"<") {
			t.Errorf("%s: no legend %q", lang, want)
		}
	}
	page := string(drawn(t, DrawPage, n, DrawOptions{}))
	if !strings.Contains(page, `"bars":{"tip":"Messages per week: 15 messages in all`) || !strings.Contains(page, `"leaders":[{"n":`) {
		t.Error("the page has no bars")
	}
	plain := n
	plain.Sent = nil
	for name, draw := range map[string]func(io.Writer, graph.Network, DrawOptions) error{"png": DrawPNG, "pdf": DrawPDF} {
		if with, without := drawn(t, draw, n, DrawOptions{}), drawn(t, draw, plain, DrawOptions{}); len(with) <= len(without) {
			t.Errorf("%s: %d bytes with bars, %d without", name, len(with), len(without))
		}
	}
	for _, layout := range []string{LayoutNameNetwork, LayoutNameOverview} {
		if l := Arrange(n, DrawOptions{Layout: layout}); l.Histogram != nil {
			t.Errorf("%s: has no axis of time, and bars", layout)
		}
	}
}

// A narrow picture has bars from left to right within its width.
func TestBarsOfNarrowPictures(t *testing.T) {
	for seed := range uint64(15) {
		n := mailed(generated(12, seed), seed)
		for i := range n.Edges {
			n.Edges[i].Status, n.Edges[i].Complete, n.Edges[i].Forward = "", true, 3
		}
		l := LayoutList(n, DrawOptions{Width: WidthMin})
		keptApart(t, fmt.Sprintf("list, seed %d", seed), l)
		if l.Histogram == nil {
			t.Errorf("seed %d: no bars", seed)
		}
	}
}

// A line from an event goes with the event.
func TestLeadersFollow(t *testing.T) {
	n := canonical(tender())
	before := LayoutStory(n, DrawOptions{}).Histogram.Leaders[0]
	id := n.Nodes[before.Node].ID.Value()
	after := LayoutStory(n, DrawOptions{Pinned: Positions{id: {2000, 900}}}).Histogram.Leaders[0]
	if after.Path[0].X < before.Path[0].X+500 || after.Path[2].X > after.Path[0].X {
		t.Errorf("moved to the right: %v, before %v", after.Path, before.Path)
	}
}
