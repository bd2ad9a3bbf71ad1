package export

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"corkboard/graph"
)

// megabytes are texts that break writers, each as large as a cell may get in
// practice. Those with letters that the built-in fonts lack come last.
func megabytes() (all []string, latin int) {
	size := 1 << 20
	if testing.Short() {
		size = 20_000
	}
	for _, s := range []string{
		`"double" 'single' back\slash\n \N \" ` + "`tick` " + `</script><script>alert(1)</script><!-- ]]> &amp;&copy; R&D {{a}} ${b} %%{init}%% /* // # */ `,
		"javascript:alert(1)", "=cmd|' /C calc'!A0 ", "bell\a\x00\x1b[2J\x7f\u0085 \u202Eoverride\u2066 line\nbreak\ttab ", "x",
		"می\u200cخواهم 👩\u200d👩\u200d👧 欧阳修 ", "e\u0301\u0302\u0303", "\u0301", "\xff\xfe bad ",
	} {
		if s == "x" {
			latin = len(all) + 1
		}
		all = append(all, strings.Repeat(s, size/len(s)+1))
	}
	return all, latin
}

// megabyteNetwork has each text as the name of a node, and everywhere else one
// of them.
func megabyteNetwork(texts []string) graph.Network {
	b := new(board)
	for i, s := range texts {
		b.node(fmt.Sprint("n", i), "Person", s, graph.Column(i%3))
		b.edge(fmt.Sprint("n", i), "knows", fmt.Sprint("n", i/2), "")
	}
	n := placed(b.n)
	n.Title, n.View, n.Credit = texts[0], texts[1], texts[:2]
	n.Notes, n.Parameters = withWords(nil, texts[2:3]), withWords(nil, texts[3:4])
	v, e := &n.Nodes[2], &n.Edges[0]
	v.Kicker, v.DateWords, v.Start = texts[1], texts[2], texts[3]
	e.Label, e.Figures, e.First, e.Status, e.Accent = texts[3], quotes(texts[4]), texts[0], graph.Status(texts[1]), true
	retold(e, func(x *graph.Evidence) { x.Named, x.Quote, x.Speaker = texts[2], texts[0], texts[1] })
	return n
}

// TestMegabytesInPictures wants pictures of huge texts to be small, and to show
// that they are cut.
func TestMegabytesInPictures(t *testing.T) {
	t.Parallel()
	texts, latin := megabytes()
	n, plain := megabyteNetwork(texts), megabyteNetwork(texts[:latin])
	for _, layout := range LayoutNames {
		b := drawn(t, DrawSVG, n, DrawOptions{Layout: layout, WithText: true})
		wellFormed(t, layout, b)
		see(t, b).keptApart(t, "megabytes, "+layout)
		staysSmall(t, layout, b)
		if marks := strings.Count(strings.ReplaceAll(string(b), "\u2069", ""), "…</text>"); marks < len(texts) {
			t.Errorf("%s: shows of %d texts that they are cut, not of all %d names", layout, marks, len(texts))
		}
	}
	for name, draw := range map[string]func(io.Writer, graph.Network, DrawOptions) error{"dot": DrawDOT, "dot-plain": DrawDOTPlain} {
		b := drawn(t, draw, n, DrawOptions{WithText: true})
		staysSmall(t, name, b)
		readsAsDOT(t, name, string(b))
	}
	staysSmall(t, "mermaid", drawn(t, WriteMermaid, n, DrawOptions{}))
	for name, draw := range drawsGlyphs {
		staysSmall(t, name, drawn(t, draw, plain, DrawOptions{Scale: 1}))
		var missing *MissingGlyphs
		if err := draw(io.Discard, n, DrawOptions{}); !errors.As(err, &missing) || len(err.Error()) > 1000 {
			t.Errorf("%s: what no font has: %.1000v", name, err)
		}
	}
}

func staysSmall(t *testing.T, name string, picture []byte) {
	t.Helper()
	if len(picture) > 1_500_000 {
		t.Errorf("%s: %d bytes", name, len(picture))
	}
}

var (
	dotString = regexp.MustCompile(`"(?:[^"\\]|\\.)*"`)
	dotMarked = regexp.MustCompile(`=(<(?:<[^<>]*>|[^<>])*>)([,\]])`)
)

// readsAsDOT wants every string of a DOT file to be read, and nothing but words
// of DOT between them.
func readsAsDOT(t *testing.T, name, text string) {
	t.Helper()
	for _, s := range dotMarked.FindAllStringSubmatch(text, -1) {
		wellFormed(t, name, []byte("<label>"+s[1][1:len(s[1])-1]+"</label>"))
	}
	text = dotMarked.ReplaceAllString(text, "=$2")
	for _, s := range dotString.FindAllString(text, -1) {
		if _, ok := readDOT(s); !ok || len(s) > 16_000 { // Graphviz reads strings of 16 KB
			t.Errorf("%s: a string of %d bytes: %.80s", name, len(s), s)
		}
	}
	for _, r := range dotString.ReplaceAllString(text, "") {
		if r >= 0x80 || r == '"' || r == '<' {
			t.Fatalf("%s: %q outside of strings", name, r)
		}
	}
}

// TestMegabytesInFiles wants huge texts to come through the files for other
// programs and through pages whole, as text; through GEXF as much as Gephi
// reads.
func TestMegabytesInFiles(t *testing.T) {
	t.Parallel()
	texts, _ := megabytes()
	n := megabyteNetwork(texts)
	want := map[string]bool{}
	for _, v := range n.Nodes {
		want[cleanText(v.Label)] = true
	}
	for _, f := range fileFormats() {
		if f.Name == "mermaid" {
			continue
		}
		b := drawn(t, f.Draw, n, DrawOptions{WithText: true})
		found := map[string]bool{}
		for _, s := range textsOf(t, f.Name, b) {
			found[s] = true
		}
		for s := range want {
			if f.Name == "gexf" {
				s = gexfCut(s)
			}
			if all := slices.Contains([]string{"nodes.csv", "gexf", "graphml", "cytoscape", "node-link"}, f.Name); all && !found[s] {
				t.Errorf("%s: %.40q is not in it whole", f.Name, s)
			}
		}
		if bytes.Contains(b, []byte("<script")) && !strings.HasSuffix(f.Name, ".csv") && f.Name != "about.txt" {
			t.Errorf("%s: holds markup of the data", f.Name)
		}
	}
	text, shown, _ := pageOf(t, n, DrawOptions{WithText: true})
	if strings.Count(text, "<script") != 3 || strings.Count(text, "</script") != 3 {
		t.Error("more runs than the page's own script")
	}
	for _, v := range shown.Nodes {
		if !want[v.Name] {
			t.Errorf("html: %.40q is not whole", v.Name)
		}
	}
}
