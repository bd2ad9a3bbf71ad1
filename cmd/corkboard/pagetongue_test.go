package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// pageWords gives every text and label of a page that no data of it holds.
const pageWords = `(() => {
	const held = new Set();
	const walk = (x) => (typeof x === "string" ? x.trim().split("; ").forEach((part) => held.add(part)) : x && typeof x === "object" && Object.values(x).forEach(walk));
	for (const id of ["shown", "behind"]) walk(JSON.parse(document.getElementById(id).textContent));
	const app = document.getElementById("app");
	const all = [];
	const texts = document.createTreeWalker(app, NodeFilter.SHOW_TEXT);
	while (texts.nextNode()) all.push(texts.currentNode.data);
	for (const e of app.querySelectorAll("*")) for (const a of ["aria-label", "title", "placeholder", "aria-valuetext"]) if (e.hasAttribute(a)) all.push(e.getAttribute(a));
	return [...new Set(all.map((s) => s.trim()))].map((s) => s.replace(/ [▴▾]$/, "")).filter((s) => !s.split("; ").every((part) => held.has(part)) && /\p{L}{3}/u.test(s));
})()`

// walkThrough uses a page and gives all that it said.
func walkThrough(t *testing.T, lang string) []string {
	t.Helper()
	file := drawnPage(t, foundingCase, "--with-text", "--lang", lang)
	b := browse(t, 1400, 900)
	b.open(file, "")
	var all []string
	look := func(name string) {
		t.Helper()
		all = append(all, js[[]string](b, pageWords)...)
		b.shoot(lang + "-" + name)
	}
	look("first")
	b.slash()
	b.key("w")
	b.wants("a list", `document.querySelectorAll("#found li").length > 12`)
	look("search")
	b.key(kb.Enter)
	b.wants("a card", `document.querySelectorAll("#panel .do button").length === 4`)
	look("card")
	b.run(chromedp.Click("#panel .do button:nth-child(3)", chromedp.ByQuery))
	look("path-begun")
	b.click(cardAt("Hillary Clinton"))
	look("path")
	b.click(accentAt)
	b.wants("a line", `document.querySelectorAll("#panel .items li").length > 4`)
	look("line")
	b.run(chromedp.Click("#by-kind label:nth-of-type(2) input", chromedp.ByQuery))
	b.wants("less", `document.querySelector("#state button")`)
	look("filtered")
	for _, key := range []string{"2", "3"} {
		b.key(key)
		look("view-" + key)
	}
	b.run(chromedp.Click("#theme", chromedp.ByQuery))
	b.key("?")
	b.wants("help", `document.getElementById("keys").open`)
	look("help")
	b.key(kb.Escape)
	b.quiet(file)
	return all
}

// A page in German says nothing in English but what the data says.
func TestPageInGerman(t *testing.T) {
	english, german := walkThrough(t, "en"), walkThrough(t, "de")
	same := []string{"Tab", "Zoom", "Details"}
	for _, s := range german {
		if slices.Contains(english, s) && !slices.Contains(same, s) {
			t.Errorf("German and English are %q", s)
		}
	}
	for _, want := range []string{"20 Namen und 19 Linien", "Gezeigt: 19 von 20 Namen, 14 von 19 Linien", "Jan. 2016 – Dez. 2017", "Dez. 2016: 0", " der Belegtabelle", " weitere"} {
		if !slices.ContainsFunc(german, func(s string) bool { return strings.Contains(s, want) }) {
			t.Errorf("nothing says %q", want)
		}
	}
	if len(german) < 200 {
		t.Errorf("only %d texts", len(german))
	}
}

// Every language has its page, which says its language.
func TestPageInLanguages(t *testing.T) {
	b := browse(t, 1400, 900)
	for lang, want := range map[string]string{"en": "20 names and 19 lines", "de": "20 Namen und 19 Linien", "fr": "20 noms et 19 lignes", "es": "20 nombres y 19 líneas"} {
		file := drawnPage(t, foundingCase, "--lang", lang)
		b.open(file, "")
		b.wants(lang, `document.documentElement.lang === "`+lang+`" && document.getElementById("state").innerText === "`+want+`"`)
		b.shoot("lang-" + lang)
	}
}
