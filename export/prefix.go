package export

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"corkboard/graph"
)

// Used gives those of the prefixes that Turtle and TriG write for the
// statements, sorted by name: the first pass over a stream that can be read
// twice, so that Options.Prefixes declares nothing in vain. For Turtle with
// MergeGraphs give it Merged(st), so that names of graphs do not count.
//
// What cannot be written is passed over, since the second pass reports it, and
// so are faults of the input. Any other error of the stream is returned, and
// what is wrong with the prefixes themselves (see Options).
func Used(prefixes []Prefix, st graph.Statements) ([]Prefix, error) {
	n, err := newNames(prefixes, "")
	if err != nil {
		return nil, err
	}
	var b []byte
	for s, err := range st {
		var fault *graph.Error
		if errors.As(err, &fault) {
			continue
		}
		if err != nil {
			return nil, err
		}
		if s.Check() != nil {
			continue
		}
		b = n.appendTerm(b[:0], s.Subject)
		b = n.appendVerb(b, s.Predicate)
		b = n.appendTerm(b, s.Object)
		if !s.Graph.IsZero() {
			b = n.appendTerm(b, s.Graph)
		}
	}
	var used []Prefix
	for i, p := range n.prefixes {
		if n.used[i] {
			used = append(used, p)
		}
	}
	return used, nil
}

// names writes terms as Turtle does, with prefixes and a base.
type names struct {
	prefixes []Prefix // sorted by name
	used     []bool   // which of them have been written
	longest  []int    // places in prefixes, the longest IRI first
	base     string   // "" for none
}

// newNames checks prefixes and base. The same name for two IRIs is an error,
// said twice for one IRI it counts once.
func newNames(prefixes []Prefix, base string) (*names, error) {
	sorted := slices.Clone(prefixes)
	slices.SortFunc(sorted, func(a, b Prefix) int {
		return cmp.Or(strings.Compare(a.Name, b.Name), strings.Compare(a.IRI, b.IRI))
	})
	n := &names{prefixes: slices.Compact(sorted)}
	for i, p := range n.prefixes {
		if !isPrefixName(p.Name) {
			return nil, fmt.Errorf("prefix: %q is not a prefix name", p.Name)
		}
		if err := graph.CheckIRI(p.IRI); err != nil {
			return nil, fmt.Errorf("prefix %s: %w", p.Name, err)
		}
		if i > 0 && n.prefixes[i-1].Name == p.Name {
			return nil, fmt.Errorf("prefix %s: stands for both %q and %q", p.Name, n.prefixes[i-1].IRI, p.IRI)
		}
		n.longest = append(n.longest, i)
	}
	slices.SortStableFunc(n.longest, func(i, j int) int {
		return cmp.Compare(len(n.prefixes[j].IRI), len(n.prefixes[i].IRI))
	})
	n.used = make([]bool, len(n.prefixes))
	if base != "" {
		if err := graph.CheckIRI(base); err != nil {
			return nil, fmt.Errorf("base: %w", err)
		}
		if isPlainBase(base) {
			n.base = base
		}
	}
	return n, nil
}

// appendHeader appends the directives, one a line.
func (n *names) appendHeader(b []byte) []byte {
	if n.base != "" {
		b = append(append(append(b, "@base <"...), n.base...), "> .\n"...)
	}
	for _, p := range n.prefixes {
		b = append(append(b, "@prefix "...), p.Name...)
		b = append(append(append(b, ": <"...), p.IRI...), "> .\n"...)
	}
	return b
}

// appendIRI appends an IRI as a prefixed name where a prefix fits, else
// relative to the base, else in full.
func (n *names) appendIRI(b []byte, iri string) []byte {
	b, ok := n.appendName(b, iri)
	if ok {
		return b
	}
	if n.base != "" && strings.HasPrefix(iri, n.base) && isPlainReference(iri[len(n.base):]) {
		iri = iri[len(n.base):]
	}
	return append(append(append(b, '<'), iri...), '>')
}

// appendDatatype appends a datatype IRI, never relative to the base: readers
// in use want it so.
func (n *names) appendDatatype(b []byte, iri string) []byte {
	b, ok := n.appendName(b, iri)
	if ok {
		return b
	}
	return append(append(append(b, '<'), iri...), '>')
}

// appendName appends an IRI as a prefixed name, if it can. Of the prefixes
// that fit, the longest one whose rest can be a local name wins; of two for
// one IRI, the first by name.
func (n *names) appendName(b []byte, iri string) ([]byte, bool) {
	start := len(b)
	for _, i := range n.longest {
		p := &n.prefixes[i]
		if !strings.HasPrefix(iri, p.IRI) {
			continue
		}
		var ok bool
		if b, ok = appendLocal(append(append(b, p.Name...), ':'), iri[len(p.IRI):]); ok {
			n.used[i] = true
			return b, true
		}
		b = b[:start]
	}
	return b, false
}

// isPlainBase tells whether every reader resolves a reference against a base
// by putting one behind the other: it has an authority, ends in a slash, and
// has no query, fragment or dots to remove (RFC 3986, section 5.2).
func isPlainBase(base string) bool {
	_, rest, ok := strings.Cut(base, "://")
	return ok && len(rest) > 1 && rest[0] != '/' && strings.HasSuffix(rest, "/") &&
		!strings.ContainsAny(rest, "?#") && !strings.Contains(rest, "/./") && !strings.Contains(rest, "/../")
}

// isPlainReference tells whether what follows a plain base is a reference that
// cannot be taken for anything else: a path that begins with a segment without
// a colon and has no dot segments.
func isPlainReference(ref string) bool {
	if ref == "" || strings.IndexByte("/?#", ref[0]) >= 0 {
		return false
	}
	end := strings.IndexAny(ref, "?#")
	if end < 0 {
		end = len(ref)
	}
	for i, segment := range strings.Split(ref[:end], "/") {
		if segment == "." || segment == ".." || i == 0 && strings.Contains(segment, ":") {
			return false
		}
	}
	return true
}
