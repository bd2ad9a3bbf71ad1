package graph

import (
	"cmp"
	"maps"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"
)

// Identifier gives what identifies something in the network, and nothing where
// that tells of what does not leave the newsroom under its name: a tie without
// an id of its own is named by the ids of its two ends, and a file may be named
// after somebody.
func (n Network) Identifier(t Term) string {
	if n.tells(t.Value()) {
		return ""
	}
	return t.Value()
}

// Identifier gives what identifies the tie, message or claim, and nothing where
// it is behind something that leaves the newsroom under another name, or tells
// of it otherwise.
func (e Evidence) Identifier(n Network) string {
	if e.ShownAs {
		return ""
	}
	return n.Identifier(e.Subject)
}

// secret is the identifier of what a table of publication hides or renames: the
// base that all of a case have, and the rest.
type secret struct{ base, id string }

// tells tells whether an IRI holds the identifier or the name of what a table of
// publication hides or renames. A short identifier is found only as a part of
// its own, between slashes.
func (n Network) tells(iri string) bool {
	if len(n.secret) == 0 && len(n.masks) == 0 {
		return false
	}
	rest, parts := iri, strings.Split(iri, "/")
	for _, s := range n.secret {
		if own, ok := strings.CutPrefix(iri, s.base); ok && len(own) < len(rest) {
			rest, parts = own, strings.Split(own, "/")
		}
		if slices.Contains(parts, s.id) || utf8.RuneCountInString(s.id) > 3 && holdsWhole(rest, s.id) {
			return true
		}
	}
	plain, err := url.PathUnescape(rest)
	if err != nil {
		plain = rest
	}
	return n.Masked(plain) != plain
}

// holdsWhole tells whether a text holds a word that is not part of a longer one.
func holdsWhole(text, word string) bool {
	for from := 0; ; {
		i := strings.Index(text[from:], word)
		if i < 0 {
			return false
		}
		at := from + i
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		if (at == 0 || !wordRune(before)) && whole(text[at:], word, false) {
			return true
		}
		from = at + 1
	}
}

// secrets notes the identifiers that do not leave the newsroom.
func (p *projection) secrets() {
	for _, all := range []map[Term]bool{p.gone, p.shownAs} {
		for thing := range maps.Keys(all) {
			iri := strings.Clone(thing.Value())
			if at := strings.LastIndexAny(iri, "/#:") + 1; at < len(iri) {
				p.net.secret = append(p.net.secret, secret{iri[:at], iri[at:]})
			}
		}
	}
	slices.SortFunc(p.net.secret, func(a, b secret) int {
		return cmp.Or(strings.Compare(a.base, b.base), strings.Compare(a.id, b.id))
	})
}
