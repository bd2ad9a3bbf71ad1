package schema

import (
	"errors"
	"slices"
	"strings"

	"corkboard/graph"

	"go.yaml.in/yaml/v3"
)

// ReadYARRRML compiles a YARRRML mapping (https://w3id.org/yarrrml/spec/,
// profile RML) to a plan. data is UTF-8 YAML, file its name for errors; base is
// the case's base IRI, which a relative IRI is completed with where the file
// has no base of its own. The sources' paths stand in the plan as they are
// written.
//
// Prefixes are the file's, then those of s, then the ones YARRRML predefines.
// Where an object has neither a datatype nor a language, the range that s gives
// its property says what it is: dates and the like are checked and normalized,
// words of a scheme become its concepts, and where entities are meant a
// template makes an IRI and a plain reference is an id or a name.
//
// A mapping without subjects names the rows themselves. Of functions, equal and
// notEqual are known, as conditions; of joins between mappings, those within a
// row. Databases, targets, joins of sources and everything else that is not
// read is an error, and so is a property of the namespace cb: that s does not
// have, or one that is a slip away from a property of s. Every error is a
// *graph.Error with line and column; several are joined as errors.Join does.
func ReadYARRRML(data []byte, file string, s *Schema, base string) (*Plan, error) {
	y := &yarrrml{
		loader: loader{s: s, file: file},
		lines:  strings.Split(string(data), "\n"),
		base:   base, caseBase: base,
		sources:  make(map[string]LogicalSource),
		external: make(map[string]string),
		mappings: make(map[string]*yaml.Node),
	}
	root := y.parse(data)
	if root != nil {
		y.document(root)
	} else if len(y.faults) == 0 {
		y.fault(&yaml.Node{Line: 1, Column: 1}, "mappings: the file has none")
	}
	if err := joined(y.faults); err != nil {
		return nil, err
	}
	return &y.plan, nil
}

// joined gives the faults as one error, each once: a mapping with two sources
// is read twice.
func joined(faults []error) error {
	seen := make(map[string]bool)
	faults = slices.DeleteFunc(slices.Clone(faults), func(err error) bool {
		text := err.Error()
		again := seen[text]
		seen[text] = true
		return again
	})
	if len(faults) == 1 {
		return faults[0]
	}
	return errors.Join(faults...)
}

// yarrrml reads one mapping file. It goes on after a fault, so that an author
// sees all of them at once.
type yarrrml struct {
	loader
	lines    []string // of the file, for places within a text
	plan     Plan
	base     string // the file's, or the case's
	caseBase string
	sources  map[string]LogicalSource
	external map[string]string
	mappings map[string]*yaml.Node
	names    []string // of the mappings, in order
	// json says that references are paths and no column names.
	json bool
}

// document reads the sections in the order in which they need each other.
func (y *yarrrml) document(root *yaml.Node) {
	f := y.keyed(root, "the mapping file", documentKeys)
	if n := f["prefixes"]; n != nil {
		y.prefixes(n)
	}
	if n := f["base"]; n != nil {
		y.setBase(n)
	}
	if n := f["external"]; n != nil {
		for k, v := range y.pairs(n, "external") {
			y.external[k.Value] = y.text(v, "external")
		}
	}
	if n := f["sources"]; n != nil {
		for k, v := range y.pairs(n, "sources") {
			if src, ok := y.source(v); ok {
				y.sources[k.Value] = src
			}
		}
	}
	n := f["mappings"]
	if n == nil || isNull(n) {
		y.fault(root, "mappings: the file has none")
		return
	}
	for k, v := range y.pairs(n, "mappings") {
		y.mappings[k.Value] = v
		y.names = append(y.names, k.Value)
	}
	for _, name := range y.names {
		y.mapping(name, y.mappings[name])
	}
}

// prefixes reads the file's own prefixes.
func (y *yarrrml) prefixes(n *yaml.Node) {
	for k, v := range y.pairs(n, "prefixes") {
		p := Prefix{Name: k.Value, IRI: y.text(v, "prefix")}
		if !isName(strings.ReplaceAll(p.Name, ".", "-")) {
			y.fault(k, "prefix: %q is not letters, digits and hyphens", p.Name)
			continue
		}
		if err := graph.CheckIRI(p.IRI); err != nil {
			y.fault(v, "prefix %s: %w", p.Name, err)
			continue
		}
		if other := otherScheme(p.IRI); slices.ContainsFunc(y.s.Prefixes, func(q Prefix) bool { return q.IRI == other }) {
			y.fault(v, "prefix %s: %q is not what core.yaml knows; write %s", p.Name, p.IRI, other)
		}
		y.plan.Prefixes = append(y.plan.Prefixes, p)
	}
}

// otherScheme gives an http IRI with https and the other way round: to RDF the
// two are different, to people they are not.
func otherScheme(iri string) string {
	if rest, ok := strings.CutPrefix(iri, "https:"); ok {
		return "http:" + rest
	}
	if rest, ok := strings.CutPrefix(iri, "http:"); ok {
		return "https:" + rest
	}
	return ""
}

func (y *yarrrml) setBase(n *yaml.Node) {
	iri := y.text(n, "base")
	if err := graph.CheckIRI(iri); err != nil {
		y.fault(n, "base: %w", err)
		return
	}
	y.base = iri
}

// prefix finds a namespace: of the file, of the vocabulary, of YARRRML.
func (y *yarrrml) prefix(name string) (string, bool) {
	if i := slices.IndexFunc(y.plan.Prefixes, func(p Prefix) bool { return p.Name == name }); i >= 0 {
		return y.plan.Prefixes[i].IRI, true
	}
	if iri, ok := y.s.Prefix(name); ok {
		return iri, true
	}
	for _, p := range predefined {
		if p.Name == name {
			return p.IRI, true
		}
	}
	return "", false
}
