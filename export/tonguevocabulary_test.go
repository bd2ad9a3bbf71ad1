package export

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestVocabularyIsSaid looks through core.yaml for the words of pictures: every
// language has them.
func TestVocabularyIsSaid(t *testing.T) {
	text, err := os.ReadFile("../schema/core.yaml")
	if err != nil {
		t.Fatal(err)
	}
	words := map[string]bool{}
	for _, find := range []string{
		`edge: \{(?:[^}]*, )?label: ([^,}]*)`, `kicker: ([^,}]*)`,
		`(?:joined|asserted): \{.*\bone: ([^,}]*)`, `(?:joined|asserted): \{.*\bmany: ([^,}]*)`,
		`asserted: \{.*\bspeaks: ([^,}]*)`, `asserted: \{.*\bpasses: ([^,}]*)`,
		`(?m)^  [a-z-]+: \{class: .*?, label: ([^,}]*)`, // relations
	} {
		found := regexp.MustCompile(find).FindAllSubmatch(text, -1)
		if len(found) == 0 {
			t.Errorf("%s finds nothing", find)
		}
		for _, m := range found {
			words[string(m[1])] = true
		}
	}
	for word := range words {
		all, ok := vocabularyWords()[word]
		if !ok || all[0] == "" || all[1] == "" || all[2] == "" {
			t.Errorf("%q is %q in German, French and Spanish", word, all)
		}
	}
	if len(words) < 25 {
		t.Errorf("%d words were found", len(words))
	}
}

// TestViewsAreNamed wants the views of core.yaml, and no others, in every
// language.
func TestViewsAreNamed(t *testing.T) {
	text, err := os.ReadFile("../schema/core.yaml")
	if err != nil {
		t.Fatal(err)
	}
	_, views, _ := strings.Cut(string(text), "\nviews:\n")
	views, _, _ = strings.Cut(views, "\n\n")
	found := regexp.MustCompile(`(?m)^  ([a-z-]+):$`).FindAllStringSubmatch(views, -1)
	if len(found) != len(viewNames) {
		t.Errorf("%d views, %d have names", len(found), len(viewNames))
	}
	for _, m := range found {
		all, ok := viewNames[m[1]]
		if !ok || all[0] == "" || all[1] == "" || all[2] == "" {
			t.Errorf("%q is %q in German, French and Spanish", m[1], all)
		}
	}
	if german.view("contacts") != "Kontakte" || english.view("contacts") != "contacts" || spanish.view("who paid") != "who paid" {
		t.Error("a view has the wrong name")
	}
}

// TestOfVocabulary says words of the vocabulary, and leaves those of the data.
func TestOfVocabulary(t *testing.T) {
	for _, c := range []struct {
		t        *tongue
		in, want string
	}{
		{english, "took part in", "took part in"},
		{german, "took part in", "nahm teil an"},
		{french, "took part in", "a participé à"},
		{spanish, "Person", "Persona"},
		{german, "treasurer", "treasurer"},
		{german, "Took part in", "Took part in"},
		{german, "", ""},
		{german, "3 shared organizations", "3 gemeinsame Organisationen"},
		{french, "1,204 ties", "1" + french.group + "204 liens"},
		{german, "3 treasurers", "3 treasurers"},
		{german, "3 ", "3 "},
	} {
		if got := c.t.ofVocabulary(c.in); got != c.want {
			t.Errorf("%s: %q is %q, not %q", c.t.code, c.in, got, c.want)
		}
	}
}
