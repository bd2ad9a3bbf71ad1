package schema

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode/utf8"

	"corkboard/graph"
)

const (
	// maxSegment is how many bytes an escaped part of an IRI may have before
	// it is shortened.
	maxSegment = 200
	// keptPrefix is how much of a longer part stays readable. Cut back by at
	// most 3 bytes to a whole character or escape, and with '~' and 64 hex
	// digits behind it, the short form has more than maxSegment bytes: no
	// part that was not shortened is as long.
	keptPrefix = 160
)

// EntityIRI gives the IRI of an entity that has an id of its own: the base,
// which is an IRI that ends with a slash, and the escaped id. An id that is
// empty gives the zero Term.
//
// Letters, digits and - . _ ~ stay, and so do the characters beyond ASCII that
// RFC 3987 allows (ucschar), except the invisible ones; every other byte is
// percent-encoded, the slash too. A part longer than 200 bytes becomes its
// beginning, "~" and the SHA-256 of the whole. Two ids never give one IRI.
func EntityIRI(base, id string) graph.Term {
	if id == "" {
		return graph.Term{}
	}
	return graph.IRI(base + iriSegment(id))
}

// KeyIRI gives the IRI of an entity that is known by its key: the base, the
// class, and the parts of the key in their order, escaped as EntityIRI does
// and delimited by slashes. Parts may be empty. Without a class or without
// parts there is no key, and KeyIRI gives the zero Term.
//
// Two keys never give one IRI, since a slash is never left in a part: nor do a
// key and an id, since a key's IRI has a slash behind the base and an id's has
// none.
func KeyIRI(base, class string, parts ...string) graph.Term {
	if class == "" || len(parts) == 0 {
		return graph.Term{}
	}
	var b strings.Builder
	b.WriteString(base)
	b.WriteString(iriSegment(class))
	for _, part := range parts {
		b.WriteByte('/')
		b.WriteString(iriSegment(part))
	}
	return graph.IRI(b.String())
}

// iriSegment escapes a text so that it can stand between two slashes.
func iriSegment(s string) string {
	if s == "." || s == ".." {
		// Resolving a reference would take these away, percent-encoded or
		// not. Nothing else has a bare '=': it is encoded in every other part.
		return "=" + s
	}
	escaped := escapeSegment(s)
	if len(escaped) <= maxSegment {
		return escaped
	}
	sum := sha256.Sum256([]byte(s))
	return cutSegment(escaped) + "~" + hex.EncodeToString(sum[:])
}

func escapeSegment(s string) string {
	const hexDigits = "0123456789ABCDEF"
	plain := 0
	for plain < len(s) && isUnreserved(s[plain]) {
		plain++
	}
	if plain == len(s) {
		return s
	}
	var b strings.Builder
	b.WriteString(s[:plain])
	for i := plain; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if n == 1 && isUnreserved(s[i]) || n > 1 && isIRIRune(r) {
			b.WriteString(s[i : i+n])
			i += n
			continue
		}
		for ; n > 0; n-- {
			b.Write([]byte{'%', hexDigits[s[i]>>4], hexDigits[s[i]&15]})
			i++
		}
	}
	return b.String()
}

// cutSegment gives the beginning of an escaped text without breaking a
// character or an escape.
func cutSegment(escaped string) string {
	cut := keptPrefix
	for !utf8.RuneStart(escaped[cut]) {
		cut--
	}
	if i := strings.LastIndexByte(escaped[:cut], '%'); i > cut-3 {
		cut = i
	}
	return escaped[:cut]
}

func isUnreserved(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' ||
		c == '-' || c == '.' || c == '_' || c == '~'
}

// isIRIRune tells whether a character beyond ASCII stays as it is: ucschar of
// RFC 3987, section 2.2, without blanks and invisible characters (section 4.1
// forbids some of them, the others make two names look like one). The ranges
// are fixed, so that a newer Unicode never changes an IRI.
func isIRIRune(r rune) bool {
	switch {
	case r == 0xA0, r == 0xAD, r == 0x61C, r == 0x1680, r == 0x180E, r == 0x3000, r == 0xFEFF,
		r >= 0x2000 && r <= 0x200F, r >= 0x2028 && r <= 0x202F, r >= 0x205F && r <= 0x206F:
		return false
	case r >= 0xA0 && r <= 0xD7FF, r >= 0xF900 && r <= 0xFDCF, r >= 0xFDF0 && r <= 0xFFEF:
		return true
	}
	return r >= 0x10000 && r <= 0xEFFFD && r&0xFFFF <= 0xFFFD && !(r >= 0xE0000 && r <= 0xE0FFF)
}
