package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"html"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"corkboard/graph"
)

// fileFormats are the formats for other programs, a part of a folder each as a
// format of its own.
func fileFormats() []Format {
	var all []Format
	for _, f := range Formats {
		if slices.Contains([]string{"gexf", "graphml", "cytoscape", "node-link", "mermaid", "timelinejs", "geojson"}, f.Name) {
			all = append(all, f)
		}
		for _, p := range f.Parts {
			all = append(all, Format{Name: p.Name, Draw: p.Draw})
		}
	}
	return all
}

// harbour is a network with something in every column.
func harbour() graph.Network {
	n := founding()
	n.View, n.From, n.To = "contacts", "2016-01-01", "2017-12-31"
	n.Parameters = withWords(nil, []string{"PageRank with a damping of 0.85."})
	for i := range n.Nodes {
		n.Nodes[i].Class = graph.IRI("http://schema.org/" + []string{"Organization", "Person", "Event"}[n.Nodes[i].Column])
		n.Nodes[i].Measures = graph.Measures{Degree: i % 3, Strength: 0.5, PageRank: 0.05, Core: 1, Component: 1, Community: 1 + i%2}
	}
	n.Nodes[1].Places = []graph.Place{{ID: graph.IRI(boardBase + "p1"), Name: "Pier 4", Lat: 53.5, Lon: -9.25}, {ID: graph.IRI(boardBase + "p1"), Name: "Pier 4", Lat: 53.6, Lon: -9.25}}
	n.Nodes[3].ShownAs, n.Nodes[3].Label = true, "a clerk"
	n.Nodes[4].Folded = []graph.Term{graph.IRI(boardBase + "account")}
	e := &n.Edges[1]
	e.Accent, e.Complete, e.Forward, e.Backward, e.First, e.Last, e.Weight = true, true, 3, 1, "2016-10-03", "2016-10-25", 4
	e.Contact = &graph.Contact{ActiveDays: 3, LongestGap: 14, Replies: 0.25, Response: 90 * time.Minute, Weeks: []graph.Week{
		{Start: "2016-10-03", Forward: 1}, {Start: "2016-10-10", Forward: 1, Backward: 1}, {Start: "2016-10-24", Forward: 1}}}
	n.Edges[2].First, n.Edges[2].AsOf = "1977~", "2016"
	n.Edges[3].First, n.Edges[3].Last, n.Edges[3].Differ = "[2015-06..2015-07]", "2016-11-08", true
	return n
}

func TestFileGoldens(t *testing.T) {
	for _, f := range fileFormats() {
		golden(t, "files/harbour."+f.Name, drawn(t, f.Draw, harbour(), DrawOptions{Dek: "Every line says where it comes from", Version: "0.1"}))
	}
	for name, o := range map[string]DrawOptions{"nodes-neo4j.csv": {Headers: "neo4j"}, "edges-neo4j.csv": {Headers: "neo4j"}} {
		part := tableParts[slices.IndexFunc(tableParts, func(p Part) bool { return p.Name == strings.Replace(name, "-neo4j", "", 1) })]
		golden(t, "files/harbour."+name, drawn(t, part.Draw, harbour(), o))
	}
	golden(t, "files/harbour-1.2.gexf", drawn(t, WriteGEXF, harbour(), DrawOptions{GEXF: "1.2"}))
}

// The same network in another order is the same file.
func TestFilesKeepOrder(t *testing.T) {
	for _, n := range []graph.Network{harbour(), placed(generated(30, 5))} {
		for _, f := range fileFormats() {
			want := drawn(t, f.Draw, n, DrawOptions{})
			for seed := range 3 {
				if got := drawn(t, f.Draw, shuffled(n, uint64(seed)), DrawOptions{}); !bytes.Equal(got, want) {
					t.Errorf("%s: shuffled by %d it is written otherwise", f.Name, seed)
				}
			}
		}
	}
}

// placed gives a network a place, so that a map of it can be drawn.
func placed(n graph.Network) graph.Network {
	if len(n.Nodes) > 0 {
		n.Nodes[0].Places = []graph.Place{{Name: "Somewhere", Lat: 1, Lon: 2}}
	}
	return n
}

// Neither the identifier of what is shown under another name, nor a file, a
// place in it or a quote is in any file; quotes are where texts may appear.
func TestFilesKeepTheLaw(t *testing.T) {
	n := harbour()
	n.Nodes[3].ID = graph.IRI(boardBase + "canary-id")
	for i := range n.Nodes {
		n.Nodes[i].Folded = []graph.Term{graph.IRI(boardBase + "canary-account")}
	}
	plant := func(e *graph.Evidence) {
		e.Subject, e.Graph, e.Place = graph.IRI("x:canary-subject"), graph.IRI("x:canary-graph"), graph.IRI("x:canary-place")
		e.Source, e.Quote, e.At, e.Words, e.Label = graph.IRI("x:canary-source"), "canary-quote", "canary-at", "canary-words", "canary-label"
	}
	for i := range n.Nodes {
		plant(&n.Nodes[i].Evidence[0])
	}
	for i := range n.Edges {
		n.Edges[i].Key = "canary-key"
		retold(&n.Edges[i], plant)
	}
	for _, f := range fileFormats() {
		text := string(drawn(t, f.Draw, n, DrawOptions{}))
		if i := strings.Index(text, "canary"); i >= 0 {
			t.Errorf("%s shows …%.60s", f.Name, text[i:])
		}
		told := string(drawn(t, f.Draw, n, DrawOptions{WithText: true}))
		if rest := strings.ReplaceAll(told, "canary-quote", ""); strings.Contains(rest, "canary") {
			t.Errorf("%s shows more than quotes", f.Name)
		}
		if !slices.Contains([]string{"about.txt", "mermaid"}, f.Name) && !strings.Contains(told, "canary-quote") {
			t.Errorf("%s has no quotes although it may", f.Name)
		}
	}
}

// hostile are texts that break writers; each is one line of clean text.
var hostile = []string{
	`"quoted" 'single' back\slash \" \N \u0041`, `</script><script>alert(1)</script>`, `javascript:alert(1)`, `]]> <!-- --> <![CDATA[`,
	`&amp; &lt; &#60; &copy;`, `#quot; #35; %%{init: {"theme":"dark"}}%%`, `a|b`, "`code` **bold** _x_", `1. list`, `- item`, `end`, `A---oB`, `subgraph x`,
	`=cmd|' /C calc'!A0`, `+1`, `-1`, `@x`, `＝1`, `a;b,c`, `{{template}} ${js}`, "نیم\u200cفاصله می\u200cخواهم", "👩\u200d👩\u200d👧 emoji", "欧阳修", "\U000F0000", strings.Repeat("long ", 250_000) + "name",
}

// Texts come through every file whole, and as text.
func TestFilesOfHostileTexts(t *testing.T) {
	for _, s := range append(slices.Clone(hostile), "bell\a\x00and\x1besc", "\u202Eoverride\u2066", "bad\xffutf8", "line\nbreak\ttab") {
		n := harbour()
		n.Title, n.Notes = s, []graph.Phrase{graph.Quote(s)}
		n.Nodes[1].Label, n.Nodes[1].Kicker, n.Edges[1].Label = s, s, s
		n.Nodes[len(n.Nodes)-7].Label = s
		n.Nodes[1].Evidence[0].Named, n.Nodes[1].Places[0].Name = s, s
		want := cleanText(s)
		for _, f := range fileFormats() {
			var b bytes.Buffer
			if err := f.Draw(&b, n, DrawOptions{WithText: true}); err != nil {
				t.Errorf("%s: %.20q: %v", f.Name, s, err)
				continue
			}
			if texts := textsOf(t, f.Name, b.Bytes()); !slices.Contains(texts, want) && !(f.Name == "mermaid" && len(s) > nameMax) && f.Name != "about.txt" {
				t.Errorf("%s: %.40q is not in it as it was", f.Name, s)
			}
			if strings.Contains(b.String(), "<script") && !strings.HasSuffix(f.Name, ".csv") && f.Name != "about.txt" {
				t.Errorf("%s: holds markup of the data", f.Name)
			}
		}
	}
}

// textsOf reads a file and gives all texts in it.
func textsOf(t testing.TB, name string, b []byte) (texts []string) {
	t.Helper()
	fail := func(err error) {
		if err != nil && !errors.Is(err, io.EOF) {
			t.Fatalf("%s: %v", name, err)
		}
	}
	switch {
	case bytes.HasPrefix(b, []byte("<?xml")):
		for d := xml.NewDecoder(bytes.NewReader(b)); ; {
			tok, err := d.Token()
			if fail(err); err != nil {
				return texts
			}
			switch x := tok.(type) {
			case xml.StartElement:
				for _, a := range x.Attr {
					texts = append(texts, a.Value)
				}
			case xml.CharData:
				texts = append(texts, string(x))
			}
		}
	case strings.HasSuffix(name, ".csv"):
		rows, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
		fail(err)
		for _, row := range rows {
			for _, cell := range row {
				texts = append(texts, strings.TrimPrefix(cell, "'"))
			}
		}
	case name != "about.txt" && bytes.HasPrefix(b, []byte("{")):
		var v any
		fail(json.Unmarshal(b, &v))
		texts = textsIn(v, name == "timelinejs")
	case name == "mermaid":
		for _, part := range strings.FieldsFunc(string(b), func(r rune) bool { return r == '"' }) {
			for _, s := range strings.Split(part, "<br/>") {
				texts = append(texts, fromMermaid(s))
			}
		}
	}
	return texts
}

func textsIn(v any, markup bool) (texts []string) {
	switch v := v.(type) {
	case string:
		if markup {
			v = html.UnescapeString(v)
		}
		return []string{v}
	case []any:
		for _, x := range v {
			texts = append(texts, textsIn(x, markup)...)
		}
	case map[string]any:
		for _, x := range v {
			texts = append(texts, textsIn(x, markup)...)
		}
	}
	return texts
}

// Options that are none are errors, and so is a network that is none.
func TestFilesRefuse(t *testing.T) {
	wrong := founding()
	wrong.Edges[0].Target = 99
	for _, f := range fileFormats() {
		if err := f.Draw(io.Discard, wrong, DrawOptions{}); err == nil {
			t.Errorf("%s: writes an edge to nowhere", f.Name)
		}
	}
	for name, err := range map[string]error{
		"gexf":  WriteGEXF(io.Discard, founding(), DrawOptions{GEXF: "2"}),
		"links": WriteNodeLink(io.Discard, founding(), DrawOptions{EdgesKey: "arcs"}),
		"csv":   writeNodesCSV(io.Discard, founding(), DrawOptions{Headers: "excel"}),
	} {
		if err == nil || !strings.Contains(err.Error(), " is not one of ") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := WriteGeoJSON(io.Discard, founding(), DrawOptions{}); !errors.Is(err, ErrNoPlace) {
		t.Errorf("a map of nothing: %v", err)
	}
	if err := WriteMermaid(io.Discard, generated(400, 1), DrawOptions{}); !errors.Is(err, ErrTooLarge) {
		t.Errorf("a large flowchart: %v", err)
	}
}

// Networks of any size are written, also empty ones.
func TestFilesOfAnySize(t *testing.T) {
	t.Parallel()
	for _, size := range []int{0, 1, 3000} {
		n := graph.Network{}
		if size > 0 {
			n = placed(generated(size, 3))
		}
		for _, f := range fileFormats() {
			if f.Name == "mermaid" && size > 100 || f.Name == "geojson" && size == 0 {
				continue
			}
			textsOf(t, f.Name, drawn(t, f.Draw, n, DrawOptions{}))
		}
	}
}

// No cell of a table is a formula, and every end of an edge is a node.
func TestTables(t *testing.T) {
	n := generated(40, 9)
	for i := range n.Nodes {
		n.Nodes[i].Label, n.Nodes[i].Kicker = hostile[i%len(hostile)], "=1+1"
	}
	for _, headers := range []string{"gephi", "neo4j"} {
		ids := map[string]bool{}
		for k, part := range tableParts[:2] {
			rows, err := csv.NewReader(bytes.NewReader(drawn(t, part.Draw, n, DrawOptions{Headers: headers}))).ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			if want := []int{len(n.Nodes), len(n.Edges)}[k]; len(rows)-1 != want {
				t.Errorf("%s: %d rows, want %d", part.Name, len(rows)-1, want)
			}
			for _, row := range rows[1:] {
				if k == 0 {
					ids[row[0]] = true
				} else if !ids[row[0]] || !ids[row[1]] {
					t.Errorf("%s joins %s and %s", part.Name, row[0], row[1])
				}
				for c, cell := range row {
					if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r") && !slices.Contains([]string{"x", "y", "lat", "lon"}, rows[0][c]) {
						t.Errorf("%s: %s: %q is a formula", part.Name, rows[0][c], cell)
					}
				}
			}
		}
	}
}

// TestShownAs looks for the identifier of what leaves under another name in
// every format but evidence, which is a paper for the newsroom.
func TestShownAs(t *testing.T) {
	n := harbour()
	n.Nodes[3].ID = graph.IRI(boardBase + "canary-7f3a")
	for _, f := range Formats {
		if f.Draw == nil || f.Name == "evidence" || f.Name == "png" || f.Name == "pdf" {
			continue
		}
		for _, o := range []DrawOptions{{}, {WithText: true}, {Positions: true}} {
			if text := drawn(t, f.Draw, n, o); bytes.Contains(text, []byte("canary")) {
				t.Errorf("%s: the identifier is in it", f.Name)
			}
		}
	}
	for _, part := range tableParts {
		if text := drawn(t, part.Draw, n, DrawOptions{}); bytes.Contains(text, []byte("canary")) {
			t.Errorf("%s: the identifier is in it", part.Name)
		}
	}
}
