package graph

// IsNameStart tells whether a character may begin a name in Turtle and its
// kin, digits and '_' apart: PN_CHARS_BASE of RDF 1.2 Turtle, section 6.5.
func IsNameStart(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0xC0 && nameStart(r)
}

// IsNameChar tells whether a character may stand inside a name: PN_CHARS of
// RDF 1.2 Turtle, section 6.5. Dots and colons are not among them.
func IsNameChar(r rune) bool {
	return r == '-' || r == '_' || r >= '0' && r <= '9' || IsNameStart(r) ||
		r == 0xB7 || r >= 0x300 && r <= 0x36F || r == 0x203F || r == 0x2040
}

// BlankLabelLength gives the length in bytes of the blank node label at the
// start of a text, without "_:" (BLANK_NODE_LABEL of RDF 1.2 N-Triples): a
// dot belongs to it only before another of its characters. 0 is no label.
func BlankLabelLength(s string) int { return labelEnd(s) }
