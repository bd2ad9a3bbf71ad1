package export

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"math"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"corkboard/graph"
)

var jsonBlock = regexp.MustCompile(`(?s)<script type="application/json" id="(\w+)">(.*?)</script>`)

// pageOf draws a page and reads its data back.
func pageOf(t testing.TB, n graph.Network, o DrawOptions) (text string, shown pageData, behind pageBehind) {
	t.Helper()
	var b bytes.Buffer
	if err := DrawPage(&b, n, o); err != nil {
		t.Fatal(err)
	}
	text = b.String()
	blocks := jsonBlock.FindAllStringSubmatch(text, -1)
	if len(blocks) != 2 {
		t.Fatalf("%d blocks of data", len(blocks))
	}
	for i, to := range []any{&shown, &behind} {
		if err := json.Unmarshal([]byte(blocks[i][2]), to); err != nil {
			t.Fatal(err)
		}
	}
	return text, shown, behind
}

// The script has no way to make markup or script of a text, and none to ask
// for anything outside.
func TestPageScriptIsPlain(t *testing.T) {
	for _, bad := range []string{"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(", "fetch(", "XMLHttpRequest",
		"WebSocket", "import(", "importScripts", "setTimeout(\"", "DOMParser", "localStorage", "http:", "https:", "</script", "<!--"} {
		text := strings.ReplaceAll(pageScript(), `"http://www.w3.org/2000/svg"`, "")
		if strings.Contains(text, bad) {
			t.Errorf("the script has %q", bad)
		}
		if bad != "</script" && strings.Contains(pageBody+pageStyle+pageInk, bad) {
			t.Errorf("the frame or the style has %q", bad)
		}
	}
	if size := len(pageScript()) + len(pageBody) + len(pageStyle) + len(pageInk); size > 300_000 {
		t.Errorf("a page has %d bytes before its data", size)
	}
}

func TestPagePolicy(t *testing.T) {
	text, _, _ := pageOf(t, founding(), DrawOptions{})
	_, script, _ := strings.Cut(text, "<script>")
	script, _, _ = strings.Cut(script, "</script>")
	sum := sha256.Sum256([]byte(script))
	for _, want := range []string{"default-src 'none'", "script-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'", "base-uri 'none'", "form-action 'none'"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s", want)
		}
	}
	if strings.Contains(text, "unsafe-eval") || strings.Count(text, "<script") != 3 {
		t.Error("more runs than the page's own script")
	}
}

func TestPageHoldsTheNetwork(t *testing.T) {
	n := canonical(council())
	_, shown, behind := pageOf(t, n, DrawOptions{})
	if len(shown.Nodes) != len(n.Nodes) || len(shown.Edges) != len(n.Edges) || len(behind.Nodes) != len(n.Nodes) || len(behind.Edges) != len(n.Edges) {
		t.Fatalf("%d nodes, %d edges", len(shown.Nodes), len(shown.Edges))
	}
	for i, e := range shown.Edges {
		if e.Source != n.Edges[i].Source || e.Target != n.Edges[i].Target || e.Label != n.Edges[i].Label {
			t.Errorf("edge %d is %+v", i, e)
		}
		from, to := shown.Nodes[e.Source], shown.Nodes[e.Target]
		if apartFrom(from, e.Path[:2]) > 18 || apartFrom(to, e.Path[len(e.Path)-2:]) > 18 {
			t.Errorf("edge %d, %s to %s, runs from %v to %v", i, from.Name, to.Name, e.Path[:2], e.Path[len(e.Path)-2:])
		}
	}
}

// apartFrom tells how far a point is from a node.
func apartFrom(v pageNode, p []float64) float64 {
	b := Box{v.Box[0], v.Box[1], v.Box[2], v.Box[3]}
	d := b.away(Point{p[0], p[1]})
	if v.Dot != nil {
		d = min(d, Point{v.Dot[0], v.Dot[1]}.distance(Point{p[0], p[1]}))
	}
	return math.Sqrt(d)
}

// What identifies a source is in no page that nobody asked for it.
func TestPageIsPublic(t *testing.T) {
	n := founding()
	retold(&n.Edges[0], func(x *graph.Evidence) { x.At, x.Words = "page 9 of the letter", "a week ago" })
	secrets := []string{"exact words of", "words about", "ties.csv", "page 9 of the letter", "a week ago", boardBase}
	text, _, _ := pageOf(t, n, DrawOptions{})
	for _, s := range secrets {
		if strings.Contains(text, s) {
			t.Errorf("the page tells %q", s)
		}
	}
	text, _, _ = pageOf(t, n, DrawOptions{WithText: true, Places: true})
	for _, s := range secrets {
		if !strings.Contains(text, s) {
			t.Errorf("the page does not tell %q although it may", s)
		}
	}
}

func TestPageListsSome(t *testing.T) {
	n := founding()
	all := n.Edges[0].Evidence.Slice()
	for i := range 30 {
		all = append(all, evidence(strconv.Itoa(i), ""))
	}
	n.Edges[0].Evidence = graph.ListEvidence(all...)
	_, _, behind := pageOf(t, n, DrawOptions{})
	i := slices.IndexFunc(behind.Edges, func(e pageEvidence) bool { return e.More > 0 })
	if i < 0 || len(behind.Edges[i].Items) != pageItems || behind.Edges[i].More != 31-pageItems {
		t.Errorf("edge %d", i)
	}
}

func TestPageIsStable(t *testing.T) {
	for _, n := range []graph.Network{council(), generated(400, 3)} {
		want, _, _ := pageOf(t, n, DrawOptions{})
		r := rand.New(rand.NewPCG(1, 2))
		for range 3 {
			got, _, _ := pageOf(t, shuffledNetwork(r, n), DrawOptions{})
			if got != want {
				t.Fatal("another order gives another page")
			}
		}
	}
}

// shuffledNetwork gives the same network in another order.
func shuffledNetwork(r *rand.Rand, n graph.Network) graph.Network {
	place := r.Perm(len(n.Nodes))
	nodes := make([]graph.Node, len(n.Nodes))
	for from, to := range place {
		nodes[to] = n.Nodes[from]
		nodes[to].After, nodes[to].SameDay = renumber(n.Nodes[from].After, place), renumber(n.Nodes[from].SameDay, place)
	}
	edges := slices.Clone(n.Edges)
	for i := range edges {
		edges[i].Source, edges[i].Target = place[edges[i].Source], place[edges[i].Target]
	}
	r.Shuffle(len(edges), func(i, j int) { edges[i], edges[j] = edges[j], edges[i] })
	n.Nodes, n.Edges = nodes, edges
	return n
}

func TestPageRefusesTooMany(t *testing.T) {
	var b bytes.Buffer
	if err := DrawPage(&b, generated(MaxPageNodes+1, 1), DrawOptions{}); err == nil || b.Len() > 0 {
		t.Errorf("error %v, %d bytes", err, b.Len())
	}
}

// Every colour of the page's words has a contrast of 4.5 to 1 on what it
// stands on, lines one of 3 to 1, in both themes.
func TestPageContrast(t *testing.T) {
	themes := regexp.MustCompile(`\{(--canvas:[^}]*)color-scheme`).FindAllStringSubmatch(pageStyle, -1)
	if len(themes) != 3 {
		t.Fatalf("%d themes", len(themes))
	}
	for _, theme := range themes {
		color := map[string]string{}
		for _, v := range strings.Split(strings.TrimSuffix(theme[1], ";"), ";") {
			name, value, _ := strings.Cut(v, ":")
			color[strings.TrimPrefix(name, "--")] = value
		}
		for pair, least := range map[[2]string]float64{
			{"ink", "canvas"}: 4.5, {"quiet", "canvas"}: 4.5, {"quiet", "group"}: 4.5, {"ink", "group"}: 4.5, {"person-text", "person"}: 4.5,
			{"person-by", "person"}: 4.5, {"accent-text", "canvas"}: 4.5, {"ink", "tint"}: 4.5, {"quiet", "tint"}: 4.5, {"accent", "canvas"}: 3,
			{"tie", "canvas"}: 3, {"context", "canvas"}: 3, {"field", "canvas"}: 3, {"focus", "canvas"}: 3, {"group-point", "canvas"}: 3,
		} {
			if got := contrastOf(color[pair[0]], color[pair[1]]); got < least {
				t.Errorf("%s %s on %s %s: %.2f", pair[0], color[pair[0]], pair[1], color[pair[1]], got)
			}
		}
	}
}

// contrastOf gives the contrast of two colours (WCAG 2.2).
func contrastOf(a, b string) float64 {
	light := func(c string) float64 {
		sum := 0.0
		for i, part := range []float64{0.2126, 0.7152, 0.0722} {
			v, err := strconv.ParseUint(c[1+2*i:3+2*i], 16, 8)
			if err != nil {
				return math.NaN()
			}
			s := float64(v) / 255
			if s <= 0.04045 {
				s /= 12.92
			} else {
				s = math.Pow((s+0.055)/1.055, 2.4)
			}
			sum += part * s
		}
		return sum + 0.05
	}
	x, y := light(a), light(b)
	return max(x, y) / min(x, y)
}

// FuzzPage puts a text everywhere: the page has its three scripts and no other,
// and the text comes back as it is when cleaned.
func FuzzPage(f *testing.F) {
	for _, s := range []string{"</script><script>x", "<!--<script>", "{{title}}", "]]>", "\u2028\u2029", "a\x00b\xff", "\"'&<>", "\u202eabc", "می\u200cخواهم"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n := founding()
		n.Title = s
		for i := range n.Nodes {
			n.Nodes[i].Label, n.Nodes[i].Kicker, n.Nodes[i].DateWords = s, s, s
		}
		for i := range n.Edges {
			e := &n.Edges[i]
			e.Label, e.Figures = s, quotes(s)
			retold(e, func(x *graph.Evidence) { x.Quote, x.Named, x.Date = s, s, s })
		}
		text, shown, behind := pageOf(t, n, DrawOptions{WithText: true, Places: true, Dek: s, Note: s})
		if strings.Count(text, "<script") != 3 || strings.Count(text, "</script") != 3 || strings.Count(text, "</noscript") != 1 || strings.Count(text, "<title>") < 1 {
			t.Errorf("%q breaks out", s)
		}
		if want := cleanText(s); want != "" && (shown.Nodes[0].Name != want || behind.Edges[0].Items[0].Quote != want) {
			t.Errorf("%q comes back as %q and %q", want, shown.Nodes[0].Name, behind.Edges[0].Items[0].Quote)
		}
	})
}

// TestItemDates says of what is behind a tie whether it began then, or was so as
// of then.
func TestItemDates(t *testing.T) {
	tie := &graph.Edge{First: "2020-01", AsOf: "2017"}
	for _, test := range []struct {
		x    graph.Evidence
		e    *graph.Edge
		want string
	}{
		{graph.Evidence{Date: "2020-01"}, tie, "from Jan 2020"},
		{graph.Evidence{Date: "2017"}, tie, "as of 2017"},
		{graph.Evidence{Date: "2020-01", Against: true}, tie, "Jan 2020"},
		{graph.Evidence{Date: "2020-01", End: "2021"}, tie, "Jan 2020 – 2021"},
		{graph.Evidence{Date: "2020-01"}, &graph.Edge{First: "2020-01", Forward: 1}, "Jan 2020"},
		{graph.Evidence{Date: "2020-01"}, nil, "Jan 2020"},
	} {
		if got := english.itemDate(test.x, test.e); got != test.want {
			t.Errorf("%v: %q, want %q", test.x, got, test.want)
		}
	}
}
