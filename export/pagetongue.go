package export

import (
	"regexp"
	"slices"
	"strings"
	"sync"
)

// pageTongue is what the script of a page needs to speak a language.
type pageTongue struct {
	Months  [12]string        `json:"months"`
	Ordinal string            `json:"ordinal"`
	Group   string            `json:"group"`
	Zero    bool              `json:"zero,omitempty"` // none is said as one is
	Words   map[string]string `json:"words,omitempty"`
}

// What finds the texts that the script and the frame of a page say.
const (
	toldInScript = `\b(?:tell|told)\("([^"]*)"`
	toldInNumber = `\bcounted\([^"\n]+?, "([^"]*)", "([^"]*)"`
	toldInBody   = `\{\{say ([^}]*)\}\}`
)

// pageTold lists the texts that the script says, each once.
var pageTold = sync.OnceValue(func() []string {
	var texts []string
	for _, said := range []string{toldInScript, toldInNumber} {
		for _, m := range regexp.MustCompile(said).FindAllStringSubmatch(pageScript(), -1) {
			texts = append(texts, m[1:]...)
		}
	}
	slices.Sort(texts)
	return slices.Compact(texts)
})

// page gives what a page needs to speak a language: of English, no words.
func (t *tongue) page() pageTongue {
	p := pageTongue{Months: t.months, Ordinal: t.ordinal, Group: t.group, Zero: t.zero}
	if t.words() == nil {
		return p
	}
	p.Words = make(map[string]string)
	for _, text := range pageTold() {
		p.Words[text] = t.sayInPage(text)
	}
	return p
}

// sayInPage says a text of the page's own: some say it otherwise than a picture
// does.
func (t *tongue) sayInPage(text string, with ...string) string {
	if s, ok := t.pageWords()[text]; ok {
		text = s
	}
	return t.say(text, with...)
}

// body gives the frame of a page in a language.
func (t *tongue) body() string {
	return regexp.MustCompile(toldInBody).ReplaceAllStringFunc(pageBody, func(place string) string {
		return pageText(t.sayInPage(strings.TrimSuffix(strings.TrimPrefix(place, "{{say "), "}}")))
	})
}
