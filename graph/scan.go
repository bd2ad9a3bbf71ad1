package graph

import "math/bits"

// Eight bytes are looked at as one number: a bit of ones8 or highs8 for each.
const (
	ones8  = 0x0101010101010101
	highs8 = 0x8080808080808080
)

// word gives the eight bytes of s from i on.
func word(s string, i int) uint64 {
	_ = s[i+7]
	return uint64(s[i]) | uint64(s[i+1])<<8 | uint64(s[i+2])<<16 | uint64(s[i+3])<<24 |
		uint64(s[i+4])<<32 | uint64(s[i+5])<<40 | uint64(s[i+6])<<48 | uint64(s[i+7])<<56
}

// below marks, in their high bits, bytes of ASCII that are less than n; a byte
// behind a marked one may be marked for nothing.
func below(x uint64, n byte) uint64 { return (x - ones8*uint64(n)) & ^x & highs8 }

// among marks bytes that are c; a byte behind a marked one may be marked for
// nothing.
func among(x uint64, c byte) uint64 {
	x ^= ones8 * uint64(c)
	return (x - ones8) & ^x & highs8
}

// lastWord gives the last bytes of s from i on, fewer than eight, as the lowest
// of a word, with zeros behind them. s has eight bytes or more.
func lastWord(s string, i int) uint64 { return word(s, len(s)-8) >> (8 * uint(8-len(s)+i)) }

// PlainIRI gives the length of the longest beginning of s that is ASCII and
// may stand in an IRI as it is (IRIREF of RDF 1.2 N-Triples).
func PlainIRI(s string) int {
	i := 0
	for i < len(s) && len(s) >= 8 {
		var x uint64
		if i+8 <= len(s) {
			x = word(s, i)
		} else {
			x = lastWord(s, i)
		}
		odd := x&highs8 | below(x, '!') | among(x, '"') | among(x&^(ones8*2), '<') | among(x|ones8*2, '^') | among(x, '`') |
			(x+ones8*(0x7F-'z'))&highs8 // which marks '~', too
		if odd == 0 {
			i += 8
			continue
		}
		if i += bits.TrailingZeros64(odd) / 8; i == len(s) || s[i] != '~' {
			return i
		}
		i++
	}
	for i < len(s) && s[i] < 0x80 && !barred[s[i]] {
		i++
	}
	return i
}

// plainText gives the length of the longest beginning of s that is ASCII and
// stands in a quoted literal as it is.
func plainText(s string) int {
	i := 0
	for i < len(s) && len(s) >= 8 {
		var x uint64
		if i+8 <= len(s) {
			x = word(s, i)
		} else {
			x = lastWord(s, i)
		}
		if odd := x&highs8 | below(x, ' ') | among(x, '"') | among(x, '\\') | among(x, 0x7F); odd != 0 {
			return i + bits.TrailingZeros64(odd)/8
		}
		i += 8
	}
	for i < len(s) && s[i] >= ' ' && s[i] < 0x7F && s[i] != '"' && s[i] != '\\' {
		i++
	}
	return i
}

// plainWide is plainText for valid UTF-8, whose other characters stand in a
// literal as they are, but for a few that begin with the byte 0xEF: it stops at
// that byte, too.
func plainWide(s string) int {
	i := 0
	for ; i+8 <= len(s); i += 8 {
		x := word(s, i)
		if below(x, ' ')|among(x, '"')|among(x, '\\')|among(x, 0x7F)|among(x, 0xEF) != 0 {
			break
		}
	}
	for i < len(s) && s[i] >= ' ' && s[i] != 0x7F && s[i] != '"' && s[i] != '\\' && s[i] != 0xEF {
		i++
	}
	return i
}
