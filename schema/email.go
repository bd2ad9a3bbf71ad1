package schema

import (
	"strings"
	"unicode"

	"corkboard/graph"
)

// parseEmail reads an address such as anna@example.org (RFC 5321, section
// 4.1.2, without quoted local parts and address literals, RFC 6531 for letters
// beyond ASCII). Only the domain has no case: it is lower-cased where it is
// ASCII, the local part is kept.
func parseEmail(text string, _ Context) (Result, error) {
	given := trimValue(text)
	address := given
	if len(address) > 7 && strings.EqualFold(address[:7], "mailto:") {
		address = address[7:]
	}
	local, domain, ok := strings.Cut(address, "@")
	switch {
	case !ok:
		return Result{}, notA(text, "an e-mail address", "it has no @")
	case strings.ContainsAny(address, "<>"):
		return Result{}, notA(text, "an e-mail address", "write it without a name and angle brackets")
	case strings.Contains(domain, "@"):
		return Result{}, notA(text, "an e-mail address", "it has more than one @")
	case !isMailLocal(local), !isMailDomain(domain), checkCharacters(address, false) != nil:
		return Result{}, notA(text, "an e-mail address", "")
	}
	return one(graph.Text(local+"@"+lowerASCII(domain)), given), nil
}

// isMailLocal tells whether s is a dot-atom of at most 64 bytes.
func isMailLocal(s string) bool {
	if s == "" || len(s) > 64 || s[0] == '.' || s[len(s)-1] == '.' || strings.Contains(s, "..") {
		return false
	}
	for _, r := range s {
		if unicode.IsSpace(r) || unicode.IsControl(r) || strings.ContainsRune(`<>()[],;:"\`, r) {
			return false
		}
	}
	return true
}

// isMailDomain tells whether s has at least two labels, the last of which is
// no number.
func isMailDomain(s string) bool {
	if len(s) > 253 {
		return false
	}
	labels := strings.Split(s, ".")
	for _, label := range labels {
		if !isHostLabel(label) {
			return false
		}
	}
	return len(labels) > 1 && !allDigits(labels[len(labels)-1])
}

// isHostLabel tells whether s can stand between the dots of a host name:
// letters, digits, marks, and hyphens that are neither first nor last.
func isHostLabel(s string) bool {
	if s == "" || len(s) > 63 || s[0] == '-' || s[len(s)-1] == '-' {
		return false
	}
	for _, r := range s {
		if r != '-' && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			return false
		}
	}
	return true
}

// lowerASCII lower-cases a text that is all ASCII and keeps any other: which
// letters beyond ASCII are the same in a host name is for IDNA to say.
func lowerASCII(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return s
		}
	}
	return strings.ToLower(s)
}
