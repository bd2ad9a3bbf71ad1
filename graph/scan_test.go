package graph

import (
	"strings"
	"testing"
)

// TestScan puts every byte at every place of texts of several lengths and
// compares with one look at each byte.
func TestScan(t *testing.T) {
	slowIRI := func(s string) int {
		return len(s) - len(strings.TrimLeftFunc(s, func(r rune) bool { return r > ' ' && r < 0x7F && !strings.ContainsRune("<>\"{}|^`\\", r) }))
	}
	slowText := func(s string) int {
		return len(s) - len(strings.TrimLeftFunc(s, func(r rune) bool { return r >= ' ' && r < 0x7F && r != '"' && r != '\\' }))
	}
	slowWide := func(s string) int {
		for i := range len(s) {
			if c := s[i]; c < ' ' || c == 0x7F || c == '"' || c == '\\' || c == 0xEF {
				return i
			}
		}
		return len(s)
	}
	for _, fill := range []string{"a", "~", "Z", "/", "\x80", "\xff"} {
		for n := range 20 {
			for at := range n {
				for c := range 256 {
					b := []byte(strings.Repeat(fill, n))
					b[at] = byte(c)
					s := string(b)
					if have, want := PlainIRI(s), slowIRI(s); have != want {
						t.Fatalf("IRI %q: %d, not %d", s, have, want)
					}
					if have, want := plainWide(s), slowWide(s); have != want {
						t.Fatalf("wide text %q: %d, not %d", s, have, want)
					}
					if have, want := plainText(s), slowText(s); have != want {
						t.Fatalf("text %q: %d, not %d", s, have, want)
					}
				}
			}
		}
	}
}
