package export

import (
	"fmt"
	"testing"
)

func (b Box) meets(c Box) bool {
	const slack = 0.01
	return b.X+slack < c.X+c.W && c.X+slack < b.X+b.W && b.Y+slack < c.Y+c.H && c.Y+slack < b.Y+b.H
}

// TestLayoutKeepsApart draws networks of many sizes and looks whether a label
// lies on another, on a card, or outside of the picture.
func TestLayoutKeepsApart(t *testing.T) {
	for n := 1; n <= 40; n++ {
		for seed := range uint64(6) {
			net := generated(n, seed*977+uint64(n))
			for _, width := range []float64{0, 600, 400} {
				o := DrawOptions{Width: width}
				keptApart(t, fmt.Sprintf("%d nodes, seed %d, %v wide", n, seed, width), LayoutStory(net, o))
				keptApart(t, fmt.Sprintf("%d nodes, seed %d, with messages, %v wide", n, seed, width), LayoutStory(mailed(net, seed), o))
			}
		}
	}
	last := 0.0
	for _, width := range []float64{400, 0} {
		l := LayoutStory(founding(), DrawOptions{Width: width})
		keptApart(t, fmt.Sprintf("founding case, %v wide", width), l)
		if l.Width < last+50 {
			t.Errorf("%v wide, not much more than %v", l.Width, last)
		}
		last = l.Width
	}
}

func axisTexts(l Layout) []Text {
	var ts []Text
	if l.Axis != nil {
		for _, x := range []Text{l.Axis.Caption, l.Axis.Rest} {
			if x.Words != "" {
				ts = append(ts, x)
			}
		}
	}
	return ts
}

func keptApart(t *testing.T, name string, l Layout) {
	t.Helper()
	type thing struct {
		name string
		box  Box
	}
	var things, named []thing // named: points with names, and these
	var texts []Text
	texts = append(append(texts, l.Heading...), l.Footer...)
	for _, h := range append(l.Heading, l.Footer...) {
		things = append(things, thing{h.Words, h.box()})
	}
	for _, p := range l.Nodes {
		things = append(things, thing{"node " + p.ID, p.Box})
		if p.Form == FormPoint {
			for _, x := range p.Texts {
				texts = append(texts, x)
				named = append(named, thing{"name " + x.Words, x.box()})
				named = append(named, thing{"point " + x.Words, p.Box})
			}
			continue
		}
		for _, x := range p.Texts {
			texts = append(texts, x)
			if b := x.box(); b.X < p.Box.X-0.01 || b.X+b.W > p.Box.X+p.Box.W+0.01 ||
				b.Y < p.Box.Y-1 || b.Y+b.H > p.Box.Y+p.Box.H+1 {
				t.Errorf("%s: %q at %v leaves its card %v", name, x.Words, b, p.Box)
			}
		}
	}
	for _, e := range l.Edges {
		texts = append(texts, e.Label...)
		if len(e.Label) > 0 {
			things = append(things, thing{"label " + e.Label[0].Words, e.LabelBox})
		}
		for _, p := range append(e.Path, e.Path[0]) {
			if p.X < 0 || p.Y < 0 || p.X > l.Width || p.Y > l.Height {
				t.Errorf("%s: line %s leaves the picture at %v", name, e.ID, p)
			}
		}
	}
	for _, s := range l.Legend {
		texts = append(texts, s.Text)
		things = append(things, thing{s.Text.Words, s.Box}, thing{s.Text.Words, s.Text.box()})
	}
	if h := l.Histogram; h != nil {
		for _, x := range h.texts() {
			texts = append(texts, x)
			things = append(things, thing{x.Words, x.box()})
		}
		for _, b := range h.Bars {
			things = append(things, thing{b.Tip, b.Box})
		}
		leadersClear(t, name, l)
	}
	for _, x := range axisTexts(l) {
		texts = append(texts, x)
		things = append(things, thing{x.Words, x.box()})
	}
	for _, x := range texts {
		if b := x.box(); b.X < 0 || b.Y < 0 || b.X+b.W > l.Width+0.01 || b.Y+b.H > l.Height+0.01 {
			t.Errorf("%s: %q at %v is outside of %v × %v", name, x.Words, b, l.Width, l.Height)
		}
	}
	for i, a := range named {
		for _, b := range named[:i] {
			if a.box.meets(b.box) {
				t.Errorf("%s: %s %v meets %s %v", name, a.name, a.box, b.name, b.box)
			}
		}
	}
	for i, a := range things {
		for _, b := range things[:i] {
			if a.box.meets(b.box) {
				t.Errorf("%s: %s %v meets %s %v", name, a.name, a.box, b.name, b.box)
			}
		}
	}
}
