package source

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"corkboard/graph"
)

// turtleNames remembers which IRI a prefixed name, or a relative IRI with its
// "<", has become. It is forgotten when a prefix or the base changes.
type turtleNames [1024]struct{ raw, iri string }

// turtleSlot gives the place of a name in turtleNames: names differ at their
// end.
func turtleSlot(raw string) uint64 {
	n := len(raw)
	var h uint64
	if n >= 8 {
		s := raw[n-8:]
		h = uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
	} else {
		for i := range n {
			h = h<<8 | uint64(raw[i])
		}
	}
	return (h + uint64(n)) * 0x9E3779B97F4A7C15 >> 54
}

// name reads a prefixed name, or a keyword in its place.
func (t *turtle) name() (graph.Term, bool) {
	s, i := t.text, t.pos
	for i < len(s) && turtleBytes[s[i]]&ttlName != 0 {
		i++
	}
	if i == len(s) || s[i] != ':' {
		return t.anyName()
	}
	colon := i
	i++
	for i < len(s) && turtleBytes[s[i]]&ttlLocal != 0 {
		i++
	}
	if i == len(s) || turtleBytes[s[i]]&ttlEscape != 0 {
		return t.anyName()
	}
	if i-t.pos > t.max-utf8.UTFMax {
		return t.anyName()
	}
	for s[i-1] == '.' {
		i--
	}
	raw := s[t.pos:i]
	if known := &t.names[turtleSlot(raw)]; known.raw == raw && raw != "" {
		t.pos = i
		return graph.IRI(known.iri), true
	}
	first := s[colon+1]
	if first == '-' || first == '.' || colon > t.pos && (s[colon-1] == '.' || !turtleLetter(s[t.pos])) {
		return t.anyName()
	}
	return t.expand(colon-t.pos, i-t.pos, false)
}

// expand takes a name of n bytes and gives its IRI.
func (t *turtle) expand(colon, n int, escaped bool) (graph.Term, bool) {
	raw := t.text[t.pos : t.pos+n]
	iri, ok := t.prefixes[raw[:colon]]
	if !ok {
		at := t.here()
		t.pass(t.pos + n)
		return t.lose(at, fmt.Errorf("name: %s has a prefix that is not declared, %s", quoted(raw), clipped(raw[:colon+1])))
	}
	local := raw[colon+1:]
	if escaped {
		t.scratch = withoutBackslashes(t.scratch[:0], local)
		local = string(t.scratch)
	}
	iri = t.arena.join(iri, local)
	t.remember(raw, iri)
	t.pass(t.pos + n)
	return graph.IRI(iri), true
}

// remember keeps what a name has become. Now and then it forgets the others,
// for each keeps the blocks that it was cut from.
func (t *turtle) remember(raw, iri string) {
	if t.offset-t.remembered > 16*blockSize {
		t.forget()
	}
	t.names[turtleSlot(raw)] = struct{ raw, iri string }{raw, iri}
}

func (t *turtle) forget() {
	clear(t.names[:])
	t.remembered = t.offset
}

// withoutBackslashes undoes the escapes of a local name (PN_LOCAL_ESC).
func withoutBackslashes(b []byte, local string) []byte {
	for i := 0; i < len(local); i++ {
		if local[i] == '\\' {
			i++
		}
		b = append(b, local[i])
	}
	return b
}

// turtleScan is what scanName found: the lengths from pos on.
type turtleScan struct {
	colon, end int    // colon is -1 where there is none
	seen       int    // what was looked at to know
	escaped    bool   // a backslash is in it
	bad        string // what is no escape
	open       bool   // it may go on behind the window
}

// anyName reads every name that name does not.
func (t *turtle) anyName() (graph.Term, bool) {
	n := t.scanName()
	switch {
	case n.seen > t.max-utf8.UTFMax:
		return graph.Term{}, t.tooLong("name")
	case n.colon < 0:
		return t.word(t.text[t.pos : t.pos+n.end])
	case n.bad != "":
		at := t.here()
		t.pass(t.pos + n.end)
		return t.lose(at, fmt.Errorf("name: %s is not an escape", quoted(n.bad)))
	}
	return t.expand(n.colon, n.end, n.escaped)
}

// scanName measures the name at pos (PNAME_NS, PNAME_LN), or the letters of a
// keyword.
func (t *turtle) scanName() turtleScan {
	for {
		n := scanTurtleName(t.text[t.pos:])
		if !n.open || !t.more() {
			return n
		}
	}
}

func scanTurtleName(s string) turtleScan {
	n := turtleScan{colon: -1}
	for i := 0; i < len(s); {
		first := i == 0 || i == n.colon+1 && n.colon >= 0
		switch c := s[i]; {
		case c == ':' && (n.colon >= 0 || i == n.end):
			if n.colon < 0 {
				n.colon = i
			}
			i++
			n.end = i
		case c == '.' && !first:
			i++
		case c == '-' && !first, turtleLetter(c), (turtleDigit(c) || c == '_') && i > 0:
			i++
			n.end = i
		case turtleBytes[c]&ttlEscape != 0 && (n.colon >= 0 || c >= utf8.RuneSelf):
			k := turtleNameEscape(s[i:], first)
			if k == 0 {
				n.open = !utf8.FullRuneInString(s[i:]) || c < utf8.RuneSelf && len(s)-i < 3
				return n
			}
			if k < 0 {
				n.bad, k = s[i:min(i-k, len(s))], 1
			}
			n.escaped = n.escaped || c == '\\'
			i += k
			n.end = i
		default:
			return n
		}
		n.seen = i
	}
	n.open = true
	return n
}

// turtleNameEscape gives the length of a character beyond ASCII, a percent
// sign with its digits (PERCENT) or a backslash with its character
// (PN_LOCAL_ESC) in a name; 0 where the name ends before it or may go on behind
// the window, and less than 0 for so many bytes that are no escape.
func turtleNameEscape(s string, first bool) int {
	switch s[0] {
	case '%':
		switch {
		case len(s) > 2 && turtleHex(s[1]) && turtleHex(s[2]):
			return 3
		case len(s) < 3:
			return 0
		}
		return -3
	case '\\':
		switch {
		case len(s) < 2:
			return 0
		case strings.IndexByte("_~.-!$&'()*+,;=/?#@%", s[1]) >= 0:
			return 2
		}
		return -2
	}
	r, n := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError && n == 1 || !graph.IsNameChar(r) || first && !graph.IsNameStart(r) {
		return 0
	}
	return n
}

// word takes a keyword that stands in the place of a term.
func (t *turtle) word(word string) (graph.Term, bool) {
	switch {
	case word == "a" && t.role == rolePredicate:
		t.pos++
		return turtleType, true
	case (word == "true" || word == "false") && (t.role == roleObject || t.role == rolePart):
		t.pos += len(word)
		return graph.Typed(word, xsdVocabulary+"boolean"), true
	}
	return graph.Term{}, t.expected(t.role.String())
}

// keyword gives the letters at pos that are no name, in lower case: those of a
// keyword that SPARQL writes in any case. "" is none.
func (t *turtle) keyword() string {
	s, n := t.ahead(9), 0
	for n < len(s) && turtleLetter(s[n]) {
		n++
	}
	if n < len(s) && turtleBytes[s[n]]&(ttlLocal|ttlEscape) != 0 {
		return ""
	}
	for _, word := range [...]string{"prefix", "base", "version", "graph"} {
		if len(word) == n && strings.EqualFold(word, s[:n]) && (word != "graph" || t.graphs) {
			return word
		}
	}
	return ""
}
