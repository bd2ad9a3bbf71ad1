package source

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// The library that expands JSON-LD puts language tags in lower case, passes
// relative IRIs through a URL parser that percent-encodes what it does not
// like, and drops empty path segments. So it never sees the texts of a
// document: each is escaped into characters that it leaves alone, keys, terms
// and contexts alike, and every text that comes out is unescaped again. One
// text always has one escaped form, so terms still meet their definitions; the
// characters that JSON-LD looks at (@ : / ? # _) stay.
//
// The escape is z and the byte in three decimal digits: a letter first, so that
// an escaped scheme is a scheme, and no other, so that nothing escaped looks
// like a keyword.

// ldPlain are the bytes that stay.
var ldPlain = func() (set [256]bool) {
	for c := 'a'; c < 'z'; c++ {
		set[c] = true
	}
	for _, c := range []byte("0123456789-._~$&+,;=:@/?#") {
		set[c] = true
	}
	return set
}()

// ldEscape gives the escaped form of a text. What looks like a keyword stays.
func ldEscape(s string) string {
	from, to := ldPorts(s)
	i := 0
	for i < len(s) && ldPlain[s[i]] && !(s[i] == ':' && from <= i && i < to) && !emptySegment(s, i) {
		i++
	}
	if i == len(s) || isKeywordLike(s) {
		return s
	}
	return ldEscapeFrom(s, i)
}

// ldPorts gives where the colons stand that a URL parser takes for one before a
// port, and refuses what follows them if that is no number: the authority of an
// IRI (RFC 3986, section 3.2), of http://[::1] and http://host:port/. One that
// ends the text stays, since an IRI that ends in a colon can be a prefix.
func ldPorts(s string) (from, to int) {
	slashes := strings.Index(s, "//")
	if slashes < 0 || slashes > 0 && s[slashes-1] != ':' {
		return 0, 0
	}
	from = slashes + 2
	if n := strings.IndexAny(s[from:], "/?#"); n >= 0 {
		return from, from + n
	}
	return from, len(s) - 1
}

// ldEscapeAll escapes a text that looks like a keyword, so that it is none.
func ldEscapeAll(s string) string { return "z064" + ldEscapeFrom(s[1:], 0) }

// ldEscapeFrom escapes a text of which the start stays.
func ldEscapeFrom(s string, start int) string {
	var b strings.Builder
	b.Grow(len(s) + len(s)/4 + 8)
	b.WriteString(s[:start])
	from, to := ldPorts(s)
	for i := start; i < len(s); i++ {
		c := s[i]
		if ldPlain[c] && !(c == ':' && from <= i && i < to) && !emptySegment(s, i) {
			b.WriteByte(c)
		} else {
			b.Write([]byte{'z', '0' + c/100, '0' + c/10%10, '0' + c%10})
		}
	}
	return b.String()
}

// emptySegment tells a slash that ends an empty path segment; one at the end
// stays, since an IRI that ends in a slash can be a prefix.
func emptySegment(s string, i int) bool {
	return s[i] == '/' && i > 1 && s[i-1] == '/' && s[i-2] != ':' && i+1 < len(s) && !strings.HasSuffix(s[:i], "://")
}

// ldUnescape undoes ldEscape, also of texts that were put together from
// several.
func ldUnescape(s string) string {
	i := strings.IndexByte(s, 'z')
	if i < 0 || isKeywordLike(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for ; i >= 0; i = strings.IndexByte(s, 'z') {
		b.WriteString(s[:i])
		end := min(i+4, len(s))
		c, err := strconv.ParseUint(s[i+1:end], 10, 8)
		if err != nil || end != i+4 {
			b.WriteByte('z')
			s = s[i+1:]
			continue
		}
		b.WriteByte(byte(c))
		s = s[end:]
	}
	b.WriteString(s)
	return b.String()
}

// ldUnescapeWords undoes the escapes in a sentence, which has words with a z
// of their own: where no text comes of it, it stays.
func ldUnescapeWords(s string) string {
	words := strings.Split(s, " ")
	for i, w := range words {
		if plain := ldUnescape(w); utf8.ValidString(plain) {
			words[i] = plain
		}
	}
	return strings.Join(words, " ")
}

// ldUnescapePointer undoes the escapes in the names of a JSON pointer.
func ldUnescapePointer(pointer string) string {
	if strings.IndexByte(pointer, 'z') < 0 {
		return pointer
	}
	tokens := strings.Split(pointer, "/")
	for i, t := range tokens {
		tokens[i] = pointerEscapes.Replace(ldUnescape(pointerPlain.Replace(t)))
	}
	return strings.Join(tokens, "/")
}

// pointerPlain undoes pointerEscapes.
var pointerPlain = strings.NewReplacer("~1", "/", "~0", "~")

// isKeywordLike tells the texts that JSON-LD keeps for itself: a @ and letters
// (JSON-LD 1.1, section 9.16).
func isKeywordLike(s string) bool {
	if len(s) < 2 || s[0] != '@' {
		return false
	}
	for i := 1; i < len(s); i++ {
		if c := s[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}
