package export

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"corkboard/graph"
)

// pageSays lists every text that a page says of its own: in its script, its
// frame, and where its data is made.
func pageSays(t *testing.T) []string {
	t.Helper()
	texts := slices.Clone(pageTold())
	for _, m := range regexp.MustCompile(toldInBody).FindAllStringSubmatch(pageBody, -1) {
		texts = append(texts, m[1])
	}
	said := regexp.MustCompile(`sayInPage\("([^"]*)"|messages\(\w+, "([^"]+)"`)
	files, err := filepath.Glob("page*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range said.FindAllStringSubmatch(string(b), -1) {
			texts = append(texts, m[1]+m[2])
		}
	}
	texts = append(texts, unnamedSource, kindMessages, kindOther, "Person", "Organization", "Event",
		"User account", "Digital document", "Conversation", "Place", "Creative work") // classes of schema/core.yaml
	slices.Sort(texts)
	return slices.Compact(texts)
}

// Every word of a page's own is said in every language, with the same places in
// it, and no language has words that are never said.
func TestPageSaysEverything(t *testing.T) {
	texts := pageSays(t)
	if len(texts) < 100 {
		t.Fatalf("only %d texts found", len(texts))
	}
	place := regexp.MustCompile(`%\d`)
	for _, tongue := range []*tongue{german, french, spanish} {
		for _, s := range texts {
			said, ok := tongue.pageWords()[s]
			if !ok {
				said, ok = tongue.words()[s]
			}
			if !ok || said == "" {
				t.Errorf("%s: does not say %q", tongue.code, s)
			}
			a, b := place.FindAllString(s, -1), place.FindAllString(said, -1)
			slices.Sort(a)
			slices.Sort(b)
			if !slices.Equal(a, b) {
				t.Errorf("%s: %q is said %q", tongue.code, s, said)
			}
		}
		for s := range maps.Keys(tongue.pageWords()) {
			if _, found := slices.BinarySearch(texts, s); !found {
				t.Errorf("%s: %q is never said", tongue.code, s)
			}
		}
	}
}

// What is shown goes through tell, told or counted: the script has no other
// strings that look like words, the frame none at all.
func TestPageWordsAreTold(t *testing.T) {
	script := pageScript()
	for _, said := range []string{toldInScript, toldInNumber} {
		script = regexp.MustCompile(said).ReplaceAllString(script, "")
	}
	notShown := []string{"use strict", "viewBox", "N, P", "F, H", "Tab", // the same on every keyboard
		"Arrow", "Enter", "Escape", "INPUT", "DOMContentLoaded", "UTF-8", "Georgia, serif", "Helvetica", "bold ", "px ", "%1", "translate(",
		"scale(", "edge line", "node point ", "edge ", "near", "point group", "point person", "point event", "names", "(prefers-color-scheme", "shape card", "since until", "thead button"}
	literal := regexp.MustCompile(`"((?:[^"\\]|\\.)*)"`)
	word := regexp.MustCompile(`^[A-Z][a-z]|\pL \pL`)
	for _, line := range strings.Split(script, "\n") {
		if i := strings.Index(line, "// "); i >= 0 {
			line = line[:i]
		}
		for _, m := range literal.FindAllStringSubmatch(line, -1) {
			if word.MatchString(m[1]) && !slices.ContainsFunc(notShown, func(s string) bool { return strings.Contains(m[1], s) }) {
				t.Errorf("%q is not told: %s", m[1], strings.TrimSpace(line))
			}
		}
	}
	body := regexp.MustCompile(toldInBody).ReplaceAllString(pageBody, "")
	shown := regexp.MustCompile(`(?:>|aria-label="|placeholder="|title=")[^<"{>]*\pL`)
	if m := shown.FindString(body); m != "" {
		t.Errorf("the frame says %q in English alone", m)
	}
}

func TestPageInGerman(t *testing.T) {
	n := founding()
	retold(&n.Edges[0], func(x *graph.Evidence) { x.Counted, x.Named = "1..", "" })
	text, shown, _ := pageOf(t, n, DrawOptions{Lang: "de-AT", Title: "{{say Filters}}"})
	for _, want := range []string{`<html lang="de"`, `placeholder="Suchen ( / )"`, ">Zeitleiste</button>", `"Show all":"Alles zeigen"`, "mindestens 1 Nachricht", "{{say Filters}}"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s", want)
		}
	}
	if shown.Tongue.Months[2] != "März" || shown.Tongue.Group != "." || !slices.Contains(shown.Kinds, "Nachrichten") || !slices.Contains(shown.Sources, "nicht genannt") {
		t.Errorf("%+v, %q, %q", shown.Tongue.Months, shown.Kinds, shown.Sources)
	}
	text, shown, _ = pageOf(t, n, DrawOptions{Lang: "xx"})
	if !strings.Contains(text, `<html lang="en"`) || shown.Tongue.Words != nil {
		t.Error("an unknown language is not English")
	}
}
