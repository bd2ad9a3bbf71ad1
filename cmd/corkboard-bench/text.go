package main

import (
	"unicode"
	"unicode/utf8"

	"corkboard/graph"
)

// maxWords bounds the length of a message in words.
const maxWords = 90

// text makes the text of a message: some words, seldom many, sentences, and
// what texts have in them that a syntax must escape.
func (l *language) text(c *chance) graph.Term {
	b := make([]byte, 0, 128)
	for n := 3 + c.power(maxWords); n > 0; {
		sentence := min(n, 3+c.below(12))
		if len(b) > 0 {
			b = append(b, ' ')
		}
		b = l.appendWords(b, c, sentence)
		b = append(b, l.ends[c.power(len(l.ends))]...)
		n -= sentence
		if c.percent(8) {
			b = append(b, oddities[c.power(len(oddities))]...)
		}
	}
	if c.percent(15) {
		return graph.Text(string(b))
	}
	return graph.LangText(string(b), l.tag)
}

// appendWords appends so many words, the first with a capital.
func (l *language) appendWords(b []byte, c *chance, n int) []byte {
	for i := range n {
		word := l.words[c.below(len(l.words))]
		if c.percent(60) {
			word = l.words[c.power(len(l.words))] // the frequent ones more often
		}
		if i == 0 {
			word = capital(word)
		} else {
			b = append(b, ' ')
		}
		b = append(b, word...)
	}
	return b
}

func capital(word string) string {
	r, n := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(r)) + word[n:]
}
