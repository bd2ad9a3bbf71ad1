package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// A case of many people: the first knows eight, and some have met.
const (
	manyPeople = 1200 // so many that they are points
	manyKnow   = manyPeople - 1
	manyMet    = 300
	manyTies   = manyKnow + manyMet
)

func manyCase(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	people, ties := bytes.NewBufferString("id,name\n"), bytes.NewBufferString("from,relation,to,start\n")
	for i := range manyPeople {
		fmt.Fprintf(people, "p%d,Person %d\n", i, i)
	}
	for i := 1; i < manyPeople; i++ {
		from := 0
		if i > 8 {
			from = 1 + i*7%(i-1)
		}
		fmt.Fprintf(ties, "p%d,knows,p%d,%d\n", from, i, 2000+i%20)
	}
	for i := range manyMet {
		fmt.Fprintf(ties, "p%d,met-with,p%d,%d\n", 100+i, 400+i, 2000+i%20)
	}
	for name, text := range map[string]string{"case.yaml": "base: https://example.org/many/\ntitle: Many\n", "people.csv": people.String(), "ties.csv": ties.String()} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// strandLines counts the lines that are drawn together, aloneLines those that
// have an element of their own.
const (
	strandLines = `[...document.querySelectorAll("#layer .lines:first-of-type path")].reduce((n, p) => n + p.getAttribute("d").split("M").length - 1, 0)`
	aloneLines  = `document.querySelectorAll("#layer .lines:nth-of-type(2) .edge").length`
)

// Lines of a picture of many are drawn together, and are lines all the same.
func TestPageOfMany(t *testing.T) {
	file := drawnPage(t, manyCase(t))
	b := browse(t, 1400, 900)
	b.open(file, "")
	b.shoot("many")
	lines := func(what string, together, alone int) {
		t.Helper()
		b.wants(what, fmt.Sprintf(`%s === %d && %s === %d`, strandLines, together, aloneLines, alone))
	}
	lines("few elements", manyTies, 0)
	b.wants("words for every point", fmt.Sprintf(`[...document.querySelectorAll("#layer .node")].filter((g) => g.getAttribute("aria-label") && g.getAttribute("role") === "button" && g.tabIndex >= -1).length === %d`, manyPeople))

	b.slash()
	b.key("person 0")
	b.key(kb.Enter)
	b.wants("eight lines and nine points", `document.querySelectorAll("#layer .edge.near").length === 8 && document.querySelectorAll("#layer .node.near").length === 9`)
	b.shoot("many-picked")
	b.key("n")
	b.wants("a line with the focus", `document.activeElement.matches(".edge.near") && document.activeElement.getAttribute("aria-label").startsWith("Person 0 ")`)
	b.key(kb.Enter)
	b.wants("its panel", fmt.Sprintf(panelHas, "Line "))
	b.key(kb.Escape)
	b.wants("the focus where it was", `document.activeElement.matches(".edge")`)
	lines("the others drawn together again", manyTies, 1)

	const place = `(() => { const r = [...document.querySelectorAll("#layer .node")].find((g) => g.getAttribute("aria-label").startsWith("Person 0 ")).getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; })()`
	b.wants("the picture at rest", `!document.getElementById("stage").classList.contains("glide") && window.placeBefore === (window.placeBefore = `+place+`.join())`)
	at := js[[]float64](b, place)
	b.run(chromedp.MouseEvent(input.MousePressed, at[0], at[1], chromedp.ButtonLeft),
		chromedp.MouseEvent(input.MouseMoved, at[0]+20, at[1]+20, chromedp.ButtonLeft),
		chromedp.MouseEvent(input.MouseReleased, at[0]+40, at[1]+40, chromedp.ButtonLeft))
	lines("lines that go with a point", manyTies-8, 8)
	b.shoot("many-moved")

	b.run(chromedp.Click("#by-kind label:nth-of-type(2) input", chromedp.ByQuery))
	lines("those who met gone", manyKnow-8, 8)
	b.run(chromedp.Click("#saves summary", chromedp.ByQuery), chromedp.Click(`//details[@id="saves"]//button[text()="Picture (SVG)"]`))
	svg := b.downloaded("relationships.svg")
	checkXML(t, svg)
	if n := bytes.Count(svg, []byte(`class="edge line`)); n != manyKnow {
		t.Errorf("the saved picture has %d lines, not %d", n, manyKnow)
	}
	b.open(file, "#no-kind=knows")
	lines("only some at first", manyMet, 0)
	b.quiet(file)
}
