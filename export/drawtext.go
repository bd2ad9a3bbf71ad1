package export

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Lengths that a picture allows, in characters (grapheme marks not counted).
const (
	nameWrap = 24   // a name's line
	nameMax  = 60   // a name in a card
	labelMax = 200  // any other words shown
	tipMax   = 900  // a tooltip; at most 10,800 bytes, below what Graphviz takes
	footMax  = 4000 // a paragraph below a picture

	// What sits on one character, at most: no writing has more (UAX #15, section
	// 13). And how many bytes a character has with what sits on it, on average.
	marksMax = 30
	bytesMax = 12
)

// cleanText makes text fit to be shown: invalid UTF-8 and noncharacters
// become U+FFFD, line and page breaks and tabs become spaces, other control
// characters and the controls of bidirectional text are removed (an unclosed
// one would turn the words after it around), runs of spaces become one, and
// none is left at the ends. Cleaning twice changes nothing.
func cleanText(s string) string {
	if isClean(s) {
		return s // most are: no copy is made of what may be long, and shared by many lines
	}
	return cleanStart(s, math.MaxInt)
}

// isClean tells ASCII text that cleaning would leave as it is.
func isClean(s string) bool {
	last := byte(' ')
	for i := range len(s) {
		c := s[i]
		if c < ' ' || c > '~' || c == ' ' && last == ' ' {
			return false
		}
		last = c
	}
	return s == "" || last != ' '
}

// cleanStart cleans text up to where it has more than so many bytes.
func cleanStart(s string, most int) string {
	var b strings.Builder
	b.Grow(min(most, len(s)))
	space := false
	for _, r := range s { // invalid bytes come as U+FFFD
		switch {
		case b.Len() > most:
			return b.String()
		case r == ' ' || r >= '\t' && r <= '\r' || r == 0x85 || r == 0x2028 || r == 0x2029:
			space = b.Len() > 0
			continue
		case unicode.IsControl(r) || isBidiControl(r):
			continue
		case r&0xFFFE == 0xFFFE || r >= 0xFDD0 && r <= 0xFDEF:
			r = utf8.RuneError
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

// isBidiControl tells the marks, embeddings, overrides and isolates of the
// Unicode Bidirectional Algorithm (UAX #9, section 2).
func isBidiControl(r rune) bool {
	return r == 0x061C || r == 0x200E || r == 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}

// isRightToLeft tells letters that are written from right to left.
func isRightToLeft(r rune) bool {
	return r >= 0x0590 && r <= 0x08FF || r >= 0xFB1D && r <= 0xFDFF || r >= 0xFE70 && r <= 0xFEFC ||
		r >= 0x10800 && r <= 0x10FFF || r >= 0x1E800 && r <= 0x1EFFF
}

// isolate puts a cleaned name that holds right-to-left letters between
// U+2068 and U+2069, so that it does not turn the words beside it around.
func isolate(s string) string {
	if strings.ContainsFunc(s, isRightToLeft) {
		return "\u2068" + s + "\u2069"
	}
	return s
}

// isMark tells characters that sit on the one before them or join it to the
// next: cutting before one would change what is read.
func isMark(r rune) bool {
	return unicode.In(r, unicode.M) || r == 0x200C || r == 0x200D || r >= 0x1F3FB && r <= 0x1F3FF
}

// cut shortens text to a number of characters, with … in place of the rest.
// Marks do not count, unless there are more of them than any writing has.
func cut(s string, max int) string {
	n, marks := 0, 0
	last := 0 // where character n began
	for i, r := range s {
		mark := isMark(r)
		if !mark && n == max || marks == marksMax && mark || i > bytesMax*max {
			return closeIsolates(strings.TrimRight(s[:last], " ") + "…")
		}
		if marks++; !mark {
			last, marks = i, 0
			n++
		}
	}
	return s
}

// shortText cleans and cuts text. It does not look at what it cuts off, which
// may be megabytes.
func shortText(s string, max int) string { return cut(cleanStart(s, bytesMax*max+utf8.UTFMax), max) }

// closeIsolates ends the isolates that a cut left open.
func closeIsolates(s string) string {
	open := strings.Count(s, "\u2068") - strings.Count(s, "\u2069")
	return s + strings.Repeat("\u2069", max(open, 0))
}

// wrap breaks text into lines no wider than width as measured by m, between
// words where it can and within a word where one alone is too wide.
func wrap(s string, width float64, m measure) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(s) {
		joined := word
		if line != "" {
			joined = line + " " + word
		}
		if m.width(joined) <= width {
			line = joined
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for line = word; m.width(line) > width; {
			head, tail := breakWord(line, width, m)
			if tail == "" {
				break
			}
			lines = append(lines, head)
			line = tail
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	keepCompany(lines, width, m)
	return balance(lines)
}

// keepCompany moves a word to the last line where a very short one stands
// there alone.
func keepCompany(lines []string, width float64, m measure) {
	n := len(lines) - 1
	if n < 1 || utf8.RuneCountInString(lines[n]) > 2 {
		return
	}
	if i := strings.LastIndexByte(lines[n-1], ' '); i > 0 {
		joined := lines[n-1][i+1:] + " " + lines[n]
		if m.width(joined) <= width {
			lines[n-1], lines[n] = lines[n-1][:i], joined
		}
	}
}

// breakWord splits a word before the first character that does not fit, never
// before a mark; the head holds at least one character.
func breakWord(s string, width float64, m measure) (head, tail string) {
	var sum float64
	joined := false
	for i, r := range s {
		w := m.rune(r)
		if i > 0 && !isMark(r) && !joined && sum+w > width {
			return s[:i], s[i:]
		}
		joined = r == 0x200D
		sum += w
	}
	return s, ""
}

// balance closes the isolates that a break left open, and opens them again on
// the next line.
func balance(lines []string) []string {
	open := 0
	for i, l := range lines {
		before := open
		open += strings.Count(l, "\u2068") - strings.Count(l, "\u2069")
		lines[i] = strings.Repeat("\u2068", before) + l + strings.Repeat("\u2069", max(open, 0))
	}
	return lines
}

// sentence ends text with a full stop unless it ends with a mark already.
func sentence(s string) string {
	if s == "" || strings.ContainsAny(s[len(s)-1:], ".!?") || strings.HasSuffix(s, "…") {
		return s
	}
	return s + "."
}

// joinWords joins cleaned texts, leaving out empty and repeated ones.
func joinWords(words []string, sep string) string {
	var out []string
	seen := map[string]bool{}
	for _, w := range words {
		if w = isolate(cleanText(w)); w != "" && !seen[w] {
			seen[w] = true
			out = append(out, w)
		}
	}
	return strings.Join(out, sep)
}
