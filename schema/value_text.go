package schema

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	"corkboard/graph"
)

// parseText keeps a text byte for byte, in the language of its context.
func parseText(text string, c Context) (Result, error) {
	if text == "" {
		return Result{}, notA(text, "text", "it is empty")
	}
	if err := checkCharacters(text, true); err != nil {
		return Result{}, err
	}
	if c.Language == "" {
		return one(graph.Text(text), text), nil
	}
	if err := graph.CheckLanguage(c.Language); err != nil {
		return Result{}, err
	}
	return one(graph.LangText(text, c.Language), text), nil
}

// parseName gives a simple literal: a name is the same in every language, and
// a tag would make two names of one.
func parseName(text string, _ Context) (Result, error) {
	name, err := oneLine(text, "a name")
	return one(graph.Text(name), name), err
}

// oneLine trims a text that must have something on exactly one line.
func oneLine(text, what string) (string, error) {
	line := trimValue(text)
	if line == "" {
		return "", notA(text, what, "it is empty")
	}
	return line, checkCharacters(line, false)
}

// checkCharacters finds what cannot be text: invalid UTF-8 and control
// characters, tabs and line ends aside where they are allowed. The controls
// beyond ASCII are mostly Windows-1252 read as Latin-1.
func checkCharacters(text string, lines bool) error {
	for i, r := range text {
		switch {
		case r == utf8.RuneError && isBadByte(text[i:]):
			return fmt.Errorf("%q is not UTF-8", clipValue(text))
		case lines && (r == '\t' || r == '\n' || r == '\r'):
		case unicode.IsControl(r):
			return fmt.Errorf("%q has the control character U+%04X", clipValue(text), r)
		}
	}
	return nil
}

func isBadByte(s string) bool {
	_, n := utf8.DecodeRuneInString(s)
	return n == 1
}
