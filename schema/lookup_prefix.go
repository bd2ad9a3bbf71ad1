package schema

import (
	"fmt"
	"strings"

	"corkboard/graph"
)

// Prefix finds the namespace IRI of a prefix (without ':').
func (s *Schema) Prefix(name string) (string, bool) {
	p, ok := find(s.Prefixes, func(p *Prefix) bool { return p.Name == name })
	return p.IRI, ok
}

// Expand gives the IRI of a prefixed name ("schema:name"), of an IRI in angle
// brackets, or of a full IRI with "//" after its scheme. What follows the
// prefix is taken as it stands. The error says what is wrong, without a place.
func (s *Schema) Expand(prefixed string) (graph.Term, error) {
	iri, ok := strings.CutPrefix(prefixed, "<")
	if ok && strings.HasSuffix(iri, ">") {
		iri = iri[:len(iri)-1]
	} else if iri, ok = s.unprefix(prefixed); !ok {
		return graph.Term{}, fmt.Errorf("%q is neither a known prefix with a name nor an IRI", clipValue(prefixed))
	}
	if err := graph.CheckIRI(iri); err != nil {
		return graph.Term{}, err
	}
	return graph.IRI(iri), nil
}

func (s *Schema) unprefix(prefixed string) (string, bool) {
	name, local, _ := strings.Cut(prefixed, ":")
	if strings.HasPrefix(local, "//") {
		return prefixed, true
	}
	namespace, ok := s.Prefix(name)
	return namespace + local, ok && len(name) < len(prefixed)
}

// Shorten gives a term for people to read: an IRI as a prefixed name, with the
// prefix whose namespace is longest, if what is left is a plain word (letters,
// digits, '-', '_' and dots within); any other term in N-Triples form. Expand
// undoes it for IRIs.
func (s *Schema) Shorten(t graph.Term) string {
	if !t.IsIRI() {
		return t.String()
	}
	iri := t.Value()
	best := Prefix{}
	for _, p := range s.Prefixes {
		if len(p.IRI) > len(best.IRI) && strings.HasPrefix(iri, p.IRI) {
			best = p
		}
	}
	if best.IRI == "" || !isLocal(iri[len(best.IRI):]) {
		return t.String()
	}
	return best.Name + ":" + iri[len(best.IRI):]
}

// isLocal tells whether s can follow a prefix in every RDF syntax without an
// escape.
func isLocal(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c|0x20 >= 'a' && c|0x20 <= 'z', c >= '0' && c <= '9', c == '_':
		case (c == '-' || c == '.') && i > 0 && (c == '-' || i < len(s)-1):
		default:
			return false
		}
	}
	return s != ""
}
