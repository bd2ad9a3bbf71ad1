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

// Names knows which ids the references of a case mean. It holds only what is
// referred to: its size is that of the distinct references, not of the case.
type Names struct {
	refs map[string]*referent
}

// referent is what is known of one text that some row refers to.
type referent struct {
	isID bool
	ids  []string // of the entities of that name
}

// NamedTable is a standard table whose references and names count.
type NamedTable struct {
	Table   Table
	Records func(context.Context) source.Records
}

// ReadNames reads the tables twice: what they refer to, then what has those
// ids and names. Faults of the input are left to the mapping that follows.
func (s *Schema) ReadNames(ctx context.Context, tables []NamedTable) (*Names, error) {
	n := &Names{refs: make(map[string]*referent)}
	for _, t := range tables {
		if err := n.read(ctx, t, s.references(t.Table), n.refer); err != nil {
			return nil, err
		}
	}
	if len(n.refs) == 0 {
		return n, nil
	}
	for _, t := range tables {
		if err := n.read(ctx, t, []string{"id", "name", "title"}, n.name); err != nil {
			return nil, err
		}
	}
	return n, nil
}

// references lists a table's columns that refer to entities.
func (s *Schema) references(t Table) []string {
	columns := []string{"source", "according_to"}
	if t.Class == "" {
		columns = append(columns, "from", "to")
	}
	for _, c := range t.Columns {
		if p, ok := s.Property(c.Property); ok && len(p.Range.Classes) > 0 {
			columns = append(columns, c.Name)
		}
	}
	slices.Sort(columns)
	return slices.Compact(columns)
}

// read calls fn with the wanted fields of every record that can be read.
func (n *Names) read(ctx context.Context, t NamedTable, want []string, fn func(Table, source.Record, []string)) error {
	for r, err := range t.Records(ctx) {
		var fault *graph.Error
		if errors.As(err, &fault) {
			continue
		}
		if err != nil {
			return err
		}
		fn(t.Table, r, want)
	}
	return nil
}

// refer notes what a record refers to.
func (n *Names) refer(t Table, r source.Record, columns []string) {
	m := mapper{rec: r}
	for _, name := range columns {
		f, ok := m.field(name)
		if !ok {
			continue
		}
		for _, text := range splitCell(f, ";") {
			n.add(text)
			if who, _, ok := strings.Cut(text, ":"); ok && !strings.Contains(text, "://") {
				n.add(strings.TrimSpace(who))
			}
		}
	}
}

func (n *Names) add(text string) {
	if _, ok := n.refs[text]; !ok && text != "?" {
		n.refs[strings.Clone(text)] = &referent{}
	}
}

// name notes the id and the name of a record, where something refers to them.
func (n *Names) name(t Table, r source.Record, columns []string) {
	var id string
	m := mapper{rec: r}
	for _, name := range columns {
		f, ok := m.field(name)
		if !ok {
			continue
		}
		text := strings.TrimSpace(f.Text)
		ref, referred := n.refs[text]
		switch {
		case name == "id":
			id = text
			if referred {
				ref.isID = true
			}
		case referred && id != "" && !slices.Contains(ref.ids, id):
			ref.ids = append(ref.ids, strings.Clone(id))
		}
	}
}

// Resolve gives the entity that a text means: the one with that id, else the
// only one with exactly that name, else an entity of that id that nobody has
// described yet. A name that several have is an error that lists them.
func (n *Names) Resolve(base, text string) (graph.Term, error) {
	if n == nil {
		return EntityIRI(base, text), nil
	}
	ref, ok := n.refs[text]
	if !ok || ref.isID || len(ref.ids) == 0 {
		return EntityIRI(base, text), nil
	}
	if len(ref.ids) > 1 {
		return graph.Term{}, fmt.Errorf("%q is the name of several: %s; write the id", clipValue(text), strings.Join(ref.ids, ", "))
	}
	return EntityIRI(base, ref.ids[0]), nil
}
