package store

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/cayley/query/gizmo"
	"github.com/cayleygraph/quad"

	"corkboard/graph"
	"corkboard/graph/store/quadstore"
)

const rdfJSON = "http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON"

// rows gathers the answer to a query.
type rows struct {
	names   namer
	limit   int
	single  bool           // all rows of paths so far have one and the same column
	columns map[string]int // name to place in cells
	paths   [][]graph.Term
	emitted [][]graph.Term
	room    []graph.Term // for rows to come
}

func newRows(quads *quadstore.QuadStore, limit int) *rows {
	return &rows{names: namer{quads: quads}, limit: limit, single: true, columns: make(map[string]int)}
}

// add takes one result; more is false when the limit is reached.
func (r *rows) add(result *gizmo.Result) (more bool, err error) {
	if result.Tags == nil {
		cells, err := r.cells(emittedTerms(result.Val))
		r.emitted = append(r.emitted, cells)
		return r.limit <= 0 || len(r.emitted) < r.limit, err
	}
	cells := r.row()
	again := false
	for name, ref := range result.Tags {
		var t graph.Term
		if t, again, err = r.names.term(refs.Ref(ref)); err != nil {
			return false, fmt.Errorf("query: %w", err)
		}
		cells = r.put(cells, name, t)
	}
	if r.single = r.single && len(result.Tags) == 1 && len(r.columns) == 1; r.single && again {
		return true, nil // its only term is that of another row
	}
	r.paths = append(r.paths, cells)
	if r.limit > 0 && len(r.paths) > 2*r.limit+1000 {
		r.settle()
	}
	return true, nil
}

func (r *rows) cells(terms map[string]graph.Term, err error) ([]graph.Term, error) {
	cells := r.row()
	for name, t := range terms {
		cells = r.put(cells, name, t)
	}
	return cells, err
}

// row gives an empty row, cut from a piece that holds many.
func (r *rows) row() []graph.Term {
	n := len(r.columns)
	if len(r.room) < n {
		r.room = make([]graph.Term, 64*n)
	}
	cells := r.room[:n:n]
	r.room = r.room[n:]
	return cells
}

// put sets the cell of a column, which may be a new one.
func (r *rows) put(cells []graph.Term, name string, t graph.Term) []graph.Term {
	i, ok := r.columns[name]
	if !ok {
		i = len(r.columns)
		r.columns[name] = i
	}
	for len(cells) <= i {
		cells = append(cells, graph.Term{})
	}
	cells[i] = t
	return cells
}

// order gives the columns: id first, the others by name.
func (r *rows) order() []string {
	return slices.SortedFunc(maps.Keys(r.columns), func(a, b string) int {
		switch {
		case a == b:
			return 0
		case a == gizmo.TopResultTag:
			return -1
		case b == gizmo.TopResultTag:
			return 1
		}
		return strings.Compare(a, b)
	})
}

// places gives where the columns stand in cells, in the order of columns.
func (r *rows) places() []int {
	var places []int
	for _, name := range r.order() {
		places = append(places, r.columns[name])
	}
	return places
}

// settle sorts the rows of paths, drops repetitions and what is beyond the
// limit. It may run before all columns are known: a column that comes later is
// empty in all rows so far, and does not change their order.
func (r *rows) settle() {
	order := r.places()
	compare := func(a, b []graph.Term) int {
		for _, i := range order {
			if c := cell(a, i).Compare(cell(b, i)); c != 0 {
				return c
			}
		}
		return 0
	}
	slices.SortFunc(r.paths, compare)
	r.paths = slices.CompactFunc(r.paths, func(a, b []graph.Term) bool { return compare(a, b) == 0 })
	if r.limit > 0 && len(r.paths) > r.limit {
		r.paths = slices.Clip(r.paths[:r.limit])
	}
}

// cell gives a row's term in a column, which the row may be too short for.
func cell(row []graph.Term, i int) graph.Term {
	if i < len(row) {
		return row[i]
	}
	return graph.Term{}
}

// all gives the finished answer.
func (r *rows) all() []Row {
	r.settle()
	order, places := r.order(), r.places()
	all := make([]Row, 0, len(r.paths)+len(r.emitted))
	for _, cells := range slices.Concat(r.paths, r.emitted) {
		if r.limit > 0 && len(all) == r.limit {
			break
		}
		terms := cells
		if len(places) > 1 || len(cells) != len(places) {
			terms = make([]graph.Term, len(places))
			for i, place := range places {
				terms[i] = cell(cells, place)
			}
		}
		all = append(all, Row{Columns: order, Terms: terms})
	}
	return all
}

// emittedTerms reads what a script gave to g.emit.
func emittedTerms(v any) (map[string]graph.Term, error) {
	object, ok := v.(map[string]any)
	if !ok {
		t, err := emittedTerm(v)
		return map[string]graph.Term{"value": t}, err
	}
	terms := make(map[string]graph.Term, len(object))
	for name, v := range object {
		t, err := emittedTerm(v)
		if err != nil {
			return nil, fmt.Errorf("query: emit: %s: %w", name, err)
		}
		terms[name] = t
	}
	return terms, nil
}

func emittedTerm(v any) (graph.Term, error) {
	switch v := v.(type) {
	case nil:
		return graph.Term{}, nil
	case quad.Value:
		return fromValue(v)
	case string:
		return emittedText(v), nil
	}
	if native, ok := quad.AsValue(v); ok {
		return fromValue(native)
	}
	text, err := json.Marshal(v)
	return graph.Typed(string(text), rdfJSON), err
}

// emittedText reads a text as Gizmo does: <iri>, _:label, or itself.
func emittedText(s string) graph.Term {
	if t, err := graph.ParseTerm(s); err == nil && (t.IsIRI() || t.IsBlank()) {
		return t
	}
	return graph.Text(s)
}

// namer reads terms and remembers the last few thousand: the same ones come
// again and again.
type namer struct {
	quads *quadstore.QuadStore
	terms map[any]graph.Term
}

const namesKept = 1 << 14

// term gives the term of a node, and tells whether it was remembered.
func (n *namer) term(ref refs.Ref) (t graph.Term, again bool, err error) {
	if ref == nil {
		return graph.Term{}, false, nil
	}
	key := refs.ToKey(ref)
	if t, ok := n.terms[key]; ok {
		return t, true, nil
	}
	if t, err = n.quads.TermOf(ref); err != nil {
		return graph.Term{}, false, err
	}
	if n.terms == nil || len(n.terms) >= namesKept {
		n.terms = make(map[any]graph.Term)
	}
	n.terms[key] = t
	return t, false, nil
}
