package schema

import (
	"fmt"
	"slices"
	"strings"

	"corkboard/graph"
	"corkboard/graph/source"
)

// cell is one text of a record with its place.
type cell struct {
	text   string
	kind   source.FieldKind
	origin graph.Origin
	item   bool // of a list, which is not split any further
}

// field finds a field by name, or by a path of names through objects
// ("address.city"). Null and empty fields are not there.
func (m *mapper) field(name string) (source.Field, bool) {
	for i := range m.rec.Fields {
		if f := &m.rec.Fields[i]; f.Name == name {
			return *f, present(*f)
		}
	}
	if head, tail, ok := strings.Cut(name, "."); ok {
		for _, f := range m.rec.Fields {
			if f.Name == head && f.Kind == source.Object {
				return member(f, tail)
			}
		}
	}
	return source.Field{}, false
}

// member follows a path of names into an object.
func member(f source.Field, path string) (source.Field, bool) {
	for _, sub := range f.Fields {
		if sub.Name == path {
			return sub, present(sub)
		}
	}
	head, tail, ok := strings.Cut(path, ".")
	if !ok {
		return source.Field{}, false
	}
	for _, sub := range f.Fields {
		if sub.Name == head && sub.Kind == source.Object {
			return member(sub, tail)
		}
	}
	return source.Field{}, false
}

func present(f source.Field) bool {
	switch f.Kind {
	case source.Null:
		return false
	case source.List, source.Object:
		return len(f.Fields) > 0
	}
	return strings.TrimSpace(f.Text) != ""
}

// has tells whether the record has a value in a column.
func (m *mapper) has(name string) bool {
	_, ok := m.field(name)
	return ok
}

// cells appends to all the texts that a reference stands for: none, one, or
// the items of a list. Blanks around a table's cell do not count.
func (m *mapper) cells(all []cell, name string) []cell {
	if m.each != "" && len(name) == len(m.each)+2 && strings.HasPrefix(name, m.each) && name[len(m.each)] == '.' {
		return append(all, m.piece(name)...)
	}
	if f, ok := m.field(name); ok {
		return items(all, f)
	}
	if strings.Contains(name, ".") {
		return follow(all, m.rec.Fields, name)
	}
	return all
}

// items appends the text of a field, or the texts of a list.
func items(all []cell, f source.Field) []cell {
	if f.Kind == source.Object {
		return all
	}
	if f.Kind != source.List {
		return append(all, cell{text: strings.TrimSpace(f.Text), kind: f.Kind, origin: f.Origin})
	}
	for _, item := range f.Fields {
		if item.Kind < source.Null && present(item) {
			all = append(all, cell{strings.TrimSpace(item.Text), item.Kind, item.Origin, true})
		}
	}
	return all
}

// follow appends the texts at the end of a path of names, through objects and
// through every item of lists.
func follow(all []cell, fields []source.Field, path string) []cell {
	for _, f := range fields {
		n := len(f.Name)
		switch {
		case f.Name == path:
			if present(f) {
				all = items(all, f)
			}
		case n+1 >= len(path) || path[n] != '.' || path[:n] != f.Name:
		case f.Kind == source.Object:
			all = follow(all, f.Fields, path[n+1:])
		case f.Kind == source.List:
			for _, item := range f.Fields {
				all = follow(all, item.Fields, path[n+1:])
			}
		}
	}
	return all
}

// piece gives the part of the current piece of Each that a reference names:
// field.1, field.2.
func (m *mapper) piece(name string) []cell {
	n := int(name[len(name)-1] - '1')
	if n < 0 || n >= len(m.pieces) || m.pieces[n] == "" {
		return nil
	}
	f, _ := m.field(m.each)
	return []cell{{text: m.pieces[n], origin: f.Origin}}
}

// splitCell gives the pieces of a text, or the items of a list.
func splitCell(f source.Field, separator string) []string {
	if f.Kind == source.List {
		var all []string
		for _, item := range f.Fields {
			if item.Kind < source.Null && present(item) {
				all = append(all, strings.TrimSpace(item.Text))
			}
		}
		return all
	}
	var all []string
	for _, piece := range splitEscaped(f.Text, separator) {
		if piece != "" {
			all = append(all, piece)
		}
	}
	return all
}

// splitEscaped splits at a separator of one byte, which a backslash before it
// makes part of the text, and trims the blanks around each piece.
func splitEscaped(text, separator string) []string {
	if separator == "" || !strings.Contains(text, separator) {
		return []string{strings.TrimSpace(text)}
	}
	var all []string
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '\\' && strings.HasPrefix(text[i+1:], separator):
			b.WriteString(separator)
			i++
		case text[i] == separator[0]:
			all = append(all, strings.TrimSpace(b.String()))
			b.Reset()
		default:
			b.WriteByte(text[i])
		}
	}
	return append(all, strings.TrimSpace(b.String()))
}

// splitRole splits a piece at the first ':' into who and role. A backslash
// before it makes it part of the text, and "://" is part of an IRI: there the
// role follows the last segment.
func splitRole(piece string) (who, role string) {
	from := 0
	if strings.Contains(piece, "://") {
		from = strings.LastIndexByte(piece, '/')
	}
	for i := from; i < len(piece); i++ {
		switch {
		case strings.HasPrefix(piece[i:], `\:`):
			i++
		case piece[i] == ':':
			return plainRole(piece[:i]), plainRole(piece[i+1:])
		}
	}
	return plainRole(piece), ""
}

func plainRole(s string) string {
	return strings.TrimSpace(strings.ReplaceAll(s, `\:`, ":"))
}

// private tells the names of columns and members that are never read.
func private(name string) bool { return strings.HasPrefix(name, "_") }

// walk calls fn for every text inside a field, with its path of names. Members
// that are never read are passed over.
func walk(f source.Field, name string, fn func(name string, f source.Field)) {
	switch f.Kind {
	case source.List:
		for _, item := range f.Fields {
			walk(item, name, fn)
		}
	case source.Object:
		for _, sub := range f.Fields {
			if !private(sub.Name) {
				walk(sub, name+"."+sub.Name, fn)
			}
		}
	default:
		if present(f) {
			fn(name, f)
		}
	}
}

// given makes the literal of a text kept as it is: numbers and booleans of
// JSON keep their kind.
func given(f source.Field) graph.Term {
	return natural(cell{text: f.Text, kind: f.Kind})
}

// natural makes a literal with the datatype that the input's own kind implies.
func natural(c cell) graph.Term {
	switch c.kind {
	case source.Boolean:
		return graph.Typed(c.text, XSDBoolean)
	case source.Number:
		if strings.ContainsAny(c.text, ".eE") {
			return graph.Typed(c.text, XSDDouble)
		}
		return graph.Typed(c.text, XSDInteger)
	}
	return graph.Text(c.text)
}

// nested tells whether a field holds an object, or a list with more than texts.
func nested(f source.Field) bool {
	return f.Kind == source.Object && present(f) || f.Kind == source.List &&
		slices.ContainsFunc(f.Fields, func(item source.Field) bool { return item.Kind > source.Null && present(item) })
}

func prefixed(name string, err error) error {
	if name == "" {
		return err
	}
	return fmt.Errorf("%s: %w", name, err)
}
