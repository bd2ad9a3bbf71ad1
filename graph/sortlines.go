package graph

import "bytes"

// The order Lines compares the bytes of canonical lines without writing them:
// no term's text with the space after it begins another's, so that statements
// compare term by term. Within a term, what counts is its text, with escapes,
// and the character that ends it.

// lineGroups are the kinds of terms in the order of the character with which
// they begin: none, ", <, and _.
var lineGroups = [...]uint8{1<<KindNone | 1<<KindDefault, 1 << KindLiteral, 1<<KindIRI | 1<<KindTriple, 1 << KindBlank}

// lineRank gives the group of each kind.
var lineRank = [...]uint8{KindNone: 0, KindDefault: 0, KindLiteral: 1, KindIRI: 2, KindTriple: 2, KindBlank: 3}

// lineEnd gives the character that follows the text of a term in its line.
var lineEnd = [...]byte{KindLiteral: '"', KindIRI: '>', KindTriple: ' ', KindBlank: ' '}

// compareLine orders two terms by the bytes of their canonical form and of the
// space after it. Only terms that are equal give 0: those that differ in
// invalid UTF-8 alone are ordered as Term.Compare says.
func (t *Term) compareLine(u *Term) int {
	if *t == *u {
		return 0
	}
	if a, b := lineRank[t.kind], lineRank[u.kind]; a != b {
		return int(a) - int(b)
	}
	if t.kind == u.kind {
		i := commonPrefix(t.text, u.text)
		if i < len(t.text) || i < len(u.text) {
			a, b := t.lineByte(i), u.lineByte(i)
			if a != b && plain(t, i) && plain(u, i) {
				return int(a) - int(b)
			}
		}
	}
	var roomA, roomB [256]byte
	a, b := append(t.AppendTo(roomA[:0]), ' '), append(u.AppendTo(roomB[:0]), ' ')
	if c := bytes.Compare(a, b); c != 0 {
		return c
	}
	return t.Compare(*u)
}

// lineByte gives a byte of the text, or what ends it.
func (t *Term) lineByte(i int) byte {
	if i < len(t.text) {
		return t.text[i]
	}
	return lineEnd[t.kind]
}

// plain tells whether the byte i of a text stands in the line as it is.
func plain(t *Term, i int) bool {
	if i >= len(t.text) || t.kind == KindBlank || t.kind == KindTriple {
		return true
	}
	c := t.text[i]
	if t.kind == KindIRI {
		return c < 0x80 && !barred[c]
	}
	return c >= ' ' && c < 0x7F && c != '"' && c != '\\'
}

func commonPrefix(a, b string) int {
	n := min(len(a), len(b))
	i := 0
	for i+8 <= n && a[i:i+8] == b[i:i+8] {
		i += 8
	}
	for i < n && a[i] == b[i] {
		i++
	}
	return i
}

func compareLines(s, t *Statement) int {
	if c := s.Subject.compareLine(&t.Subject); c != 0 {
		return c
	}
	if c := s.Predicate.compareLine(&t.Predicate); c != 0 {
		return c
	}
	if c := s.Object.compareLine(&t.Object); c != 0 {
		return c
	}
	return s.Graph.compareLine(&t.Graph)
}

// lineText gives the text by which a term of the table sorts as a line: its
// own, without copying it, unless there are escapes in it.
func (t *termTable) lineText(u Term) string {
	if u.kind == KindTriple {
		return u.text[min(1, len(u.text)):] // the < is the group's
	}
	if u.kind != KindIRI && u.kind != KindLiteral {
		return u.text
	}
	for i := range len(u.text) {
		if plain(&u, i) {
			continue
		}
		// Most characters beyond ASCII stand for themselves, too.
		b := Term{kind: u.kind, text: u.text}.AppendTo(make([]byte, 0, len(u.text)+16))
		if escaped := string(b[1 : len(b)-1]); escaped != u.text {
			return t.texts.keep(escaped)
		}
		return u.text
	}
	return u.text
}

// textEnd gives the place after the last character that counts of a term's
// text, the one that ends it included where there is one.
func (t *termTable) textEnd(n uint32) int {
	if !t.byLine {
		return len(t.terms[n].text)
	}
	return len(t.lines[n]) + 1
}
