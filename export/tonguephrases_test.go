package export

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"corkboard/graph"
)

// phrasesOf gives the English of graph.Phrase in some folders: the first text
// that Say is given, and all with %1 in the packages that make phrases.
func phrasesOf(t *testing.T, folders ...string) []string {
	t.Helper()
	var all []string
	for _, folder := range folders {
		files, err := filepath.Glob(filepath.Join(folder, "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatal(folder, err)
		}
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			b, _ := os.ReadFile(name)
			phrases := regexp.MustCompile(`\b(Say|Count|note|Enumerate)\(`).Match(b)
			ast.Inspect(f, func(node ast.Node) bool {
				x, ok := node.(*ast.BasicLit)
				if !ok || x.Kind != token.STRING || !phrases {
					return true
				}
				s, err := strconv.Unquote(x.Value)
				if err == nil && (strings.Contains(s, "%1") || regexp.MustCompile(`Say\(`+regexp.QuoteMeta(x.Value)).Match(b)) {
					all = append(all, s)
				}
				return true
			})
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// TestTonguesSayPhrases wants every phrase that a network says about itself in
// every language, with the same places in it, and no others.
func TestTonguesSayPhrases(t *testing.T) {
	all := phrasesOf(t, "../graph", "../graph/measure", "../cmd/corkboard")
	for _, s := range []graph.Status{graph.Alleged, graph.Unconfirmed, graph.Investigated, graph.Denied, graph.Negated, graph.Retracted} {
		all = append(all, string(s))
	}
	all = append(all, "reported") // a constant
	all = append(all, "%1 node is not on the map: it has no place with coordinates.", "%1 nodes are not on the map: they have no place with coordinates.")
	all = slices.DeleteFunc(all, func(s string) bool { return s == "%1." || s == "%1 %2" || s == "PageRank" })
	if len(all) < 70 {
		t.Fatalf("only %d phrases found", len(all))
	}
	place := regexp.MustCompile(`%\d`)
	for _, tongue := range []*tongue{german, french, spanish} {
		for _, s := range all {
			said, ok := tongue.phraseWords()[s]
			if !ok {
				t.Errorf("%s: does not say %q", tongue.code, s)
			}
			a, b := place.FindAllString(s, -1), place.FindAllString(said, -1)
			slices.Sort(a)
			slices.Sort(b)
			if !slices.Equal(slices.Compact(a), slices.Compact(b)) {
				t.Errorf("%s: %q is said %q", tongue.code, s, said)
			}
		}
		for s := range tongue.phraseWords() {
			if !slices.Contains(all, s) {
				t.Errorf("%s: nobody says %q", tongue.code, s)
			}
		}
	}
}

// TestPhrasesInPicture narrows a network in many ways, and wants nothing of what
// it says then to be English in another language.
func TestPhrasesInPicture(t *testing.T) {
	n := society(60, 5)
	n = n.OfClass([]graph.Term{n.Nodes[0].Class, n.Nodes[20].Class}, nil, graph.Quote("Company"))
	n = n.Ego([]int{0}, 2).AtLeast(1).Connected()
	n = n.Top(9, func(v graph.Node) float64 { return float64(len(v.Label)) }, graph.Say("number of neighbors"))
	n = n.Without(func(v graph.Node) bool { return v.ID == n.Nodes[3].ID })
	if len(n.Notes) < 3 {
		t.Fatalf("it says %q only", n.Notes)
	}
	english := english.phrases(n.Notes)
	for _, lang := range Languages[1:] {
		svg := string(drawn(t, DrawSVG, n, DrawOptions{Lang: lang}))
		said := DrawOptions{Lang: lang}.tongue().phrases(n.Notes)
		for i, s := range said {
			if s == english[i] || strings.Contains(svg, english[i]) || !strings.Contains(svg, strings.Fields(s)[1]) {
				t.Errorf("%s: %q is said %q", lang, english[i], s)
			}
		}
	}
}

// TestFiguresInPicture wants reported figures in the picture's language, and in
// English in files for programs.
func TestFiguresInPicture(t *testing.T) {
	n := founding()
	for i := range n.Edges {
		if e := &n.Edges[i]; e.Accent {
			about := graph.Say("about %1", graph.Quote("12"))
			words := graph.Say("%1 from %2", graph.Say("%1 %2", about, graph.Quote("DMs")), graph.Quote("Bob"))
			e.Complete, e.Figures = false, []graph.Phrase{graph.Say("%1 (%2)", words, graph.Say("by own account"))}
		}
	}
	for lang, want := range map[string]string{
		"en": "about 12 DMs from Bob (by own account)", "de": "etwa 12 DMs von Bob (nach eigenen Angaben)",
		"fr": "environ 12 DMs de Bob (selon ses propres dires)", "es": "aproximadamente 12 DMs de Bob (según su propio relato)",
	} {
		o := DrawOptions{Lang: lang}
		svg := string(drawn(t, DrawSVG, n, o))
		if !strings.Contains(svg, capital(want)) { // in what is told of the line
			t.Errorf("%s: the picture lacks %q", lang, want)
		}
		if _, shown, _ := pageOf(t, n, o); !slices.ContainsFunc(shown.Edges, func(e pageEdge) bool { return slices.Contains(e.Figures, want) }) {
			t.Errorf("%s: the page lacks %q", lang, want)
		}
		if file := string(drawn(t, WriteNodeLink, n, o)); !strings.Contains(file, "about 12 DMs from Bob (by own account)") {
			t.Errorf("%s: the file does not say it in English", lang)
		}
	}
}

// TestFilesSpeakOneLanguage wants what a file says of the network and of its
// measures in the language of the options.
func TestFilesSpeakOneLanguage(t *testing.T) {
	n := society(12, 5)
	n.Notes = []graph.Phrase{graph.Say("Only what %1 says is drawn.", graph.Quote("A"))}
	n.Parameters = []graph.Phrase{graph.Say("Components and cores: whatever the direction of lines.")}
	for lang, want := range map[string][2]string{
		"":   {"Only what A says is drawn.", "Components and cores: whatever the direction of lines."},
		"de": {"Gezeichnet ist nur, was A sagt.", "Komponenten und Kerne: ohne Rücksicht auf die Richtung der Linien."},
	} {
		text := string(drawn(t, WriteNodeLink, n, DrawOptions{Lang: lang}))
		for _, s := range want {
			if !strings.Contains(text, s) {
				t.Errorf("%q: the file lacks %q", lang, s)
			}
		}
	}
}
