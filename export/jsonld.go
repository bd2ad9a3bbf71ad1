package export

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"corkboard/graph"
)

var errTripleTerm = errors.New("triple term: JSON-LD has no word for it")

// JSONLD writes one JSON-LD 1.1 document: a context with the prefixes and those
// of o.Terms that are used, so that nobody has to fetch one, and a @graph with a node object for each subject, those of named graphs
// within the @graph of an object of that name. Graphs, subjects, predicates and
// objects come in the order of graph.GSPO, and so the bytes do not depend on
// the order of the input; equal quads are written once.
//
// Literals keep their lexical forms, as texts with a datatype: JSON's own
// numbers and booleans, which readers put into other forms, are not used.
// Language tags keep their case, and a base direction is a @direction beside
// the @language. A well-formed list whose cells nothing else speaks of is a
// @list (see foldLists); its cells lose their labels.
//
// A prefix is used for every IRI that begins with its own, unless its name is
// empty or the scheme of an IRI in the data, which would be taken for it. A
// triple term is a fault. Base and MergeGraphs do not count.
//
// It holds all statements in memory, and writes nothing before it has them.
func JSONLD(w io.Writer, st graph.Statements, o Options) (Written, error) {
	var n Written
	if _, err := newNames(o); err != nil {
		return n, err
	}
	var all []graph.Statement
	read := int64(0)
	for s, err := range st {
		if err == nil {
			err = sayableLD(&s)
		}
		if err != nil {
			if err = o.fault(err); err != nil {
				return n, err
			}
			continue
		}
		read++
		all = append(all, s)
	}
	slices.SortStableFunc(all, graph.GSPO.Compare)
	all = slices.CompactFunc(all, graph.Statement.SameQuad)
	d := ldDocument{output: output{w: w}, lists: foldLists(all)}
	var err error
	if d.names, err = newLDNames(o, all, d.lists); err == nil {
		err = d.write(all)
	}
	if err != nil {
		return n, err
	}
	n.Statements = read
	return n, nil
}

// sayableLD tells, as a *graph.Error, why JSON-LD cannot say a statement.
func sayableLD(s *graph.Statement) error {
	if s.Check() == nil && s.Object.Kind() == graph.KindTriple {
		return &graph.Error{Origin: s.Origin, Err: fmt.Errorf("not written: %w", errTripleTerm)}
	}
	return sayable(s, true)
}

// ldDocument writes a document.
type ldDocument struct {
	output
	names ldNames
	lists lists
}

// line begins a line, so many steps in.
func (d *ldDocument) line(steps int) {
	d.b = append(d.b, '\n')
	for range steps {
		d.b = append(d.b, "  "...)
	}
}

// write writes all statements, in the order of graph.GSPO and each once.
func (d *ldDocument) write(all []graph.Statement) error {
	d.b = append(d.b, '{')
	d.context()
	d.line(1)
	d.b = append(d.b, `"@graph": [`...)
	first := true
	for len(all) > 0 {
		end := runLength(all, func(s graph.Statement) bool { return s.Graph == all[0].Graph })
		var err error
		if all[0].Graph.IsZero() {
			first, err = d.nodes(all[:end], 2)
		} else {
			d.separate(&first)
			err = d.namedGraph(all[:end])
		}
		if err != nil {
			return err
		}
		all = all[end:]
	}
	if !first {
		d.line(1)
	}
	d.b = append(d.b, "]\n}\n"...)
	return d.flush()
}

// separate writes the comma between two things.
func (d *ldDocument) separate(first *bool) {
	if !*first {
		d.b = append(d.b, ',')
	}
	*first = false
}

// context writes the prefixes and the terms that are used.
func (d *ldDocument) context() {
	first := true
	for _, p := range d.names.declarations(false) {
		if first {
			d.line(1)
			d.b = append(d.b, `"@context": {`...)
		}
		d.separate(&first)
		d.line(2)
		d.b = append(appendJSON(d.b, p.Name), ": "...)
		// Other IRIs have to be told to be prefixes (JSON-LD 1.1, section 4.4).
		if endsAsPrefix(p.IRI) {
			d.b = appendJSON(d.b, p.IRI)
			continue
		}
		d.b = append(appendJSON(append(d.b, `{"@id": `...), p.IRI), `, "@prefix": true}`...)
	}
	for _, t := range d.names.usedTerms() {
		if first {
			d.line(1)
			d.b = append(d.b, `"@context": {`...)
		}
		d.separate(&first)
		d.line(2)
		d.b = d.appendTerm(append(appendJSON(d.b, t.Name), ": "...), t)
	}
	if !first {
		d.line(1)
		d.b = append(d.b, "},"...)
	}
}

// appendTerm appends the definition of a term.
func (d *ldDocument) appendTerm(b []byte, t ContextTerm) []byte {
	if t.Type == "" {
		return d.names.appendID(b, graph.IRI(t.IRI))
	}
	b = append(d.names.appendID(append(b, `{"@id": `...), graph.IRI(t.IRI)), `, "@type": `...)
	if t.Type == "@id" {
		return append(b, `"@id"}`...)
	}
	return append(d.names.appendID(b, graph.IRI(t.Type)), '}')
}

// namedGraph writes the statements of a named graph.
func (d *ldDocument) namedGraph(all []graph.Statement) error {
	d.line(2)
	d.b = append(d.b, '{')
	d.line(3)
	d.b = append(d.names.appendID(append(d.b, `"@id": `...), all[0].Graph), ',')
	d.line(3)
	d.b = append(d.b, `"@graph": [`...)
	if _, err := d.nodes(all, 4); err != nil {
		return err
	}
	d.line(3)
	d.b = append(d.b, ']')
	d.line(2)
	d.b = append(d.b, '}')
	return nil
}

// nodes writes the subjects of one graph; none tells whether there are any
// besides the cells of lists.
func (d *ldDocument) nodes(all []graph.Statement, steps int) (none bool, err error) {
	none = true
	for len(all) > 0 {
		end := runLength(all, func(s graph.Statement) bool { return s.Subject == all[0].Subject })
		if !d.lists.folded(all[0].Subject) {
			d.separate(&none)
			if err := d.node(all[:end], steps); err != nil {
				return none, err
			}
		}
		all = all[end:]
	}
	return none, nil
}

// node writes the statements of one subject as a node object.
func (d *ldDocument) node(all []graph.Statement, steps int) error {
	d.line(steps)
	d.b = append(d.b, '{')
	d.line(steps + 1)
	d.b = d.names.appendID(append(d.b, `"@id": `...), all[0].Subject)
	types := make([]graph.Statement, 0, len(all))
	rest := make([]graph.Statement, 0, len(all))
	for _, s := range all {
		if isLDType(s) {
			types = append(types, s)
		} else {
			rest = append(rest, s)
		}
	}
	if len(types) > 0 {
		if err := d.member(`"@type"`, types, steps+1, d.names.appendClass); err != nil {
			return err
		}
	}
	for len(rest) > 0 {
		end := runLength(rest, func(s graph.Statement) bool { return s.Predicate == rest[0].Predicate })
		key, values := d.names.key(rest[0].Predicate)
		value := func(b []byte, t graph.Term) []byte { return d.appendObject(b, t, values, steps+2) }
		if rest[0].Predicate.Value() == rdfRest { // a cell that is no part of a list
			value = func(b []byte, t graph.Term) []byte {
				if t.Value() == rdfNil {
					return d.names.appendReference(b, t)
				}
				return d.appendObject(b, t, values, steps+2)
			}
		}
		if err := d.member(key, rest[:end], steps+1, value); err != nil {
			return err
		}
		rest = rest[end:]
	}
	d.line(steps)
	d.b = append(d.b, '}')
	return nil
}

// member writes a key and its values.
func (d *ldDocument) member(key string, all []graph.Statement, steps int, value func([]byte, graph.Term) []byte) error {
	d.b = append(d.b, ',')
	d.line(steps)
	d.b = append(append(d.b, key...), ": "...)
	if len(all) == 1 {
		d.b = value(d.b, all[0].Object)
		return d.spill()
	}
	d.b = append(d.b, '[')
	first := true
	for _, s := range all {
		d.separate(&first)
		d.line(steps + 1)
		d.b = value(d.b, s.Object)
		if err := d.spill(); err != nil {
			return err
		}
	}
	d.line(steps)
	d.b = append(d.b, ']')
	return nil
}

// isLDType tells a statement that @type says: of a literal it does not.
func isLDType(s graph.Statement) bool {
	return s.Predicate.Value() == rdfType && (s.Object.IsIRI() || s.Object.IsBlank())
}

// runLength counts the statements at the start that are like the first.
func runLength(all []graph.Statement, like func(graph.Statement) bool) int {
	n := 1
	for n < len(all) && like(all[n]) {
		n++
	}
	return n
}
