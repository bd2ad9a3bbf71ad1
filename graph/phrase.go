package graph

import (
	"strconv"
	"strings"
)

// Phrase is a sentence, or a part of one, that a network says about itself: its
// English, with %1, %2 and so on for what With holds. What comes from the data
// or is a number has no English: it is a Quoted phrase, and stays as it is in
// every language.
type Phrase struct {
	Text   string
	With   []Phrase
	Quoted bool
}

// Say makes a phrase of English words, with %1, %2 and so on for the others.
func Say(text string, with ...Phrase) Phrase { return Phrase{Text: text, With: with} }

// Quote makes a phrase of what is no English: a name, a date, a number.
func Quote(text string) Phrase { return Phrase{Text: text, Quoted: true} }

// Count makes a phrase of a number: one or many, with %1 for it.
func Count(n int, one, many string) Phrase {
	if n == 1 {
		many = one
	}
	return Say(many, Quote(strconv.Itoa(n)))
}

// Enumerate joins phrases by one of two, such as "%1 and %2"; of one it gives that.
func Enumerate(phrases []Phrase, two string) Phrase {
	all := phrases[0]
	for _, p := range phrases[1:] {
		all = Say(two, all, p)
	}
	return all
}

// String gives the phrase in English.
func (p Phrase) String() string { return p.In(func(text string) string { return text }) }

// In gives the phrase in a language: words gives the words for English ones, with
// the same %1, %2 and so on in them.
func (p Phrase) In(words func(english string) string) string {
	if p.Quoted {
		return p.Text
	}
	var b strings.Builder
	text := words(p.Text)
	for {
		i := strings.IndexByte(text, '%')
		if i < 0 || i+1 == len(text) {
			b.WriteString(text)
			return b.String()
		}
		b.WriteString(text[:i])
		if k := int(text[i+1] - '1'); k >= 0 && k < len(p.With) {
			b.WriteString(p.With[k].In(words))
		} else {
			b.WriteString(text[i : i+2])
		}
		text = text[i+2:]
	}
}

// quoted gives the phrase with what f makes of each quoted part.
func (p Phrase) quoted(f func(string) string) Phrase {
	if p.Quoted {
		return Quote(f(p.Text))
	}
	q := Say(p.Text)
	for _, part := range p.With {
		q.With = append(q.With, part.quoted(f))
	}
	return q
}

func quoteNumber(n int) Phrase { return Quote(strconv.Itoa(n)) }

// note makes a sentence of what stands for so many.
func note(n int, one, many string) Phrase { return Say("%1.", Count(n, one, many)) }
