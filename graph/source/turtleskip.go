package source

import "strings"

// skip moves behind the full stop that ends a sentence: outside strings and
// IRIs, with a blank, a comment or nothing behind it, or at the brace of its
// graph. Where braces open on the way, all is passed over until each has closed,
// for nobody knows which graph that is. It gives the place of the end.
func (t *turtle) skip() place {
	open, whole := 0, true
	if t.braces {
		open = 1
	}
	for {
		c := t.next()
		at := t.here()
		if t.atEnd() {
			t.closeGraph()
			return at
		}
		two := t.ahead(2)
		switch {
		case two == "{|", two == "|}", two == "<<":
			t.pos += 2
		case c == '\\':
			t.pass(t.pos + len(two))
		case c == '<':
			n := t.iriLength()
			if n <= 0 || n > t.max {
				n = 1
			}
			t.pass(t.pos + n)
		case c == '"', c == '\'':
			if stop, ok := t.skipString(c); ok && whole {
				return stop
			}
		case c == '.':
			t.pos++
			if whole && (len(two) < 2 || two[1] == '#' || turtleBytes[two[1]]&ttlBlank != 0) {
				return at
			}
		case c == '{':
			t.pos++
			open, whole = open+1, false
		case c == '}':
			t.pos++
			if open--; open <= 0 {
				t.closeGraph()
				return at
			}
		default:
			t.pass(t.pos + 1)
		}
	}
}

// skipString moves behind a string. One that should close on its line and does
// not ends there; where a full stop is the last on that line, ok tells that it
// ends the sentence, and stop is its place.
func (t *turtle) skipString(quote byte) (stop place, ok bool) {
	quotes := 1
	three := strings.Repeat(string(quote), 3)
	switch s := t.ahead(3); {
	case s == three:
		quotes = 3
	case strings.HasPrefix(s, three[:2]):
		t.pos += 2
		return place{}, false
	}
	t.pos += quotes
	for {
		s := t.ahead(3)
		if s == "" {
			return place{}, false
		}
		switch c := s[0]; {
		case c == quote && (quotes == 1 || s == three):
			t.pos += quotes
			return place{}, false
		case quotes == 1 && (c == '\n' || c == '\r'):
			return stop, ok
		case c == '\\' && len(s) > 1 && (quotes == 3 || s[1] != '\n' && s[1] != '\r'):
			ok = false
			t.pass(t.pos + 2)
			continue
		case c == '.':
			stop, ok = t.here(), true
		case turtleBytes[c]&ttlBlank == 0:
			ok = false
		}
		t.pass(t.pos + 1)
	}
}
