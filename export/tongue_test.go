package export

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestTonguesSayEverything looks through the package for the texts that are
// said, and wants each in every language, with the same places in it.
func TestTonguesSayEverything(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	said := regexp.MustCompile(`(?:\.say\(|counted\([^"\n]+|^\s+)"((?:[^"\\]|\\.)*)"(?:, "((?:[^"\\]|\\.)*)")?`)
	var texts []string
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(f, "_test.go") || !bytes.Contains(b, []byte("tongue")) && !bytes.Contains(b, []byte(".t.")) {
			continue
		}
		for _, line := range strings.Split(string(b), "\n") {
			if !strings.Contains(line, ".say(") && !strings.Contains(line, "counted(") {
				continue
			}
			for _, m := range said.FindAllStringSubmatch(line, -1) {
				texts = append(texts, m[1], m[2])
			}
		}
	}
	texts = append(texts, NoWrongdoing)
	if len(texts) < 60 {
		t.Fatalf("only %d texts found", len(texts))
	}
	place := regexp.MustCompile(`%\d`)
	for _, tongue := range []*tongue{german, french, spanish} {
		for _, s := range texts {
			if s == "" {
				continue
			}
			said, ok := tongue.words()[s]
			if !ok {
				t.Errorf("%s: does not say %q", tongue.code, s)
				continue
			}
			a, b := place.FindAllString(s, -1), place.FindAllString(said, -1)
			slices.Sort(a)
			slices.Sort(b)
			if !slices.Equal(slices.Compact(a), slices.Compact(b)) {
				t.Errorf("%s: %q is said %q", tongue.code, s, said)
			}
		}
	}
}

func TestTongue(t *testing.T) {
	for lang, want := range map[string][3]string{
		"":      {"3 Oct 2016", "at least 12,345", "until Nov 2016"},
		"de-AT": {"3. Okt. 2016", "mindestens 12.345", "bis Nov. 2016"},
		"fr":    {"3 oct. 2016", "au moins 12\u202f345", "jusqu’à nov. 2016"},
		"es":    {"3 oct 2016", "al menos 12\u202f345", "hasta nov 2016"},
		"xx":    {"3 Oct 2016", "at least 12,345", "until Nov 2016"},
	} {
		w := DrawOptions{Lang: lang}.tongue()
		if got := [3]string{w.date("2016-10-03"), w.atLeast(12345, true, false), w.say("until %1", w.date("2016-11"))}; got != want {
			t.Errorf("%q: %q, want %q", lang, got, want)
		}
	}
	if got := english.say("%1 of %2 and %9", "%2", "b"); got != "%2 of b and %9" {
		t.Errorf("say gives %q", got)
	}
}
