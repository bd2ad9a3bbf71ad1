package export

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// element is one of an SVG, with what is in it.
type element struct {
	XMLName xml.Name
	Attrs   []xml.Attr `xml:",any,attr"`
	Words   string     `xml:",chardata"`
	Inside  []element  `xml:",any"`
}

func (e element) get(name string) string {
	for _, a := range e.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// shape is something drawn, in the order of drawing.
type shape struct {
	element
	kind   string   // text, rect, circle, path or line
	in     []string // the classes of what it stands in, and its own
	group  int      // what it is part of: a node, a line, the words of one
	box    Box      // of what has one
	corner float64  // of a rect
}

func (s shape) has(class string) bool { return slices.Contains(s.in, class) }

// sight is a picture as whoever reads the SVG sees it.
type sight struct {
	t      testing.TB
	set    *typesetter
	page   Box
	points bool // nodes are points
	shapes []shape
	groups int
}

// see reads an SVG and finds where everything is. A text is as wide and as high
// as the built-in fonts say where they have all its letters; of others their
// widths are estimated as the layout does.
func see(t testing.TB, svg []byte) *sight {
	t.Helper()
	var root element
	if err := xml.Unmarshal(svg, &root); err != nil {
		t.Fatal(err)
	}
	set, err := newTypesetter(nil)
	if err != nil {
		t.Fatal(err)
	}
	s := &sight{t: t, set: set}
	s.points = root.get("class") == LayoutNameOverview
	view := strings.Fields(root.get("viewBox"))
	s.page = Box{s.number(view[0]), s.number(view[1]), s.number(view[2]), s.number(view[3])}
	s.walk(root.Inside, nil, 0)
	return s
}

func (s *sight) number(text string) float64 {
	s.t.Helper()
	f, err := strconv.ParseFloat(text, 64)
	if err != nil {
		s.t.Fatal(err)
	}
	return f
}

func (s *sight) walk(all []element, in []string, group int) {
	for _, e := range all {
		classes := append(slices.Clip(in), strings.Fields(e.get("class"))...)
		switch kind := e.XMLName.Local; kind {
		case "g":
			inner := group
			if group == 0 && e.get("role") != "" || strings.HasPrefix(e.get("class"), "label ") {
				s.groups++
				inner = s.groups
			}
			s.walk(e.Inside, classes, inner)
		case "text", "rect", "circle", "path", "line":
			s.shapes = append(s.shapes, s.shape(e, kind, classes, group))
		}
	}
}

func (s *sight) shape(e element, kind string, in []string, group int) shape {
	out := shape{element: e, kind: kind, in: in, group: group}
	at := func(name string) float64 {
		if e.get(name) == "" {
			return 0
		}
		return s.number(e.get(name))
	}
	switch kind {
	case "rect":
		out.box, out.corner = Box{at("x"), at("y"), at("width"), at("height")}, at("rx")
	case "circle":
		r := at("r")
		out.box = Box{at("cx") - r, at("cy") - r, 2 * r, 2 * r}
	case "text":
		m := measure{sans, at("font-size")}
		switch {
		case strings.HasPrefix(e.get("font-family"), "Georgia"):
			m.face = serifBold
		case e.get("font-weight") == "bold":
			m.face = sansBold
		}
		w, up, down := s.extent(m, e.Words)
		out.box = Box{at("x"), at("y") - up, w, up + down}
		if e.get("text-anchor") == "middle" {
			out.box.X -= w / 2
		}
	}
	return out
}

// extent gives how wide a line of text is, and how far it reaches up and down.
func (s *sight) extent(m measure, words string) (w, up, down float64) {
	f := s.set.faces[m.face][0]
	up, down = f.heights()
	up, down = up*m.size/1000, -down*m.size/1000
	for _, r := range words {
		if !needless(r) && !f.has(r) {
			return m.width(words), up, down
		}
	}
	_, w = s.set.line(m, words)
	return w, up, down
}

// nodes gives what stands for nodes: cards, and points or the dots of events.
func (s *sight) nodes() (cards, points []shape) {
	for _, x := range s.shapes {
		switch {
		case !x.has("node") || x.kind == "text":
		case x.kind == "circle" || s.points:
			points = append(points, x)
		default:
			cards = append(cards, x)
		}
	}
	return cards, points
}

func (s *sight) texts() (all []shape) {
	for _, x := range s.shapes {
		if x.kind == "text" {
			all = append(all, x)
		}
	}
	return all
}

// apart reports what meets among shapes of a kind.
func apart(t *testing.T, name string, all []shape) {
	t.Helper()
	all = slices.Clone(all)
	slices.SortStableFunc(all, func(a, b shape) int { return cmp.Compare(a.box.X, b.box.X) })
	for i, a := range all {
		for _, b := range all[i+1:] {
			if b.box.X >= a.box.X+a.box.W {
				break
			}
			if a.box.meets(b.box) {
				t.Errorf("%s: %s meets %s", name, a, b)
			}
		}
	}
}

func (s shape) String() string {
	return fmt.Sprintf("%s %.40q at %.2f, %.2f, %.2f × %.2f", s.kind, s.Words, s.box.X, s.box.Y, s.box.W, s.box.H)
}

// holds tells whether a box lies within another.
func (b Box) holds(c Box) bool {
	const slack = 0.02 // coordinates are written in hundredths
	return c.X > b.X-slack && c.Y > b.Y-slack && c.X+c.W < b.X+b.W+slack && c.Y+c.H < b.Y+b.H+slack
}

// keptApart reports every card and text that meets another, leaves its card or
// leaves the page.
func (s *sight) keptApart(t *testing.T, name string) {
	t.Helper()
	cards, points := s.nodes()
	texts := s.texts()
	apart(t, name, cards)
	apart(t, name, points)
	apart(t, name, texts)
	avoid := slices.Concat(cards, points)
	for _, x := range texts {
		for _, c := range avoid {
			switch own := c.group == x.group && c.kind == "rect"; {
			case own && !c.box.holds(x.box):
				t.Errorf("%s: %s leaves its card, %s", name, x, c)
			case !own && c.box.meets(x.box):
				t.Errorf("%s: %s lies on %s", name, x, c)
			}
		}
	}
	for _, x := range slices.Concat(cards, points, texts) {
		if !s.page.holds(x.box) {
			t.Errorf("%s: %s is outside of the page", name, x)
		}
	}
}
