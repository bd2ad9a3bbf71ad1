package export

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"corkboard/graph"
)

// interchange is a network made ready for other programs. All their files have
// the same identifiers, columns and positions.
//
// An identifier is a letter and a hash of the IRI, so that it stays when other
// things come and go; that of what is shown under another name is made of that
// name, since a hash of its IRI could be guessed. Evidence comes as a number
// and as the names of the sources: places, file names and the identifiers of
// ties and messages stay in the newsroom, quotes do without WithText.
type interchange struct {
	n       graph.Network // in its canonical order
	o       DrawOptions   // with its defaults
	ids     []string      // of nodes, name tokens of XML
	edgeIDs []string
	nodes   []column
	edges   []column
	at      []Point // of nodes, y downwards; nil where there is no layout
	near    []int   // how many neighbors each node has
}

// newInterchange prepares a network of any size.
func newInterchange(n graph.Network, o DrawOptions) (*interchange, error) {
	x, err := newBareInterchange(n, o)
	if err != nil {
		return nil, err
	}
	x.nodes = columnsOf(len(x.n.Nodes), x.nodeFields())
	x.edges = columnsOf(len(x.n.Edges), x.edgeFields())
	return x, nil
}

// newBareInterchange prepares a network without its columns, which take most of
// the time and the memory.
func newBareInterchange(n graph.Network, o DrawOptions) (*interchange, error) {
	if err := wired(n); err != nil {
		return nil, err
	}
	n = canonical(n)
	x := &interchange{n: n, o: o.withDefaults(n)}
	x.identify()
	x.meet()
	x.place()
	return x, nil
}

func (x *interchange) identify() {
	texts := make([]string, len(x.n.Nodes))
	for i, v := range x.n.Nodes {
		texts[i] = v.ID.String()
		if v.ShownAs {
			texts[i] = "shown as " + v.Label + " " + v.Class.String()
		}
	}
	x.ids = identities("n", texts)
	texts = make([]string, len(x.n.Edges))
	for i, e := range x.n.Edges {
		texts[i] = strings.Join([]string{x.ids[e.Source], x.ids[e.Target], e.Kind.Value(), e.Label, string(e.Status)}, " ")
	}
	x.edgeIDs = identities("e", texts)
}

// meet counts the neighbors of each node.
func (x *interchange) meet() {
	met := make(map[[2]int]bool, len(x.n.Edges))
	x.near = make([]int, len(x.n.Nodes))
	for _, e := range x.n.Edges {
		a, b := min(e.Source, e.Target), max(e.Source, e.Target)
		if a != b && !met[[2]int{a, b}] {
			met[[2]int{a, b}] = true
			x.near[a]++
			x.near[b]++
		}
	}
}

// place takes the middle of cards and the dots of events from the layout of a
// picture, where the network is not too large for one.
func (x *interchange) place() {
	if drawable(x.n) != nil || len(x.n.Nodes) == 0 {
		return
	}
	x.at = make([]Point, len(x.n.Nodes))
	o := x.o
	o.Width = 0 // of a picture, which may become a list
	for _, p := range Arrange(x.n, o).Nodes {
		at := Point{p.Box.X + p.Box.W/2, p.Box.Y + p.Box.H/2}
		if p.Form == FormPoint || p.Form == FormStory && p.Column == graph.ColumnTime {
			at = p.Dot
		}
		x.at[p.Node] = Point{hundredth(at.X), hundredth(at.Y)}
	}
}

// hundredth rounds a coordinate, so that it is the same everywhere.
func hundredth(f float64) float64 { return math.Round(mul(f, 100)) / 100 }

// member is a name and a value.
type member struct {
	name  string
	value any
}

// about says what holds for the whole network: title, period, how measures were
// computed, and the paragraphs that stand below a picture. Empty ones are left
// out.
func (x *interchange) about() []member {
	texts := func(all []string) []string {
		var out []string
		for _, s := range all {
			if s = cleanText(s); s != "" {
				out = append(out, s)
			}
		}
		return out
	}
	bare := x.n
	bare.Parameters = nil // they stand apart from the notes
	all := []member{
		{"title", x.o.Title}, {"dek", x.o.Dek}, {"view", cleanText(x.n.View)},
		{"from_date", cleanText(x.n.From)}, {"to_date", cleanText(x.n.To)},
		{"parameters", texts(x.o.tongue().computed(x.n))}, {"notes", texts(x.o.footer(bare))},
	}
	return slices.DeleteFunc(all, func(m member) bool { return isNothing(m.value) })
}

// weight gives the weight of an edge: the view's, or the number of messages
// where all are in hand; 0 for what is denied, did not happen or was taken back,
// since Gephi takes none for 1. ok is false where there is none.
func weight(e graph.Edge) (w float64, ok bool) {
	switch count := e.Forward + e.Backward; {
	case e.Weight > 0 && !math.IsInf(e.Weight, 0):
		return e.Weight, true
	case e.Status.NotSo():
		return 0, true
	case e.Complete && count > 0:
		return float64(count), true
	}
	return 0, false
}

// towards says which way an edge points: "forward" from its source to its
// target, "backward", "both" or "none".
func towards(e graph.Edge) string {
	switch atTarget, atSource := headed(e); {
	case atTarget && atSource:
		return "both"
	case atTarget:
		return "forward"
	case atSource:
		return "backward"
	}
	return "none"
}

// wording is what an edge is called: its label, after the word of its status
// where its source does not state it or another disputes it.
func wording(e graph.Edge) string {
	label := cleanText(e.Label)
	if label == "" {
		label = lastName(e.Kind)
	}
	if word := lineWord(e); word != "" {
		return word + ": " + label
	}
	return label
}

// lastName gives the part of an IRI behind its last slash, number sign or colon.
func lastName(t graph.Term) string {
	iri := strings.TrimRight(t.Value(), "/#")
	if i := strings.LastIndexAny(iri, "/#:"); i >= 0 {
		iri = iri[i+1:]
	}
	return cleanText(iri)
}

// paint gives the color of a node in programs that draw dots on white.
func paint(v graph.Node) string {
	return [...]string{"#4F86A8", "#1F3A4D", "#949494"}[min(v.Column, graph.ColumnTime)]
}

// paintEdge gives the color of an edge, as pictures have it.
func (x *interchange) paintEdge(e graph.Edge) string {
	switch {
	case e.Accent:
		return x.o.Theme.Accent
	case x.toEvent(e):
		return x.o.Theme.Context
	}
	return x.o.Theme.Tie
}

func (x *interchange) toEvent(e graph.Edge) bool {
	return x.n.Nodes[e.Source].Column == graph.ColumnTime || x.n.Nodes[e.Target].Column == graph.ColumnTime
}

// size gives the diameter of a node: it grows with its neighbors.
func (x *interchange) size(i int) float64 {
	return hundredth(10 + mul(4, math.Sqrt(float64(x.near[i]))))
}

// rgb reads a color of six hexadecimal digits.
func rgb(color string) (r, g, b int) {
	if _, err := fmt.Sscanf(color, "#%02x%02x%02x", &r, &g, &b); err != nil {
		return 0, 0, 0
	}
	return r, g, b
}
