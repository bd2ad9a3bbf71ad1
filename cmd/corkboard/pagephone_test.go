package main

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// TestPageOnPhones opens a page on a narrow screen: names can be read at once,
// the button still shows the whole picture, and no cell of the table is cut or
// out of sight.
func TestPageOnPhones(t *testing.T) {
	file := drawnPage(t, "../../testdata/wikileaks-messages")
	b := browse(t, 320, 640)
	b.open(file, "")
	b.wants("words of 6 pixels at least", `document.querySelector("#layer .t-name").getBoundingClientRect().height >= 6`)
	b.wants("the one with the most lines is in sight", `(() => {
		const s = document.getElementById("stage").getBoundingClientRect();
		return [...document.querySelectorAll("#layer .t-name")].some((x) => x.textContent === "WikiLeaks" &&
			x.getBoundingClientRect().left > s.left && x.getBoundingClientRect().right < s.right); })()`)
	b.run(chromedp.Evaluate(`document.getElementById("whole").click()`, nil))
	b.wants("the whole picture when asked for", `document.querySelector("#layer svg").getBoundingClientRect().width <= innerWidth`)
	b.open(file, "#view=table")
	b.wants("rows", `document.querySelectorAll("tbody tr").length > 30`)
	b.wants("no cell beyond the edge", `[...document.querySelectorAll("td")].every((x) => x.getBoundingClientRect().right <= innerWidth)`)
	b.wants("no cell is cut", `[...document.querySelectorAll("td,td>*")].every((x) => x.scrollHeight <= x.clientHeight + 2 || getComputedStyle(x).display === "inline")`)
	b.wants("cells that say what they are", `[...document.querySelectorAll("td")].every((x) => x.dataset.head && x.getAttribute("role") === "cell")`)
	b.shoot("phone-table")
	b.quiet(file)
}

// TestPageWordsAreWhole wants words of a table broken between letters nowhere
// where there is room, and names beside points whole.
func TestPageWordsAreWhole(t *testing.T) {
	b := browse(t, 1400, 800)
	file := drawnPage(t, "../../testdata/town-council")
	b.open(file, "#view=table")
	b.wants("a word on one line", `[...document.querySelectorAll("td .link")].filter((x) => !/[\s-]/.test(x.textContent)).every((x) => x.getClientRects().length === 1 && x.getBoundingClientRect().height < 30)`)
	points := drawnPage(t, "../../testdata/town-council", "--layout", "overview")
	b.open(points, "")
	b.wants("names", `document.querySelectorAll(".names text").length > 5`)
	b.wants("names within the stage", `(() => {
		const right = document.getElementById("stage").getBoundingClientRect().right + 1;
		return [...document.querySelectorAll(".names text")].every((x) => x.getBoundingClientRect().right <= right); })()`)
	b.quiet(file, points)
}
