package schema

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"corkboard/graph"
	"corkboard/graph/source"
)

// Names knows which ids the references of a case mean. It holds 8 bytes and a
// bit for every distinct reference, and the names among them: its size is not
// that of the case.
type Names struct {
	refs  referred
	named map[string][]named // what has a name that is referred to
}

// named is a row that has a name: its id, or its place where it has none.
type named struct{ id, file, place string }

// String writes it as people find it again: its id, or the row.
func (n named) String() string {
	if n.id != "" {
		return n.id
	}
	return n.file + "#" + n.place
}

func (n named) iri(base string) graph.Term {
	if n.id != "" {
		return ownIRI(base, n.id)
	}
	return KeyIRI(base, "row", n.file, n.place)
}

// reference is a column that refers to entities.
type reference struct {
	column string
	many   bool // several, separated by ';'
	roles  bool // "who:role"
}

// NamedTable is a standard table whose references and names count.
type NamedTable struct {
	Table   Table
	Records func(context.Context) source.Records
}

// ReadNames reads the tables twice: what they refer to, then what has those
// ids and names. Faults of the input are left to the mapping that follows.
func (s *Schema) ReadNames(ctx context.Context, tables []NamedTable) (*Names, error) {
	n := &Names{named: make(map[string][]named)}
	for _, t := range tables {
		columns := s.references(t.Table)
		note := func(r source.Record) { n.refer(r, columns) }
		if err := read(ctx, t, note); err != nil {
			return nil, err
		}
	}
	if n.refs.seal(); len(n.refs.known) == 0 {
		return n, nil
	}
	for _, t := range tables {
		if t.Table.Name == "publish" {
			continue // its ids are references
		}
		keyed := len(t.Table.Key) > 0
		note := func(r source.Record) { n.name(r, keyed) }
		if err := read(ctx, t, note); err != nil {
			return nil, err
		}
	}
	return n, nil
}

// references lists a table's columns that refer to entities.
func (s *Schema) references(t Table) []reference {
	columns := []reference{{column: "source", many: true}, {column: "according_to"}}
	switch t.Name {
	case "ties":
		columns = append(columns, reference{column: "from"}, reference{column: "to"})
	case "publish":
		columns = append(columns, reference{column: "id"})
	}
	for _, c := range t.Columns {
		if p, ok := s.Property(c.Property); ok && len(p.Range.Classes) > 0 {
			columns = append(columns, reference{column: c.Name, many: c.Many, roles: c.Roles != ""})
		}
	}
	return columns
}

// read calls fn with every record that can be read.
func read(ctx context.Context, t NamedTable, fn func(source.Record)) error {
	for r, err := range t.Records(ctx) {
		var fault *graph.Error
		if errors.As(err, &fault) {
			continue
		}
		if err != nil {
			return err
		}
		fn(r)
	}
	return nil
}

// refer notes what a record refers to.
func (n *Names) refer(r source.Record, columns []reference) {
	m := mapper{rec: r}
	for _, c := range columns {
		f, ok := m.field(c.column)
		if !ok {
			continue
		}
		separator := ""
		if c.many {
			separator = ";"
		}
		for _, text := range splitCell(f, separator) {
			if c.roles {
				text, _ = splitRole(text)
			}
			n.add(text)
		}
	}
}

func (n *Names) add(text string) {
	if text != "?" && text != "" {
		n.refs.add(text)
	}
}

// name notes the id and the name of a record, where something refers to them.
// Rows that are known by a key have no name.
func (n *Names) name(r source.Record, keyed bool) {
	m := mapper{rec: r}
	var who named
	var one [1]cell
	if c := m.cells(one[:0], "id"); len(c) > 0 {
		who.id = c[0].text
		n.refs.markID(who.id)
	} else if keyed {
		return
	}
	for _, column := range []string{"name", "title"} {
		for _, c := range m.cells(one[:0], column) {
			if !n.refs.has(c.text) {
				continue
			}
			if who.id == "" {
				who = named{file: strings.Clone(r.Origin.File), place: r.Origin.Fragment()}
			}
			if !slices.Contains(n.named[c.text], who) {
				who.id = strings.Clone(who.id)
				n.named[strings.Clone(c.text)] = append(n.named[c.text], who)
			}
		}
	}
}

// isID tells whether a text that is referred to is an id.
func (n *Names) isID(text string) bool {
	return n != nil && n.refs.isID(text)
}

// ownIRI names the entity of an id. The graph of sources has the name
// "sources", so that an entity of that id is named sources_.
func ownIRI(base, id string) graph.Term {
	if id == "sources" {
		id = "sources_"
	}
	return EntityIRI(base, id)
}

// Resolve gives the entity that a text means: the one with that id, else the
// only one with exactly that name, else an entity of that id that nobody has
// described yet. A name that several have is an error that lists them.
func (n *Names) Resolve(base, text string) (graph.Term, error) {
	if n == nil {
		return ownIRI(base, text), nil
	}
	of := n.named[text]
	if len(of) == 0 || n.isID(text) {
		return ownIRI(base, text), nil
	}
	if len(of) > 1 {
		var all []string
		for _, who := range of {
			all = append(all, who.String())
		}
		return graph.Term{}, fmt.Errorf("%q is the name of several: %s; write the id", clipValue(text), strings.Join(all, ", "))
	}
	return of[0].iri(base), nil
}
