package export

import (
	"slices"
	"strconv"
	"strings"

	"corkboard/graph"
)

// Languages are the languages that DrawOptions.Lang takes, in the order of a
// list.
var Languages = []string{"en", "de", "fr", "es"}

// tongue is a language of pictures, as data. Its words are put into a map when
// they are first wanted: most runs want none.
type tongue struct {
	code    string
	months  [12]string
	ordinal string // after the day of a month
	group   string // between the thousands of a number
	zero    bool   // none is said as one is
	comma   bool   // before the decimals of a number

	words       func() map[string]string // from the English, which has none
	pageWords   func() map[string]string // of a page alone
	phraseWords func() map[string]string // of graph.Phrase
}

// english needs no words.
var english = &tongue{
	code:   "en",
	months: [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
	group:  ",",

	words:       noWords,
	pageWords:   noWords,
	phraseWords: noWords,
}

func noWords() map[string]string { return nil }

// tongue gives the language of the options; a regional form ("de-AT") stands
// for its language, and what is not known for English.
func (o DrawOptions) tongue() *tongue {
	switch code, _, _ := strings.Cut(strings.ToLower(o.Lang), "-"); code {
	case german.code:
		return german
	case french.code:
		return french
	case spanish.code:
		return spanish
	}
	return english
}

// say gives a text in the language, with what stands for %1, %2 and so on. The
// text is given in English and is its own key.
func (t *tongue) say(text string, with ...string) string {
	p := graph.Phrase{Text: text}
	for _, s := range with {
		p.With = append(p.With, graph.Quote(s))
	}
	return p.In(wordsOf(t.words()))
}

// wordsOf gives what is said for English words, which are said as they are where
// there is nothing.
func wordsOf(words map[string]string) func(string) string {
	return func(english string) string {
		if s, ok := words[english]; ok {
			return s
		}
		return english
	}
}

// phrase gives what a network says about itself.
func (t *tongue) phrase(p graph.Phrase) string {
	return p.In(wordsOf(t.phraseWords()))
}

func (t *tongue) phrases(all []graph.Phrase) (said []string) {
	for _, p := range all {
		said = append(said, t.phrase(p))
	}
	return said
}

// withWords gives phrases with others that are in the language already.
func withWords(phrases []graph.Phrase, words []string) []graph.Phrase {
	phrases = slices.Clone(phrases)
	for _, s := range words {
		phrases = append(phrases, graph.Quote(s))
	}
	return phrases
}

// status gives the word that stands before what is not stated. A status that
// is none of ours stays as it is.
func (t *tongue) status(s graph.Status) string { return t.say(statusWord(s)) }

// lineWord is lineWord in a language.
func (t *tongue) lineWord(e graph.Edge) string {
	word := t.status(e.Status)
	switch {
	case !disputed(e):
		return word
	case word == "":
		return t.say("disputed")
	}
	return word + ", " + t.say("disputed")
}

// number writes a whole number, its thousands apart from 10,000 on.
func (t *tongue) number(n int) string {
	s := strconv.Itoa(n)
	if n < 10000 {
		return s
	}
	var b strings.Builder
	for i, r := range s {
		if i > 0 && (len(s)-i)%3 == 0 {
			b.WriteString(t.group)
		}
		b.WriteRune(r)
	}
	return b.String()
}
