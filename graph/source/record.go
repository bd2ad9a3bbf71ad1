package source

import (
	"iter"

	"corkboard/graph"
)

// Record is one row of a table or one object of a JSON or YAML document.
// Records are immutable once yielded and may be kept; their texts share memory
// with blocks of the input of at most 64 KB.
type Record struct {
	// Kind is the table's name: the file's base name without extensions, or
	// the sheet's name ("people", "ties-anna").
	Kind   string
	Fields []Field      // in the order of the input
	Origin graph.Origin // where the record begins
	// Lost names the fields that were left out because they are at fault. The
	// name is empty where cells may stand under columns that are not theirs.
	Lost []string
}

// Records is a stream of records. An error that wraps *graph.Error is about
// one record or field; the stream goes on after it.
type Records = iter.Seq2[Record, error]

// FieldKind tells what a field holds, as the input says it: a CSV cell is
// always Text, a JSON 5 is a Number.
type FieldKind uint8

// The kinds of fields.
const (
	Text FieldKind = iota
	Number
	Boolean
	Null
	List   // Fields are the items, without names
	Object // Fields are the members
)

// Field is one named value of a record. Text is the value as it stands in the
// input, decoded to UTF-8 and otherwise untouched: a number keeps its lexical
// form, a boolean is "true" or "false". Lists and objects hold Fields.
type Field struct {
	Name   string // the column (trimmed) or the member; "" for the items of a list
	Kind   FieldKind
	Text   string
	Fields []Field
	Origin graph.Origin // where the value begins
}

// Field gives the first field of a name; ok is false where there is none.
func (r Record) Field(name string) (f Field, ok bool) {
	for _, f := range r.Fields {
		if f.Name == name {
			return f, true
		}
	}
	return Field{}, false
}
