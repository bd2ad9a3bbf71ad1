package export

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"corkboard/graph"
)

// pageData is what a page shows before anybody asks for more. Its words are
// cleaned; places and lengths are those of the layout, rounded.
type pageData struct {
	Title   string      `json:"title"`
	Desc    string      `json:"desc"`
	Dek     string      `json:"dek,omitempty"`
	Tongue  pageTongue  `json:"tongue"`
	Foot    []string    `json:"foot"` // paragraphs below the picture
	Area    [4]float64  `json:"area"` // of the picture: x, y, width, height
	Classes []string    `json:"classes"`
	Kinds   []string    `json:"kinds"`
	Sources []string    `json:"sources"`
	Legend  []pageSign  `json:"legend"`
	Axis    *pageAxis   `json:"axis,omitempty"`
	Bars    *pageBars   `json:"bars,omitempty"`
	Nodes   []pageNode  `json:"nodes"`
	Edges   []pageEdge  `json:"edges"`
	Partial bool        `json:"partial,omitempty"` // an exchange is not in hand as a whole
	names   sourceNames // of Sources
}

// pageNode is a node in its place.
type pageNode struct {
	ID     string      `json:"id"`
	Name   string      `json:"name"`
	Kicker string      `json:"kicker,omitempty"`
	Class  int         `json:"class"`           // place in Classes
	Column int         `json:"col"`             // as graph.Column
	Date   string      `json:"date,omitempty"`  // of an event, in words
	Spans  []int       `json:"spans,omitempty"` // pairs of days from 1 January 1970, both inclusive
	From   []int       `json:"from,omitempty"`  // places in Sources
	Status string      `json:"status,omitempty"`
	Box    [4]float64  `json:"box"`
	Dot    *[2]float64 `json:"dot,omitempty"` // the middle of an event's dot, or of a node drawn as a point
	Hollow bool        `json:"hollow,omitempty"`
	Radius float64     `json:"r,omitempty"` // of a node drawn as a point
	Texts  []pageWords `json:"texts,omitempty"`
	Order  int         `json:"order,omitempty"` // of an event in time, from 1
}

// pageEdge is an edge in its place.
type pageEdge struct {
	ID      string       `json:"id"`
	Source  int          `json:"s"`
	Target  int          `json:"t"`
	Kind    int          `json:"kind"` // place in Kinds
	Label   string       `json:"label"`
	Status  string       `json:"status,omitempty"`
	Dash    int          `json:"dash,omitempty"`
	Accent  bool         `json:"accent,omitempty"`
	Context bool         `json:"context,omitempty"`
	Arrow   bool         `json:"arrow,omitempty"` // it has a direction
	Count   string       `json:"count,omitempty"` // of messages, in words
	Figures []string     `json:"figures,omitempty"`
	Date    string       `json:"date,omitempty"`
	Around  string       `json:"around,omitempty"` // the days around an event against others, in words
	Spans   []int        `json:"spans,omitempty"`  // as a node's
	From    []int        `json:"from,omitempty"`
	Width   float64      `json:"w"`
	Path    []float64    `json:"path"` // from source to target; a straight line has its two ends
	Heads   [][6]float64 `json:"heads,omitempty"`
	Texts   []pageWords  `json:"texts,omitempty"`
}

// pageWords is one line of text: its class, where it begins, how wide it is.
type pageWords struct {
	Role  string  `json:"c"`
	X     float64 `json:"x"`
	Y     float64 `json:"y"`
	W     float64 `json:"w"`
	Words string  `json:"s"`
}

// pageSign is an entry of the legend.
type pageSign struct {
	Sign  int    `json:"sign"`
	Words string `json:"s"`
}

// pageAxis is the line of time.
type pageAxis struct {
	X      float64     `json:"x"`
	Top    float64     `json:"top"`
	Bottom float64     `json:"bottom"`
	Texts  []pageWords `json:"texts,omitempty"`
}

// pageRoles are the classes of texts by their role.
var pageRoles = [...]string{
	RoleTitle: "title", RoleDek: "dek", RoleKicker: "kicker", RoleName: "name", RoleDate: "date", RoleEvent: "event",
	RoleLabel: "label", RoleCount: "count", RoleLegend: "legend", RoleFoot: "foot",
	RoleSmall: "small", RoleNear: "near", RoleBar: "bar",
}

// newPageData gathers what a page shows of a canonical network in its layout.
func newPageData(n graph.Network, l Layout, o DrawOptions) pageData {
	t := o.tongue()
	d := pageData{Title: l.Title, Desc: l.Desc, Dek: o.Dek, Tongue: t.page(), names: newSourceNames(n, t), Nodes: []pageNode{}, Edges: []pageEdge{}}
	d.Foot = pageFoot(n, l, o)
	area := l.extent()
	d.Area = [4]float64{tenth(area.X - 12), tenth(area.Y - 12), tenth(area.W + 24), tenth(area.H + 24)}
	for _, s := range l.Legend {
		if s.Sign == SignNone {
			d.Legend[len(d.Legend)-1].Words += " " + s.Text.Words
			continue
		}
		d.Legend = append(d.Legend, pageSign{int(s.Sign), s.Text.Words})
	}
	for i := range d.Legend {
		if d.Legend[i].Sign == int(SignTie) { // the page counts ties where they are filtered
			d.Legend[i].Words = t.say("Stated tie")
		}
	}
	if a := l.Axis; a != nil {
		d.Axis = &pageAxis{tenth(a.Top.X), tenth(a.Top.Y), tenth(a.Bottom.Y), pageTexts([]Text{a.Caption, a.Rest})}
	}
	d.Bars = newPageBars(n, l.Histogram)
	classes := newPageWordsList()
	order, known := timeOrder(n)
	rank := make(map[int]int, len(order))
	for i, v := range order[:known] {
		rank[v] = i + 1
	}
	for _, p := range l.Nodes {
		v := d.node(n, p, t)
		v.Class = classes.place(t.sayInPage(className(n.Nodes[p.Node])))
		v.Order = rank[p.Node]
		d.Nodes = append(d.Nodes, v)
	}
	kinds := pageKinds(n)
	turned := l.turned(n)
	for i, p := range l.Edges {
		if turned[i] {
			p.Path = slices.Clone(p.Path)
			slices.Reverse(p.Path)
		}
		e := d.edge(n, p, t)
		e.Kind = slices.Index(kinds, kindName(n.Edges[p.Edge]))
		if e.Kind < 0 {
			e.Kind = len(kinds) - 1 // the other ties
		}
		d.Edges = append(d.Edges, e)
		d.Partial = d.Partial || e.Count != "" && !n.Edges[p.Edge].Complete
	}
	for i, k := range kinds {
		kinds[i] = t.kindWord(k)
	}
	d.Classes, d.Kinds, d.Sources = classes.list, kinds, d.names.list
	return d
}

func (d *pageData) node(n graph.Network, p PlacedNode, t *tongue) pageNode {
	v := n.Nodes[p.Node]
	out := pageNode{
		ID: p.ID, Name: t.fullName(n, p.Node), Kicker: cleanText(t.ofVocabulary(v.Kicker)), Column: int(min(v.Column, graph.ColumnTime)),
		Status: t.nodeStatus(v), Hollow: p.Undated, Texts: pageTexts(p.Texts), From: d.names.places(slices.Values(v.Evidence)),
		Box: [4]float64{tenth(p.Box.X), tenth(p.Box.Y), tenth(p.Box.W), tenth(p.Box.H)},
	}
	if p.Dot != (Point{}) {
		out.Dot = &[2]float64{tenth(p.Dot.X), tenth(p.Dot.Y)}
	}
	if p.point() {
		out.Radius = tenth(p.Radius)
	}
	if v.Column == graph.ColumnTime {
		out.Date = t.eventDate(n, p.Node)
		out.Spans = daysFrom(v.Start, v.End)
	}
	return out
}

func (d *pageData) edge(n graph.Network, p PlacedEdge, t *tongue) pageEdge {
	e := n.Edges[p.Edge]
	out := pageEdge{
		ID: p.ID, Source: e.Source, Target: e.Target, Label: cleanText(t.ofVocabulary(e.Label)), Status: t.lineWord(e), Dash: int(p.Dash),
		Accent: p.Accent, Context: p.Context, Arrow: e.Directed, Width: tenth(p.Width), Texts: pageTexts(p.Label),
		From: d.names.places(e.Evidence.All()), Spans: edgeSpans(e), Date: t.tieDates(e), Around: t.aroundWords(e),
	}
	if e.Forward+e.Backward > 0 {
		out.Count, out.Date = t.described(e), t.exchangeDates(e)
		out.Arrow = !doubleHeaded(e)
	}
	for _, f := range e.Figures {
		out.Figures = append(out.Figures, cleanText(t.phrase(f)))
	}
	for _, at := range pagePath(p.Path) {
		out.Path = append(out.Path, tenth(at.X), tenth(at.Y))
	}
	for _, h := range p.Heads {
		out.Heads = append(out.Heads, [6]float64{tenth(h[0].X), tenth(h[0].Y), tenth(h[1].X), tenth(h[1].Y), tenth(h[2].X), tenth(h[2].Y)})
	}
	return out
}

// pagePath gives the points of a line, of a straight one the ends: most lines of
// a picture of many are straight, but for the rounding of their points.
func pagePath(p []Point) []Point {
	if len(p) != 4 {
		return p
	}
	for i := 1; i <= 2; i++ {
		third := Point{p[0].X + mul(p[3].X-p[0].X, float64(i)/3), p[0].Y + mul(p[3].Y-p[0].Y, float64(i)/3)}
		if third.distance(p[i]) > 0.04 { // it is the square of the distance
			return p
		}
	}
	return []Point{p[0], p[3]}
}

// pageTexts gives lines of text as a page has them. The words of an edge stand
// in the middle of their room.
func pageTexts(ts []Text) []pageWords {
	var out []pageWords
	for _, t := range ts {
		if t.Words == "" {
			continue
		}
		x := t.At.X
		if t.Role == RoleLabel || t.Role == RoleCount {
			x += t.Width / 2
		}
		out = append(out, pageWords{pageRoles[t.Role], tenth(x), tenth(t.At.Y), tenth(t.Width), t.Words})
	}
	return out
}

// pageFoot gives the paragraphs below the picture.
func pageFoot(n graph.Network, l Layout, o DrawOptions) []string {
	if t := o.tongue(); l.Name == LayoutNameStory {
		order, known := timeOrder(n)
		n.Notes = withWords(n.Notes, append(t.axisNotes(n, order[:known]), t.barsNotes(n)...))
	}
	return o.foot(n)
}

// className gives the class of a node as a word: "Person" of
// http://schema.org/Person.
func className(v graph.Node) string {
	if name := spaced(lastPart(v.Class.Value())); name != "" {
		return name
	}
	return [...]string{"Organization", "Person", "Event"}[min(v.Column, graph.ColumnTime)]
}

// lastPart gives what stands behind the last slash, number sign or colon.
func lastPart(iri string) string { return iri[strings.LastIndexAny(iri, "/#:")+1:] }

// spaced writes a name of a vocabulary as words: "user account" of UserAccount.
func spaced(name string) string {
	var b strings.Builder
	for i, r := range cleanText(name) {
		if i > 0 && unicode.IsUpper(r) {
			b.WriteByte(' ')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return capital(b.String())
}

// kindsMax is how many kinds of ties one can choose from.
const kindsMax = 24

// kindName gives the word that an edge is filtered by.
func kindName(e graph.Edge) string {
	if e.Forward+e.Backward > 0 {
		return kindMessages
	}
	if s := shortText(e.Label, nameMax); s != "" {
		return s
	}
	return spaced(lastPart(e.Kind.Value()))
}

// Kinds of ties that are our own word.
const (
	kindMessages = "messages"
	kindOther    = "other ties"
)

// kindWord gives the word of a kind in a language, where it is ours.
func (t *tongue) kindWord(k string) string {
	if k == kindMessages || k == kindOther {
		return t.sayInPage(k)
	}
	return t.ofVocabulary(k)
}

// pageKinds lists the kinds of ties, the most frequent first; those beyond
// kindsMax are one.
func pageKinds(n graph.Network) []string {
	count := make(map[string]int)
	for _, e := range n.Edges {
		count[kindName(e)]++
	}
	kinds := make([]string, 0, len(count))
	for k := range count {
		kinds = append(kinds, k)
	}
	slices.SortFunc(kinds, func(a, b string) int { return cmp.Or(count[b]-count[a], strings.Compare(a, b)) })
	if len(kinds) > kindsMax {
		kinds = append(kinds[:kindsMax-1], kindOther)
	}
	return kinds
}

// pageWordsList numbers words in the order in which they come.
type pageWordsList struct {
	list []string
	at   map[string]int
}

func newPageWordsList() *pageWordsList { return &pageWordsList{at: make(map[string]int)} }

func (l *pageWordsList) place(s string) int {
	i, ok := l.at[s]
	if !ok {
		i = len(l.list)
		l.at[s] = i
		l.list = append(l.list, s)
	}
	return i
}
