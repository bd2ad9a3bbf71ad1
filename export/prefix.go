package export

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"corkboard/graph"
)

// Prefix is a short name for the beginning of IRIs.
type Prefix struct{ Name, IRI string }

// names writes terms as Turtle does, with prefixes and a base, and keeps count
// of the prefixes that it has used. Its prefixes are those of Options, in their
// order of priority; those that the input declares come in while it is read.
//
// One name stands for one IRI, that of the earlier list, and once it has been
// used it keeps its IRI. One IRI has one name, by the same rule.
type names struct {
	list     []candidate // sorted by IRI; no IRI and no name stands twice
	names    map[string]string
	declared *graph.Prefixes
	seen     int  // how many of declared have been looked at
	fixed    bool // the directives are written: no other prefixes come in
	near     int  // where in list the last IRI belonged
	base     string
	inside   bool // a triple term is being written

	iris      *formCache
	datatypes *formCache // iris, unless IRIs are written relative to the base
}

// candidate is a prefix that may be used.
type candidate struct {
	Prefix
	rank   rank
	used   bool
	parent int // the longest other candidate that this IRI begins with, -1 for none
}

// rank is the list that a prefix is from, the one that wins first.
type rank uint8

const (
	ofUser rank = iota
	ofInput
	ofVocabulary
)

// newNames checks prefixes and base. For the user's prefixes, the same name for
// two IRIs is an error, said twice for one IRI it counts once.
func newNames(o Options) (*names, error) {
	n := &names{names: make(map[string]string), declared: o.Declared, iris: newFormCache()}
	n.datatypes = n.iris
	for _, p := range o.Prefixes {
		if err := checkPrefix(p); err != nil {
			return nil, err
		}
		if iri, ok := n.names[p.Name]; ok && iri != p.IRI {
			iris := []string{iri, p.IRI}
			slices.Sort(iris)
			return nil, fmt.Errorf("prefix %s: stands for both %q and %q", p.Name, iris[0], iris[1])
		}
		n.add(p, ofUser)
	}
	for _, p := range o.Vocabulary {
		if err := checkPrefix(p); err != nil {
			return nil, err
		}
		n.add(p, ofVocabulary)
	}
	n.link()
	if o.Base != "" {
		if err := graph.CheckIRI(o.Base); err != nil {
			return nil, fmt.Errorf("base: %w", err)
		}
		if isPlainBase(o.Base) {
			n.base, n.datatypes = o.Base, newFormCache()
		}
	}
	return n, nil
}

func checkPrefix(p Prefix) error {
	if !isPrefixName(p.Name) {
		return fmt.Errorf("prefix: %q is not a prefix name", p.Name)
	}
	if err := graph.CheckIRI(p.IRI); err != nil {
		return fmt.Errorf("prefix %s: %w", p.Name, err)
	}
	return nil
}

// refresh takes in what the input has declared since the last time. What is no
// prefix is passed over: the IRIs it would have been for are written in full.
func (n *names) refresh() {
	all := n.declared.List()
	if n.fixed || len(all) == n.seen {
		return
	}
	for _, p := range all[n.seen:] {
		if p := Prefix(p); checkPrefix(p) == nil {
			n.add(p, ofInput)
		}
	}
	n.seen = len(all)
	n.link()
	n.iris.forget()
	n.datatypes.forget()
}

// add takes a prefix in, unless its name or its IRI is taken by one that goes
// first. The links between candidates are set by link.
func (n *names) add(p Prefix, r rank) {
	if iri, ok := n.names[p.Name]; ok {
		if iri == p.IRI {
			return
		}
		i, _ := n.find(iri)
		if c := n.list[i]; c.used || c.rank <= r {
			return
		}
		n.list = slices.Delete(n.list, i, i+1)
		delete(n.names, p.Name)
	}
	i, found := n.find(p.IRI)
	switch {
	case !found:
		n.list = slices.Insert(n.list, i, candidate{Prefix: p, rank: r})
	case n.list[i].used || n.list[i].rank <= r:
		return
	default:
		delete(n.names, n.list[i].Name)
		n.list[i].Prefix, n.list[i].rank = p, r
	}
	n.names[p.Name] = p.IRI
}

func (n *names) find(iri string) (int, bool) {
	return slices.BinarySearchFunc(n.list, iri, func(c candidate, iri string) int { return strings.Compare(c.IRI, iri) })
}

// link tells each candidate the longest one among the others that it lies
// below.
func (n *names) link() {
	for i := range n.list {
		above := i - 1
		for above >= 0 && !strings.HasPrefix(n.list[i].IRI, n.list[above].IRI) {
			above = n.list[above].parent
		}
		n.list[i].parent = above
	}
	n.near = 0
}

// longest gives the place of the longest candidate that an IRI begins with, or
// -1. In sorted order, whatever an IRI begins with is the candidate before it
// or one that this candidate lies below.
func (n *names) longest(iri string) int {
	i := n.near
	if i >= len(n.list) || n.list[i].IRI > iri || i+1 < len(n.list) && n.list[i+1].IRI <= iri {
		var found bool
		if i, found = n.find(iri); !found {
			i--
		}
		if i < 0 {
			return -1
		}
		n.near = i
	}
	for i >= 0 && !strings.HasPrefix(iri, n.list[i].IRI) {
		i = n.list[i].parent
	}
	return i
}

// declarations gives the prefixes that have been used, or all, sorted by name.
func (n *names) declarations(all bool) []Prefix {
	var declared []Prefix
	for _, c := range n.list {
		if c.used || all {
			declared = append(declared, c.Prefix)
		}
	}
	slices.SortFunc(declared, func(a, b Prefix) int { return strings.Compare(a.Name, b.Name) })
	return declared
}

// appendHeader appends the directives, one a line, sorted by name: those of the
// prefixes that have been used, or of all.
//
// There is no VERSION directive where a document needs RDF 1.2: it is a hint
// that no reader needs, and those that know triple terms from before it was
// invented stop at it.
func (n *names) appendHeader(b []byte, all bool) []byte {
	if n.base != "" {
		b = append(append(append(b, "@base <"...), n.base...), "> .\n"...)
	}
	for _, p := range n.declarations(all) {
		b = append(append(b, "@prefix "...), p.Name...)
		b = append(append(append(b, ": <"...), p.IRI...), "> .\n"...)
	}
	return b
}

// settled tells whether the directives are known before the statements are.
func (n *names) settled() bool {
	if n.declared != nil && !n.fixed {
		return false
	}
	return !slices.ContainsFunc(n.list, func(c candidate) bool { return !c.used })
}

// isPrefixName tells whether a text is a prefix name (PN_PREFIX), or empty,
// which names the prefix ":".
func isPrefixName(name string) bool {
	for i, r := range name {
		switch {
		case graph.IsNameStart(r):
		case i > 0 && graph.IsNameChar(r):
		case i > 0 && r == '.' && i < len(name)-1:
		default:
			return false
		}
	}
	return utf8.ValidString(name)
}
