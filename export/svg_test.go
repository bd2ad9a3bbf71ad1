package export

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"corkboard/graph"
)

func TestDrawSVGGolden(t *testing.T) {
	for name, n := range map[string]graph.Network{"founding.svg": founding(), "council.svg": council(), "tender.svg": tender()} {
		b := drawn(t, DrawSVG, n, DrawOptions{Dek: "Every line says where it comes from", Version: "0.1"})
		wellFormed(t, name, b)
		golden(t, name, b)
	}
}

// wellFormed parses XML and gives its texts.
func wellFormed(t testing.TB, name string, b []byte) (texts []string) {
	t.Helper()
	ids := map[string]bool{}
	inText := false
	for d := xml.NewDecoder(bytes.NewReader(b)); ; {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			return texts
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		switch x := tok.(type) {
		case xml.StartElement:
			inText = x.Name.Local == "text"
			for _, a := range x.Attr {
				if a.Name.Local == "id" && ids[a.Value] {
					t.Errorf("%s: id %q occurs twice", name, a.Value)
				}
				ids[a.Value] = ids[a.Value] || a.Name.Local == "id"
				if v := strings.ToLower(a.Value); a.Name.Local != "xmlns" && strings.Contains(v, "://") ||
					strings.Contains(v, "url(") || a.Name.Local == "href" || strings.HasPrefix(a.Name.Local, "on") {
					t.Errorf("%s: %s=%q refers to something", name, a.Name.Local, a.Value)
				}
			}
			if x.Name.Local == "script" || x.Name.Local == "image" || x.Name.Local == "foreignObject" {
				t.Errorf("%s: holds <%s>", name, x.Name.Local)
			}
		case xml.EndElement:
			inText = false
		case xml.CharData:
			if inText {
				texts = append(texts, string(x))
			}
		}
	}
}

// TestDrawingsKeepOrder draws shuffled networks and wants the same bytes.
func TestDrawingsKeepOrder(t *testing.T) {
	for i, n := range []graph.Network{founding(), council(), generated(30, 5), tender(), mailed(generated(30, 5), 9)} {
		for name, draw := range map[string]func(io.Writer, graph.Network, DrawOptions) error{
			"svg": DrawSVG, "dot": DrawDOT, "evidence": WriteEvidence} {
			want := drawn(t, draw, n, DrawOptions{})
			for seed := range 3 {
				if got := drawn(t, draw, shuffled(n, uint64(seed)), DrawOptions{}); !bytes.Equal(got, want) {
					t.Errorf("network %d, %s: shuffled by %d it is drawn otherwise", i, name, seed)
				}
			}
		}
	}
}

func shuffled(n graph.Network, seed uint64) graph.Network {
	r := random(seed)
	order := make([]int, len(n.Nodes))
	for i := range order {
		order[i] = i
	}
	for i := range order {
		j := r.below(i + 1)
		order[i], order[j] = order[j], order[i]
	}
	place := make([]int, len(order))
	nodes := make([]graph.Node, len(order))
	for to, from := range order {
		place[from] = to
		nodes[to] = n.Nodes[from]
	}
	move := func(list []int) []int {
		var out []int
		for _, v := range list {
			out = append(out, place[v])
		}
		slices.Reverse(out)
		return out
	}
	for i := range nodes {
		nodes[i].After, nodes[i].SameDay = move(nodes[i].After), move(nodes[i].SameDay)
	}
	edges, from := slices.Clone(n.Edges), make([]int, len(n.Edges))
	for i := range edges {
		from[i] = i
		edges[i].Source, edges[i].Target = place[edges[i].Source], place[edges[i].Target]
		j := r.below(i + 1)
		edges[i], edges[j] = edges[j], edges[i]
		from[i], from[j] = from[j], from[i]
	}
	sent := slices.Clone(n.Sent)
	for i := range sent {
		along := slices.Clone(sent[i].Edges)
		for k, e := range along {
			along[k] = slices.Index(from, e)
		}
		sent[i].Edges = along
		j := r.below(i + 1)
		sent[i], sent[j] = sent[j], sent[i]
	}
	n.Nodes, n.Edges, n.Sent = nodes, edges, sent
	return n
}

func TestDrawLimits(t *testing.T) {
	many := graph.Network{Nodes: make([]graph.Node, MaxNodes+1)}
	lines := graph.Network{Nodes: make([]graph.Node, 2), Edges: make([]graph.Edge, MaxEdges+1)}
	loose := graph.Network{Nodes: make([]graph.Node, 1), Edges: []graph.Edge{{Target: 1}}}
	for i, n := range []graph.Network{many, lines, loose} {
		for name, draw := range map[string]func(io.Writer, graph.Network, DrawOptions) error{"svg": DrawSVG, "dot": DrawDOT} {
			var b bytes.Buffer
			if err := draw(&b, n, DrawOptions{}); err == nil || b.Len() > 0 {
				t.Errorf("network %d, %s: error %v, %d bytes", i, name, err, b.Len())
			} else if (i < 2) != errors.Is(err, ErrTooLarge) {
				t.Errorf("network %d, %s: %q: told as too large: %t", i, name, err, errors.Is(err, ErrTooLarge))
			}
		}
	}
	full := generated(MaxNodes, 1)
	for len(full.Edges) < MaxEdges {
		full.Edges = append(full.Edges, generated(MaxNodes, uint64(len(full.Edges))).Edges...)
	}
	full.Edges = full.Edges[:MaxEdges]
	wellFormed(t, "the largest", drawn(t, DrawSVG, full, DrawOptions{}))
}

// TestPicturesKeepTexts looks for the sources' words in pictures that were
// not asked to show them, and for addresses.
func TestPicturesKeepTexts(t *testing.T) {
	for name, draw := range map[string]func(io.Writer, graph.Network, DrawOptions) error{"svg": DrawSVG, "dot": DrawDOT} {
		plain := string(drawn(t, draw, founding(), DrawOptions{}))
		for _, word := range []string{"exact words", "words about", "ties.csv", "example.invalid"} {
			if strings.Contains(plain, word) {
				t.Errorf("%s: holds %q", name, word)
			}
		}
		if !strings.Contains(plain, "According to “The report”") || !strings.Contains(plain, NoWrongdoing) {
			t.Errorf("%s: does not say who says so, or that it implies nothing", name)
		}
		if full := string(drawn(t, draw, founding(), DrawOptions{WithText: true})); !strings.Contains(full, "exact words") {
			t.Errorf("%s: shows no quotes although asked to", name)
		}
	}
}

// TestIncompleteHasNoNumbers wants neither widths by count nor a split where
// not all messages are in hand.
func TestIncompleteHasNoNumbers(t *testing.T) {
	e := graph.Edge{Accent: true, Label: "messages", Forward: 20, Backward: 3, Figures: quotes("~30 messages")}
	n := graph.Network{Nodes: []graph.Node{{Label: "Ann"}, {Label: "Bob"}}}
	e.Target = 1
	few := e
	few.Forward, few.Backward = 1, 0
	if lineWidth(e, false) != lineWidth(few, false) {
		t.Errorf("widths %v and %v", lineWidth(e, false), lineWidth(few, false))
	}
	if got, want := fmt.Sprint(english.edgeLabel(n, e)), "[{23 messages described true} {~30 messages false}]"; got != want {
		t.Errorf("label %s, want %s", got, want)
	}
	e.Complete, e.First, e.Last, e.Forward, e.Backward = true, "2024-02-03", "2024-05-28", 11, 4
	if got, want := fmt.Sprint(english.edgeLabel(n, e)), "[{15 messages true} {11 from Ann false} {4 from Bob false} {3 Feb – 28 May 2024 false}]"; got != want {
		t.Errorf("label %s, want %s", got, want)
	}
	if got := num(lineWidth(e, false)); got != "5.23" {
		t.Errorf("width %s, want 5.23", got)
	}
}

func FuzzSVGText(f *testing.F) {
	for _, s := range append(dotSeeds, "\u202eevil\u202c", "]]>", "<!--", "a\tb  c", "\u2028", "שלום & <b>", "\ufdd0") {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		clean := cleanText(s)
		if again := cleanText(clean); again != clean {
			t.Errorf("cleanText(%q) = %q, cleaned again %q", s, clean, again)
		}
		b := new(board)
		b.node("a", s, s, graph.ColumnPerson)
		b.node("b", s, s, graph.ColumnTime).DateWords = s
		b.edge("a", s, "b", graph.Status(s)).Figures = quotes(s)
		b.n.Notes = []graph.Phrase{graph.Quote(s)}
		texts := wellFormed(t, "picture", drawn(t, DrawSVG, b.n, DrawOptions{Title: s, Dek: s, Credit: s, WithText: true}))
		for _, x := range texts {
			if strings.Count(x, "\u2068") != strings.Count(x, "\u2069") {
				t.Errorf("unbalanced isolates in %q", x)
			}
		}
		// Text in XML comes back as it was cleaned.
		back := wellFormed(t, "text", []byte("<text>"+svgText(clean)+"</text>"))
		if got := strings.Join(back, ""); got != clean {
			t.Errorf("%q came back as %q, want %q", s, got, clean)
		}
	})
}
