package export

import (
	"io"
	"slices"

	"corkboard/graph"
)

// What stands on one line at most, before the last statement is added.
const (
	maxLineStatements = 10_000
	maxLineText       = 1 << 20
)

// NDJSONLD writes one JSON-LD node object on each line, in expanded form with
// full IRIs and no context: one for each run of statements with one subject and
// graph, within the @graph of an object of its name where that is a named one.
// Every line is a JSON-LD document by itself. The lines together are one
// document: a label of a blank node means the same on all of them.
//
// Any order of the input is written. In that of graph.GSPO or graph.SPOG every
// subject of a graph has one line, or few: one of more than 10,000 statements
// or 1 MB of text goes on in another, which says more of the same node. On a
// line, predicates stand in the order of their first statement, after @type.
//
// Literals are written as by JSONLD, and a triple term is a fault. Prefixes,
// Base and MergeGraphs do not count. It holds the statements of one line.
func NDJSONLD(w io.Writer, st graph.Statements, o Options) (Written, error) {
	var n Written
	d := ldLines{output: output{w: w}, places: map[graph.Term]int{}}
	d.full = ldNames{names: new(names)}
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
		if err := d.add(s); err != nil {
			return n, err
		}
		n.Statements++
	}
	if err := d.endLine(); err != nil {
		return n, err
	}
	return n, d.flush()
}

// ldLines writes node objects, one a line.
type ldLines struct {
	output
	full   ldNames
	held   []graph.Statement // those of the line at hand
	text   int               // bytes in them
	places map[graph.Term]int
}

// add takes the next statement.
func (d *ldLines) add(s graph.Statement) error {
	if len(d.held) > 0 && (s.Subject != d.held[0].Subject || s.Graph != d.held[0].Graph ||
		len(d.held) >= maxLineStatements || d.text >= maxLineText) {
		if err := d.endLine(); err != nil {
			return err
		}
	}
	d.held = append(d.held, s)
	d.text += len(s.Predicate.Value()) + len(s.Object.Value())
	return nil
}

// endLine writes the line at hand.
func (d *ldLines) endLine() error {
	if len(d.held) == 0 {
		return nil
	}
	name := d.held[0].Graph
	if !name.IsZero() {
		d.b = append(d.full.appendID(append(d.b, `{"@id":`...), name), `,"@graph":[`...)
	}
	d.b = d.full.appendID(append(d.b, `{"@id":`...), d.held[0].Subject)
	d.order()
	for i := range d.held {
		s := &d.held[i]
		again := i > 0 && d.place(s) == d.place(&d.held[i-1])
		switch {
		case again:
			d.b = append(d.b, ',')
		case isLDType(*s):
			d.b = append(d.b, `,"@type":[`...)
		default:
			d.b = append(d.full.appendID(append(d.b, ','), s.Predicate), ":["...)
		}
		d.b = d.appendValue(d.b, s)
		if i+1 == len(d.held) || d.place(s) != d.place(&d.held[i+1]) {
			d.b = append(d.b, ']')
		}
	}
	d.b = append(d.b, '}')
	if !name.IsZero() {
		d.b = append(d.b, "]}"...)
	}
	d.b = append(d.b, '\n')
	clear(d.held)
	clear(d.places)
	d.held, d.text = d.held[:0], 0
	return d.spill()
}

// place gives the place of a statement's key on its line.
func (d *ldLines) place(s *graph.Statement) int {
	if isLDType(*s) {
		return -1
	}
	return d.places[s.Predicate]
}

// order brings the statements of one key together.
func (d *ldLines) order() {
	sorted := true
	last := -1
	for i := range d.held {
		if _, ok := d.places[d.held[i].Predicate]; !ok {
			d.places[d.held[i].Predicate] = len(d.places)
		}
		place := d.place(&d.held[i])
		sorted = sorted && place >= last
		last = place
	}
	if !sorted {
		slices.SortStableFunc(d.held, func(a, b graph.Statement) int { return d.place(&a) - d.place(&b) })
	}
}

// appendValue appends an object in expanded form.
func (d *ldLines) appendValue(b []byte, s *graph.Statement) []byte {
	t := s.Object
	switch {
	case isLDType(*s):
		return d.full.appendID(b, t)
	case !t.IsLiteral():
		return append(d.full.appendID(append(b, `{"@id":`...), t), '}')
	case t.Language() == "" && t.Datatype() == xsdString:
		return append(appendJSON(append(b, `{"@value":`...), t.Value()), '}')
	case t.Language() == "":
		b = append(appendJSON(append(b, `{"@type":`...), t.Datatype()), `,"@value":`...)
		return append(appendJSON(b, t.Value()), '}')
	}
	b = append(b, '{')
	if t.Direction() != graph.NoDirection {
		b = append(append(append(b, `"@direction":"`...), t.Direction().String()...), `",`...)
	}
	b = append(append(append(b, `"@language":"`...), t.Language()...), `","@value":`...)
	return append(appendJSON(b, t.Value()), '}')
}
