package schema

import (
	"errors"
	"fmt"
	"strings"

	"corkboard/graph"

	"go.yaml.in/yaml/v3"
)

// relationScheme is the scheme whose concepts are the relations themselves.
const relationScheme = "relation"

// loader reads one vocabulary file into a schema. It goes on after a fault, so
// that an author sees all of them at once. What refers to a name is checked
// last, because a file may use a name before it says what that is.
type loader struct {
	s      *Schema
	file   string
	core   bool // core.yaml itself, which alone has common columns and terms
	faults []error
	later  []func()
}

// load adds a file to l.s.
func (l *loader) load(data []byte) error {
	root := l.parse(data)
	if root != nil {
		l.sections(root)
		for _, check := range l.later {
			check()
		}
	}
	if len(l.faults) == 1 {
		return l.faults[0]
	}
	return errors.Join(l.faults...)
}

func (l *loader) sections(root *yaml.Node) {
	readers := map[string]func(*yaml.Node){
		"prefixes":   l.prefixes,
		"schemes":    l.schemes,
		"classes":    l.classes,
		"properties": l.properties,
		"relations":  l.relations,
		"tables":     l.tables,
		"views":      l.views,
	}
	if l.core {
		readers["common"] = func(n *yaml.Node) { l.s.Common = l.columns(n, nil) }
		readers["terms"] = l.terms
	}
	// Prefixes first, wherever they stand: reading an IRI needs them.
	byKey := l.fields(root, "the vocabulary", keys(readers))
	for _, key := range []string{"prefixes", "schemes", "classes", "properties", "relations", "common", "tables", "views", "terms"} {
		if n := byKey[key]; n != nil {
			readers[key](n)
		}
	}
}

func (l *loader) prefixes(n *yaml.Node) {
	for k, v := range l.pairs(n, "prefixes") {
		p := Prefix{Name: k.Value, IRI: l.text(v, "prefix")}
		if !isName(p.Name) {
			l.fault(k, "prefix: %q is not letters, digits and hyphens", p.Name)
			continue
		}
		if err := graph.CheckIRI(p.IRI); err != nil {
			l.fault(v, "prefix %s: %w", p.Name, err)
			continue
		}
		if iri, ok := l.s.Prefix(p.Name); ok {
			if iri != p.IRI {
				l.fault(k, "prefix: %q is %s already", p.Name, iri)
			}
			continue
		}
		if l.taken(p.Name) {
			l.fault(k, "prefix: %q is a class or property", p.Name)
			continue
		}
		l.s.Prefixes = append(l.s.Prefixes, p)
	}
}

// terms are for the generator of constants; here they are only looked at.
func (l *loader) terms(n *yaml.Node) {
	for _, item := range l.list(n, "terms") {
		l.iri(item, "term")
	}
}

// iri reads a prefixed name or a full IRI.
func (l *loader) iri(n *yaml.Node, what string) graph.Term {
	text := l.text(n, what)
	if text == "" {
		return graph.Term{}
	}
	t, err := l.s.Expand(text)
	if err != nil {
		l.fault(n, "%s: %w", what, err)
	}
	return t
}

// fault notes what is wrong at a place of the file.
func (l *loader) fault(n *yaml.Node, format string, args ...any) {
	l.faults = append(l.faults, &graph.Error{Origin: l.origin(n), Err: fmt.Errorf(format, args...)})
}

func (l *loader) origin(n *yaml.Node) graph.Origin {
	return graph.Origin{File: l.file, Line: int32(n.Line), Column: int32(n.Column)}
}

// taken tells whether a prefix, class or property has a name. They share one
// space of names, as in a JSON-LD context.
func (l *loader) taken(name string) bool {
	_, prefix := l.s.Prefix(name)
	_, class := l.s.Class(name)
	return prefix || class || l.s.property(name) >= 0
}

// isName tells whether s may be a name in a vocabulary file: letters, digits,
// '-' and '_', a letter first. Such a name is safe in an IRI, a Go constant
// and a table's header.
func isName(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		letter := c|0x20 >= 'a' && c|0x20 <= 'z'
		if !letter && (i == 0 || !(c >= '0' && c <= '9' || c == '-' || c == '_')) {
			return false
		}
	}
	return s != ""
}

// spelled gives the label of a name that is given none.
func spelled(name string) string { return strings.ReplaceAll(name, "-", " ") }
