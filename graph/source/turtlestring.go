package source

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// quoted reads a string in quotes, which quote begins. Where good is false its
// text has a fault that was reported, and reading goes on behind it.
func (t *turtle) quoted(quote byte) (text string, good, ok bool) {
	s, start := t.text, t.pos+1
	i := start
	for i < len(s) && (turtleBytes[s[i]]&ttlText != 0 || s[i] == quote^('"'^'\'')) {
		i++
	}
	if i < len(s) && s[i] == quote && i-t.pos < t.max && (i > start || i+1 < len(s) && s[i+1] != quote) {
		t.pos = i + 1
		return s[start:i], true, true
	}
	return t.anyQuoted(quote)
}

// anyQuoted reads every string that quoted does not: in three quotes, with
// escapes or characters beyond ASCII, or cut by the window.
func (t *turtle) anyQuoted(quote byte) (text string, good, ok bool) {
	n, quotes := t.stringLength(quote)
	switch {
	case t.passes(n):
		return "", false, t.tooLong("string")
	case n == 0 && quotes == 3:
		return "", false, t.fail("string: the quotes that open here never close")
	case n <= 0:
		return "", false, t.fail("string: the quote that opens here does not close on its line")
	}
	at, raw := t.here(), t.text[t.pos+quotes:t.pos+n-quotes]
	t.pass(t.pos + n)
	if !utf8.ValidString(raw) {
		return t.loseText(at, fmt.Errorf("string: %s is not UTF-8", turtleBadUTF8(raw)))
	}
	if strings.IndexByte(raw, '\\') < 0 {
		return raw, true, true
	}
	var err error
	if t.scratch, err = turtleUnescape(t.scratch[:0], raw, true); err != nil {
		return t.loseText(at, fmt.Errorf("string: %w", err))
	}
	text = t.arena.join(string(t.scratch), "")
	if cap(t.scratch) > 2*blockSize {
		t.scratch = nil
	}
	return text, true, true
}

func (t *turtle) loseText(at place, err error) (text string, good, ok bool) {
	_, ok = t.lose(at, err)
	return "", false, ok
}

// stringLength gives the length of the string at pos with its quotes, and how
// many quotes it begins with. The length is that of what was looked at,
// negative, where it does not close on its line as it should, and 0 where the
// text ends before it does.
func (t *turtle) stringLength(quote byte) (n, quotes int) {
	quotes = 1
	if s := t.ahead(3); len(s) > 1 && s[1] == quote {
		if len(s) < 3 || s[2] != quote {
			return 2, 1
		}
		quotes = 3
	}
	n = quotes
	for {
		s := t.text[t.pos:]
		for n < len(s) {
			switch c := s[n]; {
			case c == '\\':
				n++
			case c == quote && quotes == 1:
				return n + 1, 1
			case c == quote && len(s)-n < 3 && !t.ended:
				s = s[:n] // see what follows first
				continue
			case c == quote && strings.HasPrefix(s[n+1:], s[1:3]):
				return n + 3, 3
			case quotes == 1 && (c == '\n' || c == '\r'):
				return -n, 1
			}
			n++
		}
		if !t.more() {
			return 0, quotes
		}
	}
}

// turtleBadUTF8 quotes the first bytes of a text that are not UTF-8.
func turtleBadUTF8(s string) string {
	for i, r := range s {
		if r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD") {
			return quoted(s[i : i+1])
		}
	}
	return quoted(s)
}

// turtleUnescape appends s without its escapes: those of numbers (UCHAR), and
// in a string also those of letters (ECHAR).
func turtleUnescape(b []byte, s string, letters bool) ([]byte, error) {
	for {
		plain := strings.IndexByte(s, '\\')
		if plain < 0 {
			return append(b, s...), nil
		}
		b, s = append(b, s[:plain]...), s[plain:]
		n := 2
		switch {
		case len(s) < 2:
		case s[1] == 'u':
			n = 6
		case s[1] == 'U':
			n = 10
		case letters:
			if k := strings.IndexByte(`tbnrf"'\`, s[1]); k >= 0 {
				b, s = append(b, "\t\b\n\r\f\"'\\"[k]), s[2:]
				continue
			}
		}
		if n == 2 || len(s) < n {
			return b, fmt.Errorf("%s is not an escape", quoted(s[:min(n, len(s))]))
		}
		code, err := strconv.ParseUint(s[2:n], 16, 32)
		if err != nil || code > utf8.MaxRune || !utf8.ValidRune(rune(code)) {
			return b, fmt.Errorf("%s is not the escape of a character", quoted(s[:n]))
		}
		b, s = utf8.AppendRune(b, rune(code)), s[n:]
	}
}
