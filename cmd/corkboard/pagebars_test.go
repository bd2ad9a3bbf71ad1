package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// wholeCase writes a case with a conversation of which all messages are in hand.
func wholeCase(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, table := range map[string]string{
		"case.yaml":         "base: https://example.org/whole/\ntitle: A case in hand\n",
		"people.csv":        "id,name\nann,Ann\nbob,Bob\n",
		"conversations.csv": "id,participants,coverage\ntalk,ann;bob,complete\n",
		"messages.csv":      "id,from,to,date,conversation\nm1,ann,bob,2020-02-03,talk\nm2,bob,ann,2020-02-11,talk\nm3,ann,bob,2020-02-12,talk\n",
		"events.csv":        "id,name,start,participants\nparty,The party,2020-02-10,ann;bob\nfair,The fair,2020-02,ann\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(table), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// The bars of a page are those of its picture: an event's line goes with it,
// and they are hidden where the lines are that they count.
func TestPageBars(t *testing.T) {
	file := drawnPage(t, wholeCase(t))
	b := browse(t, 1400, 900)
	b.open(file, "")
	b.shoot("bars")
	b.wants("two bars and their words", `[...document.querySelectorAll("#layer .bar title")].map((x) => x.textContent).join() === "3 Feb – 9 Feb 2020: 1 message,10 Feb – 16 Feb 2020: 2 messages"`)
	b.wants("words for all", `document.querySelector("#layer .bars").getAttribute("aria-label").startsWith("Messages per week: 3 messages in all")`)
	b.wants("one line to a day", `document.querySelectorAll("#layer .leader").length === 1`)

	corners := `document.querySelector("#layer .leader").getAttribute("points")`
	before := js[string](b, corners)
	at := js[[]float64](b, cardAt("The party"))
	b.run(chromedp.MouseEvent(input.MousePressed, at[0], at[1], chromedp.ButtonLeft),
		chromedp.MouseEvent(input.MouseMoved, at[0]+10, at[1]+20, chromedp.ButtonLeft),
		chromedp.MouseEvent(input.MouseMoved, at[0]+20, at[1]+40, chromedp.ButtonLeft),
		chromedp.MouseEvent(input.MouseReleased, at[0]+20, at[1]+40, chromedp.ButtonLeft))
	if after := js[string](b, corners); after == before {
		t.Errorf("the event was dragged, and its line stays at %s", before)
	}
	b.run(chromedp.Click("#saves summary", chromedp.ByQuery), chromedp.Click(`//details[@id="saves"]//button[text()="Picture (SVG)"]`))
	if svg := b.downloaded("relationships.svg"); !bytes.Contains(svg, []byte("10 Feb – 16 Feb 2020: 2 messages")) || bytes.Contains(svg, []byte("var(")) {
		t.Error("the saved picture has no bars, or colours that are not written out")
	}

	b.open(file, "#no-class=Event")
	b.wants("no line to a day", `document.querySelector("#layer .leader").parentNode.classList.contains("off")`)
	b.wants("bars still", `!document.querySelector("#layer .bars").classList.contains("off")`)
	out := `[...document.querySelectorAll("#layer .bar")].map((x) => x.classList.contains("out")).join()`
	b.wants("bars of all time", out+` === "false,false"`)
	b.open(file, "#from=2020-02-10")
	b.wants("the first bar gray", out+` === "true,false"`)
	b.wants("days in words", `document.querySelector("#time output").textContent.startsWith("10 Feb 2020 – ")`)
	b.shoot("bars-from")
	b.open(file, "#from=2020-02-09&until=2020-02-10")
	b.wants("bars that are met in part", out+` === "false,false"`)
	b.open(file, "#no-kind=messages")
	b.wants("no bars", `document.querySelector("#layer .bars").classList.contains("off")`)
	b.shoot("bars-off")
	b.quiet(file)
}
