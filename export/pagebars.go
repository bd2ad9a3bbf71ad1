package export

import "corkboard/graph"

// pageBars is a histogram in its place.
type pageBars struct {
	Tip     string       `json:"tip"`
	Line    [4]float64   `json:"line"`
	Bars    []pageBar    `json:"bars"`
	Ticks   [][4]float64 `json:"ticks,omitempty"`
	Leaders []pageLeader `json:"leaders,omitempty"`
	Texts   []pageWords  `json:"texts"`
	Edges   []int        `json:"edges"` // whose messages are counted
}

type pageBar struct {
	Box  [4]float64 `json:"box"`
	Tip  string     `json:"tip"`
	Days [2]int     `json:"days"` // the first and the last, counted from 1 January 1970
}

type pageLeader struct {
	Node int        `json:"n"`
	Path [6]float64 `json:"path"`
}

// newPageBars gives what a page has of a histogram, nil where there is none.
func newPageBars(n graph.Network, h *Histogram) *pageBars {
	if h == nil {
		return nil
	}
	line := func(a, b Point) [4]float64 { return [4]float64{tenth(a.X), tenth(a.Y), tenth(b.X), tenth(b.Y)} }
	d := &pageBars{Tip: h.Tip, Line: line(h.Line[0], h.Line[1]), Texts: pageTexts(h.texts())}
	for _, b := range h.Bars {
		d.Bars = append(d.Bars, pageBar{[4]float64{tenth(b.Box.X), tenth(b.Box.Y), tenth(b.Box.W), tenth(b.Box.H)}, b.Tip, [2]int{b.first, b.last}})
	}
	for _, t := range h.Ticks {
		d.Ticks = append(d.Ticks, line(t.Line[0], t.Line[1]))
	}
	for _, l := range h.Leaders {
		p := l.Path
		d.Leaders = append(d.Leaders, pageLeader{l.Node, [6]float64{tenth(p[0].X), tenth(p[0].Y), tenth(p[1].X), tenth(p[1].Y), tenth(p[2].X), tenth(p[2].Y)}})
	}
	for i, e := range n.Edges {
		if inHand(e) {
			d.Edges = append(d.Edges, i)
		}
	}
	return d
}
