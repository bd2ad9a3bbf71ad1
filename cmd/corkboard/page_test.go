package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// drawnPage draws a case as a page and gives its file.
func drawnPage(t *testing.T, of string, more ...string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "page.html")
	args := append([]string{"draw", of, "--to", "html", "-o", file}, more...)
	if code, _, said := corkboard(t, args...); code != exitDone && code != exitLeftOut {
		t.Fatalf("%v: %d: %s", args, code, said)
	}
	return file
}

const foundingCase = "../../testdata/wikileaks-messages"

// cardAt gives the middle of a node's card in the window, lineAt that of the
// line between two.
func cardAt(name string) string {
	return fmt.Sprintf(`(() => { const b = [...document.querySelectorAll("#layer .node")].find((g) => g.getAttribute("aria-label").startsWith(%q)).querySelector(".shape").getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; })()`, name)
}

const accentAt = `(() => { const p = document.querySelector("#layer .accent .line"); const at = p.getPointAtLength(p.getTotalLength() * 0.8).matrixTransform(p.getScreenCTM()); return [at.x, at.y]; })()`

const panelHas = `document.getElementById("panel").innerText.includes(%q)`

func TestPageInBrowser(t *testing.T) {
	file := drawnPage(t, foundingCase, "--with-text", "--places")
	b := browse(t, 1400, 900)
	b.open(file, "")
	b.shoot("light")
	panel := func(words string) {
		t.Helper()
		b.wants("the panel", fmt.Sprintf(panelHas, words))
	}
	t.Run("search", func(t *testing.T) {
		b.slash()
		b.key("wikile")
		b.wants("a list", `document.querySelectorAll("#found li").length > 1`)
		b.shoot("search")
		b.key(kb.Enter)
		panel("WikiLeaks")
		b.wants("focus on the card", `document.activeElement.getAttribute("aria-label").startsWith("WikiLeaks")`)
		b.shoot("node")
	})
	t.Run("keyboard", func(t *testing.T) {
		b.key(kb.ArrowRight)
		b.wants("another card", `document.activeElement.closest(".node") && !document.activeElement.getAttribute("aria-label").startsWith("WikiLeaks")`)
		b.key(kb.Enter)
		b.wants("the panel's focus", `document.activeElement.id === "panel"`)
		b.key(kb.Escape)
		b.wants("a closed panel", `document.getElementById("panel").hidden && document.activeElement.closest(".node")`)
		b.key("n")
		b.wants("a line", `document.activeElement.classList.contains("edge") && document.activeElement.getAttribute("aria-label")`)
		b.key(kb.Escape)
		b.key("2")
		b.wants("the timeline", `!document.getElementById("timeline").hidden && document.querySelectorAll("#timeline li").length > 5`)
		b.shoot("timeline")
		b.key("3")
		b.wants("the table", `document.querySelectorAll("#by-lines tbody tr").length === 19`)
		b.shoot("table")
		b.key("1")
		b.key("?")
		b.wants("help", `document.getElementById("keys").open`)
		b.key(kb.Escape)
		b.wants("no help", `!document.getElementById("keys").open`)
	})
	t.Run("clicks", func(t *testing.T) {
		b.click(cardAt("Hillary Clinton"))
		panel("Hillary Clinton")
		b.click(accentAt)
		panel("at least 8 messages described")
		panel("According to Trump Jr bares messages")
		panel("messages.csv#row=9")
		panel("about 12 messages from WikiLeaks")
		b.shoot("edge")
		b.wants("a state in the address", `location.hash.startsWith("#at=e")`)
	})
	t.Run("state", func(t *testing.T) {
		hash := js[string](b, "location.hash")
		b.open(file, hash)
		panel("at least 8 messages described")
		b.open(file, "#at=%3Cscript%3E&view=%22&around=3:x&hide=a&no-class=Person&from=x&theme=dark")
		b.wants("people off", `document.querySelectorAll("#layer .person:not(.off)").length === 0`)
		b.wants("dark", `getComputedStyle(document.documentElement).getPropertyValue("--canvas") === "#15191D"`)
		b.run(chromedp.Click("#state button", chromedp.ByQuery))
		b.wants("people on", `document.querySelectorAll("#layer .person:not(.off)").length === 5`)
		b.shoot("dark")
		b.open(file, "")
	})
	t.Run("filters", func(t *testing.T) {
		b.run(chromedp.Click("#by-kind label:nth-of-type(1) input", chromedp.ByQuery))
		b.wants("fewer lines", `document.getElementById("state").innerText.includes("13 of 19 lines")`)
		b.run(chromedp.Click("#state button", chromedp.ByQuery))
		b.run(chromedp.Focus("#since", chromedp.ByQuery))
		for range 12 {
			b.key(kb.ArrowRight)
		}
		b.wants("from 2017", `document.querySelector("#time output").innerText.startsWith("Jan 2017") && location.hash.includes("from=2017-01-01")`)
		b.wants("no election", `[...document.querySelectorAll("#layer .node.off")].some((g) => g.getAttribute("aria-label").startsWith("Election"))`)
		b.run(chromedp.Click("#undated", chromedp.ByQuery))
		b.wants("the undated gone", `document.querySelectorAll("#layer .node:not(.off)").length < 6`)
		b.shoot("time")
		b.run(chromedp.Click("#state button", chromedp.ByQuery))
		b.wants("all again", `document.querySelectorAll("#layer .off").length === 0`)
	})
	t.Run("hops and paths", func(t *testing.T) {
		b.click(cardAt("Julian Assange"))
		b.run(chromedp.Click(`//aside[@id="panel"]//button[text()="Its neighbors"]`))
		b.wants("two cards", `document.querySelectorAll("#layer .node:not(.off)").length === 2`)
		b.run(chromedp.Click(`//aside[@id="panel"]//button[text()="Two steps"]`))
		b.wants("more cards", `document.querySelectorAll("#layer .node:not(.off)").length > 4`)
		b.run(chromedp.Click("#state button", chromedp.ByQuery))
		b.run(chromedp.Click(`//aside[@id="panel"]//button[text()="Path to …"]`))
		b.click(cardAt("Donald Trump (Cand"))
		panel("3 steps")
		panel("child of")
		b.shoot("path")
		b.wants("three lines", `document.querySelectorAll("#layer .edge.sel").length === 3`)
		b.key(kb.Escape)
		b.click(cardAt("Russian lawyer"))
		b.run(chromedp.Click(`//aside[@id="panel"]//button[text()="Hide"]`))
		b.wants("one less", `document.querySelectorAll("#layer .node.off").length === 1`)
		b.run(chromedp.Click("#state button", chromedp.ByQuery))
	})
	b.quiet(file)
}

func TestPageDownloads(t *testing.T) {
	file := drawnPage(t, foundingCase)
	b := browse(t, 1400, 900)
	b.open(file, "")
	from := js[[]float64](b, cardAt("Julian Assange"))
	b.run(chromedp.MouseEvent(input.MousePressed, from[0], from[1], chromedp.ButtonLeft),
		chromedp.MouseEvent(input.MouseMoved, from[0]+40, from[1]+30, chromedp.ButtonLeft),
		chromedp.MouseEvent(input.MouseMoved, from[0]+90, from[1]+60, chromedp.ButtonLeft),
		chromedp.MouseEvent(input.MouseReleased, from[0]+90, from[1]+60, chromedp.ButtonLeft))
	to := js[[]float64](b, cardAt("Julian Assange"))
	if to[0]-from[0] < 85 || to[1]-from[1] < 55 {
		t.Errorf("dragged from %v to %v", from, to)
	}
	b.shoot("dragged")
	save := func(words, name string) []byte {
		t.Helper()
		b.run(chromedp.Click("#saves summary", chromedp.ByQuery), chromedp.Click(`//details[@id="saves"]//button[text()="`+words+`"]`))
		return b.downloaded(name)
	}
	svg := save("Picture (SVG)", "relationships.svg")
	checkXML(t, svg)
	if bytes.Contains(svg, []byte("var(")) {
		t.Error("the saved picture has colours that are not written out")
	}
	if _, err := png.Decode(bytes.NewReader(save("Picture (PNG)", "relationships.png"))); err != nil {
		t.Error(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(save("Lines (CSV)", "relationships.csv"))).ReadAll()
	if err != nil || len(rows) != 20 {
		t.Errorf("%d rows, %v", len(rows), err)
	}
	var network struct{ Nodes, Links []map[string]any }
	if err := json.Unmarshal(save("Network (JSON)", "relationships.json"), &network); err != nil || len(network.Nodes) != 20 || len(network.Links) != 19 {
		t.Errorf("%d nodes, %d links, %v", len(network.Nodes), len(network.Links), err)
	}
	positions := filepath.Join(t.TempDir(), "positions.csv")
	if err := os.WriteFile(positions, save("Places of cards (positions.csv)", "positions.csv"), 0o644); err != nil {
		t.Fatal(err)
	}
	keep(t, b.dir)
	b.quiet(file)

	// The places are kept in the next page.
	again := drawnPage(t, foundingCase, "--positions", positions)
	b.open(again, "")
	a, c := js[[]float64](b, cardAt("Julian Assange")), js[[]float64](b, cardAt("Donald Trump, Jr"))
	b.shoot("repositioned")
	b.open(file, "")
	d := js[[]float64](b, cardAt("Donald Trump, Jr"))
	scale := js[float64](b, `document.getElementById("picture").getBoundingClientRect().width / document.getElementById("picture").viewBox.baseVal.width`)
	b.open(again, "")
	scaleAgain := js[float64](b, `document.getElementById("picture").getBoundingClientRect().width / document.getElementById("picture").viewBox.baseVal.width`)
	for i := range 2 {
		if want, got := (to[i]-d[i])/scale, (a[i]-c[i])/scaleAgain; got-want > 1.5 || want-got > 1.5 {
			t.Errorf("from one card to the other it is %.1f, not %.1f", got, want)
		}
	}
}

// checkXML reads a text as XML to its end.
func checkXML(t *testing.T, text []byte) {
	t.Helper()
	for d := xml.NewDecoder(bytes.NewReader(text)); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatal(err)
		}
	}
}

// keep copies downloads to where pictures of windows are kept.
func keep(t *testing.T, dir string) {
	if to := os.Getenv("CORKBOARD_SHOTS"); to != "" {
		if err := os.CopyFS(filepath.Join(to, "downloads"), os.DirFS(dir)); err != nil {
			t.Log(err)
		}
	}
}

// TestPageHostile puts everything bad into every text of a case.
func TestPageHostile(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "hostile")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	bad := []string{
		`</script><script>hacked=1</script>`, `"><img src=x onerror=hacked=1>`, `<svg onload=hacked=1>`, `javascript:hacked=1`, `{{still}}${hacked=1}`,
		`a\"b\'c\\`, "tab\tand\nline", "<!--<script>", "]]>", "می\u200cخواهم\u200d", "👩\u200d👩\u200d👧 emoji", "欧阳修", "\u202Ereversed", "&lt;b&gt;&amp;", "=cmd|x", "__proto__", strings.Repeat("long ", 200_000),
	}
	var people, ties bytes.Buffer
	p, ti := csv.NewWriter(&people), csv.NewWriter(&ties)
	p.Write([]string{"id", "name", "caption"})
	ti.Write([]string{"from", "relation", "to", "role", "start", "quote", "date_text"})
	for i, s := range bad {
		p.Write([]string{fmt.Sprint("p", i), s, s})
		ti.Write([]string{fmt.Sprint("p", i), "knows", fmt.Sprint("p", (i+1)%len(bad)), s, "2016-10", s, s})
	}
	p.Flush()
	ti.Flush()
	for name, text := range map[string]string{"case.yaml": "base: https://example.org/bad/\ntitle: \"</title><script>hacked=1</script>\"\n",
		"people.csv": people.String(), "ties.csv": ties.String()} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	file := drawnPage(t, dir, "--with-text", "--places")
	b := browse(t, 1400, 900)
	b.open(file, "#at=%22%3E%3Cimg%20src=x%20onerror=hacked=1%3E")
	for i := range 12 {
		b.run(chromedp.Evaluate(fmt.Sprintf(`document.querySelectorAll("#layer .node")[%d].dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }))`, i), nil))
	}
	b.wants("a panel", `document.querySelector("#panel blockquote") || document.querySelectorAll("#panel li").length`)
	for _, view := range []string{"2", "3", "1"} {
		b.key(view)
	}
	b.wants("nothing executed", `typeof hacked === "undefined" && !document.querySelector("img") && document.scripts.length === 3`)
	b.shoot("hostile")
	names := js[[]string](b, `JSON.parse(document.getElementById("shown").textContent).nodes.map((n) => n.name)`)
	all := strings.Join(names, "\x00")
	for _, want := range []string{bad[0], bad[1], bad[2], bad[3], bad[4], bad[5], "tab and line", bad[9], bad[10], bad[11], "reversed", bad[13], strings.TrimSpace(bad[16])} {
		if !strings.Contains(all, want) {
			t.Errorf("no name is %.60q", want)
		}
	}
	b.quiet(file)
}

// TestPageEmbedded puts a page into the frame of another, without the rights of
// one.
func TestPageEmbedded(t *testing.T) {
	dir := t.TempDir()
	inner, outer := filepath.Join(dir, "page.html"), filepath.Join(dir, "outer.html")
	if code, _, said := corkboard(t, "draw", foundingCase, "--to", "html-embed", "-o", inner); code != exitDone {
		t.Fatalf("%d: %s", code, said)
	}
	article := `<!DOCTYPE html><meta charset="utf-8"><h1>An article</h1><iframe sandbox="allow-scripts" src="page.html" style="width:100%;border:0" title="Relationships"></iframe>
<script>addEventListener("message", (e) => { if (e.data.type === "corkboard:height") { document.querySelector("iframe").style.height = e.data.height + "px"; document.documentElement.dataset.ready = e.data.height; } });</script>`
	if err := os.WriteFile(outer, []byte(article), 0o644); err != nil {
		t.Fatal(err)
	}
	b := browse(t, 900, 1000)
	b.open(outer, "")
	if h := js[int](b, "+document.documentElement.dataset.ready"); h < 400 || h > 1200 {
		t.Errorf("the frame is %d high", h)
	}
	b.shoot("embed")
	b.quiet(outer, inner)

	// Where no scripts run there is the picture.
	b.run(emulation.SetScriptExecutionDisabled(true), chromedp.Navigate("file://"+inner))
	var shown string
	b.run(chromedp.OuterHTML("noscript svg", &shown, chromedp.ByQuery))
	if !strings.Contains(shown, "WikiLeaks") {
		t.Error("without scripts there is no picture")
	}
	b.shoot("noscript")
}

// TestPageLooks takes pictures of a narrow window, a dark one and a print.
func TestPageLooks(t *testing.T) {
	file := drawnPage(t, "../../testdata/town-council")
	b := browse(t, 390, 800)
	b.open(file, "")
	b.wants("no scrolling aside", `document.documentElement.scrollWidth <= innerWidth`)
	b.shoot("narrow")
	b.run(emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}))
	b.wants("dark", `getComputedStyle(document.documentElement).backgroundColor === "rgb(21, 25, 29)"`)
	b.run(chromedp.EmulateViewport(1400, 900))
	b.open(file, "")
	b.shoot("council-dark")
	var pdf []byte
	b.run(chromedp.ActionFunc(printed(&pdf)))
	if len(pdf) < 1000 {
		t.Errorf("a print of %d bytes", len(pdf))
	}
	if to := os.Getenv("CORKBOARD_SHOTS"); to != "" {
		if err := os.WriteFile(filepath.Join(to, "print.pdf"), pdf, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	b.quiet(file)
}

// printed prints the page to paper.
func printed(pdf *[]byte) func(context.Context) error {
	return func(ctx context.Context) (err error) {
		*pdf, _, err = page.PrintToPDF().WithPreferCSSPageSize(true).WithLandscape(true).Do(ctx)
		return err
	}
}
