package export

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"corkboard/graph"
)

// MaxMermaidEdges and MaxMermaidText are what Mermaid itself takes unless it is
// configured otherwise: so many edges, and so many characters of text.
const (
	MaxMermaidEdges = 500
	MaxMermaidText  = 50_000
)

// WriteMermaid writes a small network as a flowchart of Mermaid, for notes and
// wikis that draw it: names and labels in quotes, everything but letters, digits
// and blanks in them as a character reference, so that no text is taken for
// markup, a directive or an address. Names are cut as in pictures. What is
// alleged is dashed; what is denied or said not to be so is dashed too, since
// Mermaid has one kind of broken line, and its label says so.
//
// A network that Mermaid would refuse is refused here (ErrTooLarge). Memory:
// the network's.
func WriteMermaid(w io.Writer, n graph.Network, o DrawOptions) error {
	if len(n.Edges) > MaxMermaidEdges {
		return fmt.Errorf("mermaid: %d lines are %w (at most %d)", len(n.Edges), ErrTooLarge, MaxMermaidEdges)
	}
	x, err := newInterchange(n, o)
	if err != nil {
		return err
	}
	m := mermaidWriter{interchange: x, shared: make(map[string]int)}
	for i := range x.n.Nodes {
		m.shared[english.fullName(x.n, i)]++
	}
	m.head()
	for i := range x.n.Nodes {
		m.node(i)
	}
	for i := range x.n.Edges {
		m.edge(i)
	}
	m.looks()
	if count := len(m.b.String()); count > MaxMermaidText {
		return fmt.Errorf("mermaid: %d characters are %w (at most %d)", count, ErrTooLarge, MaxMermaidText)
	}
	_, err = io.WriteString(w, m.b.String())
	return err
}

type mermaidWriter struct {
	*interchange
	b      strings.Builder
	names  []string
	shared map[string]int // how many nodes have a name
	accent []string       // the numbers of edges
}

// head writes the title, and what stands below a picture as comments.
func (m *mermaidWriter) head() {
	if m.o.Title != "" {
		m.b.WriteString("---\ntitle: \"" + yamlText(cut(m.o.Title, labelMax)) + "\"\n---\n")
	}
	m.b.WriteString("flowchart LR\n")
	for _, s := range m.o.footer(m.n) {
		m.b.WriteString("  %% " + strings.NewReplacer("{", "(", "}", ")", "%", "‰", "<", "‹", ">", "›").Replace(cut(s, tipMax)) + "\n")
	}
}

func (m *mermaidWriter) node(i int) {
	v := m.n.Nodes[i]
	column := min(v.Column, graph.ColumnTime)
	name := [...]string{"o", "p", "t"}[column] + strconv.Itoa(i+1)
	m.names = append(m.names, name)
	label := english.fullName(m.n, i)
	if v.Column == graph.ColumnTime {
		label = english.eventTitle(m.n, i)
	}
	label = mermaidText(cut(label, nameMax))
	if v.Column == graph.ColumnTime {
		label = mermaidText(english.eventDate(m.n, i)) + "<br/>" + label
	} else if word := english.nodeStatus(v); word != "" || m.shared[english.fullName(m.n, i)] > 1 {
		label = mermaidText(english.kicker(m.n, i)) + "<br/>" + label
	}
	open := [...]string{"[\"", "(\"", "([\""}[column]
	shut := [...]string{"\"]", "\")", "\"])"}[column]
	m.b.WriteString("  " + name + open + label + shut + ":::" + columnName(v.Column) + "\n")
}

func (m *mermaidWriter) edge(i int) {
	e := m.n.Edges[i]
	var words []string
	for _, w := range english.edgeLabel(m.n, e) {
		words = append(words, mermaidText(w.Text))
	}
	arrow := "---"
	switch atTarget, atSource := headed(e); {
	case atTarget && atSource:
		arrow = "<-->"
	case atTarget:
		arrow = "-->"
	}
	from, to := m.names[e.Source], m.names[e.Target]
	if towards(e) == "backward" {
		arrow, from, to = "-->", to, from
	}
	if lineDash(e) != Solid {
		arrow = map[string]string{"---": "-.-", "-->": "-.->", "<-->": "<-.->"}[arrow]
	}
	label := ""
	if len(words) > 0 {
		label = "|\"" + strings.Join(words, "<br/>") + "\"|"
	}
	m.b.WriteString("  " + from + " " + arrow + label + " " + to + "\n")
	if e.Accent {
		m.accent = append(m.accent, strconv.Itoa(i))
	}
}

func (m *mermaidWriter) looks() {
	t := m.o.Theme
	m.b.WriteString("  classDef person fill:" + t.Person + ",color:" + t.PersonText + ",stroke:" + t.Person + "\n" +
		"  classDef group fill:" + t.Group + ",color:" + t.Ink + ",stroke:" + t.Group + "\n" +
		"  classDef time fill:" + t.Canvas + ",color:" + t.Ink + ",stroke:" + t.Context + "\n")
	if len(m.accent) > 0 {
		m.b.WriteString("  linkStyle " + strings.Join(m.accent, ",") + " stroke:" + t.Accent + ",stroke-width:2px\n")
	}
}

// mermaidText writes text for a quoted label: ASCII letters, digits and blanks
// and everything beyond ASCII stand as they are, all else as #number;, which
// Mermaid turns back when nothing reads markup any more.
func mermaidText(s string) string {
	var b strings.Builder
	for _, r := range cleanText(s) {
		if r >= 0x80 || r == ' ' || isASCIIAlnum(byte(r)) {
			b.WriteRune(r)
			continue
		}
		b.WriteString("#" + strconv.Itoa(int(r)) + ";")
	}
	return b.String()
}

// yamlText writes text between the double quotes of YAML.
func yamlText(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r >= 0x80 || r == ' ' || r == '.' || r == ',' || isASCIIAlnum(byte(r)) {
			b.WriteRune(r)
			continue
		}
		fmt.Fprintf(&b, `\u%04X`, r)
	}
	return b.String()
}
