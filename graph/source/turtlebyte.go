package source

import (
	"unicode/utf8"

	"corkboard/graph"
)

// What a byte may be in Turtle, as bits.
const (
	ttlBlank  uint8 = 1 << iota // between tokens
	ttlName                     // in a name: PN_CHARS of ASCII, and the dot
	ttlLocal                    // in what follows a prefix: the colon, too
	ttlEscape                   // in a name, where more must be looked at
	ttlIRI                      // in an IRI, as it is
	ttlText                     // in a string of any quotes, as it is
)

// turtleBytes tells of each byte what it may be.
var turtleBytes = func() (set [256]uint8) {
	for c := range byte(utf8.RuneSelf) {
		if c == '.' || graph.IsNameChar(rune(c)) {
			set[c] |= ttlName | ttlLocal
		}
		if c > ' ' && c < 0x7F {
			set[c] |= ttlIRI
		}
		set[c] |= ttlText
	}
	for _, c := range []byte(" \t\r\n") {
		set[c] |= ttlBlank
	}
	for _, c := range []byte("<>\"{}|^`\\") {
		set[c] &^= ttlIRI
	}
	for _, c := range []byte("\"'\\\r\n") {
		set[c] &^= ttlText
	}
	set[':'] |= ttlLocal
	set['%'] |= ttlEscape
	set['\\'] |= ttlEscape
	for c := utf8.RuneSelf; c < 256; c++ {
		set[c] |= ttlEscape
	}
	return set
}()

// turtleDigit tells a digit of a number.
func turtleDigit(c byte) bool { return c >= '0' && c <= '9' }

// turtleLetter tells a letter of ASCII.
func turtleLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// turtleNameStart tells what may begin a prefixed name or a keyword.
func turtleNameStart(c byte) bool { return turtleLetter(c) || c == ':' || c >= utf8.RuneSelf }

func turtleHex(c byte) bool { return turtleDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'f' }

// turtleScheme gives the length of the scheme that a text begins with, without
// its colon; 0 where it has none, as a relative IRI reference has not.
func turtleScheme(s string) int {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case turtleLetter(c):
		case c == ':':
			return i
		case i == 0 || !turtleDigit(c) && c != '+' && c != '-' && c != '.':
			return 0
		}
	}
	return 0
}
